"""Another time is proposed for the invitation whose candidate is named, in whichever sentence, and else for the one shown."""

from datetime import datetime

import pytest

from bot.language.requests import AnswerRequest
from tests.language.example_company import HANA, VERA, read_among

THURSDAY = datetime.fromisoformat("2026-11-26T11:00")


@pytest.mark.parametrize(
    "text",
    [
        "Friday with Hana does not suit me, I have a sprint review. Is Thursday 11 o'clock possible?",
        "Fri with Hana doesn't work for me. Could we do Thursday at 11?",
        "the Friday one with Hana isn't possible, how about Thursday 11:00?",
        "Friday with Hana Kim is difficult, I'm on a course. Would Thursday 11 o'clock work?",
        "Hana's on Friday does not suit me, I have a sprint review. Is Thursday 11 o'clock possible?",
        "I can't do Hana then, I'm in court. Could we make it Thursday at 11?",
        "Hana Kim's clashes with my workshop. Thursday 11:00 instead?",
        "about Hana: I'm away on Friday. Is Thursday at 11 possible?",
    ],
)
def test_it_is_for_who_is_named(text):
    read = read_among(text, (VERA, HANA), last="invitation")
    assert read.doubt is None
    assert isinstance(read.request, AnswerRequest)
    assert (read.request.intent, read.request.target) == ("propose", ("hana",))
    assert read.request.windows[0][0] == THURSDAY


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday with Vera does not suit me. Is Thursday 11 o'clock possible?",
        "I have a sprint review. Is Thursday 11 o'clock possible?",
        "Raj is away. Is Thursday 11 o'clock possible?",
    ],
)
def test_else_it_is_for_the_one_that_is_shown(text):
    read = read_among(text, (VERA, HANA), last="invitation")
    assert (read.intent, read.request.target) == ("propose", ("vera",))
