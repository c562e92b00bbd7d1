"""What `python app.py doctor` finds out: one finding for each thing that was looked at."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class Check(StrEnum):
    """What is looked at, in the order of an installation."""

    NAME = "name"
    """PUBLIC_URL's host name, as this machine resolves it."""
    HTTPS = "https"
    ENDPOINT = "endpoint"
    """`POST /api/messages` at PUBLIC_URL."""
    KEYS = "keys"
    """The keys with which Bot Framework signs."""
    BOT = "bot"
    """The bot's own app id and secret."""
    SIGN_IN = "sign-in"
    """The app that people sign in to, and its secret."""
    SCOPES = "scopes"
    """What is asked of people beyond the five permissions."""
    REDIRECT = "redirect"
    CLOCK = "clock"
    GRAPH = "graph"
    PACKAGE = "package"
    """The packed Teams app, in `dist/`."""
    SLACK = "slack"
    SLACK_SIGNATURE = "slack-signature"
    SLACK_CLIENT = "slack-client"
    """The Slack app's id and secret, with which workspaces install it."""
    SLACK_ENDPOINT = "slack-endpoint"
    """`POST /slack/events` at PUBLIC_URL."""
    STORE = "store"
    SEALS = "seals"
    """Whether TOKEN_KEYS open what is kept of sign-ins."""
    OWNER = "owner"
    CONSENT = "consent"
    CALENDAR = "calendar"
    ROOM = "room"
    POLICY = "policy"
    """Whether a room answers an invitation."""
    MESSAGE = "message"


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    check: Check
    problem: str = ""
    """The key of what is wrong; empty where nothing is."""
    is_skipped: bool = False
    """Not looked at, for the reason that `problem` names."""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong."""
        return bool(self.problem) and not self.is_skipped


def sound(check: Check, **facts: str) -> Finding:
    """Return that nothing is wrong."""
    return Finding(check=check, facts=facts)


def faulty(check: Check, problem: str, **facts: str) -> Finding:
    """Return what is wrong."""
    return Finding(check=check, problem=problem, facts=facts)


def skipped(check: Check, reason: str, **facts: str) -> Finding:
    """Return why it was not looked at."""
    return Finding(check=check, problem=reason, is_skipped=True, facts=facts)
