"""Accounts of thousands: cards and stored answers hold no more than is shown, and no turn goes through everybody again."""

import msgspec
import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Role, person_id
from bot.domain.bookings.offers import Offer
from bot.domain.rooms import Room
from bot.runtime.ports import DocumentChange
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import CHOICES_MOST
from dialogs.scheduling.offer_cards import SPARE_KEPT
from tests.harness.office import TENANT, Office
from tests.harness.office_stories import booked

CROWD = 300


@pytest.fixture
async def office():
    """An account with hundreds who interview, and hundreds of rooms."""
    office = await Office().open()
    rooms = [Room(name=f"Room {n}", mail=f"room{n}@x.example", capacity=4) for n in range(CROWD)]
    stored = await office.store.load(Account, TENANT)
    account = replace(stored.value, rooms=(*stored.value.rooms, *rooms))
    people = [
        Person(
            id=person_id(TENANT, f"n{n}"),
            tenant=TENANT,
            name=f"Colleague {n}",
            mail=f"n{n}@x.example",
            roles=frozenset({Role.INTERVIEWER} if n % 2 else {}),
        )
        for n in range(CROWD)
    ]
    changes = [DocumentChange(Person, one.key, one, 0) for one in people]
    await office.store.save([DocumentChange(Account, TENANT, account, stored.version), *changes])
    return office


async def test_a_form_offers_as_many_as_it_shows_and_who_is_chosen_among_them(office):
    await office.says("rita", "Colleague 299 on Tuesday in Room 299")
    form = office.view("rita", OfferCard).question
    assert (len(form.all_people), len(form.all_rooms)) == (CHOICES_MOST, CHOICES_MOST)
    assert "n299@x.example" in dict(map(reversed, form.all_people))
    assert form.all_rooms[0][1] == "room299@x.example"


async def test_the_form_of_an_interview_offers_those_who_interview_alone(office):
    await booked(office, "Colleague 299 on Tuesday with a room")
    form = office.view("rita", InterviewCard).form
    numbers = {int(mail[1:-10]) for _, mail in form.all_people if mail.startswith("n")}
    assert len(form.all_people) == CHOICES_MOST
    assert all(number % 2 for number in numbers)
    assert 299 in numbers


async def test_an_offer_keeps_some_who_are_free_and_counts_the_others(office):
    text = await office.says("rita", "who's free Tuesday with a room")
    (offer,) = await office.all(Offer)
    slot, line = offer.slots[0], office.view("rita", OfferCard).slots[0]
    assert len(slot.spare) == SPARE_KEPT
    assert len(slot.spare) + slot.more_free + 1 == CROWD // 2 + 2
    assert line.more_free == slot.more_free
    assert f"and {len(slot.spare) + slot.more_free - 2} more" in text
    assert len(msgspec.json.encode(offer)) < 60_000
