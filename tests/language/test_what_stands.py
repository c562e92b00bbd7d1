"""What is said of what is booked or offered is done to that, and starts no other search."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import (
    AdminRequest,
    Candidate,
    ChangeRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
)
from tests.language.example_company import JO, LOOP, MARC, mail, read_among, scene

ALONE = replace(MARC, people=(mail("raj"),))
OTHER = replace(
    JO, id="kim", people=(mail("raj"),), candidate=Candidate("Kim Ito"), start=MARC.start
)


def substitutes(target, *people):
    return InterviewRequest("substitutes", (target,), tuple(mail(one) for one in people))


@pytest.mark.parametrize(
    "text",
    [
        "who can cover for Raj with Marc",
        "who's around to cover for Raj with Marc?",
        "who can stand in for raj w/ marc",
        "oh dear who could fill in for Raj on Marc's bit",
        "who could do Marc instead of Raj?",
        "oh no poor thing. who else could take Raj's bit?",
    ],
)
def test_who_could_come_is_asked_of_the_interview_that_is_booked(text):
    found = read_among(text, (ALONE,))
    assert (found.request, found.doubt) == (substitutes("marc", "raj"), None)


def test_nobody_is_looked_for_where_a_candidate_has_no_interview():
    assert read_among("who can stand in for raj w/ nora", (ALONE,)).doubt is not None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("raj out of Marc's, dana in", ChangeRequest(("marc",), replace=((mail("raj"), mail("dana")),))),
        ("Dana must be also in the interview", ChangeRequest(("marc",), add=(mail("dana"),))),
        ("It is also needed that Dana participates.", ChangeRequest(("marc",), add=(mail("dana"),))),
        ("and tell Raj to focus on system design", ChangeRequest(("marc",), note="focus on system design")),
    ],
)  # fmt: skip
def test_who_comes_and_goes_is_read_however_it_is_put(text, change):
    found = read_among(text, (ALONE,))
    assert (found.request, found.doubt) == (change, None)


def test_one_who_comes_for_all_takes_the_place_of_the_only_one_who_interviews():
    found = read_among("Take Dana for both", (ALONE, OTHER))
    assert found.request.replace == ((mail("raj"), mail("dana")),)
    assert set(found.request.target) == {"marc", "kim"}


@pytest.mark.parametrize(
    "text",
    [
        "hand Marc's interview to Tom, I'm off from tomorrow",
        "give Marc's interview to Tom, I'm off from tomorrow",
        "I'm on holiday from tomorrow so could Tom look after Marc's interviews for me?",
    ],
)
def test_an_interview_changes_hands_whatever_the_reason(text):
    request = read_among(text, (ALONE,)).request
    assert isinstance(request, HandOverRequest)
    assert (request.to, request.target) == (mail("tom"), ("marc",))


@pytest.mark.parametrize(
    "text",
    [
        "book the same interview for Kofi Asante, kofi@example.gh, Friday",
        "same for Kofi Asante, no address yet",
    ],
)
def test_the_same_for_another_has_the_same_people(text):
    question = read_among(text, (ALONE,)).question
    assert (question.people, question.minutes) == ((mail("raj"),), ALONE.minutes)
    assert question.candidate.name == "Kofi Asante"


def test_the_same_line_up_for_another_is_a_loop():
    found = read_among("do the exact same line up for Kim Ito on Thursday", LOOP, last="loop")
    assert len(found.question.sessions) == len(LOOP) - 1


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("let Marc have his invitation straight away", "invite_candidate"),
        ("Would you kindly show me what he received?", "preview"),
        ("show me what was sent to Marc", "preview"),
    ],
)
def test_what_the_candidate_gets_is_sent_or_shown(text, intent):
    found = read_among(text, (ALONE,))
    assert (found.intent, found.doubt) == (intent, None)


@pytest.mark.parametrize("text", ["everything this week", "what's Wednesday look like now"])
def test_what_is_booked_is_listed(text):
    assert isinstance(read_among(text, (ALONE,)).request, InterviewsRequest)


def test_how_many_there_were_is_a_report():
    request = read_among("how many interviews did we have today and how many no-shows?", ()).request
    assert isinstance(request, AdminRequest)
    assert (request.intent, request.period) == ("report", "day")


def test_a_wish_to_begin_later_moves_by_so_much():
    text = "I'd feel better if Marc started half an hour later, trains are bad that day - can that work?"
    found = read_among(text, (ALONE,))
    assert isinstance(found.request, RescheduleRequest)
    assert not found.left_out


ASKED = "Ian and Raj for Henrik Dahl on Thursday"


@pytest.mark.parametrize(
    "text",
    ["first one for Henrik", "the first for Henrik Dahl, please", "The first of these would do very nicely"],
)  # fmt: skip
def test_a_place_in_the_list_is_booked_for_whom_the_times_are(text):
    context = replace(scene(), last="offer")
    found = parse(text, context, after=parse(ASKED, scene()).question)
    assert (found.intent, found.request.number, found.doubt) == ("book", 1, None)


def test_a_place_in_the_list_for_somebody_else_is_asked_about():
    context = replace(scene(), last="offer")
    found = parse("first one for Nora", context, after=parse(ASKED, scene()).question)
    assert found.doubt is not None


@pytest.mark.parametrize("text", ["yess", "yesss!", "Yeees"])
def test_a_stretched_yes_is_one(text):
    found = parse(text, scene())
    assert found.request == parse("yes", scene()).request


def test_the_same_room_and_somebody_else_of_a_pool_are_those_of_the_interview():
    text = "book someone else from backend for Marc tomorrow too, 30 min, same room"
    one = replace(MARC, people=(mail("raj"),), room=mail("turing"))
    question = read_among(text, (one,)).question
    assert (question.people, question.need) == ((mail("priya"), mail("tom")), 1)
    assert question.room.mail == mail("turing")


@pytest.mark.parametrize("text", ["give Marc Turing for the entire day if it's free"])
def test_a_room_is_free_where_it_is_given(text):
    found = read_among(text, (ALONE,))
    assert found.request.room.wish.mail == mail("turing")
    assert not found.left_out


def test_who_comes_into_a_pool_and_who_leaves_it_are_two_sentences():
    found = parse("add Dana to backend and take Raj out", scene())
    assert (found.intent, found.next_up) == ("pool", ("take Raj out of the backend pool",))


def test_a_question_behind_a_search_is_one_of_its_own():
    text = "book Raj with Henrik Dahl on Thursday for an hour and tell me who's free Friday with a room"
    found = parse(text, scene())
    assert (
        found.question
        == parse("book Raj with Henrik Dahl on Thursday for an hour", scene()).question
    )
    assert found.next_up == ("who's free Friday with a room",)


def test_two_days_of_one_question_stay_together():
    assert not parse("who is free on Monday and who is free on Tuesday", scene()).next_up


FORWARDED = (
    "FW: Application Data Engineer -- Dear Ms Costa, thank you. I am free on Wednesday after 1pm or on Thursday before noon."
    " Kind regards, Fabienne Lacroix, fabienne@lacroix.example, +33 6 12 34 56 78 -- can you get her 45 min with Raj please?"
)


def test_a_mail_that_is_passed_on_is_asked_for_whoever_signs_it():
    found = parse(FORWARDED, scene())
    question = found.question
    assert question.candidate == Candidate("Fabienne Lacroix", "fabienne@lacroix.example")
    assert (question.people, question.minutes) == ((mail("raj"),), 45)
    assert {start.weekday() for start, _ in question.windows} == {2, 3}
    assert not found.left_out


def test_another_slot_for_whose_interview_is_over_is_with_the_same_people():
    over = replace(MARC, start=scene().now)
    context = replace(scene(), ended=(over,))
    question = parse("find Marc another slot with the same two on Wednesday", context).question
    assert question.people == tuple(sorted(MARC.people))
    assert question.candidate == MARC.candidate


@pytest.mark.parametrize("text", ["first one for Marc", "the second for Marc please"])
def test_a_place_in_the_list_of_a_move_is_chosen_for_whom_it_is(text):
    bare = read_among(text.split(" for")[0], (ALONE,), last="offer").request
    assert read_among(text, (ALONE,), last="offer").request == bare
    assert bare.intent == "book"


def test_the_same_interview_is_the_booked_one_while_times_are_shown():
    text = "book the same interview for Kofi Asante, kofi@example.gh, Friday"
    question = read_among(text, (ALONE,), after=ASKED).question
    assert (question.people, question.minutes) == ((mail("raj"),), ALONE.minutes)
    assert question.candidate.name == "Kofi Asante"
