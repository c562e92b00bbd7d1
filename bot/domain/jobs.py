"""Work that is due later or in bulk, as rows kept in the store beside what it speaks of."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.accounts import PersonId

LEASE = timedelta(seconds=10)
"""How long work is one copy's own. It is renewed while the work goes on, so it need not outlast
the work; it is how long work waits whose copy was killed, and how far clocks of copies may differ."""
ATTEMPTS = 9
"""Over about a quarter of an hour."""
ASIDE_FOR = timedelta(days=30)
"""How long admins can see what was set aside; then it is forgotten."""


class JobKind(StrEnum):
    """What there is to do; `dialogs.JOBS` holds the step of each."""

    ADVANCE = "advance"
    """Take an interview one stage further."""
    LOOK = "look"
    """Look for the room's and the interviewers' answers."""
    TELL = "tell"
    """Show a person the interview as it stands."""
    HOME = "home"
    """Draw a person's own page about the bot anew."""
    RESCUE = "rescue"
    """Find who could stand in for an interviewer who declined."""
    INVITE = "invite"
    """Ask a person to connect their calendar."""
    PROGRESS = "progress"
    """Show an admin how far a round of invitations is."""
    APPROVED = "approved"
    """Tell a person that an administrator of the tenant approved the app."""
    RESUME = "resume"
    """Answer the question that waited for a sign-in."""
    SHOW = "show"
    """Show somebody a view: saved with what it speaks of, and deleted when the chat has taken it."""
    ASIDE = "aside"
    """Tell the admins what could not be done."""
    LAPSE = "lapse"
    """Delete what is kept for a while only; see `bot.runtime.retention`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work; any copy of the bot may take it, under a lease."""

    kind: JobKind
    subject: str
    """What it is about: an interview's id, or a question's text."""
    tenant: str
    person: PersonId | None = None
    """Whom it is for, where it is for somebody."""
    at: datetime
    attempts: int = 0
    leased_until: datetime | None = None
    trouble: str = ""
    """The error key of the last attempt; set aside after too many."""
    is_aside: bool = False
    """Given up: it waits for an admin's eyes until `at`, when it is forgotten."""
    what: dict[str, Any] | None = None
    """For SHOW, the view (see `bot.runtime.outbox`); for TELL, whether it is news."""

    @property
    def key(self) -> str:
        """Return the document's key: the same work asked for twice is one row."""
        return f"{self.kind}/{self.subject}/{self.person or ''}"


def lease(due: Job, now: datetime) -> Job:
    """Return the work under a lease from now on; it counts as an attempt."""
    return replace(due, leased_until=now + LEASE, attempts=due.attempts + 1)


def hand_back(due: Job) -> Job:
    """Return the work for another copy to take at once, as if it had not been tried."""
    return replace(due, leased_until=None, attempts=max(0, due.attempts - 1))


def postpone(due: Job, trouble: str, now: datetime) -> Job:
    """Return the work for another attempt, at growing intervals; set aside after too many.

    Never an interview's: neither half a booking nor a room's answer may wait for an admin. Nor what
    deletes: no admin can do anything about it.
    """
    if due.attempts >= ATTEMPTS and due.kind not in _NEVER_ASIDE:
        return dead_letter(due, trouble, now)
    at = now + timedelta(seconds=2 ** min(due.attempts, ATTEMPTS))
    return replace(due, at=at, leased_until=None, trouble=trouble)


_NEVER_ASIDE = frozenset({JobKind.ADVANCE, JobKind.LOOK, JobKind.LAPSE})


def dead_letter(due: Job, trouble: str, now: datetime) -> Job:
    """Return the work as given up."""
    return replace(due, at=now + ASIDE_FOR, leased_until=None, trouble=trouble, is_aside=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLocation:
    """Where a card about a subject stands in somebody's chat, so that it changes in place."""

    subject: str
    """For example `interview/4f…`."""
    person: PersonId
    chat: str
    """The chat's `Address.key`."""
    message: str
    """The channel's id of the message."""
    revision: int = 0
    """What was drawn there last, or is being drawn."""
    claimed_until: datetime | None = None
    """Until when one copy of the bot is drawing there; the others wait for it."""
    claimed_for: str = ""
    """The key of the row that is being shown, or was last: who has that row now need not wait, or not show it again."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return f"{self.subject}/{self.person}"
