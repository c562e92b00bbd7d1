"""Starts the bot as `python app.py` does, without loading everything anew each time: a process that has it loaded forks.

The bot gets a process, a folder, an environment and a command line of its own, and runs the same file from its first
line on; only what that imports is there already. `python -m tests.harness.fork_server FOLDER` is such a process, one for
all processes of a run of tests: it ends with the last of those that use it. What of loading itself is to be shown belongs
into a process started the usual way (`executed`).
"""

import asyncio
import atexit
import fcntl
import json
import os
import pkgutil
import runpy
import select
import shutil
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
from typing import Any

import httpx
from aiohttp import web

from bot.graph.sign_in.encryption import TokenCipher
from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from bot.sandbox.server import routes
from bot.sandbox.tenant import Tenant
from bot.settings.model import SANDBOX_KEY
from tests.harness.in_step import in_step
from tests.harness.running_bot import NOW

ROOT = Path(__file__).parents[2]
APP = str(ROOT / "app.py")
PACKAGES = ("bot", "cards", "dialogs")
LANGUAGE = ROOT / "tests/data/language"
WAITING = 64
"""Connections that may wait to be taken."""
SOCKET, INPUT, LOCK = "socket", "input", "lock"
"""What lies in a server's folder: where it is asked, what it ends with, who may start it."""
STREAMS = {"stdout": 1, "stderr": 2}


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
        await self._writer.wait_closed()

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


async def forked(
    program: tuple[str, ...], folder: Path, env: Mapping[str, str], /, **streams: Path
) -> ForkedProgram:
    """Start `app.py`, with what follows it on its command line; `stdout` and `stderr` may name files for what it says.

    Where whoever waits for it is cancelled, it is not left running.
    """
    assert program[0] == APP, program
    assert streams.keys() <= STREAMS.keys(), streams
    asked = {
        "arguments": program,
        "folder": str(folder),
        "env": dict(env),
        "streams": {name: str(path) for name, path in streams.items()},
    }
    starting = asyncio.create_task(_fork(asked))
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        started = await starting
        with suppress(ProcessLookupError):
            started.kill()
        await started.wait()
        raise


async def _fork(asked: Mapping[str, Any]) -> ForkedProgram:
    """Have a program forked that runs what is asked."""
    reader, writer = await asyncio.open_unix_connection(f"{_server()}/{SOCKET}")
    writer.write(json.dumps(asked).encode() + b"\n")
    return ForkedProgram(int(await reader.readline()), reader, writer)


@cache
def _server() -> Path:
    """Return the folder of the server that all processes of this run of tests share, once it has loaded everything."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))  # noqa: TID251 - pytest's own
    folder = Path(tempfile.gettempdir(), f"bot-fork-{run}")
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            _hold(folder)
        except OSError:
            _start(folder)
    return folder


def _hold(folder: Path) -> None:
    """See to it that the server ends no sooner than this process: an OSError where none reads its input."""
    os.open(folder / INPUT, os.O_WRONLY | os.O_NONBLOCK)


def _start(folder: Path) -> None:
    """Start a server that ends with its input: when no process is left that holds that."""
    for name in (INPUT, SOCKET):
        (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / INPUT)
    reads = os.open(folder / INPUT, os.O_RDONLY | os.O_NONBLOCK)
    _hold(folder)
    command = (sys.executable, "-m", "tests.harness.fork_server", str(folder))
    server = subprocess.Popen(command, cwd=ROOT, stdin=reads, stdout=subprocess.PIPE)
    os.close(reads)
    assert server.stdout is not None
    with server.stdout:
        assert server.stdout.readline(), "the fork server did not start"
    _started.append(server)


_started: list[subprocess.Popen[bytes]] = []
"""Not waited for: it may outlast this process."""


# --- the server ----------------------------------------------------------------------------------


def serve(folder: Path) -> None:
    """Fork a program for each connection, until the input ends."""
    _load()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / SOCKET))
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
    shutil.rmtree(folder, ignore_errors=True)


def _load() -> None:
    """Import all there is, and do what the bot does once, before it serves."""
    runpy.run_path(APP, run_name="loaded")
    for package in PACKAGES:
        for found in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not found.name.endswith("__main__"):
                import_module(found.name)
    import_module("bot.cli.warm_up").read_first()
    _read_some_messages()
    for _ in import_module(
        "bot.language.tokens.cues"
    ).compile_all():  # and what was made by reading
        pass
    # Worked out once in each process: how busy the days of the tenant are, and the key of its sign-ins.
    now = datetime.fromisoformat(NOW)
    tenant = Tenant(lambda: now, base_url="", clients=())
    # Compiles the patterns of its addresses.
    web.Application().add_routes(routes(tenant))
    TokenCipher([SANDBOX_KEY]).prepare()
    # Loads what it sends with.
    httpx.Client().close()


def _read_some_messages() -> None:
    """Compile what of the rows of commands a message is the first to need: each bot would for itself."""
    directory = from_json(json.loads((LANGUAGE / "directory.json").read_text(encoding="utf-8")))
    for line in (LANGUAGE / "phrases.jsonl").read_text(encoding="utf-8").splitlines():
        answer_line(json.loads(line), directory)


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


def _run(arguments: list[str], folder: str, env: dict[str, str], streams: dict[str, str]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    for name, path in streams.items():
        said = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(said, STREAMS[name])
        os.close(said)
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
    serve(Path(sys.argv[1]))
