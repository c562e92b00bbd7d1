"""“Remind the interviewers”: the organizer has those asked again at once who have not answered."""

from collections.abc import Collection
from datetime import timedelta

from bot.domain.interviews import Answer, Attendee, Interview, InterviewId, Stage
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
from dialogs.reminders.recipients import interviewers
from dialogs.reminders.unanswered_nudge import nudge

PAUSE = timedelta(hours=1)


async def remind_them(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Remind the interviewers of the interview that is spoken of; without one, those who have not connected."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    is_about_it = bool(talk.interview) and talk.is_about_interview
    interview = (
        await unit_of_work.load(Interview, InterviewId(talk.interview)) if is_about_it else None
    )
    if interview is None or interview.by != turn.speaker.id or not interview.is_live:
        return await send_reminders(turn, request, unit_of_work, ports)
    await require_scheduler(turn, unit_of_work, ports.rules)
    return await _nudged(interview, request.people, turn, unit_of_work, ports)


async def nudge_them(turn: Turn, action: Nudge, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Remind the interviewers who have not answered."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    return await _nudged(interview, (), turn, unit_of_work, ports)


async def _nudged(
    interview: Interview,
    only: Collection[str],
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    people = await interviewers(interview, unit_of_work)
    waiting = [one for one in interview.people if _waits(one, only) and _is_asked(interview)]
    known = [one for one in waiting if one.mail in people and people[one.mail].id != interview.by]
    fresh = [one for one in known if not _is_fresh(interview, one, turn)]
    shows, told = [], interview
    for one in fresh:
        shows.append(await nudge(interview, people[one.mail], unit_of_work, ports))
        again = DueReminder(kind=NotificationKind.UNANSWERED, mail=one.mail, at=turn.now)
        told = with_sent(told, again, turn.now)
    said = message(
        "reminded",
        names=tuple(one.name for one in fresh),
        missing=tuple(one.name for one in waiting if one.mail not in people),
        is_soon=bool(known) and not fresh,
    )
    return Outcome(show=[OutgoingView(view=said), *shows], save=[told] if fresh else [])


def _is_asked(interview: Interview) -> bool:
    return interview.stage is Stage.STANDING


def _waits(one: Attendee, only: Collection[str]) -> bool:
    return one.answer in {Answer.NONE, Answer.TENTATIVE} and (not only or one.mail in only)


def _is_fresh(interview: Interview, one: Attendee, turn: Turn) -> bool:
    at = last_sent(interview, one.mail, NotificationKind.UNANSWERED)
    return at is not None and turn.now - at < PAUSE
