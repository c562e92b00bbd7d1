"""Who could come to an interview beside those who are asked is asked for, and nobody is added or replaced."""

import pytest

from bot.language.requests import InterviewRequest
from tests.language.example_company import AL, JO, MARC, VERA, read_among


@pytest.mark.parametrize(
    "text",
    [
        "is anyone else able to join Jo's?",
        "could anybody else join Jo's?",
        "who else could join Jo's interview?",
        "anyone else free for Jo's?",
        "who could be added to Jo's?",
        "who else is free then?",
        "add someone to Jo's",
        "add another interviewer to Jo's",
        "find a second interviewer for Jo's",
        "who could sit in on Jo's?",
        "who else is free at the time of Jo's",
        "is there anyone else who could join?",
        "we need one more interviewer for Jo's",
    ],
)
def test_who_could_come_beside_them_is_asked(text):
    read = read_among(text, (JO, MARC, AL))
    assert read.doubt is None
    assert read.request == InterviewRequest("substitutes", ("jo",), is_beside=True)


def test_it_is_of_the_interview_that_is_named():
    read = read_among("is anyone else able to join Marc's?", (JO, MARC), last="none")
    assert read.request == InterviewRequest("substitutes", ("marc",), is_beside=True)


@pytest.mark.parametrize("text", ["who else could do Jo's?", "find someone else for Jo's"])
def test_who_could_do_it_instead_stays_another_question(text):
    read = read_among(text, (JO, MARC))
    assert isinstance(read.request, InterviewRequest)
    assert (read.request.intent, read.request.is_beside) == ("substitutes", False)


@pytest.mark.parametrize(
    "text", ["who else is free on Friday?", "anyone else free tomorrow at 10?", "add Dana to Jo's"]
)
def test_a_search_or_a_change_stays_one(text):
    assert read_among(text, (JO, MARC)).intent != "substitutes"


def test_of_an_invitation_nobody_is_added():
    read = read_among("could anybody else join?", (VERA,), last="invitation")
    assert read.intent != "substitutes"
