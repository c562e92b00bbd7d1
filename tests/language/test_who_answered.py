"""What an organizer asks of who has answered, in the words of many kinds of people, and what is like it and asks for something else."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.language.example_company import HANA, JO, MARC, mail, read_among

OTHER = replace(HANA, role="organizer", people=(mail("dana"), mail("dan")))
COMING = (JO, MARC, OTHER)
OF_JO = replace(
    JO, proposers=(mail("raj"),), proposed_starts=(datetime.fromisoformat("2026-11-25T11:00"),)
)


def read(text, many=1, last="interview"):
    return read_among(text, COMING[:many], last=last)


@pytest.mark.parametrize(
    ("many", "text", "target"),
    [
        (1, "who's in", "jo"),
        (1, "who is in so far?", "jo"),
        (1, "who all is coming", "jo"),
        (1, "has everybody confirmed?", "jo"),
        (1, "any word from Raj?", "jo"),
        (1, "has Raj got back to us?", "jo"),
        (1, "Is Raj joining?", "jo"),
        (1, "did Raj say aye?", "jo"),
        (1, "have they reverted?", "jo"),
        (1, "Have they given confirmation?", "jo"),
        (1, "Did they already say something?", "jo"),
        (1, "Who has still not answered?", "jo"),
        (1, "what did Raj say", "jo"),
        (1, "what's Raj saying", "jo"),
        (1, "Has Raj seen it?", "jo"),
        (1, "is Tom still on?", "jo"),
        (1, "May I enquire whether Mr Patel has replied?", "jo"),
        (2, "did Priya answer?", "marc"),
        (2, "who's in for Marc", "marc"),
        (2, "is Priya coming Thursday?", "marc"),
        (2, "is Raj coming on Tuesday?", "jo"),
        (2, "what did Priya say about Marc", "marc"),
        (3, "has everyone answered for Hana", "hana"),
        (3, "what did Dan say", "hana"),
    ],
)
def test_the_answers_are_shown(many, text, target):
    reading = read(text, many)
    assert (reading.intent, reading.doubt) == ("responses", None)
    assert reading.request.target == (target,)
    assert not reading.request.is_of_candidate


@pytest.mark.parametrize(
    ("text", "target", "asks_answer"),
    [
        ("has Jo replied?", "jo", True),
        ("has Marc answered yet?", "marc", True),
        ("did Jo accept", "jo", True),
        ("did Jo get the invite?", "jo", False),
    ],
)
def test_of_a_candidate(text, target, asks_answer):
    request = read(text, 2).request
    assert (request.intent, request.target) == ("responses", (target,))
    assert (request.is_of_candidate, request.asks_answer) == (True, asks_answer)


@pytest.mark.parametrize("text", ["did Dana answer?", "what did Siobhan say", "did May reply yet?"])
def test_who_takes_part_in_nothing_is_asked_about(text):
    reading = read(text, 2)
    assert reading.doubt is not None
    assert reading.doubt.doubt.kind == "none-with"


@pytest.mark.parametrize(
    "text",
    [
        "tell me what my week looks like",
        "show me what my week looks like",
        "what's my week looking like",
        "who's in",
    ],
)
def test_the_list_is_shown(text):
    assert read(text, 3, last="none").intent == "interviews"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("who's in the office today", "unknown"),
        ("is Raj free Thursday?", "availability"),
        ("is Priya here on Thursday", "availability"),
        ("call it off", "cancel"),
        ("call Jo's off", "cancel"),
        ("STATUS", "status"),
    ],
)
def test_what_asks_for_something_else(text, intent):
    assert read(text, 2).intent == intent


def test_who_is_free_then_is_asked_of_the_interview_that_is_shown():
    asked = read("is Dana free then?", 2)
    assert asked.request.target == ("jo",)
    assert asked.doubt is not None
    assert asked.doubt.doubt.kind == "whether-to"
    moved = read_among("is Tom free then?", (OF_JO, MARC), last="proposal").request
    assert (moved.intent, moved.target) == ("reschedule", ("jo",))
    assert moved.windows[0][0] == OF_JO.proposed_starts[0]
    assert read("is Dana free then?", 2, last="none").intent == "availability"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("call it Kick off", "Kick off"),
        ("call it the Kick-off", "Kick-off"),
        ("call it Tech kick-off", "Tech kick-off"),
        ("call it Deep Dive", "Deep Dive"),
    ],
)
def test_a_title_that_ends_in_off_cancels_nothing(text, title):
    request = read(text).request
    assert (request.intent, request.title) == ("change", title)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("have someone else cover Jo's", ()),
        ("have someone else cover Raj's", (mail("raj"),)),
        ("have someone cover for Raj", (mail("raj"),)),
        ("sub for raj", (mail("raj"),)),
    ],
)
def test_somebody_else_is_wanted(text, people):
    request = read(text, 2).request
    assert (request.intent, request.target, request.people) == ("substitutes", ("jo",), people)


@pytest.mark.parametrize(
    ("text", "add", "remove"),
    [
        ("run Jo's with just Raj", (), ("tom",)),
        ("run Jo's with only Tom", (), ("raj",)),
        ("run Jo's interview with just Raj and Priya", ("priya",), ("tom",)),
    ],
)
def test_who_alone_is_to_hold_it(text, add, remove):
    request = read(text, 2).request
    assert (request.intent, request.target) == ("change", ("jo",))
    assert request.add == tuple(map(mail, add))
    assert request.remove == tuple(map(mail, remove))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("move Jo to the same time next week", ["2026-11-24T10:00"]),
        ("move Marc to the same time next week", ["2026-11-26T14:00"]),
        ("move Jo to the same time on Friday", ["2026-11-27T10:00"]),
    ],
)
def test_the_same_time_of_another_week_is_on_its_own_day(text, starts):
    request = read(text, 2).request
    assert request.intent == "reschedule"
    assert [one.isoformat(timespec="minutes") for one, _ in request.windows] == starts


@pytest.mark.parametrize("text", ["sub for raj", "find a stand-in for Raj", "sub for Raj please"])
def test_below_times_with_others_somebody_else_is_wanted_for_what_is_booked(text):
    request = read_among(text, (JO, MARC), after="Dana on Wednesday for 1 hour").request
    assert (request.intent, request.target) == ("substitutes", ("jo",))


def test_below_a_card_of_another_a_sub_takes_the_place_of_who_is_named():
    request = read_among("sub for tom", (MARC, JO)).request
    assert (request.intent, request.target) == ("substitutes", ("jo",))
    assert request.people == (mail("tom"),)


@pytest.mark.parametrize(
    "text", ["bin the room", "kill the room", "dump the room please", "chuck out the room"]
)
def test_a_room_thrown_out_is_taken_off_and_no_other_is_looked_for(text):
    request = read(text).request
    assert (request.intent, request.target, request.room.kind) == ("change", ("jo",), "none")
