"""When messages may go to a Slack workspace: kept in the store, so that all copies of the bot keep one pace together.

What answers somebody goes at once and is counted with the next message that waits for its turn.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from random import SystemRandom
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.domain.accounts import Address
from bot.domain.errors import Changed, NotTaken, Paced
from bot.domain.message_pace import (
    LATE,
    BulkPlace,
    WorkspacePace,
    moved_back,
    with_bulk,
    with_missed,
    with_single,
)
from bot.runtime.ports import Clock, DocumentChange, Store

T = TypeVar("T")

TRIES = 20
COUNTED_MOST = 100
"""Answers of one workspace that are remembered until they are counted."""
_chance = SystemRandom()


class MessagePace:
    """The pace of each workspace, as this copy of the bot asks for it."""

    def __init__(self, store: Store, clock: Clock, per_second: float) -> None:
        """Let so many messages a second out to each workspace."""
        self._store = store
        self.clock = clock
        self._between = timedelta(seconds=1 / per_second)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._answers: defaultdict[str, list[str]] = defaultdict(list)

    def count_answer(self, chat: Address) -> None:
        """Note a message that goes out at once, as somebody waits for it."""
        if _is_paced(chat):
            self._answers[chat.bot] = [*self._answers[chat.bot], chat.conversation][-COUNTED_MOST:]

    async def expect_turn(self, chat: Address) -> None:
        """Take a turn for a message to one person; raises Paced where it comes later."""
        if not _is_paced(chat):
            return
        now = self.clock.now()
        at = await self._take(
            chat, lambda pace: with_single(pace, chat.conversation, now, self._between)
        )
        if at > now:
            raise Paced(at)

    async def bulk_place(self, chat: Address) -> BulkPlace | None:
        """Return the last place in the row of a chat's workspace; None where it has none."""
        if not _is_paced(chat):
            return None
        now = self.clock.now()
        return await self._take(chat, lambda pace: with_bulk(pace, now, self._between))

    async def moved_back(self, chat: Address, place: BulkPlace) -> BulkPlace:
        """Return a place behind everything that went before it meanwhile; of a row that stood still, all move back."""
        stored = await self._store.load(WorkspacePace, chat.bot)
        moved = moved_back(stored.value, place, self._between) if stored else place
        now = self.clock.now()
        if now - moved.at <= LATE:
            return moved
        return await self._take(chat, lambda pace: with_missed(pace, place, now, self._between))

    async def _take(
        self, chat: Address, take: Callable[[WorkspacePace], tuple[T, WorkspacePace]]
    ) -> T:
        """Return what is taken of the pace of a chat's workspace, starting over while other copies are faster."""
        lock = self._locks.setdefault(chat.bot, asyncio.Lock())
        async with lock:
            answers = self._answers.pop(chat.bot, [])
            for attempt in range(TRIES):
                stored = await self._store.load(WorkspacePace, chat.bot)
                before = stored.value if stored else WorkspacePace(workspace=chat.bot)
                taken, pace = take(self._with_answers(before, answers))
                version = stored.version if stored else 0
                change = DocumentChange(WorkspacePace, pace.key, pace, version)
                try:
                    await self._store.save([change], durable=False)
                except Changed:
                    await asyncio.sleep(_chance.uniform(0, 0.01 * attempt))
                else:
                    return taken
        raise NotTaken(service="chat", why="busy")

    def _with_answers(self, pace: WorkspacePace, answers: list[str]) -> WorkspacePace:
        now = self.clock.now()
        for chat in answers:
            _, pace = with_single(pace, chat, now, self._between)
        return pace


def _is_paced(chat: Address) -> bool:
    """Whether a chat takes so many messages only; Teams says by itself when it takes no more, and a page has none."""
    return chat.channel == "slack" and chat.has_messages
