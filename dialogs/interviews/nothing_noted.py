"""A CV, or what the candidate applies for, asked of an invitation that does not say it: who organizes the interview can tell."""

import re

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewId
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import current_person
from dialogs.interviews.interview_cards import shown_candidate


async def with_nothing_noted(
    shown: Outcome, id_: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return what shows an interview, with whom to ask where a CV or the role was asked for and none is noted."""
    said = turn.content.text if isinstance(turn.content, Said) else ""
    if not _ASKED.search(said):
        return shown
    interview = await unit_of_work.load(Interview, InterviewId(id_))
    is_noted = interview is not None and bool(interview.note or interview.title)
    if interview is None or is_noted or interview.by == turn.speaker.id:
        return shown
    person = await current_person(turn, unit_of_work, ports.rules)
    organizer = await unit_of_work.person(interview.by)
    told = message(
        "nothing-noted",
        organizer=organizer.name if organizer else "",
        candidate=shown_candidate(interview, person, turn),
    )
    return replace(shown, show=[*shown.show, OutgoingView(view=told)])


_ASKED = re.compile(
    r"\b(?:cv|r[eé]sum[eé]|curriculum vitae|applying|apply(?:ing)? for|job (?:description|spec|ad)|(?:which|what) (?:role|job|position|post))\b",
    re.IGNORECASE,
)
