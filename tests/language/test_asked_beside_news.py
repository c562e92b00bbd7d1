"""What is asked for beside news of who is late is done; the news is only the reason."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.requests import LateRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, read_among

SOON = replace(JO, start=datetime(2026, 11, 22, 10, 30))  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "text",
    [
        "raj's stuck in traffic, move jo back 15 min",
        "raj is late, can we start jo at 10:45",
        "raj's running late, push jo by 15 min please",
        "jo is running late, move him to 10:45",
        "jo is late, start at 10:45",
        "raj's running 10 min late, can you push it 15 min",
        "raj is running late so push it by 15 minutes",
    ],
)
@pytest.mark.parametrize("last", ["interview", "list"])
def test_what_is_asked_for_beside_news_is_done(text, last):
    read = read_among(text, (SOON, MARC), last=last)
    assert read.doubt is None
    assert isinstance(read.request, RescheduleRequest)
    assert read.request.target == ("jo",)
    assert [f"{start:%H:%M}" for start, _ in read.request.windows] == ["10:45"]


def test_it_is_done_the_day_before_too():
    read = read_among("raj's running 10 min late, can you push it 15 min", (JO, MARC))
    assert (read.request.target, read.request.shift) == (("jo",), 15)


@pytest.mark.parametrize("text", ["raj is late, start without him", "jo isn't here yet, please wait 10 more minutes", "raj's stuck in traffic"])  # fmt: skip
def test_what_is_only_news_is_passed_on_as_it_was_said(text):
    request = read_among(text, (SOON, MARC)).request
    assert isinstance(request, LateRequest)
    assert request.note == text


@pytest.mark.parametrize(
    "text",
    [
        "running 10 late, and move marc's to Friday",
        "i'm running 10 late. move marc's to Friday",
        "running 10 late, move marc's to Friday",
        "move marc's to Friday and i'm running 10 late",
        "i'm a bit late, move marc's to Friday",
    ],
)
@pytest.mark.parametrize("last", ["interview", "list", "none"])
def test_news_of_another_interview_is_passed_on_besides(text, last):
    read = read_among(text, (SOON, MARC), last=last)
    assert read.doubt is None
    assert isinstance(read.request, RescheduleRequest)
    assert read.request.target == ("marc",)
    assert read.news is not None
    assert read.news.target == ("jo",)
    assert "late" in read.news.note


def test_news_is_passed_on_beside_a_question():
    read = read_among("running 10 late, and find me 30 min with Dana on Friday", (SOON, MARC))
    assert read.question is not None
    assert read.news == LateRequest(("jo",), "running 10 late")


@pytest.mark.parametrize(
    "text",
    [
        "raj's running 10 min late and push jo's by 15 min",
        "i'm running 10 late, and move jo's to 10:45",
        "priya is sick, move marc's to Friday",
        "priya is sick and move marc's to Friday",
    ],
)
def test_news_of_the_same_interview_only_says_why(text):
    read = read_among(text, (SOON, MARC), last="list")
    assert isinstance(read.request, RescheduleRequest)
    assert read.news is None
    assert read.left_out == ()


def test_news_that_can_be_passed_on_to_nobody_is_named_as_left_out():
    read = read_among("running 10 late, and move marc's to Friday", (JO, MARC), last="list")
    assert read.request.target == ("marc",)
    assert (read.news, read.left_out) == (None, ("running 10 late",))


@pytest.mark.parametrize("last", ["interview", "list"])
@pytest.mark.parametrize(
    "text",
    [
        "please push Jo's interview 15 min",
        "could you push Jo Pike's interview 15 min",
        "please delay Jo's interview 15 min",
    ],
)
def test_by_how_much_an_interview_is_put_off_is_no_length(text, last):
    request = read_among(text, (SOON, MARC), last=last).request
    assert isinstance(request, RescheduleRequest)
    assert (request.target, request.shift) == (("jo",), 15)
