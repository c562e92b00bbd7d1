"""The address that a candidate's other interviews have, taken over where there is exactly one; and the one invited before."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidates import CANDIDATE_INDEX, candidate_key
from bot.domain.bookings.interviews import CandidateInvitation, Ending, Interview, InterviewShape
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import AddressKnown
from bot.domain.people.people_names import first_of
from bot.language.requests import Question
from bot.language.tokens.normalize import folded
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import may_name_candidates, require_scheduler
from dialogs.scheduling.availability_search import SearchRequest

RECENT = timedelta(days=60)
"""So long after an interview its candidate's address is taken over for the next one."""


async def known_addresses(
    person: Person, name: str, unit_of_work: UnitOfWork, now: datetime
) -> frozenset[str]:
    """Return the addresses of the candidate of that very name in a recruiter's own coming and recent interviews."""
    found = await unit_of_work.find(Interview, CANDIDATE_INDEX, candidate_key(person.tenant, name))
    own = [
        one
        for one in found
        if one.by == person.id and one.ending is not Ending.UNDONE and one.end >= now - RECENT
    ]
    # Of a loop's sessions only the loop knows it.
    loops = await unit_of_work.load_all(Loop, sorted({one.loop for one in own if one.loop}))
    mails = [one.candidate_mail for one in (*own, *loops) if one is not None]
    return frozenset(mail.casefold() for mail in mails if mail)


async def with_known_address(
    turn: Turn, wanted: SearchRequest, unit_of_work: UnitOfWork, ports: Ports
) -> SearchRequest:
    """Return a question with its candidate's address, where one is known; see `take_address`."""
    if "candidate" in wanted.kept:
        return wanted
    question, address = await take_address(turn, wanted.question, unit_of_work, ports)
    return replace(wanted, question=question, address=address)


async def take_address(
    turn: Turn, question: Question, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Question, AddressKnown]:
    """Return a typed question with its candidate's address, where exactly one is known for that very name, or the only one of that first name.

    Only where the card can say so: where others read along it names no candidate.
    """
    candidate = question.candidate
    is_typed = isinstance(turn.content, Said)
    if candidate is None or not candidate.name or candidate.mail or not is_typed:
        return question, ""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if not may_name_candidates(person, turn):
        return question, ""
    name = await _whole_name(person, candidate.name, unit_of_work, turn.now)
    known = await known_addresses(person, name, unit_of_work, turn.now)
    mail = next(iter(known)) if len(known) == 1 else ""
    named = replace(question, candidate=replace(candidate, name=name, mail=mail))
    return named, "taken" if mail else "several" if known else ""


async def _whole_name(person: Person, name: str, unit_of_work: UnitOfWork, now: datetime) -> str:
    """Return the name of the only candidate of a recruiter's coming interviews whose first name is said alone; else what was said."""
    if len(name.split()) != 1:
        return name
    own = await unit_of_work.find(Interview, "by", person.id, after=now)
    called = {
        " ".join(one.candidate.split())
        for one in own
        if one.is_live and one.candidate and folded(first_of(one.candidate)) == folded(name)
    }
    return next(iter(called)) if len({folded(one) for one in called}) == 1 else name


def told_invited_elsewhere(
    sent: Iterable[CandidateInvitation], mail: str, person: Person
) -> list[OutgoingView]:
    """Tell an organizer, who gives a candidate another address, to which an invitation went already."""
    before = tuple(sorted({one.mail for one in sent if one.event and one.mail not in {"", mail}}))
    if not before or not mail:
        return []
    view = message("invited-elsewhere", before=before, mail=mail)
    return [OutgoingView(view=view, to=person.id)]


async def known_of_new(
    turn: Turn, interview: Interview, shape: InterviewShape, unit_of_work: UnitOfWork
) -> frozenset[str]:
    """Return the addresses known for the candidate whom an interview is given anew, without one."""
    key = candidate_key(interview.tenant, shape.candidate)
    is_new = key != candidate_key(interview.tenant, interview.candidate)
    person = await unit_of_work.person(interview.by)
    if not is_new or not shape.candidate or shape.candidate_mail or person is None:
        return frozenset()
    if not may_name_candidates(person, turn):
        return frozenset()
    return await known_addresses(person, shape.candidate, unit_of_work, turn.now)
