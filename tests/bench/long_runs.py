"""The long runs: what copies that come and go, and deploys in the middle of a broadcast, lose and repeat.

    python -m tests.bench.long_runs [--questions 2000] [--bookings 500] [--kills 64] [--gently]
    python -m tests.bench.long_runs --broadcast 5000 [--deploys 5]
    python -m tests.bench.long_runs --digests 5000 [--deploys 0]
    python -m tests.bench.long_runs --database-trouble [--questions 300] [--bookings 60] [--breaks 60]

Three copies, one PostgreSQL, one tenant; copies are killed at any moment and restarted, at least so often. It fails on
a double booking, a lost card, or an interview that is not whole. The very card that a copy had handed to the chat
and not noted yet when it was killed may come twice, and no other: those are counted. With `--gently` nothing is
on its way at a kill, and none may.

A broadcast asks everybody to connect while the bot is deployed anew, once with its file and once as three copies on the
database. It fails where anybody is missed or asked twice.

With `--digests` everybody is told what their day holds at the same minute, with a bot on a file. It fails where anybody is
missed or told twice, or where the last waits for more than five minutes.

With `--database-trouble` the way to the database is reset, stands still for longer than a command may take, and is gone
for a while, again and again. It fails where a question is never answered or an interview is not whole.
"""

import argparse
import asyncio
import math
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path

from tests.harness import broadcast
from tests.harness.copies import (
    ASKERS,
    assert_every_interview_is_whole,
    lost_and_repeated_cards,
    running,
)
from tests.harness.database_trouble import ask_and_book
from tests.harness.digest_morning import digest_morning
from tests.harness.fork_server import forked
from tests.store.real_postgres import empty_database

PEOPLE = (
    "Priya", "Tom", "Ana", "Wei", "Lucy", "Mark", "May", "April", "Will", "Samira",
)  # fmt: skip
DAYS = ("23 November", "24 November", "25 November", "26 November", "27 November",
        "30 November", "1 December", "2 December", "3 December", "4 December")  # fmt: skip
FIVE_MINUTES = 300


async def measured(questions: int, bookings: int, kills: int, *, gently: bool) -> list[str]:
    """Run it all and give the figures; raises AssertionError for what must not be."""
    with tempfile.TemporaryDirectory() as folder:
        database = await empty_database()
        async with running(Path(folder), database, launcher=forked) as world:
            world.connector.describe_all(world.people)
            await world.open()
            asked: Counter[str] = Counter()
            begun = time.monotonic()
            rounds = math.ceil(bookings / len(ASKERS))
            each = math.ceil(questions / len(ASKERS)) - rounds

            def numbers(least: int) -> Iterator[int]:
                return takewhile(lambda n: n < least or len(world.kills) < kills, count())

            asking = (_questions(world, name, numbers(each), asked) for name in ASKERS)
            async with world.coming_and_going(2.0, at_once=not gently):
                contests = _contests(world, numbers(rounds), asked)
                contested, *_ = await asyncio.gather(contests, *asking)
                took = time.monotonic() - begun
            found = await world.settled()
            standing = await assert_every_interview_is_whole(world, found)
            lost, repeated = lost_and_repeated_cards(world, found, asked)
            assert not lost, lost
            assert all(may_be and not gently for *_, may_be in repeated), repeated
            return [
                f"{asked.total()} questions, {contested * len(ASKERS)} contested bookings in {took:.0f} s",
                f"{standing} interviews stand, each whole; nobody and no room booked twice",
                f"{len(world.kills)} copies killed, {len(world.stops)} stopped (slowest {max(world.stops, default=0):.1f} s)",
                f"0 cards lost, {len(repeated)} came twice; {world.repeats} deliveries repeated by the channel",
            ]


async def _questions(world, name, numbers, asked):
    for n in numbers:
        asked[name] += 1
        await world.ask(name, f"{PEOPLE[n % 10]} on {DAYS[n % 10]} for 45 minutes")


async def _contests(world, numbers, asked):
    rounds = 0
    for n in numbers:
        rounds += 1
        asked.update(ASKERS)
        day = DAYS[(n // 10) % 10]
        await world.contest(f"{PEOPLE[n % 10]} on {day} with a room for 30 minutes")
    return rounds


async def asked(people: int, deploys: int, *, is_file: bool) -> str:
    """Ask everybody and give the figures; raises AssertionError for anybody missed or asked twice."""
    with tempfile.TemporaryDirectory() as folder:
        database = "" if is_file else await empty_database()
        async with broadcast.running(Path(folder), database) as world:
            told = await broadcast.broadcast(world, people, deploys)
    assert (told.lost, told.repeated, told.left) == ([], [], []), told
    return (
        f"{people} people asked to connect in {told.seconds:.0f} s, {'a file' if is_file else 'a database'}, "
        f"{told.deploys} deploys in the middle (slowest stop {told.slowest_stop:.1f} s): 0 missed, 0 asked twice"
    )


async def troubled(questions: int, bookings: int, breaks: int) -> list[str]:
    """Ask and book while the way to the database breaks, and give the figures; raises as `ask_and_book` does."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        found = await ask_and_book(
            Path(folder), questions=questions // 3, bookings=bookings // 3, breaks=breaks
        )
    return [
        f"{found.questions} questions, {found.bookings} bookings in {time.monotonic() - begun:.0f} s while {found.resets} connections were reset",
        f"{found.refused} were answered with trouble and asked again; the channel repeated {found.repeats} deliveries",
        f"{found.standing} interviews stand, each whole; nobody and no room booked twice",
    ]


async def morning(people: int, deploys: int) -> str:
    """Send everybody their digest and give the figures; raises AssertionError for who is missed or told twice."""
    with tempfile.TemporaryDirectory() as folder:
        async with broadcast.running(Path(folder)) as world:
            told = await digest_morning(world, people, deploys)
    assert (told.lost, told.repeated, told.left) == ([], [], [])
    assert told.seconds < FIVE_MINUTES
    return f"{people} digests in {told.seconds:.0f} s, {told.deploys} deploys meanwhile"


async def _run(told: argparse.Namespace) -> list[str]:
    if told.database_trouble:
        return await troubled(told.questions or 300, told.bookings or 60, told.breaks)
    if told.digests:
        return [await morning(told.digests, told.deploys)]
    if told.broadcast:
        return [await asked(told.broadcast, told.deploys, is_file=one) for one in (True, False)]
    return await measured(
        told.questions or 2000, told.bookings or 500, told.kills, gently=told.gently
    )


def main(arguments: list[str]) -> int:
    """Run and print; gives 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.long_runs")
    parser.add_argument("--questions", type=int)
    parser.add_argument("--bookings", type=int)
    parser.add_argument("--kills", type=int, default=64)
    parser.add_argument("--breaks", type=int, default=60)
    parser.add_argument("--gently", action="store_true")
    parser.add_argument("--database-trouble", action="store_true")
    parser.add_argument("--broadcast", type=int, metavar="PEOPLE")
    parser.add_argument("--digests", type=int, metavar="PEOPLE")
    parser.add_argument("--deploys", type=int, default=5)
    try:
        lines = asyncio.run(_run(parser.parse_args(arguments)))
    except AssertionError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    sys.stdout.write("\n".join((*lines, "")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
