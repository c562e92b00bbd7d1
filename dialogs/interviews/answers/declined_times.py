"""Whoever declined an interview is not asked for that time again, whatever becomes of the interview."""

from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import DeclinedTime, Person
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.runtime.unit_of_work import UnitOfWork


def record_answer(person: Person, interview: Interview, answer: Answer, now: datetime) -> Person:
    """Return the person with an interview's time among those they declined, or no longer; past ones are dropped."""
    others = tuple(
        one for one in person.declined_times if one.end > now and one.interview != interview.id
    )
    if answer is not Answer.DECLINED:
        return replace(person, declined_times=others)
    declined = DeclinedTime(interview=interview.id, start=interview.start, end=interview.end)
    return replace(person, declined_times=(*others, declined))


async def record_answers(
    before: Interview, after: Interview, unit_of_work: UnitOfWork, now: datetime
) -> list[Person]:
    """Return those who declined since, or who come after all, with what they declined."""
    known = await unit_of_work.people_by_mail(after.tenant)
    changed = before.declined ^ after.declined
    return [
        record_answer(known[one.mail], after, one.answer, now)
        for one in after.people
        if one.mail in changed & known.keys()
    ]


def accept_time(person: Person, span: Interval) -> Person:
    """Return the person who proposes a time: what they declined then no longer counts."""
    others = (
        one for one in person.declined_times if not Interval(one.start, one.end).overlaps(span)
    )
    return replace(person, declined_times=tuple(others))
