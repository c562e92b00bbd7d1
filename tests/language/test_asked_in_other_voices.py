"""What is asked of a booked interview in other voices: its invitation at once, its CV for all, who sits with whom, nothing after all."""

import pytest

from bot.language.requests import ChangeRequest, ChatRequest, InterviewRequest
from tests.language.example_company import HANA, JO, MARC, VERA, read_among


@pytest.mark.parametrize(
    "text",
    [
        "please release the invite to Jo now itself",
        "kindly release Jo's invite immediately",
        "please share the invite with Jo immediately",
        "gonnae send Jo's invite the now",
        "push out Jo's invitation now",
        "issue the invitation to Jo today itself",
        "trigger Jo's invite",
        "fire off the invite to Jo straight away",
    ],
)
def test_the_candidates_invitation_goes_out_at_once(text):
    read = read_among(text, (MARC, JO))
    assert (read.doubt, read.left_out) == (None, ())
    assert read.request == InterviewRequest("invite_candidate", ("jo",))


@pytest.mark.parametrize(
    "text",
    [
        "Jo's CV is https://x.example/cv.pdf, kindly share the same with the panel",
        "Jo's CV: https://x.example/cv.pdf please forward it to the interviewers",
        "here is Jo's CV https://x.example/cv.pdf, share with panel",
    ],
)
def test_a_cv_that_is_to_be_shared_stands_in_the_note(text):
    read = read_among(text, (JO, MARC))
    assert (read.doubt, read.left_out) == (None, ())
    assert read.request == ChangeRequest(("jo",), note="CV: https://x.example/cv.pdf")


@pytest.mark.parametrize(
    "text",
    [
        "on Hana I would like to know who sits with me",
        "on Hana's, who is with me?",
        "for Hana, who else is on it?",
        "may I know who is with me for Hana?",
        "I'd like to know who interviews with me on Hana's",
    ],
)
def test_who_sits_with_the_speaker_is_shown_and_nobody_is_added(text):
    read = read_among(text, (VERA, HANA), last="invitation")
    assert (read.intent, read.doubt) == ("interviews", None)
    assert read.request.target == ("hana",)


@pytest.mark.parametrize(
    "text",
    ["no, hang on, leave it", "no, hing on, leave it", "wait, leave it for now", "hang on, leave it"],
)  # fmt: skip
def test_what_is_to_be_left_is_left(text):
    assert read_among(text, (JO, MARC)).request == ChatRequest("kept")


def test_a_no_to_a_proposal_may_say_where_it_stays():
    read = read_among("naw, leave it where it is", (JO, MARC), last="proposal")
    assert read.intent == "decline_proposal"
