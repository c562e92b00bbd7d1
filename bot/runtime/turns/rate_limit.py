"""How much one person may ask of the bot: bursts are fine, a flood is answered kindly, once.

Counted in the memory of each copy of the bot, so with three copies a person may ask three times as
much. That is meant: it is a kindness to the others who wait for the same copy, and three copies have
three times as much to give. What must not be done twice is guarded in the store, not here.
"""

from dataclasses import dataclass
from datetime import datetime

from cachetools import LRUCache

from bot.domain.accounts import PersonId
from bot.runtime.handlers import TurnHandler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork

BURST = 100
"""Turns at once."""
A_MINUTE = 120
PEOPLE_MOST = 10_000
"""People whose pace is remembered; whoever was quiet longest is forgotten first."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime
    turn: str = ""
    """The turn counted last: one that starts over is counted once."""
    is_told: bool = False


def with_rate_limit(handler: TurnHandler) -> TurnHandler:
    """Return the handler that hears nobody more often than is good for everybody else."""
    buckets: LRUCache[PersonId, _Bucket] = LRUCache(PEOPLE_MOST)

    async def heard(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
        bucket = _bucket(buckets, turn)
        if bucket.turn != turn.id or not turn.id:
            _fill(bucket, turn)
        if bucket.left >= 0:
            bucket.is_told = False
            return await handler(turn, unit_of_work, ports)
        if bucket.is_told and not isinstance(turn.content, Pressed):
            return Outcome()
        bucket.is_told = True
        return Outcome(show=[OutgoingView(view=ports.views.too_many_turns())])

    return heard


def _bucket(buckets: LRUCache[PersonId, _Bucket], turn: Turn) -> _Bucket:
    return buckets.setdefault(turn.speaker.id, _Bucket(float(BURST), turn.now))


def _fill(bucket: _Bucket, turn: Turn) -> None:
    seconds = max(0.0, (turn.now - bucket.at).total_seconds())
    held = max(bucket.left, 0.0)
    bucket.left = min(float(BURST), held + seconds * A_MINUTE / 60) - 1
    bucket.at, bucket.turn = turn.now, turn.id
