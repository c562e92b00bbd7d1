"""Work of a later version, in a store that copies of two versions share: left to those that can read it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import structlog

from bot.domain.errors import OutsideTrouble
from bot.domain.jobs import Job
from bot.runtime.ports import Stored

R = TypeVar("R")

_log = structlog.get_logger()


class UnreadableJobs:
    """What was met of it; each is told of once, in the log."""

    def __init__(self) -> None:
        """Begin with nothing met."""
        self._rows: set[object] = set()

    def __len__(self) -> int:
        """Return how many rows are to be asked for beside those that are wanted, since they may come first."""
        return len(self._rows)

    def leave_out(
        self, rows: Iterable[tuple[object, R]], read: Callable[[R], Stored[Job]]
    ) -> list[Stored[Job]]:
        """Return what can be read of rows, each given with what tells it apart."""
        found = []
        for key, row in rows:
            try:
                found.append(read(row))
            except OutsideTrouble as trouble:
                if key not in self._rows:
                    self._rows.add(key)
                    reference = trouble.facts.get("reference")
                    _log.warning("store.work-left-to-others", reference=reference)
        return found
