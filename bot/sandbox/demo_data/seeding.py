"""Fills the mailboxes with calendars and meetings, day by day."""

from dataclasses import dataclass, replace  # noqa: TID251 - a mailbox changes its events in place
from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.sandbox.demo_data.demo_calendar import Block, plan_day
from bot.sandbox.exchange.mailboxes import (
    Attendee,
    Event,
    Mailbox,
    add_calendar,
    new_ical_uid,
    new_item_id,
    primary_calendar,
)
from bot.sandbox.exchange.organization import Exchange

_WEEKEND = 5
_NOTICE = timedelta(days=10)
_READ_ONLY = ("Birthdays", "United Kingdom holidays")
# More calendars than one page of an answer holds, for whoever looks for one by name.
_MANY = {
    "rita@contoso.example": (
        *("Interviews 2024", "Interviews 2025", "Graduate scheme", "Careers fairs", "Onboarding"),
        *("Panel training", "Offer calls", "Holidays", "Room moves", "Personal"),
    )
}
_DESK = ("New York Office", "newyork@contoso.example")


_Entry = tuple[Block, str]
"""A block, and what its iCalUId is made of."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Whose copy of a block is being written, and as whom they are in it."""

    mailbox: Mailbox
    is_organizer: bool
    is_room: bool


def create_calendars(exchange: Exchange) -> None:
    """Create the calendars that people have besides their primary one."""
    for mail in exchange.directory.people:
        mailbox = exchange.mailboxes[mail]
        for name in _READ_ONLY:
            add_calendar(mailbox, name).can_edit = False
        for name in _MANY.get(mail, ()):
            add_calendar(mailbox, name)


def fill_days(exchange: Exchange, first: date, last: date) -> None:
    """Have the meetings of all working days from the first to the last, both included, written into all mailboxes."""
    entries: dict[str, list[_Entry]] = {mail: [] for mail in exchange.mailboxes}
    day = first
    while day <= last:
        if day.weekday() < _WEEKEND:
            for number, block in enumerate(plan_day(exchange.directory, day)):
                for mail in (*block.people, block.room) if block.room else block.people:
                    entries[mail].append((block, f"{day.isoformat()}/{number}"))
        day += timedelta(days=1)
    for mail, own in entries.items():
        exchange.mailboxes[mail].write_later(partial(_write, exchange, own))


def _write(exchange: Exchange, entries: list[_Entry], mailbox: Mailbox) -> None:
    mail = mailbox.owner.mail
    for block, seed in entries:
        is_room = mail == block.room
        part = _Part(mailbox, not is_room and mail == block.people[0], is_room)
        event = _event(exchange, part, block, new_ical_uid(seed))
        if block.series is not None:
            event.kind, event.master = "occurrence", _master(part, block, event)
        mailbox.events[event.id] = event


def _event(exchange: Exchange, part: _Part, block: Block, ical: str) -> Event:
    made = block.start.astimezone(UTC) - _NOTICE
    organizer = _who(exchange, block.people[0]) if block.people else _DESK
    room = exchange.directory.rooms[block.room].name if block.room else ""
    is_private = block.sensitivity != "normal" and not part.is_room
    return Event(
        id=new_item_id(part.mailbox),
        ical=ical,
        calendar=primary_calendar(part.mailbox).id,
        organizer=organizer,
        start=block.start,
        end=block.end,
        created=made,
        modified=made,
        start_zone="GMT Standard Time",
        end_zone="GMT Standard Time",
        subject=organizer[0] if part.is_room else block.title,
        location=_place(room, block.room or ""),
        attendees=_attendees(exchange, block, made, part),
        show_as=block.show_as,
        intended_show_as=block.show_as,
        sensitivity="private" if is_private else "normal",
        is_all_day=block.is_all_day,
        is_organizer=part.is_organizer,
        response="organizer" if part.is_organizer else "accepted",
        answered=None if part.is_organizer else made,
    )


def _attendees(exchange: Exchange, block: Block, made: datetime, part: _Part) -> list[Attendee]:
    """Return the attendees; only the organizer's copy knows what they answered."""
    mails = [("required", mail) for mail in block.people[1:]]
    mails += [("resource", block.room)] if block.room and block.people else []
    response, answered = ("accepted", made) if part.is_organizer else ("none", None)
    return [
        Attendee(kind, _who(exchange, mail)[0], mail, response, answered) for kind, mail in mails
    ]


def _place(name: str, mail: str) -> dict[str, str]:
    if not name:
        return {}
    return {
        "displayName": name,
        "locationUri": mail,
        "locationType": "conferenceRoom",
        "uniqueId": mail,
        "uniqueIdType": "directory",
    }


def _who(exchange: Exchange, mail: str) -> tuple[str, str]:
    owner = exchange.mailboxes[mail].owner
    return owner.name, owner.mail


def _master(part: _Part, block: Block, first: Event) -> str:
    """Return the id of the series master in this mailbox, created with its first occurrence."""
    ical = new_ical_uid(f"series/{block.series}")
    known = next((one for one in part.mailbox.events.values() if one.kind == "seriesMaster"), None)
    if known is not None:
        return known.id
    days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    master = replace(
        first, id=new_item_id(part.mailbox), immutable_id="", ical=ical, kind="seriesMaster"
    )
    master.recurrence = {
        "pattern": {
            "type": "weekly",
            "interval": 1,
            "month": 0,
            "dayOfMonth": 0,
            "daysOfWeek": days,
            "firstDayOfWeek": "monday",
            "index": "first",
        },
        "range": {
            "type": "noEnd",
            "startDate": first.start.date().isoformat(),
            "endDate": "0001-01-01",
            "recurrenceTimeZone": "GMT Standard Time",
            "numberOfOccurrences": 0,
        },
    }
    part.mailbox.events[master.id] = master
    return master.id
