"""Teams as the embedded tenant has it: what people write there, and what its own connector took from the bot."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.harness.running_bot import World, actions, texts

Json = dict[str, Any]


@dataclass
class TenantChat:
    """The chats of the tenant that a running bot embeds; its connector refuses whoever has not installed the app."""

    world: World

    async def say(self, name: str, text: str) -> None:
        body = {"from": _mail(name), "text": text}
        told = await self.world.post(f"/sandbox/chats/a:{name}/messages", body)
        assert not told["trouble"], told

    async def arrive(self, name: str) -> None:
        """Have Teams tell the bot of somebody for whom its app was installed."""
        await self.world.post(f"/sandbox/chats/a:{name}/arrival", {"from": _mail(name)})

    async def switch_app(self, name: str, *, is_installed: bool) -> None:
        """Install the app for somebody, or take it away, without a word to the bot."""
        switch = {"mail": _mail(name), "isInstalled": is_installed}
        await self.world.post("/sandbox/switches", switch)

    async def is_installed(self, name: str) -> bool:
        """Whether the tenant has the app for somebody for whom it was switched."""
        told = await self.world.get("/sandbox/switches")
        return bool(told["people"][_mail(name)]["isInstalled"])

    async def messages(self, name: str) -> Sequence[Json]:
        """Return what the bot wrote to somebody, as it stands."""
        stream = self.world.address("/sandbox/chats/stream")
        async with aiohttp.ClientSession() as page, page.get(stream) as answer:
            first = await answer.content.readuntil(b"\n\n")
        every = json.loads(first.removeprefix(b"data: "))["messages"]
        return [one for one in every if one["chat"] == f"a:{name}" and not one["author"]]

    async def shown(self, name: str, *words: str) -> Json:
        """Return the latest message to somebody that says all these words, once there is one."""

        async def found() -> Json | None:
            fitting = [one for one in await self.messages(name) if _says(one, words)]
            return fitting[-1] if fitting else None

        try:
            return dict(await self.world.until(found))
        except TimeoutError:
            seen = "\n---\n".join(map(_said, await self.messages(name)))
            raise AssertionError(f"{name} was not shown {words}, but:\n{seen}") from None

    async def press(self, name: str, message: Json, verb: str) -> None:
        action = next(one for one in actions(message["drawn"]) if one["verb"] == verb)
        body = {"from": _mail(name), "message": message["id"], "action": action}
        told = await self.world.post(f"/sandbox/chats/a:{name}/presses", body)
        assert not told["isTrouble"], told

    async def connect(self, name: str) -> None:
        """Connect somebody's calendar from the chat."""
        await self.say(name, "connect")
        card = await self.shown(name, "Sign in with Microsoft")
        url = next(one["url"] for one in actions(card["drawn"], "Action.OpenUrl"))
        await self.world.sign_in(name, url)
        await self.shown(name, "Connected:")


def _mail(name: str) -> str:
    return f"{name}@contoso.example"


def _said(message: Json) -> str:
    return "\n".join([message["text"], *texts(message["drawn"])]).replace("\\", "")


def _says(message: Json, words: Sequence[str]) -> bool:
    return all(word in _said(message) for word in words)
