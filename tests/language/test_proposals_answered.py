"""What an organizer says below another time that was proposed, with one interview coming, two or three."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.language.example_company import HANA, JO, MARC, mail, read_among

OF_JO = replace(
    JO, proposers=(mail("raj"),), proposed_starts=(datetime.fromisoformat("2026-11-25T11:00"),)
)
OF_MARC = replace(
    MARC, proposers=(mail("priya"),), proposed_starts=(datetime.fromisoformat("2026-11-27T10:00"),)
)
OTHER = replace(HANA, role="organizer", people=(mail("dana"),))
SHOWN = {
    "one": ("proposal", (OF_JO,)),
    "two": ("proposal", (OF_MARC, JO)),
    "three": ("proposal", (OF_MARC, JO, OTHER)),
    "both": ("proposal", (OF_MARC, OF_JO)),
    "other": ("interview", (JO, OF_MARC)),
    "other of three": ("interview", (JO, OTHER, OF_MARC)),
    "list": ("list", (JO, OF_MARC)),
    "none": ("none", (JO, OF_MARC)),
}


def read(text, shown):
    last, interviews = SHOWN[shown]
    return read_among(text, interviews, last=last)


@pytest.mark.parametrize(
    ("shown", "text", "target"),
    [
        ("one", "aye, that'll do nicely", "jo"),
        ("one", "Aye go on then", "jo"),
        ("one", "nae bother, move it", "jo"),
        ("one", "kindly do the needful and shift to his time", "jo"),
        ("one", "Yes, this time is suitable. Kindly reschedule accordingly.", "jo"),
        ("one", "This suits us good", "jo"),
        ("one", "Agreed, we take this date", "jo"),
        ("one", "sure thang, let's do Raj's", "jo"),
        ("one", "I should be most obliged if you would accept Mr Patel's suggestion.", "jo"),
        ("one", "PROPOSAL ACCEPTED STOP", "jo"),
        ("one", "11 Wednesday OK", "jo"),
        ("one", "tell him that's grand", "jo"),
        ("one", "wheesht, aye, shift it", "jo"),
        ("one", "Go ahead with same", "jo"),
        ("one", "I think we can do this", "jo"),
        ("one", "Jo's fine with that", "jo"),
        ("one", "sure, if that's ok with you", "jo"),
        ("one", "yes if possible", "jo"),
        ("two", "aye move it", "marc"),
        ("two", "yes please shift to her slot", "marc"),
        ("two", "Go for her time", "marc"),
        ("two", "Marc yes", "marc"),
        ("two", "fine, Friday it is", "marc"),
        ("two", "ok for Marc", "marc"),
        ("other", "yes move it", "marc"),
        ("other", "yes to her time", "marc"),
        ("other", "yes to Priya", "marc"),
        ("other", "take Priya's", "marc"),
        ("other", "ok for Priya's change", "marc"),
        ("other", "say yes to Priya", "marc"),
        ("other", "tell Priya yes", "marc"),
        ("other", "tell Priya that's fine", "marc"),
        ("other", "ok to what Priya wants", "marc"),
        ("other", "Friday at 10 then", "marc"),
        ("other", "move Marc like Priya asked", "marc"),
        ("none", "yes to her time", "marc"),
        ("none", "yes move it", "marc"),
        ("list", "yes move it", "marc"),
        ("both", "yes to Raj's time", "jo"),
        ("both", "move Jo as proposed", "jo"),
        ("both", "yes move it", "marc"),
        ("three", "yes move it", "marc"),
        ("three", "go ahead wi' that", "marc"),
        ("three", "fine wi me", "marc"),
        ("other of three", "yes to her time", "marc"),
        ("other of three", "yes move it", "marc"),
    ],
)
def test_the_time_is_taken(shown, text, target):
    reading = read(text, shown)
    assert (reading.intent, reading.doubt) == ("accept_proposal", None)
    assert reading.request.target == (target,)


@pytest.mark.parametrize(
    ("shown", "text", "target"),
    [
        ("one", "nah leave it be", "jo"),
        ("one", "nay, keep it as it were", "jo"),
        ("one", "we leave it so", "jo"),
        ("one", "leave it where it is", "jo"),
        ("one", "It stays by Tuesday", "jo"),
        ("one", "I regret that the candidate cannot be moved.", "jo"),
        ("one", "REGRET IMPOSSIBLE KEEP TUESDAY", "jo"),
        ("one", "candidate can't do Wednesday, sorry", "jo"),
        ("one", "tell him no", "jo"),
        ("one", "Wednesday is a holiday here", "jo"),
        ("one", "11 is too early", "jo"),
        ("one", "that's too late for the candidate", "jo"),
        ("two", "that's a no from Marc I'm afraid", "marc"),
        ("two", "we cannot shift Marc, kindly inform her", "marc"),
        ("two", "keep Marc where he is", "marc"),
        ("two", "stick with Thursday", "marc"),
        ("two", "Please retain the original timing", "marc"),
        ("other", "no to Priya", "marc"),
        ("other", "tell Priya no", "marc"),
        ("other", "Priya's time is no good", "marc"),
    ],
)
def test_the_time_stays(shown, text, target):
    reading = read(text, shown)
    assert (reading.intent, reading.doubt) == ("decline_proposal", None)
    assert reading.request.target == (target,)


@pytest.mark.parametrize(
    ("shown", "text", "target", "start"),
    [
        ("one", "ok another then", "jo", None),
        ("two", "ok another then", "marc", None),
        ("one", "another day please", "jo", None),
        ("one", "a different one then", "jo", None),
        ("one", "hmm no, what else have we got", "jo", None),
        ("one", "rather Thursday morning", "jo", "2026-11-26T09:00"),
        ("one", "Wednesday yes but at 3", "jo", "2026-11-25T15:00"),
        ("one", "Would Wednesday at 15:00 hours be convenient for him instead?", "jo", "2026-11-25T15:00"),
        ("two", "move Jo to Friday at 10", "jo", "2026-11-27T10:00"),
        ("two", "and Jo at 3", "jo", "2026-11-24T15:00"),
        ("two", "or at half two", "marc", "2026-11-27T14:30"),
        ("two", "no, move Jo", "jo", None),
        ("other", "move it", "jo", None),
        ("other", "move it to Friday", "jo", "2026-11-27T09:00"),
        ("other", "ok, move it to 3", "jo", "2026-11-24T15:00"),
    ],
)  # fmt: skip
def test_another_time_is_wanted(shown, text, target, start):
    reading = read(text, shown)
    assert (reading.intent, reading.request.target) == ("reschedule", (target,))
    starts = [one.isoformat(timespec="minutes") for one, _ in reading.request.windows]
    assert starts[:1] == ([start] if start else [])


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("one", "then we do it without Raj"),
        ("one", "the candidate can't make Tuesday"),
        ("one", "leave Tom out"),
        ("one", "if Tom's ok with it then yes"),
        ("one", "yes but only if Tom can"),
        ("one", "yes if the room is free"),
        ("one", "let me check with Jo first"),
        ("one", "hold on"),
        ("one", "swap Raj for Dana"),
        ("one", "Priya sounds great, let's ask her"),
        ("one", "another room please"),
        ("one", "a different interviewer then"),
        ("one", "get someone else for Raj"),
        ("other", "tell Dana that's fine"),
        ("other", "say no to Dana"),
        ("other", "no, leave it"),
        ("other", "ok another then"),
        ("both", "Raj's is fine, Priya's not"),
    ],
)
def test_what_is_no_answer_to_it(shown, text):
    reading = read(text, shown)
    is_settled = reading.intent in {"accept_proposal", "decline_proposal"}
    assert reading.doubt or not is_settled


@pytest.mark.parametrize("text", ["tell Priya yes", "yes to Priya", "move Marc as proposed"])
def test_where_nothing_is_proposed_nothing_is_taken(text):
    reading = read_among(text, (JO, MARC))
    assert reading.intent != "accept_proposal"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("yes, and make it online", "make it online"),
        ("ok, but 30 minutes then", "30 minutes then"),
        ("ok, with a bigger room", "with a bigger room"),
    ],
)
def test_another_change_beside_a_yes_is_left_out(text, left):
    reading = read(text, "one")
    assert (reading.intent, reading.left_out) == ("accept_proposal", (left,))


@pytest.mark.parametrize(
    "text",
    [
        "Priya sounds great, let's ask her",
        "Priya would be perfect, ask her please",
        "Priya's great. Can you ask her?",
    ],
)
def test_who_is_praised_is_asked_to_stand_in(text):
    request = read_among(text, (JO, MARC)).request
    assert (request.intent, request.target, request.add) == ("change", ("jo",), (mail("priya"),))
    assert request.is_stand_in


@pytest.mark.parametrize(
    "text",
    [
        "accept raj's proposal and drop tom",
        "accept the proposal without tom",
        "drop tom and accept raj's proposal",
        "take raj's proposal but without tom please",
    ],
)
def test_a_proposal_is_taken_without_who_is_named(text):
    found = read(text, "one")
    assert (found.request.intent, found.request.without) == ("accept_proposal", (mail("tom"),))
    assert mail("tom") not in found.request.people
    assert (found.left_out, found.doubt) == ((), None)


@pytest.mark.parametrize(
    "text", ["accept raj's proposal", "accept the proposal", "take raj's proposal please"]
)
def test_a_proposal_alone_leaves_everybody(text):
    assert read(text, "one").request.without == ()
