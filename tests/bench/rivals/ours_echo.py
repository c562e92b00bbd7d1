"""The echo on the bot's own channel: what Teams says goes back as it came."""

import asyncio
import os

from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams
from bot.runtime.turn import Said, Turn
from cards.view_models import Notice
from tests.bench.rivals.serving import Clock, serve

APP = os.environ["APP_ID"]  # noqa: TID251 - a bot of its own


async def main() -> None:
    teams = Teams(TeamsCredentials(app_id=APP, password="secret"), Clock())

    async def take(turn: Turn) -> None:
        said = turn.content.text if isinstance(turn.content, Said) else ""
        await teams.messenger.send(turn.address, Notice(lines=(said,)))

    await serve(teams.routes(take, lambda _: None))


asyncio.run(main())
