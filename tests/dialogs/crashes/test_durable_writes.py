"""What is saved together goes together: the durable writes of one booking."""

import asyncio
from dataclasses import dataclass

import pytest

from bot.domain.bookings.interviews import RoomState
from cards.actions import Book
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.fakes.store import FakeStore
from tests.harness.office import Office
from tests.harness.office_stories import offered
from tests.harness.patience import PATIENCE


@dataclass
class CountingStore(FakeStore):
    """Counts what a disk would have to sync."""

    saves: int = 0
    durable: int = 0

    async def save(self, changes, *, durable=True):
        self.saves += 1
        self.durable += durable
        await super().save(changes, durable=durable)

    def count_anew(self):
        self.saves = self.durable = 0


@pytest.fixture
async def office():
    office = await Office(store=CountingStore()).open()
    worker = asyncio.create_task(office.later.work(office.conversations))
    yield office
    office.later.stop()
    await worker


async def until(is_true):
    async with asyncio.timeout(PATIENCE):
        while not is_true():
            await asyncio.sleep(0)


async def at_rest(office):
    await until(lambda: not office.later.depth and not office.conversations.depth)


async def test_a_question_is_two_writes_one_of_them_durable(office):
    await office.says("ian", "help")
    office.store.count_anew()
    await office.says("rita", "Ian on Tuesday with a room")
    assert (office.store.saves, office.store.durable) == (2, 1)


async def test_a_booking_is_six_writes_until_its_cards_stand_and_ten_until_the_room_has_confirmed(
    office,
):
    offer = await offered(office)
    message = office.message("rita", OfferCard)
    office.store.count_anew()
    await office.presses("rita", Book(offer.offer, 1), message=message)
    await until(lambda: office.view("rita", InterviewCard).stage == "standing")
    await at_rest(office)
    assert office.store.saves <= 6
    assert office.store.durable <= 3
    office.clock.pass_(seconds=5)
    office.later.wake()
    await until(lambda: office.view("rita", InterviewCard).room_state == RoomState.CONFIRMED)
    await at_rest(office)
    assert office.store.saves <= 10
    assert office.store.durable <= 4
