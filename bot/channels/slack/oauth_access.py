"""Slack's OAuth: codes and refresh tokens in, the bot's token of a workspace or an organization out.

A token may last some hours (token rotation): it is kept with what renews it, as one sealed text. Why not by
Bolt's own installation store: docs/adr/0006.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from bot.channels.slack.json_access import part_at, text_at
from bot.channels.slack.web_client import SlackWebClient
from bot.runtime.ports import Clock

AHEAD = timedelta(minutes=30)
"""How long before its end a token is renewed: Slack's last twelve hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The app as Slack's OAuth knows it."""

    id: str
    secret: str = field(repr=False)
    public_url: str
    slack_url: str
    """Where Slack's own page of consent is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptToken:
    """A bot's token, with what renews it where it ends."""

    token: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    until: datetime | None = None
    """None for a token that lasts."""

    def is_ending(self, now: datetime) -> bool:
        """Whether it has to be renewed now."""
        return self.until is not None and now >= self.until - AHEAD

    def pack(self) -> str:
        """Return the text that is sealed; a token that lasts is kept bare, as earlier versions do."""
        if self.until is None:
            return self.token
        kept = {"token": self.token, "refresh": self.refresh, "until": self.until.isoformat()}
        return msgspec.json.encode(kept).decode()

    @classmethod
    def unpack(cls, text: str) -> "KeptToken":
        """Return what was packed."""
        if not text.startswith("{"):
            return cls(token=text)
        kept = msgspec.json.decode(text, type=dict[str, str])
        until = datetime.fromisoformat(kept["until"]).astimezone(UTC)
        return cls(token=kept["token"], refresh=kept["refresh"], until=until)


class Installation(Struct, frozen=True, kw_only=True):
    """Where the app was installed: `id` is a workspace's, or an Enterprise organization's."""

    id: str
    name: str
    kept: KeptToken


def authorization(client_id: str, secret: str) -> dict[str, str]:
    """Return the header by which Slack knows the app: the library's own way needs a part of aiohttp that is on its way out."""
    pair = f"{client_id}:{secret}".encode()
    return {"Authorization": f"Basic {b64encode(pair).decode()}"}


class OAuthAccess:
    """Calls `oauth.v2.access`; raises SlackClientError, aiohttp's errors, TimeoutError, or LookupError."""

    def __init__(self, client: Client, api: SlackWebClient, clock: Clock) -> None:
        """Speak as this app."""
        self.client = client
        self._api = api
        self._clock = clock

    async def installed(self, code: str, redirect_uri: str) -> Installation:
        """Return the installation that a code stands for."""
        told = await self._access({"code": code, "redirect_uri": redirect_uri})
        is_organization = told.get("is_enterprise_install") is True
        where = part_at(told, "enterprise" if is_organization else "team")
        if not text_at(where, "id"):
            raise LookupError("no workspace")
        name = text_at(where, "name") or text_at(where, "id")
        return Installation(id=text_at(where, "id"), name=name, kept=self._kept(told))

    async def renewed(self, kept: KeptToken) -> KeptToken:
        """Return a fresh token; Slack takes what renews one once."""
        form = {"grant_type": "refresh_token", "refresh_token": kept.refresh}
        return self._kept(await self._access(form))

    def _kept(self, told: Mapping[str, Any]) -> KeptToken:
        token, refresh = text_at(told, "access_token"), text_at(told, "refresh_token")
        if not token:
            raise LookupError("no token")
        seconds = told.get("expires_in")
        ends = isinstance(seconds, int) and seconds > 0 and bool(refresh)
        until = self._clock.now() + timedelta(seconds=seconds) if ends and seconds else None
        return KeptToken(token=token, refresh=refresh if ends else "", until=until)

    async def _access(self, form: Mapping[str, str]) -> Mapping[str, Any]:
        answer = await self._api.client().api_call(
            "oauth.v2.access",
            data=dict(form),
            headers=authorization(self.client.id, self.client.secret),
        )
        return answer.data if isinstance(answer.data, dict) else {}
