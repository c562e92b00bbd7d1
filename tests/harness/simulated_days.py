"""Days that go by for a running bot, and what people's chats are sent in them unasked: who, when, what.

The clock goes from one message that is due to the next, so that each is sent at its own moment and a week takes seconds.
"""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.harness import running_bot, slack_chat
from tests.harness.recruiter_chat import Chat, SlackWords

STEP = timedelta(hours=6)
"""The longest step: calendars are looked into as often at least."""
MINUTES = 5
"""A moment is noted as these minutes began: the bot's clock runs on while somebody does something."""
_DATABASE = "data/bot.json"
_TOLD = " OR ".join(f"key LIKE '{kind}/%'" for kind in ("remind", "digest", "tell", "show"))
_NEXT = f"SELECT at FROM documents WHERE at > ? AND ({_TOLD}) ORDER BY at LIMIT 1"
_DUE = "SELECT at FROM documents WHERE at <= ?"
_OF_INTERVIEW = re.compile(r".+ · \w{3} \d+ \w{3}, \d\d:\d\d")


@dataclass
class Days:
    """The clock of a running bot, with what its people were told."""

    chat: Chat
    zone: ZoneInfo
    people: tuple[str, ...]
    told: list[str] = field(default_factory=list)
    """Lines such as "Fri 09:45 ian: You interview Jo Park at 10:00", in order of time and name."""
    _seen: dict[str, int] = field(default_factory=dict)

    async def now(self) -> datetime:
        given = await self.chat.world.get("/sandbox/clock")
        return datetime.fromisoformat(given["now"])

    async def pass_until(self, moment: datetime) -> None:
        """Let time go by until a moment, and note what is said unasked."""
        while (now := await self.settled()) < moment:
            to = min([moment, now + STEP, *self._work(_NEXT, now)])
            # Only now: what was done since, while the clock ran on, is no later than this.
            await self.note(now)
            await self.chat.world.advance((to - now).total_seconds())
        await self.note(now)

    async def settled(self) -> datetime:
        """Wait until no work is due any more, and return the moment of which that was so."""

        async def moment() -> datetime | None:
            now = await self.now()
            return None if self._work(_DUE, now) else now

        found: datetime = await self.chat.world.until(moment)
        return found

    async def note(self, at: datetime, but: str = "") -> None:
        """Note what people were sent since the last time; what `but` was sent answers them."""
        local = at.astimezone(self.zone)
        local -= timedelta(minutes=local.minute % MINUTES)
        for name in sorted(self.people):
            posts = await self._posts(name)
            fresh = posts[self._seen.get(name, 0) :] if name != but else ()
            self.told += [f"{local:%a %H:%M} {name}: {_headline(one)}" for one in fresh]
            self._seen[name] = len(posts)

    async def _posts(self, name: str) -> Sequence[str]:
        """Return the words of every message that was ever sent to somebody, as it was sent."""
        world = self.chat.world
        if not isinstance(self.chat, SlackWords):
            return [running_bot.said(one.versions[0]) for one in world.messages(name)]
        calls = await world.get("/sandbox/slack/calls")
        sent = [one["given"] for one in calls if one["method"] == "chat.postMessage"]
        here = self.chat.slack.chat(name)
        return [slack_chat.said(one) for one in sent if one["channel"] == here]

    def _work(self, query: str, now: datetime) -> list[datetime]:
        """Return when work is due that the bot keeps in its store."""
        path = self.chat.world.folder / _DATABASE
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            rows = database.execute(query, (now.isoformat(),)).fetchall()
        return [datetime.fromisoformat(at) for (at,) in rows]


def _headline(said: str) -> str:
    """Return the first line of a message; of the card of an interview, also how it stands."""
    title, *rest = [line.strip() for line in said.splitlines() if line.strip()]
    return f"{title}: {rest[1]}" if _OF_INTERVIEW.fullmatch(title) else title
