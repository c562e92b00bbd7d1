"""Handing turns to the bot, and waiting for them as long as the channel has patience."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from cachetools import LRUCache
from msgspec import Struct

from bot.channels.teams.activity_parsing import Body, speaker_of, turn_of
from bot.runtime.logs import trace_of
from bot.runtime.ports import Clock, View
from bot.runtime.turn import Arrived, Left, Pressed, Said, TokenOffered, Turn

_SAME_MOVE = timedelta(seconds=30)
_MOVES_KEPT = 1000

_log = structlog.get_logger()


class ChannelDependencies(Struct, frozen=True, kw_only=True):
    """What the channel needs of the bot."""

    take: Callable[[Turn], Awaitable[View | None]]
    """Resolves when the turn is saved, with what answers a pressed button."""
    clock: Clock
    count: Callable[[str], None]
    patience: float
    """Seconds to wait for a turn before the channel is answered without it."""
    introduced: Callable[[Turn], Awaitable[Turn]] | None = None
    """Completes who speaks; None where everybody is known."""


class AckResult(Struct, frozen=True):
    """How far a turn has come when the channel must be answered."""

    is_saved: bool
    view: View | None = None


class TurnBridge:
    """The turns of this channel."""

    def __init__(self, bot: ChannelDependencies) -> None:
        """Hand turns to this bot."""
        self._bot = bot
        self._running: set[asyncio.Future[View | None]] = set()

    def of(
        self, activity: Body, content: Said | Pressed | Arrived | TokenOffered | Left
    ) -> Turn | None:
        """Return the turn of an activity, or None where Teams vouches for nobody."""
        speaker = speaker_of(activity)
        if speaker is None:
            self._bot.count("nobody")
            return None
        return turn_of(activity, speaker, content, now=self._bot.clock.now())

    async def taken(self, turn: Turn) -> AckResult:
        """Run a turn; it goes on if patience ends first. Raises what the bot raises."""
        self._bot.count("turn")
        running = asyncio.ensure_future(self._run(turn))
        self._running.add(running)
        running.add_done_callback(self._ended)
        # Unlike wait_for, this leaves the work running when patience or the connection ends.
        await asyncio.wait({running}, timeout=self._bot.patience)
        if not running.done() and turn.patience.end():
            self._bot.count("slow")
            return AckResult(is_saved=False)
        return AckResult(is_saved=True, view=await running)

    async def _run(self, turn: Turn) -> View | None:
        if self._bot.introduced is not None:
            turn = await self._bot.introduced(turn)
        return await self._bot.take(turn)

    def _ended(self, running: asyncio.Future[View | None]) -> None:
        # Said here once, also for a turn that fails after the channel has had its answer.
        self._running.discard(running)
        error = None if running.cancelled() else running.exception()
        if error is not None:
            self._bot.count("failed")
            _log.error("teams.turn_failed", error=trace_of(error))


class MembershipDeduplicator:
    """The last arrival or leave of each chat: Teams tells of one in two activities with two ids.

    Kept in memory: another copy of the bot may notice the second, and greet twice.
    """

    def __init__(self) -> None:
        """Know of none."""
        self._last: LRUCache[str, tuple[type, datetime]] = LRUCache(_MOVES_KEPT)

    def is_new(self, turn: Turn) -> bool:
        """Whether the bot did not just arrive, or leave, in the same chat."""
        chat, kind = turn.address.key, type(turn.content)
        last_kind, last_time = self._last.pop(chat, (None, turn.now))
        self._last[chat] = kind, turn.now
        return kind is not last_kind or turn.now - last_time >= _SAME_MOVE
