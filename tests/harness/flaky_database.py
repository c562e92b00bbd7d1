"""A way to PostgreSQL that breaks: connections are reset, stand still, or find nobody there."""

import asyncio
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.harness.ports import free_port


class FlakyDatabase:
    """A server on a port of its own that passes on to PostgreSQL's socket, as long as it is let."""

    def __init__(self, url):
        (folder,) = parse_qs(urlsplit(url).query)["host"]
        self._socket = str(Path(folder) / ".s.PGSQL.5432")
        self._port = free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        self._writers = set()
        self._may_pass = asyncio.Event()
        self._may_pass.set()
        self._server = None
        self.resets = 0
        self.round_trips = None
        """Counts them, where a test wants to know."""

    async def listen(self):
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self._port)

    def reset(self):
        """Break every connection, whatever is on its way."""
        for writer in list(self._writers):
            self.resets += 1
            writer.transport.abort()

    async def hang(self, seconds):
        """Let nothing through, in either direction, and close nothing."""
        self._may_pass.clear()
        await asyncio.sleep(seconds)
        self._may_pass.set()

    async def be_away(self, seconds):
        """Refuse connections, and break those that stand."""
        self._server.close()
        self.reset()
        await asyncio.sleep(seconds)
        await self.listen()

    async def close(self):
        self._may_pass.set()
        self._server.close()
        self.reset()

    async def _pass_on(self, reader, writer):
        try:
            back, forth = await asyncio.open_unix_connection(self._socket)
        except OSError:
            writer.close()
            return
        self._writers |= {writer, forth}
        with suppress(asyncio.CancelledError):
            await asyncio.gather(self._ask(reader, forth), self._answer(back, writer, forth))
        self._writers -= {writer, forth}

    async def _ask(self, reader, writer):
        async for data in self._passed(reader, writer):
            if self.round_trips:
                await self.round_trips.ask(writer)
            writer.write(data)

    async def _answer(self, reader, writer, asked):
        async for data in self._passed(reader, writer):
            if self.round_trips:
                self.round_trips.answer(asked, data)
            writer.write(data)

    async def _passed(self, reader, writer):
        """Yield what comes in, as long as it is let through; what is written for it is sent before the next."""
        with suppress(OSError):
            while data := await reader.read(65536):
                await self._may_pass.wait()
                yield data
                await writer.drain()
        writer.close()


@asynccontextmanager
async def flaky(url):
    """Return a way to a database that can be broken."""
    way = FlakyDatabase(url)
    await way.listen()
    try:
        yield way
    finally:
        await way.close()
