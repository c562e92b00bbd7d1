"""When a call to somebody else's service is made again: one policy, on stamina, for Graph, sign-in, Teams and Slack.

Each adapter says which errors pass and how often it tries (Graph's are in `bot.graph.client`); how long
and with which pauses is decided here. What has not passed by then is left to the job worker, which has more time than a person who waits.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

import stamina
import structlog
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from bot.domain.errors import OutsideTrouble

PATIENCE = 20.0
"""Seconds a person can be kept waiting for one call, repeats and pauses included."""
LONGEST_PAUSE = 4.0

log = structlog.get_logger()


class RetryPolicy:
    """The attempts at one call."""

    def __init__(
        self, passes: Callable[[Exception], bool], *, attempts: int, seconds: float = PATIENCE
    ) -> None:
        """Repeat what `passes`, so often and for so long at most."""
        self._passes = passes
        self._attempts = attempts
        self._seconds = seconds
        self._until = asyncio.get_running_loop().time() + seconds

    def attempts(self) -> AsyncIterator[stamina.Attempt]:
        """Return the attempts, each a context manager: `async for attempt in …: with attempt: …`."""
        return stamina.retry_context(
            self, attempts=self._attempts, timeout=self._seconds, wait_max=LONGEST_PAUSE
        )

    def __call__(self, error: Exception) -> bool | float:
        """Return stamina's answer to an error: not again, again after the usual pause, or after so many seconds."""
        if not self._passes(error):
            return False
        asked = error.retry_after if isinstance(error, OutsideTrouble) else None
        if asked is None:
            return True
        return asked if asked < self._until - asyncio.get_running_loop().time() else False


def log_repeats() -> None:
    """Log each repeated call from now on, in the bot's own words."""
    set_on_retry_hooks([_log_repeat])


def _log_repeat(details: RetryDetails) -> None:
    """Log the kind of an error, never what it says: stamina's own hook would."""
    error, wait = type(details.caused_by).__name__, round(details.wait_for, 2)
    log.info("outside.repeated", error=error, attempt=details.retry_num, wait=wait)
