"""What was meant by the message before changes that message: a move, a change, a search; it is no new one."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import AnswerRequest, ChangeRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, scene

FRIDAY = "2026-11-27"
THURSDAY = (datetime.fromisoformat("2026-11-26T09:00"), datetime.fromisoformat("2026-11-26T17:30"))
FORMS = [
    "no I meant {}",
    "sorry I meant {}",
    "oops, I meant {}",
    "sorry, I mean {}",
    "I should have said {}",
    "{}, I meant",
    "{} is what I meant",
    "I said {}",
    "wrong day, {}",
    "correction: {}",
    "typo: {}",
    "it was supposed to be {}",
    "that should have been {}",
    "scratch that, {}",
    "hang on, I was thinking of {}",
]


def read(text, *, moving=(), after=None, last="interview"):
    context = replace(scene(), last="offer" if after else last, interviews=(JO, MARC), speaker=mail("olivia"), moving=moving)  # fmt: skip
    question = parse(after, scene()).question if after else None
    return parse(text, context, after=question)


def days(windows):
    return {f"{start:%Y-%m-%d}" for start, _ in windows}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("moving", [(), (THURSDAY,)])
def test_another_day_moves_the_interview_that_is_shown(form, moving):
    for day in ("Friday", "Friday afternoon", "the 27th"):
        request = read(form.format(day), moving=moving).request
        assert isinstance(request, RescheduleRequest), day
        assert request.target == ("jo",), day
        assert days(request.windows) == {FRIDAY}, day


@pytest.mark.parametrize("form", FORMS)
def test_another_day_goes_on_with_the_question_that_is_open(form):
    parsed = read(form.format("Friday"), after="when can Raj see Pia Koch on Tuesday for 30 min")
    assert parsed.continues
    assert days(parsed.question.windows) == {FRIDAY}
    assert (parsed.question.candidate.name, parsed.question.minutes) == ("Pia Koch", 30)
    assert parsed.question.people == (mail("raj"),)


@pytest.mark.parametrize("form", ["no I meant {}", "sorry, {} I meant", "typo: {}", "it was supposed to be {}"])  # fmt: skip
def test_another_length_changes_the_interview_that_is_shown(form):
    request = read(form.format("45 minutes")).request
    assert request == ChangeRequest(("jo",), minutes=45)


def test_another_person_comes_instead():
    parsed = read("no I meant Priya", after="when can Raj see Pia Koch on Tuesday for 30 min")
    assert parsed.question.people == (mail("priya"),)
    request = read("oops, I meant Priya").request
    assert request.add == (mail("priya"),)
    assert request.is_stand_in


@pytest.mark.parametrize("text", ["no, I meant Marc's", "oops, I meant Marc", "wrong person: Marc's"])  # fmt: skip
def test_another_candidate_is_moved_to_the_day_that_was_asked(text):
    request = read(text, moving=(THURSDAY,)).request
    assert isinstance(request, RescheduleRequest)
    assert request.target == ("marc",)
    assert days(request.windows) == {"2026-11-26"}


@pytest.mark.parametrize("form", ["sorry I meant {}", "{} I meant", "correction: {}"])
def test_who_is_invited_declines_nothing_by_it(form):
    own = replace(JO, role="interviewer")
    context = replace(scene(), last="invitation", interviews=(own,), speaker=mail("raj"))
    request = parse(form.format("Friday at 3"), context).request
    assert isinstance(request, AnswerRequest)
    assert request.intent == "propose"


@pytest.mark.parametrize(
    "text",
    ["I meant no offence", "I mean it", "I meant what I said about Friday being hard", "oops"],
)
def test_what_names_nothing_else_asks_for_nothing(text):
    parsed = read(text)
    assert not isinstance(parsed.request, RescheduleRequest | ChangeRequest)
    assert parsed.question is None
