"""Copies of the bot whose way to the database breaks while people ask and book."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from itertools import count, takewhile

from bot.domain.jobs import Job
from bot.store.postgres.store import COMMAND_SECONDS
from tests.harness.copies import ASKERS, assert_every_interview_is_whole, running
from tests.harness.flaky_database import flaky
from tests.harness.patience import LONG_PATIENCE
from tests.harness.running_bot import button, executed, has_button
from tests.store.real_postgres import empty_database

PEOPLE = ("Priya", "Tom", "Wei", "Lucy", "Mark", "May", "April", "Will")
DAYS = ("23 November", "24 November", "25 November", "26 November", "27 November", "30 November")
LONGER_THAN_A_COMMAND_AT, AWAY_AT, OF = 1, 3, 20
"""Of so many resets these are followed by a way that stands still, and by one that is gone."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What came of a run."""

    questions: int
    """All that were asked to the end, those before a booking not counted."""
    bookings: int
    standing: int
    resets: int
    refused: int
    """Questions that were answered with trouble, and asked again."""
    repeats: int
    """Deliveries that the channel repeated."""


async def ask_and_book(folder, *, questions, bookings, pause=1.5, breaks=6, launcher=executed):
    """Let three people ask and three book, at least so often and as long as the way to the database breaks.

    Raises AssertionError where a question is not answered, an interview is not whole, or somebody is booked twice.
    """
    database = await empty_database()
    async with (
        flaky(database) as way,
        running(folder, database, launcher=launcher, STORE_URL=way.url) as world,
    ):
        world.connector.describe_all(world.people)
        await world.open()
        asked, booked, refused = Counter(), Counter(), Counter()
        breaking = asyncio.create_task(_break(way, pause, breaks))
        await asyncio.gather(
            *(
                _questions(world, name, _numbers(questions, breaking, asked), refused)
                for name in ASKERS[:3]
            ),
            *(
                _bookings(world, name, _numbers(bookings, breaking, booked), refused)
                for name in ASKERS[3:]
            ),
        )
        await breaking
        standing = await assert_every_interview_is_whole(world, await world.settled())
        return Broken(
            asked.total(), booked.total(), standing, way.resets, refused.total(), world.repeats
        )


def _numbers(least, breaking, counted):
    """Yield numbers, at least so many, until the trouble is over, and count them."""
    for n in takewhile(lambda n: n < least or not breaking.done(), count()):
        yield n
        counted["all"] += 1


async def _questions(world, name, numbers, refused):
    for n in numbers:
        await _ask(world, name, f"{PEOPLE[n % 8]} on {DAYS[n % 6]}", refused)


async def _bookings(world, name, numbers, refused):
    for n in numbers:
        text = f"{PEOPLE[n % 8]} on {DAYS[n // 8 % 6]} with a room for 30 minutes"
        card = await _ask(world, name, text, refused)
        # In the end somebody's day is full.
        if has_button(card, "book"):
            await world.press_until(name, card, button(card, "book"))


async def _ask(world, name, text, refused):
    """Ask, and where something else than times comes, ask again; gives the card with the times."""
    while True:
        before = {offer for offer, _ in world.offers(name)}
        told = len(world.messages(name))
        await world.say(name, text)

        def answer(before=before, told=told):
            offers = [message for offer, message in world.offers(name) if offer not in before]
            cards = [one for _, one in world.interview_cards(name)]
            problems = [one for one in world.messages(name)[told:] if one not in cards]
            return (offers or problems or [None])[0]

        try:
            message = await world.until(answer, LONG_PATIENCE)
        except TimeoutError:
            found = await world.stored()
            raise AssertionError(
                f"{name} got no answer to {text!r}; work in the store: {found[Job]}"
            ) from None
        if any(message is one for _, one in world.offers(name)):
            return message
        refused[name] += 1
        await asyncio.sleep(0.2)


async def _break(way, pause, breaks):
    for number in range(breaks):
        await asyncio.sleep(pause)
        way.reset()
        if number % OF == LONGER_THAN_A_COMMAND_AT:
            await way.hang(COMMAND_SECONDS + 1)
        if number % OF == AWAY_AT:
            await way.be_away(4)
