"""Answers to invitations, given by people in Outlook or in another mail program, for the control addresses."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.exchange.invitation_responses import InvitationResponse
from bot.sandbox.exchange.mailboxes import Event
from bot.sandbox.fault_injection import ControlError

_ANSWERS = {
    "accept": "accepted",
    "accepted": "accepted",
    "tentative": "tentativelyAccepted",
    "tentativelyAccepted": "tentativelyAccepted",
    "decline": "declined",
    "declined": "declined",
}


def parse_response(event: Event, body: Mapping[str, Any]) -> InvitationResponse:
    """Return the answer that a control call gives to this invitation."""
    answer = _ANSWERS.get(str(body.get("answer")))
    if answer is None or not {*body} <= {"iCalUId", "answer", "proposed"}:
        raise ControlError(
            "Send 'iCalUId', 'answer' (accept, tentative, decline), 'proposed' if so."
        )
    if body.get("proposed") is None:
        return InvitationResponse(answer)
    if answer == "accepted" or not event.takes_proposals:
        raise ControlError(
            "Another time goes with tentative or decline, where the meeting allows it."
        )
    return InvitationResponse(answer, _span(body["proposed"]))


def _span(value: Any) -> tuple[datetime, datetime]:
    if not isinstance(value, Mapping):
        raise ControlError("'proposed' must have a 'start' and an 'end'.")
    start, end = (parse_moment(name, value.get(name)) for name in ("start", "end"))
    if end <= start:
        raise ControlError("'end' must be after 'start'.")
    return start, end


def parse_moment(name: str, value: Any) -> datetime:
    """Return a time that a control call gives, in UTC where it has no offset."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ControlError(f"'{name}' must be a time such as 2026-11-24T10:00:00+00:00.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
