"""The machine's clock: the only place that reads it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class RealClock:
    """The machine's clock, shifted in sandbox mode by NOW and by the page's levers."""

    def __init__(self, starts_at: datetime | None) -> None:
        """Start at this moment, or at the real one."""
        self._shift = starts_at - self._real() if starts_at else timedelta()
        self.advanced: Callable[[], None] | None = None
        """Called when it has moved ahead: work is due by then that was not."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self._real() + self._shift

    def advance(self, by: timedelta) -> None:
        """Move ahead."""
        self._shift += by
        if self.advanced:
            self.advanced()

    @staticmethod
    def _real() -> datetime:
        return datetime.now(UTC)
