"""Passing on that somebody is late, or that the candidate is not there: to organizer and co-interviewers at once."""

from datetime import datetime, timedelta

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import Gone, NotAllowed
from bot.domain.form_validation import COMMENT_MOST, collapse_spaces
from bot.language.requests import LateRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, message
from dialogs.authorization import current_person, may_see_candidates, zone_of
from dialogs.interviews.answers.told_times import zone_of_hours

AROUND = timedelta(hours=2)
"""How long before its start, and after its end, an interview is one that somebody can be late for."""


async def pass_on(
    turn: Turn, interview: Interview, request: LateRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Tell everybody else of an interview, or who is named, what one of them says, in their words."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if not is_around(interview, turn.now):
        raise Gone(what="interview-around")
    everybody = await _others(interview, person, unit_of_work)
    others = [one for one in everybody if one.mail in request.people] or everybody
    if person.id != interview.by and interview.attendee(person.mail) is None:
        raise NotAllowed(what="answer", who="")
    said = collapse_spaces(request.note)[:COMMENT_MOST]
    told = message("told-others", names=tuple(one.name for one in others))
    account = await unit_of_work.account(interview.tenant)
    news = [
        OutgoingView(view=_news(person, said, interview, one, account), to=one.id) for one in others
    ]
    return Outcome(show=[OutgoingView(view=told), *news])


def _news(
    person: Person, note: str, interview: Interview, reader: Person, account: Account
) -> Message:
    """Return what somebody said, with the time on the reader's clock, and whose clock the hours in it are on."""
    here = zone_of(reader, account)
    start = interview.start.astimezone(here)
    return message(
        "passed-on",
        name=person.name,
        note=note,
        zone=zone_of_hours(note, zone_of(person, account), here, interview.start),
        start=start.isoformat(),
        candidate=interview.candidate if may_see_candidates(reader) else "",
    )


def is_around(interview: Interview, now: datetime) -> bool:
    """Whether an interview is about to start, under way, or just over."""
    return interview.is_live and interview.start - AROUND <= now <= interview.end + AROUND


async def _others(interview: Interview, person: Person, unit_of_work: UnitOfWork) -> list[Person]:
    people = await unit_of_work.people_by_mail(interview.tenant)
    organizer = await unit_of_work.person(interview.by)
    coming = [people[one.mail] for one in interview.people if one.mail in people]
    both = {one.id: one for one in (*([organizer] if organizer else []), *coming)}
    declined = {one.id for one in coming if one.mail in interview.declined}
    return [one for one in both.values() if one.id not in {person.id, *declined}]
