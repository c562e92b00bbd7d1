"""What can still be said where no key opens the workspace's token: an answer to what somebody did there.

A command is answered with its own request, a form inside the form, and a press at the address that
Slack gives with it: none of these takes a token. To a message or a look at the app's tab nothing can
be said; the log names the workspace.
"""

import asyncio

import aiohttp
import structlog
from slack_bolt import BoltResponse
from slack_bolt.context.respond.async_respond import AsyncRespond

from bot.channels.slack import payload_parsing
from bot.channels.slack.json_access import Body, text_at
from bot.domain.errors import TokenLost
from cards.words.error_messages import error_message

SECONDS = 2.0
"""Slack waits for the answer to a press for three."""

_log = structlog.get_logger()


async def reply(error: TokenLost, body: Body, respond: AsyncRespond) -> BoltResponse:
    """Say what happened and where the app is installed again, wherever it can be said."""
    said = error_message(error.key, error.changed, error.facts)
    words = f"{said.what} {said.changed} {said.next}"
    if text_at(body, "command"):
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": words})
    done = payload_parsing.without_content(body)
    if done and done.fields:
        wrong = {"response_action": "errors", "errors": {done.fields[0]: words}}
        return BoltResponse(status=200, body=wrong)
    if text_at(body, "response_url"):
        await _responded(words, respond)
    return BoltResponse(status=200)


async def _responded(words: str, respond: AsyncRespond) -> None:
    """Show words to who pressed, below what they pressed; where even that fails, it is logged."""
    try:
        async with asyncio.timeout(SECONDS):
            answer = await respond(words, response_type="ephemeral", replace_original=False)
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("slack.not_told", error=type(error).__name__)
        return
    if answer.status_code != 200:  # noqa: PLR2004 - taken
        _log.warning("slack.not_told", status=answer.status_code)
