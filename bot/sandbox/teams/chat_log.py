"""What has been said in the tenant's chats: one chat for each person, and one channel with everybody.

Kept in memory and bounded; emptied by a reset. Whoever listens hears of every change, in order.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bot.sandbox.directory import Directory, Person

CHANNEL = "19:everyone@thread.tacv2"
BOT = "28:scheduler"
BOT_NAME = "Scheduler"
MOST_MESSAGES = 400
MOST_WAITING = 2_000
Json = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Message:
    """One message as it stands now. `author` is a person's mail, empty for the bot."""

    id: str = field(default_factory=lambda: uuid4().hex)
    chat: str
    author: str
    at: str
    text: str = ""
    is_markdown: bool = False
    summary: str = ""
    card: Json | None = None
    thread: str = ""
    """The first message of its thread; empty for that one itself, and outside channels."""
    is_edited: bool = False
    trouble: str = ""
    """Why it did not reach the bot."""
    order: int = 0
    revision: int = 0
    views: dict[str, Json] = field(default_factory=dict)
    """Cards that single people see instead, by mail, until the message changes for all."""


@dataclass(slots=True)
class Membership:
    """How Teams sees one person: whether the app is installed for them, and what the roster says."""

    is_installed: bool = True
    user_role: str = "user"
    tenant_id: str = ""
    """Of another company, for a guest; empty for the tenant's own."""


class ChatLog:
    """Every chat of the tenant."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.epoch = uuid4().hex
        self._members: dict[str, Membership] = {}
        self._messages: dict[str, Message] = {}
        self._listeners: set[asyncio.Queue[Json | None]] = set()
        self._counted = 0

    def person_in(self, chat: str) -> Person | None:
        """Return the person whose own chat this is; None for the channel and unknown chats."""
        people = self.directory.people.values()
        return next((one for one in people if personal_chat(one) == chat), None)

    def has_chat(self, chat: str) -> bool:
        """Whether there is such a chat; a thread of the channel counts as the channel."""
        return conversation_of(chat) == CHANNEL or self.person_in(chat) is not None

    def members(self, chat: str) -> list[Person]:
        """Return who is in a chat beside the bot."""
        person = self.person_in(chat)
        return [person] if person else list(self.directory.people.values())

    def membership(self, mail: str) -> Membership:
        """Return how Teams sees the person with this mail; changes to it last until a reset."""
        return self._members.setdefault(mail, Membership())

    def find_message(self, chat: str, message: str) -> Message | None:
        """Return one message of a chat."""
        found = self._messages.get(message)
        return found if found is not None and found.chat == conversation_of(chat) else None

    def save(self, message: Message) -> Message:
        """Add a message, or tell of a change to it; the oldest of a full chat is dropped.

        One that was taken away meanwhile, or before everybody started over, stays away.
        """
        if message.order and self._messages.get(message.id) is not message:
            return message
        self._counted += 1
        message.revision = self._counted
        message.order = message.order or self._counted
        self._messages[message.id] = message
        self.broadcast({"kind": "message", "message": message_json(message)})
        mine = [one for one in self._messages.values() if one.chat == message.chat]
        for one in mine[: max(0, len(mine) - MOST_MESSAGES)]:
            self.remove(one)
        return message

    def remove(self, message: Message) -> None:
        """Take a message away."""
        self._messages.pop(message.id, None)
        self.broadcast({"kind": "removed", "id": message.id, "chat": message.chat})

    def clear(self) -> None:
        """Forget everything that was said."""
        self._messages.clear()
        self._members.clear()
        self.epoch = uuid4().hex
        self.broadcast(self.snapshot())

    def snapshot(self) -> Json:
        """Return every message, for a listener that has just connected."""
        messages = [message_json(one) for one in self._messages.values()]
        return {"kind": "start", "epoch": self.epoch, "messages": messages}

    def broadcast(self, news: Json) -> None:
        """Send a change to all listeners; one that has fallen far behind is dropped and reconnects."""
        for queue in list(self._listeners):
            if queue.qsize() >= MOST_WAITING:
                self._listeners.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(news)

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Queue[Json | None]]:
        """Yield a queue of the changes from now on; None in it ends the stream."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def close(self) -> None:
        """End all listening, so that a server can stop."""
        for queue in self._listeners:
            queue.put_nowait(None)


def personal_chat(person: Person) -> str:
    """Return the id of someone's own chat with the bot."""
    return f"a:{person.mail.partition('@')[0]}"


def teams_id(person: Person) -> str:
    """Return the id by which the channel knows someone."""
    return f"29:{person.mail.partition('@')[0]}"


def conversation_of(chat: str) -> str:
    """Return a chat's id without the thread in it."""
    return chat.partition(";messageid=")[0]


def thread_of(chat: str) -> str:
    """Return the thread in a chat's id, empty where it names none."""
    return chat.partition(";messageid=")[2]


def message_json(message: Message) -> Mapping[str, Any]:
    """Return a message as the page reads it; `drawn` has one card for each kind of client."""
    return {
        "id": message.id,
        "chat": message.chat,
        "author": message.author,
        "at": message.at,
        "text": message.text,
        "isMarkdown": message.is_markdown,
        "summary": message.summary,
        "drawn": {"teams": message.card} if message.card else {},
        "views": {mail: {"teams": card} for mail, card in message.views.items()},
        "thread": message.thread,
        "isEdited": message.is_edited,
        "trouble": message.trouble,
        "order": message.order,
        "revision": message.revision,
    }
