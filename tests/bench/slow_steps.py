"""What holds an event loop: each step that takes long, with where it was meanwhile."""

import asyncio
import gc
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.bench.environments import ROOT

LONGEST = 0.020
"""Seconds of its thread's processor for which no step may hold the loop."""
LOOKED_EVERY = 0.002
SHOWN = 5
"""Places of one step."""


@dataclass
class SlowStep:
    """A step of the loop that took too long."""

    seconds: float
    """Of its thread's processor."""
    doing: str
    """What was measured meanwhile."""
    places: Counter[str]
    """Where a thread beside saw it, and how often."""
    collecting: float = 0.0
    """Seconds of it in which garbage was looked for."""

    def __str__(self) -> str:
        often = "; ".join(f"{count} × {place}" for place, count in self.places.most_common(SHOWN))
        garbage = (
            f", {self.collecting * 1000:.0f} of it in search of garbage" if self.collecting else ""
        )
        return f"{self.seconds * 1000:.0f} ms{garbage}, in {self.doing}: {often or 'not seen'}"


@dataclass
class SlowSteps:
    """`with watching(slow)`: the steps that took too long, in their order."""

    doing: str = ""
    steps: list[SlowStep] = field(default_factory=list)

    def summary(self) -> str:
        """Return one line on all of them."""
        longest = max(self.steps, key=lambda one: one.seconds, default=None)
        told = f"{longest.seconds * 1000:.0f} ms, in {longest.doing}" if longest else "none"
        return f"{len(self.steps)} steps held the loop over {LONGEST * 1000:.0f} ms: the longest {told}"


@contextmanager
def watching(slow: SlowSteps) -> Iterator[None]:
    """Note each step of this thread's loop that takes long, by the processor's time of its thread."""
    usual, watch = asyncio.events.Handle._run, _Watch(threading.get_ident())

    def run(handle: asyncio.Handle) -> None:
        watch.begins()
        begun = time.thread_time()
        usual(handle)
        taken = time.thread_time() - begun
        watch.ends()
        if taken > LONGEST:
            slow.steps.append(SlowStep(taken, slow.doing, watch.places, watch.collecting))

    asyncio.events.Handle._run = run  # type: ignore[method-assign]  # nowhere else is each step seen
    gc.callbacks.append(watch.garbage)
    thread = threading.Thread(target=watch.looks, daemon=True)
    thread.start()
    try:
        yield
    finally:
        asyncio.events.Handle._run = usual  # type: ignore[method-assign]
        gc.callbacks.remove(watch.garbage)
        watch.is_over = True
        thread.join()


class _Watch:
    """What a thread beside the loop's notes of the step under way."""

    def __init__(self, thread: int) -> None:
        self._thread = thread
        self._since: float | None = None
        self._collecting_since = 0.0
        self.places: Counter[str] = Counter()
        self.collecting = 0.0
        self.is_over = False

    def begins(self) -> None:
        if self.places:
            self.places = Counter()
        self.collecting = 0.0
        self._since = time.perf_counter()

    def ends(self) -> None:
        self._since = None

    def garbage(self, phase: str, _: Mapping[str, int]) -> None:
        if phase == "start":
            self._collecting_since = time.perf_counter()
        elif threading.get_ident() == self._thread:
            self.collecting += time.perf_counter() - self._collecting_since

    def looks(self) -> None:
        """Look where the loop's thread is, as long as one step runs for a while."""
        while not self.is_over:
            time.sleep(LOOKED_EVERY)
            since = self._since
            if since is not None and time.perf_counter() - since > LONGEST / 4:
                frame = sys._current_frames().get(self._thread)
                places = self.places
                places[_place(frame)] += 1


def _place(frame: FrameType | None) -> str:
    """Return the innermost functions of a stack, those of libraries only until the first of ours."""
    told: list[str] = []
    ours = 0
    while frame is not None and ours < 3:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT) and ".venv" not in path.parts:
            ours += 1
            told.append(f"{path.relative_to(ROOT)}:{frame.f_code.co_name}")
        elif not ours and not told:
            told.append(f"{path.name}:{frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(told)
