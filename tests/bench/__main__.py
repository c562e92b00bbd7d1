"""`make bench`: measure the bot beside its rivals, print one table, write `dist/bench.json`.

    python -m tests.bench [--quick] [row …]

A quick run takes under a minute and proves that everything can be measured; its figures are rough.
"""

import argparse
import asyncio
import gc
import platform
import sys
import time
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.runtime.logs import configure
from tests.bench import (
    card_drawing,
    graph_waiting,
    growth,
    loop_search,
    pure_work,
    slack_press,
    storage,
    turns,
)
from tests.bench.environments import ROOT, NotMade
from tests.bench.table import Row, drawn, written

Measured = Callable[..., Coroutine[Any, Any, list[Row]]]
ROWS: dict[str, Measured] = {
    "echoes": turns.echoes,
    "questions": turns.questions,
    "presses": slack_press.presses,
    "sentences": pure_work.sentences,
    "answers": pure_work.answers,
    "cards": card_drawing.cards,
    "times": pure_work.times,
    "loops": loop_search.loops,
    "free-busy": graph_waiting.free_busy,
    "book": graph_waiting.book,
    "documents": storage.documents,
    "starts": storage.starts,
    "memory": storage.memory,
    "growth": growth.growth,
}


@dataclass
class Run:
    """What a run gave."""

    rows: list[Row] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """The names that could not be measured."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each name took, by the clock."""


async def measured(names: list[str], *, is_quick: bool) -> Run:
    """Measure the rows of these names, one after the other."""
    run = Run()
    for name in names:
        # As in the bot, what stays is not looked through again; nor is what earlier rows left behind.
        gc.collect()
        gc.freeze()
        begun = time.monotonic()
        try:
            run.rows += await ROWS[name](is_quick=is_quick)
        except NotMade as error:
            run.failed.append(name)
            _say(f"{name} could not be measured: {error!r:.2000}")
        except Exception:  # noqa: BLE001 - the other rows are measured all the same
            run.failed.append(name)
            _say(f"{name} could not be measured: {traceback.format_exc()}")
        run.seconds[name] = time.monotonic() - begun
    return run


def main(arguments: list[str]) -> int:
    """Measure; 0 whatever the figures are, as a busy machine is no mistake, and 1 where a row could not be measured."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("rows", nargs="*", choices=[[], *ROWS])
    told = parser.parse_args(arguments)
    # What the bot says of itself in passing, as that a fresh database was migrated, is no figure.
    configure("warning")
    run = asyncio.run(measured(told.rows or list(ROWS), is_quick=told.quick))
    _say(drawn(run.rows))
    took = ", ".join(f"{name} {seconds:.0f}" for name, seconds in run.seconds.items())
    _say(f"\n{machine()}; seconds of each: {took}")
    if not told.rows:
        written(run.rows, ROOT / "dist/bench.json")
    return 1 if run.failed else 0


def machine() -> str:
    """Return a line on the machine and what runs here."""
    kind = next(
        (
            line.partition(":")[2].strip()
            for line in _lines(Path("/proc/cpuinfo"))
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{platform.system()} {platform.machine()}, {kind}, Python {platform.python_version()}"


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
