"""An answer to an invitation with more beside it: when the speaker will tell, how late they may be, whose place another takes."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.language.example_company import JO, MARC, mail, read_among

INVITED = tuple(replace(one, role="interviewer", people=(mail("tom"),)) for one in (JO, MARC))
ON_FRIDAYS = (
    *INVITED,
    replace(INVITED[0], id="kay", start=datetime.fromisoformat("2026-12-04T09:30")),
    replace(INVITED[0], id="nina", start=datetime.fromisoformat("2026-12-04T14:00")),
)


def read(text, interviews=INVITED, last="invitation"):
    return read_among(text, interviews, last=last, speaker="tom")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("probably, will confirm tonight", "will confirm tonight"),
        ("possibly, waiting on my flight on Thursday", "waiting on my flight on Thursday"),
        ("I will join, may be 5 mins late", "may be 5 mins late"),
        ("I'll attend, may be a bit late", "may be a bit late"),
        ("will come but I may have to leave early", "I may have to leave early"),
    ],
)
def test_a_maybe_is_of_what_is_shown_whatever_time_stands_in_its_reason(text, reason):
    answer = read(text)
    assert (answer.intent, answer.request.target, answer.request.reason) == ("tentative", ("jo",), reason)  # fmt: skip
    assert answer.doubt is None


@pytest.mark.parametrize("text", ["accept, will send questions tomorrow", "yes, I'll read the CV tonight"])  # fmt: skip
def test_what_will_be_done_later_is_nothing_left_out(text):
    answer = read(text)
    assert (answer.intent, answer.request.target, answer.left_out) == ("accept", ("jo",), ())


@pytest.mark.parametrize("text", ["decline everything on Friday", "decline everything on Friday, I'm at the offsite"])  # fmt: skip
def test_the_day_of_a_no_tells_which_although_its_reason_tells_an_absence(text):
    answer = read(text, ON_FRIDAYS)
    assert (answer.intent, answer.request.target) == ("decline", ("kay", "nina"))


def test_a_no_to_a_day_without_interviews_declines_none():
    answer = read("decline everything on Monday, I'm on leave", ON_FRIDAYS)
    assert not getattr(answer.request, "target", ())


def test_a_no_with_an_absence_besides_is_of_what_is_shown():
    assert read("decline, I'm on leave on Monday").request.target == ("jo",)


@pytest.mark.parametrize(
    "text",
    [
        "can Raj take this one for me?",
        "could Raj do it for me please",
        "can Raj take this one for me? I'm double booked",
        "I'm double booked, can Raj take this one for me",
    ],
)
def test_who_is_asked_to_come_for_the_speaker_takes_their_place(text):
    change = read(text).request
    assert (change.intent, change.target, change.replace) == ("change", ("jo",), ((mail("tom"), mail("raj")),))  # fmt: skip


@pytest.mark.parametrize(("last", "intent"), [("none", "absence"), ("invitation", "decline")])
def test_a_day_that_is_taken_free_is_an_absence(last, intent):
    assert read("I take Thursday free", INVITED if last == "invitation" else (), last).intent == intent  # fmt: skip


def test_a_day_that_a_colleague_takes_free_is_none_that_is_looked_at():
    days = {start.day for start, _ in read_among("Raj takes Tuesday as leave, find an hour with Raj this week", (), last="none").question.windows}  # fmt: skip
    assert days == {23, 25, 26, 27}
