"""The offers of a talk that go when another one is shown, with the notes of where their cards stand."""

from collections.abc import Sequence

from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import location_key, offer_subject
from bot.domain.conversation_state import Conversation
from bot.domain.jobs import CardLocation
from bot.runtime.unit_of_work import UnitOfWork


def outgoing_places(talk: Conversation) -> list[tuple[type[Offer | CardLocation], str]]:
    """Return what they are kept as: read with other things, it costs no round trip of its own."""
    ids = talk.outgoing_offers
    cards = [(CardLocation, location_key(offer_subject(one), talk.person)) for one in ids]
    return [*((Offer, one) for one in ids), *cards]


async def load_outgoing_offers(
    talk: Conversation, unit_of_work: UnitOfWork
) -> Sequence[Offer | CardLocation]:
    """Return what of it is still kept."""
    places = outgoing_places(talk)
    await unit_of_work.read_ahead(places)
    found = [await unit_of_work.load(*place) for place in places]
    return [one for one in found if one is not None]
