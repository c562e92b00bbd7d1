"""How the bot fares: `healthz`, `readyz`, and `metrics`, which others than the operator may not read."""

import asyncio
import hmac
from collections.abc import Callable

from aiohttp import web

from bot.runtime.ports import OpenStore

OPENED = web.AppKey("opened", asyncio.Event)
"""Set once everything is in place that people count on."""
READY_SECONDS = 3.0
"""Who asks whether the bot is ready is answered by then: a store that hangs takes no writes either."""


def health_routes(store: OpenStore) -> list[web.RouteDef]:
    """Return the addresses that tell whether the process lives, and whether it can serve."""

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def readyz(request: web.Request) -> web.Response:
        if not request.app[OPENED].is_set():
            return web.json_response({"status": "starting"}, status=503)
        try:
            async with asyncio.timeout(READY_SECONDS):
                is_ready = await store.ready()
        except TimeoutError:
            is_ready = False
        status = "ready" if is_ready else "the store cannot be read or written"
        return web.json_response({"status": status}, status=200 if is_ready else 503)

    return [web.get("/healthz", healthz), web.get("/readyz", readyz)]


def metrics_routes(metrics: Callable[[], str], *, token: str = "") -> list[web.RouteDef]:
    """Return the address at which the bot's figures are read; by who sends the token, where there is one."""

    async def measured(request: web.Request) -> web.Response:
        wanted = f"Bearer {token}".encode()
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if token and not hmac.compare_digest(given, wanted):
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        return web.Response(text=metrics(), content_type="text/plain")

    return [web.get("/metrics", measured)]
