"""A CV, or what the candidate applies for, asked of an invitation that does not say it: who organizes the interview can tell."""

import re

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.language.tokens.cues import Cued
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import current_person, may_see_candidates
from dialogs.interviews.interview_cards import shown_candidate


async def with_nothing_noted(
    shown: Outcome, id_: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return what shows an interview, with whom to ask where a CV or the role was asked for and none is noted."""
    said = turn.content.text if isinstance(turn.content, Said) else ""
    interview = await unit_of_work.load(Interview, InterviewId(id_))
    lacks = _lacking(said, interview) if interview else ()
    if interview is None or not lacks:
        return shown
    person = await current_person(turn, unit_of_work, ports.rules)
    organizer = await unit_of_work.person(interview.by)
    candidate = shown_candidate(interview, person, turn)
    if organizer is not None and organizer.id == person.id:
        told = [OutgoingView(view=message("not-noted-yet", lacks=lacks, candidate=candidate))]
    else:
        told = _asked_of(organizer, person, lacks, interview, candidate)
    return replace(shown, show=[*shown.show, *told])


def _asked_of(
    organizer: Person | None,
    person: Person,
    lacks: tuple[str, ...],
    interview: Interview,
    candidate: str,
) -> list[OutgoingView]:
    """Return what an interviewer reads who asked, and what the organizer is told of that."""
    name = organizer.name if organizer else ""
    told = [
        OutgoingView(
            view=message("nothing-noted", organizer=name, lacks=lacks, candidate=candidate)
        )
    ]
    if organizer is None:
        return told
    asked = message(
        "asked-what-is-noted",
        name=person.name,
        lacks=lacks,
        candidate=interview.candidate if may_see_candidates(organizer) else "",
    )
    return [*told, OutgoingView(view=asked, to=organizer.id)]


def _lacking(said: str, interview: Interview) -> tuple[str, ...]:
    """Return what was asked for and is not noted: `cv`, `role`."""
    note = f"{interview.note} {interview.title}"
    has = {"cv": bool(_CV.search(note) or "://" in note), "role": bool(note.strip())}
    asked = {"cv": bool(_CV.search(said)), "role": bool(_ROLE.search(said))}
    return tuple(one for one in asked if asked[one] and not has[one])


_CV = re.compile(r"\b(?:cv|r[eé]sum[eé]|curriculum vitae)\b", re.IGNORECASE)
_ROLE = Cued(
    r"\b(?:applying|apply(?:ing)? for|job (?:description|spec|ad)|(?:which|what) (?:role|job|position|post))\b",
    re.IGNORECASE,
)
