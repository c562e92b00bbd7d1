"""The store, with its time and its writes told to `bot.runtime.metrics`: either store, the same numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from bot.domain.errors import BotError, Changed
from bot.domain.jobs import Job
from bot.runtime.metrics import count_write, stage
from bot.runtime.ports import DocumentChange, Lookup, OpenStore, Stored

T = TypeVar("T")


class InstrumentedStore:
    """Keeps the OpenStore port by asking another one."""

    def __init__(self, store: OpenStore) -> None:
        """Watch this store."""
        self._store = store
        self.ready = store.ready
        self.close = store.close
        self.notifications = store.notifications

    async def load(self, kind: type[T], key: str) -> Stored[T] | None:
        """Return a document, or None where there is none."""
        with stage("store"):
            return await self._store.load(kind, key)

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Mapping[str, Stored[T]]:
        """Return those of many documents that are there, by key."""
        with stage("store"):
            return await self._store.load_all(kind, keys)

    async def find(
        self, kind: type[T], index: str, value: str, *, after: datetime | None = None
    ) -> Sequence[Stored[T]]:
        """Return all documents of a kind whose index holds this value, by key."""
        with stage("store"):
            return await self._store.find(kind, index, value, after=after)

    async def read_together(
        self, keys: Sequence[tuple[type, str]], lookups: Sequence[Lookup]
    ) -> tuple[Sequence[Stored[Any] | None], Sequence[Sequence[Stored[Any]]]]:
        """Return many documents and what many look-ups find, asked for together."""
        with stage("store"):
            return await self._store.read_together(keys, lookups)

    async def due(self, before: datetime, limit: int) -> Sequence[Stored[Job]]:
        """Return work that is due; it belongs to no turn, so its time is not counted."""
        return await self._store.due(before, limit)

    async def save(self, changes: Sequence[DocumentChange], *, durable: bool = True) -> None:
        """Write all changes or none; raises Changed if any version is no longer the one read."""
        try:
            with stage("store"):
                await self._store.save(changes, durable=durable)
        except Changed:
            count_write(len(changes), "overtaken")
            raise
        except BotError:
            count_write(len(changes), "failed")
            raise
        count_write(len(changes), "saved")
