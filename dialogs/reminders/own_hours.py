"""When a person works by their own calendar: learned whenever it is read for one of their interviews, and kept.

Quiet hours, working mornings and days off go by it. Whose calendar nobody has read yet works when the account does.
"""

from datetime import time, tzinfo
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Account, CalendarHours, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.people.working_hours import WorkingHours
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from dialogs.authorization import zone_of
from dialogs.scheduling.search_inputs import working_hours


def own_zone(person: Person, account: Account) -> ZoneInfo:
    """Return the zone of somebody's calendar; of who has told none, that in which they read times."""
    told = person.calendar_hours
    return ZoneInfo(told.zone) if told and told.zone else zone_of(person, account)


def own_hours(person: Person, account: Account) -> WorkingHours:
    """Return when somebody works: as their calendar says, else as the account does by their clock."""
    told, zone = person.calendar_hours, own_zone(person, account)
    if told is None:
        return working_hours(account, zone)
    return WorkingHours(
        told.days, time.fromisoformat(told.start), time.fromisoformat(told.end), zone
    )


async def keep_hours(outcome: Outcome, unit_of_work: UnitOfWork) -> Outcome:
    """Return the outcome that also keeps the working hours which this step read of the people of what it saves."""
    saved = [one for one in outcome.save if isinstance(one, Interview)]
    if not unit_of_work.hours_read or not saved:
        return outcome
    latest = {one.id: one for one in outcome.save if isinstance(one, Person)}
    people = {one.id: one for each in saved for one in await _people_of(each, unit_of_work)}
    learned = [_with_hours(latest.get(one.id, one), unit_of_work) for one in people.values()]
    return with_saved(outcome, *(one for one in learned if one != people[one.id]))


async def _people_of(interview: Interview, unit_of_work: UnitOfWork) -> list[Person]:
    organizer = await unit_of_work.person(interview.by)
    found = [organizer] if organizer else []
    for one in interview.people:
        if one.mail in unit_of_work.hours_read:
            found += await unit_of_work.find(Person, "mail", f"{interview.tenant}/{one.mail}")
    return found


def _with_hours(person: Person, unit_of_work: UnitOfWork) -> Person:
    told = unit_of_work.hours_read.get(person.mail)
    return replace(person, calendar_hours=calendar_hours(told)) if told else person


def calendar_hours(told: WorkingHours) -> CalendarHours:
    """Return working hours as they are kept."""
    return CalendarHours(
        days=told.days,
        start=f"{told.start:%H:%M}",
        end=f"{told.end:%H:%M}",
        zone=_name(told.zone),
    )


def _name(zone: tzinfo) -> str:
    return zone.key if isinstance(zone, ZoneInfo) else "UTC" if zone.tzname(None) == "UTC" else ""
