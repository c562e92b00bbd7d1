"""One way to write, press and read in Teams and in Slack, for stories that are the same in both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.harness import running_bot, slack_chat
from tests.harness.running_bot import World
from tests.harness.slack_chat import SlackChat

MONDAY = 82_500
"""Seconds from the start of the sandbox, on Sunday, to five minutes before nine on Monday."""


class Chat(Protocol):
    """What both chats do."""

    world: World

    async def say(self, name: str, text: str) -> None: ...
    async def connect(self, name: str) -> None: ...
    async def cards(self, name: str) -> Sequence[str]:
        """Return the words of all that somebody's chat shows now, oldest first."""
        ...

    async def shown(self, name: str, *words: str) -> None:
        """Wait until somebody's chat shows a message with all these words."""
        ...

    async def press(self, name: str, verb: str, *words: str) -> None:
        """Press a button of the newest message with all these words, once it is there."""
        ...


@dataclass
class TeamsWords:
    """The chat in Teams."""

    world: World

    async def say(self, name: str, text: str) -> None:
        await self.world.say(name, text)

    async def connect(self, name: str) -> None:
        await self.world.connect(name)

    async def cards(self, name: str) -> Sequence[str]:
        return [running_bot.said(one).lstrip() for one in self.world.messages(name)]

    async def shown(self, name: str, *words: str) -> None:
        await self.world.shown(name, *words)

    async def press(self, name: str, verb: str, *words: str) -> None:
        card = await self.world.shown(name, *words)
        answer = await self.world.pressed(name, card, running_bot.button(card, verb))
        assert answer["statusCode"] == 200, answer


@dataclass
class SlackWords:
    """The chat in Slack."""

    world: World
    slack: SlackChat = field(init=False)

    def __post_init__(self) -> None:
        self.slack = SlackChat(self.world)

    async def say(self, name: str, text: str) -> None:
        await self.slack.say(name, text)

    async def connect(self, name: str) -> None:
        await self.slack.connect(name)

    async def cards(self, name: str) -> Sequence[str]:
        messages: list[dict[str, Any]] = await self.slack.messages(self.slack.chat(name))
        return [slack_chat.said(one).lstrip() for one in messages]

    async def shown(self, name: str, *words: str) -> None:
        await self.slack.shown(name, *words)

    async def press(self, name: str, verb: str, *words: str) -> None:
        await self.slack.press(name, await self.slack.shown(name, *words), verb)


async def begin_on_monday(chat: Chat, *names: str) -> None:
    """Enable the bot and connect these people, and go on to Monday morning."""
    await chat.say("olivia", "enable office365")
    for name in names:
        await chat.connect(name)
    await chat.world.advance(MONDAY)


async def answer(
    chat: Chat, name: str, text: str, heading: str, *words: str | tuple[str, ...]
) -> str:
    """Say something, and return the newest message that begins with this heading and says these words, once it is there.

    Of several words in one place, any will do.
    """
    before = len(await chat.cards(name))
    await chat.say(name, text)

    async def found() -> str:
        for one in reversed((await chat.cards(name))[before:]):
            if one.startswith(heading) and all(_says(one, word) for word in words):
                return one
        return ""

    try:
        return str(await chat.world.until(found))
    except TimeoutError:
        seen = "\n---\n".join((await chat.cards(name))[before:])
        raise AssertionError(
            f"{text!r} was to be answered with {heading!r} {words}, but:\n{seen}"
        ) from None


def _says(message: str, words: str | tuple[str, ...]) -> bool:
    """Whether a message says something, or any of several things."""
    return any(one in message for one in ((words,) if isinstance(words, str) else words))
