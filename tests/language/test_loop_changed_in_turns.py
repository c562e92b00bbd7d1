"""Several changes of the sessions that are asked for, in one message: each is made, one after the other."""

import pytest

from bot.language.parser import parse
from tests.language.example_company import mail, scene

ASKED = "Raj 1h then Priya 45 min then Tom 30 min on Wednesday for Jo Pike"


def sessions(text):
    read = parse(text, scene(), after=parse(ASKED, scene()).question)
    assert (read.doubt, read.left_out, read.continues) == (None, (), True)
    return [(one.people, one.minutes) for one in read.question.sessions]


RAJ, PRIYA, TOM = (mail("raj"),), (mail("priya"),), (mail("tom"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("swap Tom for Dana and make Priya's an hour", [(RAJ, 60), (PRIYA, 60), ((mail("dana"),), 30)]),
        ("make Priya's an hour and swap Tom for Dana", [(RAJ, 60), (PRIYA, 60), ((mail("dana"),), 30)]),
        ("drop Priya and make Tom's 45 min", [(RAJ, 60), (TOM, 45)]),
        ("swap Tom for Dana, make Priya's an hour and drop Raj", [(PRIYA, 60), ((mail("dana"),), 30)]),
    ],
)  # fmt: skip
def test_each_change_is_made(text, expected):
    assert sessions(text) == expected


def test_whose_place_somebody_takes_is_no_second_change():
    assert sessions("Priya's off ill, put Dana in for her") == [(RAJ, 60), ((mail("dana"),), 45), (TOM, 30)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make the last one 45", [(RAJ, 60), (PRIYA, 45), (TOM, 45)]),
        ("make session 2 an hour", [(RAJ, 60), (PRIYA, 60), (TOM, 30)]),
        ("add Dana to session 3", [(RAJ, 60), (PRIYA, 45), (tuple(sorted((*TOM, mail("dana")))), 30)]),
    ],
)  # fmt: skip
def test_a_session_is_told_by_its_place(text, expected):
    assert sessions(text) == expected
