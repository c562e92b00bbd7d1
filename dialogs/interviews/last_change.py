"""What the last change of an interview made different, told on its card while it can be undone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, InterviewShape
from cards.change_facts import LastChange
from dialogs.authorization import zone_of

_MINUTE = timedelta(minutes=1)
_Other = Literal["title", "note", "own link", "candidate", "candidate mail"]


def last_change(interview: Interview, organizer: Person, account: Account) -> LastChange | None:
    """Return how an interview differs from how it stood before, on the organizer's clock; None where nothing is known of that."""
    before = interview.before
    if before is None:
        return None
    now, was = dict(interview.shape.people), dict(before.people)
    length = before.end - before.start
    gone = {mail: name for mail, name in was.items() if mail not in now}
    declined = {one.mail for one in interview.former if one.was_not_invited}
    room = account.room(before.room)
    return LastChange(
        start=before.start.astimezone(zone_of(organizer, account))
        if before.start != interview.start
        else None,
        minutes=length // _MINUTE if length != interview.span.length else 0,
        added=tuple(name for mail, name in now.items() if mail not in was),
        removed=tuple(gone.values()),
        uninvited=tuple(
            name for mail, name in gone.items() if mail not in {organizer.mail, *declined}
        ),
        room=(room.name if room else before.room) if before.room != interview.room else None,
        is_online=interview.online if before.online != interview.online else None,
        others=tuple(_others(before, interview.shape)),
        asked=_asked(interview, before, organizer),
    )


def _others(before: InterviewShape, after: InterviewShape) -> Iterator[_Other]:
    if before.title != after.title:
        yield "title"
    if before.note != after.note:
        yield "note"
    if before.own_link != after.own_link:
        yield "own link"
    if before.candidate != after.candidate:
        yield "candidate"
    if before.candidate_mail != after.candidate_mail:
        yield "candidate mail"


def _asked(
    interview: Interview, before: InterviewShape, organizer: Person
) -> Literal["", "all", "some"]:
    is_new_time = (before.start, before.end) != (interview.start, interview.end)
    is_new_event = before.online and not interview.online
    if not (is_new_time or is_new_event):
        return ""
    was = dict(before.people)
    stay = [one for one in interview.people if one.mail in was and one.mail != organizer.mail]
    asked = [one for one in stay if not (one.is_not_invited or one.keeps_no)]
    if not asked:
        return ""
    return "all" if len(asked) == len(stay) else "some"
