"""Which app the bot is, and the access token it speaks with.

The SDK knows how each kind of credentials gets a token; asked its own way, it does so twice per
message and on the event loop. Here the token is fetched in a thread, once, and kept. The SDK takes
any kind it does not know for `MultiTenant`, and that without an id for "no checks": both end here.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from botframework.connector.auth import (
    ManagedIdentityServiceClientCredentialsFactory,
    PasswordServiceClientCredentialFactory,
    ServiceClientCredentialsFactory,
)

from bot.domain.deployment.clouds import PUBLIC, Cloud
from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import Clock
from bot.runtime.threads import in_thread

KINDS = ("MultiTenant", "SingleTenant", "UserAssignedMSI")
HELD = timedelta(minutes=1)
"""After this msal is asked again. It answers from its memory until five minutes before the end."""
FETCH_SECONDS = 20.0
"""msal itself waits for ever for an answer that does not come."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsCredentials:
    """The bot's registration, as `MicrosoftAppId`, `…Password`, `…Type` and `…TenantId` name it."""

    app_id: str
    password: str = field(default="", repr=False)
    kind: str = "MultiTenant"
    tenant: str = ""
    cloud: Cloud = PUBLIC

    @property
    def login_endpoint(self) -> str:
        """Return where the bot gets its own token."""
        tenant = self.tenant if self.kind == "SingleTenant" else ""
        return f"{self.cloud.login_url}/{tenant or self.cloud.bot_tenant}"


class BadCredentials(ValueError):
    """Settings with which the bot must not start; says which and why."""


def credentials_factory(credentials: TeamsCredentials) -> ServiceClientCredentialsFactory:
    """Return the SDK's factory for this kind; raises BadCredentials, naming every mistake."""
    mistakes = list(_mistakes(credentials))
    if mistakes:
        raise BadCredentials(" ".join(mistakes))
    if credentials.kind == "UserAssignedMSI":
        return ManagedIdentityServiceClientCredentialsFactory(credentials.app_id)
    tenant = credentials.tenant if credentials.kind == "SingleTenant" else None
    return PasswordServiceClientCredentialFactory(credentials.app_id, credentials.password, tenant)


def _mistakes(credentials: TeamsCredentials) -> list[str]:
    found = []
    if not credentials.app_id:
        found.append("MicrosoftAppId is empty.")
    if credentials.kind not in KINDS:
        found.append(
            f"MicrosoftAppType must be one of {', '.join(KINDS)}; it is {credentials.kind!r}."
        )
    if credentials.kind != "UserAssignedMSI" and not credentials.password:
        found.append("MicrosoftAppPassword is empty.")
    if credentials.kind == "SingleTenant" and not credentials.tenant:
        found.append("MicrosoftAppTenantId is empty; SingleTenant needs it.")
    return found


class BotToken:
    """The bot's own token for the connector, fetched by one at a time."""

    def __init__(
        self,
        credentials: TeamsCredentials,
        factory: ServiceClientCredentialsFactory,
        clock: Clock,
        *,
        patience: float = FETCH_SECONDS,
    ) -> None:
        """Fetch nothing yet; a fetch ends after `patience` seconds."""
        self._patience = patience
        self._credentials = credentials
        self._factory = factory
        self._clock = clock
        self._source: Any = None
        self._token = ""
        self._until: datetime | None = None
        self._lock = asyncio.Lock()

    async def token(self) -> str:
        """Return a token; raises OutsideTrouble where Microsoft gives none."""
        if not self._is_held():
            async with self._lock:
                if not self._is_held():
                    self._token = await self._fetched()
                    self._until = self._clock.now() + HELD
        return self._token

    def forget(self, token: str) -> None:
        """Drop the token, and msal's memory of it with the credentials; a newer one stays."""
        if token == self._token:
            self._source, self._token, self._until = None, "", None

    def _is_held(self) -> bool:
        return self._until is not None and self._clock.now() < self._until

    async def _fetched(self) -> str:
        try:
            if self._source is None:
                self._source = await self._factory.create_credentials(
                    self._credentials.app_id,
                    self._credentials.cloud.bot_audience,
                    self._credentials.login_endpoint,
                    True,  # noqa: FBT003 — the SDK's signature: check the authority
                )
            async with asyncio.timeout(self._patience):
                token: str = await in_thread(self._source.get_access_token)
        # What the SDK lets through: refusals, msal's and requests' errors, a reply without a token.
        except (PermissionError, OSError, ValueError, KeyError) as error:
            _log.warning("teams.no_token", error=type(error).__name__)
            if not self._token:
                raise OutsideTrouble(service="Microsoft sign-in of the bot") from error
            # Still good for some minutes: msal begins to ask five minutes early.
            return self._token
        return token
