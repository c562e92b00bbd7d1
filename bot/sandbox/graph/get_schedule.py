"""getSchedule: who is busy when, told per mailbox inside a 200, with the limits the real one has.

Others see times and statuses only. Only primary calendars count. Errors of one mailbox stand beside
the others' answers, and their items are missing or null: never a sign of being free.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from bot.sandbox.directory import Person, Room, find_owner
from bot.sandbox.exchange.mailboxes import Event, Mailbox, free_busy_events, overlaps, utc_bounds
from bot.sandbox.exchange.organization import DETAILED, Exchange, sharing_role
from bot.sandbox.graph.datetimes import format_date_time_zone, parse_date_time_zone
from bot.sandbox.graph.errors import bad_request, unreadable_body
from bot.sandbox.graph.event_serialization import Preference
from bot.sandbox.time_zones import custom_time_zone, windows_name

MOST_SCHEDULES = 100
MOST_ENTRIES = 1000
LONGEST_WINDOW = timedelta(days=62)
SHORTEST_INTERVAL, USUAL_INTERVAL, LONGEST_INTERVAL = 5, 30, 1440
_DIGITS = {"tentative": 1, "busy": 2, "oof": 3}
_TEXTS = {
    "5009": "Unable to resolve e-mail address {mail} to an Active Directory object.",
    "5016": "Proxy web request failed.",
    "5006": "The result set contains too many calendar entries. The allowed size = 1000; the actual size = {size}.",
}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Window:
    """The time asked about, the zone all-day events float in, and the length of one digit."""

    start: datetime
    end: datetime
    floating: tzinfo
    interval: timedelta


@dataclass(frozen=True, slots=True)
class _Question:
    exchange: Exchange
    caller: Person
    window: Window
    preference: Preference


def build_schedules(
    exchange: Exchange, caller: Person, *, body: Mapping[str, Any], preference: Preference
) -> list[Json]:
    """Return one answer per address asked about, in the order asked."""
    asked = {name.casefold(): value for name, value in body.items()}
    addresses = _addresses(asked.get("schedules"))
    question = _Question(exchange, caller, _window(asked), preference)
    return [_schedule_of(question, address) for address in addresses]


def _addresses(value: Any) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value) or not value:
        raise unreadable_body("'schedules' must be a collection of addresses.")
    if len(value) > MOST_SCHEDULES:
        raise bad_request(
            "There are too many target users in the EmailAddress array. "
            f"The allowed size = {MOST_SCHEDULES}; the actual size = {len(value)}.",
            "ErrorMailboxDataArrayTooBig",
        )
    return value


def _window(asked: Mapping[str, Any]) -> Window:
    (start, _), (end, _) = (
        parse_date_time_zone(asked.get("starttime")),
        parse_date_time_zone(asked.get("endtime")),
    )
    interval = timedelta(minutes=_interval(asked.get("availabilityviewinterval")))
    length = end.astimezone(UTC) - start.astimezone(UTC)
    if length > LONGEST_WINDOW:
        raise bad_request(
            "The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. "
            f"The allowed limit = {LONGEST_WINDOW.days} days.",
            "ErrorTimeIntervalTooBig",
        )
    if length <= timedelta() or length < interval:
        raise bad_request(
            "The time duration specified for FreeBusyViewOptions.TimeWindow is invalid.",
            "ErrorInvalidTimeInterval",
        )
    return Window(start.astimezone(UTC), end.astimezone(UTC), start.tzinfo or UTC, interval)


def _interval(value: Any) -> int:
    minutes = USUAL_INTERVAL if value is None else value
    if isinstance(minutes, str) and minutes.isdecimal():  # documented samples send "15"
        minutes = int(minutes)
    if isinstance(minutes, bool) or not isinstance(minutes, int):
        raise unreadable_body("Cannot convert a value to target type 'Edm.Int32'.")
    if not SHORTEST_INTERVAL <= minutes <= LONGEST_INTERVAL:
        raise bad_request(
            "The merged free/busy interval must be between 5 and 1440 minutes.",
            "ErrorInvalidMergedFreeBusyInterval",
        )
    return minutes


def _schedule_of(question: _Question, address: str) -> Json:
    exchange, window = question.exchange, question.window
    owner = find_owner(exchange.directory, address) if "@" in address else None
    if owner is None:
        return _schedule_error(address, "5009")
    mailbox, switched = exchange.mailboxes[owner.mail], exchange.schedule_errors.get(owner.mail)
    if switched or not mailbox.is_enabled:
        return _schedule_error(address, switched or "5016")
    events = _overlapping(mailbox, window)
    if len(events) > MOST_ENTRIES:
        return _schedule_error(address, "5006", size=len(events))
    sees_details = sharing_role(exchange, owner=owner.mail, visitor=question.caller) in DETAILED
    times = [(event, _item(question, event)) for event in events]
    return {
        "scheduleId": address,
        "availabilityView": _availability_view(events, window),
        "scheduleItems": [
            item | (_details(event) if sees_details else {}) for event, item in times
        ],
        "workingHours": _working_hours(exchange, owner),
    }


def _schedule_error(address: str, code: str, *, size: int = MOST_ENTRIES + 1) -> Json:
    message = _TEXTS[code].format(mail=address, size=size)
    failed: Json = {
        "scheduleId": address,
        "error": {"message": message, "responseCode": code},
    }
    return failed | ({"scheduleItems": None} if code == "5016" else {})


def _overlapping(mailbox: Mailbox, window: Window) -> list[Event]:
    found = [
        event
        for event in free_busy_events(mailbox)
        if overlaps(event, start=window.start, end=window.end, floating=window.floating)
    ]
    return sorted(found, key=lambda event: utc_bounds(event, window.floating))


def _availability_view(events: Sequence[Event], window: Window) -> str:
    """Return one digit per slot, the highest status in it; working elsewhere counts as free."""
    length, step = window.end - window.start, window.interval
    digits = [0] * -(-length // step)
    for event in events:
        start, end = utc_bounds(event, window.floating)
        first = max((start - window.start) // step, 0)
        last = min(-(-(end - window.start) // step), len(digits))
        for slot in range(first, last):
            digits[slot] = max(digits[slot], _DIGITS.get(event.show_as, 0))
    return "".join(map(str, digits))


def _item(question: _Question, event: Event) -> Json:
    start, end = utc_bounds(event, question.window.floating)
    zone, name = question.preference.zone, question.preference.zone_name
    is_loud = question.exchange.options.capital_statuses
    return {
        "status": event.show_as.capitalize() if is_loud else event.show_as,
        "start": format_date_time_zone(start, zone, name),
        "end": format_date_time_zone(end, zone, name),
    }


def _details(event: Event) -> Json:
    """Return subject and place, or nothing of a private event."""
    if event.sensitivity not in ("normal", "personal"):
        return {}
    place = event.location.get("displayName", "")
    return {"isPrivate": False, "subject": event.subject, "location": place}


def _working_hours(exchange: Exchange, owner: Person | Room) -> Json:
    hours = exchange.directory.hours
    is_custom = isinstance(owner, Person) and owner.has_custom_zone
    return {
        "daysOfWeek": list(hours.days),
        "startTime": hours.start,
        "endTime": hours.end,
        "timeZone": custom_time_zone(owner.zone)
        if is_custom
        else {"name": windows_name(owner.zone)},
    }
