"""How many calls are on their way to Graph at once: limits that give way to 429 and grow again.

Microsoft documents its limits in versions that differ (four calls at once for an app and mailbox, or for an
app over all mailboxes), and other copies of the bot use them up too. So each limit is found out, as TCP finds
out the width of a line: halved by a refusal, and by one more for each round of calls that were taken
(additive increase, multiplicative decrease).
"""

import asyncio
from collections import deque
from typing import Self
from weakref import WeakValueDictionary

OF_MAILBOX = 4
"""Outlook's limit for one app and one mailbox; a fifth is answered 429 (throttling-limits)."""
OF_APP = 64
"""Of all mailboxes together: what the pool of connections bears."""
FIRST_OF_APP = 24
LEAST = 1.0
SAME_CAUSE = 5.0
"""Seconds within which two mailboxes that are refused are refused for the app's sake."""


class AdaptiveLimit:
    """So many at a time, first come, first served: `async with limit`."""

    def __init__(self, first: float, *, most: float) -> None:
        """Begin with so many; never let in more than `most`, nor fewer than one."""
        self._width = first
        self._most = most
        self._taken = 0
        self._shrunk = float("-inf")
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def width(self) -> int:
        """Return how many are let in now."""
        return int(self._width)

    @property
    def taken(self) -> int:
        """Return how many are in."""
        return self._taken

    async def __aenter__(self) -> Self:
        """Wait for a place."""
        if self._taken < self.width and not self._waiting:
            self._taken += 1
            return self
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._leave()  # the place was given just before
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """Hand the place to who waits longest."""
        self._leave()

    def grow(self) -> None:
        """Note a call that was taken: one more fits after a round of them, if all places are in use."""
        if self._waiting or self._taken >= self.width:
            self._width = min(self._most, self._width + 1 / self._width)
            self._let_in()

    def shrink(self, *, begun: float, now: float) -> None:
        """Note a call that was refused; one that began before the last refusal tells nothing new."""
        if begun >= self._shrunk:
            self._shrunk = now
            self._width = max(LEAST, self._width / 2)

    def _leave(self) -> None:
        self._taken -= 1
        self._let_in()

    def _let_in(self) -> None:
        while self._waiting and self._taken < self.width:
            turn = self._waiting.popleft()
            if not turn.done():  # who was cancelled is passed over
                self._taken += 1
                turn.set_result(None)


class Concurrency:
    """The limit of each mailbox, and the one of the app over all of them."""

    def __init__(self) -> None:
        self.app = AdaptiveLimit(FIRST_OF_APP, most=OF_APP)
        self._mailboxes: WeakValueDictionary[str, AdaptiveLimit] = WeakValueDictionary()
        self._refused: tuple[str, float] = "", float("-inf")

    def of(self, mailbox: str) -> AdaptiveLimit:
        """Return the limit of a mailbox, which is forgotten when nobody holds it any more."""
        limit = AdaptiveLimit(OF_MAILBOX, most=OF_MAILBOX)
        return self._mailboxes.setdefault(mailbox.casefold(), limit)

    def taken(self, limit: AdaptiveLimit) -> None:
        """Note a call that Graph took."""
        limit.grow()
        self.app.grow()

    def refused(self, mailbox: str, limit: AdaptiveLimit, *, begun: float, now: float) -> None:
        """Note a 429: it is the mailbox's, and the app's where another mailbox had one just before."""
        limit.shrink(begun=begun, now=now)
        before, when = self._refused
        if before not in {"", mailbox.casefold()} and now - when < SAME_CAUSE:
            self.app.shrink(begun=begun, now=now)
        self._refused = mailbox.casefold(), now
