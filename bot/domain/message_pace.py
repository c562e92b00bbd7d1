"""The pace at which a Slack workspace takes messages: pure functions of what was sent there, by all copies of the bot.

What is due for thousands at the same minute waits in a row; what is due for one person goes before it, and moves that row back.
"""

from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

CHAT_BETWEEN = timedelta(seconds=1)
"""Slack documents one message a second and channel, and allows short bursts."""
CHAT_AHEAD = 2 * CHAT_BETWEEN
WORKSPACE_AHEAD = timedelta(seconds=2)
"""How far ahead of their pace the messages of a chat, and of a workspace, may be."""
LATE = timedelta(seconds=2)
"""How long after its moment a place of the row may still be taken."""


class WorkspacePace(Struct, frozen=True, kw_only=True):
    """What the workspace has been sent, and when it takes more."""

    workspace: str
    next_single: datetime | None = None
    """When the next message for one person would be due if all were spread evenly."""
    next_bulk: datetime | None = None
    """When the next of thousands may go."""
    singles: int = 0
    """How many were sent for one person each: every one moves the row of thousands back by one place."""
    chats: dict[str, datetime] = field(default_factory=dict)
    """As `next_single`, for each chat that was written to in the last seconds."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.workspace


class BulkPlace(Struct, frozen=True):
    """A place in the row of what is due for thousands."""

    at: datetime
    singles: int
    """As the workspace had it when the place was taken."""


def with_single(
    pace: WorkspacePace, chat: str, now: datetime, between: timedelta
) -> tuple[datetime, WorkspacePace]:
    """Return when a message for one person may go, and the pace with it."""
    chats = {name: moment for name, moment in pace.chats.items() if moment > now}
    of_chat, of_all = chats.get(chat, now), max(pace.next_single or now, now)
    at = max(now, of_chat - CHAT_AHEAD, of_all - WORKSPACE_AHEAD)
    sent = replace(
        pace,
        next_single=of_all + between,
        next_bulk=max(pace.next_bulk or now, now) + between,
        singles=pace.singles + 1,
        # Where the workspace let it wait, the chat's next second begins only then.
        chats={**chats, chat: max(of_chat, at) + CHAT_BETWEEN},
    )
    return at, sent


def with_bulk(
    pace: WorkspacePace, now: datetime, between: timedelta
) -> tuple[BulkPlace, WorkspacePace]:
    """Return the last place of the row, and the pace with it."""
    at = max(pace.next_bulk or now, now)
    return BulkPlace(at, pace.singles), replace(pace, next_bulk=at + between)


def with_missed(
    pace: WorkspacePace, place: BulkPlace, now: datetime, between: timedelta
) -> tuple[BulkPlace, WorkspacePace]:
    """Return a place that was missed, as its row is by now, and the pace with the whole row moved back by as much.

    Nothing was sent while the bot was away: whoever waits keeps their order, and nobody's message goes in a burst.
    """
    missed = max(now - moved_back(pace, place, between).at, timedelta()) // between
    later = replace(
        pace,
        singles=pace.singles + missed,
        next_bulk=(pace.next_bulk or now) + missed * between,
    )
    return moved_back(later, place, between), later


def moved_back(pace: WorkspacePace, place: BulkPlace, between: timedelta) -> BulkPlace:
    """Return a place where it is by now: behind everything that went before it meanwhile."""
    return BulkPlace(place.at + (pace.singles - place.singles) * between, pace.singles)
