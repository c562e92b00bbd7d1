"""What is asked of booked interviews in words of everyday is read as the command or the question that it is."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import (
    AdminRequest,
    AnswerRequest,
    ButtonRequest,
    Candidate,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    RescheduleRequest,
)
from tests.language.example_company import (
    LOOP,
    MARC,
    SESSIONS,
    WHOLE,
    asked,
    mail,
    read_among,
)

PAIR = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"), mail("tom")),
    candidate=Candidate("Nina Roth"),
)
INVITED = replace(MARC, people=(mail("dana"),), role="interviewer")
SOON = replace(INVITED, start=datetime.fromisoformat("2026-11-22T10:20"))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("for the panel: she knows Priya privately", "she knows Priya privately"),
        ("for the interviewers - please be kind", "please be kind"),
        ("to the team: cv https://cvs.example.com/n.pdf", "CV: https://cvs.example.com/n.pdf"),
        ("tell them both that she speaks no German", "she speaks no German"),
    ],
)
def test_what_the_interviewers_are_to_read_is_a_note(text, note):
    request = read_among(text, (PAIR, MARC)).request
    assert request == ChangeRequest(("nina",), note=note)


def test_the_panel_of_another_candidate_is_told():
    request = read_among("for Marc's panel: please be kind", (PAIR, MARC)).request
    assert request == ChangeRequest(("marc",), note="please be kind")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the second person will do", 2),
        ("take the first person", 1),
        ("the last person please", -1),
    ],
)
def test_who_is_free_instead_is_chosen_by_their_place(text, place):
    request = read_among(text, (replace(PAIR, declined=(mail("tom"),)),)).request
    assert (request.verb, request.number) == ("ask", place)


def test_a_lone_name_comes_for_the_one_who_declined():
    request = read_among("Dana", (replace(PAIR, declined=(mail("tom"),)),)).request
    assert request == ChangeRequest(("nina",), replace=((mail("tom"), mail("dana")),))


@pytest.mark.parametrize(
    "text", ["find someone for Tom's spot", "who could stand in for Tom on Nina's?"]
)
@pytest.mark.parametrize("last", ["interview", "none"])
def test_who_could_take_a_spot_is_a_question_for_substitutes(text, last):
    request = read_among(text, (PAIR, MARC), last=last).request
    assert request == InterviewRequest("substitutes", ("nina",), people=(mail("tom"),))


def test_who_is_preferred_for_a_candidate_is_asked():
    request = read_among("I'd prefer Dana for Marc", (PAIR, MARC)).request
    assert request == ChangeRequest(("marc",), add=(mail("dana"),), is_stand_in=True)


@pytest.mark.parametrize(
    "text",
    [
        "what about Marc's, is it still happening?",
        "read me Marc's details",
        "give me an overview of Marc",
    ],
)
def test_an_interview_that_is_asked_about_is_shown(text):
    request = read_among(text, (PAIR, MARC)).request
    assert request == InterviewsRequest(target=("marc",))


@pytest.mark.parametrize("text", ["what happened?", "what's going on?"])
def test_how_the_interview_shown_stands_is_shown(text):
    assert read_among(text, (PAIR, MARC)).request == InterviewsRequest(target=("nina",))


@pytest.mark.parametrize(
    "text",
    [
        "list everything I've got",
        "I'm back, what have I got?",
        "I'm back now, do I still have interviews?",
    ],
)
@pytest.mark.parametrize("coming", [(), (PAIR, MARC)])
def test_what_somebody_has_is_listed_also_where_it_is_nothing(text, coming):
    assert isinstance(read_among(text, coming, last="none").request, InterviewsRequest)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("change the candidate's name to Ninette Rothmann", "Ninette Rothmann"),
        ("Nina's surname is Roth-Smith", "Nina Roth-Smith"),
    ],
)
def test_the_name_of_a_candidate_is_put_right(text, name):
    request = read_among(text, (PAIR, MARC)).request
    assert request == ChangeRequest(("nina",), candidate=Candidate(name))


@pytest.mark.parametrize("text", ["retitle: Backend talk", "rename - Backend talk"])
def test_a_title_is_given_behind_its_word(text):
    assert read_among(text, (PAIR,)).request == ChangeRequest(("nina",), title="Backend talk")


@pytest.mark.parametrize("text", ["wipe Nina from your records", "erase Nina from the database"])
def test_a_candidate_of_the_records_is_forgotten_and_no_interview_cancelled(text):
    request = read_among(text, (PAIR, MARC)).request
    assert isinstance(request, AdminRequest)
    assert request.intent == "forget"


@pytest.mark.parametrize("text", ["a different day please", "another time", "different day"])
def test_another_day_is_one_for_the_interview_shown(text):
    assert read_among(text, (PAIR, MARC)).request == RescheduleRequest(("nina",))


def test_a_length_and_the_hour_it_starts_at_are_both_changed():
    request = read_among("set Nina's to 45 minutes and start at 1pm", (PAIR, MARC)).request
    start = datetime.fromisoformat("2026-11-26T13:00")
    assert (request.target, request.minutes, request.move.windows[0][0]) == (("nina",), 45, start)


@pytest.mark.parametrize("text", ["who's first?", "when does Jo finish?", "when does she start?"])
def test_the_order_and_the_hours_of_a_loop_are_shown(text):
    assert read_among(text, LOOP, last="loop").request == InterviewsRequest(target=("whole",))


def test_the_middle_session_is_dropped_where_one_is_in_the_middle():
    request = read_among("drop the middle session", LOOP, last="loop").request
    assert request == ButtonRequest("unknown", "loop_drop", numbers=(2,))


def test_the_middle_of_two_sessions_is_none():
    two = (replace(WHOLE, sessions=2), *SESSIONS[:2])
    request = read_among("drop the middle session", two, last="loop").request
    assert not isinstance(request, ButtonRequest)


@pytest.mark.parametrize("text", ["swap Raj with Dana in the loop", "swap Raj for Dana"])
def test_who_is_not_in_a_loop_comes_for_one_who_is(text):
    request = read_among(text, LOOP, last="loop").request
    assert request == ChangeRequest(("whole",), replace=((mail("raj"), mail("dana")),))


BREAKS = ["let's have a 15 minute break between Raj and Priya", "add a 15 minute break after Raj"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        *((text, ["10:00", "11:15", "12:15"]) for text in BREAKS),
        ("put a quarter of an hour between Raj and Priya", ["10:00", "11:15", "12:15"]),
        ("put 20 minutes between session 1 and session 2", ["10:00", "11:20", "12:20"]),
        ("half an hour lunch between session 1 and session 2", ["10:00", "11:30", "12:30"]),
        ("leave 10 minutes between the sessions", ["10:00", "11:10", "12:20"]),
        ("leave 10 minutes before Tom", ["10:00", "11:00", "12:10"]),
    ],
)
def test_a_break_of_a_booked_loop_moves_what_comes_after_it_and_is_no_setting(text, starts):
    request = read_among(text, LOOP, last="loop").request
    assert request.target == ("whole",)
    assert [f"{times[0][0]:%H:%M}" for _, times in request.each] == starts


@pytest.mark.parametrize("text", BREAKS)
def test_a_break_of_a_loop_that_is_not_shown_is_asked_about_and_no_setting(text):
    assert "Where is the break to be" in asked(read_among(text, LOOP, last="none").doubt)


@pytest.mark.parametrize(
    "text", ["can someone take over from me?", "could somebody take my place?", "can someone else do it?"]
)  # fmt: skip
def test_an_interviewer_who_asks_for_somebody_else_declines(text):
    request = read_among(text, (INVITED,), last="invitation").request
    assert request == AnswerRequest("decline", ("marc",), reason=text.rstrip("?"))


@pytest.mark.parametrize("text", ["can I be excused from Marc's?", "I'd like to be taken off this one"])  # fmt: skip
def test_an_interviewer_who_asks_to_be_excused_declines(text):
    request = read_among(text, (INVITED,), last="invitation").request
    assert request == AnswerRequest("decline", ("marc",))


@pytest.mark.parametrize(
    "text",
    ["I won't be free then but Wednesday morning works for me", "can't then, but Wednesday morning is fine"],
)  # fmt: skip
def test_what_suits_an_interviewer_instead_is_proposed(text):
    request = read_among(text, (INVITED,), last="invitation").request
    start = datetime.fromisoformat("2026-11-25T09:00")
    assert (request.intent, request.windows[0][0]) == ("propose", start)


def test_an_interviewer_who_went_home_ill_declines():
    request = read_among("I've gone home with a migraine", (SOON,), last="invitation").request
    assert (request.intent, request.target) == ("decline", ("marc",))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("she isn't here", "she isn't here"),
        ("Marc isn't here", "Marc isn't here"),
        ("Marc cancelled on me", "Marc cancelled on me"),
    ],
)
def test_that_a_candidate_does_not_come_is_passed_on(text, note):
    request = read_among(text, (SOON,), last="invitation").request
    assert request == LateRequest(("marc",), note)


@pytest.mark.parametrize("text", ["can I see her CV?", "is there a job description?"])
def test_what_an_interviewer_wants_to_read_is_told_by_the_card(text):
    request = read_among(text, (INVITED,), last="invitation").request
    assert request == InterviewsRequest(target=("marc",))


@pytest.mark.parametrize("text", ["that works, reserve it", "that's great, grab it"])
def test_a_time_that_suits_is_booked(text):
    request = read_among(text, (), last="offer", after="30 min with Raj tomorrow").request
    assert (request.intent, request.verb) == ("book", "book")


def test_a_link_is_withdrawn_behind_a_never_mind():
    request = read_among("never mind, kill that link", (MARC,), last="link").request
    assert request == ButtonRequest("unknown", "withdraw_link")


@pytest.mark.parametrize("last", ["loop", "none", "list"])
@pytest.mark.parametrize("text", ["show me Jo's interview", "read me Jo's details"])
def test_the_interview_of_who_has_a_loop_alone_is_the_loop(text, last):
    coming = LOOP if last == "loop" else (*SESSIONS, WHOLE)
    assert read_among(text, coming, last=last).request == InterviewsRequest(target=("whole",))


@pytest.mark.parametrize("last", ["loop", "none"])
def test_whether_who_has_a_loop_was_told_is_asked_of_the_loop(last):
    coming = LOOP if last == "loop" else (*SESSIONS, WHOLE)
    request = read_among("does Jo know?", coming, last=last).request
    assert request == InterviewRequest("responses", ("whole",), is_of_candidate=True)


EMIL = (
    replace(MARC, id="e2", candidate=Candidate("Emil Olsen", "emil@olsen.no")),
    replace(MARC, id="e1", start=MARC.start.replace(day=25), candidate=Candidate("Emil Olsen")),
)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("make Emil's second 45 minutes", "e2"),
        ("for Emil's first add Dana", "e1"),
        ("Emil's second should be 45 minutes", "e2"),
    ],
)
def test_a_candidate_whose_address_only_one_interview_has_is_one_person(text, target):
    assert read_among(text, EMIL).request.target == (target,)


def test_what_a_candidate_has_is_all_of_theirs():
    request = read_among("what does Emil have?", EMIL).request
    assert request == InterviewsRequest(Candidate("Emil"))


@pytest.mark.parametrize("days", ["a 3-part day", "a three stage onsite"])
def test_a_day_of_several_parts_is_a_loop(days):
    said = read_among(f"{days} for Jo Pike on Thursday: Raj 45, then Tom 30", (), last="none")
    assert [one.minutes for one in said.question.sessions] == [45, 30]
    assert said.left_out == ()


def test_a_time_between_sessions_is_a_break_after_a_list_too():
    read = read_among("put 20 minutes between Raj and Priya", (*SESSIONS, WHOLE), last="list")
    assert "Where is the break to be" in asked(read.doubt)
