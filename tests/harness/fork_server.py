"""Starts the bot as `python app.py` does, without loading everything anew each time: a process that has it loaded forks.

The bot gets a process, a folder, an environment and a command line of its own, and runs the same file from its first
line on; only what that imports is there already. `python -m tests.harness.fork_server SOCKET` is such a process; it
ends with whoever started it. What of starting itself is to be shown belongs into a process started the usual way
(`tests/scenarios/test_starting.py`).
"""

import asyncio
import atexit
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path

import httpx

from bot.graph.sign_in.encryption import TokenCipher
from bot.sandbox.tenant import Tenant
from bot.settings.model import SANDBOX_KEY
from tests.harness.in_step import in_step
from tests.harness.running_bot import NOW

ROOT = Path(__file__).parents[2]
APP = str(ROOT / "app.py")
PACKAGES = ("bot", "cards", "dialogs")
WAITING = 64
"""Connections that may wait to be taken."""


# --- whoever starts programs ---------------------------------------------------------------------


class ForkedProgram:
    """A program that runs, as `asyncio.subprocess.Process` has it."""

    def __init__(
        self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Hear of its end on this connection."""
        self.pid = pid
        self.returncode: int | None = None
        self._writer = writer
        self._ended = asyncio.create_task(self._hear(reader))

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        self.returncode = int(await reader.readline())
        self._writer.close()

    def terminate(self) -> None:
        """Ask it to stop."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        if self.returncode is not None:
            raise ProcessLookupError(self.pid)
        os.kill(self.pid, number)

    async def wait(self) -> int:
        """Return its exit code, once it has ended."""
        await asyncio.shield(self._ended)
        assert self.returncode is not None
        return self.returncode


async def forked(program: tuple[str, ...], folder: Path, env: Mapping[str, str]) -> ForkedProgram:
    """Start `app.py`, with what follows it on its command line."""
    assert program[0] == APP, program
    reader, writer = await asyncio.open_unix_connection(_server())
    asked = {"arguments": program, "folder": str(folder), "env": dict(env)}
    writer.write(json.dumps(asked).encode() + b"\n")
    return ForkedProgram(int(await reader.readline()), reader, writer)


@cache
def _server() -> str:
    """Return the address of this process's own server, once that has loaded everything."""
    folder = tempfile.TemporaryDirectory(prefix="bot-fork-")
    atexit.register(folder.cleanup)
    address = f"{folder.name}/socket"
    command = (sys.executable, "-m", "tests.harness.fork_server", address)
    # It ends when its input does: with this process, however that ends.
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(server.communicate)
    assert server.stdout is not None
    assert server.stdout.readline(), "the fork server did not start"
    return address


# --- the server ----------------------------------------------------------------------------------


def serve(address: str) -> None:
    """Fork a program for each connection, until the input ends."""
    _load()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(WAITING)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _keep(connection)
            connection.close()
            _reap()
    _reap()


def _load() -> None:
    """Import all there is, and do what the bot does once, before it serves."""
    runpy.run_path(APP, run_name="loaded")
    for package in PACKAGES:
        for found in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not found.name.endswith("__main__"):
                import_module(found.name)
    import_module("bot.language.parser").warm_up()
    for _ in import_module("bot.language.tokens.cues").compile_all():
        pass
    # Worked out once in each process: how busy the days of the tenant are, and the key of its sign-ins.
    now = datetime.fromisoformat(NOW)
    Tenant(lambda: now, base_url="", clients=())
    TokenCipher([SANDBOX_KEY]).prepare()
    # Loads what it sends with.
    httpx.Client().close()


def _reap() -> None:
    """Take note of those that have ended, so that their time counts as this process's."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _keep(connection: socket.socket) -> None:
    """Run the program that a connection asks for in a process of its own, and tell its pid and its exit code."""
    with connection.makefile("rw") as file:
        asked = json.loads(file.readline())
        pid = os.fork()
        if pid == 0:
            file.close()
            connection.close()
            _run(**asked)
        file.write(f"{pid}\n")
        file.flush()
        _, status = os.waitpid(pid, 0)
        file.write(f"{os.waitstatus_to_exitcode(status)}\n")
    os._exit(0)


def _run(arguments: list[str], folder: str, env: dict[str, str]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    os.chdir(folder)
    environment = os.environ  # noqa: TID251 - it becomes that of another program
    environment.clear()
    environment.update(in_step(env))
    sys.argv[:] = arguments
    os._exit(_exit_code(arguments[0]))


def _exit_code(program: str) -> int:
    """Run a program to its end, without taking apart what was loaded: that is the server's, and would be copied for it."""
    try:
        runpy.run_path(program, run_name="__main__")
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - as the interpreter does with what nobody caught
        traceback.print_exc()
        code = 1
    else:
        code = 0
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
    sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


if __name__ == "__main__":
    serve(sys.argv[1])
