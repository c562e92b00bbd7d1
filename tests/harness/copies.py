"""Three copies of the bot behind a load balancer, one PostgreSQL, one tenant; copies come and go.

The balancer sends each connection to any copy that listens. The channel delivers again what was not
answered, as Teams does, so a message may reach two copies.
"""

import asyncio
import itertools
import os
import random
import re
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import psutil

from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.jobs import Job, JobKind
from bot.settings.model import SANDBOX_CLIENT
from bot.store.factory import open_store
from tests.fakes.connector import FakeConnector, Message
from tests.harness.in_step import BEGAN
from tests.harness.patience import LONG_PATIENCE, PATIENCE
from tests.harness.ports import free_port
from tests.harness.running_bot import NOW, ROOT, Process, World, button, executed, has_button, said

ASKERS = ("rita", "olivia", "ada", "ian", "mei", "sam")
MADE_RECRUITERS = ("Ian Murray", "Mei Tanaka", "Sam Okafor")
HELD = 0.3
"""Seconds in which a copy that is to be killed notes what the chat has answered it."""
WRONG = 500


@dataclass
class Copy:
    """One process."""

    port: int = field(default_factory=free_port)
    source: Path = ROOT
    """The folder of the version that it runs."""
    process: Process | None = None

    @property
    def is_up(self):
        return self.process is not None and self.process.returncode is None


@dataclass(frozen=True)
class Kill:
    """What a copy left behind when it was killed."""

    ports: frozenset[int]
    """Of its connections: what came from one of them the copy itself had handed over."""
    unnoted: Sequence[Job]
    """What was still to be shown then: a view that a chat has taken is noted by deleting its row."""

    def cut_off(self, message: Message, person: str, subject: str) -> bool:
        """Whether this very copy had handed over this very card, and had not noted it yet."""
        return message.port in self.ports and any(
            (row.recipient or "").endswith(person) and subject in str(row.what)
            for row in self.unnoted
        )


@dataclass
class Copies(World):
    """A World whose bot is several processes: what is said and pressed goes to any of them."""

    database: str = ""
    copies: list[Copy] = field(default_factory=lambda: [Copy() for _ in range(3)])
    tenant_port: int = field(default_factory=free_port)
    tenant: asyncio.subprocess.Process | None = None
    log_level: str = "error"
    kills: list[Kill] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)
    repeats: int = 0
    begun: float = field(default_factory=time.monotonic)
    _offer_of: dict[str, str] = field(default_factory=dict)

    @property
    def tenant_url(self):
        return f"http://127.0.0.1:{self.tenant_port}"

    def now(self):
        """Return the moment at which a clock that was started at NOW stands now."""
        return datetime.fromisoformat(NOW) + timedelta(seconds=time.monotonic() - self.begun)

    async def start(self):
        balancer = await asyncio.start_server(self._balance, "localhost", self.port)
        self._balancer = balancer
        self.tenant = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.sandbox", "--port", f"{self.tenant_port}", "--now",
            self.now().isoformat(), "--client-id", SANDBOX_CLIENT[0], "--client-secret",
            SANDBOX_CLIENT[1], "--redirect", f"{self.url}/auth/callback",
            cwd=ROOT, stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await self.until(self._has_tenant)
        await asyncio.gather(*map(self.launch, self.copies))
        listed = await self.get("/sandbox/people")
        self.people = {one["mail"].split("@")[0]: one for one in listed}
        self.connector.chats = {
            one["aadObjectId"]: self.chat(name) for name, one in self.people.items()
        }

    async def stop(self):
        await self._hang_up()
        await asyncio.gather(*(self.end(one) for one in self.copies if one.is_up))
        if self.tenant is not None:
            self.tenant.kill()
            await self.tenant.wait()
        self._balancer.close()

    # --- the copies ------------------------------------------------------------------------------

    async def launch(self, copy):
        """Start a copy; gives the seconds until it is ready."""
        begun = time.monotonic()
        copy.process = await self.run(port=copy.port, source=copy.source)

        async def is_ready():
            assert copy.is_up, "a copy did not start"
            with suppress(aiohttp.ClientError):
                async with (
                    aiohttp.ClientSession() as client,
                    client.get(f"http://127.0.0.1:{copy.port}/readyz") as answer,
                ):
                    return answer.status == 200
            return False

        await self.until(is_ready)
        return time.monotonic() - begun

    async def run(self, *command, port=0, source=ROOT):
        """Start the program with these words on its command line, and the settings of now."""
        sandbox = f"{self.tenant_url}/sandbox"
        env = {
            "PORT": str(port or free_port()),
            "PUBLIC_URL": self.url,
            "NOW": NOW,
            BEGAN: str(self.begun),
            "GRAPH_URL": f"{sandbox}/graph/v1.0",
            "LOGIN_URL": f"{sandbox}/login",
            "STORE_URL": self.database,
            "LOG_LEVEL": self.log_level,
            **self.settings,
        }
        launcher = self.launcher if source == ROOT else executed
        return await launcher((str(source / "app.py"), *command), self.folder, env)

    async def end(self, copy):
        """Ask a copy to stop, as a deploy does, and note how long it takes."""
        begun = time.monotonic()
        copy.process.terminate()
        await copy.process.wait()
        self.stops.append(time.monotonic() - begun)

    async def kill(self, copy=None, *, at_once=False):
        """Kill a copy: at any moment, or while nothing is on its way back to it from the chat.

        A chat cannot be asked whether it has a message already, so what a copy had handed over and
        not yet noted may be shown twice. Held back, what is on its way out never arrives.
        """
        copy = copy or next(one for one in self.copies if one.is_up)
        if not at_once:
            self.connector.may_answer.clear()
            await asyncio.sleep(HELD)
        # Stopped first, so that it opens no connection between being looked at and its end.
        os.kill(copy.process.pid, signal.SIGSTOP)
        held = psutil.Process(copy.process.pid).net_connections("tcp")
        copy.process.kill()
        await copy.process.wait()
        stored, _ = await asyncio.gather(self.stored(Job), asyncio.sleep(HELD))
        unnoted = [one for one in stored[Job] if one.kind is JobKind.SHOW]
        self.kills.append(Kill(frozenset(one.laddr.port for one in held), unnoted))
        self.connector.may_answer.set()

    @asynccontextmanager
    async def coming_and_going(self, seconds, *, at_once=False):
        """Kill and stop copies in turn, and start each again, while the block runs.

        What is under way at its end is finished: a kill that was cut short would not be noted, nor what it excuses.
        """
        is_over = asyncio.Event()
        task = asyncio.create_task(self._come_and_go(is_over, seconds, at_once=at_once))
        try:
            yield
        finally:
            is_over.set()
            await task

    async def _come_and_go(self, is_over, seconds, *, at_once):
        for copy_number in itertools.count():
            with suppress(TimeoutError):
                await asyncio.wait_for(is_over.wait(), seconds)
                return
            copy = self.copies[copy_number % len(self.copies)]
            if copy_number % 3 == 2:
                await self.end(copy)
            else:
                await self.kill(copy, at_once=at_once)
            await self.launch(copy)

    async def _balance(self, reader, writer):
        up = [one for one in self.copies if one.is_up]
        random.shuffle(up)
        for copy in up:
            try:
                back, forth = await asyncio.open_connection("127.0.0.1", copy.port)
            except OSError:
                continue
            await asyncio.gather(_pipe(reader, forth), _pipe(back, writer))
            return
        writer.close()

    # --- HTTP ------------------------------------------------------------------------------------

    async def _has_tenant(self):
        with suppress(aiohttp.ClientError):
            return bool(await self.get("/sandbox/people"))
        return False

    def address(self, path):
        base = self.tenant_url if path.startswith("/sandbox") else self.url
        return base + path

    async def sign_in(self, name, url, decision="accept"):
        while True:
            try:
                return await super().sign_in(name, url, decision)
            except (aiohttp.ClientError, AssertionError):
                await asyncio.sleep(0.1)

    async def _deliver(self, name, more):
        """Deliver until it is answered: the same delivery, to whichever copy listens."""
        body = {**self.activity(name), **more}
        async with asyncio.timeout(PATIENCE):
            while True:
                with suppress(aiohttp.ClientError):
                    async with (
                        aiohttp.ClientSession() as teams,
                        teams.post(f"{self.url}/api/messages", json=body) as answer,
                    ):
                        text = await answer.text()
                        if answer.status < WRONG:
                            assert answer.status in {200, 201, 202}, text
                            return await answer.json(content_type=None) if text else None
                self.repeats += 1
                await asyncio.sleep(0.05)

    # --- what happens ----------------------------------------------------------------------------

    async def open(self):
        """Switch the account on, and connect everybody who asks."""
        await self.say("olivia", "enable office365")
        await self.shown("olivia", "Enabled")
        for name in MADE_RECRUITERS:
            await self.say("olivia", f"make {name} a recruiter")
            await self.shown("olivia", name, "ecruiter")
        await asyncio.gather(*map(self.connect, ASKERS))

    async def ask(self, name, text):
        """Ask, and give the card with the times, once it is there."""
        before = {offer for offer, _ in self.offers(name)}
        await self.say(name, text)

        def newest():
            return next((m for offer, m in self.offers(name) if offer not in before), None)

        return await self.until(newest)

    async def contest(self, text):
        """Let everybody ask the same and book the first time at once."""
        cards = await asyncio.gather(*(self.ask(name, text) for name in ASKERS))
        await asyncio.gather(
            *(
                self.press_until(name, card, button(card, "book"))
                for name, card in zip(ASKERS, cards, strict=True)
                if has_button(card, "book")
            )
        )

    async def press_until(self, name, message, action):
        value = {
            "action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"]},
            "trigger": "manual",
        }
        press = {
            "id": uuid4().hex,
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": value,
            "replyToId": message.id,
        }
        return await self._deliver(name, press)

    # --- what came of it -------------------------------------------------------------------------

    def offers(self, name):
        """Return each offer's id with the message that it came in."""
        for message in self.messages(name):
            # Read once: while one waits for an answer every message is looked at again and again.
            if message.id not in self._offer_of:
                found = re.search(r"'offer': '([^']+)'", str(message.activity))
                self._offer_of[message.id] = found[1] if found else ""
            if offer := self._offer_of[message.id]:
                yield offer, message

    def interview_cards(self, name):
        """Return the interviews whose card stands in somebody's chat, each with its message."""
        for message in self.messages(name):
            if found := re.search(r"'interview': '([^']+)'", str(message.card)):
                yield found[1], message

    def was_cut_off(self, name, message, subject):
        """Whether a copy was killed that had handed this card over and not noted it yet."""
        person = self.people[name]["aadObjectId"]
        return any(one.cut_off(message, person, subject) for one in self.kills)

    async def stored(self, only=None):
        """Return every document, or those of one class, by class."""
        store: Any = await open_store(self.database)
        found: dict[type, list] = {Interview: [], Job: []}
        async for kind, _, one in store.export(only):
            found.setdefault(kind, []).append(one.value)
        await store.close()
        return found

    async def settled(self):
        """Wait until nothing is under way any more, and give every document."""

        async def is_over():
            found = await self.stored()
            now = self.now()
            waiting = [one for one in found[Job] if one.at <= now and one.kind is not JobKind.LOOK]
            # What met with trouble is done later, of its own accord: an interview is half a one till then.
            retried = [
                one
                for one in found[Job]
                if one.kind is JobKind.SHOW or (one.trouble and not one.is_aside)
            ]
            looking = [one for one in found[Job] if one.leased_until and one.leased_until > now]
            return None if waiting or retried or looking else found

        return await self.until(is_over, LONG_PATIENCE)


async def _pipe(reader, writer):
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def running(folder, database, *, number=3, source=ROOT, launcher=executed, **settings):
    """Return so many copies of the version in a folder, with these settings, running."""
    async with FakeConnector() as connector:
        copies = [Copy(source=source) for _ in range(number)]
        world = Copies(
            folder=folder,
            connector=connector,
            database=database,
            copies=copies,
            settings=settings,
            launcher=launcher,
        )
        try:
            await world.start()
            yield world
        finally:
            await world.stop()


async def assert_every_interview_is_whole(world, found):
    """Check that every interview is in the calendars once, or not at all; gives how many stand."""
    interviews = found[Interview]
    assert {one.stage for one in interviews} <= {Stage.STANDING, Stage.ENDED}
    standing = [one for one in interviews if one.stage is Stage.STANDING]
    _assert_nobody_is_booked_twice(standing)
    for name in ASKERS:
        person = world.people[name]
        own = [one for one in standing if one.by.endswith(person["aadObjectId"])]
        invitations = [e for e in await world.interviews(name) if e["isOrganizer"]]
        calendars = await world.calendars(name)
        reserved = (
            await world.interviews(name, "Comeet Scheduler")
            if "Comeet Scheduler" in calendars
            else []
        )
        # What is kept are lasting ids, which the calendar does not show to who did not ask for them.
        assert sorted(map(_uid, invitations)) == sorted(one.event.ical_uid for one in own)
        expected = [one.reservation.ical_uid for one in own if one.reservation]
        assert sorted(map(_uid, reserved)) == sorted(expected)
    return len(standing)


def _uid(event):
    return event["iCalUId"]


def _assert_nobody_is_booked_twice(standing):
    taken = {}
    for one in sorted(standing, key=lambda one: one.start):
        for who in (*(attendee.mail for attendee in one.people), one.room):
            if who:
                assert taken.get(who, one.start) <= one.start, f"{who} is booked twice"
                taken[who] = one.end


def lost_and_repeated_cards(world, found, asked):
    """Return the cards that are missing and those that came twice: offers, and cards of interviews.

    A card that came twice is told with whether that may be: a copy was killed between handing it over and noting it.
    """
    lost, repeated = [], []
    for name in ASKERS:
        offers = _by_subject(world.offers(name))
        repeated += [(name, *one) for one in _twice(world, name, offers)]
        lost += [(name, "offer")] * max(0, asked[name] - len(offers))
    ids = {person["aadObjectId"]: name for name, person in world.people.items()}
    mails = {person["mail"]: name for name, person in world.people.items()}
    for one in found[Interview]:
        if one.stage is not Stage.STANDING:
            continue
        readers = {ids[one.by.rpartition("/")[2]], *(mails[p.mail] for p in one.people)}
        for name in readers:
            cards = _by_subject(world.interview_cards(name))
            lost += [] if one.id in cards else [(name, one.id)]
            repeated += [(name, *card) for card in _twice(world, name, cards) if card[0] == one.id]
    return lost, repeated


def _by_subject(cards):
    found = {}
    for subject, message in cards:
        found.setdefault(subject, []).append(message)
    return found


def _twice(world, name, cards):
    """Return each subject that has more than one card, whether all but the last were cut off by a kill, and how each stood."""
    for subject, messages in cards.items():
        if len(messages) > 1:
            was_cut_off = all(world.was_cut_off(name, one, subject) for one in messages[:-1])
            stood = [[said(each) for each in (one, *one.versions)] for one in messages]
            yield subject, was_cut_off, stood
