"""Taking two figures side by side, so that whatever else the machine does falls on both."""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable

Work = Callable[[], Awaitable[float]]
"""Does the work once and gives its figure: seconds, or a rate."""


async def side_by_side(*works: Work, rounds: int) -> list[float]:
    """Return the median figure of each, taken in turns after one round that does not count."""
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for figures, work in zip(taken, works, strict=True):
            figure = await work()
            if turn:
                figures.append(figure)
    return [statistics.median(one) for one in taken]


def seconds_of(work: Callable[[], object], *, times: int = 1) -> Work:
    """Return a measurement of plain work: the seconds that one takes of so many."""

    async def measured() -> float:
        before = time.perf_counter()
        for _ in range(times):
            work()
        return (time.perf_counter() - before) / times

    return measured


def processor_of(work: Callable[[], object], *, times: int = 1) -> Work:
    """Return a measurement of plain work: the seconds of this process's processor, whatever else the machine does."""

    async def measured() -> float:
        before = time.process_time()
        for _ in range(times):
            work()
        return (time.process_time() - before) / times

    return measured


def waited(work: Callable[[], Awaitable[object]]) -> Work:
    """Return a measurement of work that waits: the seconds until it is done."""

    async def measured() -> float:
        before = time.perf_counter()
        async with asyncio.timeout(120):
            await work()
        return time.perf_counter() - before

    return measured
