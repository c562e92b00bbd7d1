"""Whose data is to be deleted is read from who is named, whatever reason is given; never who speaks in somebody's place."""

import pytest

from bot.language.parser import parse
from bot.language.requests import AdminRequest, InterviewRequest
from tests.language.example_company import JO, MARC, read_among, scene

OF_JO = [
    "forget jo pike, she asked us to delete her data",
    "forget jo pike because she asked us to",
    "forget jo, he asked for it",
    "delete all data of jo pike, gdpr request",
    "please delete jo pike's data, she asked us to",
    "please forget Jo Pike. he wants his data gone",
    "Jo Pike asked us to delete her data",
]


@pytest.mark.parametrize("text", OF_JO)
@pytest.mark.parametrize("last", ["interview", "list", "none"])
def test_a_candidate_is_forgotten_whatever_the_reason(text, last):
    request = read_among(text, (JO, MARC), last=last).request
    assert request == AdminRequest("forget", "forget_candidate", name="Jo Pike")


@pytest.mark.parametrize("name", ["Pieter de Vries", "Ana van der Berg", "Max von Thun"])
def test_a_name_with_small_words_in_it_is_whole(name):
    assert parse(f"forget {name}", scene()).request == AdminRequest("forget", "forget_candidate", name=name)  # fmt: skip


def test_somebody_who_is_not_known_is_named_too():
    text = "forget zork miller, she asked for her data to be deleted"
    assert parse(text, scene()).request == AdminRequest("forget", "forget_candidate", name="Zork Miller")  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        *OF_JO,
        "forget zork miller, she asked for her data to be deleted",
        "please delete zork's data, he asked me to",
        "delete her data please",
        "forget raj, he asked me to be forgotten",
        "delete raj's data",
    ],
)
@pytest.mark.parametrize("interviews", [(), (MARC,)])
def test_nobody_else_is_taken_for_who_speaks_nor_is_anything_cancelled(text, interviews):
    request = read_among(text, interviews).request
    assert getattr(request, "verb", "") != "forget"
    assert not isinstance(request, InterviewRequest)


@pytest.mark.parametrize("text", ["forget me, i want my data gone", "I want to be forgotten", "delete my data please"])  # fmt: skip
def test_who_speaks_is_forgotten_where_they_say_so(text):
    assert parse(text, scene()).request == AdminRequest("forget", "forget", removes="delete" in text)  # fmt: skip
