"""What people did that others may ask about later: who, what, when and by which path.

An entry names people by their ids, so that it says nothing more of somebody who was forgotten. It
never holds the title of an interview, a candidate's name or the text of a message.
"""

from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct, field

from bot.domain.accounts import PersonId

OPERATOR = "operator"
"""The path of what was done at the command line, by whoever runs the bot."""
SETTINGS = "settings"
"""The path of what the setting OWNERS did."""


class Deed(StrEnum):
    """Everything that is noted."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    ROLE_GIVEN = "role given"
    ROLE_TAKEN = "role taken"
    REMOVED = "removed"
    SCHEDULING_USER = "scheduling user"
    ROOM_ADDED = "room added"
    ROOM_CHANGED = "room changed"
    ROOM_REMOVED = "room removed"
    SETTING = "setting changed"
    EXPORTED = "log exported"
    REPORTED = "report downloaded"
    INVITED = "invited"
    APPROVED = "approved by Microsoft 365 administrator"
    """Proven: somebody who waited for it could sign in."""
    APPROVAL_CLAIMED = "approval page answered"
    """A browser came back from Microsoft's page, or pretended to: to whose link is known, and no more."""
    JOINED = "Slack workspace joined"
    CONNECTED = "connected"
    EXPIRED = "sign-in ended"
    DISCONNECTED = "disconnected"
    FORGOTTEN = "forgotten"
    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    CANDIDATE_FORGOTTEN = "candidate forgotten"
    HANDED_OVER = "interviews handed over"


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One thing that was done."""

    id: str
    tenant: str
    at: datetime
    by: PersonId | None = None
    """None where Microsoft or the bot itself did it."""
    deed: Deed
    whom: PersonId | None = None
    """Whom it was done to."""
    about: str = ""
    """A role, a room's name, a setting by its code, an interview's id, how many, the days of a report; never words:
    `cards.words.administration.audit_log` has those. In entries of earlier versions a setting is told in words."""
    via: str = field(name="path", default="")
    """The channel it was asked in, or `direct` and `scheduler` for a room's reservation."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id

    @property
    def month(self) -> str:
        """Return what entries are read by: the account and the month in UTC."""
        return month_of(self.tenant, self.at)


def month_of(tenant: str, moment: datetime) -> str:
    """Return the account's month that a moment lies in."""
    return f"{tenant}/{moment:%Y-%m}"


MONTH = "audit/"
"""The subject of the job of a month of the audit log begins so; any other job's of that kind is an interview's id."""


def month_end(month: str) -> datetime:
    """Return the moment at which an account's month ends, in UTC."""
    year, _, number = month.rpartition("/")[2].partition("-")
    following = int(year) * 12 + int(number)
    return datetime(following // 12, following % 12 + 1, 1, tzinfo=UTC)


class Download(Struct, frozen=True, kw_only=True):
    """A link to a file for who asked for it; single use."""

    ticket: str
    """The hash of the unguessable ticket in its address."""
    person: PersonId
    period: str = ""
    """For a report, its first and last day, with a slash between; empty for the audit log."""
    expires_at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.ticket
