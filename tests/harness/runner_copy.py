"""Copies of the runner on fakes: a bot that answers with one step, and the cards that it shows to Rita."""

import asyncio
from dataclasses import dataclass, field

from bot.domain.accounts import Person, person_id
from bot.domain.jobs import Job
from bot.runtime.delivery import outbox
from bot.runtime.delivery.card_publisher import CardPublisher
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Outcome, OutgoingView, Said, Speaker, Turn
from bot.runtime.turns.turn_runner import TurnRunner
from cards.view_models import Notice
from tests.fakes.chats import FakeChat
from tests.fakes.store import FakeStore
from tests.harness.office import NEVER, TENANT, FixedClock, Office, address

RITA = person_id(TENANT, "rita")


def turn(text="hello", name="rita", delivery="d1", content=None):
    return Turn(
        id=delivery,
        speaker=Speaker(tenant=TENANT, id=person_id(TENANT, name), name=name),
        address=address(name),
        content=content or Said(text),
        now=FixedClock().now(),
    )


def notice(text):
    return Notice(title=text)


@dataclass
class Copy:
    """One copy of a bot that answers with `step`; two copies share store, chat and clock."""

    step: object
    store: FakeStore = field(default_factory=FakeStore)
    chat: FakeChat = field(default_factory=FakeChat)
    clock: FixedClock = field(default_factory=FixedClock)
    kept_after: float = NEVER

    def __post_init__(self):
        office = Office(clock=self.clock, store=self.store, chat=self.chat)
        self.ports = office.ports
        self.screen = CardPublisher(self.store, self.ports, pause=self._pause)
        self.talks = TurnRunner(self.step, self.ports, store=self.store, screen=self.screen)
        self.talks.kept.after = self.kept_after

    async def _pause(self, seconds):
        self.clock.pass_(seconds=seconds)
        await asyncio.sleep(0)

    async def hears(self, *turns):
        replies = [self.talks.take(one) for one in turns]
        await self.talks.drain()
        return [await one for one in replies]

    def shown(self, name="rita"):
        return [one.title for one in self.chat.shown.get(f"a:{name}", {}).values()]

    async def rows(self):
        keys = [key for kind, key in self.store.documents if kind == "due"]
        return [(await self.store.load(Job, key)).value for key in keys]


async def echo(turn, unit_of_work, ports):
    return Outcome(show=[OutgoingView(view=notice(turn.content.text))])


def card(text, revision=1, **more):
    return OutgoingView(
        view=notice(text), to=RITA, subject="interview/1", revision=revision, **more
    )


async def with_rita(copy):
    rita = Person(id=RITA, tenant=TENANT, name="Rita", mail="r@x", addresses=(address("rita"),))
    await copy.store.save([DocumentChange(Person, rita.key, rita, 0)])
    return copy


def kept(copy, show):
    return outbox.to_outbox(
        [show], outbox.Origin(speaker=RITA), copy.clock.now(), copy.ports.cipher
    )[0]


async def presented(copy, row):
    (found,) = [
        one for one in await copy.store.due(copy.clock.now(), 9) if one.value.key == row.key
    ]
    await copy.talks.outbox.deliver(await copy.talks.leases.take(found))
