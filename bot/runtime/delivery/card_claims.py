"""Who may draw a card: the claim on where it stands, and what is noted of it when the claim ends.

A claim may lapse while its view is still on the way, and somebody else may have the card by then. So what became of the
view is told of the card as it is found (`drawn_location`, `released_location`), never of the card as it was claimed.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Address, PersonId
from bot.domain.jobs import CardLocation
from bot.runtime.turn import OutgoingView

CLAIM = timedelta(seconds=30)
"""Longer than a channel is asked for patience; a copy that was killed leaves a card alone for so long."""


def wanted_location(
    show: OutgoingView, person: PersonId, address: Address, row: str
) -> CardLocation:
    """Return the note of a card that stands nowhere yet, for the row that shows it."""
    return CardLocation(
        subject=show.subject,
        person=person,
        chat=address.key,
        message="",
        revision=show.revision,
        claimed_for=row,
        is_news_due=show.is_new,
    )


def claim_location(
    known: CardLocation | None, wanted: CardLocation, now: datetime
) -> CardLocation | None:
    """Return the claim to save early for a view, over what is known of its card; None where it has to wait."""
    if known is None:
        return wanted
    if known.revision > wanted.revision or not is_open(known, wanted, now):
        return None
    return replace(
        known,
        revision=wanted.revision,
        claimed_until=wanted.claimed_until,
        claimed_for=wanted.claimed_for,
        is_news_due=known.is_news_due or wanted.is_news_due,
    )


def is_claimed(known: CardLocation, wanted: CardLocation, now: datetime) -> bool:
    """Whether the view's own row was saved with a claim that holds for long enough."""
    until = known.claimed_until
    return _is_same_row(known, wanted) and until is not None and until - now > CLAIM / 2


def is_open(known: CardLocation, wanted: CardLocation, now: datetime) -> bool:
    """Whether nobody else draws there: a row's claim passes to who has the row."""
    is_free = known.claimed_until is None or known.claimed_until <= now
    return is_free or _is_same_row(known, wanted)


def is_drawn(known: CardLocation, wanted: CardLocation) -> bool:
    """Whether the very row was shown already, by a copy that ended before it could delete the row."""
    return _is_same_row(known, wanted) and known.claimed_until is None


def drawn_location(found: CardLocation, claim: CardLocation, here: CardLocation) -> CardLocation:
    """Return the note of a card that the chat has taken, at a place; as it was found where another card stands by now."""
    if _is_held(found, claim):
        return replace(
            found,
            chat=here.chat,
            message=here.message,
            unsure=0,
            claimed_until=None,
            is_news_due=False,
        )
    if (found.chat, found.message) != (claim.chat, claim.message):
        return found
    return replace(found, chat=here.chat, message=here.message, unsure=0)


def released_location(found: CardLocation, claim: CardLocation, *, is_unsure: bool) -> CardLocation:
    """Return the note of a card that was not drawn, or perhaps was: that counts whoever has the claim by now."""
    counted = replace(found, unsure=found.unsure + is_unsure)
    is_ours = _is_held(found, claim)
    return replace(counted, claimed_until=None, claimed_for="") if is_ours else counted


def _is_held(found: CardLocation, claim: CardLocation) -> bool:
    """Whether the claim still stands: nobody else has claimed the card, or drawn it, since."""
    return (found.claimed_until, found.claimed_for) == (claim.claimed_until, claim.claimed_for)


def _is_same_row(known: CardLocation, wanted: CardLocation) -> bool:
    return bool(wanted.claimed_for) and known.claimed_for == wanted.claimed_for
