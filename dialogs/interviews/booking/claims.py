"""Claiming for an interview whom and what it takes, in the store, so that bookings that race meet there."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.accounts import Person
from bot.domain.bookings import claims
from bot.domain.bookings.interviews import Interview, ResourceDay
from bot.domain.errors import BadInput, SlotTaken
from bot.runtime.ports import Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import zone_of
from dialogs.loops.members import siblings_of
from dialogs.scheduling.availability_check import CheckRequest, find_booking_conflicts, to_error
from dialogs.spoken_names import name_of, short_names

MINUTE = timedelta(minutes=1)


async def resource_days(interview: Interview, unit_of_work: UnitOfWork) -> list[ResourceDay]:
    """Return the resource days of everybody and everything an interview takes, as they stand."""
    return await _load_days(claims.empty_days(interview), unit_of_work)


async def _load_days(empty: Sequence[ResourceDay], unit_of_work: UnitOfWork) -> list[ResourceDay]:
    loaded = await unit_of_work.load_all(ResourceDay, [one.key for one in empty])
    return [known or fresh for known, fresh in zip(loaded, empty, strict=True)]


async def claim(
    interview: Interview,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    before: Interview | None = None,
) -> list[ResourceDay]:
    """Return the resource days with an interview in them, where it breaks no rule of account and people.

    SlotTaken names who or what was taken, and by whom, or the rule. Limits are looked at here, where bookings that
    race meet: two that are each the last one allowed cannot both be saved.
    """
    await require_apart(interview, unit_of_work, before=before)
    days = await resource_days(interview, unit_of_work)
    shared = await _shared_days(interview, unit_of_work)
    taken = await _claim_days(days, interview, organizer, unit_of_work)
    wanted = CheckRequest(interview, organizer, before=before)
    found = await find_booking_conflicts(wanted, [*days, *shared], unit_of_work, ports)
    if found:
        raise await to_error(found, interview, unit_of_work)
    return [*taken, *claims.note(shared, interview, organizer_name=organizer.name)]


async def require_apart(
    interview: Interview, unit_of_work: UnitOfWork, *, before: Interview | None = None
) -> None:
    """Raise BadInput where the candidate of a loop would be in two of its sessions at once; of one made longer with how much room it lacks."""
    for other in await siblings_of(interview, unit_of_work):
        if not other.span.overlaps(interview.span):
            continue
        is_longer = before is not None and before.start == interview.start < other.start
        if before is None or not is_longer or not interview.people:
            raise BadInput(why="session-overlap")
        minutes = (interview.end - before.end) // MINUTE
        names = [interview.people[0].name]
        who = (await short_names(names, interview.tenant, unit_of_work))[0]
        raise BadInput(why="session-overlap", who=who, gap=str(minutes))


async def _shared_days(interview: Interview, unit_of_work: UnitOfWork) -> list[ResourceDay]:
    account = await unit_of_work.account(interview.tenant)
    known = await unit_of_work.people_by_mail(interview.tenant)
    coming = [
        known[one.mail]
        for one in interview.people
        if one.mail in known and one.mail not in interview.declined
    ]
    limits = {one.mail: one.limits for one in coming}
    zones = {one.mail: zone_of(one, account) for one in coming}
    return await _load_days(claims.shared_days(interview, limits, zones), unit_of_work)


async def _claim_days(
    days: Sequence[ResourceDay], interview: Interview, organizer: Person, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    try:
        return claims.claim(days, interview, organizer_name=organizer.name)
    except SlotTaken as taken:
        name = await name_of(taken.facts["what"], interview.tenant, unit_of_work)
        who = await short_names([taken.facts["who"]], interview.tenant, unit_of_work)
        raise SlotTaken(what=name, who=who[0]) from taken


async def claim_again(
    before: Interview, after: Interview, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the resource days of those who declined since, or who come after all; SlotTaken where another was first."""
    changed = before.declined ^ after.declined
    organizer = await unit_of_work.person(after.by)
    if not changed or organizer is None:
        return []
    days = await resource_days(after, unit_of_work)
    return [
        day
        for day in await _claim_days(days, after, organizer, unit_of_work)
        if day.mail in changed
    ]


async def in_name_of(
    interviews: Sequence[Interview], organizer: Person, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the resource days of interviews that are handed over, in the name of who organizes them now."""
    days = [
        day
        for one in interviews
        for day in (
            *await resource_days(one, unit_of_work),
            *await _shared_days(one, unit_of_work),
        )
    ]
    ids = {one.id for one in interviews}
    each = {day.key: day for day in days}
    return claims.in_name_of(each.values(), ids, organizer.name)


async def release_previous(
    before: Interview, taken: Sequence[ResourceDay], unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the resource days that an interview leaves for these."""
    days = [
        *await resource_days(before, unit_of_work),
        *await _shared_days(before, unit_of_work),
    ]
    old = claims.release(days, before)
    return [one for one in old if one.key not in {day.key for day in taken}]
