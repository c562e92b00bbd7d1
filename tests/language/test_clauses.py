"""Two changes of one interview in one message: both are in the change, or what was not taken is said."""

from datetime import timedelta
from itertools import permutations

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import ChangeRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, scene

PRIYA, TOM = mail("priya"), mail("tom")
KINDS = {
    "add": (("add Priya", "have Priya join"), lambda made: PRIYA in made.add),
    "remove": (("drop Tom", "without Tom"), lambda made: TOM in made.remove),
    "swap": (("swap Tom for Priya", "Priya instead of Tom"), lambda made: (TOM, PRIYA) in made.replace),
    "no room": (("take the room away", "without a room"), lambda made: made.room and made.room.kind == "none"),
    "room": (("put it in the Boardroom", "in the Boardroom"), lambda made: made.room and made.room.wish.mail == mail("boardroom")),
    "bigger room": (("get a bigger room", "a bigger room"), lambda made: made.room and made.room.kind == "bigger"),
    "length": (("make it 45 minutes", "45 min long"), lambda made: made.minutes == 45),
    "online": (("make it online", "online"), lambda made: made.online is True),
    "no meeting": (("take Teams off", "no Teams"), lambda made: made.online is False),
    "move": (("move it to Friday", "on Friday at 3pm"), lambda made: made.move and made.move.windows[0][0].day == 27),
    "title": (('call it "Final round"',), lambda made: made.title == "Final round"),
    "address": (("her email is jo@mail.example",), lambda made: made.candidate and made.candidate.mail),
}  # fmt: skip
CONTRARY = [
    {"no room", "room"},
    {"no room", "bigger room"},
    {"room", "bigger room"},
    {"online", "no meeting"},
    {"remove", "swap"},
    {"add", "swap"},
]
JOINTS = (" and ", " then ", ", then ", ", ", " but ", " plus ", " and then ", ", and ", "; ", ". ")
FEW = (" and ", ", then ", " but ")
PARTS = 5
"""In `make check` one sentence in so many is tried of each pair."""
CONTEXT = replace(
    scene(), last="interview", interviews=(replace(JO, online=True), MARC), speaker=mail("olivia")
)


def change(text):
    reading = parse(text, CONTEXT)
    assert reading.doubt is None, text
    request = reading.request
    if isinstance(request, RescheduleRequest):
        request = ChangeRequest(request.target, move=request)
    assert isinstance(request, ChangeRequest), text
    assert request.target == ("jo",), text
    return request, reading.left_out


def sentences(first, second):
    (plain, *short), (other, *brief) = KINDS[first][0], KINDS[second][0]
    yield from (f"{plain}{joint}{other}" for joint in JOINTS)
    pairs = [(one, other) for one in short] + [(plain, one) for one in brief]
    yield from (f"{one}{joint}{two}" for one, two in pairs for joint in FEW)


every_pair = pytest.mark.parametrize(
    ("number", "first", "second"),
    [
        (number, *pair)
        for number, pair in enumerate(permutations(KINDS, 2))
        if {*pair} not in CONTRARY
    ],
)


@every_pair
def test_neither_of_two_changes_is_lost(number, first, second):
    """A part of the sentences, of the next pair the next part: so each joint and each wording has its turn."""
    for text in list(sentences(first, second))[number % PARTS :: PARTS]:
        assert_neither_is_lost(first, second, text)


@pytest.mark.exhaustive
@every_pair
def test_neither_of_two_changes_is_lost_in_any_sentence(number, first, second):
    every = list(sentences(first, second))
    del every[number % PARTS :: PARTS]  # those are tried above
    for text in every:
        assert_neither_is_lost(first, second, text)


def assert_neither_is_lost(first, second, text):
    made, _ = change(text)
    assert all(KINDS[one][1](made) for one in (first, second)), text


@pytest.mark.exhaustive
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("told", ["tell Priya", "let Raj know"])
def test_who_is_to_be_told_besides_is_named_as_left_out(kind, told):
    for text in KINDS[kind][0]:
        for joint in JOINTS:
            made, left_out = change(f"{text}{joint}{told}")
            assert KINDS[kind][1](made), text
            assert left_out == (told,)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("add Priya and send her the CV", "send her the CV"),
        ("make it online, and book us some lunch", "book us some lunch"),
        ("drop Tom and put his name on the list", "put his name on the list"),
    ],
)
def test_what_the_bot_cannot_do_beside_a_change_is_named_as_left_out(text, left):
    _, left_out = change(text)
    assert left in left_out


@pytest.mark.parametrize(
    "text",
    [
        "Tom isn't needed any more, take him off",
        "Tom isn't needed any more, please remove him from the interview",
        "make it 45 minutes, an hour is too long",
        "make it 45 minutes, and thanks for your help",
    ],
)
def test_what_only_says_so_again_or_why_is_not_left_out(text):
    _, left_out = change(text)
    assert left_out == ()


def test_neither_is_lost_while_a_question_is_open():
    after = parse("30 min with Dana on Friday", scene()).question
    open_ = replace(CONTEXT, last="offer")
    reading = parse("take Tom off Jo's and put it online", open_, after=after)
    request = reading.request
    assert (request.target, request.remove, request.online) == (("jo",), (TOM,), True)


def test_a_no_before_a_name_takes_them_off():
    made, left_out = change("Priya too but no Tom")
    assert (made.add, made.remove, left_out) == ((PRIYA,), (TOM,), ())


@pytest.mark.parametrize(
    "text",
    [
        "online, no Turing",
        "Jo's: online, no Turing",
        "no Turing but online",
        "make it online without Turing",
    ],
)
def test_a_no_before_a_room_takes_it_off(text):
    made, left_out = change(text)
    assert (made.room.kind, left_out) == ("none", ())
    assert made.online is not False


def test_a_note_is_not_left_out_of_a_move():
    made, left_out = change("move it to Friday and tell them to bring a laptop")
    assert (made.note, left_out) == ("bring a laptop", ())


def test_a_clause_without_a_verb_has_that_of_the_clause_before():
    made, _ = change("remove the Teams link and the room")
    assert (made.online, made.room.kind) == (False, "none")


def test_a_clause_that_tells_why_changes_nothing():
    assert change("move it to Friday, Tom can't come on Tuesday")[0].remove == ()
    assert change("make it 45 minutes, an hour is too long")[0].minutes == 45


def test_a_new_time_beside_a_new_length_is_as_long():
    made, _ = change("on Friday at 3pm, 45 min long")
    start, end = made.move.windows[0]
    assert (end - start).seconds == 45 * 60


@pytest.mark.parametrize(
    "text",
    [
        "take the room away from Marc's, then make it online",
        "no room for Marc's but online",
    ],
)
def test_the_interview_that_one_clause_names_is_that_of_all(text):
    request = parse(text, CONTEXT).request
    assert (request.target, request.online, request.room.kind) == (("marc",), True, "none")


LATER = [
    ("30 min later pls and in the Boardroom", 30),
    ("Jo's first one: 30 min later pls and in the Boardroom", 30),
    ("in the Boardroom pls and 15 mins later, her train's late", 15),
    ("half an hour later & online", 30),
    ("online and 20 minutes earlier", -20),
    ("into the Boardroom, 30 min later pls", 30),
    ("15 later, bigger room", 15),
    ("make it 15 minutes earlier, no room", -15),
    ("an hour later with Priya instead of Tom", 60),
    ("swap Tom for Priya and an hour later", 60),
    ("the Boardroom instead, quarter of an hour later", 15),
    ("90 minutes sooner, on Teams", -90),
    ("get a bigger room and push it back half an hour", 30),
    ("lose the room and bring it forward 45 minutes", -45),
    ("start a quarter of an hour later in the Boardroom", 15),
    ("15 mins later, and add Olivia, note: bring laptop", 15),
    ("note: bring laptop", 0),
]


@pytest.mark.parametrize(("text", "minutes"), LATER)
def test_by_how_much_it_moves_beside_another_change_is_never_its_length(text, minutes):
    made, _left = change(text)
    assert (made.target, made.minutes) == (("jo",), None)
    start = JO.start + timedelta(minutes=minutes)
    spans = ((start, start + timedelta(minutes=JO.minutes)),) if minutes else ()
    assert (made.move.windows if made.move else ()) == spans
    assert made != ChangeRequest(made.target, move=made.move)


@pytest.mark.parametrize(
    ("text", "minutes", "length"),
    [
        ("make it 45 minutes, 15 minutes later", 15, 45),
        ("10 mins later and make it 45", 10, 45),
        ("make it 15 minutes longer and 15 minutes later", 15, JO.minutes + 15),
        ("half an hour later and two hours long", 30, 120),
    ],
)
def test_a_length_beside_a_move_is_how_long_it_then_is(text, minutes, length):
    made, _left = change(text)
    start = JO.start + timedelta(minutes=minutes)
    assert made.minutes == length
    assert made.move.windows == ((start, start + timedelta(minutes=length)),)


@pytest.mark.parametrize(
    ("text", "more"),
    [("end 15 minutes later", 15), ("can it end 15 minutes later and be in the Boardroom", 15), ("it should finish 15 min earlier, in the Boardroom", -15)],
)  # fmt: skip
def test_an_end_that_is_later_or_earlier_is_a_length(text, more):
    made, _left = change(text)
    assert (made.minutes, made.move) == (JO.minutes + more, None)


LINK = "https://cv.example/a:b/jo.pdf?x=1&y=2#z"
NOTED = [
    (f"note {LINK}", {}),
    (f"note: {LINK}", {}),
    (f"note - {LINK} please", {}),
    (f"note for the panel {LINK}", {}),
    (f"note to interviewers {LINK}", {}),
    (f"add a note {LINK}", {}),
    (f"add {LINK} as a note", {}),
    (f"note this on Jo's {LINK}", {}),
    (f"add Olivia and note: {LINK}", {"add": (mail("olivia"),)}),
    (f"make it 45, note {LINK}", {"minutes": 45}),
    (f"online, 45 min, note {LINK}", {"minutes": 45}),
    (f"swap Tom for Olivia & note {LINK}", {"replace": ((TOM, mail("olivia")),)}),
    (f"add a note {LINK} and make it 45", {"minutes": 45}),
]


@pytest.mark.parametrize(("text", "more"), NOTED)
def test_a_link_that_is_noted_stays_whole_beside_any_other_change(text, more):
    made, _left = change(text)
    assert (made.target, made.note) == (("jo",), LINK)
    assert {name: getattr(made, name) for name in more} == more


@pytest.mark.parametrize("text", ["make it 45, note: bring laptop", "45 min please, note: bring laptop"])  # fmt: skip
def test_a_length_that_stands_alone_before_a_note_is_kept(text):
    made, _left = change(text)
    assert (made.minutes, made.note) == (45, "bring laptop")


def test_what_is_told_is_noted_without_the_words_that_pass_it_on():
    made, _left = change("move Jo to 11 and tell Tom why: flight delayed")
    assert made.note == "flight delayed"
