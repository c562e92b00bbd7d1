"""On whose clock a candidate chooses, where a link is asked for: `bot.language.people.candidate_places`."""

import pytest

from tests.language.example_company import said


@pytest.mark.parametrize(
    "text",
    [
        "send Ben Ode a link for Lisbon time with Dana next week",
        "send Ben Ode a link with Dana next week, in Lisbon time",
        "send Ben Ode in Lisbon a link with Dana next week",
    ],
)
def test_a_link_is_on_the_clock_that_is_named(text):
    candidate = said(text).question.candidate
    assert candidate.name == "Ben Ode"
    assert candidate.zone == "Europe/Lisbon"


def test_an_hour_on_another_clock_stays_an_hour():
    question = said("send Ben Ode a link for Monday 3pm Berlin time with Dana").question
    assert question.candidate.zone == ""
    assert f"{question.windows[0][0]:%H:%M}" == "14:00"
