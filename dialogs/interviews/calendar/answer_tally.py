"""Whose answer is whose: the answers that an event shows, matched to the people of an interview.

Graph tells an answer with the address of who gave it, which may be an X500 address without any mail
address in it; then the name beside it decides, or that only one person is missing from the list.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from bot.domain.bookings.given_answers import is_superseded
from bot.domain.bookings.interviews import Answer, Attendee, Interview, OfferId, Proposal
from bot.domain.bookings.proposals import with_question_answered
from bot.domain.intervals import Interval
from bot.runtime.ports import SeenEvent


def tally_proposals(interview: Interview, event: SeenEvent, now: datetime) -> Interview:
    """Return the interview with the other times that its people have proposed in Outlook since."""
    people, proposals = [], interview.proposals
    for person in interview.people:
        span = event.proposed.get(person.mail) or event.proposed.get(person.name.casefold())
        shown = (span.start, span.end) if span else None
        seen = replace(person, tallied_proposal=shown)
        is_news = shown is not None and shown not in _known(person, interview)
        if span and is_news and span.start > now:
            others = tuple(one for one in proposals if one.proposer != person.mail)
            proposals = (*others, _proposal(interview, person, span, now))
            seen = replace(seen, declined_proposal=None)
        people.append(seen)
    return replace(interview, people=tuple(people), proposals=proposals)


def _known(person: Attendee, interview: Interview) -> set[tuple[datetime, datetime] | None]:
    """Return the times of somebody's that are no news: the interview's own, and what they proposed in the chat, too."""
    declined = person.declined_proposal
    told = [*interview.proposals, *([declined.proposal] if declined else [])]
    return {
        (interview.start, interview.end),
        person.tallied_proposal,
        *((one.start, one.end) for one in told if one.proposer == person.mail),
    }


def _proposal(interview: Interview, person: Attendee, span: Interval, now: datetime) -> Proposal:
    """Return a proposal whose offer has the same id however often it is read."""
    what = f"{interview.id}/{person.mail}/{span.start.isoformat()}/{span.end.isoformat()}"
    offer = OfferId(sha256(what.encode()).hexdigest()[:32])
    return Proposal(
        proposer=person.mail, start=span.start, end=span.end, offer=offer, slot_number=1, at=now
    )


def tally_answers(
    people: Sequence[Attendee], event: SeenEvent, now: datetime
) -> tuple[Attendee, ...]:
    """Return the people with what they have answered since; whom the event does not invite cannot answer it."""
    invited = tuple(one for one in people if not one.is_not_invited)
    return tuple(
        one if one.is_not_invited else _heard(one, _said_by(one, invited, event), now)
        for one in people
    )


def _said_by(person: Attendee, people: Sequence[Attendee], event: SeenEvent) -> Answer | None:
    """Return somebody's answer: by address, else by name, else as the only one who is missing."""
    if person.mail in event.answers or person.mail in event.invited:
        return event.answers.get(person.mail)
    wanted = person.name.casefold()
    named = [said for name, said in event.nameless if name.casefold() == wanted]
    namesakes = [one for one in people if one.name.casefold() == wanted]
    if len(named) == len(namesakes) == 1:
        return named[0]
    missing = [one for one in people if one.mail not in event.invited]
    is_last = len(missing) == len(event.nameless) == 1
    return event.nameless[0][1] if is_last else None


def _heard(person: Attendee, said: Answer | None, now: datetime) -> Attendee:
    if said is None or said is person.tallied:
        # What was said in the chat since is newer than what the calendar has shown before.
        return person
    if is_superseded(person, said, now):
        # Their last answer comes after it, or, given to the bot alone, never.
        return replace(person, tallied=said) if person.said_in_chat else person
    late = person.superseded if said is person.answer else ()
    heard = replace(person, answer=said, said_in_chat=False, tallied=said, superseded=late)
    if said is person.answer:
        return heard
    return with_question_answered(replace(heard, declined_span=None))
