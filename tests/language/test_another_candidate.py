"""A candidate who has no interview yet is looked for, beside whatever interview is shown; nobody's goes to another unsaid."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.clarification import asks
from bot.language.requests import Candidate, ChangeRequest
from tests.language.example_company import JO, MARC, mail, read_among

NINA = Candidate("Nina Berg", "nina@berg.example")


@pytest.mark.parametrize(
    "text",
    [
        "now 30 min with priya for Nina Berg tuesday too, nina@berg.example",
        "and 30 min with priya for Nina Berg on tuesday as well, nina@berg.example",
        "also 30 min with priya for Nina Berg tuesday too, nina@berg.example",
        "Nina Berg with priya, 30 min on tuesday, nina@berg.example",
        "now 30 min with priya for Nina Berg the same day, nina@berg.example",
    ],
)
@pytest.mark.parametrize("last", ["interview", "list"])
def test_who_has_no_interview_yet_is_looked_for(text, last):
    question = read_among(text, (JO, MARC), last=last).question
    assert question is not None
    assert question.candidate == NINA
    assert (question.people, question.minutes) == ((mail("priya"),), 30)
    assert {start.date() for start, _ in question.windows} == {datetime(2026, 11, 24).date()}  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "text",
    [
        "Nina Berg too, with priya, tuesday",
        "nina berg as well, with priya on tuesday",
        "need Nina Berg too with priya on tuesday",
        "Nina Berg also needs an interview with priya on tuesday",
    ],
)
@pytest.mark.parametrize("last", ["interview", "list"])
def test_who_is_named_besides_is_looked_for(text, last):
    read = read_among(text, (JO, MARC), last=last)
    assert read.question is not None
    assert (read.question.candidate.name.casefold(), read.left_out) == ("nina berg", ())
    assert read.question.people == (mail("priya"),)
    assert {start.day for start, _ in read.question.windows} == {24}


def test_who_is_named_besides_without_a_time_is_looked_for_too():
    question = read_among("Nina Berg too, with priya", (JO, MARC)).question
    assert question is not None
    assert (question.candidate.name, question.people) == ("Nina Berg", (mail("priya"),))


def test_who_is_named_besides_without_an_interviewer_meets_those_of_the_interview_shown():
    question = read_among("Nina Berg too, wednesday afternoon", (JO, MARC)).question
    assert question is not None
    assert (question.candidate.name, question.people) == ("Nina Berg", JO.people)
    assert {start.day for start, _ in question.windows} == {25}


def test_a_colleague_who_is_named_besides_is_added_to_the_interview_shown():
    request = read_among("Dana too", (JO, MARC)).request
    assert isinstance(request, ChangeRequest)
    assert request.add == (mail("dana"),)


@pytest.mark.parametrize("text", ["send Nina Berg a link for 30 minutes with priya next week", "let Nina Berg choose among 30 min slots with priya on tuesday"])  # fmt: skip
@pytest.mark.parametrize("last", ["interview", "list", "none"])
def test_who_is_to_choose_a_time_still_does(text, last):
    question = read_among(text, (JO, MARC), last=last).question
    assert question is not None
    assert question.is_link


def test_the_same_day_after_an_hour_is_that_of_the_interview_shown():
    question = read_among("Nina Berg needs one with priya the same day after 2pm", (MARC, JO)).question  # fmt: skip
    assert question.windows == ((datetime(2026, 11, 26, 14), datetime(2026, 11, 26, 17, 30)),)  # noqa: DTZ001 - as above


@pytest.mark.parametrize(
    "text",
    [
        "the candidate is Nina Berg, nina@berg.example",
        "change it to Nina Berg, nina@berg.example",
        "it's for Nina Berg, nina@berg.example",
    ],
)
def test_an_interview_goes_to_another_where_the_words_say_so(text):
    read = read_among(text, (JO,))
    assert read.request == ChangeRequest(("jo",), candidate=NINA)
    assert read.doubt is None


@pytest.mark.parametrize("text", ["add priya for Nina Berg, nina@berg.example", "45 min with priya, Nina Berg nina@berg.example"])  # fmt: skip
def test_an_interview_does_not_go_to_another_unsaid(text):
    read = read_among(text, (JO,))
    request = read.request
    assert read.doubt is not None or not isinstance(request, ChangeRequest) or not request.candidate


@pytest.mark.parametrize("text", ["send Nina Berg a link for 45 min with priya this week, nina@berg.example", "let Nina Berg pick a time with priya on thursday too, 45 min"])  # fmt: skip
@pytest.mark.parametrize("last", ["interview", "list", "link"])
def test_who_is_to_choose_is_sent_a_link(text, last):
    question = read_among(text, (JO,), last=last).question
    assert question.is_link
    assert question.candidate.name == "Nina Berg"


@pytest.mark.parametrize(
    ("text", "name", "many"),
    [
        ("add priya shah as candidate too", "Priya Shah", 2),
        ("add priya as a second candidate", "Priya Shah", 2),
        ("add candidate Max Frey", "Max Frey", 1),
        ("add another candidate: Max Frey", "Max Frey", 1),
        ("add a second candidate, Max Frey", "Max Frey", 1),
    ],
)
def test_a_second_candidate_is_asked_about(text, name, many):
    doubt = read_among(text, (JO,)).doubt
    assert doubt.doubt == asks("one-candidate", name=name, candidate="Jo Pike")
    assert len(doubt.choices) == many


def test_the_answer_makes_it_theirs():
    doubt = read_among("add candidate Max Frey", (JO,)).doubt
    assert read_among("1", (JO,), doubt=doubt).request.candidate.name == "Max Frey"


@pytest.mark.parametrize(
    "text",
    ["the candidate is Max Frey", "change the candidate to Max Frey", "add candidate Max Frey"],
)
def test_a_candidate_who_is_named_instead_or_first_is_taken(text):
    known = replace(JO, candidate=None) if text.startswith("add") else JO
    assert read_among(text, (known,)).request.candidate.name == "Max Frey"


def test_an_address_that_says_nothing_of_the_candidate_is_asked_about():
    doubt = read_among("add max@frey.example", (JO,)).doubt
    assert doubt.doubt == asks("whose-address", mail="max@frey.example", candidate="Jo Pike")
    assert read_among("yes", (JO,), doubt=doubt).request.candidate.mail == "max@frey.example"


@pytest.mark.parametrize(
    "text",
    [
        "add jo.pike@mail.example",
        "jo's email is max@frey.example",
        "add max@frey.example as the candidate's email",
    ],
)
def test_an_address_that_is_said_to_be_theirs_is_taken(text):
    found = read_among(text, (JO,))
    assert found.doubt is None
    assert found.request.candidate.mail
