"""A bot in a process of its own on one core, in the world of the bench."""

import asyncio
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.bench.certificates import APP
from tests.bench.environments import PINS, ROOT
from tests.bench.fake_services import Outside
from tests.harness.ports import free_port

START_SECONDS = 60


@dataclass
class Bot:
    """`async with Bot(outside, command) as bot`: it listens on `bot.port`."""

    outside: Outside
    command: Sequence[str]
    settings: dict[str, str] = field(default_factory=dict)
    folder: Path = ROOT
    ready: str = ""
    """The address that answers 200 when it can work; empty: whatever answers at all will do."""

    async def __aenter__(self) -> Self:
        self.port = free_port()
        began = time.perf_counter()
        with (self.outside.folder / f"bot-{self.port}.log").open("wb") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                env=self._environment(),
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if len(cores := sorted(os.sched_getaffinity(0))) > 1:
            os.sched_setaffinity(self.process.pid, cores[:1])
        try:
            await self._until_ready()
        except BaseException:
            await self.__aexit__()
            raise
        self.seconds_to_start = time.perf_counter() - began
        return self

    async def _until_ready(self) -> None:
        async with asyncio.timeout(START_SECONDS):
            while not await self._answers():
                assert self.process.returncode is None, self.log()
                await asyncio.sleep(0.005)

    async def __aexit__(self, *_: object) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(10):
                    await self.process.wait()
            except TimeoutError:
                self.process.kill()
                await self.process.wait()

    @property
    def resident(self) -> float:
        """The memory it holds now, in MB."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="utf-8").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def log(self) -> str:
        """What it said."""
        file = self.outside.folder / f"bot-{self.port}.log"
        return file.read_text(encoding="utf-8", errors="replace")[-2000:]

    def _environment(self) -> dict[str, str]:
        authority = str(self.outside.folder / "ca.pem")
        return {
            "PATH": os.defpath,
            "PYTHONPATH": f"{PINS / 'redirect'}:{ROOT}",
            "BENCH_TLS_PORT": str(self.outside.port),
            "SSL_CERT_FILE": authority,
            "REQUESTS_CA_BUNDLE": authority,
            "PORT": str(self.port),
            "APP_ID": APP,
            "APP_PASSWORD": "secret",
            "MicrosoftAppId": APP,
            "MicrosoftAppPassword": "secret",
            **self.settings,
        }

    async def _answers(self) -> bool:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        path = self.ready or "/api/messages"
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        try:
            told = await reader.readline()
        except OSError:
            return False
        finally:
            writer.close()
        return b" 200 " in told if self.ready else told.startswith(b"HTTP/1.1")
