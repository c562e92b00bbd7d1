"""Outlook's limits on calls, counted for one app and one mailbox as documented (throttling-limits).

Where a page of the documentation says otherwise (four at a time for an app over all mailboxes), the
tenant can be switched to that.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.graph.errors import GraphError

MOST_AT_A_TIME = 4
MOST_IN_WINDOW = 10_000
WINDOW = timedelta(minutes=10)
Key = tuple[str, str]
"""An app and a mailbox; an app and nothing where all its mailboxes count together."""


@dataclass(slots=True)
class Throttle:
    """The calls in flight, and those of the last ten minutes."""

    in_flight: Counter[Key] = field(default_factory=Counter)
    recent: defaultdict[Key, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))


@contextmanager
def count_call(throttle: Throttle, key: Key | None, *, at: datetime) -> Iterator[GraphError | None]:
    """Count a call while it is answered; yield the 429 to answer with if it exceeds a limit."""
    if key is None:
        yield None
        return
    refused = _refusal(throttle, key, at)
    throttle.in_flight[key] += 1
    try:
        yield refused
    finally:
        throttle.in_flight[key] -= 1


def _refusal(throttle: Throttle, key: Key, at: datetime) -> GraphError | None:
    recent = throttle.recent[key]
    while recent and recent[0] <= at - WINDOW:
        recent.popleft()
    if len(recent) >= MOST_IN_WINDOW:
        seconds = max((recent[0] + WINDOW - at).total_seconds(), 1)
        return _throttled("Request limit exceeded.", {"Retry-After": f"{seconds:.0f}"})
    recent.append(at)
    if throttle.in_flight[key] >= MOST_AT_A_TIME:
        return _throttled("Application is over its MailboxConcurrency limit.", {})
    return None


def _throttled(message: str, headers: dict[str, str]) -> GraphError:
    return GraphError(429, "ApplicationThrottled", message, headers=headers)
