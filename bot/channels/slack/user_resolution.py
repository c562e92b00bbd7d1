"""Who speaks: from a Slack user to a person of the account.

A signed request says which user of which workspace it was; Slack says which address they have
there. See the package for why that is believed, and of whom it is not.
"""

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cachetools import LRUCache
from msgspec import Struct

from bot.channels.slack.installation_store import Bot, InstallationStore
from bot.channels.slack.json_access import Body, part_at, text_at
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.accounts import Person, PersonId, slack_person_id, unjoined_team
from bot.runtime.ports import Clock, Store
from bot.runtime.turn import Speaker
from cards.words.slack import unverified

KEPT = 5000
KNOWN_FOR = timedelta(minutes=10)
"""How long an address is believed to be still theirs."""


Doubt = Literal["", "guest", "outsider", "no-mail", "two-people"]


class UnverifiedUser(Exception):
    """Somebody whom Slack does not vouch for as a member of the company."""

    def __init__(self, doubt: Doubt) -> None:
        """Carry what is counted."""
        super().__init__(doubt)
        self.doubt: Doubt = doubt

    @property
    def why(self) -> str:
        """Return what the person is told."""
        return unverified(self.doubt)


class Member(Struct, frozen=True, kw_only=True):
    """A user as Slack describes them."""

    user: str
    name: str
    mail: str
    """Lower case, confirmed; empty where Slack tells none."""
    zone: str = ""
    locale: str = "en-GB"
    doubt: Doubt = ""
    """Why they are not taken for one of the company."""


class UserResolver:
    """Slack's users, as the account knows them."""

    def __init__(
        self, api: SlackWebClient, workspaces: InstallationStore, store: Store, clock: Clock
    ) -> None:
        """Know nobody yet."""
        self._api = api
        self._workspaces = workspaces
        self._store = store
        self._clock = clock
        self._known: LRUCache[tuple[str, str], tuple[datetime, Member]] = LRUCache(KEPT)

    async def member(self, bot: Bot, user: str) -> Member:
        """Return a user, asked for again after ten minutes; raises Unreachable or OutsideTrouble."""
        key, now = (bot.team, user), self._clock.now()
        until, member = self._known.get(key, (now, None))
        if member is None or now >= until:
            arguments = {"user": user, "include_locale": "true"}
            told = await self._api.call(bot.token, "users.info", arguments)
            member = read_member(part_at(told, "user"), bot.team)
            self._known[key] = now + KNOWN_FOR, member
        return member

    async def speaker(self, bot: Bot, user: str) -> tuple[Speaker, Member]:
        """Return who speaks; raises NotBelieved for who must not be taken for one of the company."""
        member = await self.member(bot, user)
        if member.doubt:
            raise UnverifiedUser(member.doubt)
        tenant = await self._workspaces.tenant(bot.team)
        if unjoined_team(tenant):
            id_ = slack_person_id(tenant, bot.team, user)
        else:
            id_ = await self._person(tenant, member) or slack_person_id(tenant, bot.team, user)
        return Speaker(tenant=tenant, id=id_, name=member.name, mail=member.mail), member

    async def _person(self, tenant: str, member: Member) -> PersonId | None:
        found = await self._store.find(Person, "mail", f"{tenant}/{member.mail}")
        known = [one.value.id for one in found if not one.value.is_provisional]
        if len(known) > 1:
            raise UnverifiedUser("two-people")
        return known[0] if known else None


def read_member(user: Body, team: str) -> Member:
    """Return a user as `users.info` of a workspace describes them."""
    profile = part_at(user, "profile")
    mail = text_at(profile, "email").strip().lower()
    confirmed = "" if user.get("is_email_confirmed") is False else mail
    return Member(
        user=text_at(user, "id"),
        name=text_at(profile, "real_name") or text_at(user, "real_name") or text_at(user, "name"),
        mail=confirmed,
        zone=_zone(text_at(user, "tz")),
        locale=text_at(user, "locale") or "en-GB",
        doubt=_doubt(user, team) or ("" if confirmed else "no-mail"),
    )


def _doubt(user: Body, team: str) -> Doubt:
    teams = part_at(user, "enterprise_user").get("teams")
    is_of_grid = isinstance(teams, list) and team in teams
    if text_at(user, "team_id") != team and not is_of_grid:
        return "outsider"
    if user.get("is_stranger") or user.get("is_bot") or user.get("deleted"):
        return "outsider"
    return "guest" if user.get("is_restricted") or user.get("is_ultra_restricted") else ""


def _zone(name: str) -> str:
    """Return the name if it is a zone's; what a client sends is not taken on trust."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    return name
