"""Signed messages, so many at a time, each sent when the one before it on its line was answered."""

import asyncio
import itertools
import json
import re
import time
from typing import Any

from tests.bench.certificates import CROWD, tenant
from tests.bench.fake_services import PERSON, Outside

AT_ONCE = 16
_ids = itertools.count(1_700_000_000_000)
_STATUS = re.compile(rb"HTTP/1\.1 (\d+)")
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def activity(outside: Outside, number: int, text: str) -> bytes:
    """Return a message of a person in their own chat, as Teams sends it."""
    told = {
        "type": "message",
        "id": f"{next(_ids)}",
        "timestamp": "2026-11-22T06:47:18.627Z",
        "localTimestamp": "2026-11-22T06:47:18.627Z",
        "localTimezone": "Europe/London",
        "serviceUrl": outside.url,
        "channelId": "msteams",
        "from": {
            "id": f"29:user-{number}",
            "name": f"Person {number}",
            "aadObjectId": PERSON.format(number),
        },
        "conversation": {
            "conversationType": "personal",
            "id": f"a:{number}",
            "tenantId": tenant(number),
        },
        "recipient": {"id": "28:bot", "name": "Scheduler"},
        "textFormat": "plain",
        "locale": "en-GB",
        "text": text,
        "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web"}],
        "channelData": {"tenant": {"id": tenant(number)}},
    }
    return json.dumps(told).encode()


class Load:
    """A load on one bot: these texts in turns, each said by the next person, on so many kept connections."""

    def __init__(self, outside: Outside, port: int, *texts: str) -> None:
        self._outside = outside
        self._port = port
        self._texts = itertools.cycle(texts)
        self._turns = itertools.count()
        self._bearer = outside.token()
        self.crowd = CROWD
        """How many people write, one after the other."""
        self.refused = 0
        self.accepted = 0

    def count(self) -> int:
        """Return how much was done so far: messages that reached the connector."""
        return self._outside.answered

    def next_person(self) -> int:
        """Return the number of whose turn it is: one after the other."""
        return next(self._turns) % self.crowd

    def request(self) -> bytes:
        """Return the next person's request, whole."""
        body = activity(self._outside, self.next_person(), next(self._texts))
        head = (
            f"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
            f"Content-Type: application/json; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
            f"Authorization: Bearer {self._bearer}\r\n\r\n"
        )
        return head.encode() + body

    async def rate(self, seconds: float) -> float:
        """Return the messages of the bot a second that reach the connector."""
        stop = asyncio.Event()
        lines = [asyncio.create_task(self._line(stop)) for _ in range(AT_ONCE)]
        before, began = self.count(), time.perf_counter()
        await asyncio.sleep(seconds)
        answered, taken = self.count() - before, time.perf_counter() - began
        stop.set()
        async with asyncio.timeout(60):
            await asyncio.gather(*lines)
        return answered / taken

    async def say(self, count: int) -> None:
        """Send so many messages in all, and wait until the last is answered."""
        left = iter(range(count))

        async def line() -> None:
            connection = await asyncio.open_connection("127.0.0.1", self._port)
            for _ in left:
                await self._one(connection)
            connection[1].close()

        await asyncio.gather(*(line() for _ in range(AT_ONCE)))

    async def _line(self, stop: asyncio.Event) -> None:
        connection = await asyncio.open_connection("127.0.0.1", self._port)
        while not stop.is_set():
            await self._one(connection)
        connection[1].close()

    async def _one(self, connection: tuple[Any, Any]) -> None:
        reader, writer = connection
        writer.write(self.request())
        answer = await reader.readuntil(b"\r\n\r\n")
        await _rest(reader, answer)
        status = _STATUS.match(answer)
        if status is None or not status[1].startswith(b"2"):
            self.refused += 1
        else:
            self.accepted += 1


async def _rest(reader: asyncio.StreamReader, head: bytes) -> None:
    length = _LENGTH.search(head)
    if length:
        await reader.readexactly(int(length[1]))
    elif b"chunked" in head.lower():
        await reader.readuntil(b"0\r\n\r\n")
