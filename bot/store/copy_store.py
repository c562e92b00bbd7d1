"""Carrying all documents from one store into another, as when one copy of the bot becomes many.

The bot must not run meanwhile. Nothing is taken out of the first store; versions begin anew in the second.
"""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

import msgspec

from bot.runtime.ports import DocumentChange, Export, OpenStore, Store
from bot.store.document_types import document_type_of
from bot.store.errors import StoreNotCopied

TOGETHER = 200
"""Documents in one save."""


class CopyableStore(OpenStore, Export, Protocol):
    """A store that can be copied."""


@dataclass(slots=True)
class StoreContent:
    """What a store holds: how many documents of each kind, and a sum over their contents in any order."""

    counts: Counter[str] = field(default_factory=Counter)
    content: int = 0

    def add(self, kind: type, key: str, value: object) -> None:
        """Count a document in."""
        name = document_type_of(kind).name
        plain = msgspec.json.encode((name, key, value), order="deterministic")
        self.counts[name] += 1
        self.content += int.from_bytes(sha256(plain).digest())


async def copy_store(source: CopyableStore, target: CopyableStore) -> Mapping[str, int]:
    """Copy everything and compare; return how many of each kind. Raises StoreNotCopied, also for a target that holds anything."""
    if (await _content(target)).counts:
        raise StoreNotCopied("the target already holds documents: name an empty one")
    copied = await copy_documents(source, target)
    if not copied == await _content(target) == await _content(source):
        raise StoreNotCopied(
            "the two stores differ after the move: was the bot running? "
            "Stop it, empty the target, and move again"
        )
    return dict(copied.counts)


async def copy_documents(source: Export, target: Store) -> StoreContent:
    """Copy everything as it is at one moment; return what it was."""
    copied = StoreContent()
    async for changes in _batches(source):
        for change in changes:
            copied.add(change.kind, change.key, change.value)
        await target.save(changes)
    return copied


async def _batches(source: Export) -> AsyncIterator[list[DocumentChange]]:
    changes: list[DocumentChange] = []
    async for kind, key, stored in source.export():
        changes.append(DocumentChange(kind, key, stored.value, 0))
        if len(changes) == TOGETHER:
            yield changes
            changes = []
    if changes:
        yield changes


async def _content(store: Export) -> StoreContent:
    seen = StoreContent()
    async for kind, key, stored in store.export():
        seen.add(kind, key, stored.value)
    return seen
