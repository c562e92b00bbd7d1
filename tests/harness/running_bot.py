"""The whole product as its users meet it: the bot's own process, a connector, a browser, nothing else.

Everything here goes over HTTP. People write and press as in Teams; what they see is what the bot
sent to the connector; the tenant is looked at through its own addresses.
"""

import asyncio
import json
import re
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import aiohttp
from yarl import URL

from tests.fakes.connector import FakeConnector, Message
from tests.harness import in_step
from tests.harness.in_step import BEGAN
from tests.harness.patience import PATIENCE, pause_after
from tests.harness.ports import free_port

ROOT = Path(__file__).parents[2]
APP = (str(ROOT / "app.py"),)
NOW = "2026-11-22T10:00:00+00:00"
MOMENT = 0.3
"""Seconds in which the bot does what has become due, where the machine is idle."""
ROOMS_ANSWER_WITHIN = 6
"""Seconds after which the bot has looked for the answer of a room that gives it at once."""


class Process(Protocol):
    """A program that was started."""

    @property
    def pid(self) -> int: ...
    @property
    def returncode(self) -> int | None: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...
    async def wait(self) -> int: ...


Launcher = Callable[..., Awaitable[Process]]
"""Starts a program with its arguments, in a folder, with an environment; `stdout` and `stderr` name files for what it says."""


async def executed(
    program: tuple[str, ...], folder: Path, env: Mapping[str, str], /, **streams: Path
) -> Process:
    """Start a program as everybody does, in step with others where it is told when their clocks began."""
    if BEGAN in env:
        program = (str(Path(in_step.__file__)), *program)
    with ExitStack() as files:
        said = {name: files.enter_context(path.open("ab")) for name, path in streams.items()}
        return await asyncio.create_subprocess_exec(
            sys.executable, *program, cwd=folder, env=env, **{"stdout": DEVNULL, **said}
        )


@dataclass
class World:
    """A running bot with its people."""

    folder: Path
    connector: FakeConnector = field(default_factory=FakeConnector)
    settings: dict[str, str] = field(default_factory=dict)
    program: tuple[str, ...] = APP
    launcher: Launcher = executed
    port: int = field(default_factory=free_port)
    process: Process | None = None
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    _client: aiohttp.ClientSession | None = None
    _shown_before: dict[str, int] = field(default_factory=dict)
    """How much somebody's chat had been shown when they said something last."""

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def address(self, path: str) -> str:
        """Return where a path of the bot or of its tenant is served."""
        return self.url + path

    async def start(self) -> None:
        await self._hang_up()
        env = {"PORT": str(self.port), "NOW": NOW, "LOG_LEVEL": "warning", **self.settings}
        self.process = await self.launcher(self.program, self.folder, env)
        await self.until(self._is_ready)
        listed = await self.get("/sandbox/people")
        self.people = {one["mail"].split("@")[0]: one for one in listed}
        self.connector.chats = {
            one["aadObjectId"]: self.chat(name) for name, one in self.people.items()
        }

    async def stop(self) -> None:
        await self._hang_up()
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    def client(self) -> aiohttp.ClientSession:
        """Return what asks the bot or its tenant, over connections that stay: of one process, until it is started anew."""
        if self._client is None:
            self._client = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._client

    async def _hang_up(self) -> None:
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _is_ready(self) -> bool:
        assert self.process is not None
        assert self.process.returncode is None, "the bot did not start"
        try:
            return bool(await self.get("/readyz"))
        except aiohttp.ClientError:
            return False

    async def until(self, is_so: Callable[[], Any], seconds: float = PATIENCE) -> Any:
        """Return what an async or plain question gives, once it is true; asked again at the latest news from the chat."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        async with asyncio.timeout(seconds):
            while True:
                given = is_so()
                given = await given if asyncio.iscoroutine(given) else given
                if given:
                    return given
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.connector.news(), pause_after(loop.time() - begun))

    async def while_time_passes(self, is_so: Callable[[], Any], *, step: int, within: int) -> Any:
        """Return what a question gives, once it is true; the bot's clock moves in steps, so many seconds in all."""
        for _ in range(within // step):
            await self.advance(step)
            with suppress(TimeoutError):
                return await self.until(is_so, MOMENT)
        return await self.until(is_so)

    # --- the tenant ------------------------------------------------------------------------------

    async def get(self, path: str) -> Any:
        async with self.client().get(self.address(path)) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def post(self, path: str, body: Any) -> Any:
        async with self.client().post(self.address(path), json=body) as answer:
            answer.raise_for_status()
            text = await answer.text()
            return json.loads(text) if text else None

    async def advance(self, seconds: float) -> None:
        """Let time pass for the bot and its tenant, without waiting for it."""
        await self.post("/sandbox/clock", {"advanceSeconds": seconds})

    async def events(
        self, name: str, calendar: str = "", *, subject: str = ""
    ) -> list[dict[str, Any]]:
        """Return the events of a mailbox whose subjects begin so: of the calendar with this name, else of the default one."""
        told = await self.get(f"/sandbox/calendars/{name}@contoso.example?subject={subject}")
        return [
            event
            for one in told["calendars"]
            if (one["name"] == calendar if calendar else one["isDefault"])
            for event in one["events"]
        ]

    async def calendars(self, name: str) -> set[str]:
        told = await self.get(f"/sandbox/calendars/{name}@contoso.example")
        return {one["name"] for one in told["calendars"]}

    async def interviews(self, name: str, calendar: str = "") -> list[dict[str, Any]]:
        """Return what the bot put into a calendar."""
        return await self.events(name, calendar, subject="Interview")

    # --- the chat --------------------------------------------------------------------------------

    def chat(self, name: str) -> str:
        return f"a:{name}"

    async def say(self, name: str, text: str, **more: Any) -> None:
        if not more:  # such as the id of a delivery that comes again
            self._shown_before[name] = self._count_shown(name)
        await self._deliver(name, {"type": "message", "text": text, **more})

    async def press(
        self, name: str, message: Message, action: dict[str, Any], **more: str
    ) -> dict[str, Any]:
        """Press a button of a card; gives the card that Teams would draw in its place."""
        answer = await self.pressed(name, message, action, **more)
        assert answer["type"] == "application/vnd.microsoft.card.adaptive", answer
        return answer["value"]

    async def pressed(
        self,
        name: str,
        message: Message,
        action: dict[str, Any],
        *,
        conversation: str = "",
        **inputs: str,
    ) -> dict[str, Any]:
        """Press a button, perhaps of a card in a channel; gives the bot's answer as it is."""
        data = {**action["data"], **inputs}
        value = {
            "action": {"type": "Action.Execute", "verb": action["verb"], "data": data},
            "trigger": "manual",
        }
        more: dict[str, Any] = {
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": value,
            "replyToId": message.id,
        }
        if conversation:
            place = self.activity(name)["conversation"]
            more["conversation"] = {
                **place,
                "id": conversation,
                "conversationType": "channel",
                "isGroup": True,
            }
        return await self._deliver(name, more)

    def activity(self, name: str) -> dict[str, Any]:
        person = self.people[name]
        return {
            "id": uuid4().hex,
            "channelId": "msteams",
            "serviceUrl": self.connector.url,
            "from": {
                "id": f"29:{name}",
                "name": person["name"],
                "aadObjectId": person["aadObjectId"],
            },
            "recipient": {"id": "28:bot", "name": "Scheduler"},
            "conversation": {
                "id": self.chat(name),
                "conversationType": "personal",
                "tenantId": person["tenantId"],
            },
            "channelData": {"tenant": {"id": person["tenantId"]}},
            "locale": "en-GB",
        }

    async def _deliver(self, name: str, more: dict[str, Any]) -> Any:
        body = {**self.activity(name), **more}
        async with self.client().post(f"{self.url}/api/messages", json=body) as answer:
            assert answer.status in {200, 201, 202}, await answer.text()
            text = await answer.text()
            return json.loads(text) if text else None

    def _count_shown(self, name: str) -> int:
        return sum(1 + len(one.updates) for one in self.messages(name))

    def messages(self, name: str) -> list[Message]:
        return [one for one in self.connector.messages if one.conversation == self.chat(name)]

    async def shown(self, name: str, *words: str) -> Message:
        """Return the latest message to somebody that says all these words now, once there is one.

        What somebody has said last is answered first: what stood there before may say the same.
        """

        def found() -> Message | None:
            if self._count_shown(name) <= self._shown_before.get(name, -1):
                return None
            fitting = [one for one in self.messages(name) if says(one, words)]
            return fitting[-1] if fitting else None

        return await self._once(found, name, words)

    async def was_shown(self, name: str, *words: str) -> Message:
        """Return a message as it stood when it said all these words, whatever it says by now: for what passes by itself."""

        def found() -> Message | None:
            every = (version for one in self.messages(name) for version in one.versions)
            return next((one for one in every if says(one, words)), None)

        return await self._once(found, name, words)

    async def _once(
        self, found: Callable[[], Message | None], name: str, words: Sequence[str]
    ) -> Message:
        try:
            return await self.until(found)
        except TimeoutError:
            seen = "\n---\n".join(said(one) for one in self.messages(name))
            raise AssertionError(f"{name} was not shown {words}, but:\n{seen}") from None

    # --- the browser -----------------------------------------------------------------------------

    async def sign_in(self, name: str, url: str, decision: str = "accept") -> str:
        """Go through the sign-in page as somebody; gives the text of the last page."""
        async with aiohttp.ClientSession() as browser:
            async with browser.get(url) as answer:
                page = await answer.text()
                assert answer.status == 200, page
                address = str(answer.url)
            if "Pick an account" in page:
                address = str(URL(address).join(URL(self._account_link(name, page))))
                async with browser.get(address) as answer:
                    page = await answer.text()
            form = dict(hidden_fields(page))
            form["decision"] = decision
            async with browser.post(address, data=form) as answer:
                return await answer.text()

    def _account_link(self, name: str, page: str) -> str:
        found = re.search(rf'<a href="([^"]+)">{self.people[name]["name"]}</a>', page)
        assert found, page
        return unescape(found[1])

    async def connect(self, name: str) -> None:
        """Connect somebody's calendar from the chat."""
        await self.say(name, "connect")
        prompt = await self.shown(name, "Sign in with Microsoft")
        page = await self.sign_in(name, link(prompt))
        assert "You are connected" in page, page
        await self.shown(name, "Connected:")


def hidden_fields(page: str) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        found = dict(re.findall(r"(name|value)=\"([^\"]*)\"", tag))
        yield found["name"], unescape(found.get("value", ""))


def says(message: Message, words: Sequence[str]) -> bool:
    """Whether a message says all these words as it stands."""
    return all(word in said(message) for word in words)


def said(message: Message) -> str:
    """Return all words of a message as it stands."""
    latest = (message.updates or [message.activity])[-1]
    return "\n".join([latest.get("text") or "", *texts(message.card)]).replace("\\", "")


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (
            part[key]
            for key in ("text", "title", "value", "fallbackText")
            if isinstance(part.get(key), str)
        )
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from texts(one)


def actions(part: Any, kind: str = "Action.Execute") -> Iterator[dict[str, Any]]:
    """Return every button of a kind in a card."""
    if isinstance(part, dict):
        if part.get("type") == kind:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from actions(one, kind)


def button(message: Message, verb: str) -> dict[str, Any]:
    """Return the first button with this verb."""
    found = [one for one in actions(message.card) if one["verb"] == verb]
    assert found, f"no {verb} among {[one['verb'] for one in actions(message.card)]}"
    return found[0]


def has_button(message: Message, verb: str) -> bool:
    """Whether a card has a button with this verb."""
    return any(one["verb"] == verb for one in actions(message.card))


def link(message: Message) -> str:
    return next(one["url"] for one in actions(message.card, "Action.OpenUrl"))
