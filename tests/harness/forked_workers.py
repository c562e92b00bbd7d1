"""Forks the processes that run tests from one that has loaded them: each would load and compile the same otherwise.

pytest-xdist starts a Python for each and tells it over its input what to do. That Python lends its streams to a fork of
`python -m tests.harness.forked_workers FOLDER ARGUMENTS`, which does as it would, and finds every module loaded and every
pattern compiled.
"""

import atexit
import gc
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import redirect_stdout, suppress
from importlib import import_module
from pathlib import Path

import pytest

from tests.harness.lent_streams import SOCKET, STREAMS

ROOT = Path(__file__).parents[2]
LENDING = Path(__file__).with_name("lent_streams.py")
READY = "ready\n"


class ForkServer:
    """The process that forks the others; it ends with its input."""

    def __init__(self, arguments: Iterable[str]) -> None:
        """Start it with what it is to load, and wait until that is done."""
        self._folder = tempfile.mkdtemp(prefix="bot-tests-")
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.harness.forked_workers", self._folder, *arguments),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.has_loaded = self._process.stdout.readline() == READY

    @property
    def python(self) -> str:
        """Return the command line that stands for a Python of its own."""
        return f"{sys.executable} -I -S {LENDING} {self._folder}"

    def stop(self) -> None:
        """End it, once all that it forked have ended."""
        self._process.communicate()
        shutil.rmtree(self._folder)


def serve(folder: str) -> None:
    """Fork a process for each that lends its streams, until the input ends; then wait for all of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is interrupted, and stops it
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/{SOCKET}")
        listener.listen()
        sys.stdout.write(READY)
        sys.stdout.flush()
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            asked, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _work(asked)
            asked.close()
    with suppress(ChildProcessError):
        while os.wait():
            pass


def _work(asked: socket.socket) -> None:
    """Run the line that comes, as the Python does that execnet starts; whoever lends the streams hears of the end."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _, streams, _, _ = socket.recv_fds(asked, 1, len(STREAMS))
    for number, stream in zip(STREAMS, streams, strict=True):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = os.fdopen(1, "w", closefd=False)
    try:
        exec(eval(sys.stdin.readline()), {"__name__": "__main__"})
    finally:
        atexit._run_exitfuncs()  # such as what stops a database; only what was loaded is not taken apart
        os._exit(0)


class _Modules:
    """Has the modules loaded in which tests stand, as pytest does it, and none of the tests made."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_pycollect_makeitem(self) -> list[pytest.Item]:
        return []


def _load(arguments: list[str]) -> None:
    """Load all there is, and do once what each process would do first.

    Where a module does not load, nothing is forked: half of it would stay, and be taken for all of it.
    """
    with Path(os.devnull).open("w") as nothing, redirect_stdout(nothing):
        found = pytest.main(["--collect-only", *arguments], plugins=[_Modules()])
    if found is not pytest.ExitCode.NO_TESTS_COLLECTED:
        sys.exit(1)
    import_module("bot.language.parser").warm_up()
    for _ in import_module("bot.language.tokens.cues").compile_all():
        pass
    import_module("hypothesis.internal.conjecture.providers")._get_local_constants()
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    _load(sys.argv[2:])
    serve(sys.argv[1])
