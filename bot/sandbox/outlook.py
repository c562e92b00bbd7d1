"""What the owner of a mailbox does to an event in Outlook, for the control addresses.

Outlook changes what it names and sends the same mails that Exchange sends for changes over Graph.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.directory import Room, find_owner
from bot.sandbox.exchange.events import delete_event, update_event
from bot.sandbox.exchange.invitation_responses import record_response
from bot.sandbox.exchange.mailboxes import (
    Calendar,
    Event,
    Mailbox,
    add_calendar,
    find_by_ical_uid,
    move_event,
)
from bot.sandbox.exchange.organization import MailboxContext
from bot.sandbox.fault_injection import ControlError
from bot.sandbox.invitation_answers import parse_moment, parse_response

_FIELDS = ("iCalUId", "to", "start", "end", "add", "remove", "delete", "answer", "proposed")
Json = dict[str, Any]


def find_own_event(mailbox: Mailbox, body: Mapping[str, Any]) -> Event | None:
    """Return the mailbox's copy of the event that a control call names, or None."""
    unknown = sorted(set(body) - set(_FIELDS))
    if unknown or not isinstance(body.get("iCalUId"), str) or len(body) == 1:
        raise ControlError(f"Send 'iCalUId' and at least one of {', '.join(_FIELDS[1:])}.")
    return find_by_ical_uid(mailbox, body["iCalUId"])


def change_in_outlook(context: MailboxContext, event: Event, body: Mapping[str, Any]) -> None:
    """Answer it, delete it, or change its time and attendees and move it to another calendar."""
    if "answer" in body:
        _answer(context, event, body)
        return
    if _is_deletion(body):
        delete_event(context, event)
        return
    change = _times(event, body) | _attendees(context, event, body)
    calendar = _calendar(context.mailbox, body["to"]) if body.get("to") is not None else None
    if change:
        event = update_event(context, event, change)
    if calendar is not None:
        move_event(context.mailbox, event, calendar)


def _answer(context: MailboxContext, event: Event, body: Mapping[str, Any]) -> None:
    given = parse_response(event, body)
    if event.is_organizer:
        raise ControlError("The organizer does not answer their own meeting.")
    record_response(context, event, given)


def _is_deletion(body: Mapping[str, Any]) -> bool:
    value = body.get("delete", False)
    if not isinstance(value, bool):
        raise ControlError("'delete' must be true or false.")
    return value


def _times(event: Event, body: Mapping[str, Any]) -> Json:
    """Return the new times; with one of them missing, `start` keeps the length and `end` the start."""
    if body.get("start") is None and body.get("end") is None:
        return {}
    start = parse_moment("start", body["start"]) if body.get("start") is not None else event.start
    length = event.end.astimezone(UTC) - event.start.astimezone(UTC)
    end = parse_moment("end", body["end"]) if body.get("end") is not None else start + length
    if end < start:
        raise ControlError("'end' must not be before 'start'.")
    return {"start": _pair(start), "end": _pair(end)}


def _pair(moment: datetime) -> Json:
    return {"dateTime": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC"}


def _attendees(context: MailboxContext, event: Event, body: Mapping[str, Any]) -> Json:
    added, removed = _mails("add", body), _mails("remove", body)
    if not added and not removed:
        return {}
    stay = [one for one in event.attendees if one.mail.casefold() not in {*added, *removed}]
    rows = [(one.kind, one.name, one.mail) for one in stay]
    rows += [(_kind(context, mail), "", mail) for mail in added]
    return {
        "attendees": [
            {"type": kind, "emailAddress": {"name": name, "address": mail}}
            for kind, name, mail in rows
        ]
    }


def _mails(name: str, body: Mapping[str, Any]) -> list[str]:
    value = body.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) and "@" in one for one in value):
        raise ControlError(f"'{name}' must be a list of addresses.")
    return [one.casefold() for one in value]


def _kind(context: MailboxContext, mail: str) -> str:
    is_room = isinstance(find_owner(context.exchange.directory, mail), Room)
    return "resource" if is_room else "required"


def _calendar(mailbox: Mailbox, name: Any) -> Calendar:
    """Return the calendar of this name (any case), made as one would in Outlook if missing."""
    if not isinstance(name, str) or not name.strip():
        raise ControlError("'to' must be the name of a calendar.")
    wanted = name.strip()
    known = [one for one in mailbox.calendars.values() if one.name.casefold() == wanted.casefold()]
    if known and not known[0].can_edit:
        raise ControlError(f"Nothing can be put into the calendar {known[0].name!r}.")
    return known[0] if known else add_calendar(mailbox, wanted)
