"""Puts the channel together: what the composition root builds, once."""

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web
from botframework.connector.auth import ServiceClientCredentialsFactory
from msgspec import Struct

from bot.channels.teams.authentication import ChannelAuthentication, UnsignedAuthentication
from bot.channels.teams.connector import Connector
from bot.channels.teams.credentials import (
    BadCredentials,
    BotToken,
    TeamsCredentials,
    credentials_factory,
)
from bot.channels.teams.http_session import SharedSession
from bot.channels.teams.jwks import SigningKeys
from bot.channels.teams.jwt_authentication import SignedAuthentication
from bot.channels.teams.messages_endpoint import PATH, MessagesEndpoint
from bot.channels.teams.messenger import TeamsMessenger
from bot.channels.teams.roster import Roster
from bot.channels.teams.sdk_connector_client import PooledClients
from bot.channels.teams.turn_bridge import ChannelDependencies
from bot.channels.teams.user_profile_cache import UserProfileCache
from bot.runtime.ports import Clock, View
from bot.runtime.turn import Turn


class TeamsEndpoints(Struct, frozen=True, kw_only=True):
    """Where Microsoft is, in tests: what is left out is as the registration's cloud has it."""

    keys_published_at: str = ""
    credentials: Callable[[TeamsCredentials], ServiceClientCredentialsFactory] = credentials_factory
    has_plain_http: bool = False
    """Whether the connector may be spoken to without encryption."""

    def keys_of(self, credentials: TeamsCredentials) -> str:
        """Return where the keys are published that sign what a bot hears."""
        return self.keys_published_at or credentials.cloud.bot_keys


class Teams:
    """Microsoft Teams: a way in (`routes`), a way out (`messenger`), and who is there (`members`)."""

    def __init__(
        self,
        credentials: TeamsCredentials | None,
        clock: Clock,
        *,
        allow_unsigned: bool = False,
        cloud: TeamsEndpoints | None = None,
    ) -> None:
        """Be this app; raises BadCredentials. Without one, `allow_unsigned` must be said outright."""
        if (credentials is None) != allow_unsigned:
            raise BadCredentials(
                "Unsigned messages are for the sandbox: there, and only there, no app is named."
            )
        self._clock = clock
        self._credentials = credentials
        self._cloud = cloud or TeamsEndpoints()
        self._pool = SharedSession(trust_env=credentials is not None)
        self._connector = self._speaking()
        self.messenger = TeamsMessenger(self._connector, credentials.app_id if credentials else "")
        self.members = Roster(self._connector)

    def routes(
        self,
        take: Callable[[Turn], Awaitable[View | None]],
        count: Callable[[str], None],
        *,
        patience: float = 10.0,
    ) -> Sequence[web.RouteDef]:
        """Return the address at which Teams is listened to.

        `take` resolves when the turn is saved, with what answers a pressed button; after
        `patience` seconds the channel is answered without it.
        """
        bot = ChannelDependencies(
            take=take,
            clock=self._clock,
            count=lambda event: count(f"teams.{event}"),
            patience=patience,
            introduced=UserProfileCache(
                self.members, self._clock, in_sandbox=self._credentials is None
            ).introduced,
        )
        endpoint = MessagesEndpoint(self._authentication(), bot, only_tenant=self._only_tenant())
        return [web.post(PATH, endpoint.post)]

    async def close(self) -> None:
        """Let go of the connections."""
        await self._pool.close()

    def _speaking(self) -> Connector:
        if self._credentials is None:
            return Connector(self._pool, bearer=None)
        # Made once here, so that a mistake in the settings ends the start.
        factory = self._cloud.credentials(self._credentials)
        bearer = BotToken(self._credentials, factory, self._clock)
        return Connector(self._pool, bearer=bearer, has_plain_http=self._cloud.has_plain_http)

    def _only_tenant(self) -> str:
        """Return the one company that is listened to; empty for any."""
        if self._credentials is None or self._credentials.kind == "MultiTenant":
            return ""
        return self._credentials.tenant.lower()

    def _authentication(self) -> ChannelAuthentication:
        clients = PooledClients(self._connector)
        if self._credentials is None:
            return UnsignedAuthentication(clients)
        keys = SigningKeys(self._pool, self._clock, self._cloud.keys_of(self._credentials))
        return SignedAuthentication(clients, self._credentials, keys, self._clock)
