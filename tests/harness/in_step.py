"""Runs a program with a clock in step with those of others, however long it takes to start.

    NOW=2026-11-22T10:00:00+00:00 BEGAN=123.4 python in_step.py app.py

`BEGAN` is when such a clock stood at NOW, by the clock that all processes of the machine share (`time.monotonic`). The
bot's own clock starts at NOW when it reads that: it is worked out once all is loaded, or copies that are started one
after the other on a busy machine would differ by as much as a lease lasts.
"""

import os
import runpy
import sys
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

BEGAN = "BEGAN"


def in_step(env: Mapping[str, str]) -> dict[str, str]:
    """Return an environment whose NOW is where a clock stands now that stood there when it began, if that is told."""
    if BEGAN not in env:
        return dict(env)
    passed = timedelta(seconds=time.monotonic() - float(env[BEGAN]))
    now = datetime.fromisoformat(env["NOW"]) + passed
    return {name: one for name, one in env.items() if name != BEGAN} | {"NOW": now.isoformat()}


def main() -> None:
    """Load the program that the command line names, and run it."""
    del sys.argv[0]
    program = sys.argv[0]
    sys.path[0] = str(Path(program).parent)
    runpy.run_path(program, run_name="loaded")
    environment = os.environ  # noqa: TID251 - it becomes that of the program
    now = in_step(environment)
    environment.clear()
    environment.update(now)
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main()
