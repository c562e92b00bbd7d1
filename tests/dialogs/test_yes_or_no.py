"""A question that wants a yes or a no has it first."""

import pytest

from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.words.bookings.offers import title
from tests.harness.office_stories import TUESDAY, offered


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("is Ian free on Tuesday?", "Yes, 3 times with Ian on Tuesday"),
        ("can Ian do Tuesday at 3pm?", "Yes, Ian is free on Tuesday at 15:00"),
        ("is Ian free on Tuesday at 10?", "No, Ian isn’t free on Tuesday at 10:00"),
        ("is Ian free on Tuesday between 9 and 12?", "No, no time works for Ian on Tuesday"),
        ("is Thames free on Tuesday at 3pm?", "Yes, Thames is free on Tuesday at 15:00"),
        ("who's free on Tuesday with Ian?", "3 times with Ian on Tuesday"),
        ("can you find Ian on Tuesday", "3 times with Ian on Tuesday"),
    ],
)
async def test_the_answer_comes_first(office, asked, said):
    busy = Interval(TUESDAY.replace(hour=9), TUESDAY.replace(hour=12))
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    assert title(await offered(office, asked)) == said
