"""Slack's channel of the bot, where every press is taken and acknowledged."""

import asyncio
import os

from bot.channels.slack.factory import Slack, SlackSettings
from bot.domain.accounts import Workspace
from bot.graph.sign_in.encryption import DecryptionFailed, TokenCipher
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Turn
from tests.bench.rivals.serving import Clock, serve
from tests.fakes.store import FakeStore

API, SECRET = (os.environ[name] for name in ("SLACK_API", "SLACK_SECRET"))  # noqa: TID251 - a bot of its own


async def main() -> None:
    store = FakeStore()
    workspace = Workspace(team="T1", tenant="bench")
    await store.save([DocumentChange(Workspace, workspace.key, workspace, 0)])
    settings = SlackSettings(signing_secret=SECRET, bot_token="xoxb-1", api_url=API)
    slack = Slack(
        settings, Clock(), store=store, seals=TokenCipher(("key",)), broken=DecryptionFailed
    )

    async def take(_: Turn) -> None:
        return None

    await serve(slack.routes(take, lambda _: None))


asyncio.run(main())
