"""The morning on which everybody has an interview: a digest for each of so many people, due at the same minute.

The bot is deployed anew in the middle of it: nobody is missed, nobody told twice.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.accounts import person_id
from bot.domain.bookings.interviews import Attendee, Interview, Stage
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import DocumentChange
from bot.store.factory import open_store
from tests.harness.broadcast import CROWD, TOGETHER, count, hired

SUNDAY_TO_MONDAY = timedelta(hours=22, minutes=29, seconds=50)
"""From when the running bot's clock starts until just before half past eight on Monday."""
HALF_PAST_EIGHT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SECONDS = 600


@dataclass(frozen=True)
class Morning:
    """What came of it."""

    seconds: float
    """From the first digest to the last, the deploys included."""
    deploys: int
    lost: list[str]
    repeated: list[str]
    left: list[str]
    """Digests of this morning that are still to be sent."""


async def digest_morning(world, people, deploys=0):
    """Let everybody have an interview on Monday, and wait until each has their digest."""
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.down()
    await hired(world, people)
    await _with_interviews(world, people)
    world.begun -= SUNDAY_TO_MONDAY.total_seconds()
    await world.up()
    await world.until(lambda: count(world) > 0, SECONDS)
    begun, in_the_middle = time.monotonic(), 0
    for number in range(1, deploys + 1):
        await world.until(lambda at=people * number // (deploys + 1): count(world) >= at, SECONDS)
        in_the_middle += count(world) < people
        await world.deploy()
    await world.until(lambda: count(world) >= people, SECONDS)
    seconds = time.monotonic() - begun
    await asyncio.sleep(0)
    await world.down()
    cards = Counter(one.conversation for one in world.connector.messages)
    chats = [f"{CROWD}{number}" for number in range(people)]
    return Morning(
        seconds=seconds,
        deploys=in_the_middle,
        lost=[one for one in chats if cards[one] == 0],
        repeated=[one for one in chats if cards[one] > 1],
        left=await _left(world),
    )


async def _with_interviews(world, people):
    tenant = world.people["olivia"]["tenantId"]
    store = await open_store(world.database)
    for at in range(0, people, TOGETHER):
        numbers = range(at, min(at + TOGETHER, people))
        interviews = [_interview(tenant, number) for number in numbers]
        jobs = [_digest(tenant, number) for number in numbers]
        await store.save([DocumentChange(type(one), one.key, one, 0) for one in interviews])
        await store.save([DocumentChange(Job, one.key, one, 0) for one in jobs])
    await store.close()


def _interview(tenant, number):
    start = HALF_PAST_EIGHT + timedelta(minutes=30 + 15 * (number % 32))
    return Interview(
        id=f"i{number}",
        tenant=tenant,
        by=person_id(tenant, f"crowd-{number}"),
        offer="o",
        slot_number=1,
        start=start,
        end=start + timedelta(minutes=45),
        people=(Attendee(mail=f"person{number}@contoso.example", name=f"First{number}"),),
        stage=Stage.STANDING,
        candidate="Jo Park",
        booked_at=HALF_PAST_EIGHT - timedelta(days=3),
    )


def _digest(tenant, number):
    return Job(
        kind=JobKind.DIGEST,
        subject="",
        tenant=tenant,
        person=person_id(tenant, f"crowd-{number}"),
        at=HALF_PAST_EIGHT + timedelta(milliseconds=30 + 15 * (number % 32)),
    )


async def _left(world):
    store: Any = await open_store(world.database)
    rows = [one.value async for kind, _, one in store.export() if kind is Job]
    await store.close()
    due = HALF_PAST_EIGHT + timedelta(hours=1)
    return [
        one.key
        for one in rows
        if one.kind is JobKind.SHOW or (one.kind is JobKind.DIGEST and one.at < due)
    ]
