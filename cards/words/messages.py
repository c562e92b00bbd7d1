"""All short messages: importing this registers the words of each."""

from cards.view_models import Message
from cards.words import account, interviews, people, runtime, scheduling
from cards.words.said import MESSAGES, Said

AREAS = (account, interviews, people, runtime, scheduling)


def message_text(view: Message) -> Said:
    """Return the words of a message."""
    return MESSAGES[view.key](**dict(view.facts))
