"""Who is to have a role is read where only a name can stand, also where the name is a word."""

import pytest

from bot.language.parser import parse
from tests.language.example_company import mail, scene


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("make may a recruiter", "may"),
        ("may should be a recruiter", "may"),
        ("give may the recruiter role", "may"),
        ("make will a recruiter", "will"),
        ("make mark an admin", "mark"),
        ("please make may a recruiter", "may"),
    ],
)
def test_a_name_that_is_a_word_is_a_name_where_one_stands(text, name):
    request = parse(text, scene()).request
    assert (request.intent, request.people) == ("role", (mail(name),))


@pytest.mark.parametrize("text", ["make someone a recruiter", "who is a recruiter", "make it a recruiter thing"])  # fmt: skip
def test_no_other_word_is(text):
    assert not getattr(parse(text, scene()).request, "people", ())
