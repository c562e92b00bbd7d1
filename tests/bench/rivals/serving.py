"""What our own bots of the bench share: the real clock, and serving until they are stopped."""

import asyncio
import os
from collections.abc import Iterable
from datetime import UTC, datetime

from aiohttp import web


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the real clock


async def serve(routes: Iterable[web.AbstractRouteDef]) -> None:
    """Listen at the port that the bench names."""
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = os.environ["PORT"]  # noqa: TID251 - a bot of its own
    await web.TCPSite(runner, "127.0.0.1", int(port)).start()
    await asyncio.Event().wait()
