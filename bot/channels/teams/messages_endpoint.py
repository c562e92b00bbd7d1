"""`POST /api/messages`: the one way in.

It stands in for the SDK adapter's `process`, which in 4.17.1 answers every button and every forged
token with 500, and a `PermissionError` of the bot's own with 401. Here a request is read (400, 413, 415),
believed (401), found complete (400) and then run; what goes wrong while it runs is the bot's trouble
and never looks like a refusal.
"""

from collections.abc import Mapping
from typing import Any

import structlog
from aiohttp import web
from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount
from botframework.connector.auth import AuthenticateRequestResult

from bot.channels.teams.activity_handler import ACTIVITY, Listener
from bot.channels.teams.activity_parsing import tenants_of
from bot.channels.teams.authentication import ChannelAuthentication, NotFromTeams
from bot.channels.teams.request_parsing import (
    RequestRejected,
    channel_of,
    check_activity,
    parse_request,
    part_at,
    service_address,
    text_at,
)
from bot.channels.teams.turn_bridge import ChannelDependencies
from bot.runtime.logs import trace_of
from bot.runtime.metrics import stage
from cards.words.teams import FAILED

PATH = "/api/messages"

_log = structlog.get_logger()


class MessagesEndpoint:
    """Takes activities of Teams and answers them."""

    def __init__(
        self,
        authentication: ChannelAuthentication,
        bot: ChannelDependencies,
        *,
        only_tenant: str = "",
    ) -> None:
        """Believe what `authentication` believes, and let `bot` answer; of one tenant, if one is named."""
        self._only_tenant = only_tenant
        self._authentication = authentication
        self._adapter = CloudAdapterBase(authentication)
        self._listener = Listener(bot)
        self._count = bot.count

    async def post(self, request: web.Request) -> web.Response:
        """Take one activity: 200 when it was run or needs nothing, with a body for a button."""
        try:
            body = await parse_request(request)
            with stage("verify"):
                activity = outline_activity(body)
                believed = await self._believed(activity, request.headers.get("Authorization", ""))
                self._refuse_other_tenants(body)
                # Only who is believed is told what is missing.
                check_activity(body)
        except RequestRejected as refused:
            self._count(refused.event)
            return web.Response(status=refused.status, text=refused.sentence)
        try:
            return await self._run(body, activity, believed)
        except Exception as error:  # noqa: BLE001 — the last resort: the channel hears a sentence, the log has the rest
            _log.error("teams.failed", error=trace_of(error))
            return web.Response(status=500, text=FAILED)

    def _refuse_other_tenants(self, body: Mapping[str, Any]) -> None:
        if self._only_tenant and tenants_of(body) - {self._only_tenant}:
            raise RequestRejected(403, "other-tenant", "I serve another company.")

    async def _believed(self, activity: Activity, header: str) -> AuthenticateRequestResult:
        try:
            return await self._authentication.authenticate_request(activity, header)
        except NotFromTeams as refusal:
            # Which check failed is counted, and told to nobody.
            raise RequestRejected(
                401, refusal.event, "This request is not known to be from Teams."
            ) from None

    async def _run(
        self, body: Mapping[str, Any], activity: Activity, believed: AuthenticateRequestResult
    ) -> web.Response:
        async def turn(context: TurnContext) -> None:
            context.turn_state[ACTIVITY] = body
            await self._listener.on_turn(context)

        answer = await self._adapter.process_activity(believed, activity, turn)
        if answer is None:
            return web.Response()
        return web.Response(
            status=int(answer.status), text=answer.body, content_type="application/json"
        )


def outline_activity(body: Mapping[str, Any]) -> Activity:
    """Return the SDK as much of an activity as its dispatch and its answers need."""
    sender, recipient = part_at(body, "from"), part_at(body, "recipient")
    return Activity(
        type=text_at(body, "type"),
        id=text_at(body, "id") or None,
        name=text_at(body, "name") or None,
        channel_id=channel_of(body)[0],
        service_url=service_address(body),
        from_property=ChannelAccount(id=text_at(sender, "id"), name=text_at(sender, "name")),
        recipient=ChannelAccount(id=text_at(recipient, "id"), name=text_at(recipient, "name")),
        conversation=ConversationAccount(id=text_at(part_at(body, "conversation"), "id")),
    )
