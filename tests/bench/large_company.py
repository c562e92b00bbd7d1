"""A company of thousands with years behind it: what is in the bot's store when it is asked its 20,001st question."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from bot.domain.accounts import Account, Address, Connection, Person, Role, person_id
from bot.domain.bookings.interviews import (
    Answer,
    Attendee,
    Interview,
    InterviewId,
    OfferId,
    RoomState,
    Stage,
)
from bot.domain.intervals import Interval
from bot.domain.jobs import Job, JobKind
from bot.domain.rooms import Room
from bot.domain.search_models import Item
from bot.runtime.ports import DocumentChange, FreeBusy, Store
from tests.fakes.calendars import FakeCalendars, FakeEvent

TOGETHER = 1000
FIRST = ("Ana", "Ben", "Chloe", "Dan", "Eva", "Finn", "Gita", "Hugo", "Ines", "Jan", "Kira", "Leo")
LAST = (
    "Abel",
    "Berg",
    "Cruz",
    "Dahl",
    "Ek",
    "Frost",
    "Gray",
    "Holm",
    "Ito",
    "Jones",
    "Kerr",
    "Lund",
)


class QuickCalendars(FakeCalendars):
    """Calendars that answer for hundreds in no time, as Microsoft's do on machines of its own: however much was booked."""

    def __init__(self) -> None:
        super().__init__()
        self._by_day: defaultdict[tuple[str, date], dict[str, FakeEvent]] = defaultdict(dict)
        """What was ever written, by whom or what it takes up and each day that it touches."""

    async def change(self, organizer, ref, draft):
        seen = await super().change(organizer, ref, draft)
        self._note(self.events[ref.id])
        return seen

    def _written(self, organizer, draft, place):
        written = super()._written(organizer, draft, place)
        self._note(written)
        return written

    async def free_busy(self, reader, mails, window):
        # As over a network: whatever comes of it is a step of its own.
        await asyncio.sleep(0)
        return await super().free_busy(reader, mails, window)

    def _note(self, event):
        draft = event.draft
        rooms = [draft.room.mail] if draft.room else []
        for mail in (event.owner, *rooms, *dict(draft.attendees), *dict(draft.guests)):
            for day in _days(draft.span):
                self._by_day[mail, day][event.ref.id] = event

    def _free_busy(self, mail, window):
        found = {}
        for day in _days(window):
            found |= self._by_day.get((mail, day), {})
        items = [
            Item(one.draft.span, status)
            for key, one in found.items()
            if self.events.get(key) is one
            and one.draft.span.overlaps(window)
            and (status := one.status(mail))
        ]
        return FreeBusy(mail=mail, items=tuple(items))


def _days(span: Interval) -> Iterator[date]:
    day = span.start.date()
    while day <= span.end.date():
        yield day
        day += timedelta(days=1)


class Company(Struct, frozen=True):
    """How many there are of everything."""

    people: int = 5_000
    recruiters: int = 50
    interviewers: int = 200
    rooms: int = 300
    past: int = 20_000
    """Interviews that are over."""
    coming: int = 200
    tenant: str = "t"
    domain: str = "x.example"

    def name(self, number: int) -> str:
        """Return a name that nobody else has."""
        first, rest = FIRST[number % 12], number // 12
        return f"{first} {LAST[rest % 12]}{'' if rest < 12 else _letters(rest // 12)}"

    def mail(self, number: int) -> str:
        return f"p{number}@{self.domain}"

    def person(self, number: int) -> Person:
        """Return somebody: first the recruiters, then the interviewers, then everybody else."""
        is_asking = number < self.recruiters + self.interviewers
        role = Role.RECRUITER if number < self.recruiters else Role.INTERVIEWER
        chat = Address(
            channel="teams", tenant=self.tenant, conversation=f"a:p{number}", user=f"p{number}"
        )
        return Person(
            id=person_id(self.tenant, f"p{number}"),
            tenant=self.tenant,
            name=self.name(number),
            mail=self.mail(number),
            roles=frozenset({role}) if is_asking else frozenset(),
            zone="Europe/London",
            connection=Connection.CONNECTED if is_asking else Connection.NONE,
            addresses=(chat,) if is_asking else (),
        )

    def room(self, number: int) -> Room:
        return Room(
            name=f"Room {number}",
            mail=f"room{number}@{self.domain}",
            capacity=4 + number % 12,
            building=f"Building {number // 30}",
        )

    def account(self) -> Account:
        rooms = tuple(map(self.room, range(self.rooms)))
        return Account(tenant=self.tenant, name="Large", enabled=True, rooms=rooms)

    def documents(self, now: datetime) -> Iterator[Any]:
        """Yield everything that is kept."""
        yield self.account()
        yield from map(self.person, range(self.people))
        chance = random.Random(7)
        for number in range(self.past + self.coming):
            days = chance.uniform(1, 390) if number < self.past else -chance.uniform(1, 40)
            interview = self._interview(number, now - timedelta(days=days), chance)
            yield interview
            # What lets go of it once its time is over.
            yield Job(
                kind=JobKind.ARCHIVE,
                subject=interview.id,
                tenant=self.tenant,
                at=interview.end + timedelta(days=400),
            )

    def _interview(self, number: int, start: datetime, chance: random.Random) -> Interview:
        start = start.replace(minute=0, second=0, microsecond=0)
        who = chance.sample(range(self.recruiters, self.recruiters + self.interviewers), 2)
        return Interview(
            id=InterviewId(f"past{number:06}"),
            tenant=self.tenant,
            by=person_id(self.tenant, f"p{number % self.recruiters}"),
            offer=OfferId(f"o{number}"),
            slot_number=1,
            start=start,
            end=start + timedelta(minutes=45),
            people=tuple(
                Attendee(mail=self.mail(one), name=self.name(one), answer=Answer.ACCEPTED)
                for one in who
            ),
            room=f"room{number % self.rooms}@{self.domain}",
            room_state=RoomState.CONFIRMED,
            stage=Stage.ENDED if number < self.past else Stage.STANDING,
            candidate=f"Candidate {number}",
            booked_at=start - timedelta(days=5),
        )


async def fill(store: Store, company: Company, now: datetime) -> None:
    """Write everything that a company has into an empty store."""
    rows = list(company.documents(now))
    for at in range(0, len(rows), TOGETHER):
        changes = [DocumentChange(type(one), one.key, one, 0) for one in rows[at : at + TOGETHER]]
        await store.save(changes)


def _letters(number: int) -> str:
    return "".join("abcdefghijklmnopqrstuvwxyz"[int(digit)] for digit in str(number))
