"""The echo on the bot's own channel: what Teams says goes back as it came."""

import asyncio
import os
from datetime import UTC, datetime

from aiohttp import web

from bot.channels.teams.channel import Teams
from bot.channels.teams.credentials import TeamsCredentials
from bot.turn import Said, Turn
from cards.views import Notice

PORT, APP = (os.environ[name] for name in ("PORT", "APP_ID"))  # noqa: TID251 - a bot of its own


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the real clock


async def main() -> None:
    teams = Teams(TeamsCredentials(app_id=APP, password="secret"), Clock())

    async def take(turn: Turn) -> None:
        said = turn.content.text if isinstance(turn.content, Said) else ""
        await teams.messenger.send(turn.address, Notice(lines=(said,)))

    app = web.Application()
    app.add_routes(teams.routes(take, lambda _: None))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(PORT)).start()
    await asyncio.Event().wait()


asyncio.run(main())
