"""Completes who speaks with their mail: a message carries none, and the account may need it.

Asked once a day for each person, and without patience. The chat's roster also tells members from all
others: a member is who it says is of the speaker's tenant. Of whom it does not say so, the bot decides
by whom it knows.
"""

import asyncio
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

import structlog
from cachetools import LRUCache
from msgspec import Struct
from msgspec.structs import replace

from bot.channels.teams.roster import Member, Roster, is_from_outside
from bot.domain.accounts import PersonId, person_id
from bot.domain.errors import BotError
from bot.runtime.ports import Clock
from bot.runtime.turn import Left, Membership, Speaker, Turn

KEPT = 5000
FOUND_FOR = timedelta(days=1)
MISSED_FOR = timedelta(minutes=1)
REFUSED_FOR = timedelta(minutes=10)
PATIENCE_SECONDS = 2.0

_log = structlog.get_logger()


class _Introduction(Struct, frozen=True):
    until: datetime
    name: str = ""
    mail: str = ""
    principal: str = ""
    membership: Membership = "member"


class UserProfileCache:
    """Those whom Teams has told of lately."""

    def __init__(
        self,
        members: Roster,
        clock: Clock,
        *,
        seconds: float = PATIENCE_SECONDS,
        in_sandbox: bool = False,
    ) -> None:
        """Know nobody yet; each question may take so many seconds.

        In the sandbox everybody is asked about anew, and where there is no roster to ask, who speaks is a
        member: its people are known, and their chats may be anywhere.
        """
        self._in_sandbox = in_sandbox
        self._members = members
        self._clock = clock
        self._seconds = seconds
        self._known: LRUCache[PersonId, _Introduction] = LRUCache(KEPT)
        self._asking: WeakValueDictionary[PersonId, asyncio.Lock] = WeakValueDictionary()

    async def introduced(self, turn: Turn) -> Turn:
        """Return the turn with its speaker's mail, and name where there was none, if Teams tells."""
        if isinstance(turn.content, Left) or turn.speaker.membership == "outsider":
            return turn  # Where the bot is no longer, it is told nothing.
        # One after the other, so that two first messages keep their order.
        lock = self._asking.setdefault(turn.speaker.id, asyncio.Lock())
        async with lock:
            known = self._known.get(turn.speaker.id)
            if known is None or self._clock.now() >= known.until:
                known = await self._asked(turn)
                self._known[turn.speaker.id] = known
        speaker = turn.speaker
        told = replace(
            speaker,
            name=speaker.name or known.name,
            mail=speaker.mail or known.mail,
            principal=speaker.principal or known.principal,
            membership=known.membership,
        )
        return replace(turn, speaker=told)

    async def _asked(self, turn: Turn) -> _Introduction:
        try:
            async with asyncio.timeout(self._seconds):
                found = await self._members.member(turn.address, turn.address.user)
        except (BotError, TimeoutError) as error:
            _log.info("teams.not_introduced", error=type(error).__name__)
            return self._until(MISSED_FOR, membership="member" if self._in_sandbox else "unknown")
        if is_from_outside(found, turn.speaker.tenant):
            return self._until(REFUSED_FOR, membership="outsider")
        if not _is(found, turn.speaker):
            return self._until(MISSED_FOR, membership="unknown")
        return replace(
            self._until(FOUND_FOR), name=found.name, mail=found.mail, principal=found.principal
        )

    def _until(self, age: timedelta, *, membership: Membership = "member") -> _Introduction:
        until = self._clock.now() + (timedelta() if self._in_sandbox else age)
        return _Introduction(until, membership=membership)


def _is(found: Member, speaker: Speaker) -> bool:
    # Rights can hang on the mail (`OWNERS`): it must be the one of who speaks. Without a tenant the
    # object id says little: somebody of another company has one too.
    return bool(found.tenant) and person_id(found.tenant, found.object_id) == speaker.id
