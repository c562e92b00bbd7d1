"""Which proposal an organizer speaks of: of those known, else of those that stand unread in Outlook."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.errors import BadInput, OutsideTrouble
from bot.domain.jobs import Job, JobKind
from bot.language.requests import InterviewRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork, followed_by
from cards.view_models import message
from dialogs.interviews.answers.room_and_people_responses import poll_responses
from dialogs.interviews.my_interviews import upcoming

LOOKED_AT = 5
"""Interviews whose events are read for a proposal that is spoken of and not known."""


async def find_proposed(
    request: InterviewRequest, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Interview | None, Outcome]:
    """Return the speaker's own interview for which who is named proposes another time, None for none; and what was read in Outlook for it.

    Raises BadInput where there are several.
    """
    own = await _own(turn, unit_of_work)
    named = [one for one in own if one.id in request.target]
    found = _proposed(named, request.people) or _proposed(own, request.people)
    if len(found) == 1:
        return found[0], Outcome()
    if found:
        raise BadInput(why="which-interview")
    asked = named or [one for one in own if _is_on(one, request.people)]
    read = await _read(asked[:LOOKED_AT], turn, unit_of_work, ports)
    found = _proposed(await _own(turn, unit_of_work), request.people) if read.save else []
    if len(found) > 1:
        raise BadInput(why="which-interview")
    return next(iter(found), None), read


async def none_proposed(request: InterviewRequest, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Say that nobody, or not who is named, proposes another time."""
    known = await unit_of_work.people_by_mail(turn.speaker.tenant)
    names = tuple(known[one].name if one in known else one for one in request.people)
    return Outcome(show=[OutgoingView(view=message("no-proposal-known", names=names))])


async def _own(turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    person = await unit_of_work.person(turn.speaker.id)
    coming = await upcoming(person, turn.now, unit_of_work) if person else []
    return [one for one in coming if one.by == turn.speaker.id]


def _proposed(among: Sequence[Interview], people: Collection[str]) -> list[Interview]:
    return [
        one for one in among if any(not people or each.proposer in people for each in one.proposals)
    ]


def _is_on(interview: Interview, people: Collection[str]) -> bool:
    return not people or any(one.mail in people for one in interview.people)


async def _read(
    interviews: Sequence[Interview], turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return what is new in Outlook of interviews for which another time is proposed there; anything else is followed by the next look."""
    news = Outcome()
    for one in interviews:
        look = Job(kind=JobKind.LOOK, subject=one.id, tenant=one.tenant, at=turn.now)
        try:
            seen = await poll_responses(look, unit_of_work, ports)
        except OutsideTrouble:
            continue
        after = next((each for each in seen.save if isinstance(each, Interview)), one)
        if {*after.proposals} <= {*one.proposals}:
            continue
        kept = [each for each in seen.save if not (isinstance(each, Job) and each.key == look.key)]
        fresh = replace(seen, save=kept)
        unit_of_work.apply(fresh)
        news = followed_by(news, fresh)
    return news
