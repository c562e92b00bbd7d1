"""A store in memory: forgets everything, keeps every promise of the port."""

import asyncio
from copy import copy
from dataclasses import dataclass, field

from bot.domain.errors import BotError, Changed
from bot.domain.jobs import Job
from bot.runtime.ports import Stored
from bot.store.codec import decode, to_records
from bot.store.document_types import document_type_of


@dataclass
class FakeStore:
    """`documents` holds the records by kind and key; set `trouble` to make every call raise it."""

    documents: dict = field(default_factory=dict)
    trouble: BotError | None = None
    notifications = None

    def copy(self):
        """Return another store that holds the same."""
        other = copy(self)
        other.documents = dict(self.documents)
        return other

    async def load(self, kind, key):
        await self._turn()
        return self._loaded(kind, key)

    async def load_all(self, kind, keys):
        await self._turn()
        found = {key: self._loaded(kind, key) for key in keys}
        return {key: one for key, one in found.items() if one}

    async def find(self, kind, index, value, *, after=None):
        await self._turn()
        return self._found(kind, index, value, after)

    async def read_together(self, keys, lookups):
        await self._turn()
        return [self._loaded(*place) for place in keys], [
            self._found(one.kind, one.index, one.value, one.after) for one in lookups
        ]

    async def save(self, changes, *, durable=True):
        ready = to_records(changes)
        await self._turn()
        for one in ready:
            known = self.documents.get((one.kind.name, one.key))
            if one.version != (known.version + 1 if known else 0):
                raise Changed
        for one in ready:
            self.documents[one.kind.name, one.key] = one
            if one.body is None:
                del self.documents[one.kind.name, one.key]

    async def export(self, only):
        for key in [key for name, key in self.documents if name == document_type_of(only).name]:
            yield only, key, await self.load(only, key)

    async def due(self, before, limit):
        await self._turn()
        due = self._read(
            Job,
            lambda one: one.index.at <= before and (one.index.leased_until or before) <= before,
        )
        return sorted(due, key=lambda one: one.value.at)[:limit]

    async def ready(self):
        return self.trouble is None

    async def close(self):
        """Nothing to let go of."""

    async def _turn(self):
        await asyncio.sleep(0)
        if self.trouble:
            raise self.trouble

    def _loaded(self, kind, key):
        record = self.documents.get((document_type_of(kind).name, key))
        return _stored(record) if record else None

    def _found(self, kind, index, value, after):
        term = document_type_of(kind).term(index, value, after)
        found = self._read(kind, lambda one: term in one.index.terms)
        return [one for one in found if not after or one.value.end > after]

    def _read(self, kind, wanted):
        known = document_type_of(kind)
        found = [one for one in self.documents.values() if one.kind is known and wanted(one)]
        found.sort(key=lambda one: one.key)
        return [_stored(one) for one in found]


def _stored(record):
    value = decode(record.kind, record.body, record.kind.format)
    return Stored(value, record.version + 1)
