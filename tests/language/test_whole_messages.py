"""What a recruiter types of a booked interview in few words is read as what it says, and is no riddle."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.language.clarification import asks
from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import Candidate, HandOverRequest, RoomChange, UnknownRequest
from tests.language.example_company import mail, read_among, scene

JO = ComingInterview(
    "jo",
    datetime.fromisoformat("2026-11-24T10:00"),
    people=(mail("raj"),),
    candidate=Candidate("Jo Pike"),
    room=mail("turing"),
)
MARC = ComingInterview(
    "marc",
    datetime.fromisoformat("2026-11-26T14:00"),
    minutes=30,
    people=(mail("tom"),),
    candidate=Candidate("Marc Dubois"),
)


def read(text, *, last="interview", interviews=(JO, MARC), after=None):
    return read_among(text, interviews, last=last, after=after)


@pytest.mark.parametrize(
    ("text", "target", "change"),
    [
        ("let's do Marc's remotely", "marc", {"online": True}),
        ("remotely please", "jo", {"online": True}),
        ("find somewhere smaller for Marc", "marc", {"room": RoomChange("smaller")}),
        ("and find somewhere smaller", "jo", {"room": RoomChange("smaller")}),
        ("somewhere bigger please", "jo", {"room": RoomChange("bigger")}),
        ("drop the room for Jo", "jo", {"room": RoomChange("none")}),
        ("cancel the room for Jo", "jo", {"room": RoomChange("none")}),
        ("no room for Marc", "marc", {"room": RoomChange("none")}),
        ("give Marc 15 more minutes", "marc", {"minutes": 45}),
        ("give her another 15 minutes", "jo", {"minutes": 75}),
        ("tell the interviewers to read her CV first", "jo", {"note": "read her CV first"}),
        ("ask the panel to bring the case study", "jo", {"note": "bring the case study"}),
        (
            "change the note to: be on time",
            "jo",
            {"note": "be on time", "cleared": ("note",)},
        ),
        (
            "the note should say be on time",
            "jo",
            {"note": "be on time", "cleared": ("note",)},
        ),
        (
            "change the interviewer to Dana",
            "jo",
            {"add": (mail("dana"),), "remove": (mail("raj"),)},
        ),
        (
            "Marc is the candidate, the interviewer is Dana",
            "marc",
            {"add": (mail("dana"),), "remove": (mail("tom"),)},
        ),
        (
            "Marc's interviewer should be Dana",
            "marc",
            {"add": (mail("dana"),), "remove": (mail("tom"),)},
        ),
        ("use Dana for Raj", "jo", {"replace": ((mail("raj"), mail("dana")),)}),
        ("one more interviewer: Dana", "jo", {"add": (mail("dana"),)}),
        ("one more interviewer for Marc: Dana", "marc", {"add": (mail("dana"),)}),
        ("note: bring up the gap in 2024", "jo", {"note": "bring up the gap in 2024"}),
        (
            "tell the interviewers she prefers to be called Mo",
            "jo",
            {"note": "she prefers to be called Mo"},
        ),
        ("let the interviewers know she's vegan", "jo", {"note": "she's vegan"}),
        ("here's her CV https://cv.example/jo", "jo", {"note": "CV: https://cv.example/jo"}),
        (
            "link to the scorecard https://score.example/1",
            "jo",
            {"note": "Scorecard: https://score.example/1"},
        ),
        ("Marc's CV is at https://cv.example/m.", "marc", {"note": "CV: https://cv.example/m"}),
        ("Marc spells his surname Duboys", "marc", {"candidate": Candidate("Marc Duboys")}),
        ("Jo's surname is Pyke", "jo", {"candidate": Candidate("Jo Pyke")}),
        (
            "her new email is jo@mail.example",
            "jo",
            {"candidate": Candidate(mail="jo@mail.example")},
        ),
        ("make it 2 and a half hours", "jo", {"minutes": 150}),
        ("the candidate is Marc Dubois", "jo", {"candidate": Candidate("Marc Dubois")}),
        ("the candidate is Jo Pike", "jo", {"candidate": Candidate("Jo Pike")}),
        (
            "candidate is Sue Ray, sue@mail.example",
            "jo",
            {"candidate": Candidate("Sue Ray", "sue@mail.example")},
        ),
    ],
)
def test_a_change_is_read_from_what_a_whole_message_says(text, target, change):
    reading = read(text)
    assert (reading.intent, reading.request.target) == ("change", (target,))
    assert {name: getattr(reading.request, name) for name in change} == change
    assert (reading.doubt, reading.left_out) == (None, ())


@pytest.mark.parametrize(
    "text",
    ["tell the interviewers to connect", "remind the interviewers to answer"],
)
def test_what_else_interviewers_are_told_is_no_note(text):
    assert read(text).intent != "change"


@pytest.mark.parametrize("last", ["list", "none"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("somewhere smaller please", "change"),
        ("the candidate is Jo Pike", "change"),
        ("change the interviewer to Dana", "change"),
        ("tell the interviewers to read her CV first", "change"),
        ("replace her", "substitutes"),
        ("find someone else", "substitutes"),
    ],
)
def test_with_no_card_shown_it_is_asked_which_is_meant(text, intent, last):
    reading = read(text, last=last)
    assert reading.intent == intent
    assert reading.doubt.doubt.kind == "which-interview"


@pytest.mark.parametrize("text", ["bigger room please", "find another room"])
def test_the_only_one_with_a_room_is_meant_by_another_room(text):
    assert read(text, last="list").request.target == ("jo",)


def test_the_only_one_of_which_somebody_declined_is_meant_by_somebody_else():
    declined = replace(MARC, declined=(mail("tom"),))
    reading = read("ok replace her", last="list", interviews=(JO, declined))
    assert (reading.intent, reading.request.target) == ("substitutes", ("marc",))


@pytest.mark.parametrize(
    ("text", "target", "people"),
    [
        ("find someone else for Marc", "marc", ()),
        ("someone else for Marc's", "marc", ()),
        ("find somebody else for Tom's interview", "marc", (mail("tom"),)),
    ],
)
def test_somebody_else_is_looked_for_by_the_candidate_or_who_goes(text, target, people):
    reading = read(text)
    assert (reading.intent, reading.request.target) == ("substitutes", (target,))
    assert reading.request.people == people


def test_who_takes_no_part_is_asked_about_and_the_one_chosen_needs_nobody_to_go():
    asked = read("find someone else for Dana's interview")
    assert asked.doubt.doubt.kind == "none-with"
    chosen = read(asked.doubt.choices[1].sentence)
    assert (chosen.intent, chosen.request.target, chosen.request.people) == (
        "substitutes",
        ("marc",),
        (),
    )


@pytest.mark.parametrize("last", ["proposal", "list", "none", "interview"])
@pytest.mark.parametrize(
    "text",
    [
        "Tom proposed Friday, accept",
        "tom suggested 11, ok",
        "I accept Tom's proposal for Friday",
        "accept what Tom proposed",
        "go with Tom's time",
        "Tom's time works",
    ],
)
def test_a_proposal_is_taken_by_who_made_it(text, last):
    other = replace(JO, people=(mail("raj"), mail("tom")))
    proposed = replace(MARC, proposers=(mail("tom"),))
    reading = read(text, last=last, interviews=(other, proposed))
    assert (reading.intent, reading.request.target) == ("accept_proposal", ("marc",))
    assert reading.doubt is None


@pytest.mark.parametrize(
    "text",
    [
        "no, keep the time",
        "we keep Thursday",
        "tell Tom we can't move it",
        "let Tom know that it has to stay at 2",
        "no, stay with the original time",
        "Friday doesn't work for the candidate",
        "I'd rather keep Thursday at 2",
        "decline Tom's proposal",
        "sorry, can't move it",
        "no",
    ],
)
def test_a_proposal_is_declined_whose_interview_keeps_its_time(text):
    reading = read(text, last="proposal", interviews=(replace(MARC, proposers=(mail("tom"),)), JO))
    assert (reading.intent, reading.request.target) == ("decline_proposal", ("marc",))
    assert reading.doubt is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("keep Friday", "unknown"),
        ("tell Dana we can't move it", "unknown"),
        ("tell Tom to bring his laptop", "change"),
        ("that doesn't work, find another time", "reschedule"),
        ("no, move it to Friday", "reschedule"),
    ],
)
def test_what_is_said_of_something_else_declines_no_proposal(text, intent):
    proposed = replace(MARC, proposers=(mail("tom"),))
    assert read(text, last="proposal", interviews=(proposed, JO)).intent == intent


@pytest.mark.parametrize("text", ["no, we can't move it", "tell Tom we can't move it"])
def test_what_cannot_move_is_not_moved(text):
    assert read(text).intent == "unknown"


@pytest.mark.parametrize("text", ["Tom proposed Friday", "what did Tom propose?"])
def test_what_is_told_of_a_proposal_accepts_nothing(text):
    assert read(text, last="proposal").intent != "accept_proposal"


@pytest.mark.parametrize(
    "text", ["keep the room", "no wait, keep the room", "leave the time as it is"]
)
def test_what_is_to_stay_stays(text):
    reading = read(text)
    assert (reading.intent, reading.request.verb) == ("chat", "no")


@pytest.mark.parametrize("text", ["who did you pick and why?", "why did you pick her?"])
def test_who_was_chosen_is_asked_of_the_interview_and_is_no_audit(text):
    assert read(text).intent == "why"


@pytest.mark.parametrize(
    "text",
    [
        "why did you pick them",
        "why did you choose him",
        "how come you picked her?",
        "how did you choose them",
        "why did you go for Dana?",
    ],
)
def test_why_somebody_was_chosen_is_no_link_for_the_candidate(text):
    assert read(text, after="who is free Thursday for 45 minutes for Kim Lee").intent == "why"


@pytest.mark.parametrize(
    "text",
    [
        "move my 2pm on Thursday to Friday",
        "move my thursday 2pm to friday",
        "move our 2pm interview to Friday",
    ],
)
def test_an_interview_of_ones_own_moves_while_a_question_is_open(text):
    reading = read(text, after="30 min with Dana for Lee Hart on Thursday at 2pm")
    assert (reading.intent, reading.request.target) == ("reschedule", ("marc",))
    assert {start.date().isoformat() for start, _ in reading.request.windows} == {"2026-11-27"}


@pytest.mark.parametrize(
    "text", ["hand Tom's interviews to Raj", "give all of Tom's interviews to Raj"]
)
def test_interviews_change_hands_while_a_question_is_open(text):
    reading = read(text, after="30 min with Dana on Thursday at 2pm")
    assert reading.intent == "hand_over"
    assert reading.request == HandOverRequest(mail("tom"), mail("raj"))


@pytest.mark.parametrize("text", ["move it to Friday", "move my slot to Friday"])
def test_the_times_of_the_open_question_move_as_before(text):
    assert read(text, after="30 min with Dana on Thursday at 2pm").intent == "availability"


@pytest.mark.parametrize(
    ("text", "target", "old"),
    [
        ("I can do it myself instead of Raj", "jo", "raj"),
        ("I'll take Marc's instead of Tom", "marc", "tom"),
    ],
)
def test_the_organizer_takes_the_place_of_somebody(text, target, old):
    request = read(text).request
    assert (request.target, request.replace) == ((target,), ((mail(old), mail("olivia")),))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("the interview with Tom moves to Friday", "marc"),
        ("Jo's interview has to move to Friday", "jo"),
        ("my 2pm goes to Friday", "marc"),
    ],
)
def test_an_interview_that_is_said_to_move_moves(text, target):
    reading = read(text, last="list")
    assert (reading.intent, reading.request.target) == ("reschedule", (target,))


def test_both_are_the_two_of_who_goes():
    third = replace(JO, id="eve", candidate=Candidate("Eve Low"), people=(mail("tom"),))
    reading = read("replace Tom with Dana in both", last="list", interviews=(JO, MARC, third))
    assert reading.request.target == ("marc", "eve")
    assert reading.request.replace == ((mail("tom"), mail("dana")),)


@pytest.mark.parametrize(
    "text", ["Jo's running late", "the candidate isn't here", "my candidate is 10 minutes late"]
)
def test_who_is_late_for_nothing_that_is_near_is_told_so(text):
    assert read(text).request.kind == "delay"


def test_who_is_the_candidate_and_who_interviews_is_put_right_in_the_open_question():
    reading = read(
        "she's the candidate, the interviewer is Raj", after="45 min with Dana on Tuesday"
    )
    assert (reading.continues, reading.question.people) == (True, (mail("raj"),))
    assert reading.question.candidate == Candidate("Dana")


@pytest.mark.parametrize(
    "text", ["Fatima's email is fatima@noor.example", "candidate Fatima Noor fatima@noor.example"]
)
def test_an_address_is_that_of_all_the_interviews_of_the_candidate(text):
    fatima = Candidate("Fatima Noor")
    theirs = (replace(JO, candidate=fatima), replace(MARC, candidate=fatima))
    other = replace(MARC, id="eve", candidate=Candidate("Eve Low"))
    request = read(text, last="list", interviews=(*theirs, other)).request
    assert request.target == ("jo", "marc")
    assert request.candidate == Candidate(mail="fatima@noor.example")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zoe's address is zoe@mail.example", "Zoe"),
        ("Ivan's address: ivan@mail.example", "Ivan"),
        ("Zoe's mail: zoe@mail.example", "Zoe"),
        ("Zoe Pike's email is zoe@mail.example", "Zoe Pike"),
    ],
)
def test_an_address_of_somebody_who_has_no_interview_is_not_that_of_the_one_shown(text, name):
    reading = read(text)
    assert reading.request.target == ()
    assert reading.doubt.doubt == asks("none-with", name=name)
    chosen = read(reading.doubt.choices[1].sentence)
    assert (chosen.request.target, chosen.doubt) == (("marc",), None)
    assert chosen.request.candidate == Candidate(mail=text.split()[-1])


def test_an_address_of_an_interviewer_is_not_that_of_the_candidate():
    assert read("Raj's email is raj@mail.example").doubt.doubt.kind == "which-interview"


@pytest.mark.parametrize(
    "text",
    [
        "Marc's mail: marc@mail.example",
        "Marc's mail is marc@mail.example",
        "Marc's email changed, it's marc@mail.example",
        "Marc's e-mail has changed to marc@mail.example",
        "Marc's new address is marc@mail.example",
    ],
)
def test_an_address_is_that_of_the_candidate_named_and_not_of_the_one_shown(text):
    reading = read(text)
    assert (reading.request.target, reading.doubt) == (("marc",), None)
    assert reading.request.candidate == Candidate(mail="marc@mail.example")


def test_an_interview_without_a_candidate_takes_the_name_with_the_address():
    request = read(
        "Zoe's address is z@mail.example", interviews=(replace(JO, candidate=None), MARC)
    ).request
    assert (request.target, request.candidate) == (("jo",), Candidate("Zoe", "z@mail.example"))


def test_the_candidate_who_is_said_to_be_another_is_renamed():
    request = read("rename the candidate to Zoe Ray, zoe@mail.example").request
    assert (request.target, request.candidate.name) == (("jo",), "Zoe Ray")


def test_an_address_of_nobody_named_is_that_of_one_interview():
    asked = read("the candidate's email is x@mail.example", last="list")
    assert asked.doubt.doubt.kind == "which-interview"
    context = replace(scene(), last="list", interviews=(JO, MARC), speaker=mail("olivia"))
    both = parse("both", context, doubt=asked.doubt)
    assert both.doubt.doubt.kind == "changed-singly"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("tell Raj I'm late", "I'm late"),
        ("let them know that Jo is stuck in traffic", "Jo is stuck in traffic"),
        ("tell the panel I'm running 10 min late", "I'm running 10 min late"),
        ("please tell everyone the candidate isn't here yet", "the candidate isn't here yet"),
    ],
)
def test_what_others_are_told_of_a_delay_is_passed_on_and_is_no_note(text, note):
    soon = replace(JO, start=scene().now.replace(tzinfo=None) + timedelta(minutes=20))
    reading = read(text, interviews=(soon,))
    assert (reading.intent, reading.request.note, reading.request.target) == ("late", note, ("jo",))


@pytest.mark.parametrize("text", ["tell Raj to bring a laptop", "tell the panel we're ready"])
def test_what_else_they_are_told_stays_a_note(text):
    soon = replace(JO, start=scene().now.replace(tzinfo=None) + timedelta(minutes=20))
    assert read(text, interviews=(soon,)).intent == "change"


@pytest.mark.parametrize(
    "text",
    [
        "Jo's phone is +44 20 7946 0000",
        "add somebody from the pool",
        "Ada's interviewer should be Dana",
    ],
)
def test_what_is_told_and_cannot_be_kept_is_no_idle_talk_and_no_command_of_the_account(text):
    reading = read(text)
    assert reading.intent == "unknown" or reading.doubt is not None


def test_what_the_candidate_is_to_read_is_no_note_for_the_interviewers():
    for text in ("candidate note: bring a laptop", "note to the candidate: bring a laptop"):
        assert read(text).request == UnknownRequest("tell-candidate")


@pytest.mark.parametrize("last", ["interview", "none"])
def test_who_is_met_on_a_day_is_shown_and_not_searched_for(last):
    reading = read("who is the Thursday interview with?", last=last)
    assert (reading.intent, reading.request.target) == ("interviews", ("marc",))


def test_what_was_changed_is_shown_by_the_interview_that_is_shown():
    assert read("what exactly did you just change?").request.target == ("jo",)


@pytest.mark.parametrize("text", ["I can do 20 min only", "I can only do 20 minutes"])
def test_who_can_come_for_less_than_it_takes_says_maybe_and_why(text):
    invited = replace(MARC, role="interviewer")
    request = read(text, last="invitation", interviews=(invited,)).request
    assert (request.intent, request.target, request.reason) == ("tentative", ("marc",), text)


def test_an_outright_yes_with_a_limit_is_a_yes_that_leaves_it_out():
    invited = replace(MARC, role="interviewer")
    reading = read("sure, but 20 min max", last="invitation", interviews=(invited,))
    assert (reading.intent, reading.left_out) == ("accept", ("but 20 min max",))


def test_who_can_come_for_all_of_it_accepts():
    invited = replace(MARC, role="interviewer")
    reading = read("I can do 30 min only", last="invitation", interviews=(invited,))
    assert reading.intent == "accept"


def test_a_day_that_does_not_suit_who_is_invited_is_a_no():
    invited = replace(MARC, role="interviewer")
    reading = read("Thursday doesn't suit me", last="invitation", interviews=(invited,))
    assert (reading.intent, reading.request.target) == ("decline", ("marc",))


def test_who_will_not_be_working_is_away_and_has_not_declined_yet():
    invited = replace(MARC, role="interviewer")
    said = "I have a fever, won't be working today"
    assert read(said, last="invitation", interviews=(invited,)).intent == "absence"


@pytest.mark.parametrize("whose", ["his", "her", "their", "the candidate's"])
@pytest.mark.parametrize("what", ["email", "new email", "new email address", "address"])
def test_an_address_is_the_candidates_of_what_is_shown(whose, what):
    reading = read(f"{whose} {what} is jo@mail.example")
    assert (reading.intent, reading.request.target) == ("change", ("jo",))
    assert reading.request.candidate == Candidate(mail="jo@mail.example")


def test_a_nickname_is_still_given_to_who_is_called_like_nobody():
    assert read("use Bob for Raj").intent == "nickname"
