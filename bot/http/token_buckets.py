"""Token buckets: how often something may be asked for by each of many, in the memory of this copy of the bot."""

from cachetools import LRUCache

from bot.runtime.ports import Clock


class TokenBuckets:
    """How often something may happen for each of many: so many at once, then so many a second."""

    def __init__(
        self, clock: Clock, most: int, seconds: float, *, kept: int = 20_000, debt: float = 0.0
    ) -> None:
        """Allow so many within so many seconds, and remember so many of whom; `debt` is what one refused has to wait for besides."""
        self._clock = clock
        self._most = float(most)
        self._a_second = most / seconds
        self._left: LRUCache[str, tuple[float, float]] = LRUCache(kept)
        self._debt = debt

    def has_room(self, whose: str) -> bool:
        """Whether one more is allowed; it does not count."""
        return self._now_left(whose) >= 1

    def take(self, whose: str) -> bool:
        """Whether one more is allowed; then it counts."""
        left = self._now_left(whose) - 1
        self._left[whose] = (max(left, -self._debt), self._clock.now().timestamp())
        return left >= 0

    def _now_left(self, whose: str) -> float:
        now = self._clock.now().timestamp()
        left, at = self._left.get(whose, (self._most, now))
        return min(self._most, left + max(0.0, now - at) * self._a_second)
