"""“Remind the interviewers”: the organizer has those asked again at once who have not answered."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from msgspec import Struct

from bot.domain.bookings.interviews import Answer, Attendee, Interview, InterviewId, LoopId, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.errors import Gone
from bot.domain.notifications import NotificationKind
from bot.domain.reminders import DueReminder, last_sent, with_sent
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Nudge
from cards.view_models import message
from dialogs.account.connect_campaign import send_reminders
from dialogs.authorization import require_scheduler
from dialogs.interviews.booking.book import own_interview
from dialogs.loops.members import live_sessions
from dialogs.reminders.recipients import interviewers
from dialogs.reminders.reminder_card import nudge
from dialogs.typed_buttons import resolve_interview

PAUSE = timedelta(hours=1)


async def remind_them(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Remind the interviewers of the interview or loop that is spoken of.

    Without one, who administers reminds a person to connect; who does not means their only coming interview.
    """
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    found = await _own(talk.interview, turn, unit_of_work) if talk.is_about_interview else []
    if not found:
        person = await unit_of_work.person(turn.speaker.id)
        if person is None or person.may_administer or not person.may_schedule:
            return await send_reminders(turn, request, unit_of_work, ports)
        key = await resolve_interview(talk, turn, unit_of_work)
        found = await _own(key, turn, unit_of_work)
    if not found:
        raise Gone(what="interview")
    await require_scheduler(turn, unit_of_work, ports.rules)
    return await _nudged(found, request.people, turn, unit_of_work, ports)


async def nudge_them(turn: Turn, action: Nudge, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Remind the interviewers who have not answered."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    return await _nudged([interview], (), turn, unit_of_work, ports)


async def _own(key: str, turn: Turn, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the speaker's interview of this id, or the sessions of their loop; only what takes place."""
    interview = await unit_of_work.load(Interview, InterviewId(key)) if key else None
    loop = await unit_of_work.load(Loop, LoopId(key)) if key and interview is None else None
    found = await live_sessions(loop, unit_of_work) if loop else [interview] if interview else []
    return [one for one in found if one.by == turn.speaker.id and one.is_live]


async def _nudged(
    interviews: Sequence[Interview],
    only: Collection[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    rounds = [await _round(one, only, turn, unit_of_work, ports) for one in interviews]
    names = [name for one in rounds for name in one.names]
    said = message(
        "reminded",
        names=tuple(dict.fromkeys(names)),
        missing=tuple(dict.fromkeys(name for one in rounds for name in one.missing)),
        is_soon=any(one.is_known for one in rounds) and not names,
    )
    shows = [view for one in rounds for view in one.shows]
    saved = [one.told for one in rounds if one.names]
    return Outcome(show=[OutgoingView(view=said), *shows], save=saved)


class _Round(Struct, frozen=True):
    """Who of one interview is reminded; `is_known` where somebody waits whom the bot can write to."""

    told: Interview
    shows: tuple[OutgoingView, ...]
    names: tuple[str, ...]
    missing: tuple[str, ...]
    is_known: bool


async def _round(
    interview: Interview,
    only: Collection[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> _Round:
    people = await interviewers(interview, unit_of_work)
    waiting = [one for one in interview.people if _waits(one, only) and _is_asked(interview)]
    known = [one for one in waiting if one.mail in people and people[one.mail].id != interview.by]
    fresh = [one for one in known if not _is_fresh(interview, one, turn)]
    shows, told = [], interview
    for one in fresh:
        shows.append(await nudge(interview, people[one.mail], unit_of_work, ports))
        again = DueReminder(kind=NotificationKind.UNANSWERED, mail=one.mail, at=turn.now)
        told = with_sent(told, again, turn.now)
    missing = tuple(one.name for one in waiting if one.mail not in people)
    names = tuple(one.name for one in fresh)
    return _Round(told, tuple(shows), names, missing, bool(known))


def _is_asked(interview: Interview) -> bool:
    return interview.stage is Stage.STANDING


def _waits(one: Attendee, only: Collection[str]) -> bool:
    return one.answer in {Answer.NONE, Answer.TENTATIVE} and (not only or one.mail in only)


def _is_fresh(interview: Interview, one: Attendee, turn: Turn) -> bool:
    at = last_sent(interview, one.mail, NotificationKind.UNANSWERED)
    return at is not None and turn.now - at < PAUSE
