"""Several sentences that name their people and their time mean the same whatever was asked before them."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import said, scene

BEFORE = (
    "find Raj and Dana on Friday afternoon, 30 min, in Turing",
    "who's free Monday morning online, half an hour",
    "any two of Raj, Tom and Priya this week for candidate Jo Pike",
)


def after(text, *before):
    question = said(*before).question
    return parse(text, replace(scene(), last="offer"), after=question)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    "text",
    [
        "Kim Novak comes in on the 3rd and I promised her a short day. Raj for an hour, then Priya for 45 minutes. Can you line that up?",
        "I've got a candidate, Kim Novak, who is very keen. Could you see when Priya and Olivia are both around on Thursday for an hour with her?",
        "Sorry, I know I keep asking. I need Priya plus Olivia for an hour next Thursday, in Lovelace.",
        "Candidate can only do before 10 or after 4 next Thursday. Can Olivia make that? 45 mins",
        "Kim Novak had to bail on us on Monday. She's asking for any day next week. Raj is the hiring manager so it has to be him, 1 hour please.",
        "Two rounds, please, since the board wants it so. 45 minutes each with Priya and Olivia on the 4th, online",
    ],
)  # fmt: skip
def test_a_question_of_its_own_keeps_nothing_of_the_one_before(text, before):
    alone, read = said(text), after(text, before)
    assert alone.doubt is None
    assert (read.request, read.continues) == (alone.request, False)


@pytest.mark.parametrize(
    "text",
    [
        "not Monday. raj's got the dentist",
        "Oh dear, Dana is away on Friday. Only Thursday then, please.",
        "Right. Same people, but Thursday with Priya as well.",
    ],
)
def test_a_part_of_the_open_question_goes_on_with_it(text):
    assert after(text, BEFORE[0]).continues
