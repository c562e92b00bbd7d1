"""What the bot says of what takes long: messages that have not arrived, bookings that wait for Microsoft 365."""

from collections.abc import Sequence

from cards.words.formatting import join_names, short_names

MICROSOFT_AWAY = "Microsoft 365 doesn’t answer at the moment."
GOES_ON = "I go on by myself as soon as it does. You don’t need to do anything, and this card will change."

_NAMED_MOST = 5


def not_delivered(names: Sequence[str]) -> str:
    """Return whom a card has not reached, and what becomes of it."""
    short = short_names(names)
    whom = "them" if len(names) > 1 else short[0]
    return (
        f"Not yet delivered to {join_names(short, _NAMED_MOST)}: their chat doesn’t take my card for this."
        f" I keep it until {whom} can be reached, or {'write' if len(names) > 1 else 'writes'} to me."
        " The invitation in Outlook doesn’t depend on it."
    )
