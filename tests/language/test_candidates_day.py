"""What is asked of a candidate's day is answered with what they have, whichever day that is."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import InterviewsRequest
from tests.language.example_company import JO, MARC, mail, scene

DAY = replace(MARC, id="day", sessions=2, people=(mail("raj"), mail("tom")))
FIRST = replace(MARC, id="first", loop="day", people=(mail("raj"),))
SECOND = replace(MARC, id="second", loop="day", people=(mail("tom"),))
TEXTS = (
    "what does {}'s day look like now?",
    "how does {}'s day look",
    "how is {}'s day looking?",
    "what's the plan for {}'s day",
    "how does the day look for {}?",
    "how does {}'s schedule look at the moment?",
    "show me {}'s day please",
    "{}'s day please",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_loop_that_is_shown_is_theirs(text):
    context = replace(scene(), last="loop", interviews=(DAY, FIRST, SECOND, JO))
    assert parse(text.format("Marc"), context).request == InterviewsRequest(target=("day",))


@pytest.mark.parametrize("text", TEXTS)
def test_else_all_they_have_is_listed_and_no_day_is_read(text):
    context = replace(scene(), last="list", interviews=(JO, DAY, FIRST, SECOND))
    request = parse(text.format("Marc"), context).request
    assert (request.candidate.name, request.windows) == ("Marc", ())


def test_the_one_interview_of_a_candidate_is_shown():
    context = replace(scene(), last="list", interviews=(JO, MARC))
    request = parse("what does Jo's day look like?", context).request
    assert (request.target or request.candidate.name) in {(JO.id,), "Jo"}
    assert request.windows == ()


def test_a_day_that_is_named_is_that_day():
    context = replace(scene(), last="list", interviews=(JO, DAY, FIRST, SECOND))
    request = parse("what does Marc's Thursday look like?", context).request
    assert {start.day for start, _ in request.windows} == {26}


@pytest.mark.parametrize("interviews", [(), (JO, MARC)])
@pytest.mark.parametrize("text", TEXTS[:3])
def test_of_a_candidate_for_whom_times_are_only_offered_it_is_listed_what_is_booked(
    text, interviews
):
    context = replace(scene(), last="offer", interviews=interviews)
    asked = parse("an hour with Raj on Wednesday for Lena Fuchs", context).question
    request = parse(text.format("Lena"), context, after=asked).request
    assert isinstance(request, InterviewsRequest)
    assert (request.candidate.name, request.windows) == ("Lena", ())


def test_the_day_of_a_colleague_and_a_day_of_the_week_are_no_candidates():
    for text in ("what does Raj's day look like now?", "how does Tuesday's schedule look now?"):
        request = parse(text, replace(scene(), last="offer", interviews=(JO,))).request
        assert getattr(request, "candidate", None) is None
