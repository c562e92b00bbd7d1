"""Claiming for an interview whom and what it takes, in the store, so that bookings that race meet there."""

from collections.abc import Sequence

from bot.domain import claims
from bot.domain.errors import SlotTaken
from bot.domain.interviews import Answer, Diary, Interview
from bot.domain.people import Person
from bot.state import State


async def diaries(interview: Interview, state: State) -> list[Diary]:
    """Give the diaries of everybody and everything an interview takes, as they stand."""
    empty = claims.pages(interview)
    loaded = await state.load_all(Diary, [one.key for one in empty])
    return [known or fresh for known, fresh in zip(loaded, empty, strict=True)]


async def claimed(interview: Interview, by: Person, state: State) -> list[Diary]:
    """Give the diaries with an interview in them; SlotTaken names who or what was taken, and by whom."""
    books = await diaries(interview, state)
    try:
        return claims.claimed(books, interview, by=by.name)
    except SlotTaken as taken:
        mail = taken.facts["what"]
        account = await state.account(interview.tenant)
        room = account.room(mail)
        people = {one.mail: one.name for one in await state.people(interview.tenant)}
        name = room.name if room else people.get(mail, mail)
        raise SlotTaken(what=name, who=taken.facts["who"]) from taken


async def reclaimed(before: Interview, after: Interview, state: State) -> list[Diary]:
    """Give the diaries of those who declined since, or who come after all; SlotTaken where another was first."""
    changed = declined(before) ^ declined(after)
    organizer = await state.person(after.by)
    if not changed or organizer is None:
        return []
    return [book for book in await claimed(after, organizer, state) if book.mail in changed]


async def left_behind(before: Interview, taken: Sequence[Diary], state: State) -> list[Diary]:
    """Give the diaries that an interview leaves for these."""
    old = claims.released(await diaries(before, state), before)
    return [one for one in old if one.key not in {book.key for book in taken}]


def declined(interview: Interview) -> frozenset[str]:
    """Give the addresses of those who declined."""
    return frozenset(one.mail for one in interview.people if one.answer is Answer.DECLINED)
