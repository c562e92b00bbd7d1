"""Puts the channel together: what the composition root builds, once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import web

from bot.channels.slack import workspace_link_page
from bot.channels.slack.events_endpoint import PATH, EventsEndpoint
from bot.channels.slack.installation_store import ConfiguredWorkspace, InstallationStore
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.oauth import INSTALL, OAuthInstall
from bot.channels.slack.oauth_access import Client, OAuthAccess
from bot.channels.slack.turn_bridge import ChannelDependencies, TurnBridge
from bot.channels.slack.user_resolution import UserResolver
from bot.channels.slack.web_client import SlackWebClient
from bot.channels.slack.workspace_link_page import JoinDoors
from bot.runtime.ports import Cipher, Clock, Store, View
from bot.runtime.turn import Turn
from cards.slack_blocks import PictureAddress

_GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """What a deployment decides about Slack."""

    signing_secret: str = field(repr=False)
    bot_token: str = field(default="", repr=False)
    """Of the one workspace, where the app is not installed by OAuth."""
    client_id: str = ""
    """With its secret, lets any workspace install the app by OAuth."""
    client_secret: str = field(default="", repr=False)
    api_url: str = "https://slack.com/api"
    public_url: str = ""
    picture: PictureAddress | None = None
    """The addresses of pictures that Slack can fetch; None where it reaches none of ours."""


class Slack:
    """Slack: a way in (`routes`) and a way out (`messenger`)."""

    def __init__(
        self,
        settings: SlackSettings,
        clock: Clock,
        *,
        store: Store,
        seals: Cipher,
        broken: type[Exception],
    ) -> None:
        """Be this app; tokens of workspaces are kept in the store, sealed.

        `broken` is what the seals raise where no known key fits.
        """
        self._settings = settings
        self._clock = clock
        self._api = SlackWebClient(settings.api_url)
        self._access = OAuthAccess(self._client(), self._api, clock)
        own = ConfiguredWorkspace(
            clock=clock,
            token=settings.bot_token,
            install=self.install,
            access=self._access if settings.client_id else None,
        )
        self.workspaces = InstallationStore(self._api, store, seals, broken=broken, own=own)
        self._people = UserResolver(self._api, self.workspaces, store, clock)
        self.messenger = SlackMessenger(self._api, self.workspaces, settings.picture)
        self._turns: TurnBridge | None = None

    @property
    def install(self) -> str:
        """Return the address at which the app is installed, again too; empty where it cannot be."""
        return f"{self._settings.public_url}{INSTALL}" if self._settings.client_id else ""

    def routes(
        self,
        take: Callable[[Turn], Awaitable[View | None]],
        count: Callable[[str], None],
        *,
        patience: float = 2.0,
    ) -> Sequence[web.RouteDef]:
        """Return the addresses at which Slack is listened to.

        `take` resolves when the turn is saved, with what answers a pressed button; after
        `patience` seconds Slack is answered without it (it waits for three).
        """

        def counted(event: str) -> None:
            count(f"slack.{event}")

        bot = ChannelDependencies(take=take, clock=self._clock, count=counted, patience=patience)
        self._turns = TurnBridge(bot, self.workspaces, self._people, self.messenger)
        secret = self._settings.signing_secret
        door = EventsEndpoint(secret, self.workspaces, self._turns, api=self._api, count=counted)
        return [web.post(PATH, door.post)]

    def pages(self, doors: JoinDoors) -> Sequence[web.RouteDef]:
        """Return the addresses that browsers open: to install the app, and to join a workspace."""
        installing = OAuthInstall(self._access, self.workspaces)
        return [*installing.routes(), *workspace_link_page.routes(doors, self.workspaces)]

    def _client(self) -> Client:
        return Client(
            id=self._settings.client_id,
            secret=self._settings.client_secret,
            public_url=self._settings.public_url,
            slack_url=self._settings.api_url.rstrip("/").removesuffix("/api"),
        )

    async def drain(self) -> None:
        """Wait until everything in hand is finished."""
        if self._turns is not None:
            await self._turns.drain()

    async def close(self) -> None:
        """Finish what is in hand, for a while, and let go of the connections."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_GRACE_SECONDS):
                await self.drain()
        await self._api.close()
