"""The embedded tenant, served for a test of something that talks to it over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.entra.identity import Client
from bot.sandbox.server import routes
from bot.sandbox.tenant import Tenant

CLIENT = "11111111-2222-3333-4444-555555555555"
SECRET = "practice-secret"
BACK = "http://127.0.0.1:9999/auth/callback"
MOMENT = datetime(2026, 3, 16, 8, tzinfo=UTC)


class ShortTenant(Tenant):
    """A tenant whose calendars are filled for a week only: quicker to open."""

    past, future = timedelta(days=1), timedelta(days=7)


@asynccontextmanager
async def served_tenant() -> AsyncIterator[tuple[str, str]]:
    """Serve a tenant; gives its address and its id."""
    address: dict[str, str] = {}
    client = Client(CLIENT, SECRET, (BACK,))
    tenant = ShortTenant(
        lambda: MOMENT, base_url=lambda: address["base"], clients=[client], advance=lambda _: None
    )
    tenant.latency = 0
    app = web.Application()
    app.add_routes(routes(tenant))
    async with TestServer(app, host="127.0.0.1") as server:
        address["base"] = str(server.make_url("")).rstrip("/")
        yield address["base"], tenant.directory.tenant_id
