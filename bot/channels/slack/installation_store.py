"""Which workspaces have the app: the bot's token in each, and the account each belongs to.

The token of one workspace may stand in the settings; those of others are stored, encrypted, when
the app is installed there.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

import structlog
from cachetools import LRUCache

from bot.channels.slack.json_access import text_at
from bot.channels.slack.web_client import SlackWebClient, is_removed
from bot.domain.accounts import Person, Workspace, unjoined_tenant
from bot.domain.errors import BotError, Changed, TokenLost, Unreachable
from bot.runtime.ports import DocumentChange, Store, Stored

KEPT = 1000

_log = structlog.get_logger()


class Cipher(Protocol):
    """Encryption of what is kept; `bot.graph.encryption` keeps the keys."""

    def seal(self, text: str, owner: str) -> str:
        """Return the text encrypted."""

    def open(self, sealed: str, owner: str) -> str:
        """Return what was sealed; raises what `InstallationStore` is told where no known key fits."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredWorkspace:
    """What the settings say of workspaces."""

    token: str = field(default="", repr=False)
    """Of one workspace; empty where all install the app."""
    install: str = ""
    """The address at which the app is installed, again too; empty where it cannot be."""


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
        self._bots: LRUCache[str, Bot] = LRUCache(KEPT)

    async def bot(self, team: str) -> Bot:
        """Return the bot of a workspace; raises Unreachable where it does not have the app, TokenLost."""
        if team not in self._bots:
            self._bots[team] = await self._found(team)
        return self._bots[team]

    async def tenant(self, team: str) -> str:
        """Return the account of a workspace; `unjoined_tenant` where it belongs to none yet."""
        stored = await self._store.load(Workspace, team)
        return (stored.value.tenant if stored else "") or unjoined_tenant(team)

    async def team_of(self, tenant: str) -> str:
        """Return a workspace of an account, the first by id; empty where it has none."""
        found = await self._store.find(Workspace, "tenant", tenant)
        return next((one.value.team for one in found), "")

    async def installed(self, team: str, token: str, name: str) -> None:
        """Keep the token of a workspace that has just installed the app; whom it belongs to stays."""
        stored = await self._store.load(Workspace, team)
        workspace = stored.value if stored else Workspace(team=team)
        changed = replace(
            workspace, name=name or workspace.name, sealed=self._seals.seal(token, _owner(team))
        )
        version = stored.version if stored else 0
        await self._store.save([DocumentChange(Workspace, team, changed, version)])
        self._bots.pop(team, None)

    async def removed(self, team: str) -> None:
        """Forget a workspace that removed the app, and the chats that people had there."""
        self._bots.pop(team, None)
        stored = await self._store.load(Workspace, team)
        if stored is None:
            return
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

    async def _found(self, team: str) -> Bot:
        stored = await self._store.load(Workspace, team)
        sealed = stored.value.sealed if stored else ""
        try:
            token = self._seals.open(sealed, _owner(team)) if sealed else self._own.token
        except self._broken as error:
            return await self._unsealed(team, error)
        return await self._known(team, token)

    async def _unsealed(self, team: str, error: Exception) -> Bot:
        """Return the bot by the settings' token, if that is of this workspace; raises TokenLost."""
        with suppress(Unreachable):
            return await self._known(team, self._own.token)
        _log.error("slack.token_lost", team=team, install=self._own.install)
        raise TokenLost(service="Slack", install=self._own.install) from error

    async def _known(self, team: str, token: str) -> Bot:
        told = await self._api.call(token, "auth.test", {})
        if text_at(told, "team_id") != team:
            raise Unreachable(service="Slack", code="no_token")
        return Bot(
            team=team,
            token=token,
            user=text_at(told, "user_id"),
            id=text_at(told, "bot_id"),
            name=text_at(told, "team"),
            url=text_at(told, "url"),
        )


def _without(stored: Stored[Person], team: str) -> DocumentChange | None:
    person = stored.value
    others = tuple(one for one in person.addresses if (one.channel, one.bot) != ("slack", team))
    home = None if person.home and person.home.bot == team else person.home
    left = replace(person, addresses=others, home=home)
    return None if left == person else DocumentChange(Person, person.key, left, stored.version)


async def repeatedly_removed(workspaces: InstallationStore, team: str) -> None:
    """Forget a workspace even while its people are being written to."""
    for _ in range(8):
        try:
            return await workspaces.removed(team)
        except Changed:
            continue
    raise Changed


def _owner(team: str) -> str:
    return f"workspace/{team}"
