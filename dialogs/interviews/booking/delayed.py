"""Tell an organizer that what they asked for waits for Microsoft 365, and goes on by itself."""

from dataclasses import replace

from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import InterviewCard
from dialogs.authorization import is_connected
from dialogs.interviews.interview_cards import card_for

UNDER_WAY = frozenset({Stage.CLAIMED, Stage.CHECKED, Stage.ENDING})


async def show_delay(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer that an interview on its way is delayed; nothing of it is changed."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    if interview is None or organizer is None or interview.stage not in UNDER_WAY:
        return Outcome()
    if not is_connected(organizer):
        # Their sign-in is what it waits for, and they are asked for that.
        return Outcome()
    show = await card_for(organizer, interview, unit_of_work, ports)
    assert isinstance(show.view, InterviewCard)  # noqa: S101 - tells the type checker
    return Outcome(show=[replace(show, view=replace(show.view, is_delayed=True))])
