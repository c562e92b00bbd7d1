"""Rows of waiting for Graph: what could be asked at once must not be asked one after the other."""

import asyncio
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import aiohttp
import httpx

from bot.domain.intervals import Interval
from bot.graph.calendars import get_schedule
from tests.bench.company import founded_in_memory, microsoft, person
from tests.bench.fake_services import mail
from tests.bench.paired_measurement import side_by_side, waited
from tests.bench.table import Row
from tests.bench.turns import surroundings
from tests.fakes.connector import FakeConnector, Message
from tests.harness.running_bot import World, button, said

GRAPH_SECONDS = 0.2
MAILBOXES = 80
DAYS = ("1", "2", "3", "4", "7", "8", "9", "10")
"""A booking each: the day after the one before, so that none is in the way of another."""


async def free_busy(*, is_quick: bool) -> list[Row]:
    """Read 80 calendars, beside one call for the twenty that fit into one."""
    now = datetime.now(UTC)  # noqa: TID251 - the bench measures real time
    window = Interval(now, now + timedelta(days=10))
    mails = [mail(number) for number in range(MAILBOXES)]
    body = get_schedule.request(mails[: get_schedule.BATCH], window)
    async with surroundings() as outside, httpx.AsyncClient() as client:
        store = await founded_in_memory(outside)
        parts = microsoft(outside, store)
        outside.graph_seconds = GRAPH_SECONDS

        async def ours() -> None:
            read = await parts.calendars.free_busy(person(0), mails, window)
            assert len(read) == MAILBOXES
            assert not any(one.unread for one in read.values())

        address = f"{outside.plain_url}/v1.0/me/calendar/getSchedule"
        one_call = partial(client.post, address, json=body)
        rounds = 2 if is_quick else 12
        mine, its = await side_by_side(waited(ours), waited(one_call), rounds=rounds)
        await parts.close()
    return [_row("free/busy of 80 mailboxes, Graph at 200 ms: ms", mine, its, 1.5)]


async def book(*, is_quick: bool) -> list[Row]:
    """Press Book in a served bot, until its card says that the room was asked for."""
    connector = FakeConnector()
    async with connector:
        with tempfile.TemporaryDirectory() as name:
            world = World(folder=Path(name), connector=connector)
            try:
                await world.start()
                await _opened(world)
                delay = {"match": "/graph/v1.0/", "delayMs": int(GRAPH_SECONDS * 1000)}
                await world.post("/sandbox/faults", delay)
                one_call = partial(_one_call, world)
                ours = partial(_booked, world, iter(DAYS))
                rounds = 1 if is_quick else 5
                mine, its = await side_by_side(ours, waited(one_call), rounds=rounds)
            finally:
                await world.stop()
    return [_row("Book, Graph at 200 ms, from press to card: ms", mine, its, 3.5)]


async def _opened(world: World) -> None:
    """Let the bot be switched on and a recruiter connect; each is found in their chat, as Teams tells of them."""
    world.connector.describe_all(world.people)
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.connect("rita")


async def _booked(world: World, days: Iterator[str]) -> float:
    """Ask anew and book the first time offered; gives the seconds from the press on."""
    before = len(world.messages("rita"))
    await world.say("rita", f"who's free on {next(days)} December for 30 minutes with a room")

    def offered() -> Message | None:
        fresh = world.messages("rita")[before:]
        return next((one for one in fresh if "Book" in said(one)), None)

    offer = await world.until(offered)
    clock = asyncio.get_running_loop().time
    began = clock()
    press = asyncio.create_task(world.press("rita", offer, button(offer, "book")))
    await world.connector.until(lambda: any(map(_stands, world.messages("rita")[before:])))
    taken = clock() - began
    await press
    return taken


def _stands(message: Message) -> bool:
    return any(word in said(message) for word in ("requested", "confirmed"))


async def _one_call(world: World) -> None:
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"{world.url}/sandbox/graph/v1.0/me") as answer,
    ):
        await answer.read()


def _row(work: str, ours: float, theirs: float, goal: float) -> Row:
    return Row(
        work=work,
        rival="one call",
        ours=ours * 1000,
        theirs=theirs * 1000,
        sense="at most",
        goal=goal,
    )
