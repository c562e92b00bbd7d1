"""Messages that ask for several things: each is read alone, and nothing of it is lost without a word."""

import pytest
from msgspec.structs import replace

from bot.language.clarification import asks
from bot.language.messages.message_parts import cut
from bot.language.parser import parse
from bot.language.requests import AskedRoom, Candidate, ChangeRequest, RoomChange
from tests.language.example_company import JO, MARC, asked, mail, offered, read_among, scene

FRIDAY = [("2026-11-27T09:00", "2026-11-27T17:30")]


def read(text, *, last="interview", role="organizer", after=None):
    interviews = tuple(replace(one, role=role) for one in (JO, MARC))
    return read_among(text, interviews, last=last, after=after)


def spans(move):
    return [tuple(edge.isoformat(timespec="minutes") for edge in one) for one in move.windows]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("add Priya and move it to Friday", {"add": (mail("priya"),)}),
        ("move it to Friday and add Priya", {"add": (mail("priya"),)}),
        ("could you add Priya, and then move it to Friday please", {"add": (mail("priya"),)}),
        ("drop Tom and move it to Friday", {"remove": (mail("tom"),)}),
        ("swap Tom for Priya and move it to Friday", {"replace": ((mail("tom"), mail("priya")),)}),
        ("move it to Friday and make it online", {"online": True}),
        ("rename it to Final round and move it to Friday", {"title": "Final round"}),
        ("add a note: bring a laptop and move it to Friday", {"note": "bring a laptop"}),
        ("move it to Friday and tell them to bring a laptop", {"note": "bring a laptop"}),
        ("make it 45 minutes, add Priya and move it to Friday", {"add": (mail("priya"),), "minutes": 45}),
        ("move it to Friday, add Priya and make it 45 minutes", {"add": (mail("priya"),), "minutes": 45}),
        ("Tom is ill, drop him and move it to Friday", {"remove": (mail("tom"),)}),
    ],
)  # fmt: skip
def test_a_change_and_a_move_of_the_interview_shown_are_one_change(text, said):
    reading = read(text)
    request = reading.request
    assert reading.doubt is None
    assert not reading.left_out
    assert spans(request.move) == FRIDAY
    assert replace(request, move=None) == ChangeRequest(("jo",), **said)


def test_a_room_is_changed_with_the_time():
    assert read("remove the room and move it to Friday").request.room.kind == "none"
    put = read("move it to Friday and put it in the Boardroom").request
    assert (put.target, put.room.wish.mail) == (("jo",), mail("boardroom"))


def test_the_new_time_is_as_long_as_the_interview_is_to_be():
    request = read("make it 45 minutes and move it to Friday at 3pm").request
    assert spans(request.move) == [("2026-11-27T15:00", "2026-11-27T15:45")]


def test_a_move_without_a_time_is_one_to_any():
    request = read("drop Tom, and then postpone it").request
    assert (request.remove, request.move.windows) == ((mail("tom"),), ())


def test_who_is_added_never_tells_which_interview_is_meant():
    for text in ("add Priya and move it to Friday", "add Priya and push it back an hour"):
        assert read(text).request.target == ("jo",)


@pytest.mark.parametrize(
    "text",
    [
        "add Raj to Marc's interview and move it to Friday",
        "move Marc's interview to Friday and add Raj",
        "add Raj and move Marc's interview to Friday",
    ],
)
@pytest.mark.parametrize("last", ["interview", "none"])
def test_an_interview_that_one_part_names_is_that_of_all_parts(text, last):
    request = read(text, last=last).request
    assert (request.target, request.add) == (("marc",), (mail("raj"),))


def test_an_address_beside_a_move_is_not_given_to_another_candidate():
    reading = read("Zoe's email is zoe@mail.example and move it to Friday")
    assert reading.doubt.doubt == asks("none-with", name="Zoe")
    chosen = read(reading.doubt.choices[1].sentence)
    assert (chosen.doubt, chosen.request.target, spans(chosen.request.move)) == (
        None,
        ("marc",),
        FRIDAY,
    )
    assert chosen.request.candidate == Candidate(mail="zoe@mail.example")


@pytest.mark.parametrize(
    "text",
    [
        "cancel Zed's and rebook it for Friday",
        "add Dana to Zed's interview and move it to Friday",
        "make Zed's online and move it to Friday",
        "drop Raj from Zed's interview and move it to Friday",
    ],
)
def test_what_is_done_to_an_interview_of_nobody_is_not_done_to_the_one_shown(text):
    reading = read(text)
    assert reading.doubt.doubt == asks("none-with", name="Zed")
    chosen = read(reading.doubt.choices[1].sentence)
    assert (chosen.doubt, chosen.request.target) == (None, ("marc",))
    move = getattr(chosen.request, "move", chosen.request)
    assert spans(move) == FRIDAY


def test_an_address_of_an_interviewer_beside_a_move_is_not_that_of_the_candidate():
    asked_back = read("Raj's email is raj@mail.example and move it to Friday").doubt
    assert asked_back.doubt.kind == "which-interview"


def test_an_address_of_the_candidate_shown_is_changed_with_the_time():
    request = read("Jo's email is jo@mail.example and move it to Friday").request
    assert (request.target, spans(request.move)) == (("jo",), FRIDAY)
    assert request.candidate == Candidate(mail="jo@mail.example")


def test_where_no_interview_is_shown_the_whole_message_waits_for_which_is_meant():
    reading = read("add Priya and move it to Friday", last="none")
    assert asked(reading.doubt) == "Which interview is meant?"
    chosen = parse(reading.doubt.choices[1].sentence, replace(scene(), interviews=(JO, MARC)))
    assert (chosen.request.target, spans(chosen.request.move)) == (("marc",), FRIDAY)


def test_a_name_that_could_be_two_is_asked_about_in_the_whole_message():
    reading = read("add Sarah and move it to Friday")
    assert [one.sentence for one in reading.doubt.choices] == [
        f"add {mail(name)} and move it to Friday" for name in ("sarah.cohen", "sarah.connolly")
    ]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("add Priya and cancel it", ["add Priya", "cancel it"]),
        ("cancel it or move it to Friday", ["cancel it", "move it to Friday"]),
        ("cancel Jo's and move Marc's to Friday", ["cancel Jo's", "move Marc's to Friday"]),
        ("add Priya to Jo's and cancel Marc's", ["add Priya to Jo's", "cancel Marc's"]),
    ],
)
def test_what_cannot_be_one_change_is_asked_about(text, choices):
    reading = read(text)
    assert "Nothing is done yet" in asked(reading.doubt)
    assert offered(reading.doubt) == [f"“{one}”" for one in choices]


def test_a_choice_is_read_as_that_part_of_that_interview():
    context = replace(scene(), last="interview", interviews=(JO, MARC))
    add, cancel = (
        parse(one.sentence, context) for one in read("add Priya and cancel it").doubt.choices
    )
    assert (add.request.target, add.request.add) == (("jo",), (mail("priya"),))
    assert (cancel.intent, cancel.request.target) == ("cancel", ("jo",))


@pytest.mark.parametrize(
    "text", ["cancel it and find another time on Friday", "cancel it and rebook it for Friday"]
)
def test_what_is_cancelled_for_another_time_is_moved(text):
    request = read(text).request
    assert (request.intent, request.target, spans(request)) == ("reschedule", ("jo",), FRIDAY)


@pytest.mark.parametrize(
    ("text", "intent", "left_out"),
    [
        ("cancel it and find Tom an hour on Friday", "cancel", "find Tom an hour on Friday"),
        ("cancel it and tell Jo", "cancel", "tell Jo"),
        ("move it to Friday and find Tom an hour", "reschedule", "find Tom an hour"),
        ("add Priya, move it to Friday and tell Tom", "change", "tell Tom"),
    ],
)
def test_what_else_is_asked_for_is_named_as_left_out(text, intent, left_out):
    reading = read(text)
    assert (reading.intent, reading.request.target) == (intent, ("jo",))
    assert reading.left_out == (left_out,)


@pytest.mark.parametrize(
    ("text", "intent", "reason", "left_out"),
    [
        ("accept, and tell Rita I'm 5 min late", "accept", "I'm 5 min late", ()),
        ("accept and let them know I'll be remote", "accept", "I'll be remote", ()),
        ("decline and ask Tom instead", "decline", "ask Tom instead", ()),
        ("yes and add Priya", "accept", "", ("add Priya",)),
        ("ok, and book a bigger room", "accept", "", ("book a bigger room",)),
        ("accept and remind me an hour before", "accept", "", ("remind me an hour before",)),
        ("decline this one and accept Marc's", "decline", "", ("accept Marc's",)),
    ],
)
def test_an_answer_is_to_the_invitation_shown_whatever_stands_beside_it(
    text, intent, reason, left_out
):
    reading = read(text, last="invitation", role="interviewer")
    request = reading.request
    assert (reading.intent, request.target, request.reason) == (intent, ("jo",), reason)
    assert reading.left_out == left_out


def test_a_yes_and_another_time_are_asked_about():
    reading = read("accept and move it to 3pm", last="invitation", role="interviewer")
    assert offered(reading.doubt) == ["“accept”", "“move it to 3pm”"]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("book the second and add Priya", ["book the second", "add Priya"]),
        ("book 2 and make it an hour", ["book 2", "make it an hour"]),
        ("make it an hour and book the first", ["make it an hour", "book the first"]),
        ("book the first and cancel Marc's", ["book the first", "cancel Marc's"]),
    ],
)
def test_a_booking_beside_something_else_is_asked_about(text, choices):
    reading = read(text, after="30 min with Raj tomorrow")
    assert offered(reading.doubt) == [f"“{one}”" for one in choices]


@pytest.mark.parametrize(
    "text",
    [
        "add Priya and drop Tom",
        "take Tom off and add Priya instead",
        "don't cancel it, move it to Friday",
        'add a note: "come early, and move it to the side"',
        "move it to Friday, unless Tom is away",
    ],
)
def test_what_is_one_kind_of_thing_is_read_as_a_whole(text):
    reading = read(text)
    assert reading.doubt is None
    assert getattr(reading.request, "move", None) is None


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("book the second with Priya", ["book the second", "with Priya"]),
        ("the second one but online", ["the second one", "online"]),
        ("book 2 in the Boardroom", ["book 2", "in the Boardroom"]),
        ("book the first for Jo Pike", ["book the first", "for Jo Pike"]),
        ("yes book the first one for an hour", ["yes book the first one", "for an hour"]),
    ],
)
def test_what_a_booking_does_not_hold_is_asked_about(text, choices):
    reading = read(text, after="30 min with Raj tomorrow")
    assert offered(reading.doubt) == [f"“{one}”" for one in choices]


@pytest.mark.parametrize(
    ("text", "left", "books"),
    [
        ("the first, unless Tom is away", "unless Tom is away", "the first"),
        ("book 2 if Tom can come", "if Tom can come", "book 2"),
        ("book 1 and add a note: bring a laptop", "add a note: bring a laptop", "book 1"),
    ],
)
def test_a_booking_waits_for_no_condition_and_is_not_made_without_a_word(text, left, books):
    reading = read(text, after="30 min with Raj tomorrow")
    assert f"“{left}”" in asked(reading.doubt)
    assert [one.sentence for one in reading.doubt.choices] == [books]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("book the second with Raj", 2),
        ("let's take the 2nd one since the first is too early", 2),
        ("book 2 please and thanks", 2),
        ("great, take the second one", 2),
        ("number 3 is good, book it", 3),
        ("thank you, the first one is perfect, go ahead and book it!", 1),
    ],
)
def test_a_booking_that_says_no_more_than_was_offered_is_one(text, slot):
    reading = read(text, after="30 min with Raj tomorrow")
    assert (reading.doubt, reading.intent, reading.request.number) == (None, "book", slot)


def test_who_is_told_of_a_booking_is_named_as_left_out():
    reading = read("the second, and tell Jo", after="30 min with Raj tomorrow")
    assert (reading.request.number, reading.left_out) == (2, ("tell Jo",))


def test_a_time_to_move_to_beside_another_change_is_asked_about():
    assert offered(read("2 and add Priya").doubt) == ["“2”", "“add Priya”"]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("sure but no camera", "but no camera"),
        ("yes, no camera though", "no camera though"),
        ("fine but camera off", "but camera off"),
        ("yes but I can't present", "but I can't present"),
    ],
)
def test_a_yes_with_a_word_of_how_is_a_yes(text, how):
    reading = read(text, last="invitation", role="interviewer")
    assert (reading.intent, reading.request.target, reading.left_out) == ("accept", ("jo",), (how,))


SESSIONS = tuple(
    replace(JO, id=f"s{n}", start=JO.start.replace(hour=9 + n), people=(mail(who),))
    for n, who in enumerate(("raj", "tom", "may", "dana"), 1)
)
LOOP = replace(JO, id="loop", sessions=4, minutes=240)


def of_loop(text):
    coming = (LOOP, *SESSIONS, MARC)
    return parse(text, replace(scene(), last="loop", interviews=coming, speaker=mail("olivia")))


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("drop session 2 and add Priya", ["drop session 2", "add Priya"]),
        ("drop session 2 and move the rest to Friday", ["drop session 2", "move the rest to Friday"]),
        ("swap sessions 1 and 2 and move it to Friday", ["swap sessions 1 and 2", "move it to Friday"]),
        ("add Priya and move it to Friday", ["add Priya", "move it to Friday"]),
        ("cancel session 2 and move session 3 to 11", ["cancel session 2", "move session 3 to 11"]),
        ("drop Tom's session and make Raj's 45 minutes", ["drop Tom's session", "make Raj's 45 minutes"]),
        ("swap sessions 1 and 2, drop session 3", ["swap sessions 1 and 2", "drop session 3"]),
    ],
)  # fmt: skip
def test_two_changes_of_a_loop_are_asked_about(text, choices):
    assert offered(of_loop(text).doubt) == [f"“{one}”" for one in choices]


def test_a_session_is_moved_and_changed_at_once():
    request = of_loop("move session 2 to 3pm and make it an hour").request
    assert (request.target, request.minutes) == (("s2",), 60)
    assert spans(request.move) == [("2026-11-24T15:00", "2026-11-24T16:00")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("move it to Friday with Priya", {"add": (mail("priya"),)}),
        ("move it to Friday without Tom", {"remove": (mail("tom"),)}),
        ("move it to Friday for 45 minutes", {"minutes": 45}),
        ("make it 45 minutes on Friday", {"minutes": 45}),
        ("make it Friday, online", {"online": True}),
        ("move it to Friday with Priya and make it online", {"add": (mail("priya"),), "online": True}),
        ("make it an hour and a half on Friday with Priya", {"add": (mail("priya"),), "minutes": 90}),
        ("move it to Friday in a bigger room", {"room": RoomChange("bigger")}),
        ("move it to Friday, somewhere bigger please", {"room": RoomChange("bigger")}),
        ("move it to Friday in another room", {"room": RoomChange("another")}),
        ("move it to Friday in a room for 6", {"room": RoomChange("wish", AskedRoom(capacity=6))}),
        ("move it to Friday with Priya in a bigger room", {"add": (mail("priya"),), "room": RoomChange("bigger")}),
    ],
)  # fmt: skip
def test_what_a_move_says_besides_is_changed_with_it(text, said):
    reading = read(text)
    assert (reading.doubt, reading.left_out) == (None, ())
    assert spans(reading.request.move) == FRIDAY
    assert replace(reading.request, move=None) == ChangeRequest(("jo",), **said)


def test_who_comes_too_does_not_tell_which_interview_is_to_be_later():
    request = read("push it back an hour with Priya").request
    assert (request.target, request.add) == (("jo",), (mail("priya"),))
    assert spans(request.move) == [("2026-11-24T11:00", "2026-11-24T12:00")]


def test_a_room_and_a_time_are_one_change():
    request = read("move it to 3pm in Lovelace").request
    assert (request.target, request.room.wish.mail) == (("jo",), mail("lovelace"))
    assert spans(request.move) == [("2026-11-24T15:00", "2026-11-24T16:00")]


@pytest.mark.parametrize(
    "text", ["move it to Friday with Tom", "move my interview with Tom to Friday", "move it to Friday in Turing"]
)  # fmt: skip
def test_what_the_interview_has_already_is_no_change(text):
    reading = read(text)
    assert (reading.intent, reading.request.target) == ("reschedule", ("jo",))


def test_what_is_given_up_and_then_removed_is_one_thing():
    reading = read("we don't need a room for it any more, remove it")
    assert (reading.doubt, reading.request.room.kind) == (None, "none")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("who hasn't answered, and add Priya", ["who hasn't answered", "add Priya"]),
        ("undo that and move it to Friday", ["undo that", "move it to Friday"]),
        ("send Jo a link and cancel it", ["send Jo a link", "cancel it"]),
    ],
)
def test_something_else_before_a_deed_is_asked_about(text, choices):
    assert offered(read(text).doubt) == [f"“{one}”" for one in choices]


def test_a_lunch_that_is_to_go_is_no_session_at_lunchtime():
    reading = of_loop("move session 2 to 3pm and drop the lunch")
    assert (reading.intent, reading.request.target) == ("reschedule", ("s2",))
    assert reading.left_out == ("drop the lunch",)
    assert "to take one out" in asked(of_loop("drop the lunch").doubt)


def test_a_message_is_cut_where_something_else_begins():
    parts = cut("add Ian, drop Tom; and then please move it to Friday or cancel it")
    assert [one.text for one in parts] == [
        "add Ian",
        "drop Tom",
        "move it to Friday",
        "cancel it",
    ]
    assert [one.is_other for one in parts] == [False, False, False, True]
    assert len(cut('note: "bring it, and add a pen"')) == 1


def test_a_bare_number_of_minutes_beside_who_is_added_is_how_long_it_lasts():
    read = read_among("add Dana and make it 45", (JO, MARC))
    assert read.request == ChangeRequest(("jo",), add=(mail("dana"),), minutes=45)
