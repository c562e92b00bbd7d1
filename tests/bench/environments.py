"""Rivals in environments of their own, made once from the versions pinned in `rivals/*.txt`."""

import asyncio
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
PINS = Path(__file__).parent / "rivals"
HOMES = ROOT / ".venv-rivals"
NEWER = {"teams": (3, 12)}
"""What needs a later Python than the bot does."""
_LARGEST_LINE = 32 * 1024 * 1024


class NotMade(Exception):
    """An environment that cannot be made here; says why."""


def python_of(name: str) -> Path:
    """Return the interpreter of a rival's environment, made now if its pins changed; raises NotMade."""
    home, pins = HOMES / name, PINS / f"{name}.txt"
    done = home / "in-step"
    if not done.exists() or done.read_text(encoding="utf-8") != pins.read_text(encoding="utf-8"):
        shutil.rmtree(home, ignore_errors=True)
        sys.stderr.write(f"Installing {pins.name} into {home.relative_to(ROOT)} …\n")
        _run(_interpreter(NEWER.get(name, (3, 11))), "-m", "venv", str(home))
        install = ("install", "--quiet", "--disable-pip-version-check", "--no-deps")
        _run(str(home / "bin/python"), "-m", "pip", *install, "--requirement", str(pins))
        done.write_text(pins.read_text(encoding="utf-8"), encoding="utf-8")
    return home / "bin/python"


def _run(*command: str) -> None:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise NotMade(ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else command[0])


def _interpreter(least: tuple[int, int]) -> str:
    """Return a Python that is new enough: this one, one on the path, or one that pyenv keeps."""
    if sys.version_info[:2] >= least:
        return sys.executable
    names = [f"python3.{minor}" for minor in range(least[1], least[1] + 4)]
    kept = (Path.home() / ".pyenv/versions").glob("3.*/bin/python3")
    for one in (*filter(None, map(shutil.which, names)), *map(str, sorted(kept))):
        told = subprocess.run(
            [one, "-c", f"import sys; sys.exit(sys.version_info < {least})"],
            capture_output=True,
            check=False,
        )
        if told.returncode == 0:
            return one
    raise NotMade(f"Python {least[0]}.{least[1]} or newer is not on this machine")


class Partner:
    """A rival that runs in its own environment and answers one line of JSON with another."""

    def __init__(self, environment: str, script: str) -> None:
        self._command = (str(python_of(environment)), str(PINS / script))

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_LARGEST_LINE,
        )
        return self

    async def ask(self, question: Any) -> Any:
        """Return what the rival answers."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        await self._process.stdin.drain()
        line = await self._process.stdout.readline()
        assert line, f"{self._command[1]} ended"
        return json.loads(line)

    async def __aexit__(self, *_: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()
