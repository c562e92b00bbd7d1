"""One time, looked at again just before it is taken: the calendars may have changed since the offer.

They are read as the offer was: with the organizer's sign-in, and with the scheduling user's what
the organizer may not read.
"""

from dataclasses import dataclass, replace

from bot.domain import reservations
from bot.domain.accounts import Person
from bot.domain.errors import SignInNeeded, SlotTaken
from bot.domain.intervals import Interval
from bot.domain.interviews import Interview, RoomState
from bot.domain.search_models import Status
from bot.runtime.ports import FreeBusy, Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import is_connected
from dialogs.interviews import lifecycle
from dialogs.interviews.slot_ledger import name_of
from dialogs.scheduling.calendar_access import read_calendars, scheduling_user_for


@dataclass(frozen=True, slots=True)
class Found:
    """Who and what an interview cannot have, by address: what is taken, and what could not be read."""

    taken: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether every calendar was read and shows the time as free."""
        return not self.taken and not self.unread


async def recheck(
    interview: Interview,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    before: Interview | None = None,
) -> Found:
    """Return who is not free at an interview's time; what it put into the calendars `before` is set aside.

    Raises SignInNeeded where the organizer, who is to write the events, is not connected.
    """
    if not is_connected(organizer):
        raise SignInNeeded
    mails, wanted = reservations.parties(interview), lifecycle.span(interview)
    helper = await scheduling_user_for(
        organizer, await unit_of_work.account(interview.tenant), unit_of_work
    )
    calendars = (await read_calendars(organizer, helper, mails, wanted, ports)).calendars
    unread = tuple(mail for mail in mails if calendars[mail].unread)
    others = (
        without_own(calendars[mail], before, organizer.mail) if before else calendars[mail]
        for mail in mails
    )
    is_tentative_fine = interview.tentative_is_free
    taken = (
        one.mail for one in others if is_taken(one, wanted, tentative_is_free=is_tentative_fine)
    )
    return Found(tuple(taken), unread)


async def expect_free(
    interview: Interview,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    before: Interview | None = None,
) -> None:
    """Raise SlotTaken where not everybody and everything is free at an interview's time."""
    try:
        found = await recheck(interview, organizer, unit_of_work, ports, before=before)
    except SignInNeeded as error:
        raise SlotTaken(what="unread") from error
    if found.taken:
        raise SlotTaken(what=await name_of(found.taken[0], interview, unit_of_work))
    if found.unread:
        raise SlotTaken(what="unread")


def is_taken(read: FreeBusy, wanted: Interval, *, tentative_is_free: bool = False) -> bool:
    """Whether a calendar shows something in the way of a time."""
    excused = {Status.TENTATIVE} if tentative_is_free else set()
    blocking = lifecycle.IN_THE_WAY - excused
    return any(item.status in blocking and item.span.overlaps(wanted) for item in read.items)


def without_own(read: FreeBusy, interview: Interview, organizer: str) -> FreeBusy:
    """Return a calendar without what an interview itself has put there.

    Who declined has nothing of it there any more; the organizer, by this address, may have both events.
    """
    own = [item for item in read.items if item.span == lifecycle.span(interview)]
    if read.mail in _refusing(interview) or not own:
        return read
    rest = [item for item in read.items if item.span != lifecycle.span(interview)]
    return replace(read, items=(*rest, *(() if read.mail == organizer else own[1:])))


def _refusing(interview: Interview) -> frozenset[str]:
    """Return the addresses of people and room that have said no."""
    is_refused = interview.room_state is RoomState.DECLINED
    return interview.declined | {interview.room} if is_refused else interview.declined
