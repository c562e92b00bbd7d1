"""Questions of everyday about interviews are answered by what is booked: no search, no change, no riddle."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import (
    AnswerRequest,
    Candidate,
    InterviewRequest,
    InterviewsRequest,
    UnknownRequest,
)
from tests.language.example_company import JO, MARC, mail, read_among, scene

ASKED = ComingInterview(
    "vera",
    datetime.fromisoformat("2026-11-25T10:00"),
    people=(mail("raj"), mail("dana")),
    candidate=Candidate("Vera Holt"),
    role="interviewer",
)


def read(text, *, last="interview", interviews=(JO, MARC), after=None):
    return read_among(text, interviews, last=last, after=after)


@pytest.mark.parametrize("last", ["interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "how do things stand with Marc?",
        "where are we with Marc's?",
        "how's Marc's looking",
        "what's the latest on Marc",
        "any update on Marc?",
        "is Marc's still on?",
        "is it all good with Marc",
        "who is Marc meeting?",
        "who's seeing Marc",
        "which room is Marc in",
        "show Marc's Thursday interview",
        "show Marc's interview with Priya",
    ],
)
def test_an_interview_that_is_asked_about_is_shown(text, last):
    assert read(text, last=last).request.target == ("marc",)
    assert isinstance(read(text, last=last).request, InterviewsRequest)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("is everybody in?", "jo"),
        ("is everyone on board", "jo"),
        ("did everyone say yes for Marc?", "marc"),
        ("Raj accepted, right?", "jo"),
    ],
)
def test_whether_all_come_is_told_by_their_answers(text, target):
    assert read(text).request == InterviewRequest("responses", (target,))


def test_whether_all_come_lists_the_interviews_where_none_is_shown():
    assert read("is everybody in?", last="none").request == InterviewsRequest()


@pytest.mark.parametrize(
    "text",
    [
        "has she got it?",
        "does she have the details",
        "did Jo get everything",
        "did Jo get the plan?",
    ],
)
def test_whether_the_candidate_has_their_invitation_is_told(text):
    assert read(text).request == InterviewRequest("responses", ("jo",), is_of_candidate=True)


@pytest.mark.parametrize(
    "text",
    [
        "Jo wants to know who she'll meet and where",
        "does Jo know where to go",
        "how does Jo get in?",
    ],
)
def test_what_the_candidate_knows_is_what_their_invitation_says(text):
    assert read(text).request == InterviewRequest("preview", ("jo",))


@pytest.mark.parametrize(
    "text", ["what did Priya propose?", "what's her suggestion?", "did Priya suggest another time"]
)
def test_a_proposal_that_is_asked_for_is_shown_whatever_was_shown_before(text):
    proposed = replace(MARC, proposers=(mail("priya"),))
    assert read(text, interviews=(JO, proposed)).request.target == ("marc",)


@pytest.mark.parametrize("interviews", [(), (JO, MARC), (ASKED,)])
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("print my week", 5),
        ("show me my day", 1),
        ("any interviews for me?", 0),
        ("am I needed on Thursday", 1),
        ("what needs my attention?", 0),
    ],
)
def test_a_list_of_ones_own_is_shown_also_where_nothing_is_booked(text, days, interviews):
    request = read(text, last="none", interviews=interviews).request
    assert (type(request), request.target) == (InterviewsRequest, ())
    assert len({start.date() for start, _ in request.windows}) == days


def test_what_an_interviewer_has_is_listed():
    request = read("what has Tom got this week?").request
    assert (request.people, bool(request.windows)) == ((mail("tom"),), True)


@pytest.mark.parametrize(
    "text", ["is there anything left for Marc?", "what's outstanding for Marc"]
)
def test_what_is_left_for_a_candidate_is_listed(text):
    assert read(text).request.candidate.name == "Marc"


@pytest.mark.parametrize(
    "text",
    [
        "what's it about?",
        "which floor",
        "do I need to prepare",
        "am I on my own?",
        "what role is it for",
        "what room?",
    ],
)
def test_what_an_interviewer_asks_of_an_invitation_shows_it(text):
    assert read(text, last="invitation", interviews=(ASKED,)).request.target == ("vera",)


def test_an_interview_of_nobody_known_is_asked_about_and_no_other_is_shown():
    reading = read("how do things stand with Quentin?")
    assert reading.request.target == ()
    assert reading.doubt is not None


@pytest.mark.parametrize(
    "text",
    ["move it upstairs", "put Marc's on the second floor", "a room on the ground floor please"],
)
def test_a_floor_is_said_to_be_nothing_to_look_for(text):
    assert read(text).request == UnknownRequest("floors")


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("his phone is +44 20 7946 0000", "candidate-phone"),
        ("the menu is here https://files.example/menu", "link-alone"),
    ],
)
def test_what_is_told_and_not_kept_has_an_answer_of_its_own(text, nearest):
    assert read(text).request == UnknownRequest(nearest)


@pytest.mark.parametrize(
    "text",
    [
        "find a stand-in for Marc's interview",
        "we need a replacement for Marc's",
        "cover for Priya on Marc's",
    ],
)
def test_a_stand_in_is_looked_for(text):
    request = read(text).request
    assert (request.intent, request.target) == ("substitutes", ("marc",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("can't make it, could Tom take it?", "could Tom take it"),
        ("sorry can't, maybe Tom can do it", "maybe Tom can do it"),
        ("I'm out that day, how about Tom or Dana", "how about Tom or Dana"),
        ("ask Tom instead", "ask Tom instead"),
        ("could Tom take this one, I'm out", "could Tom take this one"),
    ],
)
@pytest.mark.parametrize("last", ["invitation", "none", "interview"])
def test_who_names_another_declines_and_the_name_goes_with_it(text, reason, last):
    request = read(text, last=last, interviews=(ASKED,)).request
    assert request == AnswerRequest("decline", ("vera",), reason=reason)


@pytest.mark.parametrize("text", ["I can do it, Tom can't", "works for me but Tom is out"])
def test_who_says_that_another_cannot_accepts(text):
    reading = read(text, last="invitation", interviews=(ASKED,))
    assert (reading.intent, bool(reading.left_out)) == ("accept", True)


@pytest.mark.parametrize("last", ["invitation", "none", "interview"])
@pytest.mark.parametrize(
    "text",
    [
        "could we make Vera's tomorrow 3pm?",
        "Vera's at 3 tomorrow?",
        "could Vera's be at 3pm tomorrow",
    ],
)
def test_another_time_for_an_invitation_that_is_named_is_proposed(text, last):
    request = read(text, last=last, interviews=(ASKED,)).request
    ((start, _),) = request.windows
    assert (request.intent, request.target, f"{start:%d %H:%M}") == (
        "propose",
        ("vera",),
        "23 15:00",
    )


@pytest.mark.parametrize(
    ("text", "target", "field", "value"),
    [
        ("Jo only has until 10:45, make it shorter", "jo", "minutes", 45),
        ("she can only stay until 10.30 so cut it short", "jo", "minutes", 30),
        ("online isn't needed after all", "jo", "online", False),
        ("Teams is no longer needed for Marc's", "marc", "online", False),
        (
            "Marc's interview should be called Backend deep dive",
            "marc",
            "title",
            "Backend deep dive",
        ),
        ("rename Marc's to Systems design", "marc", "title", "Systems design"),
        ("it should be called Final round", "jo", "title", "Final round"),
    ],
)
def test_what_is_said_in_a_roundabout_way_is_changed(text, target, field, value):
    request = read(text).request
    assert (request.intent, request.target, getattr(request, field)) == ("change", (target,), value)


def test_no_online_and_a_room_again_is_both():
    request = read("online isn't needed after all, get us a room again").request
    assert (request.online, request.room.kind) == (False, "wish")


@pytest.mark.parametrize(
    "text",
    [
        "Marc no longer wants the job",
        "Marc accepted another offer",
        "Marc isn't interested any more",
    ],
)
def test_who_wants_the_job_no_longer_is_to_be_cancelled(text):
    assert read(text).request == InterviewRequest("cancel", ("marc",))


@pytest.mark.parametrize(
    "text", ["Marc asks whether it could be on Friday", "Marc asked if we could move it to Friday"]
)
def test_the_day_that_a_candidate_asks_for_is_moved_to(text):
    request = read(text).request
    assert (request.intent, request.target) == ("reschedule", ("marc",))
    assert {f"{start:%a}" for start, _ in request.windows} == {"Fri"}


@pytest.mark.parametrize(
    "text", ["on Friday, could Vera's be at 3pm", "could Vera's be at 3pm on Friday?"]
)
def test_the_day_beside_the_hour_that_is_proposed_counts(text):
    ((start, _),) = read(text, last="none", interviews=(ASKED,)).request.windows
    assert f"{start:%d %H:%M}" == "27 15:00"


@pytest.mark.parametrize("text", ["on holiday", "on annual leave", "sorry, on vacation then"])
def test_on_holiday_is_the_interviewers_and_not_the_companys(text):
    assert read(text, last="invitation", interviews=(ASKED,)).intent == "decline"


@pytest.mark.parametrize("text", ["we observe bank holidays", "add UK bank holidays"])
def test_holidays_that_the_company_keeps_answer_no_invitation(text):
    assert read(text, last="invitation", interviews=(ASKED,)).intent == "closed"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("she spells it Pyke, with a y", "Jo Pyke"),
        ("he writes himself Joe", "Joe Pike"),
        ("wrong candidate, it's Jo Pyke not Pike", "Jo Pyke"),
        ("should be Duboys not Dubois", "Marc Duboys"),
    ],
)
def test_the_part_of_a_name_that_is_like_it_is_put_right(text, name):
    assert read(text).request.candidate.name == name


@pytest.mark.parametrize(
    "text",
    ["Marc mail marc@home.example", "marc: marc@home.example", "Marc's mail marc@home.example"],
)
def test_a_candidate_and_an_address_alone_is_theirs(text):
    request = read(text).request
    assert (request.target, request.candidate.mail) == (("marc",), "marc@home.example")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("can you make sure Raj knows it's a stretch candidate", "it's a stretch candidate"),
        (
            "make sure the interviewers are aware that she is deaf in one ear",
            "she is deaf in one ear",
        ),
    ],
)
def test_what_interviewers_are_to_know_is_a_note(text, note):
    assert read(text).request.note == note


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("let the guys know", "tell-interviewers"),
        ("tell Raj", "tell-interviewers"),
        ("inform the candidate", "tell-candidate"),
        ("Marc's bringing a laptop, needs a screen", "candidate-wish"),
        ("and a room in Madrid?", "which-building"),
    ],
)
def test_what_is_not_done_says_what_can_be(text, nearest):
    assert read(text).request == UnknownRequest(nearest)


@pytest.mark.parametrize(
    "text",
    [
        "and Raj?",
        "is Raj coming?",
        "Raj coming or not?",
        "what's Raj on about",
        "why did Raj decline",
    ],
)
def test_what_one_of_them_answered_is_told(text):
    assert read(text).request == InterviewRequest("responses", ("jo",))


def test_who_does_not_take_part_may_be_added():
    assert read("and Dana?").request.add == (mail("dana"),)


@pytest.mark.parametrize(
    "text", ["who do I still need to chase", "who's left to answer?", "who am I waiting for"]
)
def test_who_has_not_answered_is_told_of_the_one_shown_and_listed_of_all(text):
    assert read(text).request == InterviewRequest("responses", ("jo",))


@pytest.mark.parametrize("interviews", [(), (ASKED,)])
@pytest.mark.parametrize(
    "text", ["do I still have Pablo tomorrow", "is Pablo off?", "is Pablo's cancelled?"]
)
def test_whether_an_interview_is_still_there_is_answered_by_the_list(text, interviews):
    request = read(text, last="none", interviews=interviews).request
    assert (request.intent, request.candidate.name) == ("interviews", "Pablo")


def test_a_wish_to_know_changes_nothing():
    assert read("Jo wants to know if it's in Teams or Meet").request == InterviewRequest(
        "preview", ("jo",)
    )


@pytest.mark.parametrize(
    "text", ["so what's going on with Wednesday", "what's happening on Wednesday?"]
)
def test_what_is_on_a_day_is_listed(text):
    request = read(text, last="none").request
    assert request.intent == "interviews"
    assert {f"{start:%a}" for start, _ in request.windows} == {"Wed"}


@pytest.mark.parametrize(
    "text",
    ["Marc can't come", "Marc can't make it any more", "Marc is sick", "Marc's ill, what now"],
)
@pytest.mark.parametrize("last", ["interview", "none"])
def test_what_becomes_of_an_interview_whose_candidate_cannot_come_is_asked(text, last):
    reading = read(text, last=last)
    assert reading.doubt.doubt.kind == "cannot-come"
    assert [one.sentence for one in reading.doubt.choices] == [
        "move Marc's interview",
        "cancel Marc's interview",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Marc's email is marc@home.example, send it straight away",
        "Marc mail marc@home.example, pls send",
        "Marc: marc@home.example and send him the invitation",
    ],
)
def test_an_address_is_told_and_the_invitation_sent_with_it(text):
    request = read(text).request
    assert (request.target, request.candidate.mail, request.sends) == (
        ("marc",),
        "marc@home.example",
        True,
    )


def test_an_address_alone_sends_nothing():
    request = read("email is jo@home.example").request
    assert (request.target, request.candidate.mail, request.sends) == (
        ("jo",),
        "jo@home.example",
        False,
    )


@pytest.mark.parametrize("text", ["Dana then", "ok Dana then", "Dana can do it"])
def test_who_can_do_it_comes_for_who_declined(text):
    lacking = replace(MARC, declined=(mail("priya"),))
    request = read(text, interviews=(JO, lacking)).request
    assert (request.target, request.add, request.is_stand_in) == (("marc",), (mail("dana"),), True)


def test_who_is_named_not_another_comes_in_their_place():
    assert read("actually make that May not Raj").request.replace == ((mail("raj"), mail("may")),)


@pytest.mark.parametrize("text", ["bit later", "a little later please"])
def test_a_bit_later_is_later_of_the_open_question(text):
    assert read(text, after="30 min with Raj tomorrow").intent == "more"


def test_whichever_is_first_is_the_first():
    request = read("whichever is first", after="30 min with Raj tomorrow").request
    assert (request.intent, request.number) == ("book", 1)


@pytest.mark.parametrize("text", ["remove Raj Patel", "delete Raj please"])
def test_nobody_is_looked_for_who_is_to_be_removed_from_nothing(text):
    assert read(text, last="none", interviews=()).request == UnknownRequest("remove-whom")


def test_a_proposal_is_accepted_only_where_somebody_makes_one():
    assert read("accept it").request == UnknownRequest("no-proposal")
    proposed = replace(JO, proposers=(mail("raj"),))
    assert read("accept it", last="proposal", interviews=(proposed,)).intent == "accept_proposal"


@pytest.mark.parametrize("text", ["nvm leave it", "never mind, it's fine"])
def test_what_is_to_be_left_is_left(text):
    assert read(text).request.verb == "dismiss"


@pytest.mark.parametrize("text", ["email me the list", "show me the agenda please"])
def test_the_list_is_of_interviews_and_no_setting(text):
    assert isinstance(read(text).request, InterviewsRequest)


@pytest.mark.parametrize("text", ["good, that's all for today", "that's it, thanks", "all done"])
def test_the_end_of_a_talk_is_no_remark(text):
    assert read(text).request.kind in {"talk", "thanks"}


@pytest.mark.parametrize("last", ["invitation", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "am I interviewing anyone this week?",
        "do I have anything on Thursday?",
        "am I on anything this week?",
        "have I got any interviews on Thursday",
    ],
)
def test_what_an_interviewer_asks_about_their_days_proposes_no_time(text, last):
    request = read(text, last=last, interviews=(ASKED,)).request
    assert isinstance(request, InterviewsRequest)
    assert (request.target, bool(request.windows)) == ((), True)


@pytest.mark.parametrize("text", ["has Jo accepted?", "did Jo reply yet?", "has Jo declined"])
def test_whether_the_candidate_answered_is_told_in_words(text):
    read = read_among(text, (JO, MARC), last="interview")
    answered = InterviewRequest("responses", ("jo",), is_of_candidate=True, asks_answer=True)
    assert read.request == answered


@pytest.mark.parametrize("text", ["show Jo's", "show me jo's please", "open Jo's"])
def test_what_a_candidate_has_is_shown_while_times_for_somebody_else_are(text):
    after = read_among("30 min with Dana for Ann Lee on Friday", ()).question
    read = parse(text, replace(scene(), interviews=(JO, MARC), last="offer"), after=after)
    assert read.request == InterviewsRequest(Candidate("Jo"))
