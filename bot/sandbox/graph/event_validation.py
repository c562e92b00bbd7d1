"""What a client may say about an event, checked as strictly as Graph checks it.

`apply_fields` takes the body of POST and of PATCH alike: names that are present are set, others stay.
"""

import html
import re
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any

from bot.sandbox.exchange.mailboxes import Attendee, Event
from bot.sandbox.graph.datetimes import parse_date_time_zone
from bot.sandbox.graph.errors import GraphError, bad_request, unreadable_body

MOST_ATTENDEES = 500
_SHOW_AS = ("free", "tentative", "busy", "oof", "workingElsewhere", "unknown")
_KINDS = ("required", "optional", "resource")
_READ_ONLY = frozenset(
    [
        "id",
        "createdDateTime",
        "lastModifiedDateTime",
        "changeKey",
        "iCalUId",
        "bodyPreview",
        "hasAttachments",
        "isCancelled",
        "isOrganizer",
        "seriesMasterId",
        "type",
        "webLink",
        "onlineMeetingUrl",
        "onlineMeeting",
        "originalStartTimeZone",
        "originalEndTimeZone",
        "isDraft",
        "organizer",
        "responseStatus",
        "transactionId",
        "originalStart",
        "cancelledOccurrences",
        "onlineMeetingProvider",
        "isOnlineMeeting",
    ]
)


def apply_fields(event: Event, body: Mapping[str, Any]) -> None:
    """Set on the event what the body names; RequestBodyRead for unknown names and wrong types."""
    for name, value in body.items():
        if name in _READ_ONLY or name.startswith("@"):
            continue
        if name not in _SETTERS:
            raise unreadable_body(
                f"The property '{name}' does not exist on type 'microsoft.graph.event'. Make sure "
                "to only use property names that are defined by the type."
            )
        _SETTERS[name](event, value)
    if "locations" in body and "location" not in body:
        event.location = _location((_collection(body["locations"] or []) or [{}])[0])
    _check_times(event)


def parse_text(value: Any) -> str:
    """Return a string, or refuse the body; null counts as empty."""
    if value is not None and not isinstance(value, str):
        raise unreadable_body("Cannot convert a value to target type 'Edm.String'.")
    return value or ""


def parse_boolean(value: Any) -> bool:
    """Return a boolean, or refuse the body."""
    if not isinstance(value, bool):
        raise unreadable_body("Cannot convert a value to target type 'Edm.Boolean'.")
    return value


def parse_object(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, or refuse the body."""
    if not isinstance(value, Mapping):
        raise unreadable_body("An object was expected where another value stands.")
    return value


def _collection(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise unreadable_body("A collection was expected where another value stands.")
    return value


def _check_times(event: Event) -> None:
    if event.end.astimezone() < event.start.astimezone():
        raise bad_request(
            "The end of an event cannot be before its start.", "ErrorPropertyValidationFailure"
        )
    if not event.is_all_day:
        return
    at_midnight = event.start.time() == event.end.time() == time()
    if not at_midnight or event.start_zone != event.end_zone or event.start == event.end:
        raise bad_request(
            "The Event.Start property for an all-day event needs to be set to midnight.",
            "ErrorPropertyValidationFailure",
        )


def _set_text(name: str) -> Callable[[Event, Any], None]:
    return lambda event, value: setattr(event, name, parse_text(value))


def _set_flag(name: str) -> Callable[[Event, Any], None]:
    return lambda event, value: setattr(event, name, parse_boolean(value))


def _set_choice(name: str, choices: tuple[str, ...]) -> Callable[[Event, Any], None]:
    def put(event: Event, value: Any) -> None:
        setattr(event, name, _choice(value, choices))

    return put


def _choice(value: Any, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise unreadable_body(f"Requested value '{value}' was not found.")
    return str(value)


def _set_body(event: Event, value: Any) -> None:
    body = parse_object(value)
    content = parse_text(body.get("content"))
    is_html = (
        _choice(parse_text(body.get("contentType")).lower() or "text", ("text", "html")) == "html"
    )
    event.body = content if is_html else html.escape(content, quote=False).replace("\n", "<br>\r\n")


def _set_start(event: Event, value: Any) -> None:
    event.start, event.start_zone = _whole_second(value)


def _set_end(event: Event, value: Any) -> None:
    event.end, event.end_zone = _whole_second(value)


def _whole_second(value: Any) -> tuple[datetime, str]:
    moment, name = parse_date_time_zone(value)
    return moment.replace(microsecond=0), name


def _set_location(event: Event, value: Any) -> None:
    event.location = _location(value)


def _location(value: Any) -> dict[str, Any]:
    sent = dict(parse_object(value or {}))
    name = parse_text(sent.get("displayName"))
    defaults = {"locationType": "default", "uniqueId": name, "uniqueIdType": "private"}
    return {"displayName": name, **(defaults if name else {}), **sent} if sent else {}


def _set_attendees(event: Event, value: Any) -> None:
    if len(_collection(value)) > MOST_ATTENDEES:
        raise bad_request("An event can have up to 500 attendees.", "ErrorTooManyAttendees")
    known = {one.mail.casefold(): one for one in event.attendees}
    attendees = [_attendee(row) for row in value]
    for one in attendees:
        before = known.get(one.mail.casefold())
        if before is not None:
            one.response, one.answered = before.response, before.answered
            one.proposed, one.shown_as = before.proposed, before.shown_as
    event.attendees = attendees


def _attendee(row: Any) -> Attendee:
    address = parse_object(parse_object(row).get("emailAddress"))
    mail = parse_text(address.get("address")).strip()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", mail):
        raise GraphError(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.")
    kind = _choice(row.get("type", "required"), _KINDS)
    return Attendee(kind, parse_text(address.get("name")), mail)


def _set_categories(event: Event, value: Any) -> None:
    event.categories = [parse_text(one) for one in _collection(value or [])]


def _set_reminder(event: Event, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise unreadable_body("Cannot convert a value to target type 'Edm.Int32'.")
    event.reminder = value


def _set_show_as(event: Event, value: Any) -> None:
    event.show_as = event.intended_show_as = _choice(value, _SHOW_AS)


def _set_recurrence(_: Event, value: Any) -> None:
    if value is not None:
        raise bad_request("This tenant's store takes single events only.", "ErrorInvalidRequest")


def _ignore(_: Event, __: Any) -> None:
    return


_SETTERS: Mapping[str, Callable[[Event, Any], None]] = {
    "subject": _set_text("subject"),
    "body": _set_body,
    "start": _set_start,
    "end": _set_end,
    "location": _set_location,
    "locations": _ignore,
    "attendees": _set_attendees,
    "categories": _set_categories,
    "showAs": _set_show_as,
    "sensitivity": _set_choice("sensitivity", ("normal", "personal", "private", "confidential")),
    "importance": _set_choice("importance", ("low", "normal", "high")),
    "reminderMinutesBeforeStart": _set_reminder,
    "isReminderOn": _set_flag("is_reminder_on"),
    "isAllDay": _set_flag("is_all_day"),
    "responseRequested": _set_flag("wants_response"),
    "allowNewTimeProposals": _set_flag("takes_proposals"),
    "hideAttendees": _set_flag("hides_attendees"),
    "recurrence": _set_recurrence,
}
