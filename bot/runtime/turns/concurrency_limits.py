"""Places for work that goes on side by side, of which no person and no account has more than a share.

Most of a turn is waiting for Microsoft 365. Whoever asks in sixty chats while it is slow waits for
their own answers; everybody else finds a place.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class FairShares:
    """So many places in all, for one account and for one person; who comes first has one first."""

    def __init__(self, whole: int, of_a_tenant: int, of_a_person: int) -> None:
        """Begin with all places free."""
        self._whole = asyncio.Semaphore(whole)
        self._of_a_tenant = of_a_tenant
        self._of_a_person = of_a_person
        self._shares: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    @asynccontextmanager
    async def place(self, tenant: str, person: str) -> AsyncIterator[None]:
        """Wait for a place and keep it while the block runs."""
        # The narrowest first: who waits for their own share takes nobody else's.
        own = self._share(f"person/{person}", self._of_a_person)
        account = self._share(f"tenant/{tenant}", self._of_a_tenant)
        async with own, account, self._whole:
            yield

    def _share(self, key: str, most: int) -> asyncio.Semaphore:
        return self._shares.setdefault(key, asyncio.Semaphore(most))
