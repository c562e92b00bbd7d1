"""Answers that interviewers give through the bot, and which of them the organizer's calendar shows late."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, Attendee

LATE = timedelta(minutes=5)
"""How long after an answer the organizer's calendar may still show one that was given before it."""


def with_answer(
    person: Attendee, answer: Answer, *, comment: str = "", is_in_calendar: bool
) -> Attendee:
    """Return an interviewer who answers; what they answered before may be shown by the organizer's calendar only after that."""
    is_seen = not person.superseded and person.answer in {Answer.NONE, person.tallied}
    is_awaited = not (is_seen or person.said_in_chat)
    last = (person.answer,) if is_awaited else ()
    return replace(
        person,
        answer=answer,
        said_in_chat=not is_in_calendar,
        comment=comment,
        answer_before=person.answer,
        comment_before=person.comment,
        declined_span=None,
        superseded=tuple(dict.fromkeys((*person.superseded, *last))),
    )


def is_superseded(person: Attendee, shown: Answer, now: datetime) -> bool:
    """Whether what the organizer's calendar shows is an answer after which they gave another one: just now, or to the bot alone."""
    if shown is person.answer or shown not in person.superseded:
        return False
    is_late = person.answered_at is not None and now - person.answered_at <= LATE
    return is_late or person.said_in_chat
