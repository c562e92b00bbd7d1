"""A small Slack beside the tenant: workspaces with their users, messages, forms and tabs.

Enough of Slack to hold conversations in, and to be wrong in the ways Slack is: messages that were
deleted, tokens that were revoked, users without an address. It knows nothing of the bot but the
address its events go to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Literal

Json = dict[str, Any]
TEAM = "T0CONTOSO"
"""The tenant's own workspace."""


@dataclass
class SlackUser:
    """Somebody in a workspace; the fields are Slack's own."""

    id: str
    team_id: str
    name: str
    email: str
    tz: str = "Europe/London"
    locale: str = "en-GB"
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False
    is_email_confirmed: bool = True

    @property
    def chat(self) -> str:
        """Return the direct messages of this user with the bot."""
        return f"D{self.id.removeprefix('U')}"


@dataclass
class SlackTeam:
    """A workspace."""

    id: str
    name: str
    token: str
    expires: datetime | None = None
    """When the token ends; None for one that lasts."""
    refresh: str = ""
    """What renews it, once."""
    organization: str = ""
    """The Enterprise organization that it belongs to; empty for none."""
    users: dict[str, SlackUser] = field(default_factory=dict)

    @property
    def bot_user(self) -> str:
        """Return the bot's own user id there."""
        return f"UBOT{self.id}"

    @property
    def bot_id(self) -> str:
        """Return the bot's id there, which its messages carry."""
        return f"BBOT{self.id}"


@dataclass
class SlackMessage:
    """A message as it stands."""

    team: str
    channel: str
    ts: str
    text: str
    blocks: list[Json]
    thread_ts: str = ""
    user: str = ""
    """Who alone sees it; empty for everybody in the channel."""
    edits: int = 0
    is_deleted: bool = False


@dataclass
class SlackView:
    """A form that is open, or the app's tab of one user."""

    id: str
    team: str
    user: str
    view: Json
    is_open: bool = True
    errors: Json = field(default_factory=dict)
    """What the app said is wrong in it, by field."""


@dataclass
class SlackFault:
    """What a method answers instead, so many times; a status of 0 hangs up."""

    method: str
    error: str
    status: int = 200
    retry_after: str = ""
    times: int = 1


class SlackServer:
    """All workspaces."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Begin with no workspace."""
        self.clock = clock
        self.teams: dict[str, SlackTeam] = {}
        self.messages: list[SlackMessage] = []
        self.spoken: list[SlackMessage] = []
        """What people wrote to the app alone."""
        self.views: list[SlackView] = []
        self.homes: dict[str, SlackView] = {}
        self.triggers: dict[str, str] = {}
        """Trigger ids that may still open a form, and whose they are."""
        self.suggested: list[Json] = []
        """What the app suggests in talks with it as an assistant."""
        self.statuses: list[Json] = []
        self.client = ("sandbox", "sandbox")
        """Id and secret of the app, as its OAuth knows it."""
        self.codes: dict[str, str] = {}
        """Codes of installations that wait to be redeemed, and their workspaces."""
        self.organization_token = ""
        """Of the app in all workspaces of an organization."""
        self.installs_for: Literal["workspace", "organization", "rotation"] = "workspace"
        """How the app is installed: in a workspace, in all of an organization, or for some hours."""
        self.faults: list[SlackFault] = []
        self.calls: list[Json] = []
        self._numbers = count(1)

    def next_number(self) -> int:
        """Return the next unused number."""
        return next(self._numbers)

    def new_timestamp(self) -> str:
        """Return a message's id: its time, told apart by a number."""
        return f"{int(self.clock().timestamp())}.{self.next_number():06d}"

    def team_by_token(self, token: str) -> SlackTeam | None:
        """Return the workspace in which a token is good."""
        return next((one for one in self.teams.values() if token and one.token == token), None)

    def has_expired(self, team: SlackTeam) -> bool:
        """Whether the app's token there has ended."""
        return team.expires is not None and self.clock() >= team.expires

    def team_of_organization(self, token: str, user: str) -> SlackTeam | None:
        """Return the workspace of an organization in which its token is used: the user's, else the first."""
        if not token or token != self.organization_token:
            return None
        whole = [one for one in self.teams.values() if one.organization]
        return next((one for one in whole if user in one.users), whole[0] if whole else None)

    def team_of(self, user: str) -> SlackTeam | None:
        """Return the workspace that a user belongs to."""
        return next((one for one in self.teams.values() if user in one.users), None)

    def find_message(self, channel: str, ts: str) -> SlackMessage | None:
        """Return a message that stands in a channel for everybody there."""
        for one in self.messages:
            if (one.channel, one.ts) == (channel, ts) and not one.user and not one.is_deleted:
                return one
        return None

    def take_fault(self, method: str) -> SlackFault | None:
        """Return the fault that meets this method, counted down, or None."""
        for one in self.faults:
            if one.method in {method, "*"} and one.times > 0:
                one.times -= 1
                return one
        return None


def add_team(
    slack: SlackServer, team: str, name: str, token: str, people: Iterable[tuple[str, str, str]]
) -> SlackTeam:
    """Add a workspace with its users, each a name, an address and a zone."""
    made = SlackTeam(team, name, token)
    for full_name, mail, zone in people:
        id_ = user_id(team, mail)
        made.users[id_] = SlackUser(id_, team, full_name, mail, zone)
    slack.teams[team] = made
    return made


def user_id(team: str, mail: str) -> str:
    """Return a user's id, the same at every start."""
    letters = "".join(filter(str.isalnum, mail.partition("@")[0])).upper()
    return f"U{letters}{team.removeprefix('T')}"
