"""Which workspaces have the app: the bot's token in each, and the account each belongs to.

The token of one workspace may stand in the settings; those of others are stored, encrypted, when
the app is installed there.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from weakref import WeakValueDictionary

import aiohttp
import structlog
from cachetools import LRUCache
from msgspec.structs import replace
from slack_sdk.errors import SlackClientError

from bot.channels.slack.json_access import text_at
from bot.channels.slack.oauth_access import AHEAD, Installation, KeptToken, OAuthAccess
from bot.channels.slack.web_client import SlackWebClient, is_removed, may_pass_soon
from bot.domain.accounts import Person, Workspace, unjoined_tenant
from bot.domain.errors import BotError, Changed, NotTaken, TokenLost, Unreachable
from bot.runtime.ports import Cipher, Clock, DocumentChange, Store, Stored

KEPT = 1000
_TRIES = 8

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The bot as one workspace knows it."""

    team: str
    token: str = field(repr=False)
    user: str
    """Its own user id, by which it is mentioned."""
    id: str
    name: str = ""
    """Of the workspace, as its administrators chose it."""
    url: str = ""
    """Of the workspace, as Slack gave it: no two have the same."""
    until: datetime | None = None
    """When the token has to be renewed; None for one that lasts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredWorkspace:
    """What the settings say of workspaces, and the clock by which tokens end."""

    clock: Clock
    token: str = field(default="", repr=False)
    """Of one workspace; empty where all install the app."""
    install: str = ""
    """The address at which the app is installed, again too; empty where it cannot be."""
    access: OAuthAccess | None = None
    """What renews tokens that end; None where no client is named."""


class InstallationStore:
    """The workspaces that have the app."""

    def __init__(
        self,
        api: SlackWebClient,
        store: Store,
        seals: Cipher,
        *,
        broken: type[Exception],
        own: ConfiguredWorkspace,
    ) -> None:
        """Keep them in the store; `broken` is what the seals raise where no known key fits."""
        self._api = api
        self._store = store
        self._seals = seals
        self._broken = broken
        self._own = own
        self._clock = own.clock
        self._bots: LRUCache[str, Bot] = LRUCache(KEPT)
        self._finding: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._renewing = asyncio.Lock()

    async def bot(self, team: str, organization: str = "") -> Bot:
        """Return the bot of a workspace; raises Unreachable where it does not have the app, TokenLost.

        `organization` is the Enterprise organization by whose installation something was sent, where it was.
        """
        # Many of one workspace wait for one who asks Slack; a slow answer holds up no other workspace.
        async with self._finding.setdefault(team, asyncio.Lock()):
            known = self._bots.get(team)
            if known is None or (known.until is not None and self._clock.now() >= known.until):
                self._bots[team] = known = await self._found(team, organization)
        return known

    async def tenant(self, team: str) -> str:
        """Return the account of a workspace; `unjoined_tenant` where it belongs to none yet."""
        stored = await self._store.load(Workspace, team)
        return (stored.value.tenant if stored else "") or unjoined_tenant(team)

    async def team_of(self, tenant: str) -> str:
        """Return a workspace of an account, the first by id; empty where it has none."""
        found = await self._store.find(Workspace, "tenant", tenant)
        return next((one.value.team for one in found), "")

    async def installed(self, where: Installation) -> None:
        """Keep the token of a workspace or organization that has just installed the app; whom it belongs to stays."""
        stored = await self._store.load(Workspace, where.id)
        workspace = stored.value if stored else Workspace(team=where.id)
        sealed = self._seals.seal(where.kept.pack(), _owner(where.id))
        changed = replace(workspace, name=where.name or workspace.name, sealed=sealed)
        version = stored.version if stored else 0
        await self._store.save([DocumentChange(Workspace, where.id, changed, version)])
        self._bots.clear()

    async def is_installed(self, place: str) -> bool:
        """Whether Slack takes the token of a workspace or organization still; raises NotTaken where it cannot be asked.

        What tells of a removal may come after the app was installed anew (bolt-js 1558), or be delivered once more then.
        """
        stored = await self._store.load(Workspace, place)
        organization = (stored.value.enterprise if stored else "") or place
        try:
            await self._found(place, organization)
        except Unreachable:
            return False
        return True

    async def removed(self, team: str, *, is_withdrawn: bool = False) -> None:
        """Forget a workspace that removed the app, and the chats that people had there.

        What its whole organization had installed is gone with it, unless it was withdrawn from this one alone.
        """
        self._bots.pop(team, None)
        stored = await self._store.load(Workspace, team)
        if stored is None:
            return
        if not stored.value.sealed and stored.value.enterprise and not is_withdrawn:
            await self.removed(stored.value.enterprise)
        gone: list[DocumentChange] = [DocumentChange(Workspace, team, None, stored.version)]
        if stored.value.tenant:
            people = await self._store.find(Person, "tenant", stored.value.tenant)
            gone += [change for one in people if (change := _without(one, team))]
        await self._store.save(gone)
        _log.info("slack.removed", team=team)

    def forget(self, team: str, error: BotError) -> None:
        """Ask anew for the token of a workspace whose token was refused."""
        if is_removed(error):
            self._bots.pop(team, None)

    async def named(self, team: str) -> tuple[str, str]:
        """Return what a workspace calls itself, and its address; its id where it has not the app.

        Raises TokenLost.
        """
        try:
            bot = await self.bot(team)
        except TokenLost:
            raise
        except BotError:
            return team, team
        return bot.name or team, bot.url or team

    async def _found(self, team: str, organization: str) -> Bot:
        stored = await self._store.load(Workspace, team)
        workspace = stored.value if stored else Workspace(team=team)
        whole = organization or workspace.enterprise
        if workspace.sealed or not whole or whole == team:
            return await self._known(team, await self._token(stored), organization=whole)
        holder = await self._store.load(Workspace, whole)
        bot = await self._known(team, await self._token(holder), organization=whole)
        if workspace.enterprise != whole:
            # So that people there are reached also by what nobody there has just sent.
            of_it = replace(workspace, enterprise=whole)
            change = DocumentChange(Workspace, team, of_it, stored.version if stored else 0)
            with suppress(Changed):
                await self._store.save([change])
        return bot

    async def _token(self, stored: Stored[Workspace] | None) -> KeptToken:
        """Return the token of an installation, renewed where it ends; that of the settings where there is none."""
        if stored is None or not stored.value.sealed:
            return KeptToken(token=self._own.token)
        try:
            text = self._seals.open(stored.value.sealed, _owner(stored.value.team))
        except self._broken as error:
            return await self._unsealed(stored.value.team, error)
        kept = KeptToken.unpack(text)
        if not kept.is_ending(self._clock.now()):
            return kept
        # Workspaces of one organization share what renews their token, which is taken once.
        async with self._renewing:
            return await self._renewed(stored, kept)

    async def _unsealed(self, team: str, error: Exception) -> KeptToken:
        """Return the settings' token, if that is of this workspace; raises TokenLost."""
        own = KeptToken(token=self._own.token)
        with suppress(Unreachable):
            await self._known(team, own)
            return own
        _log.error("slack.token_lost", team=team, install=self._own.install)
        raise TokenLost(service="Slack", install=self._own.install) from error

    async def _renewed(self, stored: Stored[Workspace], kept: KeptToken) -> KeptToken:
        """Return a fresh token, kept for other copies too; theirs where another copy was faster."""
        if self._own.access is None:
            raise Unreachable(service="Slack", code="token_expired")
        try:
            fresh = await self._own.access.renewed(kept)
        except (SlackClientError, aiohttp.ClientError, LookupError, TimeoutError) as error:
            return await self._not_renewed(stored, kept, error)
        await self._keep_renewed(stored, fresh)
        return fresh

    async def _not_renewed(
        self, stored: Stored[Workspace], kept: KeptToken, error: Exception
    ) -> KeptToken:
        """Return another copy's token if one was faster, else the one before while it lasts; raises where it has ended."""
        team = stored.value.team
        again = await self._store.load(Workspace, team)
        if again is not None and again.version != stored.version and again.value.sealed:
            return KeptToken.unpack(self._seals.open(again.value.sealed, _owner(team)))
        may_pass = may_pass_soon(error)
        if not may_pass:
            _log.error("slack.token_not_renewed", team=team, install=self._own.install)
        if kept.until and self._clock.now() < kept.until:
            return kept
        if may_pass:
            raise NotTaken(service="Slack") from error
        raise Unreachable(service="Slack", code="token_expired") from error

    async def _keep_renewed(self, stored: Stored[Workspace], fresh: KeptToken) -> None:
        """Save a fresh token whatever else changed of its workspace: the one before renews nothing any more."""
        team, found = stored.value.team, stored
        for _ in range(_TRIES):
            sealed = self._seals.seal(fresh.pack(), _owner(team))
            change = DocumentChange(
                Workspace, team, replace(found.value, sealed=sealed), found.version
            )
            with suppress(Changed):
                await self._store.save([change])
                return
            again = await self._store.load(Workspace, team)
            if again is None:
                return  # the app was removed meanwhile
            found = again
        raise Changed

    async def _known(self, team: str, kept: KeptToken, *, organization: str = "") -> Bot:
        told = await self._api.call(kept.token, "auth.test", {})
        is_whole = bool(organization) and text_at(told, "enterprise_id") == organization
        is_own = text_at(told, "team_id") == team
        if not is_own and not (is_whole and told.get("is_enterprise_install") is True):
            raise Unreachable(service="Slack", code="no_token")
        name = text_at(told, "team")
        return Bot(
            team=team,
            token=kept.token,
            user=text_at(told, "user_id"),
            id=text_at(told, "bot_id"),
            # Of an organization's workspaces the token tells no names, so the id tells them apart.
            name=name if is_own else f"{name} {team}",
            url=text_at(told, "url"),
            until=kept.until - AHEAD if kept.until else None,
        )


def _without(stored: Stored[Person], team: str) -> DocumentChange | None:
    person = stored.value
    others = tuple(one for one in person.addresses if (one.channel, one.bot) != ("slack", team))
    home = None if person.home and person.home.bot == team else person.home
    left = replace(person, addresses=others, home=home)
    return None if left == person else DocumentChange(Person, person.key, left, stored.version)


async def repeatedly_removed(
    workspaces: InstallationStore, team: str, *, is_withdrawn: bool = False
) -> None:
    """Forget a workspace even while its people are being written to."""
    for _ in range(_TRIES):
        try:
            return await workspaces.removed(team, is_withdrawn=is_withdrawn)
        except Changed:
            continue
    raise Changed


def _owner(team: str) -> str:
    return f"workspace/{team}"
