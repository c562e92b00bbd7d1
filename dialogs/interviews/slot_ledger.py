"""Claiming for an interview whom and what it takes, in the store, so that bookings that race meet there."""

from collections.abc import Sequence

from bot.domain import reservations
from bot.domain.accounts import Person
from bot.domain.errors import SlotTaken
from bot.domain.interviews import Diary, Interview
from bot.runtime.unit_of_work import State


async def diaries(interview: Interview, state: State) -> list[Diary]:
    """Give the diaries of everybody and everything an interview takes, as they stand."""
    empty = reservations.pages(interview)
    loaded = await state.load_all(Diary, [one.key for one in empty])
    return [known or fresh for known, fresh in zip(loaded, empty, strict=True)]


async def claimed(interview: Interview, by: Person, state: State) -> list[Diary]:
    """Give the diaries with an interview in them; SlotTaken names who or what was taken, and by whom."""
    books = await diaries(interview, state)
    try:
        return reservations.claimed(books, interview, by=by.name)
    except SlotTaken as taken:
        name = await name_of(taken.facts["what"], interview, state)
        raise SlotTaken(what=name, who=taken.facts["who"]) from taken


async def reclaimed(before: Interview, after: Interview, state: State) -> list[Diary]:
    """Give the diaries of those who declined since, or who come after all; SlotTaken where another was first."""
    changed = before.declined ^ after.declined
    organizer = await state.person(after.by)
    if not changed or organizer is None:
        return []
    return [book for book in await claimed(after, organizer, state) if book.mail in changed]


async def left_behind(before: Interview, taken: Sequence[Diary], state: State) -> list[Diary]:
    """Give the diaries that an interview leaves for these."""
    old = reservations.released(await diaries(before, state), before)
    return [one for one in old if one.key not in {book.key for book in taken}]


async def name_of(mail: str, interview: Interview, state: State) -> str:
    """Give the name of a person or room of the account; the address of one it does not know."""
    room = (await state.account(interview.tenant)).room(mail)
    people = {one.mail: one.name for one in await state.people(interview.tenant)}
    return room.name if room else people.get(mail, mail)
