"""The embedded tenant served on a loopback port, and the bot's ports connected to it."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import httpx
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.domain.accounts import Grant, Person, person_id
from bot.domain.intervals import Interval
from bot.graph.factory import GraphSettings, build_graph_adapters
from bot.runtime.ports import DocumentChange
from bot.sandbox.entra.identity import Client
from bot.sandbox.server import routes
from tests.fakes.store import FakeStore
from tests.harness.entra_server import Clock
from tests.harness.sandbox_tenant import ShortTenant

START = datetime(2026, 3, 16, 8, 0, tzinfo=UTC)
"""A Monday; the Saturday after it is empty in every calendar."""
BACK = "http://127.0.0.1:9999/auth/callback"


class Served:
    """One tenant, one bot, and a hand on the clock of both."""

    def __init__(self, base, tenant, clock, *, store=None, **settings):
        self.base, self.tenant, self.clock = base, tenant, clock
        self.store = store or FakeStore()
        self.seen = []
        self.parts = build_graph_adapters(
            GraphSettings(
                **{
                    "graph_url": f"{base}/sandbox/graph/v1.0",
                    "login_url": f"{base}/sandbox/login",
                    "client_id": "app",
                    "client_secret": "secret",
                    "redirect_uri": BACK,
                    "token_keys": ("key",),
                }
                | settings
            ),
            self.store,
            clock,
            seen=self.seen.append,
            pause=self.pause,
        )
        self.calendars, self.events = self.parts.calendars, self.parts.events
        self.identity = self.parts.identity

    async def pause(self, seconds):
        self.clock.pass_by(seconds=seconds)

    def person(self, name):
        known = self.tenant.directory.people[f"{name}@contoso.example"]
        tenant = self.tenant.directory.tenant_id
        return Person(
            id=person_id(tenant, known.id), tenant=tenant, name=known.name, mail=known.mail
        )

    async def came_back(self, name, decision="accept", besides=()):
        """Press a button on the sign-in page; give the started sign-in and the page's answer."""
        hint = f"{name}@contoso.example"
        started = await self.identity.start(login_hint=hint, besides=besides)
        async with plain_client() as browser:
            page = await browser.post(started.url, data={"decision": decision})
        assert page.status_code == 302, page.text
        return started, dict(httpx.URL(page.headers["location"]).params)

    async def connected(self, name, besides=()):
        started, answer = await self.came_back(name, besides=besides)
        who = await self.identity.finish(started.sealed, answer)
        grant = Grant(
            person=person_id(who.tenant, who.object_id),
            sealed=who.sealed_tokens,
            scopes=who.scopes,
        )
        await self.store.save([DocumentChange(Grant, grant.key, grant, 0)])
        return self.person(name)

    async def fault(self, **fault):
        async with plain_client() as client:
            answer = await client.post(f"{self.base}/sandbox/faults", json={"times": 1} | fault)
        assert answer.status_code == 201, answer.text

    async def switch(self, **switches):
        async with plain_client() as client:
            answer = await client.post(f"{self.base}/sandbox/switches", json=switches)
        assert answer.status_code == 200, answer.text

    async def control(self, path, **body):
        """Do something in the tenant that is not done through the bot."""
        async with plain_client() as client:
            answer = await client.post(f"{self.base}/sandbox/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def kept(self, mail, calendar=None):
        """Return the events that stand in somebody's calendar of this name."""
        box = self.tenant.exchange.mailboxes[mail]
        homes = {
            one.id
            for one in box.calendars.values()
            if (one.is_primary if calendar is None else one.name == calendar)
        }
        return [one for one in box.events.values() if one.calendar in homes]

    def asked(self, text):
        """Return the calls to Graph whose method and path hold this."""
        seen = self.tenant.journal.seen
        return [one for one in seen if text in f"{one.method} {one.path}"]


def plain_client():
    """Return a client for loopback; without certificates to load it costs nothing."""
    return httpx.AsyncClient(verify=False)


@asynccontextmanager
async def served(*, kind=ShortTenant, **settings):
    """Serve a tenant of this kind, with a bot connected to it."""
    clock, here = Clock(START), SimpleNamespace(base="http://127.0.0.1")
    clients = [Client("app", "secret", (BACK,))]
    tenant = kind(clock.now, base_url=lambda: here.base, clients=clients)
    tenant.latency = 0
    app = web.Application()
    app.add_routes(routes(tenant))
    server = TestServer(app)
    await server.start_server()
    here.base = str(server.make_url("")).rstrip("/")
    world = Served(here.base, tenant, clock, **settings)
    try:
        yield world
    finally:
        await world.parts.close()
        await server.close()


def saturday(hour, minutes=60):
    """Return a stretch of the first Saturday, when no calendar holds anything."""
    start = START.replace(hour=hour) + timedelta(days=5)
    return Interval(start, start + timedelta(minutes=minutes))
