"""Requests about what is being written just now: each waits until that is written, and is then answered as if it came then.

The handler notes in its unit of work what it would have to see written (`UnitOfWork.await_work`), and answers as it must where
that takes too long. Nothing of such an answer is saved or shown while waiting helps: the handler decides anew as soon as the
document was saved by anybody, this copy or another. Who waits holds nothing that the work needs.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

from bot.domain.accounts import Address
from bot.domain.jobs import Job
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports, Store
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import AwaitedWork, Decide, UnitOfWork

T = TypeVar("T")

WAITED_MOST = 15.0
"""Seconds: as long as work may take before its person is told that it takes long."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 0.4
"""Seconds between two looks."""
SOON = timedelta(seconds=45)
"""Work that is due later than that is not waited for; longer than the second of a swap waits for the first."""


class _NotWritten(Exception):
    """A decision waits for work: it is left without a save."""

    def __init__(self, awaited: Sequence[AwaitedWork]) -> None:
        super().__init__()
        self.awaited = awaited


class PendingWork:
    """The requests that wait for work in hand."""

    def __init__(self, store: Store, ports: Ports) -> None:
        """Wait for work that this store keeps."""
        self._store = store
        self._ports = ports
        self._stopped = asyncio.Event()
        self.most = WAITED_MOST

    def stop(self) -> None:
        """Wait no longer: what is left of the work is done by another copy."""
        self._stopped.set()

    async def once_written(
        self, decide: Decide, save: Callable[[Decide], Awaitable[T]], *, at: Address | None = None
    ) -> T:
        """Return what `save` makes of a decision, which waits for the work that it notes; a chat shows that it is heard."""
        until = asyncio.get_running_loop().time() + self.most
        while True:
            try:
                return await save(_unless_pending(decide))
            except _NotWritten as pending:
                saved = self._saved_anew(pending.awaited, until)
                if not await (while_typing(saved, at, self._ports) if at else saved):
                    return await save(decide)

    async def _saved_anew(self, awaited: Sequence[AwaitedWork], until: float) -> bool:
        """Whether something of what is awaited is saved anew in time.

        The pause comes before the look: a store in this process answers without a pause of its own, and who waits without one
        holds up the very save that is waited for.
        """
        pause = FIRST_PAUSE
        while (left := until - asyncio.get_running_loop().time()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), min(pause, left))
            is_saved, is_soon = await self._look(awaited)
            if is_saved or not is_soon or self._stopped.is_set():
                return is_saved
            pause = min(2 * pause, LONGEST_PAUSE)
        return False

    async def _look(self, awaited: Sequence[AwaitedWork]) -> tuple[bool, bool]:
        """Return whether a document was saved since it was read, and whether the work on one is about to be done."""
        # The work is read before its document: what is found gone was done before that is looked at.
        works: Sequence[tuple[type, str]] = [(Job, one.work) for one in awaited]
        places = [(one.kind, one.key) for one in awaited]
        found, _ = await self._store.read_together([*works, *places], [])
        rows, documents = found[: len(awaited)], found[len(awaited) :]
        soon = self._ports.clock.now() + SOON
        is_saved = any(
            (stored.version if stored else 0) != one.version
            for stored, one in zip(documents, awaited, strict=True)
        )
        return is_saved, any(row is not None and row.value.at <= soon for row in rows)


def _unless_pending(decide: Decide) -> Decide:
    """Return the decision that is none while it waits for work."""

    async def decided(unit_of_work: UnitOfWork) -> Outcome:
        outcome = await decide(unit_of_work)
        if unit_of_work.awaited:
            raise _NotWritten(unit_of_work.awaited)
        return outcome

    return decided
