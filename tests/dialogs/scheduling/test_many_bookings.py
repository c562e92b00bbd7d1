"""What years of bookings cost a question: each is gone through once, not for each question. Counted, since times are for the bench."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings import claims
from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import DocumentChange
from bot.store.factory import open_store
from cards.actions import Book
from cards.offer_views import OfferCard
from tests.harness.office import TENANT, Office
from tests.harness.office_stories import offered
from tests.store.real_postgres import empty_database

MANY = 100


@pytest.fixture(params=["file", "database"])
async def crowded(request, tmp_path):
    """An office with an interview that was booked, and many others at the same time of people from elsewhere."""
    url = await empty_database() if request.param == "database" else f"tinydb:{tmp_path}/bot.json"
    store = await open_store(url)
    try:
        yield await _crowded(store)
    finally:
        await store.close()


async def _crowded(store):
    office = await Office(store=store).open()
    offer = await offered(office)
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    (stored,) = await store.find(Interview, "live", TENANT)
    own = stored.value
    others = [
        replace(
            own,
            id=f"other{number:03}",
            room=f"room{number}@y.example",
            people=tuple(replace(one, mail=f"p{number}@y.example") for one in own.people),
        )
        for number in range(MANY)
    ]
    await store.save([DocumentChange(Interview, one.id, one, 0) for one in others])
    office.own = own
    return office


async def asked(office):
    """Return the hours that are offered to a recruiter with Ian on the day of the interview."""
    offer = await offered(office)
    return [one.start.hour for one in offer.slots]


async def test_a_question_goes_through_only_the_bookings_that_changed(crowded, monkeypatch):
    await asked(crowded)
    seen, holders = [], claims.holders
    monkeypatch.setattr(claims, "holders", lambda one: seen.append(one.id) or holders(one))
    before = await asked(crowded)
    assert seen == []
    stored = await crowded.store.load(Interview, crowded.own.id)
    over = replace(stored.value, people=(), room="")
    await crowded.store.save([DocumentChange(Interview, over.id, over, stored.version)])
    crowded.calendars.events.clear()
    after = await asked(crowded)
    assert set(seen) == {over.id}
    assert before[0] > over.start.hour
    assert after[0] == over.start.hour


async def test_what_an_interview_takes_is_set_aside_for_its_own_move_alone(crowded):
    own = crowded.own
    await crowded.says("rita", "move it to Tuesday half an hour later")
    offered_to_it = [one.start for one in crowded.view("rita", OfferCard).slots]
    assert any(own.start < one < own.end for one in offered_to_it)
    offer = await offered(crowded)
    assert not any(own.start <= one.start < own.end for one in offer.slots)
