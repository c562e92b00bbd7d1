"""What is said of a candidate's invitation and address, in words of everyday."""

from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.requests import Candidate, ChangeRequest, InterviewRequest
from tests.language.example_company import MARC, mail, read_among

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"),),
    candidate=Candidate("Nina Roth", "nina@roth.example"),
)
HELD = InterviewRequest("responses", ("nina",), is_of_candidate=True, is_hold=True)


@pytest.mark.parametrize(
    "text",
    [
        "don't invite her yet",
        "don't send the invite yet please",
        "hold the invite till tomorrow",
        "hold off sending it till tomorrow",
        "don't send her anything for now",
        "wait with Nina's invitation",
        "please don't email Nina yet",
        "send the invite tomorrow morning",
        "send it to her later",
        "can you delay Nina's invite",
    ],
)
@pytest.mark.parametrize("after", [None, "Raj tomorrow at 3pm"], ids=["shown", "open"])
def test_an_invitation_that_is_to_wait_is_no_search_and_is_not_sent(text, after):
    assert read_among(text, (NINA,), after=after).request == HELD


UNMAILED = ChangeRequest(("nina",), cleared=("address",))


@pytest.mark.parametrize(
    "text",
    [
        "no email to the candidate please",
        "turn off the candidate's email",
        "turn her email off",
        "switch off the emails to the candidate",
        "disable the candidate's email",
        "stop emailing the candidate",
        "actually no candidate email, we'll call her",
        "take the email off",
        "don't email her",
        "she doesn't need an email, I'll phone her",
        "no invite for Nina",
        "please don't send Nina an invitation, she knows",
        "the candidate shouldn't get an email",
        "leave the candidate out of the emails",
        "we won't email Nina, I'll tell her myself",
        "stop the email to Nina",
        "no need to email her",
        "no notification to the candidate",
        "candidate shouldn't be notified",
        "we'll ring her, no email",
        "no confirmation email to Nina please",
        "don't contact Nina",
        "take her email address out",
        "remove the email",
    ],
)
def test_where_nothing_is_to_go_to_the_candidate_the_address_is_taken_out(text):
    assert read_among(text, (NINA, MARC), last="interview").request == UNMAILED


@pytest.mark.parametrize(
    "text",
    ["no email to the candidate please", "actually no candidate email", "no notification to the candidate", "candidate shouldn't be notified", "leave the candidate out of the emails"],
)  # fmt: skip
def test_what_a_candidate_gets_is_no_setting_of_the_speaker(text):
    for last, interviews in (("none", ()), ("invitation", (NINA,)), ("interview", (NINA,))):
        assert read_among(text, interviews, last=last).intent != "notifications"


@pytest.mark.parametrize("text", ["take the email off", "don't email her", "remove the email"])
def test_an_email_that_is_taken_off_is_no_setting_of_the_speaker(text):
    for last in ("none", "invitation", "offer"):
        assert read_among(text, (NINA,), last=last).intent != "notifications"


@pytest.mark.parametrize(
    "text",
    [
        "no reminders please",
        "turn off my notifications",
        "no emails please",
        "stop emailing me",
        "don't send me emails",
    ],
)
def test_what_the_speaker_gets_stays_a_setting(text):
    assert read_among(text, (NINA,), last="interview").intent == "notifications"


def test_an_address_of_the_open_question_is_left_out():
    said = read_among("no email to the candidate", (NINA,), after="Raj tomorrow at 3pm for Ola Berg ola@berg.example")  # fmt: skip
    assert said.question is not None
    assert said.question.candidate == Candidate("Ola Berg")


@pytest.mark.parametrize(
    "text",
    [
        "ok send it off now",
        "send it out straight away",
        "resend it",
        "send it again please",
        "resend the invite to nina, she says she can't find it",
    ],
)
def test_an_invitation_goes_out_now(text):
    request = read_among(text, (NINA, MARC)).request
    assert request == InterviewRequest("invite_candidate", ("nina",))


@pytest.mark.parametrize(
    "text", ["preview what nina gets", "show me what Nina will get", "what's Nina getting?"]
)
def test_what_the_candidate_gets_is_shown(text):
    request = read_among(text, (MARC, NINA)).request
    assert request == InterviewRequest("preview", ("nina",))


@pytest.mark.parametrize(
    "text",
    [
        "her address was wrong, it's nina.roth@example.org",
        "wrong email, should be nina.roth@example.org",
        "the address I gave you was wrong, use nina.roth@example.org",
        "Nina's email is wrong: it should be nina.roth@example.org",
    ],
)
def test_a_right_address_takes_the_place_of_a_wrong_one(text):
    request = read_among(text, (NINA, MARC)).request
    assert request == ChangeRequest(("nina",), candidate=Candidate("", "nina.roth@example.org"))


def test_who_interviews_is_no_candidate_who_is_not_to_be_invited():
    request = read_among("don't invite Priya", (NINA,)).request
    assert request == ChangeRequest(("nina",), remove=(mail("priya"),))
