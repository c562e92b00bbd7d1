"""What no question can do without, and nothing else: one call to Graph, one save, a message as long as the card.

All of it goes the way that the bot's own does, so that a slow disk slows both alike; nothing is understood, searched or drawn.
"""

import asyncio
import os

import httpx
from msgspec.structs import replace

from bot.channels.teams.credentials import TeamsCredentials
from bot.channels.teams.factory import Teams
from bot.domain.conversation_state import Conversation
from bot.graph.aiohttp_transport import AiohttpTransport
from bot.graph.client import Call, GraphClient
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Turn
from bot.store.factory import open_store
from cards.view_models import Notice
from tests.bench.rivals.serving import Clock, serve

APP, GRAPH, STORE, LENGTH = (
    os.environ[name]  # noqa: TID251 - a bot of its own
    for name in ("APP_ID", "GRAPH_URL", "STORE_URL", "LENGTH")
)
ANSWER = Notice(lines=("x" * int(LENGTH),))
DAY = {
    edge: {"dateTime": f"2026-11-23T{hour}:00:00", "timeZone": "UTC"}
    for edge, hour in (("startTime", "09"), ("endTime", "17"))
}
MAILBOXES = [f"person{number}@bench.example" for number in range(14)]


async def token(_: str) -> str:
    return "token"


SCHEDULE = Call(
    name="getSchedule",
    method="POST",
    path="/v1.0/me/calendar/getSchedule",
    mailbox="",
    token=token,
    body=DAY | {"schedules": MAILBOXES},
)


async def main() -> None:
    teams = Teams(TeamsCredentials(app_id=APP, password="secret"), Clock())
    transport = AiohttpTransport(httpx.Limits(max_connections=100), trust_env=False)
    graph = GraphClient(transport, GRAPH, lambda _: None)
    store = await open_store(STORE)

    async def take(turn: Turn) -> None:
        await graph.read(replace(SCHEDULE, mailbox=turn.speaker.id), dict)
        answered = Conversation(
            chat=turn.id, person=turn.speaker.id, asked={"answer": "x" * int(LENGTH)}
        )
        await store.save([DocumentChange(Conversation, answered.key, answered, 0)])
        await teams.messenger.send(turn.address, ANSWER)

    await serve(teams.routes(take, lambda _: None))


asyncio.run(main())
