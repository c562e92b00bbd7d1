"""Runs the bot under asyncio's debug check, and writes down what held the event loop for too long.

    python watched.py app.py blocked.txt

The check measures by the wall. What a neighbour on the same machine took of that, the time that the
thread was ready and had no core, is known to the kernel (`schedstat`) and taken off. How quick the core is at that
moment is found by a yardstick: on a slow core, or beside somebody who uses the other half of it, the same work may
take longer.
"""

import asyncio
import linecache
import logging
import runpy
import sys
import threading
import time
from collections import deque
from pathlib import Path
from statistics import median

LONGEST = 0.020
"""Seconds for which nothing may hold the loop."""
_YARDSTICK_TAKES = 0.001
"""Seconds of a core of 2.6 GHz, for which LONGEST is meant."""
_TRIES = 5


class Waits:
    """How long the main thread has waited for a core, noted whenever its loop reads the clock: it does before each callback.

    A thread that looked beside it would now and then be without a core itself, and the main thread wait for what it holds.
    """

    def __init__(self) -> None:
        self._file = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._seen: deque[tuple[float, float]] = deque(maxlen=5000)

    def time(self) -> float:
        """Return the loop's time, and note how long was waited until then: looked up first, as to look may be what waits."""
        waited, now = self._now(), time.monotonic()
        self._seen.append((now, waited))
        return now

    def since(self, moment: float) -> float:
        """Return the seconds waited from a moment of the loop's clock until now."""
        before = next((waited for at, waited in reversed(self._seen) if at <= moment), None)
        return self._now() - before if before is not None else 0.0

    def _now(self) -> float:
        return int(self._file.read_text().split()[1]) / 1e9 if self._file.exists() else 0.0


def slowness() -> float:
    """Return how many times longer work takes on this core now than where LONGEST is meant; 1 where it takes less."""
    return max(1.0, median(_yardstick() for _ in range(_TRIES)) / _YARDSTICK_TAKES)


def _yardstick() -> float:
    """Return the seconds of a core that a little work of Python's takes: texts made, kept and sorted."""
    begun = time.thread_time()
    texts = {f"{number:x}": number for number in range(3000)}
    sorted(texts, key=lambda one: one[::-1])
    return time.thread_time() - begun


class Noted(logging.Handler):
    """Writes asyncio's warnings about slow callbacks into a file."""

    def __init__(self, path: Path, waits: Waits) -> None:
        super().__init__()
        self._path, self._waits = path, waits

    def emit(self, record: logging.LogRecord) -> None:
        if "took" not in record.msg or not isinstance(record.args, tuple):
            return
        what, seconds = record.args
        own = (seconds - self._waits.since(time.monotonic() - seconds)) / slowness()
        if own > LONGEST:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{own:.3f} s of {seconds:.3f} s: {what}\n")


class Debugged(asyncio.DefaultEventLoopPolicy):
    """Makes loops that warn of every callback longer than allowed, on a clock that notes how long was waited for a core."""

    def __init__(self, waits: Waits) -> None:
        super().__init__()
        self._waits = waits

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        loop = super().new_event_loop()
        loop.set_debug(True)
        loop.time = self._waits.time  # type: ignore[method-assign]
        loop.slow_callback_duration = LONGEST
        return loop


def _read_no_sources() -> None:
    """Let the check's own notes of where each handle was made read no source files: that is no work of the bot's."""
    for name, nothing in (("updatecache", []), ("checkcache", None)):
        setattr(linecache, name, lambda *_, nothing=nothing: nothing)


def main(program: str, notes: str) -> None:
    """Run a program as if it had been started itself."""
    _read_no_sources()
    logger = logging.getLogger("asyncio")
    waits = Waits()
    logger.addHandler(Noted(Path(notes), waits))
    asyncio.set_event_loop_policy(Debugged(waits))
    sys.argv = [program]
    sys.path.insert(0, str(Path(program).parent))
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])
