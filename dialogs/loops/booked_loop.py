"""A loop of the speaker's own that stands, and the question that its sessions answer as they are booked."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.language.requests import AskedRoom, Question, Session, Window
from bot.runtime.ports import Ports
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.loops.members import by_time, live_sessions, own_loop, require_standing
from dialogs.loops.search import LoopRequest
from dialogs.scheduling.search_inputs import Requester

MINUTE = timedelta(minutes=1)


class BookedLoop(Struct, frozen=True):
    """A loop of the speaker's own that stands, with its sessions in order of time."""

    loop: Loop
    sessions: tuple[Interview, ...]
    organizer: Person
    account: Account

    @property
    def zone(self) -> ZoneInfo:
        """Where its organizer reads the clock."""
        return zone_of(self.organizer, self.account)

    @property
    def asker(self) -> Requester:
        """Who looks for other times for it."""
        return Requester(self.organizer, self.account)


async def booked_loop(
    turn: Turn,
    id: str,  # noqa: A002 - the domain's own word
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> BookedLoop:
    """Return a loop of the speaker's own that stands; raises Gone for any other, BadInput while it is being booked."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    loop = await own_loop(id, turn, unit_of_work)
    sessions = by_time(await live_sessions(loop, unit_of_work))
    require_standing(loop, sessions, turn.now, unit_of_work)
    return BookedLoop(loop, tuple(sessions), person, account)


def question_of_booked(booked: BookedLoop) -> Question:
    """Return the question that the sessions answer as they are booked, in order of time."""
    asked = msgspec.convert(booked.loop.asked, Question)
    has_rooms = any(one.room for one in booked.sessions)
    return replace(
        asked,
        sessions=tuple(_session(one, asked) for one in booked.sessions),
        room=asked.room or (AskedRoom() if has_rooms else None),
        days=booked.loop.days_most,
        asked=(),
        barred=(),
    )


def _session(one: Interview, asked: Question) -> Session:
    return Session(
        people=tuple(each.mail for each in one.people),
        need="all",
        minutes=(one.end - one.start) // MINUTE,
        online=one.online and not one.room and not asked.online,
    )


def request_of_booked(booked: BookedLoop, question: Question) -> LoopRequest:
    """Return the search for another schedule of a loop, in which its own times are not in the way."""
    loop = booked.loop
    return LoopRequest(
        question,
        break_after=loop.break_after,
        break_minutes=loop.break_minutes,
        loop=loop,
        own=booked.sessions,
    )


def days_of_booked(booked: BookedLoop) -> tuple[Window, ...]:
    """Return the working hours of the loop's days, as wide as its sessions lie."""
    zone, hours = booked.zone, booked.account.hours
    found: dict[datetime, Window] = {}
    for one in booked.sessions:
        start, end = (at.astimezone(zone).replace(tzinfo=None) for at in (one.start, one.end))
        midnight = start.replace(hour=0, minute=0)
        opens, closes = found.get(midnight, (midnight + hours.opening, midnight + hours.closing))
        found[midnight] = (min(opens, start), max(closes, end))
    return tuple(found[day] for day in sorted(found))
