"""What a candidate writes of their interview, pasted whole: it is about theirs, whatever was shown last."""

import pytest

from bot.language.requests import InterviewRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, read_among

MAIL = 'She just wrote: "Dear Ms Costa, unfortunately my train only arrives at 14:30, could we start at three instead? Best, Marc" - pls sort it'


@pytest.mark.parametrize(
    "text",
    [
        MAIL,
        "Dear Priya, could Marc's start at three instead? Best, Wei",
        "could Marc's start at 3pm?",
    ],
)
@pytest.mark.parametrize("shown", [JO, MARC])
def test_the_interview_of_who_writes_is_moved(text, shown):
    others = tuple(one for one in (JO, MARC) if one is not shown)
    request = read_among(text, (shown, *others), last="interview").request
    assert isinstance(request, RescheduleRequest)
    assert request.target == ("marc",)
    assert [start.isoformat() for start, _ in request.windows] == ["2026-11-26T15:00:00"]


@pytest.mark.parametrize(
    "text", ["who can stand in for Raj w/ Jo", "who could cover for Raj with Jo?"]
)
def test_who_could_stand_in_with_a_candidate_is_asked_of_their_interview(text):
    request = read_among(text, (MARC, JO), last="interview").request
    assert isinstance(request, InterviewRequest)
    assert (request.intent, request.target) == ("substitutes", ("jo",))
    assert request.people == (mail("raj"),)


@pytest.mark.parametrize("who", ["Tom", "Priya", "Dana Levi"])
def test_who_could_stand_in_beside_somebody_replaces_nobody(who):
    read = read_among(f"who can stand in for Raj w/ {who}", (JO, MARC), last="interview")
    assert read.intent == "substitutes"
