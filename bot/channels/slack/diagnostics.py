"""Whether Slack takes the app, and the bot what Slack sends, for `python app.py doctor`."""

import time
from collections.abc import AsyncIterator
from http import HTTPStatus

import aiohttp
import msgspec
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.signature import SignatureVerifier

from bot.channels.slack.events_endpoint import PATH
from bot.channels.slack.factory import SlackSettings
from bot.channels.slack.oauth import SCOPES
from bot.channels.slack.oauth_access import authorization
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound

NEEDED = frozenset(SCOPES)
SECONDS = 10.0
_NOT_THIS_KIND = {"xoxe": "rotating", "xapp": "not-the-bots", "xoxp": "not-the-bots"}
"""Tokens by how they begin: one that ends after twelve hours, which nothing in the settings renews, the app's, a person's."""
_REFUSED = frozenset({"invalid_client_id", "bad_client_secret"})
_NO_CODE, _CODE_REFUSED = "doctor", "invalid_code"
"""Slack looks at who asks before it looks at the code, which is none."""
_CHALLENGE = msgspec.json.encode({"type": "url_verification", "challenge": "doctor"}).decode()


async def examine_slack(
    settings: SlackSettings, *, is_reached: bool = True
) -> AsyncIterator[Finding]:
    """Yield whether the token and the client are good, and whether what Slack signs is taken at PUBLIC_URL, if that answers."""
    if mistake := _mistake_in_secret(settings):
        yield faulty(Check.SLACK_SIGNATURE, mistake)
    yield await _examine_token(settings.bot_token, settings.api_url)
    if settings.client_id:
        yield await _examine_client(settings)
    if is_reached:
        yield await _examine_endpoint(settings)


def _mistake_in_secret(settings: SlackSettings) -> str:
    """Return what shows that the signing secret is none, as far as its looks tell; a wrong one only Slack knows."""
    secret = settings.signing_secret
    if secret in {settings.client_secret, settings.bot_token}:
        return "another"
    return "spaces" if any(one.isspace() or one in "\"'" for one in secret) else ""


async def _examine_token(token: str, api_url: str) -> Finding:
    if not token:
        return skipped(Check.SLACK, "by-oauth")
    kind = token.partition("-")[0]
    if known := _NOT_THIS_KIND.get(kind.partition(".")[0]):
        return faulty(Check.SLACK, known, kind=kind)
    api = SlackWebClient(api_url)
    try:
        answer = await api.client(token).auth_test()
    except SlackApiError as error:
        return faulty(Check.SLACK, "refused", code=_code(error))
    except (aiohttp.ClientError, SlackClientError, TimeoutError, OSError) as error:
        return faulty(Check.SLACK, "no-answer", url=api_url, why=type(error).__name__)
    finally:
        await api.close()
    named = answer.headers.get("x-oauth-scopes", "")
    missing = NEEDED - {one.strip() for one in named.split(",")} if named else frozenset()
    if missing:
        return faulty(Check.SLACK, "scopes", scopes=", ".join(sorted(missing)))
    return sound(Check.SLACK)


async def _examine_client(settings: SlackSettings) -> Finding:
    """Return whether id and secret are taken: asked with no real code, Slack complains of the code."""
    api = SlackWebClient(settings.api_url)
    headers = authorization(settings.client_id, settings.client_secret)
    code = ""
    try:
        await api.client().api_call("oauth.v2.access", data={"code": _NO_CODE}, headers=headers)
    except SlackApiError as error:
        code = _code(error)
    except (aiohttp.ClientError, SlackClientError, TimeoutError, OSError) as error:
        code = type(error).__name__
    finally:
        await api.close()
    if code == _CODE_REFUSED:
        return sound(Check.SLACK_CLIENT)
    if code in _REFUSED:
        return faulty(Check.SLACK_CLIENT, "refused", code=code)
    return skipped(Check.SLACK_CLIENT, "untold", code=code)


async def _examine_endpoint(settings: SlackSettings) -> Finding:
    """Return whether a challenge that is signed as Slack's are is answered; it is no event, and changes nothing."""
    url = f"{settings.public_url}{PATH}"
    stamp = str(int(time.time()))
    signature = SignatureVerifier(settings.signing_secret).generate_signature(
        timestamp=stamp, body=_CHALLENGE
    )
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature or "",
    }
    try:
        async with (
            aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(SECONDS), trust_env=True
            ) as browser,
            browser.post(url, data=_CHALLENGE, headers=headers, allow_redirects=False) as answer,
        ):
            told, status = await answer.content.read(1000), answer.status
    except (aiohttp.ClientError, TimeoutError) as error:
        return faulty(Check.SLACK_ENDPOINT, "no-answer", url=url, why=type(error).__name__)
    if status == HTTPStatus.UNAUTHORIZED:
        return faulty(Check.SLACK_ENDPOINT, "unsigned", url=url)
    if status != HTTPStatus.OK or b"doctor" not in told:
        return faulty(Check.SLACK_ENDPOINT, "not-passed-on", url=url, status=str(status))
    return sound(Check.SLACK_ENDPOINT, url=url)


def _code(error: SlackApiError) -> str:
    data = error.response.data
    return str(data.get("error", ""))[:60] if isinstance(data, dict) else ""
