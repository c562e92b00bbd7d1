"""`POST /slack/events`: the one way in, for events, buttons, forms and commands.

Slack's framework answers its challenges, drops the bot's own messages and tells
the kinds of payload apart. It runs listeners before it answers, so that what is saved is known
then, and so that no task of its own is left behind that nobody waits for.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import web
from slack_bolt import BoltResponse
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.signature import SignatureVerifier

from bot.channels.slack import payload_parsing, token_lost_replies
from bot.channels.slack.installation_store import InstallationStore, repeatedly_removed
from bot.channels.slack.json_access import Body, part_at
from bot.channels.slack.payload_parsing import SlackEvent
from bot.channels.slack.request_verification import RequestRejected, verify_request
from bot.channels.slack.turn_bridge import AckResult, TurnBridge
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.errors import BotError, TokenLost, Unreachable
from bot.runtime.logs import trace_of
from cards.actions import OutdatedAction
from cards.words.slack import IN_DIRECT_MESSAGES, SLACK_IS_SILENT

PATH = "/slack/events"
COMMAND = re.compile(r"/\S+")
"""One command is in the manifest; where two apps want the same, an admin renames ours."""
ANYTHING = re.compile("")
_AGAIN = 503
"""Slack delivers an event again that is answered with this, and marks a button as failed."""

_log = structlog.get_logger()
_quiet = logging.getLogger("bot.channels.slack.bolt")
# The library's lines carry payloads, which hold what people wrote.
_quiet.setLevel(logging.CRITICAL)


class EventsEndpoint:
    """Takes what Slack sends and answers it."""

    def __init__(
        self,
        secret: str,
        workspaces: InstallationStore,
        turns: TurnBridge,
        *,
        api: SlackWebClient,
        count: Callable[[str], None],
    ) -> None:
        """Believe what is signed with this secret."""
        self._verifier = SignatureVerifier(secret)
        self._workspaces = workspaces
        self._turns = turns
        self._api = api
        self._count = count
        self._app: AsyncApp | None = None

    async def post(self, request: web.Request) -> web.Response:
        """Take one request: 200 when it was taken or needs nothing, else 400, 401 or 413."""
        try:
            asked = await verify_request(request, self._verifier)
        except RequestRejected as refused:
            self._count(refused.event)
            if refused.sentence:
                _log.warning("slack.unreadable", why=refused.sentence)
            return web.Response(status=refused.status, text=refused.sentence)
        if request.headers.get("X-Slack-Retry-Num"):
            self._count("retry")
        return await to_aiohttp_response(await self._bolt().async_dispatch(asked))

    def _bolt(self) -> AsyncApp:
        # Made at the first request, since its client belongs to the running loop.
        if self._app is None:
            self._app = self._made()
        return self._app

    def _made(self) -> AsyncApp:
        app = AsyncApp(
            name=__name__,  # or it looks up the sources of all that call it, for 0.1 s
            request_verification_enabled=False,  # done before anything was parsed
            client=self._api.client(),
            authorize=_authorizing(self._workspaces),
            process_before_response=True,
            ssl_check_enabled=False,  # answered unsigned, and needed by apps of another kind only
            attaching_conversation_kwargs_enabled=False,
            logger=_quiet,
        )
        app.error(self._failed)
        # Asked in this order: presses first, as somebody waits and Slack gives them three seconds.
        app.action(ANYTHING)(self._interaction(payload_parsing.parse_action))
        app.view(ANYTHING)(self._interaction(payload_parsing.parse_submission))
        app.event("message")(self._event(payload_parsing.parse_message))
        app.event("app_mention")(self._event(payload_parsing.parse_mention))
        app.event("app_home_opened")(self._event(payload_parsing.parse_home))
        app.event("assistant_thread_started")(self._assisted)
        app.event("app_uninstalled")(self._removed)
        app.event("team_access_revoked")(self._withdrawn)
        app.event("tokens_revoked")(self._revoked)
        app.event(ANYTHING)(_nothing)
        app.command(COMMAND)(self._commanded)
        return app

    async def _failed(
        self, error: Exception, body: dict[str, Any], respond: AsyncRespond
    ) -> BoltResponse:
        if isinstance(error, TokenLost):
            self._count("token-lost")
            return await token_lost_replies.reply(error, body, respond)
        if isinstance(error, Unreachable):
            # Signed, but from a workspace that removed the app: nothing can be answered there.
            self._count("not-installed")
            _log.warning("slack.not_installed", code=error.facts.get("code", ""))
            return BoltResponse(status=200)
        self._count("failed")
        if isinstance(error, BotError):
            _log.warning("slack.failed", key=error.key)
            return BoltResponse(status=_AGAIN)
        _log.error("slack.failed", error=trace_of(error))
        return BoltResponse(status=500)

    def _event(
        self, read: Callable[[Body], SlackEvent | None]
    ) -> Callable[[dict[str, Any]], Awaitable[BoltResponse]]:
        async def listen(body: dict[str, Any]) -> BoltResponse:
            happening = read(body)
            taken = await self._turns.happened(happening) if happening else AckResult()
            return BoltResponse(status=_AGAIN if taken.is_again else 200)

        return listen

    def _interaction(
        self, read: Callable[[Body], SlackEvent | None]
    ) -> Callable[[AsyncAck, dict[str, Any]], Awaitable[BoltResponse]]:
        async def listen(ack: AsyncAck, body: dict[str, Any]) -> BoltResponse:
            try:
                happening = read(body)
            except OutdatedAction:
                self._count("outdated")
                happening = payload_parsing.without_content(body)
                taken = await self._turns.outdated(happening) if happening else AckResult()
            else:
                taken = await self._turns.happened(happening) if happening else AckResult()
            if taken.is_again:
                return BoltResponse(status=_AGAIN)
            if taken.errors:
                return await ack(response_action="errors", errors=dict(taken.errors))
            return await ack()

        return listen

    async def _commanded(self, ack: AsyncAck, body: dict[str, Any]) -> BoltResponse:
        happening = payload_parsing.parse_command(body)
        if happening is None:
            return await ack()
        taken = await self._turns.happened(happening)
        if taken.is_again:
            return await ack(SLACK_IS_SILENT)
        return await ack() if happening.chat else await ack(IN_DIRECT_MESSAGES)

    async def _assisted(self, body: dict[str, Any]) -> None:
        if (begun := payload_parsing.parse_assistant(body)) is not None:
            await self._turns.assist(*begun)

    async def _removed(self, body: dict[str, Any]) -> None:
        """Forget a workspace, and its organization's installation even where nobody has written from that workspace."""
        for place in payload_parsing.installed_places(body):
            if await self._workspaces.is_installed(place):
                self._count("removed-before")
                continue
            await repeatedly_removed(self._workspaces, place)

    async def _withdrawn(self, body: dict[str, Any]) -> None:
        """Forget workspaces that an organization no longer lets the app into."""
        teams = part_at(body, "event").get("team_ids")
        for team in teams if isinstance(teams, list) else ():
            await repeatedly_removed(self._workspaces, str(team), is_withdrawn=True)

    async def _revoked(self, body: dict[str, Any]) -> None:
        if part_at(part_at(body, "event"), "tokens").get("bot"):
            await self._removed(body)


def _authorizing(
    workspaces: InstallationStore,
) -> Callable[[str | None, str | None, AsyncBoltContext], Awaitable[AuthorizeResult]]:
    """Return what tells the library who the bot is in a workspace; it takes functions, not methods."""

    async def authorize(
        enterprise_id: str | None, team_id: str | None, context: AsyncBoltContext
    ) -> AuthorizeResult:
        # Only what an organization as a whole has installed is authorized by it.
        whole = (enterprise_id or "") if context.is_enterprise_install else ""
        bot = await workspaces.bot(team_id or whole, whole)
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=bot.team,
            bot_token=bot.token,
            bot_user_id=bot.user,
            bot_id=bot.id or None,
        )

    return authorize


async def _nothing() -> None:
    """Take an event that needs nothing, so that Slack does not send it again."""
