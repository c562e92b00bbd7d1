"""Rows of growth: what years of interviews, and thousands of people, cost those who ask today."""

import gc
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from bot.store.factory import open_store
from cards.actions import Book
from cards.offer_views import OfferCard
from tests.bench.large_company import Company, QuickCalendars, fill
from tests.bench.paired_measurement import side_by_side
from tests.bench.table import Row
from tests.harness.office import SUNDAY, Office
from tests.store.real_postgres import fresh_database

Deed = Callable[[Office, Company, int], Awaitable[object]]
LARGE = Company()
QUICK = Company(people=500, rooms=60, past=2_000, coming=50)
SMALL = Company(people=50, rooms=10, recruiters=5, interviewers=30, past=0, coming=20)
ASKERS = 5
WORKDAYS = tuple(day for day in range(1, 24) if day % 7 not in {5, 6})
"""Of December 2026."""


async def _ask(office: Office, company: Company, number: int) -> None:
    name = company.name(company.recruiters + (number + office.turns) % company.interviewers)
    # On one day after another, so that small companies do not run out of rooms.
    day = f"{WORKDAYS[(number + office.turns) % len(WORKDAYS)]} December"
    said = await office.says(f"p{number % ASKERS}", f"{name} on {day} with a room")
    assert "Book" in said, said[:300]


async def _ask_for_anybody(office: Office, company: Company, number: int) -> None:
    said = await office.says(f"p{number % ASKERS}", "who's free Tuesday with a room")
    assert "Book" in said, said[:300]


async def _book(office: Office, company: Company, number: int) -> None:
    """Press Book on an offer, until the interview stands."""
    who = f"p{number % ASKERS}"
    offer = office.view(who, OfferCard)
    await office.presses(who, Book(offer.offer, 1))
    await office.works()


async def _list(office: Office, _: Company, number: int) -> None:
    await office.says(f"p{number % ASKERS}", "my interviews")


async def _look_up(office: Office, _: Company, number: int) -> None:
    said = await office.says(f"p{number % ASKERS}", "who are the recruiters")
    assert "Recruiters" in said, said[:300]


DEEDS: dict[str, Deed] = {
    "a question": _ask,
    "a question to anybody": _ask_for_anybody,
    "Book, Graph's time aside": _book,
    "my interviews": _list,
    "who the recruiters are": _look_up,
}


async def growth(*, is_quick: bool) -> list[Row]:
    """Do the same with 20,000 past interviews and with none, and among 5,000 people and among fifty, on both stores."""
    large, rounds, number = (QUICK, 1, 5) if is_quick else (LARGE, 5, 10)
    rows = []
    fresh, small = (replace(large, past=0), 1.15), (SMALL, 3.0)
    for store in ("file",) if is_quick else ("file", "PostgreSQL"):
        for few, most in (fresh,) if is_quick else (fresh, small):
            rows += await _compared(store, large, few, most, rounds=rounds, number=number)
    return rows


async def _compared(
    store: str, many: Company, few: Company, most: float, *, rounds: int, number: int
) -> list[Row]:
    async with _office(store, many) as (crowded, large), _office(store, few) as (empty, small):
        rows = []
        for name, deed in DEEDS.items():
            works = [
                partial(_milliseconds, deed, office, company, number)
                for office, company in ((crowded, large), (empty, small))
            ]
            ours, theirs = await side_by_side(*works, rounds=rounds)
            rows.append(_row(f"{name}, {store}", (large, small), (ours, theirs), most))
        return rows


async def _milliseconds(deed: Deed, office: Office, company: Company, number: int) -> float:
    """Return the processor's time of one deed of so many, in this process."""
    # What the process remembers of the other company, which has the same account, does not count.
    await _look_up(office, company, 0)
    spent = 0.0
    for one in range(number):
        office.clock.pass_(seconds=30)
        if deed is _book:
            await _ask(office, company, one)
        begun = time.process_time()
        await deed(office, company, one)
        spent += time.process_time() - begun
    return spent / number * 1000


@asynccontextmanager
async def _office(store: str, company: Company) -> AsyncIterator[tuple[Office, Company]]:
    """Return an office on a store that holds everything a company has."""
    with tempfile.TemporaryDirectory() as name:
        database = f"company_{company.people}_{company.past}"
        url = (
            f"tinydb:{Path(name) / 'bot.json'}"
            if store == "file"
            else await fresh_database(database)
        )
        opened = await open_store(url)
        await fill(opened, company, SUNDAY)
        # As in the bot, what was loaded before is not looked through for garbage.
        gc.collect()
        gc.freeze()
        try:
            yield Office(store=opened, calendars=QuickCalendars()), company
        finally:
            await opened.close()


def _row(
    work: str, companies: tuple[Company, Company], figures: tuple[float, float], most: float
) -> Row:
    (large, small), (ours, theirs) = companies, figures
    is_history = large.people == small.people
    here = f"{large.people:,} people, {large.past:,} past interviews"
    there = "no past interviews" if is_history else f"{small.people} people"
    return Row(
        work=f"{work}, {here}: ms of processor",
        rival=f"with {there}",
        ours=ours,
        theirs=theirs,
        sense="at most",
        goal=most,
    )
