"""Rows of pure work: reading a sentence, searching for times."""

import random
import time
from datetime import UTC, datetime, timedelta
from functools import partial

from msgspec.structs import replace

from bot.availability.search import find
from bot.domain.intervals import Interval
from bot.domain.search_models import Interviewer, Item, RoomWish, Search, Venue, all_of
from bot.language.parser import parse
from bot.runtime.turn import Said
from cards.adaptive_cards import draw
from cards.offer_views import OfferCard
from tests.bench.environments import Partner
from tests.bench.paired_measurement import seconds_of, side_by_side
from tests.bench.table import Row
from tests.harness.office import Office
from tests.language.example_company import SUNDAY, scene

SENTENCES = (
    "who's free Tuesday with a room",
    "find 45 minutes with Dana next Thursday afternoon",
    "Raj and Priya tomorrow between 10 and 12 in Turing",
    "any of backend next week for half an hour with a video room",
    "Tom on 3 December at 14:30 for 90 minutes",
    "Dana Levi or Will Ford on Monday morning, ideally with Mark",
)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
DAYS = 10
ROUNDS, QUICK_ROUNDS = 15, 3


async def sentences(*, is_quick: bool) -> list[Row]:
    """Read the same sentences; Recognizers-Text finds their times alone, not the people or rooms."""
    here = scene()
    for text in SENTENCES:
        assert parse(text, here).intent == "availability", text

    def all_read() -> None:
        for text in SENTENCES:
            # Each in a context of its own, as messages come: what is kept in one is of no use to the next.
            parse(text, replace(here))

    async with Partner("tools", "sentences.py") as partner:
        await partner.ask({"texts": SENTENCES, "now": SUNDAY.isoformat()})
        taken = seconds_of(all_read, times=2 if is_quick else 5)

        async def ours() -> float:
            return await taken() / len(SENTENCES) * 1000

        async def theirs() -> float:
            return await partner.ask("again") * 1000

        rounds = QUICK_ROUNDS if is_quick else ROUNDS
        mine, its = await side_by_side(ours, theirs, rounds=rounds)
    return [
        Row(
            work="reading a sentence, ms",
            rival="Recognizers-Text",
            ours=mine,
            theirs=its,
            sense="at least",
            goal=20,
        )
    ]


async def times(*, is_quick: bool) -> list[Row]:
    """Search 20 people's and 100 rooms' calendars of ten working days for an hour; all agree."""
    told = _calendars()
    search = _search(told)
    found = find(search)
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    taken = seconds_of(partial(find, search), times=2 if is_quick else 5)
    async with Partner("tools", "times.py") as partner:
        await partner.ask(told)
        for way in ("numpy", "portion"):
            answer = await partner.ask(way)
            assert answer["count"] == found.total, (way, answer["count"], found.total)

        async def asked(way: str) -> float:
            return (await partner.ask(way))["seconds"]

        works = (taken, partial(asked, "numpy"), partial(asked, "portion"))
        mine, minutes, intervals = await side_by_side(*works, rounds=rounds)
    named = (("numpy, minute by minute", minutes), ("portion", intervals))
    return [
        Row(
            work="searching times: 20 people, 100 rooms, ten working days, ms",
            rival=rival,
            ours=mine * 1000,
            theirs=its * 1000,
            sense="at least",
            goal=5,
        )
        for rival, its in named
    ]


def _calendars() -> dict:
    """Return a search in minutes from Monday, midnight; the same every time."""
    chance = random.Random(7)
    workdays = [day for day in range(DAYS // 5 * 7) if day % 7 < 5]
    windows = [(day * 1440 + 540, day * 1440 + 1050) for day in workdays]

    def calendar(per_day: int) -> list[tuple[int, int]]:
        starts = (
            day * 1440 + 540 + 15 * chance.randrange(32)
            for day in workdays
            for _ in range(chance.randint(0, per_day))
        )
        return sorted((start, start + chance.choice((30, 30, 60))) for start in starts)

    return {
        "minutes": workdays[-1] * 1440 + 2880,
        "windows": windows,
        "length": 60,
        "step": 15,
        "people": [calendar(2) for _ in range(20)],
        "rooms": [calendar(7) for _ in range(100)],
    }


def _search(told: dict) -> Search:
    def items(pairs: list[tuple[int, int]]) -> tuple[Item, ...]:
        return tuple(Item(_span(*pair)) for pair in pairs)

    people = [
        Interviewer(mail=f"p{n}@bench.example", name=f"P {n}", items=items(one), zone=UTC)
        for n, one in enumerate(told["people"])
    ]
    rooms = [
        Venue(mail=f"r{n}@bench.example", name=f"R {n:03}", items=items(one), capacity=30)
        for n, one in enumerate(told["rooms"])
    ]
    return Search(
        windows=tuple(_span(*pair) for pair in told["windows"]),
        length=timedelta(minutes=told["length"]),
        zone=UTC,
        now=MONDAY,
        groups=all_of(*people),
        wish=RoomWish(),
        venues=tuple(rooms),
    )


def _span(first: int, last: int) -> Interval:
    return Interval(MONDAY + timedelta(minutes=first), MONDAY + timedelta(minutes=last))


async def answers(*, is_quick: bool) -> list[Row]:
    """Answer whole questions on fakes, from the sentence to the drawn card; Graph takes no time there."""
    office = await Office().open()
    number = 50 if is_quick else 300
    for text in SENTENCES[:1] * 10:
        await office.says("rita", text)
    begun = time.process_time()
    for _ in range(number):
        office.clock.pass_(seconds=5)
        await office.turn("rita", Said("Ian and Mei on Tuesday with a room"))
        draw(office.view("rita", OfferCard))
    taken = (time.process_time() - begun) / number * 1000
    return [
        Row(
            work="a whole question, Graph's time aside: ms of processor",
            rival="the most it may take",
            ours=taken,
            theirs=15,
            sense="at most",
            goal=1,
        )
    ]
