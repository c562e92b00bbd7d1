"""Work beside other work, where a task is only made that is needed: each costs as much as a look into the store."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


async def side_by_side(work: Iterable[Awaitable[T]]) -> list[T]:
    """Return what several pieces of work give, done at once; a single one is simply awaited."""
    pieces = list(work)
    return [await pieces[0]] if len(pieces) == 1 else await asyncio.gather(*pieces)


class Delayed:
    """Work that begins after so many seconds: a task only then, as most of what it waits beside ends before."""

    def __init__(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Begin to wait; raises RuntimeError outside of an event loop."""
        self._work = work
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(seconds, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._work())

    async def finish(self) -> None:
        """Wait for the work if it has begun, else begin it no more; raises what it raises."""
        self._timer.cancel()
        if self._task is not None:
            await self._task

    def cancel(self) -> None:
        """Cut the work off, or begin it no more."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    async def end(self) -> None:
        """Cut the work off, and wait until it has heard of it."""
        self.cancel()
        if self._task is not None:
            await asyncio.wait([self._task])
