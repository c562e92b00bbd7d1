"""Counts round trips to a database, as many as have to be waited for one after the other, whatever time they take.

What a program asks at once, on one connection or on several, is let through together, once it does nothing more by itself
and everything asked before is answered: that is one round trip. So a busy machine counts as many as an idle one.
"""

import asyncio

STILL = 50
"""Turns of the event loop in which nothing is asked after which nothing more comes by itself."""
READY = b"Z\0\0\0\5"
"""What PostgreSQL ends each answer with, before one letter for the state of the transaction."""


class RoundTrips:
    """Stands between a program and its database."""

    def __init__(self):
        self.count = 0
        self._unanswered = set()
        self._next = None

    async def ask(self, connection):
        """Wait for the next round trip, and be part of it."""
        if self._next is None:
            self._next = asyncio.create_task(self._begin())
        await self._next
        self._unanswered.add(connection)

    def answer(self, connection, data):
        """Take note of what comes back on a connection."""
        if data[-len(READY) - 1 : -1] == READY:
            self._unanswered.discard(connection)

    async def _begin(self):
        still = 0
        while still < STILL:
            still = 0 if self._unanswered else still + 1
            await asyncio.sleep(0.001 if self._unanswered else 0)
        self._next = None
        self.count += 1
