"""A time that an interview has just given up is free at once for its organizer, though Outlook still shows it as taken."""

from datetime import timedelta

import pytest

from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from cards.actions import Book, Cancel, Move, Undo
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked

ASKED = "Ian on Tuesday at 10 with Thames"
HOLDERS = ("ian@x.example", "thames@x.example")


def as_shown_still(office, interview):
    """Let calendars show an interview where it was, as they do until Outlook has withdrawn it."""
    for mail in HOLDERS:
        office.calendars.busy[mail] = [
            Item(Interval(interview.start, interview.end), Status.TENTATIVE)
        ]


async def given_up(office, way):
    interview = await booked(office, ASKED)
    if way == "moved":
        await office.presses("rita", Move(interview.id))
        await office.presses("rita", Book(office.view("rita", OfferCard).offer, 3))
    else:
        ends = {"undone": Undo(interview.id), "cancelled": Cancel(interview.id, is_sure=True)}
        await office.presses("rita", ends[way])
    await office.works()
    as_shown_still(office, interview)
    return interview


@pytest.mark.parametrize("way", ["undone", "cancelled", "moved"])
async def test_what_was_just_given_up_is_free_for_who_asks_again(office, way):
    interview = await given_up(office, way)
    await office.says("rita", ASKED)
    assert [one.start for one in office.view("rita", OfferCard).slots] == [interview.start]


async def test_it_can_be_booked_at_once(office):
    interview = await given_up(office, "undone")
    await office.says("rita", ASKED)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    assert office.view("rita").start == interview.start
    assert office.view("rita").stage == "standing"


async def test_what_is_there_a_minute_later_is_somebody_elses(office):
    await given_up(office, "undone")
    office.clock.moment += timedelta(minutes=2)
    await office.says("rita", ASKED)
    assert not office.view("rita", OfferCard).slots
