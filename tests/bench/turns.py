"""Rows of whole turns: signed messages in over HTTP, answers out to the connector over TLS."""

import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

from tests.bench import certificates
from tests.bench.bots import Bot
from tests.bench.company import QUESTIONS, founded, settings
from tests.bench.environments import PINS, ROOT, python_of
from tests.bench.fake_services import Outside
from tests.bench.message_load import Load
from tests.bench.paired_measurement import side_by_side
from tests.bench.table import Row
from tests.store.real_postgres import fresh_database

WORK = "a signed Teams message in, an answer out, 16 at a time: turns a second"
BARE = "its bare calls: one to Graph, one save, as long a message"
RIVALS = {
    "stock": ("botbuilder, as in its samples", 12),
    "agents": ("microsoft-agents-hosting-aiohttp", 2),
    "teams": ("microsoft-teams-apps", 2),
}


@asynccontextmanager
async def surroundings() -> AsyncIterator[Outside]:
    """Return the world outside; it and the load keep off the core that bots run on."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[1:] or cores)
    try:
        with tempfile.TemporaryDirectory() as name:
            certificates.made(Path(name))
            async with Outside(Path(name)) as outside:
                yield outside
    finally:
        os.sched_setaffinity(0, cores)


def echo(outside: Outside, name: str) -> Bot:
    """Return an echo bot: `ours`, or a rival's."""
    python = sys.executable if name == "ours" else str(python_of(name))
    return Bot(outside, (python, str(PINS / f"{name}_echo.py")))


def bare_calls(outside: Outside, length: int) -> Bot:
    """Return a bot that makes a question's calls and nothing else, and says so many bytes."""
    store = f"tinydb:{outside.folder / 'calls.json'}"
    settings = {"GRAPH_URL": outside.plain_url, "STORE_URL": store, "LENGTH": f"{length}"}
    return Bot(outside, (sys.executable, str(PINS / "ours_calls.py")), settings)


@asynccontextmanager
async def whole_bot(outside: Outside, crowd: int, database: str = "") -> AsyncIterator[Bot]:
    """Return the product itself, in companies whose people have signed in."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await founded(outside, folder, crowd, database)
        async with product(outside, folder, database) as bot:
            yield bot


def product(outside: Outside, folder: Path, database: str = "") -> Bot:
    """Return the product itself, with its store in this folder, or on a database."""
    command = (sys.executable, str(ROOT / "app.py"))
    return Bot(outside, command, settings(outside, folder, database), folder, "/readyz")


async def questions(*, is_quick: bool) -> list[Row]:
    """Measure questions answered with a card of times, on both stores, beside the bare calls of a question."""
    seconds, rounds = (1.0, 1) if is_quick else (5.0, 3)
    crowd = certificates.FEW if is_quick else certificates.CROWD
    database = await fresh_database("questions")
    async with (
        surroundings() as outside,
        whole_bot(outside, crowd) as bot,
        whole_bot(outside, crowd, database) as other,
    ):
        asking, distant = [Load(outside, one.port, *QUESTIONS) for one in (bot, other)]
        said = await _warm(outside, asking, crowd)
        await _warm(outside, distant, crowd)
        async with bare_calls(outside, len(said)) as calls:
            calling = Load(outside, calls.port, *QUESTIONS)
            works = [partial(one.rate, seconds) for one in (asking, distant, calling)]
            mine, theirs, barely = await side_by_side(*works, rounds=rounds)
        assert not any(one.refused for one in (asking, distant, calling))
    return [
        _whole(mine, barely, BARE, 0.6),
        _whole(theirs, mine, "the same on the file", 0.8, ", on PostgreSQL"),
    ]


async def _warm(outside: Outside, asking: Load, crowd: int) -> bytes:
    """Let everybody ask once: who writes for the first time is looked up, once a person. Gives a card."""
    asking.crowd = crowd
    await asking.say(1)
    said = await outside.heard()
    while b'"typing"' in said:
        said = await outside.heard()
    assert b'"book"' in said, said
    await asking.say(crowd)
    return said


def _whole(mine: float, its: float, rival: str, goal: float, where: str = "") -> Row:
    return Row(
        work=f"a whole question{where}, answered with a card, Graph at once: turns a second",
        rival=rival,
        ours=mine,
        theirs=its,
        sense="at least",
        goal=goal,
        is_rate=True,
    )


async def echoes(*, is_quick: bool) -> list[Row]:
    """Measure echo bots in turns."""
    seconds, rounds = (0.6, 1) if is_quick else (5.0, 3)
    async with surroundings() as outside, AsyncExitStack() as running:
        loads = []
        for name in ("ours", *RIVALS):
            bot = await running.enter_async_context(echo(outside, name))
            loads.append(Load(outside, bot.port, "hello"))
        works = [lambda load=load: load.rate(seconds) for load in loads]
        mine, *theirs = await side_by_side(*works, rounds=rounds)
        assert not any(one.refused for one in loads)
    return [
        Row(work=WORK, rival=said, ours=mine, theirs=its, sense="at least", goal=goal, is_rate=True)
        for (said, goal), its in zip(RIVALS.values(), theirs, strict=True)
    ]
