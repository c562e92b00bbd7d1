"""Slack's channel of the bot, where every press is taken and acknowledged."""

import asyncio
import os
from datetime import UTC, datetime

from aiohttp import web

from bot.channels.slack.channel import Slack, SlackSettings
from bot.domain.people import Workspace
from bot.graph.seals import SealBroken, Seals
from bot.ports import Change
from bot.turn import Turn
from tests.fakes.store import FakeStore

PORT, API, SECRET = (os.environ[name] for name in ("PORT", "SLACK_API", "SLACK_SECRET"))  # noqa: TID251 - a bot of its own


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the real clock


async def main() -> None:
    store = FakeStore()
    workspace = Workspace(team="T1", tenant="bench")
    await store.save([Change(Workspace, workspace.key, workspace, 0)])
    settings = SlackSettings(signing_secret=SECRET, bot_token="xoxb-1", api_url=API)
    slack = Slack(settings, Clock(), store=store, seals=Seals(("key",)), broken=SealBroken)

    async def take(_: Turn) -> None:
        return None

    app = web.Application()
    app.add_routes(slack.routes(take, lambda _: None))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(PORT)).start()
    await asyncio.Event().wait()


asyncio.run(main())
