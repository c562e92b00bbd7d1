"""Installing the app in any workspace: Slack's OAuth, for deployments that name a client.

Slack asks the workspace's own people whether they want it. The state that comes back must be the
one in the browser's cookie, so that nobody is led into finishing an installation of somebody else's.
"""

import hmac
import secrets
from collections.abc import Sequence
from urllib.parse import urlencode

import aiohttp
import structlog
from aiohttp import web
from slack_sdk.errors import SlackClientError

from bot.channels.slack.installation_store import InstallationStore
from bot.channels.slack.oauth_access import OAuthAccess
from bot.http.html_pages import SECURITY_HEADERS, page
from cards.words import pages as words

INSTALL, BACK = "/slack/install", "/slack/oauth"
SCOPES = (
    "app_mentions:read",
    "assistant:write",
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


class OAuthInstall:
    """The way to Slack's page of consent and back."""

    def __init__(self, access: OAuthAccess, workspaces: InstallationStore) -> None:
        """Install this app."""
        self._client = access.client
        self._access = access
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
            where = await self._access.installed(request.query["code"], self._back)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, LookupError) as error:
            _log.warning("slack.not_installed", error=type(error).__name__)
            return page(*words.NOT_CONFIRMED, status=400)
        await self._workspaces.installed(where)
        return page(*words.installed(where.name))

    @property
    def _back(self) -> str:
        return f"{self._client.public_url}{BACK}"
