"""A day of a company of thousands: `python -m tests.bench.simulated_day [--quick] [--store file|database]`.

Fifty recruiters ask and book, interviewers answer, reminders fall due; the calendars answer at once. It prints the
processor's time of each kind of turn, for a machine that others use too, and what held the event loop for longest.
"""

import argparse
import asyncio
import gc
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job
from bot.language.parser import warm_up
from bot.language.tokens.cues import compile_all
from bot.runtime.logs import configure
from bot.store.factory import open_store
from cards.actions import Accept, Book
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.bench.large_company import Company, QuickCalendars, fill
from tests.bench.slow_steps import SlowSteps, watching
from tests.harness.office import SUNDAY, Office
from tests.store.real_postgres import fresh_database

MORNING = SUNDAY + timedelta(days=1)
HOURS = 9
MOST_DUE = 1000
SHOWN = 10
"""Steps that are told of one by one, those that took longest."""
FORGOTTEN_EVERY = 100
"""Questions after which what the chats and calendars keep, which the bot does not, is no more looked through for garbage."""
DAYS = ("Tuesday", "Wednesday", "Thursday", "Friday", "Monday next week", "Tuesday next week")


@dataclass
class Day:
    """What was measured."""

    spent: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Milliseconds of processor, by kind of turn."""
    slow: SlowSteps = field(default_factory=SlowSteps)

    @contextmanager
    def measured(self, kind: str) -> Iterator[None]:
        self.slow.doing, begun = kind, time.process_time()
        yield
        self.spent[kind].append((time.process_time() - begun) * 1000)

    def table(self) -> list[str]:
        """Return the figures as Markdown."""
        lines = ["| turn | number | p50 | p95 | p99 |", "| --- | ---: | ---: | ---: | ---: |"]
        for kind, taken in self.spent.items():
            row = sorted(taken)
            figures = " | ".join(
                f"{row[min(len(row) - 1, len(row) * p // 100)]:.1f}" for p in (50, 95, 99)
            )
            lines.append(f"| {kind}: ms of processor | {len(row):,} | {figures} |")
        slowest = sorted(self.slow.steps, key=lambda one: -one.seconds)[:SHOWN]
        return [*lines, "", self.slow.summary(), *(f"- {one}" for one in slowest)]


async def lived(office: Office, company: Company, questions: int, bookings: int) -> Day:
    """Let a day go by."""
    day, chance = Day(), random.Random(11)
    pause = timedelta(hours=HOURS) / questions
    office.clock.moment = MORNING
    booked = set(range(0, questions, max(1, questions // bookings)))
    # As in the bot, the language is ready before anybody is served, and what was loaded is not looked through for garbage.
    warm_up()
    for _ in compile_all():
        pass
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 3)
    with watching(day.slow):
        for number in range(questions):
            office.clock.moment += pause
            # Before the turn, so that no booking is charged with it.
            await _work(office, day)
            who = f"p{number % company.recruiters}"
            await _ask(office, company, day, who, chance)
            if number in booked and isinstance(office.views(who)[-1], OfferCard):
                await _book(office, company, day, who)
            if number % 10 == 0:
                with day.measured("my interviews"):
                    await office.says(who, "my interviews")
            if number % FORGOTTEN_EVERY == 0:
                gc.freeze()
        await _work(office, day)
    return day


async def _work(office: Office, day: Day) -> None:
    """Do all that is due: how much that is depends on how many of the bookings so far are looked at in this moment."""
    due = len(await office.store.due(office.clock.now(), MOST_DUE))
    with day.measured("work that is due"):
        await office.works()
    if due:
        each = day.spent["one piece of it"]
        each.append(day.spent["work that is due"][-1] / due)


async def _ask(office: Office, company: Company, day: Day, who: str, chance: random.Random) -> None:
    one = company.name(company.recruiters + chance.randrange(company.interviewers))
    on = chance.choice(DAYS)
    is_named = chance.random() < 0.8
    text = f"{one} on {on} with a room" if is_named else f"who's free {on} with a room"
    with day.measured("a question" if is_named else "a question to anybody"):
        await office.says(who, text)


async def _book(office: Office, company: Company, day: Day, who: str) -> None:
    """Book the first time offered, until it stands, and let the interviewers accept."""
    offer = office.view(who, OfferCard)
    if not offer.slots:
        return
    with day.measured("Book, until it stands"):
        await office.presses(who, Book(offer.offer, 1))
        await office.works()
    card = office.views(who)[-1]
    if not isinstance(card, InterviewCard):
        return
    stored = await office.store.load(Interview, card.interview)
    for one in stored.value.people if stored else ():
        with day.measured("an answer"):
            await office.presses(one.mail.partition("@")[0], Accept(card.interview))
            await office.works()


async def measured(*, is_database: bool, questions: int, bookings: int) -> list[str]:
    """Return the table of a day on one of the stores."""
    company = Company()
    with tempfile.TemporaryDirectory() as name:
        url = await fresh_database("day") if is_database else f"tinydb:{Path(name) / 'bot.json'}"
        store = await open_store(url)
        try:
            await fill(store, company, MORNING)
            office = Office(store=store, calendars=QuickCalendars())
            day = await lived(office, company, questions, bookings)
            left = len(await store.due(MORNING + timedelta(hours=HOURS), MOST_DUE))
        finally:
            await store.close()
    assert left == 0, f"{left} {Job.__name__}s are overdue"
    return [f"a day on {'PostgreSQL' if is_database else 'the file'}", "", *day.table(), ""]


def main(arguments: list[str]) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.simulated_day")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--store", choices=("file", "database"))
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--bookings", type=int, default=300)
    told = parser.parse_args(arguments)
    configure("warning")
    questions, bookings = (100, 30) if told.quick else (told.questions, told.bookings)
    for store in (told.store,) if told.store else ("file", "database"):
        lines = asyncio.run(
            measured(is_database=store == "database", questions=questions, bookings=bookings)
        )
        sys.stdout.write("\n".join((*lines, "")))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
