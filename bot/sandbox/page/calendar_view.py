"""The calendars as the page shows them: one lane for each calendar, for a day or a working week.

Who looks decides what is told: others' times and statuses, their own events by name. That is what
the tenant's sharing allows, and what Graph would tell them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from bot.sandbox.directory import Person, Room, mailbox_owners
from bot.sandbox.exchange.mailboxes import Calendar, Event, Mailbox, utc_bounds
from bot.sandbox.exchange.organization import READABLE, sharing_role
from bot.sandbox.tenant import Tenant
from bot.sandbox.time_zones import find_zone

FRESH = timedelta(seconds=10)
"""How long a new or changed event counts as news."""
LONGEST_SPAN = 7
_DAY = 24 * 60
_MARGIN = timedelta(days=2)  # floating all-day events may lie a zone away
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Who looks, in their own zone, at which days."""

    viewer: Person
    first: date
    days: int

    @property
    def zone(self) -> tzinfo:
        """Return the zone in which days begin."""
        return find_zone(self.viewer.zone)


def calendar_view_json(tenant: Tenant, outlook: CalendarView) -> Json:
    """Return every calendar with its blocks; minutes count from midnight of a block's day."""
    now = tenant.run_due()
    return {
        "now": now.astimezone(outlook.zone).isoformat(timespec="minutes"),
        "zone": outlook.viewer.zone,
        "viewer": outlook.viewer.mail,
        "days": [str(outlook.first + timedelta(days=n)) for n in range(outlook.days)],
        "lanes": list(_lanes(tenant, outlook, now)),
        "latest": _latest(tenant, outlook.zone),
    }


def _lanes(tenant: Tenant, outlook: CalendarView, now: datetime) -> Iterator[Json]:
    for owner in mailbox_owners(tenant.directory):
        mailbox = tenant.exchange.mailboxes[owner.mail]
        may = sharing_role(tenant.exchange, owner=owner.mail, visitor=outlook.viewer)
        for calendar in mailbox.calendars.values():
            if not calendar.is_primary and calendar.id in tenant.first_calendars:
                continue  # birthdays and the like: busy for nobody, and no news
            is_own = owner.mail == outlook.viewer.mail
            yield {
                "mail": owner.mail,
                "name": owner.name if calendar.is_primary else calendar.name,
                "of": "" if calendar.is_primary else owner.name,
                "kind": _kind(owner, calendar),
                "may": "own" if is_own else may,
                "policy": tenant.exchange.policies.get(owner.mail, ""),
                "blocks": list(
                    _blocks(mailbox, calendar, outlook, now, names=is_own or may in READABLE)
                ),
            }


def _kind(owner: Person | Room, calendar: Calendar) -> str:
    if not calendar.is_primary:
        return "extra"
    return "room" if isinstance(owner, Room) else "person"


def _blocks(
    mailbox: Mailbox, calendar: Calendar, outlook: CalendarView, now: datetime, *, names: bool
) -> Iterator[Json]:
    zone = outlook.zone
    start = datetime.combine(outlook.first, time(), zone)
    end = start + timedelta(days=outlook.days)
    for event in mailbox.events.values():
        if (
            event.calendar == calendar.id
            and event.kind != "seriesMaster"
            and event.show_as != "free"
            and event.start < end + _MARGIN
            and event.end > start - _MARGIN
        ):
            yield from _pieces(event, outlook, now, names=names)


def _pieces(event: Event, outlook: CalendarView, now: datetime, *, names: bool) -> Iterator[Json]:
    start, end = (_minutes(moment, outlook) for moment in utc_bounds(event, outlook.zone))
    for day in range(max(0, start // _DAY), min(outlook.days, -(-end // _DAY))):
        yield {
            "id": f"{event.id}:{day}",
            "day": day,
            "from": max(start - day * _DAY, 0),
            "to": min(end - day * _DAY, _DAY),
            "status": event.show_as,
            "answer": event.response if names else "",
            "title": event.subject if names and event.sensitivity == "normal" else "",
            "proposals": _proposals(event, outlook.zone) if names else [],
            "isFresh": timedelta() <= now - event.modified < FRESH,
        }


def _proposals(event: Event, zone: tzinfo) -> list[str]:
    """Return who proposes which other time, as the organizer's own copy tells."""
    told = [(one.name or one.mail, one.proposed) for one in event.attendees if one.proposed]
    return [
        f"{name} proposes {start.astimezone(zone):%a %d %b %H:%M}–{end.astimezone(zone):%H:%M}"
        for name, (start, end) in told
    ]


def _minutes(moment: datetime, outlook: CalendarView) -> int:
    """Return the minutes on the wall clock since the first day's midnight."""
    local = moment.astimezone(outlook.zone)
    days = (local.date() - outlook.first).days
    return days * _DAY + local.hour * 60 + local.minute


def _latest(tenant: Tenant, zone: tzinfo) -> Json:
    """Return when and on which day the newest change happened, so that the page can show it."""
    boxes = tenant.exchange.mailboxes.values()
    now = tenant.now()
    newest = max(
        (one for box in boxes for one in box.events.values() if one.modified <= now),
        key=lambda one: one.modified,
        default=None,
    )
    if newest is None:
        return {"at": "", "day": ""}
    return {
        "at": newest.modified.astimezone(UTC).isoformat(),
        "day": str(newest.start.astimezone(zone).date()),
        "isFresh": now - newest.modified < FRESH,
    }
