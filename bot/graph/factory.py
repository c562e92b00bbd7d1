"""Opens everything that talks to Microsoft, for the composition root."""

import asyncio
import logging
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx
import structlog
from msgspec import Struct

from bot.domain.deployment.clouds import qualified
from bot.domain.deployment.scopes import (
    CALENDAR_SCOPES,
    MAIL_SCOPE,
    OPENID_SCOPES,
    split_scopes,
)
from bot.graph.aiohttp_transport import AiohttpTransport
from bot.graph.calendars.calendars_port import GraphCalendars
from bot.graph.calendars.events import GraphEvents, Pause
from bot.graph.calendars.mailbox_address import MailboxAddresses
from bot.graph.calendars.scheduler_calendar import MailboxCalls, SchedulerCalendars
from bot.graph.client import GraphClient, Seen, Sent
from bot.graph.mails import GraphMails
from bot.graph.sign_in.encryption import TokenCipher
from bot.graph.sign_in.identity import MicrosoftIdentity
from bot.graph.sign_in.msal_login import (
    Login,
    LoginHttp,
    Registration,
)
from bot.graph.sign_in.tokens import Tokens
from bot.graph.teams_apps import GraphTeamsApps
from bot.runtime.ports import Clock, Store
from bot.runtime.retry import log_repeats

log = structlog.get_logger()

CONNECTIONS = httpx.Limits(max_connections=100, max_keepalive_connections=20)


class GraphSettings(Struct, frozen=True, kw_only=True):
    """What a deployment decides about Microsoft 365."""

    graph_url: str
    """With or without the version, e.g. https://graph.microsoft.com/v1.0."""
    login_url: str
    """Without the tenant, e.g. https://login.microsoftonline.com."""
    client_id: str
    client_secret: str
    redirect_uri: str
    token_keys: tuple[str, ...]
    """Newest first; see `bot.graph.sign_in.encryption`."""
    has_old_seals: bool = False
    """Whether copies of an earlier version may have to read what is sealed."""
    tenant: str = "organizations"
    """The id of the only tenant that may sign in, or `organizations` for any."""
    extra_scopes: tuple[str, ...] = ()
    graph_resource: str = ""
    """What scopes are of, outside of the public cloud: see `bot.domain.deployment.clouds`."""
    catalog_app: str = ""
    """The Teams app's id in the company's catalog, where people's Teams may be given it."""
    scheduler_calendar: str = "Comeet Scheduler"

    def __repr__(self) -> str:
        return f"GraphSettings(graph_url={self.graph_url!r}, login_url={self.login_url!r})"


class GraphAdapters(Struct, frozen=True):
    """The ports that Microsoft stands behind."""

    calendars: GraphCalendars
    events: GraphEvents
    identity: MicrosoftIdentity
    mails: GraphMails | None
    cipher: TokenCipher
    apps: GraphTeamsApps | None
    _transport: AiohttpTransport
    _login_http: LoginHttp

    async def close(self) -> None:
        """Close all connections."""
        await self._transport.aclose()
        self._login_http.close()


def unseen(_: Sent) -> None:
    """Take no note of a call."""


def build_graph_adapters(
    settings: GraphSettings,
    store: Store,
    clock: Clock,
    *,
    seen: Seen = unseen,
    pause: Pause = asyncio.sleep,
) -> GraphAdapters:
    """Return the ports on Microsoft 365; nothing is sent yet. `seen` is told of each attempt.

    `pause` waits between two looks for an invitation that has not arrived.
    """
    _quieten()
    transport = AiohttpTransport(CONNECTIONS, trust_env=not _is_plain(settings.graph_url))
    login_http = LoginHttp(settings.login_url, clock)
    login = Login(_registration(settings), login_http)
    seals = TokenCipher(settings.token_keys, is_shared_with_old=settings.has_old_seals)
    tokens = Tokens(login, seals, store, clock)
    wire = GraphClient(transport, with_version(settings.graph_url), seen)
    desk = MailboxCalls(wire, tokens)
    scheduler = SchedulerCalendars(desk, settings.scheduler_calendar)
    return GraphAdapters(
        GraphCalendars(desk, scheduler),
        GraphEvents(desk, scheduler, pause),
        MicrosoftIdentity(login, tokens, seals, clock, MailboxAddresses(wire)),
        GraphMails(desk) if MAIL_SCOPE in settings.extra_scopes else None,
        seals,
        _teams_apps(settings, desk),
        transport,
        login_http,
    )


def _teams_apps(settings: GraphSettings, desk: MailboxCalls) -> GraphTeamsApps | None:
    app = settings.catalog_app
    return GraphTeamsApps(desk, app, with_version(settings.graph_url)) if app else None


def with_version(graph_url: str) -> str:
    """Return Graph's address with the version, which is the only one spoken here."""
    address = graph_url.rstrip("/")
    return address if address.endswith("/v1.0") else f"{address}/v1.0"


def _registration(settings: GraphSettings) -> Registration:
    always, optional = split_scopes(settings.extra_scopes)
    return Registration(
        login_url=settings.login_url.rstrip("/"),
        tenant=settings.tenant,
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        redirect_uri=settings.redirect_uri,
        scopes=(*CALENDAR_SCOPES, *always),
        optional=optional,
        graph_resource=settings.graph_resource,
    )


def asked_scopes(settings: GraphSettings, besides: Sequence[str] = ()) -> str:
    """Return the scopes that everybody is asked for, and these besides, as they are written in an address."""
    always, _ = split_scopes(settings.extra_scopes)
    scopes = (*CALENDAR_SCOPES, *always, *besides)
    return " ".join((*OPENID_SCOPES, *qualified(scopes, settings.graph_resource)))


def _is_plain(url: str) -> bool:
    # The embedded tenant on this machine, which no proxy of the surroundings can reach.
    return urlsplit(url).scheme == "http"


def _quieten() -> None:
    """Keep addresses and tokens out of the log.

    httpx writes whole URLs, MSAL whole answers, as errors, and stamina what an error says.
    """
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("msal").setLevel(logging.CRITICAL)
    log_repeats()
