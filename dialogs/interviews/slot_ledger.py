"""Claiming for an interview whom and what it takes, in the store, so that bookings that race meet there."""

from collections.abc import Sequence

from bot.domain import reservations
from bot.domain.accounts import Person
from bot.domain.errors import SlotTaken
from bot.domain.interviews import Interview, ResourceDay
from bot.runtime.unit_of_work import UnitOfWork


async def resource_days(interview: Interview, unit_of_work: UnitOfWork) -> list[ResourceDay]:
    """Return the diaries of everybody and everything an interview takes, as they stand."""
    empty = reservations.pages(interview)
    loaded = await unit_of_work.load_all(ResourceDay, [one.key for one in empty])
    return [known or fresh for known, fresh in zip(loaded, empty, strict=True)]


async def reserve(interview: Interview, by: Person, unit_of_work: UnitOfWork) -> list[ResourceDay]:
    """Return the diaries with an interview in them; SlotTaken names who or what was taken, and by whom."""
    books = await resource_days(interview, unit_of_work)
    try:
        return reservations.reserve(books, interview, by=by.name)
    except SlotTaken as taken:
        name = await name_of(taken.facts["what"], interview, unit_of_work)
        raise SlotTaken(what=name, who=taken.facts["who"]) from taken


async def rereserve(
    before: Interview, after: Interview, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the diaries of those who declined since, or who come after all; SlotTaken where another was first."""
    changed = before.declined ^ after.declined
    organizer = await unit_of_work.person(after.by)
    if not changed or organizer is None:
        return []
    return [book for book in await reserve(after, organizer, unit_of_work) if book.mail in changed]


async def release_previous(
    before: Interview, taken: Sequence[ResourceDay], unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the diaries that an interview leaves for these."""
    old = reservations.release(await resource_days(before, unit_of_work), before)
    return [one for one in old if one.key not in {book.key for book in taken}]


async def name_of(mail: str, interview: Interview, unit_of_work: UnitOfWork) -> str:
    """Return the name of a person or room of the account; the address of one it does not know."""
    room = (await unit_of_work.account(interview.tenant)).room(mail)
    people = {one.mail: one.name for one in await unit_of_work.people(interview.tenant)}
    return room.name if room else people.get(mail, mail)
