"""Rows of keeping: writing a document, starting, and the memory that many questions leave behind."""

import itertools
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import msgspec
from tinydb import TinyDB

from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import DocumentChange
from bot.store.tinydb import tinydb_store
from tests.bench.bots import Bot
from tests.bench.certificates import COMPANY, CROWD, FEW
from tests.bench.company import QUESTIONS, founded
from tests.bench.environments import PINS, ROOT, python_of
from tests.bench.fake_services import Outside
from tests.bench.message_load import Load
from tests.bench.paired_measurement import side_by_side
from tests.bench.table import Row
from tests.bench.turns import echo, product, surroundings, whole_bot
from tests.store.documents import an_interview

MANY = 10_000
BATCH = 500


async def documents(*, is_quick: bool) -> list[Row]:
    """Write one document where ten thousand are kept, beside TinyDB as it comes."""
    with tempfile.TemporaryDirectory() as name:
        store = await _filled(Path(name) / "ours.json")
        stock = TinyDB(Path(name) / "stock.json")
        stock.insert_multiple([msgspec.to_builtins(an_interview())] * MANY)
        versions, revisions = itertools.count(1), itertools.count(1)

        async def ours() -> float:
            began, count = time.perf_counter(), 10
            for _ in range(count):
                version = next(versions)
                change = DocumentChange(Interview, "i7", an_interview(revision=version), version)
                await store.save([change])
            return (time.perf_counter() - began) / count * 1000

        async def theirs() -> float:
            began = time.perf_counter()
            stock.update({"revision": next(revisions)}, doc_ids=[7])
            return (time.perf_counter() - began) * 1000

        mine, its = await side_by_side(ours, theirs, rounds=2 if is_quick else 15)
        await store.close()
        stock.close()
    return [
        Row(
            work="a document written where 10,000 are kept: ms",
            rival="TinyDB as it comes",
            ours=mine,
            theirs=its,
            sense="at least",
            goal=50,
        )
    ]


async def _filled(path: Path) -> tinydb_store.TinyStore:
    store = await tinydb_store.open_tinydb_store(path)
    for start in range(0, MANY, BATCH):
        numbers = range(start, start + BATCH)
        changes = [DocumentChange(Interview, f"i{n}", an_interview(), 0) for n in numbers]
        await store.save(changes)
    return store


async def starts(*, is_quick: bool) -> list[Row]:
    """Start the bot until it is ready, beside the echo of Bot Framework's samples."""
    async with surroundings() as outside:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            await founded(outside, folder, COMPANY)

            async def ours() -> float:
                async with product(outside, folder) as bot:
                    return bot.seconds_to_start

            mine, its = await side_by_side(
                ours, partial(_started, outside), rounds=1 if is_quick else 7
            )
    rival = "botbuilder's echo, our libraries loaded"
    return [_at_most("from start to ready: s", rival, mine, its, 1.5)]


async def _started(outside: Outside) -> float:
    """Start the rival in an interpreter that loads what ours does, whatever it then does with it."""
    (own,) = python_of("stock").parents[1].glob("lib/python*/site-packages")
    paths = os.pathsep.join(map(str, (PINS / "redirect", ROOT, own)))
    command = (sys.executable, str(PINS / "stock_with_libraries.py"))
    async with Bot(outside, command, {"PYTHONPATH": paths}) as bot:
        return bot.seconds_to_start


async def memory(*, is_quick: bool) -> list[Row]:
    """Ask ten thousand questions; the rival's echo is given fewer, which is to its advantage."""
    half, echoes = (100, 50) if is_quick else (5000, 1000)
    crowd = FEW if is_quick else CROWD
    async with surroundings() as outside:
        async with whole_bot(outside, crowd) as bot:
            load = Load(outside, bot.port, *QUESTIONS)
            load.crowd = crowd
            await load.say(half)
            middle = bot.resident
            await load.say(half)
            end = bot.resident
        async with echo(outside, "stock") as rival:
            await Load(outside, rival.port, *QUESTIONS).say(echoes)
            its = rival.resident
    asked = f"{2 * half:,} questions"
    return [
        _at_most(f"resident memory after {asked}: MB", "botbuilder's echo", end, its, 2),
        _at_most(f"resident memory after {asked}: MB", f"itself after {half:,}", end, middle, 1.05),
    ]


def _at_most(work: str, rival: str, ours: float, theirs: float, goal: float) -> Row:
    return Row(work=work, rival=rival, ours=ours, theirs=theirs, sense="at most", goal=goal)
