"""Slots for messages that thousands get at the same minute: so many a second in each workspace, in the order they are asked for.

Each copy of the bot counts for itself; what a chat takes more slowly still is sent again when it says.
"""

from datetime import datetime, timedelta

from cachetools import FIFOCache

WORKSPACES_MOST = 10_000


class MessagePace:
    """The pace of one copy of the bot."""

    def __init__(self, per_second: float) -> None:
        """Let so many messages a second out to each workspace."""
        self._between = timedelta(seconds=1 / per_second)
        self._next: FIFOCache[str, datetime] = FIFOCache(WORKSPACES_MOST)

    def slot(self, workspace: str, now: datetime) -> datetime:
        """Return when the next message may go out there: now, or after those that were asked for before."""
        at = max(now, self._next.get(workspace, now))
        self._next[workspace] = at + self._between
        return at
