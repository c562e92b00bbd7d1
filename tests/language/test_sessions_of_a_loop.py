"""Sessions of a loop that is booked are named by their place, their people or their hour: below the loop's card, and below that of one of them."""

import pytest
from msgspec.structs import replace

from bot.language.requests import (
    AskedRoom,
    ButtonRequest,
    Candidate,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
    RoomChange,
)
from tests.language.example_company import MARC, SESSIONS, WHOLE, mail, read_among

OWN = tuple(replace(one, loop="whole") for one in SESSIONS)
WITH_PRIYA = replace(MARC, people=(mail("priya"),))
"""Another candidate's, with somebody who takes part in the loop as well."""


def of_loop(text):
    return read_among(text, (WHOLE, *OWN, WITH_PRIYA), last="loop")


def of_first(text):
    return read_among(text, (*OWN, WITH_PRIYA, WHOLE), last="interview")


def of_another(text):
    return read_among(text, (WITH_PRIYA, *OWN, WHOLE), last="interview")


BOTH = pytest.mark.parametrize("read", [of_loop, of_first])


@BOTH
@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("2nd session", "s2"),
        ("the second one", "s2"),
        ("session two", "s2"),
        ("the last session", "s3"),
        ("the 11am one", "s2"),
        ("show me the 11:00 session", "s2"),
        ("the one with Tom", "s3"),
        ("show Priya's session", "s2"),
        ("show Priya's", "s2"),
        ("when is Priya's session", "s2"),
        ("when is Tom on", "s3"),
        ("who is in the second session?", "s2"),
        ("what time is the last one", "s3"),
        ("which room is the 2nd one in", "s2"),
    ],
)
def test_a_session_that_is_named_or_asked_about_is_shown(read, text, session):
    assert read(text).request == InterviewsRequest(target=(session,))


@BOTH
@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("make the last one 45", ChangeRequest(("s3",), minutes=45)),
        ("make the 2nd session 45", ChangeRequest(("s2",), minutes=45)),
        ("the 2nd session online", ChangeRequest(("s2",), online=True)),
        ("make the one with Priya online", ChangeRequest(("s2",), online=True)),
        ("add Dana to the 11am one", ChangeRequest(("s2",), add=(mail("dana"),))),
        ("bigger room for the 2nd session", ChangeRequest(("s2",), room=RoomChange("bigger"))),
        ("cancel the one with Priya", InterviewRequest("cancel", ("s2",))),
        ("note for the second session: ask about Go", ChangeRequest(("s2",), note="ask about Go")),
        ("put the last one in Turing", ChangeRequest(("s3",), room=RoomChange("wish", AskedRoom(mail("turing"))))),
    ],
)  # fmt: skip
def test_what_is_to_become_of_a_session_is_told_by_its_place_its_people_or_its_hour(
    read, text, request_
):
    found = read(text)
    assert (found.request, found.doubt, found.left_out) == (request_, None, ())


@BOTH
def test_an_ordinal_in_figures_is_no_day_of_the_month(read):
    found = read("move the 2nd one to 3pm")
    assert isinstance(found.request, RescheduleRequest)
    assert (found.request.target, found.left_out) == (("s2",), ())


@BOTH
@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("put Priya first", (2, 1, 3)),
        ("Tom should go first", (3, 1, 2)),
        ("put session 3 first", (3, 1, 2)),
        ("move the last session to the start", (3, 1, 2)),
        ("start with Tom", (3, 1, 2)),
        ("I'd rather have Priya kick things off", (2, 1, 3)),
        ("move Raj to the end", (2, 3, 1)),
        ("make the first one the last", (2, 3, 1)),
        ("put Tom before Priya", (1, 3, 2)),
        ("session 1 after session 3", (2, 3, 1)),
        ("can Tom go before Priya?", (1, 3, 2)),
        ("reverse the order", (3, 2, 1)),
        ("the order should be Tom, Raj and then Priya", (3, 1, 2)),
        ("change the order: Tom, Priya, Raj", (3, 2, 1)),
    ],
)
def test_in_which_order_sessions_are_to_be_is_told_of_all_of_them(read, text, order):
    assert read(text).request == ButtonRequest("unknown", "loop_order", numbers=order)


@BOTH
@pytest.mark.parametrize(
    "text", ["add Tom first", "put Dana before Priya", "the order should be Tom, Raj", "show the last one"]
)  # fmt: skip
def test_what_names_no_order_of_all_sessions_changes_none(read, text):
    assert getattr(read(text).request, "verb", "") != "loop_order"


@BOTH
@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("make them all 45", 45),
        ("make all of them 30 minutes", 30),
        ("all sessions 45 min", 45),
        ("45 minutes each", 45),
        ("shorten all of them to 30", 30),
    ],
)
def test_how_long_every_session_is_to_be_is_told_of_each(read, text, minutes):
    found = read(text)
    assert found.request == ChangeRequest(("whole",), minutes=minutes, is_of_each=True)
    assert found.left_out == ()


@BOTH
@pytest.mark.parametrize(
    "text", ["note for Priya: ask about Go", "note for Priya's session: ask about Go", "tell Priya to ask about Go"]
)  # fmt: skip
def test_a_note_for_one_interviewer_is_one_for_their_session(read, text):
    assert read(text).request == ChangeRequest(("s2",), note="ask about Go")


@BOTH
def test_what_is_added_for_somebody_is_no_further_session(read):
    room = ChangeRequest(("s2",), room=RoomChange("wish", AskedRoom()))
    assert read("add a room for Priya's session").request == room


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("make it 45", ChangeRequest(("s1",), minutes=45)),
        ("add Dana", ChangeRequest(("s1",), add=(mail("dana"),))),
        ("replace Priya with Dana", ChangeRequest(("s2",), replace=((mail("priya"), mail("dana")),))),
        ("replace Raj with Dana", ChangeRequest(("s1",), replace=((mail("raj"), mail("dana")),))),
        ("make them all online", ChangeRequest(("whole",), online=True)),
        ("cancel all of it", InterviewRequest("cancel", ("whole",))),
    ],
)  # fmt: skip
def test_below_a_sessions_card_it_is_that_one_and_all_of_them_are_the_loop(text, request_):
    assert of_first(text).request == request_


@pytest.mark.parametrize("text", ["add Dana for 30 minutes", "add another session with Dana"])
def test_a_further_session_is_one_that_is_spoken_of_as_such(text):
    assert of_first(text).request.verb == "loop_add"


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("add Dana", ChangeRequest(("marc",), add=(mail("dana"),))),
        ("drop Priya", ChangeRequest(("marc",), remove=(mail("priya"),))),
    ],
)
def test_below_another_interviews_card_nothing_of_the_loop_is_changed(text, request_):
    assert of_another(text).request == request_


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "which ones are in Turing?",
        "which of them are in Turing",
        "show me the ones in Turing",
        "all the sessions in Turing",
        "are any of them in Turing?",
    ],
)
def test_which_sessions_are_in_a_room_is_asked_of_the_loop(read, text):
    asked = InterviewsRequest(Candidate("Jo Pike"), room=mail("turing"))
    assert read(text).request == asked


@BOTH
@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("make the first and the last one online", ChangeRequest(("s1", "s3"), online=True)),
        ("make the first and last 45 minutes", ChangeRequest(("s1", "s3"), minutes=45)),
        ("make the first two 45", ChangeRequest(("s1", "s2"), minutes=45)),
        ("no room for the last two", ChangeRequest(("s2", "s3"), room=RoomChange("none"))),
        ("make sessions 1 and 3 online", ChangeRequest(("s1", "s3"), online=True)),
        ("make Raj's and Tom's online", ChangeRequest(("s1", "s3"), online=True)),
        ("add Dana to the first and the last", ChangeRequest(("s1", "s3"), add=(mail("dana"),))),
        ("note for the first two: ask about Go", ChangeRequest(("s1", "s2"), note="ask about Go")),
        ("cancel the first and the last", InterviewRequest("cancel", ("s1", "s3"))),
        ("session 2 and 3 in Turing", ChangeRequest(("s2", "s3"), room=RoomChange("wish", AskedRoom(mail("turing"))))),
        ("the first and last one online please", ChangeRequest(("s1", "s3"), online=True)),
        ("change the 1st to 30 min", ChangeRequest(("s1",), minutes=30)),
        ("drop Priya from the second session", ChangeRequest(("s2",), remove=(mail("priya"),))),
        ("drop the last two sessions", InterviewRequest("cancel", ("s2", "s3"))),
    ],
)  # fmt: skip
def test_what_is_said_of_several_sessions_is_done_to_those_alone(read, text, request_):
    found = read(text)
    assert (found.request, found.doubt, found.left_out) == (request_, None, ())


IN_TURING = RoomChange("wish", AskedRoom(mail("turing")))


@BOTH
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("make the second one online and the first in Turing", [("s2", {"online": True}), ("s1", {"room": IN_TURING})]),
        ("the second session online and the last one 45 minutes", [("s2", {"online": True}), ("s3", {"minutes": 45})]),
        ("make the first 45 and the second 30", [("s1", {"minutes": 45}), ("s2", {"minutes": 30})]),
        ("make Raj's 45 and Tom's online", [("s1", {"minutes": 45}), ("s3", {"online": True})]),
        ("add Dana to the first and Li to the second", [("s1", {"add": (mail("dana"),)}), ("s2", {"add": (mail("li"),)})]),
        ("put the first in Turing and make the last online", [("s1", {"room": IN_TURING}), ("s3", {"online": True})]),
    ],
)  # fmt: skip
def test_sessions_are_changed_each_in_its_own_way(read, text, parts):
    found = read(text).request
    assert found.parts == tuple(ChangeRequest((one,), **said) for one, said in parts)


@BOTH
def test_sessions_are_moved_each_to_its_own_time(read):
    moved = read("move the first to 3pm and the last to 5pm").request
    starts = [(one, spans[0][0].hour) for one, spans in moved.each]
    assert starts == [("s1", 15), ("s3", 17)]


@BOTH
def test_two_sessions_are_swapped_and_not_changed_alike(read):
    assert read("swap the first and the last").request.verb == "loop_swap"


@BOTH
@pytest.mark.parametrize("text", ["cancel the first and make the second online", "make the first online and drop the last"])  # fmt: skip
def test_what_is_done_in_two_ways_is_asked_about_of_the_sessions_that_are_meant(read, text):
    chosen = [read(one.sentence).request for one in read(text).doubt.choices]
    assert all("whole" not in getattr(one, "target", ()) for one in chosen)


@pytest.mark.parametrize("last", ["loop", "list", "none"])
@pytest.mark.parametrize("text", ["my interviews in Turing", "which interviews are in Turing"])
def test_what_is_booked_in_a_room_is_asked_of_all(text, last):
    read = read_among(text, (WHOLE, *OWN, WITH_PRIYA), last=last)
    assert read.request == InterviewsRequest(room=mail("turing"))


@pytest.mark.parametrize("last", ["none", "list", "interview"])
def test_interviews_with_somebody_are_asked_for_whoever_the_candidate_is(last):
    read = read_among("show Priya's session", (WITH_PRIYA, *SESSIONS), last=last)
    assert read.request == InterviewsRequest(people=(mail("priya"),))


@BOTH
@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("her email is j@p.example and call it Final round", ChangeRequest(candidate=Candidate("", "j@p.example"), title="Final round")),
        ("call it Final round and her email is j@p.example", ChangeRequest(candidate=Candidate("", "j@p.example"), title="Final round")),
        ("her email is j@p.example and her cv is https://p.example/cv", ChangeRequest(candidate=Candidate("", "j@p.example"), note="CV: https://p.example/cv")),
        ("her name is Petra Schmidt and note for the interviewers: be kind", ChangeRequest(candidate=Candidate("Petra Schmidt"), note="be kind")),
        ("no candidate email and no room", ChangeRequest(room=RoomChange("none"), cleared=("address",))),
        ("no room, and no email to the candidate", ChangeRequest(room=RoomChange("none"), cleared=("address",))),
    ],
)  # fmt: skip
def test_every_part_of_a_change_is_read(read, text, request_):
    target = ("whole",) if read is of_loop else ("s1",)
    assert read(text).request == replace(request_, target=target)


@BOTH
@pytest.mark.parametrize(
    ("text", "target", "title"),
    [
        ("rename the loop to Backend onsite", "whole", "Backend onsite"),
        ("call session 2 System design", "s2", "System design"),
        ("the title of the last session should be Wrap up", "s3", "Wrap up"),
    ],
)
def test_a_session_or_all_of_them_get_a_title(read, text, target, title):
    assert read(text).request == ChangeRequest((target,), title=title)


@BOTH
@pytest.mark.parametrize(
    ("text", "session", "who"),
    [
        ("Priya can't make it, get someone else", "s2", "priya"),
        ("Tom is ill, who else could do it?", "s3", "tom"),
        ("Priya declined, replace her", "s2", "priya"),
        ("who else could take the last session?", "s3", "tom"),
    ],
)
def test_who_cannot_come_to_their_session_is_to_be_replaced(read, text, session, who):
    assert read(text).request == InterviewRequest("substitutes", (session,), people=(mail(who),))


@pytest.mark.parametrize("text", ["show me the loop", "the whole loop", "when does Jo finish?"])
def test_all_sessions_are_shown_below_the_card_of_one(text):
    assert of_first(text).request == InterviewsRequest(target=("whole",))


def test_whether_the_candidate_accepted_is_asked_of_the_loop_whose_sessions_have_no_address():
    whole = replace(WHOLE, candidate=Candidate("Jo Pike", "jo@pike.example"))
    read = read_among("has Jo accepted?", (whole, *OWN), last="loop")
    assert read.request == InterviewRequest("responses", ("whole",))


@pytest.mark.parametrize("text", ["who's seeing jo at the end?", "who sees Jo last?", "who does Jo see first?", "who finishes with Jo?"])  # fmt: skip
def test_who_comes_first_or_last_is_told_by_the_whole_day(text):
    assert of_first(text).request == InterviewsRequest(target=("whole",))


@pytest.mark.parametrize("text", ["swap the two remaining ones", "swap them", "swap the two", "switch both around"])  # fmt: skip
def test_the_only_two_sessions_take_each_others_place_without_being_named(text):
    whole = replace(WHOLE, sessions=2)
    read = read_among(text, (whole, *OWN[:2]), last="loop")
    assert read.request == ButtonRequest("unknown", "loop_swap", numbers=(1, 2))


@pytest.mark.parametrize("text", ["has Jo accepted?", "did Jo confirm yet?"])  # fmt: skip
def test_whether_the_candidate_answered_is_asked_of_the_loop_below_the_card_of_one_session(text):
    whole = replace(WHOLE, candidate=Candidate("Jo Pike", "jo@pike.example"))
    sessions = (replace(one, loop="whole") for one in OWN)
    read = read_among(text, (*sessions, whole), last="interview")
    assert read.request == InterviewRequest("responses", ("whole",))
