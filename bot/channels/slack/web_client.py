"""Slack's Web API: one way to the wire for every workspace, through Slack's own client.

The library opens a connection for each call unless it is given a session, so it is given one. Its
retry of rate limits waits for as long as Slack says; here a person is waiting, so there is a limit
of patience. Nothing else is repeated: a message sent twice is worse than one reported as unsure.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import BotError, Effect, Gone, OutsideTrouble, Unreachable

ANSWER_SECONDS = 15.0
ATTEMPTS = 4
PATIENCE_SECONDS = 20.0

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
UNSURE = frozenset({"", "fatal_error", "internal_error"})
"""Slack may have done part of it, or something between has answered in its place."""

_log = structlog.get_logger()


class SlackWebClient:
    """Calls methods of the Web API."""

    def __init__(
        self, url: str, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        """Call the API below this address; nothing is opened yet."""
        self._url = url
        self._pause = pause
        self._session: aiohttp.ClientSession | None = None

    def client(self, token: str = "") -> AsyncWebClient:
        """Return Slack's client for one token; all of them share one pool of connections."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100),
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return AsyncWebClient(
            token=token or None,
            base_url=self._url,
            session=self._session,
            retry_handlers=[],
            logger=_quiet,
        )

    async def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer; raises Unreachable, Gone or OutsideTrouble, with Slack's word as `code`."""
        if not token:
            raise Unreachable(service="Slack", code="no_token")
        left = PATIENCE_SECONDS
        wait: float | None
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._once(token, method, arguments)
            except aiohttp.ClientConnectorError as error:
                wait, trouble = 0.5 * 2.0 ** (attempt - 1), _unsent(error)
            except SlackApiError as error:
                wait, trouble = _retry_after(error), _trouble(method, error)
            if wait is None or wait > left or attempt == ATTEMPTS:
                raise trouble
            left -= wait
            await self._pause(wait)
        raise AssertionError("the last attempt returns or raises")

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _once(self, token: str, method: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        # Methods that read take no JSON; those that write take blocks in no other way.
        is_read = method.startswith(("users.", "auth.", "oauth."))
        given = dict(arguments)
        client = self.client(token)
        try:
            if is_read:
                answer = await client.api_call(method, data=given)
            else:
                answer = await client.api_call(method, json=given)
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ClientError, TimeoutError, SlackClientError) as error:
            if isinstance(error, SlackApiError):
                raise
            raise OutsideTrouble(service="Slack", changed="unknown") from error
        data = answer.data
        return data if isinstance(data, dict) else {}


def is_removed(error: BotError) -> bool:
    """Whether a workspace no longer has the app."""
    return error.facts.get("code", "") in REMOVED


def _unsent(error: Exception) -> BotError:
    trouble = OutsideTrouble(service="Slack")
    trouble.__cause__ = error
    return trouble


def _retry_after(error: SlackApiError) -> float | None:
    """Return the seconds that Slack asks for, or None where asking again is no use."""
    if _code(error) != "ratelimited" and _status(error) != HTTPStatus.TOO_MANY_REQUESTS:
        return None
    try:
        return max(0.0, float(error.response.headers.get("Retry-After", "1")))
    except (ValueError, AttributeError):
        return 1.0


def _trouble(method: str, error: SlackApiError) -> BotError:
    code = _code(error)
    _log.warning("slack.refused", method=method, status=_status(error), code=code)
    if code in GONE:
        return Gone(service="Slack", code=code)
    if code in CLOSED:
        return Unreachable(service="Slack", code=code)
    is_sure = code not in UNSURE and _status(error) < HTTPStatus.INTERNAL_SERVER_ERROR
    changed: Effect = "no" if is_sure else "unknown"
    return OutsideTrouble(service="Slack", code=code, changed=changed)


def _status(error: SlackApiError) -> int:
    return int(getattr(error.response, "status_code", 0) or 0)


def _code(error: SlackApiError) -> str:
    data = getattr(error.response, "data", error.response)
    return str(data.get("error", ""))[:60] if isinstance(data, dict) else ""


_quiet = logging.getLogger("bot.channels.slack.client")
# The library writes whole answers to the log as debug and error lines.
_quiet.setLevel(logging.CRITICAL)
