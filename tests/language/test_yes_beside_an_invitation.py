"""A yes that names whose interview it is of, or of whatever is open, answers the invitation, whatever was shown last."""

import pytest
from msgspec.structs import replace

from bot.language.requests import AnswerRequest
from tests.language.example_company import HANA, JO, MARC, VERA, asked, read_among


@pytest.mark.parametrize("last", ["list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "the Hana Kim one is fine by me",
        "the Hana one suits me",
        "count me in for Hana's",
        "Hana's works for me",
        "happy to do the Hana one",
        "I can do Hana's",
        "ok, Hana's interview is fine with me",
        "yes, count me in for the Hana Kim one",
    ],
)
def test_it_is_a_yes_to_the_one_that_is_named(text, last):
    read = read_among(text, (VERA, HANA), last=last)
    assert read.doubt is None
    assert read.request == AnswerRequest("accept", ("hana",))


@pytest.mark.parametrize("last", ["list", "none"])
@pytest.mark.parametrize("text", ["count me in", "I'm in", "I accept", "ok, count me in please"])
def test_of_two_that_are_open_it_is_asked_which(text, last):
    read = read_among(text, (VERA, HANA), last=last)
    assert read.intent == "accept"
    assert "Which interview" in asked(read.doubt)


@pytest.mark.parametrize("text", ["Hana is fine", "who is Hana?", "Hana is great"])
def test_what_is_said_of_a_candidate_is_no_yes(text):
    assert read_among(text, (VERA, HANA), last="none").intent != "accept"


def test_where_nothing_is_open_or_the_speaker_organizes_nothing_is_accepted():
    answered = tuple(replace(one, answer="accept") for one in (VERA, HANA))
    assert read_among("count me in", answered, last="none").intent != "accept"
    assert read_among("count me in", (JO, MARC)).intent != "accept"
    assert read_among("Jo's is fine by me", (JO, VERA)).intent != "accept"
