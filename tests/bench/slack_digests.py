"""A digest morning in Slack, minutes in seconds: `python -m tests.bench.slack_digests [--people 5000]`.

Everybody has an interview on Monday and gets their digest at half past eight, at the pace of their workspace; reminders that
are due for one person, and answers, go between. The clock is simulated and the store is the bot's file. It fails where anybody
is missed or told twice, where an earlier interview is told after a later one, where somebody waits for an answer or a
reminder, or where the workspace gets messages faster than its pace.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from bot.domain.accounts import Account, Address, Person, Role, person_id
from bot.domain.bookings.interviews import Answer, Attendee, Interview, InterviewId, OfferId, Stage
from bot.domain.jobs import Job
from bot.domain.message_pace import WORKSPACE_AHEAD
from bot.runtime.logs import configure
from bot.runtime.ports import DocumentChange, Store
from bot.runtime.turn import Outcome, OutgoingView
from bot.store.factory import open_store
from cards.reminder_views import MorningDigest
from cards.view_models import Notice, View
from dialogs.reminders.morning_digest import digest_job
from tests.bench.large_company import TOGETHER, QuickCalendars
from tests.fakes.chats import FakeChat
from tests.harness.office import SLACK_PER_SECOND, TENANT, Office, a_person

TEAM = "T1"
HALF_PAST_EIGHT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
STEP = timedelta(milliseconds=125)
"""So far the clock goes between two looks at what is due."""
BETWEEN = timedelta(seconds=10)
"""From one message for one person alone to the next: a reminder, an answer, and so on."""
STARTS = 32
"""Interviews begin at so many quarters of an hour."""
SLACK_OF_ORDER = 48
"""The worker has so many rows in hand at most: digests that are due together may change places among these."""


@dataclass
class TimedChat(FakeChat):
    """A chat that notes when each message came."""

    now: Callable[[], datetime] = lambda: HALF_PAST_EIGHT
    sent: list[tuple[datetime, str, View]] = field(default_factory=list)

    async def send(self, to: Address, view: View) -> str:
        self.sent.append((self.now(), to.conversation, view))
        return await super().send(to, view)


def _name(number: int) -> str:
    return f"p{number}"


def _person(number: int) -> Person:
    name = _name(number)
    chat = Address(channel="slack", tenant=TENANT, conversation=f"D:{name}", bot=TEAM, user=name)
    person = a_person(name, f"First{number} Last{number}", [Role.INTERVIEWER])
    return replace(person, addresses=(chat,), zone="Europe/London")


def _interview(person: Person, start: datetime) -> Interview:
    return Interview(
        id=InterviewId(f"i-{person.id}"),
        tenant=TENANT,
        by=person_id(TENANT, "rita"),
        offer=OfferId("o"),
        slot_number=1,
        start=start,
        end=start + timedelta(minutes=45),
        people=(Attendee(mail=person.mail, name=person.name, answer=Answer.ACCEPTED),),
        stage=Stage.STANDING,
        candidate="Jo Park",
        booked_at=HALF_PAST_EIGHT - timedelta(days=3),
    )


async def _fill(store: Store, people: int) -> dict[str, datetime]:
    """Write everybody with their interview and digest; give when each chat's interview begins."""
    chance, starts = random.Random(5), {}
    rows: list[Account | Person | Interview | Job] = [Account(tenant=TENANT, enabled=True)]
    for number in range(people):
        person = _person(number)
        ahead = timedelta(minutes=30 + 15 * chance.randrange(STARTS))
        starts[f"D:{_name(number)}"] = HALF_PAST_EIGHT + ahead
        # As the bot ranks them: the later the first interview, the more of a second is added.
        at = HALF_PAST_EIGHT + timedelta(milliseconds=ahead // timedelta(minutes=1))
        rows += [person, _interview(person, HALF_PAST_EIGHT + ahead), digest_job(person, at)]
    for first in range(0, len(rows), TOGETHER):
        some = rows[first : first + TOGETHER]
        await store.save([DocumentChange(type(one), one.key, one, 0) for one in some])
    return starts


@dataclass(frozen=True, slots=True)
class Morning:
    """What came of it."""

    sent: list[tuple[datetime, str, View]]
    starts: dict[str, datetime]
    reminders: int
    answers: int
    waited: int
    """Of those messages for one person, how many were not there at once."""
    ended: datetime

    @property
    def digests(self) -> list[tuple[datetime, str]]:
        """Return when each digest came, and to which chat."""
        return [(at, chat) for at, chat, view in self.sent if isinstance(view, MorningDigest)]


async def lived(office: Office, chat: TimedChat, starts: dict[str, datetime]) -> Morning:
    """Let the clock run until everybody has their digest; between them, messages for one person each."""
    office.clock.moment = HALF_PAST_EIGHT
    deadline = HALF_PAST_EIGHT + timedelta(hours=3)
    told, waited, chance = [0, 0], 0, random.Random(9)
    next_message = HALF_PAST_EIGHT + BETWEEN
    while await _is_waiting(office) and office.clock.moment < deadline:
        office.clock.moment += STEP
        await office.works()
        if office.clock.moment >= next_message:
            next_message += BETWEEN
            who, before = _name(chance.randrange(len(starts))), len(chat.sent)
            kind = sum(told) % 2
            await (_remind, _ask)[kind](office, who)
            told[kind] += 1
            waited += len(chat.sent) == before
    return Morning(
        sent=chat.sent,
        starts=starts,
        reminders=told[0],
        answers=told[1],
        waited=waited,
        ended=office.clock.moment,
    )


async def _is_waiting(office: Office) -> bool:
    return bool(await office.store.due(HALF_PAST_EIGHT + timedelta(hours=3), 1))


async def _remind(office: Office, who: str) -> None:
    """Say something that is due for one person."""
    reminder = OutgoingView(
        view=Notice(lines=("Your interview starts in 15 minutes.",)), to=person_id(TENANT, who)
    )

    async def due(_: object) -> Outcome:
        return Outcome(show=[reminder])

    await office.conversations.perform(due)


async def _ask(office: Office, who: str) -> None:
    person = await office.person(who)
    await office.says(who, "my interviews", address=person.addresses[0])


def checked(found: Morning) -> list[str]:
    """Return the figures; raises AssertionError for what must not be."""
    chats = [chat for _, chat in found.digests]
    assert len(chats) == len(set(chats)), "somebody was told twice"
    assert set(chats) == set(found.starts), "somebody was missed"
    assert found.waited == 0, f"{found.waited} messages for one person waited"
    late = _out_of_order(found)
    assert late <= SLACK_OF_ORDER, f"{late} places out of order"
    most = _most_in_a_minute(found)
    assert most <= SLACK_PER_SECOND * (60 + WORKSPACE_AHEAD.total_seconds()), f"{most} in a minute"
    took = found.digests[-1][0] - HALF_PAST_EIGHT
    return [
        f"{len(chats):,} digests at {SLACK_PER_SECOND:g} a second: none missed, none twice",
        f"{took.total_seconds() / 60:.1f} simulated minutes from half past eight to the last",
        f"{found.reminders} reminders and {found.answers} answers went between, each at once",
        f"earliest interview first: the farthest from its place by {late}; at most {most} messages in a minute",
    ]


def _out_of_order(found: Morning) -> int:
    """Return by how many places somebody was told later than the order of interviews allows, at most."""
    starts = [found.starts[chat] for _, chat in found.digests]
    ranked = sorted(starts)
    return max(place + 1 - bisect_right(ranked, start) for place, start in enumerate(starts))


def _most_in_a_minute(found: Morning) -> int:
    moments, first, most = [at for at, _, _ in found.sent], 0, 0
    for last, at in enumerate(moments):
        while at - moments[first] >= timedelta(minutes=1):
            first += 1
        most = max(most, last - first + 1)
    return most


async def measured(people: int) -> list[str]:
    """Return the figures of a morning, with the seconds that it took here."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"tinydb:{Path(folder) / 'bot.json'}")
        try:
            starts = await _fill(store, people)
            office = Office(store=store, calendars=QuickCalendars())
            chat = TimedChat(now=office.clock.now)
            office.ports.chats["slack"] = chat
            found = await lived(office, chat, starts)
        finally:
            await store.close()
    return [*checked(found), f"{time.monotonic() - begun:.0f} s of this machine"]


def main(arguments: list[str]) -> int:
    """Run and print; gives 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.slack_digests")
    parser.add_argument("--people", type=int, default=5000)
    told = parser.parse_args(arguments)
    configure("warning")
    try:
        lines = asyncio.run(measured(told.people))
    except AssertionError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    sys.stdout.write("\n".join((*lines, "")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
