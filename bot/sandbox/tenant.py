"""The tenant as a whole: opened with a clock, the address it is served under, and the apps it knows.

Nothing happens by itself. Every request first calls `run_due`, which lets everything happen that the
clock says is due: deliveries, room attendants' answers, new days of ordinary calendar life.
"""

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from bot.sandbox.demo_data.seeding import create_calendars, fill_days
from bot.sandbox.directory import Person, mailbox_owners, read_directory
from bot.sandbox.entra.identity import Client, Entra
from bot.sandbox.exchange.mailboxes import create_mailbox
from bot.sandbox.exchange.organization import Exchange, TenantOptions
from bot.sandbox.fault_injection import Journal
from bot.sandbox.graph.routes import Graph
from bot.sandbox.graph.throttling import Throttle
from bot.sandbox.teams.chat_log import ChatLog

LATENCY_SECONDS = 0.005


class Tenant:
    """A Microsoft 365 tenant with people, rooms and calendars, as busy as calendars are.

    `past` and `future` say how far around the present the calendars are filled.
    """

    past, future = timedelta(days=14), timedelta(days=70)

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        base_url: str | Callable[[], str],
        clients: Iterable[Client],
        advance: Callable[[timedelta], None] | None = None,
    ) -> None:
        self.clock = clock
        self.advance = advance
        self.directory = read_directory()
        self.journal = Journal()
        self.entra = Entra(self.directory, {one.id: one for one in clients})
        self.throttle = Throttle()
        self.chats = ChatLog(self.directory)
        self.latency = LATENCY_SECONDS
        self._base_url = base_url
        self.exchange, self._lived_until = self._create_exchange()
        self.first_calendars = _calendars(self.exchange)

    @property
    def base(self) -> str:
        """Return the address this tenant is served under, without a slash at the end."""
        given = self._base_url if isinstance(self._base_url, str) else self._base_url()
        return given.rstrip("/")

    @property
    def graph(self) -> Graph:
        """Return what Graph needs to answer a call: mailboxes, sign-ins, its own address."""
        root = f"{self.base}/sandbox/graph/v1.0"
        return Graph(self.exchange, self.entra, root, self._install_app)

    def _install_app(self, person: Person) -> bool:
        membership = self.chats.membership(person.mail)
        was_installed, membership.is_installed = membership.is_installed, True
        return not was_installed

    def now(self) -> datetime:
        """Return the tenant's time, in UTC."""
        return self.clock().astimezone(UTC)

    def run_due(self) -> datetime:
        """Run everything that is due, and return the present moment."""
        now = self.now()
        self.entra.root = f"{self.base}/sandbox/login"
        until = (now + self.future).date()
        if until > self._lived_until:
            fill_days(self.exchange, self._lived_until + timedelta(days=1), until)
            self._lived_until = until
        self.exchange.queue.run_due(now)
        return now

    def reset(self, *, sign_ins: bool) -> None:
        """Put everything back to how it was at the start; issued tokens too if `sign_ins`."""
        self.exchange, self._lived_until = self._create_exchange()
        self.first_calendars = _calendars(self.exchange)
        self.journal = Journal()
        self.entra.switches.clear()
        self.entra.declined, self.entra.sso = frozenset(), False
        self.chats.clear()
        if sign_ins:
            self.entra.clear_sign_ins()

    def _create_exchange(self) -> tuple[Exchange, date]:
        now = self.now()
        exchange = Exchange(
            directory=self.directory,
            mailboxes={one.mail: create_mailbox(one) for one in mailbox_owners(self.directory)},
            policies={room.mail: room.policy for room in self.directory.rooms.values()},
            roles={
                (room.mail, writer): "write"
                for room in self.directory.rooms.values()
                for writer in room.writers
            },
            options=TenantOptions(),
        )
        create_calendars(exchange)
        until = (now + self.future).date()
        fill_days(exchange, (now - self.past).date(), until)
        # What is made later must not bear the id of something made before a restart or a reset:
        # whoever remembers that id would take one for the other.
        exchange.salt_ids(secrets.token_hex(8))
        return exchange, until


def _calendars(exchange: Exchange) -> frozenset[str]:
    boxes = exchange.mailboxes.values()
    return frozenset(calendar for mailbox in boxes for calendar in mailbox.calendars)
