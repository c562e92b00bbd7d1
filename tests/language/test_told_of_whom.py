"""Who a story is about is whom "her" means; a thing to be got beside a search is named, and no command of the bot."""

import pytest

from bot.language.requests import UnknownRequest
from tests.language.example_company import said

SEARCH = "Could Raj see her on Thursday for 40 minutes?"


@pytest.mark.parametrize(
    "story",
    [
        "Our candidate Kim Novak can come in after all.",
        "Next up is Kim Novak, she's a candidate for the data job.",
        "A friend recommended Kim Novak to us.",
        "I spoke to Kim Novak yesterday.",
    ],
)
def test_who_was_told_of_is_the_candidate(story):
    read = said(f"{story} {SEARCH}")
    assert (read.request.candidate.name, read.doubt) == ("Kim Novak", None)


@pytest.mark.parametrize(
    "story",
    [
        "Kim Novak from HR told me to ask.",
        "Kim Novak said you could help.",
        "I met Kim Novak and Lena Frost yesterday.",
    ],
)
def test_who_only_said_so_or_is_one_of_two_is_not(story):
    assert said(f"{story} {SEARCH}").request.candidate is None


def test_a_thing_beside_a_search_is_left_out_by_name():
    errand = "And if you could get her a visitor badge too that would be great."
    read = said(f"Our lift is broken again. Find Raj an hour on Thursday for Kim Novak. {errand}")
    assert read.left_out == (errand,)


@pytest.mark.parametrize(
    "text",
    [
        "The printer is jammed and I've forty forms to get through. Can you print the forms for me?",
        "Legal wants everything verified by summer. Please check the public register for us.",
    ],
)
def test_an_errand_is_no_command(text):
    assert isinstance(said(text).request, UnknownRequest)
