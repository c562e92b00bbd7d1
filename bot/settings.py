"""Settings from the environment or a file named .env: read once, checked, every mistake named at once.

With no `MicrosoftAppId` the bot runs in sandbox mode: on the embedded tenant, reached from this
machine alone. `NOW` starts its clock at a moment, in sandbox mode only.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar, cast
from urllib.parse import urlsplit

from dotenv import dotenv_values

AppType = Literal["MultiTenant", "SingleTenant", "UserAssignedMSI"]
Plan = Literal["standard", "ultimate", "enterprise"]

SANDBOX_CLIENT = ("7e0c3c1b-5a0e-4d0c-9c1a-0b5ce3c0ffee", "sandbox-secret")
"""What the bot and the embedded tenant agree on; worth nothing anywhere else."""
SANDBOX_KEY = "sandbox"
SANDBOX_SLACK = ("xoxb-sandbox", "sandbox-signing-secret")
"""The same for the little Slack beside the tenant."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


T = TypeVar("T")


class BadSettings(ValueError):
    """The settings cannot be used; one line for each mistake."""

    def __init__(self, mistakes: list[str]) -> None:
        """Join the mistakes into one text."""
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between two deployments."""

    port: int
    host: str
    public_url: str
    app_id: str
    app_password: str = field(repr=False)
    app_type: AppType
    app_tenant: str
    client_id: str
    client_secret: str = field(repr=False)
    login_url: str
    graph_url: str
    extra_scopes: tuple[str, ...]
    store_url: str = field(repr=False)
    token_keys: tuple[str, ...] = field(repr=False)
    owners: frozenset[str]
    plan: Plan
    scheduler_calendar: str
    slack_bot_token: str = field(repr=False)
    slack_signing_secret: str = field(repr=False)
    slack_client_id: str
    slack_client_secret: str = field(repr=False)
    slack_api_url: str
    log_level: str
    starts_at: datetime | None

    @property
    def is_sandbox(self) -> bool:
        """Whether the embedded tenant is served and unsigned messages are accepted."""
        return not self.app_id

    @property
    def serves_tenant(self) -> bool:
        """Whether this copy serves the embedded tenant, which others on this machine may use too."""
        return self.is_sandbox and urlsplit(self.graph_url).port == self.port

    @property
    def has_little_slack(self) -> bool:
        """Whether Slack, too, is the sandbox's own."""
        return self.is_sandbox and self.slack_signing_secret == SANDBOX_SLACK[1]


def from_environment(dotenv: str = ".env") -> Settings:
    """Return the settings of this process; the environment wins over the file. Raises BadSettings."""
    try:
        known = dotenv_values(dotenv)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        mistake = f"{dotenv} cannot be read ({why}): let the bot read it as text, or move it away."
        raise BadSettings([mistake]) from error
    file = {name: value for name, value in known.items() if value is not None}
    return read({**file, **os.environ})


def read(values: Mapping[str, str]) -> Settings:
    """Return the settings that these names and values mean; raises BadSettings with all mistakes."""
    reader = _Reader(values)
    sandbox = not reader.text("MicrosoftAppId")
    port = reader.checked("PORT", "3978", _port, "a number from 0 to 65535")
    public = reader.text("PUBLIC_URL", f"http://localhost:{port}" if sandbox else "").rstrip("/")
    local = f"http://127.0.0.1:{port}/sandbox"
    little = sandbox and not any(name.startswith("SLACK_") and values[name] for name in values)
    settings = Settings(
        port=port,
        host=reader.text("HOST", "127.0.0.1" if sandbox else "0.0.0.0"),  # noqa: S104 - a server behind a load balancer listens on all
        public_url=public,
        app_id=reader.text("MicrosoftAppId"),
        app_password=reader.text("MicrosoftAppPassword"),
        app_type=cast(
            "AppType",
            reader.one_of(
                "MicrosoftAppType",
                "MultiTenant",
                ("MultiTenant", "SingleTenant", "UserAssignedMSI"),
            ),
        ),
        app_tenant=reader.text("MicrosoftAppTenantId"),
        client_id=reader.text(
            "CLIENT_ID", SANDBOX_CLIENT[0] if sandbox else reader.text("MicrosoftAppId")
        ),
        client_secret=reader.text(
            "CLIENT_SECRET", SANDBOX_CLIENT[1] if sandbox else reader.text("MicrosoftAppPassword")
        ),
        login_url=reader.url(
            "LOGIN_URL", f"{local}/login" if sandbox else "https://login.microsoftonline.com"
        ),
        graph_url=reader.url(
            "GRAPH_URL", f"{local}/graph/v1.0" if sandbox else "https://graph.microsoft.com/v1.0"
        ),
        extra_scopes=reader.words("GRAPH_EXTRA_SCOPES"),
        store_url=reader.checked(
            "STORE_URL", "tinydb:data/bot.json", _store_url, "tinydb:FILE or postgresql://…"
        ),
        token_keys=reader.words("TOKEN_KEYS") or ((SANDBOX_KEY,) if sandbox else ()),
        owners=frozenset(mail.casefold() for mail in reader.words("OWNERS")),
        plan=cast(
            "Plan", reader.one_of("PLAN", "standard", ("standard", "ultimate", "enterprise"))
        ),
        scheduler_calendar=reader.text("SCHEDULER_CALENDAR", "Comeet Scheduler"),
        slack_bot_token=reader.text("SLACK_BOT_TOKEN", SANDBOX_SLACK[0] if little else ""),
        slack_signing_secret=reader.text(
            "SLACK_SIGNING_SECRET", SANDBOX_SLACK[1] if little else ""
        ),
        slack_client_id=reader.text("SLACK_CLIENT_ID", "sandbox" if little else ""),
        slack_client_secret=reader.text("SLACK_CLIENT_SECRET", "sandbox" if little else ""),
        slack_api_url=reader.url(
            "SLACK_API_URL", f"{local}/slack/api" if little else "https://slack.com/api"
        ),
        log_level=reader.one_of("LOG_LEVEL", "info", ("debug", "info", "warning", "error")),
        starts_at=reader.moment("NOW"),
    )
    reader.mistakes += list(_contradictions(settings))
    if reader.mistakes:
        raise BadSettings(reader.mistakes)
    return settings


def _contradictions(settings: Settings) -> list[str]:
    return [
        sentence
        for is_wrong, sentence in (
            *_sandbox_rules(settings),
            *_live_rules(settings),
            *_slack_rules(settings),
        )
        if is_wrong
    ]


def _slack_rules(settings: Settings) -> list[tuple[bool, str]]:
    has_way_in = bool(settings.slack_bot_token or settings.slack_client_id)
    return [
        (
            has_way_in != bool(settings.slack_signing_secret),
            (
                "SLACK_SIGNING_SECRET goes together with SLACK_BOT_TOKEN (one workspace) or"
                " SLACK_CLIENT_ID (any workspace that installs the app): set both or neither."
            ),
        ),
        (
            bool(settings.slack_client_id) != bool(settings.slack_client_secret),
            "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together: set both or neither.",
        ),
    ]


def _sandbox_rules(settings: Settings) -> list[tuple[bool, str]]:
    sandbox = settings.is_sandbox
    return [
        (
            sandbox and settings.host not in LOOPBACK,
            (
                f"HOST is {settings.host}, but without MicrosoftAppId the bot accepts unsigned messages"
                " and may only listen on this machine: leave HOST out, or set MicrosoftAppId."
            ),
        ),
        (
            sandbox and bool(settings.app_password),
            (
                "MicrosoftAppPassword is set, but MicrosoftAppId is not: set both, or neither to try"
                " the bot on the embedded tenant."
            ),
        ),
        (
            sandbox and not _is_one_tenant_here(settings.graph_url, settings.login_url),
            (
                "GRAPH_URL and LOGIN_URL must be those of one embedded tenant on this machine: leave both"
                " out, set both (…/sandbox/graph/v1.0 and …/sandbox/login), or set MicrosoftAppId."
            ),
        ),
        (
            not sandbox and settings.starts_at is not None,
            "NOW sets the clock in sandbox mode only: leave it out when MicrosoftAppId is set.",
        ),
    ]


def _is_one_tenant_here(*urls: str) -> bool:
    parts = [urlsplit(url) for url in urls]
    is_here = all(one.hostname in LOOPBACK and one.path.startswith("/sandbox/") for one in parts)
    return is_here and len({one.netloc for one in parts}) == 1


def _live_rules(settings: Settings) -> list[tuple[bool, str]]:
    live = not settings.is_sandbox
    keyless = settings.app_type == "UserAssignedMSI"
    return [
        (
            live and not settings.public_url.startswith("https://"),
            "PUBLIC_URL must be the https:// address at which people's browsers reach the bot.",
        ),
        (
            live and not all(map(_is_closed, _token_urls(settings))),
            "LOGIN_URL, GRAPH_URL and SLACK_API_URL must be https:// addresses: tokens are sent there.",
        ),
        (live and not settings.token_keys, "TOKEN_KEYS is missing: give at least one secret."),
        (
            live and not keyless and not settings.app_password,
            "MicrosoftAppPassword is missing: the bot cannot answer without its client secret.",
        ),
        (
            live and settings.app_type != "MultiTenant" and not settings.app_tenant,
            f"MicrosoftAppTenantId is missing: {settings.app_type} needs it.",
        ),
        (live and not settings.client_secret, "CLIENT_SECRET is missing: nobody could sign in."),
    ]


def _token_urls(settings: Settings) -> tuple[str, ...]:
    return (settings.login_url, settings.graph_url, settings.slack_api_url)


def _is_closed(url: str) -> bool:
    """Whether nobody on the way can listen."""
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in LOOPBACK


class _Reader:
    """Values by name; what is wrong with them is collected rather than raised."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.mistakes: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self._values.get(name, "").strip() or default

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(self.text(name).replace(",", " ").split())

    def checked(self, name: str, default: str, read: Callable[[str], T], wanted: str) -> T:
        given = self.text(name, default)
        try:
            return read(given)
        except ValueError:
            self.mistakes.append(f"{name} is “{given}”; it must be {wanted}.")
            return read(default)

    def one_of(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        by_case = {one.casefold(): one for one in allowed}

        def pick(given: str) -> str:
            if given.casefold() not in by_case:
                raise ValueError(given)
            return by_case[given.casefold()]

        return self.checked(name, default, pick, " or ".join(allowed))

    def url(self, name: str, default: str) -> str:
        return self.checked(name, default, _url, "an address such as https://example.org").rstrip(
            "/"
        )

    def moment(self, name: str) -> datetime | None:
        wanted = "a moment with its offset, such as 2026-11-22T10:00:00+00:00"
        return self.checked(name, "", _moment, wanted)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:  # noqa: PLR2004 - the range of TCP
        raise ValueError(text)
    return port


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(text)
    return text


def _store_url(text: str) -> str:
    if not text.startswith(("tinydb:", "postgresql://", "postgres://")) or text == "tinydb:":
        raise ValueError(text)
    return text


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
