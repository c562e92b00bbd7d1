"""The channel between a little Slack and a bot that only writes down what it is told."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from msgspec.structs import replace

from bot.channels.slack.factory import Slack, SlackSettings
from bot.domain.accounts import Person, Workspace, person_id
from bot.graph.sign_in.encryption import DecryptionFailed
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import OutgoingView
from bot.runtime.turns.press_replies import is_reply, is_reply_only
from bot.sandbox.slack import events_api as events
from bot.sandbox.slack.routes import App, routes
from bot.sandbox.slack.workspace import SlackServer, add_team, user_id
from cards.runtime_views import CardViews
from tests.fakes.store import FakeStore
from tests.harness.patience import PATIENCE

TENANT = "contoso"
TEAM = "T1"
SECRET = "signing-secret"
TOKEN = "xoxb-1"
A_MOMENT = 0.05
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
STAFF = (
    ("Rita Costa", "rita@x.example", "America/New_York"),
    ("Ian Murray", "ian@x.example", "Europe/London"),
)


@dataclass
class PlainSeals:
    def seal(self, text, owner):
        return f"sealed:{text}"

    def open(self, sealed, owner):
        return sealed.removeprefix("sealed:")


@dataclass
class FixedClock:
    moment: datetime = NOON

    def now(self):
        return self.moment

    def pass_(self, **time):
        self.moment += timedelta(**time)


@dataclass
class Hall:
    """`turns` holds what the bot was told; `reply` is what it answers a press with."""

    clock: FixedClock = field(default_factory=FixedClock)
    store: FakeStore = field(default_factory=FakeStore)
    turns: list = field(default_factory=list)
    counted: list = field(default_factory=list)
    reply: object = None
    trouble: Exception | None = None
    """What the bot raises instead of taking a turn."""
    secret: str = SECRET
    token: str = TOKEN
    """The settings' own."""
    seals: object = field(default_factory=PlainSeals)
    gate: asyncio.Event | None = None
    """Where set, turns wait for it before they are saved."""

    async def open(self, stack: AsyncExitStack, *, joined=True):
        self.little = SlackServer(self.clock.now)
        self.little.client = ("client", "client-secret")
        add_team(self.little, TEAM, "Contoso", TOKEN, STAFF)
        server = web.Application()
        slack_server = TestServer(server)
        listening = web.Application()
        bot_server = TestServer(listening)
        self.app = App(self.little, "", SECRET)
        server.add_routes(routes(self.app))
        await slack_server.start_server()
        stack.push_async_callback(slack_server.close)
        self.api_url = str(slack_server.make_url("/sandbox/slack/api"))
        settings = SlackSettings(
            signing_secret=self.secret,
            bot_token=self.token,
            client_id="client",
            client_secret="client-secret",
            api_url=self.api_url,
            public_url="http://bot.example",
        )
        self.slack = Slack(
            settings, self.clock, store=self.store, seals=self.seals, broken=DecryptionFailed
        )
        stack.push_async_callback(self.slack.close)
        listening.add_routes(self.slack.routes(self.take, self.counted.append, patience=PATIENCE))
        await bot_server.start_server()
        stack.push_async_callback(bot_server.close)
        self.url = str(bot_server.make_url("/slack/events"))
        if joined:
            await self.keep(Workspace(team=TEAM, tenant=TENANT))
        return self

    def hold_up(self):
        """Let turns wait for the gate from now on, and Slack for no turn longer than a moment."""
        self.gate = asyncio.Event()
        turns = self.slack._turns
        turns._bot = replace(turns._bot, patience=A_MOMENT)

    async def take(self, turn):
        self.turns.append(turn)
        if self.trouble is not None:
            raise self.trouble
        if self.gate is not None:
            await self.gate.wait()
        for show in self._messages(turn):
            await self.slack.messenger.send(turn.address, show.view)
        return self.reply

    def _messages(self, turn):
        """What the bot says in the chat beside its reply, since Slack's own answer cannot carry that."""
        show = OutgoingView(view=self.reply)
        is_again = [one.id for one in self.turns].count(turn.id) > 1
        if self.reply is None or is_again:
            return []
        if not is_reply(turn, show) or is_reply_only(turn, show):
            return []
        written = turn.content.written if turn.patience.is_over else ""
        return [show, *([OutgoingView(view=CardViews().given_back(written))] if written else [])]

    async def keep(self, *documents):
        await self.store.save([DocumentChange(type(one), one.key, one, 0) for one in documents])

    async def change(self, person, **facts):
        stored = await self.store.load(Person, person.id)
        changed = replace(person, **facts)
        await self.store.save([DocumentChange(Person, person.id, changed, stored.version)])

    async def hire(self, name, **facts):
        known = {"id": person_id(TENANT, name), "mail": f"{name}@x.example"}
        person = Person(**known | {"tenant": TENANT, "name": name.title()} | facts)
        await self.keep(person)
        return person

    def user(self, name):
        return self.little.teams[TEAM].users[user_id(TEAM, f"{name}@x.example")]

    async def deliver(self, delivery):
        delivered = await events.deliver(self.url, SECRET, delivery)
        await self.slack.drain() if self.gate is None else None
        return delivered

    async def says(self, name, text, **more):
        user = self.user(name)
        happened = events.message_event(self.little, user, {"text": text, **more})
        retry = more.get("retry", "")
        team = self.little.teams[TEAM]
        return await self.deliver(
            events.event_delivery(self.little, team, happened | more.get("event", {}), retry=retry)
        )

    async def happens(self, happened, team=TEAM):
        return await self.deliver(
            events.event_delivery(self.little, self.little.teams[team], happened)
        )

    async def presses(self, name, message, action):
        return await self.deliver(
            events.button_press(self.little, self.user(name), message, action)
        )

    async def submits(self, name, view, values):
        delivered = await self.deliver(
            events.view_submission(self.little, self.user(name), view.id, values)
        )
        events.apply_view_response(view, delivered)
        return delivered

    async def post(self, body, *, secret=SECRET, stamp=None, headers=None):
        stamp = str(int(time.time()) if stamp is None else stamp)
        signed = {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": events.signature(secret, stamp, body),
        } | (headers or {})
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=body, headers=signed) as answer,
        ):
            return answer.status, await answer.text()

    @property
    def turn(self):
        (only,) = self.turns
        return only

    def calls(self, method):
        return [one for one in self.little.calls if one["method"] == method]
