"""All short messages: importing this registers the words of each."""

from cards.view_models import Message
from cards.words import people, scheduling, service_notices
from cards.words.administration import account, doctor, link_settings, roles, rooms, settings
from cards.words.bookings import (
    choices,
    interviews,
    invitation_preview,
    refused_changes,
    reminders,
    room_sizes,
)
from cards.words.short_messages import MESSAGES, ShortMessage

AREAS = (
    account,
    doctor,
    link_settings,
    roles,
    rooms,
    settings,
    choices,
    interviews,
    invitation_preview,
    people,
    refused_changes,
    reminders,
    room_sizes,
    service_notices,
    scheduling,
)


def message_text(view: Message) -> ShortMessage:
    """Return the words of a message."""
    return MESSAGES[view.key](**dict(view.facts))
