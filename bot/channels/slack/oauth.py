"""Installing the app in any workspace: Slack's OAuth, for deployments that name a client.

Slack asks the workspace's own people whether they want it. The state that comes back must be the
one in the browser's cookie, so that nobody is led into finishing an installation of somebody else's.
"""

import hmac
import secrets
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

import aiohttp
import structlog
from aiohttp import web
from slack_sdk.errors import SlackClientError

from bot.channels.slack.installation_store import InstallationStore
from bot.channels.slack.json_access import part_at, text_at
from bot.channels.slack.web_client import SlackWebClient
from bot.http.html_pages import SECURITY_HEADERS, page
from cards.words import pages as words

INSTALL, BACK = "/slack/install", "/slack/oauth"
SCOPES = (
    "app_mentions:read",
    "chat:write",
    "commands",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
)
"""Those of the manifest; a test compares."""
COOKIE = "slack-install"
COOKIE_SECONDS = 600

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The app as Slack's OAuth knows it."""

    id: str
    secret: str = field(repr=False)
    public_url: str
    slack_url: str
    """Where Slack's own page of consent is."""


class Unfit(Exception):
    """Slack installed the app in a way in which it cannot work here; nothing was kept."""

    def __init__(self, why: Literal["organization", "rotation"]) -> None:
        """Carry which way it was."""
        super().__init__(why)
        self.why = why


class OAuthInstall:
    """The way to Slack's page of consent and back."""

    def __init__(self, client: Client, api: SlackWebClient, workspaces: InstallationStore) -> None:
        """Install this app."""
        self._client = client
        self._api = api
        self._workspaces = workspaces

    def routes(self) -> Sequence[web.RouteDef]:
        """Return the addresses; none where no client is named."""
        if not self._client.id:
            return []
        return [web.get(INSTALL, self._start), web.get(BACK, self._finish)]

    async def _start(self, _: web.Request) -> web.Response:
        state = secrets.token_urlsafe(24)
        asked = {
            "client_id": self._client.id,
            "scope": ",".join(SCOPES),
            "redirect_uri": self._back,
            "state": state,
        }
        url = f"{self._client.slack_url}/oauth/v2/authorize?{urlencode(asked)}"
        response = web.Response(status=302, headers={**SECURITY_HEADERS, "Location": url})
        is_secure = self._client.public_url.startswith("https://")
        response.set_cookie(
            COOKIE, state, max_age=COOKIE_SECONDS, httponly=True, samesite="Lax", secure=is_secure
        )
        return response

    async def _finish(self, request: web.Request) -> web.Response:
        state, kept = request.query.get("state", ""), request.cookies.get(COOKIE, "")
        if not state or not hmac.compare_digest(state.encode(), kept.encode()):
            return page(*words.OTHER_BROWSER, status=400)
        if "code" not in request.query:
            return page(*words.CANCELLED, status=400)
        try:
            name = await self._installed(request.query["code"])
        except Unfit as unfit:
            _log.warning("slack.not_installed", error=unfit.why)
            return page(*words.unfit(unfit.why), status=400)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, LookupError) as error:
            _log.warning("slack.not_installed", error=type(error).__name__)
            return page(*words.NOT_CONFIRMED, status=400)
        return page(*words.installed(name))

    async def _installed(self, code: str) -> str:
        # The library's own method of this name needs a part of aiohttp that is on its way out.
        pair = f"{self._client.id}:{self._client.secret}".encode()
        answer = await self._api.client().api_call(
            "oauth.v2.access",
            data={"code": code, "redirect_uri": self._back},
            headers={"Authorization": f"Basic {b64encode(pair).decode()}"},
        )
        told = answer.data if isinstance(answer.data, dict) else {}
        if told.get("is_enterprise_install"):
            raise Unfit("organization")
        if told.get("refresh_token") or told.get("expires_in"):
            raise Unfit("rotation")
        team, token = part_at(told, "team"), text_at(told, "access_token")
        if not text_at(team, "id") or not token:
            raise LookupError("no workspace")
        name = text_at(team, "name") or text_at(team, "id")
        await self._workspaces.installed(text_at(team, "id"), token, name)
        return name

    @property
    def _back(self) -> str:
        return f"{self._client.public_url}{BACK}"
