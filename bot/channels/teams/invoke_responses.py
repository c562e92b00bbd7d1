"""What a pressed button is answered with, as JSON text.

The shapes are those of Teams' universal actions. The outer HTTP status stays 200, also for errors:
anything else makes Teams say that the app cannot be reached, and press the button again by itself.
The text is made here once, so that the SDK, which copies what it carries, has little to copy.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.runtime.metrics import stage
from bot.runtime.ports import View
from cards.adaptive_cards import draw, fallback

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"


RECEIVED = "Received."


@stage("draw")
def view_answer(view: View | None) -> str:
    """Return the answer of a turn: its card in place of the pressed one, or a short word beside it."""
    if view is None:
        return message_answer(RECEIVED)
    if view.is_short:
        return message_answer(fallback(view))
    return _json({"statusCode": 200, "type": CARD, "value": draw(view)})


def message_answer(text: str) -> str:
    """Return the answer that shows a short text to whoever pressed."""
    return _json({"statusCode": 200, "type": MESSAGE, "value": text})


def error_answer(status: int, code: str, sentence: str) -> str:
    """Return the answer for a press that cannot be taken (400) or went wrong (500)."""
    value = {"code": code, "message": sentence}
    return _json({"statusCode": status, "type": ERROR, "value": value})


def _json(answer: Mapping[str, Any]) -> str:
    return msgspec.json.encode(answer).decode()
