"""Asking everybody to connect, with the bot deployed anew in the middle of it: nobody is missed, nobody asked twice.

The rows of work are paced over hours; here the bot is started again hours later, so that all are due at once and every
deploy finds it with its hands full.
"""

import asyncio
import time
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.domain.accounts import Address, Person, person_id
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import DocumentChange
from bot.store.factory import open_store
from tests.fakes.connector import FakeConnector
from tests.harness.copies import Copies
from tests.harness.in_step import BEGAN
from tests.harness.running_bot import World, executed

CROWD = "a:crowd-"
HOURS = timedelta(hours=6)
TOGETHER = 500
MINUTES = 20
"""In which a broadcast must come to its end, on the slowest machine."""


@dataclass
class OneCopy(World):
    """A World whose bot keeps its documents in a file, and can be deployed anew."""

    begun: float = field(default_factory=time.monotonic)
    stops: list[float] = field(default_factory=list)

    @property
    def database(self):
        return f"tinydb:{self.folder}/bot.json"

    async def start(self):
        self.settings |= {BEGAN: str(self.begun), "STORE_URL": self.database}
        await super().start()

    async def up(self):
        await self.start()

    async def down(self):
        """Ask the bot to stop, and note how long it takes."""
        begun = time.monotonic()
        await self.stop()
        self.stops.append(time.monotonic() - begun)

    async def deploy(self):
        await self.down()
        await self.up()


@dataclass
class ManyCopies(Copies):
    """Copies of the bot on one database, deployed anew one after the other."""

    async def up(self):
        await asyncio.gather(*map(self.launch, self.copies))

    async def down(self):
        await asyncio.gather(*map(self.end, self.copies))

    async def deploy(self):
        for copy in self.copies:
            await self.end(copy)
            await self.launch(copy)


@dataclass(frozen=True)
class Told:
    """What came of a broadcast."""

    seconds: float
    deploys: int
    """Those that found somebody unasked."""
    slowest_stop: float
    lost: list[str]
    repeated: list[str]
    left: list[str]
    """Work that is still there although everybody was asked: it would ask somebody again."""


async def broadcast(world, people, deploys):
    """Ask so many people to connect, and deploy so many times meanwhile."""
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    await world.down()
    await hired(world, people)
    await world.up()
    await world.say("olivia", "invite everybody")
    await world.shown("olivia", "Inviting")
    world.begun -= HOURS.total_seconds()
    begun = time.monotonic()
    await world.deploy()
    in_the_middle = 0
    for number in range(1, deploys + 1):
        await asked(world, people * number // (deploys + 1))
        in_the_middle += count(world) < people
        await world.deploy()
    await asked(world, people)
    seconds = time.monotonic() - begun
    await world.down()
    cards = Counter(one.conversation for one in world.connector.messages)
    chats = [f"{CROWD}{number}" for number in range(people)]
    return Told(
        seconds=seconds,
        deploys=in_the_middle,
        slowest_stop=max(world.stops),
        lost=[one for one in chats if cards[one] == 0],
        repeated=[one for one in chats if cards[one] > 1],
        left=await left(world),
    )


async def hired(world, number):
    """Let the account know so many people, each with a chat of their own."""
    tenant = world.people["olivia"]["tenantId"]
    people = [_person(tenant, n, world.connector.url) for n in range(number)]
    world.connector.describe_all(world.people)
    for n, one in enumerate(people):
        world.connector.describe(
            f"29:crowd-{n}", f"crowd-{n}", tenant, name=one.name, mail=one.mail
        )
    store = await open_store(world.database)
    for at in range(0, number, TOGETHER):
        await store.save(
            [DocumentChange(Person, one.key, one, 0) for one in people[at : at + TOGETHER]]
        )
    await store.close()


def _person(tenant, number, service_url):
    chat = Address(
        channel="teams",
        tenant=tenant,
        conversation=f"{CROWD}{number}",
        service_url=service_url,
        user=f"29:crowd-{number}",
        bot="28:bot",
    )
    return Person(
        id=person_id(tenant, f"crowd-{number}"),
        tenant=tenant,
        name=f"First{number % 200} Last{number % 977}",
        mail=f"person{number}@contoso.example",
        addresses=(chat,),
    )


def count(world):
    """Return how many have their card."""
    chats = {one.conversation for one in world.connector.messages}
    return sum(one.startswith(CROWD) for one in chats)


async def asked(world, number):
    """Wait until so many have their card."""
    await world.until(lambda: count(world) >= number, MINUTES * 60)


async def left(world):
    """Return what is still to be asked or shown, in the store of a bot that was stopped."""
    store: Any = await open_store(world.database)
    rows = [one.value async for kind, _, one in store.export() if kind is Job]
    await store.close()
    return [one.key for one in rows if one.kind in {JobKind.INVITE, JobKind.SHOW}]


@asynccontextmanager
async def running(folder, database="", launcher=executed):
    """Return copies on a database, or one on a file where none is named."""
    async with FakeConnector() as connector:
        world = (
            ManyCopies(folder=folder, connector=connector, database=database, launcher=launcher)
            if database
            else OneCopy(folder=folder, connector=connector, launcher=launcher)
        )
        try:
            await world.start()
            yield world
        finally:
            await world.stop()
