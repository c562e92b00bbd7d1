"""Where the words of a message speak for another act than the one that was read, either is done by one press."""

import pytest

from bot.domain.bookings.offers import Offer, Purpose
from cards.actions import NameCandidate, Say
from cards.clarification_views import Choices
from tests.harness.office_stories import booked
from tests.language.example_company import JO, read_among

TYPED = (
    "try Jo at 3 on Wednesday",
    "pull Jo at 3 on Wednesday",
    "keep Jo at 3 on Wednesday",
    "trade Jo at 3 on Wednesday",
    "see Jo earlier on Wednesday",
    "Jo at 3 on Wednesday",
    "Wednesday suits Jo more",
    "Jo sooner, Wednesday",
)
"""Which of them hardly speaks for a search is learned, and another with every training."""


def is_asked(text):
    doubt = read_among(text, (JO,)).doubt
    return doubt is not None and doubt.doubt.kind == "which-act"


SAID = next(filter(is_asked, TYPED))


@pytest.fixture
async def interview(office):
    found = await booked(office)
    inputs = {"candidate": "Jo Park", "candidate_mail": ""}
    await office.presses("rita", NameCandidate(found.id), inputs=inputs)
    return found


async def offers(office):
    return [(one.purpose, one.interview) for one in await office.all(Offer)]


async def test_nothing_is_looked_for_before_what_is_meant_is_pressed(office, interview):
    before = await offers(office)
    await office.says("rita", SAID)
    assert "two ways" in office.last("rita")
    assert office.view("rita", Choices).choices == ("Move Jo Park’s interview", "Look for a time")
    assert await offers(office) == before
    await office.presses("rita", Say(1))
    assert (Purpose.MOVE, interview.id) in await offers(office)


async def test_the_other_reading_can_be_typed(office, interview):
    before = await offers(office)
    await office.says("rita", SAID)
    await office.says("rita", "look for a time")
    assert await offers(office) == [*before, (Purpose.BOOK, "")]
