"""What is asked about a day, the clock, or who was invited is answered by the list, the card or the hour, and proposes nothing."""

import pytest
from msgspec.structs import replace

from bot.language.requests import (
    AnswerRequest,
    ChatRequest,
    InterviewsRequest,
    SettingRequest,
)
from tests.language.example_company import HANA, JO, MARC, VERA, mail, read_among

OWN = replace(VERA, role="organizer", people=(mail("raj"), mail("dana")))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("am I still on tuesday's?", 24),
        ("am I on friday?", 27),
        ("what am I doing wednesday?", 25),
        ("where's friday's?", 27),
        ("what time is friday's?", 27),
        ("who am I meeting on wednesday?", 25),
        ("who do I see on tuesday", 24),
        ("so who's doing what on friday?", 27),
    ],
)
@pytest.mark.parametrize("last", ["invitation", "none"])
def test_what_the_speaker_has_on_a_day_is_listed(text, day, last):
    request = read_among(text, (VERA, HANA), last=last).request
    assert isinstance(request, InterviewsRequest)
    assert {start.day for start, _ in request.windows} == {day}


@pytest.mark.parametrize(
    "text", ["what did I get from Tom?", "what did Tom send me?", "anything from Tom?"]
)
def test_what_somebody_sent_is_what_is_coming(text):
    assert read_among(text, (VERA, HANA), last="invitation").request == InterviewsRequest()


@pytest.mark.parametrize(
    "text",
    ["will it be in person?", "is it online or in the office?", "is Vera's on Teams?"],
)
def test_how_it_is_held_is_on_its_card(text):
    request = read_among(text, (VERA, HANA), last="invitation").request
    assert request == InterviewsRequest(target=("vera",))


@pytest.mark.parametrize(
    "text",
    [
        "who did you send the invite to?",
        "who have you invited?",
        "who got the invitation for Vera's?",
    ],
)
def test_who_was_invited_is_on_its_card(text):
    assert read_among(text, (OWN, HANA)).request == InterviewsRequest(target=("vera",))


@pytest.mark.parametrize(
    "text", ["what time is it now?", "what's the time?", "ok what time is it right now"]
)
@pytest.mark.parametrize("last", ["invitation", "interview", "none"])
def test_the_hour_is_told(text, last):
    assert read_among(text, (VERA,), last=last).request == ChatRequest("clock")


def test_the_hour_of_what_was_shown_is_on_its_card():
    assert read_among("what time is it?", (VERA,), last="invitation").intent == "interviews"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("better now, I can do wednesday after all", ("vera",)),
        ("I can make it on friday after all", ("hana",)),
        ("I can do thursday after all", ()),
    ],
)
def test_who_can_come_after_all_accepts_what_is_on_that_day(text, target):
    request = read_among(text, (VERA, HANA), last="none").request
    assert request == AnswerRequest("accept", target)


@pytest.mark.parametrize(
    "text", ["what about friday?", "can we do it on thursday?", "could we do friday?"]
)
def test_another_day_is_proposed_as_before(text):
    assert read_among(text, (VERA,), last="invitation").intent == "propose"


@pytest.mark.parametrize(
    "text", ["Max is here", "Max is lovely", "is Max coming?", "my interview with Max"]
)
def test_a_candidate_called_max_is_no_limit(text):
    assert not isinstance(read_among(text, (), last="none").request, SettingRequest)


@pytest.mark.parametrize(
    "text", ["my max", "max per day", "max 3 interviews a day", "show my limits"]
)
def test_a_limit_is_one(text):
    assert read_among(text, (), last="none").intent == "limit"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("which interviews have I had today?", 22),
        ("how many interviews have we had this morning", 22),
        ("who did I see today", 22),
        ("what interviews did I have yesterday", 21),
        ("my interviews from yesterday", 21),
    ],
)
def test_what_the_speaker_has_had_is_listed_and_not_what_is_coming(text, day):
    request = read_among(text, (JO, MARC), last="none").request
    assert isinstance(request, InterviewsRequest)
    assert request.is_past
    assert {start.day for start, _ in request.windows} == {day}


@pytest.mark.parametrize("text", ["my interviews today", "what interviews have I got today"])
def test_what_is_still_to_come_today_is_not_what_was(text):
    request = read_among(text, (JO, MARC), last="none").request
    assert isinstance(request, InterviewsRequest)
    assert not request.is_past
