"""Whose sign-in reads the calendars: the asker's own, and the scheduling user's where that cannot.

The scheduling user's grant is used for reading only; a card says so. Bookings are always made with
the recruiter's own.
"""

import asyncio
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.errors import BadAddress, SignInExpired, SignInNeeded
from bot.domain.intervals import Interval
from bot.domain.people.working_hours import WorkingHours
from bot.runtime.ports import FreeBusy, Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import is_connected


class CalendarReadings(Struct, frozen=True):
    """What calendars say, by address, and whose sign-in read what the asker's own could not."""

    calendars: Mapping[str, FreeBusy]
    with_help_of: str = ""
    """The scheduling user's name; empty where they were not needed."""
    besides: Mapping[str, FreeBusy] = field(default_factory=dict)
    """Calendars that were read for the hours they tell alone."""

    @property
    def hours(self) -> dict[str, WorkingHours]:
        """Return the working hours that calendars told, by address."""
        read = {**self.besides, **self.calendars}
        return {mail: one.hours for mail, one in read.items() if one.hours}


async def scheduling_user_for(
    asker: Person, account: Account, unit_of_work: UnitOfWork
) -> Person | None:
    """Return the scheduling user, if one is named and connected, and is somebody else."""
    if account.scheduling_user is None or account.scheduling_user == asker.id:
        return None
    person = await unit_of_work.person(account.scheduling_user)
    return person if person and is_connected(person) else None


async def read_calendars(  # noqa: PLR0913 - what is read beside is said by who wants it
    asker: Person,
    helper: Person | None,
    mails: Sequence[str],
    window: Interval,
    ports: Ports,
    *,
    besides: Sequence[str] = (),
) -> CalendarReadings:
    """Read calendars as the asker, and with the helper's sign-in what the asker may not read.

    `besides` are read in the same call, for the working hours that they tell.
    Raises SignInNeeded or SignInExpired where neither of them can read.
    """
    if not mails:
        return CalendarReadings({})
    if not is_connected(asker):
        if helper is None:
            raise SignInNeeded
        return CalendarReadings(await _read_as(helper, mails, window, ports), helper.name)
    besides = [mail for mail in besides if mail and mail not in mails]
    read = await _read_own(asker, mails, besides, window, ports)
    own = {mail: read[mail] for mail in mails}
    unread = [mail for mail, one in own.items() if one.unread]
    found = CalendarReadings(own)
    if helper is not None and unread:
        found = await _read_with_help(own, unread, helper, window, ports)
    return replace(found, besides={mail: read[mail] for mail in besides})


async def _read_own(
    asker: Person,
    mails: Sequence[str],
    besides: Sequence[str],
    window: Interval,
    ports: Ports,
) -> dict[str, FreeBusy]:
    """Return calendars with what the asker's own Comeet Scheduler holds, both read at once."""
    asked = [*mails, *besides]
    if asker.mail not in mails:
        return dict(await ports.calendars.free_busy(asker, asked, window))
    read, kept = await asyncio.gather(
        ports.calendars.free_busy(asker, asked, window),
        ports.calendars.own_reservations(asker, window),
    )
    mine = read[asker.mail]
    return {**read, asker.mail: replace(mine, items=(*mine.items, *kept))}


async def _read_as(
    helper: Person, mails: Sequence[str], window: Interval, ports: Ports
) -> Mapping[str, FreeBusy]:
    try:
        return await ports.calendars.free_busy(helper, mails, window)
    except SignInExpired as error:
        # It is the helper's sign-in that ended; what the asker needs is one of their own.
        raise SignInNeeded from error


async def _read_with_help(
    own: Mapping[str, FreeBusy],
    unread: Sequence[str],
    helper: Person,
    window: Interval,
    ports: Ports,
) -> CalendarReadings:
    try:
        second = await ports.calendars.free_busy(helper, unread, window)
    except (SignInNeeded, BadAddress):
        # The scheduling user's sign-in ended, or they have no mailbox: what the asker could not read stays unread.
        return CalendarReadings(own)
    better = {mail: one for mail, one in second.items() if not one.unread}
    return CalendarReadings({**own, **better}, helper.name if better else "")
