"""The Exchange side of the tenant: mailboxes, who shares with whom, and what is still on its way.

Nothing runs in the background: each request first settles what has fallen due by the clock.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.directory import Directory, Person
from bot.sandbox.exchange.mailboxes import Mailbox

Action = Callable[[datetime], None]

DETAILED = frozenset({"limitedRead", "read", "write"})
READABLE = frozenset({"read", "write"})


@dataclass(slots=True)
class Queue:
    """Things that will happen at a moment, in order of that moment and then of asking."""

    waiting: list[tuple[datetime, int, Action]] = field(default_factory=list)
    asked: int = 0

    def schedule(self, at: datetime, action: Action) -> None:
        """Run `action(at)` once the clock has reached `at`."""
        self.asked += 1
        heapq.heappush(self.waiting, (at, self.asked, action))

    def run_due(self, now: datetime) -> None:
        """Run all that is due, including what becomes due meanwhile."""
        while self.waiting and self.waiting[0][0] <= now:
            at, _, action = heapq.heappop(self.waiting)
            action(at)


@dataclass(slots=True)
class TenantOptions:
    """How this tenant behaves where real tenants differ; all switchable over HTTP."""

    delivery: timedelta = timedelta(seconds=1)
    refusal: int = 403
    capital_statuses: bool = False
    tallies_everywhere: bool = False
    late_join_url: bool = False
    dial_in: bool = False
    """Teams meetings have a telephone number: only with a licence for audio conferencing."""
    throttles_by_app: bool = False


@dataclass(slots=True)
class Exchange:
    """Every mailbox of the tenant with the rules between them."""

    directory: Directory
    mailboxes: dict[str, Mailbox]
    policies: dict[str, str]
    roles: dict[tuple[str, str], str] = field(default_factory=dict)
    schedule_errors: dict[str, str] = field(default_factory=dict)
    letters: dict[str, list[Any]] = field(default_factory=dict)
    """Mails that are no invitations, by address: `bot.sandbox.exchange.letters.Letter`."""
    outside_mail: dict[str, list[Any]] = field(default_factory=dict)
    """What addresses outside the tenant got: `bot.sandbox.exchange.outside_mail.Mail`."""
    answers_as: dict[str, str] = field(default_factory=dict)
    """How people's addresses come back once they have answered, by mail: `x500`, `named`, or `renamed` for the mailbox's newer address."""
    options: TenantOptions = field(default_factory=TenantOptions)
    queue: Queue = field(default_factory=Queue)
    meetings: int = 0

    def salt_ids(self, salt: str) -> None:
        """Make item ids from now on differ from those of any other run of the tenant."""
        for mailbox in self.mailboxes.values():
            mailbox.salt = salt


@dataclass(frozen=True, slots=True)
class MailboxContext:
    """One mailbox of the exchange at one moment: where something is done."""

    exchange: Exchange
    mailbox: Mailbox
    at: datetime

    @property
    def delivery_time(self) -> datetime:
        """Return when a message sent from here is delivered."""
        return self.at + self.exchange.options.delivery


def sharing_role(exchange: Exchange, *, owner: str, visitor: Person) -> str:
    """Return the visitor's sharing role in the owner's calendar; everybody sees free/busy."""
    if owner == visitor.mail:
        return "write"
    return exchange.roles.get((owner, visitor.mail), "freeBusyRead")


def is_room(exchange: Exchange, mail: str) -> bool:
    """Whether a booking attendant looks after this mailbox."""
    return mail in exchange.directory.rooms
