"""Activities as Teams sends them, and a bot that writes down its turns."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from bot.channels.teams.factory import Teams
from bot.runtime.turn import Turn
from cards.actions import Action
from cards.view_models import View

TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ADA = "11111111-2222-3333-4444-555555555555"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    """Stands at noon until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def go_on(self, **length: float) -> None:
        self.time += timedelta(**length)


def sandbox_teams() -> Teams:
    return Teams(None, Clock(), allow_unsigned=True)


def an_activity(service_url: str, **changes: Any) -> dict[str, Any]:
    """A message of Ada's in her own chat; a change of None leaves the field out."""
    activity = {
        "type": "message",
        "id": "1700000000000",
        "timestamp": "2026-11-23T12:00:00.000Z",
        "localTimezone": "Europe/Paris",
        "serviceUrl": service_url,
        "channelId": "msteams",
        "from": {"id": "29:ada", "name": "Ada Byrne", "aadObjectId": ADA},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:1/x;y"},
        "recipient": {"id": "28:bot", "name": "Scheduler"},
        "textFormat": "plain",
        "text": "find 30 min with Bo next week",
        "entities": [{"type": "clientInfo", "locale": "en-GB", "timezone": "Europe/Berlin"}],
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "en-US",
    } | changes
    return {key: value for key, value in activity.items() if value is not None}


def a_press(service_url: str, action: Action | dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Ada presses a button; what she filled in is in `inputs`."""
    data = action if isinstance(action, dict) else action.pack()
    inputs = changes.pop("inputs", {})
    pressed = {"type": "Action.Execute", "verb": "book", "data": data | inputs}
    value = {"action": pressed, "trigger": changes.pop("trigger", "manual")}
    invoke = {"type": "invoke", "name": "adaptiveCard/action", "text": None, "value": value}
    return an_activity(service_url, **(invoke | {"replyToId": "m1"} | changes))


def mention(text: str, who: str, name: str) -> dict[str, Any]:
    return {"type": "mention", "text": text, "mentioned": {"id": who, "name": name}}


@dataclass
class Bot:
    """Answers every turn with the same view, and remembers it."""

    view: View | None = None
    trouble: Exception | None = None
    turns: list[Turn] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    async def take(self, turn: Turn) -> View | None:
        self.turns.append(turn)
        if self.trouble is not None:
            raise self.trouble
        return self.view

    def count(self, event: str) -> None:
        channel, _, name = event.partition(".")
        assert channel == "teams"
        self.counted[name] += 1


@dataclass
class Client:
    """Posts to a door that is really served."""

    url: str
    session: aiohttp.ClientSession

    async def post(self, activity: Any, **options: Any) -> tuple[int, Any]:
        """Return the status and the body, read as JSON where it is."""
        sent = options if "data" in options else options | {"json": activity}
        async with self.session.post(self.url, **sent) as response:
            is_json = response.content_type == "application/json"
            return response.status, await (response.json() if is_json else response.text())


class Served:
    """`async with Served(teams, bot) as client`: the channel on a port of its own."""

    def __init__(self, teams: Teams, bot: Bot, **routing: Any) -> None:
        app = web.Application()
        app.add_routes(teams.routes(**{"take": bot.take, "count": bot.count} | routing))
        self._teams, self._runner = teams, web.AppRunner(app, shutdown_timeout=1)

    async def __aenter__(self) -> Client:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self._session = aiohttp.ClientSession()
        return Client(f"http://127.0.0.1:{port}/api/messages", self._session)

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()
        await self._teams.close()
