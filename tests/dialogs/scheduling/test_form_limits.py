"""A form takes what typed text would: people and rooms of the account, few of them, days and lengths in range."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings.offers import Offer
from bot.domain.errors import BadInput
from bot.domain.form_validation import validate
from bot.runtime.turn import Said
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Refine
from cards.offer_views import OfferCard
from cards.view_models import Problem
from dialogs.scheduling.availability import answer_query, request_of
from tests.harness.office import Office
from tests.harness.office_stories import turn_of

STRANGERS = ",".join(f"nobody{n}@elsewhere.example" for n in range(400))
TWENTY_ONE = ",".join(f"p{n}@x.example" for n in range(21))


@pytest.fixture
async def office():
    office = await Office().open()
    await office.says("rita", "who's free Tuesday with a room")
    return office


async def filled_in(office, **inputs):
    offer = office.view("rita", OfferCard).offer
    return await office.presses("rita", Refine(offer), inputs=inputs)


@pytest.mark.parametrize(
    ("inputs", "why"),
    [
        ({"people": STRANGERS}, "too-many-people"),
        ({"people": TWENTY_ONE}, "too-many-people"),
        ({"people": "stranger@elsewhere.example"}, "form-people"),
        ({"people": "ian@x.example,stranger@elsewhere.example"}, "form-people"),
        ({"room": "secret@x.example"}, "room"),
        ({"room": "thames@x.example,camden@x.example"}, "room"),
        ({"day": "2026-11-20"}, "day"),
        ({"day": "2199-01-01"}, "day"),
        ({"minutes": "100000"}, "minutes"),
        ({"anything": "x" * 5000}, "too-long"),
    ],
)
async def test_what_the_form_does_not_offer_it_does_not_take(office, inputs, why):
    reply = await filled_in(office, **inputs)
    assert isinstance(reply, Problem)
    assert ("why", why) in reply.facts


async def test_people_and_rooms_of_the_account_are_taken(office):
    reply = await filled_in(office, people="ian@x.example", room="camden@x.example")
    assert not isinstance(reply, Problem)
    offer = await office.load(Offer, office.view("rita", OfferCard).offer)
    assert offer.asked["people"] == ["ian@x.example"]


async def test_who_was_removed_is_not_taken(office):
    await office.says("olivia", "remove ian@x.example")
    await office.says("olivia", "yes")
    reply = await filled_in(office, people="ian@x.example")
    assert ("why", "form-people") in reply.facts


def test_every_field_has_its_length():
    long = dict.fromkeys(("title", "note", "comment", "candidate", "other"), "x" * 4001)
    assert set(validate(long)) == set(long)


async def test_no_question_names_more_people_than_an_interview_has(office):
    unit_of_work = UnitOfWork(office.store)
    offer = await unit_of_work.load(Offer, office.view("rita", OfferCard).offer)
    wanted = request_of(offer, None)
    crowd = replace(wanted.question, people=tuple(TWENTY_ONE.split(",")), need="all")
    with pytest.raises(BadInput) as refused:
        await answer_query(
            turn_of("rita", content=Said("…")),
            replace(wanted, question=crowd),
            unit_of_work,
            office.ports,
        )
    assert refused.value.facts["why"] == "too-many-people"
