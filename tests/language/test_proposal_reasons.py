"""Why another time is proposed, in the interviewer's own words: told where it is said, and never made up."""

import pytest

from tests.language.example_company import HANA, VERA, read_among

PROPOSED = [
    ("so sorry Tom, I'm at the dentist then – could we do Thursday at 11 instead?", "I'm at the dentist then"),
    ("school run, could we do 3 instead", "school run"),
    ("could we do 3 instead? School run", "School run"),
    ("choir practice, could we do 3 instead", "choir practice"),
    ("I can't do 10 because of the school run, 3 works", "the school run"),
    ("I can't do 10 as my son is ill, would 3 work?", "my son is ill"),
    ("sorry I'm at the dentist then could we do Thursday at 11", "I'm at the dentist"),
    ("can we do Thursday at 11 instead, I'm in court that day", "I'm in court that day"),
    ("I have a vendor call then, could we do Friday 10am?", "I have a vendor call then"),
    ("any chance of friday morning instead? got a clash", "got a clash"),
    ("move it to 3 please as I'm travelling", "I'm travelling"),
    ("Thursday at 11 instead? I'm on leave Wednesday", "I'm on leave Wednesday"),
]  # fmt: skip
BARE = [
    "could we do 3 instead?",
    "yes but 3 would be better",
    "my apologies, could we do 3pm",
    "I apologize sincerely, but would it be possible at 16:00 on the same day?",
    "new idea, Thursday at 3?",
    "for Vera, could we do 3 instead",
    "Vera's interview: could we do 3 instead?",
    "I have 3pm free on Thursday",
    "I'm free at 3 on Thursday",
    "could we do 3 instead, online please",
    "I know I said yes, but could we do Friday at 3 instead?",
    "Hello! Would 11 suit everyone instead? Thanks a million, Lucy",
    "I need to move this to 3pm",
]


@pytest.mark.parametrize(("text", "why"), PROPOSED)
def test_a_reason_beside_a_proposal_is_read_with_it(text, why):
    request = read_among(text, (VERA,), last="invitation").request
    assert (request.intent, request.reason) == ("propose", why)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("my son has a school play at 10, any chance of Thursday at 2?", "my son has a school play at 10"),
        ("Thursday at 2 would be better – on a train until noon on Wednesday", "on a train until noon on Wednesday"),
    ],
)  # fmt: skip
def test_the_time_of_a_reason_is_not_proposed(text, why):
    read = read_among(text, (VERA,), last="invitation")
    assert (read.intent, read.request.reason, read.doubt) == ("propose", why, None)
    assert [start.isoformat() for start, _ in read.request.windows] == ["2026-11-26T14:00:00"]


@pytest.mark.parametrize("text", BARE)
def test_no_reason_is_made_up(text):
    request = read_among(text, (VERA,), last="invitation").request
    assert (request.intent, request.reason) == ("propose", "")


def test_the_reason_is_kept_when_it_was_asked_which_interview_is_meant():
    asked = read_among("school run, could we do 3 instead", (VERA, HANA), last="list")
    assert asked.doubt
    assert len(asked.doubt.choices) == 2
    for one in asked.doubt.choices:
        request = read_among(one.sentence, (VERA, HANA), last="list").request
        assert (request.intent, request.reason) == ("propose", "school run"), one


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("move it to 3 please as I'm travelling", "I'm travelling"),
        ("I'm travelling so move it to 3", "I'm travelling"),
        ("push it to Thursday please, I'm sick", "I'm sick"),
    ],
)
def test_a_reason_beside_another_time_declines_nothing(text, why):
    request = read_among(text, (VERA, HANA), last="invitation").request
    assert (request.intent, request.target, request.reason) == ("propose", ("vera",), why)


@pytest.mark.parametrize(
    "text", ["can't make it, I'm at the dentist", "I'm off sick on Wednesday", "I'm travelling"]
)
def test_a_reason_alone_declines(text):
    assert read_among(text, (VERA, HANA), last="invitation").intent == "decline"
