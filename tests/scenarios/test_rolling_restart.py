"""Copies of the commit before are replaced one by one, under load, on one database: nothing lost, nothing twice."""

import asyncio
from collections import Counter

import pytest

from tests.harness.copies import (
    ASKERS,
    assert_every_interview_is_whole,
    lost_and_repeated_cards,
    running,
)
from tests.harness.earlier_version import earlier_version
from tests.harness.fork_server import forked
from tests.harness.running_bot import ROOT
from tests.store.real_postgres import empty_database

PEOPLE = ("Priya", "Tom", "Wei", "Lucy", "Mark", "May")
DAYS = ("Tuesday", "Wednesday", "Thursday")


async def replaced(world):
    """Start each copy anew with the version of now, while the others run on."""
    for copy in world.copies:
        await world.end(copy)
        copy.source = ROOT
        await world.launch(copy)
        await asyncio.sleep(1)


@pytest.mark.lasting
async def test_a_rolling_restart_from_the_commit_before_loses_and_repeats_nothing(tmp_path):
    before = earlier_version(tmp_path / "before")
    database = await empty_database()
    async with running(tmp_path, database, number=2, source=before, launcher=forked) as world:
        await world.open()
        asked = Counter()

        async def questions(name):
            for n in range(10):
                asked[name] += 1
                await world.ask(name, f"{PEOPLE[n % 6]} on {DAYS[n % 3]} for 45 minutes")

        async def contests():
            for n in range(6):
                asked.update(ASKERS)
                await world.contest(f"{PEOPLE[n]} on {DAYS[n % 3]} with a room for 30 minutes")

        await asyncio.gather(replaced(world), contests(), *map(questions, ASKERS))
        found = await world.settled()
        assert await assert_every_interview_is_whole(world, found) >= 4
        assert lost_and_repeated_cards(world, found, asked) == ([], [])
        assert {one.source for one in world.copies} == {ROOT}
