"""What recruiters type shortly of what is booked: lists, who could come instead, who takes a session, what is proposed."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import (
    ButtonRequest,
    Candidate,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    UnknownRequest,
)
from tests.language.example_company import CARDS_OF_LOOP, JO, MARC, asked, mail, read_among

AL = ComingInterview(
    "al", datetime.fromisoformat("2026-11-27T14:00"), 30, (mail("dana"),), Candidate("Al Fox")
)
PROPOSED = replace(
    MARC, proposers=(mail("priya"),), proposed_starts=(datetime.fromisoformat("2026-11-27T11:00"),)
)


@pytest.mark.parametrize("last", ["loop", "list"])
@pytest.mark.parametrize(
    ("text", "target", "gone"),
    [
        ("anyone instead of raj for zoe?", "raj", "raj"),
        ("Anyone instead of Raj for Zoe Hart?", "raj", "raj"),
        ("is there anybody instead of Priya for Zoe", "priya", "priya"),
        ("somebody who could come instead of tom on zoe's loop?", "tom", "tom"),
        ("ANYONE IN PLACE OF TOM FOR ZOE?", "tom", "tom"),
        ("who could do Raj's part for zoe", "raj", "raj"),
        ("anyone but Raj for Zoe?", "raj", "raj"),
    ],
)
def test_who_could_come_instead_is_asked_of_the_session_of_who_is_named(text, target, gone, last):
    found = read_among(text, (*CARDS_OF_LOOP[last], AL), last=last)
    wanted = InterviewRequest("substitutes", (target,), (mail(gone),))
    assert (found.request, found.doubt) == (wanted, None)


@pytest.mark.parametrize(
    "text",
    [
        "Actually could Raj and Priya swap places?",
        "let raj and priya swap places",
        "can Raj swap with Priya?",
        "I'd like Raj and Priya to swap places",
        "Raj and Priya should trade sessions please",
        "swap Raj and Priya for Zoe",
    ],
)
def test_two_of_a_loop_swap_their_sessions(text):
    found = read_among(text, CARDS_OF_LOOP["loop"], last="loop")
    swap = ButtonRequest("unknown", "loop_swap", people=(mail("raj"), mail("priya")))
    assert (replace(found.request, text=""), found.left_out) == (swap, ())


@pytest.mark.parametrize(
    "text",
    [
        "what have I got on for Al now?",
        "what have i got on for al right now",
        "what is booked for Al Fox now?",
        "anything on for Al now",
    ],
)
def test_now_behind_a_candidate_is_no_day(text):
    found = read_among(text, (JO, MARC, AL), last="list")
    assert isinstance(found.request, InterviewsRequest)
    assert found.request.windows == ()
    assert found.request.candidate.name.startswith("Al")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("list fri", 27),
        ("list friday", 27),
        ("LIST TUE", 24),
        ("list tomorrow", 23),
        ("the agenda for fri", 27),
    ],
)
@pytest.mark.parametrize("coming", [(), (JO, MARC)])
def test_a_list_is_of_the_day_that_is_named(text, day, coming):
    found = read_among(text, coming, last="list" if coming else "none")
    assert isinstance(found.request, InterviewsRequest)
    assert {start.day for start, _ in found.request.windows} == {day}


@pytest.mark.parametrize(
    "text", ["list", "List please", "the list", "list all", "show me the list"]
)
def test_a_list_of_nothing_else_is_of_all(text):
    assert read_among(text, (JO, MARC), last="interview").request == InterviewsRequest()


def test_a_list_of_a_candidate_is_of_theirs():
    found = read_among("list jo", (MARC, JO), last="none")
    assert found.request == InterviewsRequest(candidate=Candidate("Jo"))


@pytest.mark.parametrize(
    "text", ["fine, accept", "ok accept", "Great, accept it", "yes, approve that please", "accept"]
)
@pytest.mark.parametrize(("last", "shown"), [("list", JO), ("interview", JO), ("none", AL)])
def test_the_only_time_that_is_proposed_is_taken_whatever_is_shown(text, last, shown):
    found = read_among(text, (shown, PROPOSED), last=last)
    assert (found.request, found.doubt) == (InterviewRequest("accept_proposal", ("marc",)), None)


@pytest.mark.parametrize("text", ["ok take Priya's", "accept Priya", "yes, go with priya's one"])
def test_the_time_of_who_is_named_is_taken_where_they_propose_one(text):
    found = read_among(text, (JO, PROPOSED), last="list")
    taken = InterviewRequest("accept_proposal", ("marc",), (mail("priya"),))
    assert (found.request, found.doubt) == (taken, None)


def test_of_two_times_that_are_proposed_none_is_taken():
    other = replace(JO, proposers=(mail("raj"),), proposed_starts=PROPOSED.proposed_starts)
    found = read_among("fine, accept", (AL, other, PROPOSED), last="list")
    assert found.doubt is not None or not isinstance(found.request, InterviewRequest)


@pytest.mark.parametrize(
    "text",
    [
        "what does Priya want?",
        "what does priya propose instead",
        "when would Priya prefer?",
        "what's Priya's proposal again?",
        "show me Priya's suggestion",
        "what's priya want",
        "any proposals?",
    ],
)
@pytest.mark.parametrize("last", ["list", "interview", "none"])
def test_what_somebody_proposes_is_shown(text, last):
    found = read_among(text, (JO, PROPOSED), last=last)
    assert found.request == InterviewsRequest(target=("marc",))


@pytest.mark.parametrize("text", ["let Dana take it", "let dana do it", "have Dana cover this"])
@pytest.mark.parametrize("last", ["list", "none", "proposal"])
def test_who_is_let_take_it_comes_in_the_place_of_the_only_one_who_declined(text, last):
    lacking = replace(MARC, declined=(mail("priya"),))
    found = read_among(text, (JO, lacking), last=last)
    assert found.request == ChangeRequest(("marc",), replace=((mail("priya"), mail("dana")),))


@pytest.mark.parametrize("text", ["let Dana take it", "have Dana do it"])
def test_where_nobody_declined_it_is_asked_which_one_somebody_takes(text):
    found = read_among(text, (JO, MARC), last="list")
    assert (found.request.add, found.request.remove) == ((mail("dana"),), ())
    assert found.doubt.doubt.kind == "which-interview"


@pytest.mark.parametrize("text", ["let Raj take Marc's", "get Raj to do Marc's interview", "let raj take marc"])  # fmt: skip
def test_who_is_let_take_a_candidate_comes_in_the_place_of_the_only_one(text):
    found = read_among(text, (JO, MARC), last="list")
    assert found.request == ChangeRequest(("marc",), replace=((mail("priya"), mail("raj")),))


@pytest.mark.parametrize(
    "text",
    [
        "Thanks a million!! And please let Jo know she'll need photo ID",
        "thanks a million. let jo know she'll need photo id",
        "Thanks a bunch! Could you tell Jo to bring her passport",
        "you're a legend!! and please tell Jo she needs photo ID",
        "Wonderful. Tell Jo to bring her passport",
        "thank you ever so much. tell Jo to bring her passport",
        "Brilliant. And please email Jo that she'll need photo ID",
    ],
)
def test_what_is_asked_behind_thanks_is_answered(text):
    assert read_among(text, (JO, MARC)).request == UnknownRequest("tell-candidate")


@pytest.mark.parametrize(
    "text",
    ["Thanks a million!! And please let Jo know she'll need ID", "Thanks a bunch! Please ask Jo whether she needs parking"],
)  # fmt: skip
def test_what_nobody_can_do_is_answered_behind_thanks_with_nothing_booked(text):
    assert read_among(text, ()).intent == "unknown"


def test_who_wants_to_hear_of_changes_asks_for_no_log():
    assert read_among("Let me know if anything changes", (JO, MARC)).intent != "audit"


@pytest.mark.parametrize("text", ["Thanks a million!", "Thanks a million!! You've been a great help", "great. thanks"])  # fmt: skip
def test_thanks_alone_ask_for_nothing(text):
    assert read_among(text, (JO, MARC)).intent == "chat"


@pytest.mark.parametrize(
    "text",
    [
        "serve lunch at it",
        "Serve coffee at Jo's interview",
        "order lunch for it",
        "bring some water for Jo",
        "print Jo's CV please",
        "could someone unlock Turing before Jo's interview",
        "heat up the room",
        "pick up Jo at the station on Tuesday",
        "take her to Turing",
    ],
)
@pytest.mark.parametrize("coming", [(), (JO, MARC)])
def test_what_is_done_by_hand_is_no_person_and_no_change(text, coming):
    found = read_among(text, coming, last="interview" if coming else "none")
    assert (found.request, found.doubt) == (UnknownRequest("office-errand"), None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("bring it forward to 10", "reschedule"),
        ("bring Dana in on Jo's", "change"),
        ("bring Jo to Friday", "reschedule"),
    ],
)
def test_what_is_brought_elsewhere_is_no_errand(text, intent):
    assert read_among(text, (JO, MARC)).intent == intent


@pytest.mark.parametrize("text", ["Zed 10 min later", "zed half an hour earlier", "zed kowalski 15m later"])  # fmt: skip
def test_a_note_of_how_much_somebody_unknown_moves_is_asked_about(text):
    found = read_among(text, (JO, MARC), last="interview")
    assert "no coming interview with Zed" in asked(found.doubt)


@pytest.mark.parametrize("text", ["could Raj and Priya swap places?", "let raj and priya swap"])
def test_two_of_a_loop_that_is_offered_swap_too(text):
    found = read_among(text, (), after="loop for Ola Berg on Thursday: Raj 45m, Priya 30m, Tom 45m")
    assert [one.people for one in found.question.sessions] == [(mail("priya"),), (mail("raj"),), (mail("tom"),)]  # fmt: skip


def test_a_list_is_one_below_an_open_question_too():
    assert read_among("list", (JO,), after="30 min with Raj on Friday").request == InterviewsRequest()  # fmt: skip


@pytest.mark.parametrize("text", ["start Jo's half an hour later", "shift jo’s half an hour later"])
def test_a_verb_before_whose_interview_moves_is_no_part_of_the_name(text):
    found = read_among(text, (MARC, JO), last="list")
    assert (found.request.target, found.request.shift, found.doubt) == (("jo",), 30, None)


@pytest.mark.parametrize("text", ["what did Priya say?", "What did Priya reply", "what did Priya answer?"])  # fmt: skip
def test_what_somebody_said_is_their_answer(text):
    assert read_among(text, (replace(MARC, people=(mail("priya"),)),)).intent == "responses"


@pytest.mark.parametrize(
    "text",
    [
        "please tell Priya to read https://cv.example/jane beforehand",
        "please tell Priya and Raj to have a look at https://x.example/cv beforehand",
    ],
)
def test_who_is_to_read_something_is_not_asked_to_sign_in(text):
    assert read_among(text, (MARC,)).intent != "invite"


@pytest.mark.parametrize(
    "text",
    ["Petra will join from home, so could you set it up as a video call please?", "Jo will join from home, so make it a video call"],
)  # fmt: skip
def test_will_behind_a_strangers_name_is_a_verb(text):
    question = read_among(text, (), after="45 min with Raj on Tuesday").question
    assert (question.people, question.online) == ((mail("raj"),), True)


@pytest.mark.parametrize("text", ["that's fine by me", "fine by me", "Yes, lovely", "yes please, that would be wonderful"])  # fmt: skip
def test_a_yes_with_a_kind_word_searches_nothing(text):
    assert read_among(text, (), after="45 min with Raj on Tuesday").intent != "availability"


@pytest.mark.parametrize("text", ["Thank you so much, you've been a star today", "that's lovely, thank you"])  # fmt: skip
def test_praise_is_thanks(text):
    assert read_among(text, (JO,)).request.kind == "thanks"
