"""The one writer of a journal: saves that come while the disk is busy go into the next line together.

Memory is read and changed on the event loop alone, and only when the disk has the line; so what is read is durable, and
saves happen one after the other although many wait at once. The disk is waited for in a thread of its own, and
compaction, which takes longer, in another.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import msgspec
import structlog

from bot.domain.errors import Changed, OutsideTrouble
from bot.store.codec import Record, StoredDocument
from bot.store.tinydb import compaction
from bot.store.tinydb.indexes import Indexes, Place
from bot.store.tinydb.journal import JournalStorage
from bot.store.tinydb.journal_format import Operation

T = TypeVar("T")
Waiting = tuple[Sequence[Record], asyncio.Future[None]]

_log = structlog.get_logger()


class Writer:
    """Saves records into a journal and its indexes."""

    def __init__(self, journal: JournalStorage, indexes: Indexes) -> None:
        """Write to a journal that nobody else writes to."""
        self._journal = journal
        self._indexes = indexes
        self._waiting: list[Waiting] = []
        self._writing: asyncio.Task[None] | None = None
        self._compacting: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._is_closed = False

    async def save(self, records: Sequence[Record]) -> None:
        """Return when the records are on the disk; raises Changed or OutsideTrouble."""
        if self._is_closed:
            raise OutsideTrouble(service="store")
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((records, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await done

    async def is_writable(self) -> bool:
        """Whether the journal is in its place and can be written to."""
        return not self._is_closed and await self._aside(self._journal.is_writable)

    async def close(self) -> None:
        """Finish what was begun; nothing can be saved afterwards."""
        self._is_closed = True
        if self._writing:
            await asyncio.wait([self._writing])
        # Asked only now: the last line may have set it off.
        if self._compacting:
            await asyncio.wait([self._compacting])
        self._thread.shutdown()
        self._journal.close()

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                late = await self._commit(batch)
            except Exception as error:  # noqa: BLE001 - whoever waits must hear of anything, or waits for ever
                _answer([done for _, done in batch], error)
                continue
            _answer(late, Changed())
            _answer([done for _, done in batch], None)
            self._compact_if_bloated()

    async def _commit(self, batch: Sequence[Waiting]) -> list[asyncio.Future[None]]:
        """Save what fits what is there; give those who were late."""
        accepted: dict[Place, Record] = {}
        late = []
        for records, done in batch:
            if done.cancelled():
                continue
            if all(self._version(one, accepted) == one.version for one in records):
                accepted |= {(one.kind.name, one.key): one for one in records}
            else:
                late.append(done)
        operations = [_operation(one) for one in accepted.values()]
        if operations:
            await self._aside(self._journal.append, operations)
            self._apply(accepted, operations)
        return late

    def _apply(self, accepted: dict[Place, Record], operations: Sequence[Operation]) -> None:
        self._journal.apply(operations)
        for place, record in accepted.items():
            self._indexes.file(place, None if record.body is None else record.index)

    def _version(self, record: Record, accepted: dict[Place, Record]) -> int:
        before = accepted.get((record.kind.name, record.key))
        if before:
            return before.version + 1 if before.body is not None else 0
        known = self._journal.tables.get(record.kind.name, {}).get(record.key)
        return msgspec.json.decode(known, type=StoredDocument).version if known else 0

    def _compact_if_bloated(self) -> None:
        if self._journal.is_bloated and (self._compacting is None or self._compacting.done()):
            # Frozen here, between two lines, where memory and file say the same.
            self._compacting = asyncio.create_task(self._compact(self._journal.freeze()))

    async def _compact(self, frozen: compaction.Frozen) -> None:
        try:
            fresh = await asyncio.to_thread(compaction.written, frozen)
            await self._aside(self._journal.adopt, fresh)
        except OSError as error:
            _log.warning("store.compaction-failed", errno=error.errno)

    async def _aside(self, function: Callable[..., T], *values: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *values)


def _operation(record: Record) -> Operation:
    if record.body is None:
        return record.kind.name, record.key, None
    kept = StoredDocument(record.version + 1, record.kind.format, msgspec.Raw(record.body))
    return record.kind.name, record.key, msgspec.json.encode(kept)


def _answer(waiting: Sequence[asyncio.Future[None]], error: Exception | None) -> None:
    for done in waiting:
        if done.done():
            continue
        if error:
            done.set_exception(error)
        else:
            done.set_result(None)
