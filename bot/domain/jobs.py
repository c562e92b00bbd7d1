"""Work that is due later or in bulk, as rows kept in the store beside what it speaks of."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import PersonId
from bot.domain.card_subjects import location_key

LEASE = timedelta(seconds=10)
"""How long work is one copy's own. It is renewed while the work goes on, so it need not outlast
the work; it is how long work waits whose copy was killed, and how far clocks of copies may differ."""
UNSURE_MOST = 2
"""How often a message is sent, unasked, whose fate stays unknown."""
LATE_AFTER = 5
"""Attempts, over about half a minute, after which a message counts as not yet delivered."""

SEALED = "sealed"
"""The name under which a row holds a sealed view: earlier versions know no such view, and leave it to others."""


class JobKind(StrEnum):
    """What there is to do; `dialogs.routes` names the step of each."""

    ADVANCE = "advance"
    """Take an interview one stage further."""
    LOOP = "loop"
    """Take a loop one stage further, and keep its candidate's events up to date."""
    FRESH_TIMES = "fresh times"
    """Offer other times to the organizer of a booking that was refused."""
    LOOK = "look"
    """Look for the room's and the interviewers' answers."""
    INVITE_CANDIDATE = "invite candidate"
    """Let the candidate's own invitation go out, now that Undo has closed."""
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
    TURN = "turn"
    """Answer a message whose channel was answered before the bot had an answer; see `bot.runtime.turns.kept_turns`."""
    SHOW = "show"
    """Show somebody a view: saved with what it speaks of, and deleted when the chat has taken it."""
    UNDELIVERED = "undelivered"
    """Show an interview's organizer whom its cards have not reached yet, or have reached after all."""
    ASIDE = "aside"
    """Tell the admins what could not be done."""
    ARCHIVE = "archive"
    """Let go of an interview, or a month of the audit log, that is long over."""
    REMIND = "remind"
    """Tell an interview's interviewers what is due: that it starts, waits for an answer, or is over."""
    REACHED = "reached"
    """Reckon anew what a person is told, now that the bot has a chat with them."""
    DIGEST = "digest"
    """Tell a person in the morning what the day holds."""
    HOLD = "hold"
    """Hold the times that a candidate was given in the sender's calendar, or let them go."""
    WISH = "wish"
    """Tell who sent a candidate's link what the candidate wishes instead."""
    UNCHOSEN = "unchosen"
    """Tell who sent a candidate's link that no time has been chosen yet."""
    SEND_LINK = "send link"
    """Send a candidate's link by e-mail, from the mailbox of who sent it."""
    LAPSE = "lapse"
    """Delete what is kept for a while only; see `bot.runtime.jobs.retention`."""


AT_MOST_ONCE = frozenset({JobKind.SEND_LINK})
"""What no second attempt may repeat: its step looks at `attempts`, and every attempt that was begun counts."""


class Job(Struct, frozen=True, kw_only=True):
    """One piece of work; any copy of the bot may take it, under a lease."""

    kind: JobKind
    subject: str
    """What it is about: an interview's id, or a question's text."""
    tenant: str
    person: PersonId | None = None
    """Whom it is for, where it is for somebody."""
    at: datetime
    attempts: int = 0
    since: datetime | None = None
    """When it was tried first."""
    leased_until: datetime | None = None
    unsure: int = 0
    """For SHOW, how often a chat may have taken it although no answer came."""
    trouble: str = ""
    """The error key of the last attempt; set aside after too many."""
    is_aside: bool = False
    """Given up: it waits for an admin's eyes until `at`, when it is forgotten."""
    is_waiting: bool = False
    """For SHOW: not tried again by itself until `at`, when it is forgotten; it comes with what its person writes next."""
    what: dict[str, Any] | None = None
    """For SHOW, the view (see `bot.runtime.delivery.outbox`); for TELL, whether it is news."""

    @property
    def key(self) -> str:
        """Return the document's key: the same work asked for twice is one row."""
        return job_key(self.kind, self.subject, self.person)

    @property
    def recipient(self) -> PersonId | None:
        """Return the person that it is for, where it is for somebody."""
        found = self.person or self._shown("to") or self._shown("speaker")
        return PersonId(found) if found else None

    @property
    def card_subject(self) -> str:
        """Return the subject of the card that it shows; empty where it shows none that changes in place."""
        return self._shown("subject")

    @property
    def is_late(self) -> bool:
        """Whether it is a message that has not reached its person for a while, as far as is known."""
        is_refused = self.is_owed and not self.unsure
        return is_refused and (self.attempts >= LATE_AFTER or self.is_aside)

    @property
    def is_owed(self) -> bool:
        """Whether it is a message that its person is shown as soon as they write."""
        return self.kind is JobKind.SHOW and bool(self.trouble)

    @property
    def sealed_view(self) -> str:
        """Return the view that it shows, where that is kept sealed; else nothing."""
        is_sealed = self.kind is JobKind.SHOW and (self.what or {}).get("name") == SEALED
        return str((self.what or {}).get(SEALED, "")) if is_sealed else ""

    def rescheduled(self, at: datetime) -> "Job":
        """Return the work done for now and due again at a later moment, as if it had never been tried."""
        return replace(self, at=at, leased_until=None, attempts=0, since=None, trouble="")

    def _shown(self, what: str) -> str:
        return str((self.what or {}).get("show", {}).get(what) or "")


def job_key(kind: JobKind, subject: str, person: PersonId | None = None) -> str:
    """Return the key of work of a kind: the same work asked for twice is one row."""
    return f"{kind}/{subject}/{person or ''}"


def lease(due: Job, now: datetime) -> Job:
    """Return the work under a lease from now on; it counts as an attempt."""
    since = due.since or now
    return replace(due, leased_until=now + LEASE, attempts=due.attempts + 1, since=since)


def is_startable(due: Job, now: datetime) -> bool:
    """Whether work that is about to be saved may be begun at once by who saves it."""
    is_given_up = due.is_aside or due.is_waiting
    return due.at <= now and due.leased_until is None and not is_given_up


def hand_back(due: Job) -> Job:
    """Return the work for another copy to take at once, as if it had not been tried; where it may not be repeated, as tried."""
    if due.kind in AT_MOST_ONCE:
        return replace(due, leased_until=None)
    return replace(due, leased_until=None, attempts=max(0, due.attempts - 1))


class CardLocation(Struct, frozen=True, kw_only=True):
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
    unsure: int = 0
    """How often it was sent as a new message whose fate is unknown: it may stand there under no known id."""
    claimed_for: str = ""
    """The key of the row that is being shown, or was last: who has that row now need not wait, or not show it again."""
    is_news_due: bool = False
    """Something is to come as a new message that the chat has not taken yet: whatever is drawn next comes as one."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return location_key(self.subject, self.person)
