"""Whether Slack takes the bot's token, and with all scopes, for `python app.py doctor`."""

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.channels.slack.oauth import SCOPES
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.diagnostics import Check, Finding, faulty, skipped, sound

NEEDED = frozenset(SCOPES)


async def examine_slack(token: str, api_url: str) -> Finding:
    """Return whether the token of the one workspace is good; empty for workspaces that install the app."""
    if not token:
        return skipped(Check.SLACK, "by-oauth")
    api = SlackWebClient(api_url)
    try:
        answer = await api.client(token).auth_test()
    except SlackApiError as error:
        data = error.response.data
        code = str(data.get("error", "")) if isinstance(data, dict) else ""
        return faulty(Check.SLACK, "refused", code=code[:60])
    except (aiohttp.ClientError, SlackClientError, TimeoutError, OSError) as error:
        return faulty(Check.SLACK, "no-answer", why=type(error).__name__)
    finally:
        await api.close()
    named = answer.headers.get("x-oauth-scopes", "")
    missing = NEEDED - {one.strip() for one in named.split(",")} if named else frozenset()
    if missing:
        return faulty(Check.SLACK, "scopes", scopes=", ".join(sorted(missing)))
    return sound(Check.SLACK)
