"""Several copies on one database, killed and restarted under load: nothing lost, nothing twice."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest

from bot.domain.jobs import Job, JobKind
from tests.fakes.connector import Message
from tests.harness.copies import (
    ASKERS,
    Kill,
    assert_every_interview_is_whole,
    lost_and_repeated_cards,
    running,
)
from tests.harness.fork_server import forked
from tests.harness.patience import STOPPED_AT_LAST
from tests.store.real_postgres import empty_database

PEOPLE = ("Priya", "Tom", "Wei", "Lucy", "Mark", "May", "April", "Will")
DAYS = ("Tuesday", "Wednesday", "Thursday", "Friday")


def row_for(person, offer):
    """A view that was still to be shown to somebody."""
    return Job(
        kind=JobKind.SHOW,
        subject="m1/0",
        tenant="t",
        at=datetime(2026, 11, 22, tzinfo=UTC),
        what={"view": {"offer": offer}, "show": {"speaker": f"t/{person}"}},
    )


@pytest.mark.parametrize(
    ("port", "person", "offer", "may_come_twice"),
    [
        (7, "rita", "o1", True),
        (8, "rita", "o1", False),
        (7, "ian", "o1", False),
        (7, "rita", "o2", False),
    ],
    ids=["the very card", "another copy's", "somebody else's", "one that was noted"],
)
def test_a_kill_excuses_only_the_very_card_that_was_cut_off(port, person, offer, may_come_twice):
    killed = Kill(ports=frozenset({7}), unnoted=[row_for("rita", "o1")])
    message = Message("m1", f"a:{person}", {}, port=port)
    assert killed.cut_off(message, person, offer) is may_come_twice


@pytest.mark.lasting
async def test_copies_that_are_killed_lose_and_repeat_nothing(tmp_path):
    async with running(tmp_path, await empty_database(), launcher=forked) as world:
        await world.open()
        asked = Counter()

        async def questions(name, number):
            for n in range(number):
                asked[name] += 1
                await world.ask(name, f"{PEOPLE[n % 8]} on {DAYS[n % 4]} for 45 minutes")

        async def contests(number):
            for n in range(number):
                asked.update(ASKERS)
                await world.contest(f"{PEOPLE[n % 8]} on {DAYS[n % 3]} with a room for 30 minutes")

        async with world.coming_and_going(0.5):
            await asyncio.gather(contests(14), *(questions(name, 24) for name in ASKERS))
        found = await world.settled()
        standing = await assert_every_interview_is_whole(world, found)
        assert lost_and_repeated_cards(world, found, asked) == ([], [])
        assert standing >= 10
        assert len(world.kills) >= 2
        assert max(world.stops, default=0) < STOPPED_AT_LAST
