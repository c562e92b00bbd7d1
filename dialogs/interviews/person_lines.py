"""Interviewers on a card: what each answered and said, and what they had declined before."""

from collections.abc import Mapping
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Answer, Attendee, Interview
from cards.interview_views import PersonLine
from dialogs.authorization import zone_of
from dialogs.interviews.answers.told_times import zone_of_hours


def person_lines(
    interview: Interview, people: Mapping[str, Person], account: Account, here: ZoneInfo
) -> tuple[PersonLine, ...]:
    """Return everybody of an interview, for whoever reads clocks of this zone: hours in a comment say whose clock they are on."""
    zones = {
        one.mail: zone_of(people[one.mail], account) if one.mail in people else here
        for one in interview.people
    }
    return tuple(
        replace(
            person_line(one, interview, people),
            comment_zone=zone_of_hours(one.comment, zones[one.mail], here, interview.start),
        )
        for one in interview.people
    )


def person_line(person: Attendee, interview: Interview, people: Mapping[str, Person]) -> PersonLine:
    """Return an interviewer with what they answered, and what they had declined before."""
    known = people.get(person.mail)
    # Whoever books for themselves too is never asked, and need not answer.
    is_own = known is not None and known.id == interview.by and person.answer is Answer.NONE
    answer = Answer.ACCEPTED if is_own else person.answer
    return PersonLine(
        name=person.name,
        answer=answer.value,
        said_in_chat=person.said_in_chat,
        comment=person.comment,
        declined=_declined_before(person, interview) if answer is Answer.NONE else "",
        has_accepted_before=_has_accepted_before(person, interview),
        is_not_invited=person.is_not_invited,
        has_left=known is not None and known.is_removed,
        is_asked_again=person.is_asked_again,
    )


def _has_accepted_before(person: Attendee, interview: Interview) -> bool:
    is_asked = person.answer is Answer.NONE and person.declined_span is None
    return is_asked and person.accepted_span == (interview.start, interview.end)


def _declined_before(
    person: Attendee, interview: Interview
) -> Literal["", "time", "length", "invitation"]:
    if person.declined_span is None:
        return ""
    start, end = person.declined_span
    if start != interview.start:
        return "time"
    return "length" if end != interview.end else "invitation"
