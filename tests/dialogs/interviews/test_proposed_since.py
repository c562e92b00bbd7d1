"""Another time that was proposed since the bot answered last is what a message below speaks of, whatever was shown before."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked


async def _proposed_below_another(office):
    """Return an interview for which another time is proposed once another was booked, and that other."""
    one = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    other = await booked(office, "Mei on Thursday at 11 for Al Green")
    office.clock.pass_(minutes=1)
    await office.says("ian", "could we do Wednesday at 3pm instead?")
    await office.works()
    return one, other


async def _starts(office, *interviews):
    found = [await office.load(Interview, one.id) for one in interviews]
    return [(one.start.day, one.start.hour) for one in found]


@pytest.mark.parametrize(
    "text",
    ["yes", "ok", "that works", "fine by me", "yes move it", "yes to his time", "go with it"],
)
async def test_it_is_taken(office, text):
    one, other = await _proposed_below_another(office)
    await office.says("rita", text)
    await office.works()
    assert await _starts(office, one, other) == [(25, 15), (26, 11)]


@pytest.mark.parametrize("text", ["no", "no, keep it", "leave it where it is"])
async def test_its_time_stays(office, text):
    one, other = await _proposed_below_another(office)
    assert "The time stays" in await office.says("rita", text)
    await office.works()
    assert await _starts(office, one, other) == [(24, 10), (26, 11)]
    assert not (await office.load(Interview, one.id)).proposals


@pytest.mark.parametrize("text", ["ok another then", "let's say 4"])
async def test_other_times_are_those_of_its_interview(office, text):
    one, other = await _proposed_below_another(office)
    assert "Jo Park" in await office.says("rita", text)
    assert office.view("rita", OfferCard).purpose == "move"
    assert await _starts(office, one, other) == [(24, 10), (26, 11)]


async def test_what_was_shown_since_is_meant_again(office):
    one, other = await _proposed_below_another(office)
    office.clock.pass_(minutes=1)
    await office.says("rita", "show Al's interview")
    assert "Al Green" in await office.says("rita", "move it to 4")
    assert await _starts(office, one, other) == [(24, 10), (26, 11)]
