"""Slack's Web API: one way to the wire for every workspace, through Slack's own client.

The library opens a connection for each call unless it is given a session, so it is given one. What
Slack has not taken (rate limits, 503, no connection) is sent again for as long as a person is patient.
Where it may have taken a message nothing is repeated here: the outbox sends it once more at most.
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import BotError, Gone, NotTaken, OutsideTrouble, Unreachable, Unsure
from bot.runtime.retry import PATIENCE, RetryPolicy

ANSWER_SECONDS = 15.0
CONNECT_SECONDS = 5.0
ATTEMPTS = 4
_LATER = PATIENCE
"""Seconds after which asking again makes sense where nothing was answered: more than a person waits."""
ONCE = frozenset({"chat.postMessage", "chat.postEphemeral"})
"""What must not be done twice: two of them are two messages."""

GONE = frozenset(
    {"message_not_found", "cant_update_message", "edit_window_closed", "cant_delete_message"}
)
REMOVED = frozenset(
    {"account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed", "no_token"}
)
"""The workspace has removed the app, or its token is not worth anything any more."""
CLOSED = REMOVED | {
    "channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel", "user_not_found",
    "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "messages_tab_disabled",
    "restricted_action",
}  # fmt: skip
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_BUSY_CODES = frozenset({"ratelimited", "service_unavailable", "request_timeout"})
UNSURE = frozenset({"", "fatal_error", "internal_error"})
"""Slack may have done part of it, or something between has answered in its place."""

_log = structlog.get_logger()


class SlackWebClient:
    """Calls methods of the Web API."""

    def __init__(self, url: str) -> None:
        """Call the API below this address; nothing is opened yet."""
        self._url = url
        self._session: aiohttp.ClientSession | None = None

    def client(self, token: str = "") -> AsyncWebClient:
        """Return Slack's client for one token; all of them share one pool of connections."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100),
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS, sock_connect=CONNECT_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                # The proxy of the surroundings; it reaches no sandbox on this machine.
                trust_env=self._url.startswith("https://"),
            )
        return AsyncWebClient(
            token=token or None,
            base_url=self._url,
            session=self._session,
            retry_handlers=[],
            logger=_quiet,
        )

    async def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer; the errors it raises carry Slack's word as `code`.

        Raises Unreachable, Gone, NotTaken, Unsure for a message, or OutsideTrouble where Slack
        cannot use what it got.
        """
        if not token:
            raise Unreachable(service="Slack", code="no_token")
        policy = RetryPolicy(_passes, attempts=ATTEMPTS)
        async for attempt in policy.attempts():
            with attempt:
                return await self._attempt(token, method, arguments)
        raise NotTaken(service="Slack")

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _attempt(
        self, token: str, method: str, arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        try:
            return await self._once(token, method, arguments)
        except SlackApiError as error:
            raise _trouble(method, error) from error
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotTaken(service="Slack") from error
        except (aiohttp.ClientError, TimeoutError, SlackClientError) as error:
            if method in ONCE:
                raise Unsure(service="Slack") from error
            raise NotTaken(service="Slack", retry_after=_LATER) from error

    async def _once(self, token: str, method: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        # Methods that read take no JSON; those that write take blocks in no other way.
        is_read = method.startswith(("users.", "auth.", "oauth."))
        given = dict(arguments)
        client = self.client(token)
        if is_read:
            answer = await client.api_call(method, data=given)
        else:
            answer = await client.api_call(method, json=given)
        data = answer.data
        return data if isinstance(data, dict) else {}


def is_removed(error: BotError) -> bool:
    """Whether a workspace no longer has the app."""
    return error.facts.get("code", "") in REMOVED


def may_pass_soon(error: Exception) -> bool:
    """Whether what was raised for a call says that Slack is busy or away, rather than that it refuses."""
    if isinstance(error, SlackApiError):
        code, status = _code(error), _status(error)
        is_away = status in BUSY or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return is_away or code in UNSURE or code in _BUSY_CODES
    return not isinstance(error, LookupError)


def _passes(error: Exception) -> bool:
    return isinstance(error, NotTaken)


def _trouble(method: str, error: SlackApiError) -> BotError:
    code, status = _code(error), _status(error)
    _log.warning("slack.refused", method=method, status=status, code=code)
    if code in GONE:
        return Gone(service="Slack", code=code)
    if code in CLOSED:
        return Unreachable(service="Slack", code=code)
    if code in _BUSY_CODES or status in BUSY:
        return NotTaken(service="Slack", code=code, retry_after=_retry_after(error))
    if code not in UNSURE and status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return OutsideTrouble(service="Slack", code=code)
    if method in ONCE:
        return Unsure(service="Slack", code=code)
    return NotTaken(service="Slack", code=code, retry_after=_LATER)


def _retry_after(error: SlackApiError) -> float | None:
    """Return the seconds that Slack asks for, where it does."""
    try:
        return max(0.0, float(error.response.headers.get("Retry-After", "")))
    except (ValueError, AttributeError):
        return None


def _status(error: SlackApiError) -> int:
    return int(getattr(error.response, "status_code", 0) or 0)


def _code(error: SlackApiError) -> str:
    data = getattr(error.response, "data", error.response)
    return str(data.get("error", ""))[:60] if isinstance(data, dict) else ""


_quiet = logging.getLogger("bot.channels.slack.client")
# The library writes whole answers to the log as debug and error lines.
_quiet.setLevel(logging.CRITICAL)
