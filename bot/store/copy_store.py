"""Carrying all documents from one store into another, as when one copy of the bot becomes many.

The bot must not run meanwhile. Nothing is taken out of the first store; versions begin anew in the second.
"""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

import msgspec

from bot.ports import Change, Export, OpenStore
from bot.store.document_types import kind_of
from bot.store.errors import NotMoved

TOGETHER = 200
"""Documents in one save."""


class MovableStore(OpenStore, Export, Protocol):
    """A store that can be moved."""


@dataclass(slots=True)
class _Seen:
    """What a store holds: how many documents of each kind, and a sum over their contents in any order."""

    counts: Counter[str] = field(default_factory=Counter)
    content: int = 0

    def add(self, kind: type, key: str, value: object) -> None:
        name = kind_of(kind).name
        plain = msgspec.json.encode((name, key, value), order="deterministic")
        self.counts[name] += 1
        self.content += int.from_bytes(sha256(plain).digest())


async def move(source: MovableStore, target: MovableStore) -> Mapping[str, int]:
    """Copy everything and compare; give how many of each kind. Raises NotMoved, also for a target that holds anything."""
    if (await _seen(target)).counts:
        raise NotMoved("the target already holds documents: name an empty one")
    copied = _Seen()
    async for changes in _batches(source):
        for change in changes:
            copied.add(change.kind, change.key, change.value)
        await target.save(changes)
    if not copied == await _seen(target) == await _seen(source):
        raise NotMoved(
            "the two stores differ after the move: was the bot running? "
            "Stop it, empty the target, and move again"
        )
    return dict(copied.counts)


async def _batches(source: Export) -> AsyncIterator[list[Change]]:
    changes: list[Change] = []
    async for kind, key, stored in source.export():
        changes.append(Change(kind, key, stored.value, 0))
        if len(changes) == TOGETHER:
            yield changes
            changes = []
    if changes:
        yield changes


async def _seen(store: Export) -> _Seen:
    seen = _Seen()
    async for kind, key, stored in store.export():
        seen.add(kind, key, stored.value)
    return seen
