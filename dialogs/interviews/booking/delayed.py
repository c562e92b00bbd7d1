"""Tell an organizer that what they asked for waits for Microsoft 365, and goes on by itself."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from dialogs.authorization import is_connected
from dialogs.interviews.interview_cards import card_for

Booked = TypeVar("Booked", Interview, Loop)

UNDER_WAY = frozenset({Stage.CLAIMED, Stage.CHECKED, Stage.ENDING})


async def show_delay(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer that an interview on its way is delayed; nothing of it is changed."""
    interview = await unit_of_work.load(Interview, due.subject)
    if interview is None or interview.stage not in UNDER_WAY:
        return Outcome()
    return await show_delayed(interview, card_for, unit_of_work, ports)


async def show_delayed(
    booked: Booked,
    card: Callable[[Person, Booked, UnitOfWork, Ports], Awaitable[OutgoingView]],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Show the organizer the card of what they booked, which says that it is delayed."""
    organizer = await unit_of_work.person(booked.by)
    if organizer is None or not is_connected(organizer):
        # Their sign-in is what it waits for, and they are asked for that.
        return Outcome()
    show = await card(organizer, booked, unit_of_work, ports)
    assert isinstance(show.view, InterviewCard | LoopCard)  # noqa: S101 - tells the type checker
    return Outcome(show=[replace(show, view=replace(show.view, is_delayed=True))])
