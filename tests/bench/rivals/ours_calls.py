"""What no question can do without, and nothing else: one call to Graph, one save, a message as long as the card.

All of it goes the way that the bot's own does, so that a slow disk slows both alike; nothing is understood, searched or drawn.
"""

import asyncio
import json
import os
import tempfile
from pathlib import Path

import httpx

from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams
from bot.domain.conversation_state import Conversation
from bot.graph.aiohttp_transport import AiohttpTransport
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Turn
from bot.store.factory import open_store
from cards.view_models import Notice
from tests.bench.rivals.serving import Clock, serve

APP, GRAPH, LENGTH = (
    os.environ[name]  # noqa: TID251 - a bot of its own
    for name in ("APP_ID", "GRAPH_URL", "LENGTH")
)
ANSWER = Notice(lines=("x" * int(LENGTH),))
DAY = {
    edge: {"dateTime": f"2026-11-23T{hour}:00:00", "timeZone": "UTC"}
    for edge, hour in (("startTime", "09"), ("endTime", "17"))
}
MAILBOXES = [f"person{number}@bench.example" for number in range(14)]


async def main() -> None:
    teams = Teams(TeamsCredentials(app_id=APP, password="secret"), Clock())
    transport = AiohttpTransport(httpx.Limits(max_connections=100), trust_env=False)
    graph = httpx.AsyncClient(base_url=GRAPH, transport=transport)
    store = await open_store(f"tinydb:{Path(tempfile.mkdtemp()) / 'bot.json'}")

    async def take(turn: Turn) -> None:
        asked = DAY | {"schedules": MAILBOXES}
        read = await graph.post("/v1.0/me/calendar/getSchedule", json=asked)
        json.loads(read.raise_for_status().content)
        answered = Conversation(
            chat=turn.id, person=turn.speaker.id, asked={"answer": "x" * int(LENGTH)}
        )
        await store.save([DocumentChange(Conversation, answered.key, answered, 0)])
        await teams.messenger.send(turn.address, ANSWER)

    await serve(teams.routes(take, lambda _: None))


asyncio.run(main())
