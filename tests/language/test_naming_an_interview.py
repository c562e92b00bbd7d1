"""One of several interviews is told by its room or its people; one that is not there is asked about, never guessed."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import Candidate
from tests.language.example_company import AL, JO, MARC, mail, offered, read_among, scene

TUESDAY = datetime.fromisoformat("2026-11-24T09:45")
THURSDAY = datetime.fromisoformat("2026-11-26T14:00")
FIRST = ComingInterview(
    "first", TUESDAY, people=(mail("raj"),), candidate=Candidate("Jo Pike"), room=mail("turing")
)
SECOND = ComingInterview(
    "second",
    THURSDAY,
    people=(mail("tom"),),
    candidate=Candidate("Marc Dubois"),
    room=mail("spree"),
)


CONTEXT = replace(scene(), last="list", interviews=(FIRST, SECOND), speaker=mail("olivia"))


def read(text, *, last="list", interviews=(FIRST, SECOND)):
    context = replace(scene(), last=last, interviews=interviews, speaker=mail("olivia"))
    return parse(text, context)


@pytest.mark.parametrize("last", ["list", "interview", "none"])
@pytest.mark.parametrize(
    ("text", "intent", "target"),
    [
        ("cancel the one in Spree", "cancel", "second"),
        ("cancel the interview in the Spree room", "cancel", "second"),
        ("cancel the interview in room Spree", "cancel", "second"),
        ("move the one in Spree to Friday 10am", "reschedule", "second"),
        ("cancel the one in Turing", "cancel", "first"),
        ("move the interview with Tom to Friday 10am", "reschedule", "second"),
    ],
)
def test_a_room_or_a_person_tells_which(text, intent, target, last):
    reading = read(text, last=last)
    assert (reading.intent, reading.request.target) == (intent, (target,))


@pytest.mark.parametrize("interviews", [(FIRST, SECOND), (FIRST,)], ids=["two", "one"])
@pytest.mark.parametrize(
    "text",
    [
        "cancel the one in Lovelace",
        "move the interview in the Boardroom to Friday",
        "move the interview with Dana to Friday 10am",
        "cancel my interview on Tuesday with Dana",
    ],
)
def test_what_none_of_them_has_is_asked_about(text, interviews):
    reading = read(text, interviews=interviews)
    assert reading.intent in {"cancel", "reschedule"}
    assert reading.request.target == ()
    assert reading.doubt is not None


@pytest.mark.parametrize(
    "text", ["move it to Lovelace", "use Lovelace for it", "put it in Lovelace"]
)
def test_a_room_to_go_to_tells_nothing(text):
    reading = read(text, last="interview")
    assert reading.intent == "change"
    assert reading.request.target == ("first",)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("book the earliest", 1),
        ("take the soonest one", 1),
        ("book the earliest possible", 1),
        ("take the latest one", -1),
    ],
)
def test_the_first_and_the_last_of_an_offer_are_said_in_other_words(text, number):
    reading = parse(text, replace(scene(), last="offer"))
    assert (reading.intent, reading.request.number) == ("book", number)


@pytest.mark.parametrize(
    "text",
    [
        "take the Teams meeting off Jo's interview",
        "turn off Teams for Jo's interview",
        "Jo's interview doesn't need Teams",
    ],
)
def test_a_meeting_that_is_to_go_is_not_added(text):
    request = read(text).request
    assert (request.target, request.online) == (("first",), False)


@pytest.mark.parametrize("text", ["no room for Jo's interview", "no room for the Tuesday one"])
def test_no_room_for_an_interview_takes_its_room(text):
    request = read(text).request
    assert (request.target, request.room.kind) == (("first",), "none")


def test_the_title_of_an_interview_is_named_with_it():
    request = read("title of Jo's interview: Final round").request
    assert (request.target, request.title) == (("first",), "Final round")


def test_another_name_of_the_candidate_is_no_title():
    request = read("rename the candidate of my Tuesday interview to Janet Smith").request
    assert request.title == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("forget Jo Park", "Jo Park"),
        ("please forget Jo Pike.", "Jo Pike"),
        ("delete Jo Park's data", "Jo Park"),
        ("forget candidate jo park", "jo park"),
    ],
)
def test_a_candidate_is_forgotten_by_name(text, name):
    request = read(text, last="interview").request
    assert (request.verb, request.name) == ("forget_candidate", name)


@pytest.mark.parametrize("text", ["forget Tom Becker", "forget it", "forget me", "forget the room"])
def test_what_is_no_candidates_name_is_not_forgotten_as_one(text):
    assert getattr(read(text).request, "verb", "") != "forget_candidate"


def invited(answers):
    asked = zip((FIRST, SECOND), answers, strict=False)
    return [replace(one, role="interviewer", answer=said) for one, said in asked]


def test_who_is_away_declines_what_they_accepted_too():
    both = [
        replace(one, start=TUESDAY.replace(hour=hour))
        for one, hour in zip(invited(["accepted", ""]), (9, 14), strict=True)
    ]
    reading = read("I'm out sick on Tuesday", last="invitation", interviews=tuple(both))
    assert reading.request.target == ("first", "second")


def test_a_yes_after_a_decline_does_not_accept():
    declined = tuple(invited(["declined", ""]))
    assert read("yes", last="invitation", interviews=declined).doubt is not None
    assert read("accept", last="invitation", interviews=declined).doubt is None


def test_the_candidate_of_the_interview_shown_may_get_another_first_name():
    request = read("candidate Joanna Pike", last="interview").request
    assert (request.target, request.candidate.name) == (("first",), "Joanna Pike")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("add Bob to Marc's interview", "second"),
        ("add Dana and Bob to Marc's interview", "second"),
        ("take Zebulon off Thursday's interview", "second"),
        ("remove Bob from Thursday's interview", "second"),
        ("swap Bob for May on Jo's interview", "first"),
        ("swap Tom for Bob", "second"),
        ("swap Tom with Bob Smith on Marc's interview", "second"),
        ("Bob instead of Tom", "second"),
    ],
)
def test_somebody_unknown_who_is_to_come_or_go_is_asked_about(text, target):
    reading = read(text)
    assert reading.intent == "change"
    assert reading.request.target == (target,)
    assert reading.doubt is not None
    assert reading.doubt.doubt.kind == "stranger"
    assert not [one for one in offered(reading.doubt) if "candidate" in one]
    answered = parse("Priya", CONTEXT, doubt=reading.doubt)
    assert mail("priya") in {*answered.request.add, *answered.request.remove} | {
        one for pair in answered.request.replace for one in pair
    }


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel the Teams meeting of Jo's interview", "first"),
        ("cancel the video call for Thursday's interview", "second"),
    ],
)
def test_a_meeting_of_an_interview_is_not_the_interview(text, target):
    reading = read(text)
    assert (reading.intent, reading.request.target) == ("change", (target,))
    assert reading.request.online is False


@pytest.mark.parametrize(
    ("text", "is_away"),
    [
        ("I'm out sick on Tuesday", True),
        ("on leave Tuesday", True),
        ("I can't make it on Tuesday, I'm off sick", False),
        ("decline Tuesday", False),
    ],
)
def test_who_only_says_that_they_are_away_has_not_declined(text, is_away):
    invited = replace(FIRST, role="interviewer")
    reading = read(text, last="invitation", interviews=(invited,))
    assert (reading.intent, reading.request.target) == ("decline", ("first",))
    assert bool(reading.request.away) == is_away


def test_who_is_away_is_so_whatever_was_shown_last():
    invited = replace(FIRST, role="interviewer")
    for last in ("list", "none"):
        reading = read("I'm out sick on Tuesday", last=last, interviews=(invited,))
        assert (reading.intent, bool(reading.request.away)) == ("decline", True)


@pytest.mark.parametrize("text", ["swap Raj for Tom", "replace Raj with Tom", "switch Raj to Tom"])
def test_a_swap_said_once_more_is_no_swap_back(text):
    """Raj is off the second already, and Tom is on it."""
    reading = read(f"{text} on Marc's interview")
    assert reading.request.replace == ((mail("raj"), mail("tom")),)


def test_an_interview_that_was_chosen_is_meant_whatever_the_sentence_calls_it():
    """Two at one time differ by their people; neither is a Dana's."""
    same = replace(SECOND, id="third", people=(mail("raj"),), candidate=None)
    interviews = (FIRST, SECOND, same)
    context = replace(CONTEXT, interviews=interviews)
    for text in ("push Dana's interview back 30 minutes", "move Dana's interview to Friday 2pm"):
        asked = read(text, interviews=interviews)
        for answer, id_ in (("2", "second"), ("3", "third")):
            reading = parse(answer, context, doubt=asked.doubt)
            assert (reading.intent, reading.request.target) == ("reschedule", (id_,))
            assert reading.request.windows
            assert reading.doubt is None


@pytest.mark.parametrize("text", ["swap Raj and Priya", "swap Priya and Raj"])
def test_two_who_are_swapped_are_who_takes_part_and_who_comes(text):
    reading = read(text, last="interview")
    assert reading.request.replace == ((mail("raj"), mail("priya")),)
    assert reading.request.target == ("first",)


@pytest.mark.parametrize(
    "text",
    [
        "find someone else for Jill's interview",
        "find a replacement for Jill's interview",
        "add Mei to the interview for Jill",
    ],
)
def test_an_interview_that_is_named_gets_no_other_candidate(text):
    reading = read(text, last="interview")
    assert getattr(reading.request, "candidate", None) is None


def a_loop(name, day, candidate):
    """Return a loop of two sessions as one, and its sessions."""
    start = datetime.fromisoformat(f"2026-11-{day}T09:45")
    both = (mail("raj"), mail("tom"))
    whole = ComingInterview(name, start, 105, both, Candidate(candidate), sessions=2)
    parts = [
        ComingInterview(f"{name}-{n}", start.replace(hour=9 + n), 45, (one,), Candidate(candidate))
        for n, one in enumerate(both)
    ]
    return whole, parts


@pytest.mark.parametrize("last", ["none", "offer", "list"])
@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("call off Marc's onsite", {"marc"}),
        ("cancel Marc Dubois's loop", {"marc"}),
        ("cancel Thursday's on-site", {"jo2"}),
        ("cancel my interview with Tom on Wednesday", {"marc-1"}),
        ("call off Jo's onsite", set()),
    ],
)
def test_a_loop_is_told_by_its_candidate_or_its_day(text, target, last):
    wholes, parts = [], []
    for name, day, candidate in (
        ("jo", 24, "Jo Pike"),
        ("marc", 25, "Marc Dubois"),
        ("jo2", 26, "Jo Pike"),
    ):
        whole, own = a_loop(name, day, candidate)
        wholes.append(whole)
        parts += own
    found = read(text, last=last, interviews=(*parts, *wholes))
    assert {*found.request.target} == target
    if not target:
        labels = offered(found.doubt)
        assert labels == [
            "Tue 24 Nov 09:45, Jo Pike, both sessions",
            "Thu 26 Nov 09:45, Jo Pike, both sessions",
        ]


@pytest.mark.parametrize("last", ["none", "offer", "list"])
def test_one_session_of_the_only_loop_is_told_by_its_person(last):
    whole, parts = a_loop("jo", 24, "Jo Pike")
    found = read("cancel my interview with Tom", last=last, interviews=(*parts, whole))
    assert found.request.target == ("jo-1",)


@pytest.mark.parametrize(
    ("after", "left_out"),
    [
        ("right after", ()),
        ("back to back", ()),
        ("right after, unless it is afternoon", ("unless it is afternoon",)),
    ],
)
def test_one_more_right_after_tells_what_it_does_not_hold(after, left_out):
    reading = read(f"one more for her with Priya {after}", last="interview")
    assert reading.question.people == (mail("priya"),)
    assert reading.left_out == left_out


def of(ident, name, hour):
    start = TUESDAY.replace(hour=hour, minute=0)
    return ComingInterview(ident, start, people=(mail("raj"),), candidate=Candidate(name))


NEAR = (
    of("double", "Camille Delacroix-Nguyen", 9),
    of("single", "Paul Delacroix", 10),
    of("initial", "J. Smith", 11),
    of("jane", "Jane Smith", 12),
    of("bob", "Bob Smith", 13),
)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel Delacroix-Nguyen", ("double",)),
        ("cancel the Delacroix-Nguyen interview", ("double",)),
        ("cancel Paul Delacroix", ("single",)),
        ("cancel Jane Smith", ("jane",)),
        ("cancel the Delacroix interview", ()),
        ("cancel J. Smith's interview", ()),
    ],
)
def test_candidates_of_like_names_are_told_apart_or_asked_about(text, target):
    reading = read(text, last="none", interviews=NEAR)
    assert reading.request.target == target
    assert bool(reading.doubt) == (target == ())


def test_an_initial_leaves_out_who_has_another():
    asked = read("cancel J. Smith's interview", last="none", interviews=NEAR).doubt
    assert [one.split(", ")[1] for one in offered(asked)] == ["J. Smith", "Jane Smith"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Jo Pike's interview: add https://cv.example/jo for the interviewers",
            "https://cv.example/jo",
        ),
        ("add her CV https://cv.example/jo", "CV: https://cv.example/jo"),
    ],
)
def test_a_link_for_the_interviewers_is_a_note_and_nobodys_name(text, note):
    reading = read(text, last="interview")
    assert (reading.request.note, reading.doubt) == (note, None)
    assert reading.request.target == ("first",)


@pytest.mark.parametrize("text", ["move pike to Friday 2pm", "mv jo pike to fri 2pm"])
def test_a_candidates_name_is_heard_however_it_is_typed(text):
    reading = read(text, last="interview", interviews=(SECOND, FIRST))
    assert (reading.intent, reading.request.target) == ("reschedule", ("first",))


def test_a_candidates_name_typed_small_is_kept_whole():
    reading = read("book jo pike again with Tom on Friday 30 min", last="interview")
    assert reading.question.candidate == Candidate("Jo Pike")


@pytest.mark.parametrize(
    "text", ["who is in the Turing interview?", "who's on Jo's interview?", "what room is jo in?"]
)
def test_who_takes_part_is_asked_and_changes_nothing(text):
    reading = read(text, last="interview", interviews=(SECOND, FIRST))
    assert (reading.intent, reading.request.target) == ("interviews", ("first",))


def test_the_interview_of_a_candidate_is_found_and_no_times_are_searched():
    reading = read("find jo", last="interview", interviews=(SECOND, FIRST))
    assert (reading.intent, reading.request.candidate.name) == ("interviews", "Jo")


def test_an_interview_is_named_by_the_room_before_it():
    reading = read("move the Spree interview to Friday", last="interview")
    assert (reading.request.target, reading.left_out) == (("second",), ())
    assert read("cancel the Lovelace interview", last="interview").doubt is not None


@pytest.mark.parametrize("text", ["put video back on", "put video on"])
def test_video_is_put_back_and_nothing_is_moved(text):
    reading = read(text, last="interview")
    assert (reading.intent, reading.request.online) == ("change", True)


def test_somebody_is_put_back_and_nothing_is_moved():
    reading = read("put Raj back on", last="interview", interviews=(SECOND, FIRST))
    assert (reading.intent, reading.request.add) == ("change", (mail("raj"),))


@pytest.mark.parametrize("text", ["jo's email is jo@pike.example", "jo's address: jo@pike.example"])
def test_an_address_is_the_candidates_however_the_name_is_typed(text):
    request = read(text, last="interview").request
    assert (request.target, request.candidate.mail) == (("first",), "jo@pike.example")


def test_who_is_free_instead_of_somebody_asks_for_substitutes():
    reading = read("who's free instead of raj?", last="interview")
    assert (reading.intent, reading.request.people) == ("substitutes", (mail("raj"),))


def test_a_reason_may_stand_before_the_no():
    reading = read("on holiday, can't do it", last="invitation", interviews=(invited([""])[0],))
    assert (reading.intent, reading.request.reason) == ("decline", "on holiday")


DAYS = (
    replace(FIRST, candidate=Candidate("Anna Day")),
    replace(SECOND, candidate=Candidate("Ben Day")),
)


@pytest.mark.parametrize(
    "text",
    [
        "move the Day interview to fri",
        "cancel Day",
        "make Day's interview 30 minutes",
        "add Priya to Day's interview",
    ],
)
def test_a_name_that_two_candidates_have_is_asked_about_whichever_is_shown(text):
    reading = read(text, last="interview", interviews=DAYS)
    assert reading.request.target == ()
    assert reading.doubt.doubt.kind == "which-interview"


def test_what_is_asked_of_a_name_that_two_candidates_have_is_told_of_both():
    reading = read("who's in Day's interview?", last="interview", interviews=DAYS)
    assert (reading.intent, reading.request.target, reading.doubt) == ("interviews", (), None)
    assert reading.request.candidate.name == "Day"


def test_a_candidate_who_has_two_interviews_is_no_reason_to_ask():
    again = (FIRST, replace(SECOND, candidate=FIRST.candidate))
    request = read("move Jo's interview to Friday", last="interview", interviews=again).request
    assert request.target == ("first",)


@pytest.mark.parametrize("last", ["offer", "interview", "list"])
@pytest.mark.parametrize("text", ["move", "reschedule", "move please"])
def test_what_an_interviews_card_says_to_type_moves_it_beside_an_open_question(text, last):
    open_question = parse("Tom on Wednesday with a room", CONTEXT).question
    context = replace(CONTEXT, last=last, interviews=(FIRST,))
    reading = parse(text, context, after=open_question)
    assert (reading.intent, reading.request.target) == ("reschedule", ("first",))


@pytest.mark.parametrize("text", ["my 2pm", "the 2pm one", "my 14:00", "my 2 o'clock interview"])
def test_an_hour_at_which_two_are_held_shows_both(text):
    read = read_among(text, (JO, MARC, AL))
    assert (read.intent, read.doubt, read.left_out) == ("interviews", None, ())
    held = [one.start for one in (JO, MARC, AL) if any(a <= one.start < b for a, b in read.request.windows)]  # fmt: skip
    assert held == [MARC.start, AL.start]
