"""Whether the world reaches the bot at PUBLIC_URL, for `python app.py doctor`: its name, its certificate, its endpoint."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from bot.domain.deployment.diagnostics import Check, Finding, faulty, skipped, sound

SECONDS = 10.0
_WHY_MOST = 120
_STRANGER = {
    "type": "message",
    "id": "doctor",
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/teams/",
    "from": {"id": "29:doctor"},
    "recipient": {"id": "28:bot"},
    "conversation": {"id": "doctor"},
    "text": "help",
}
"""An unsigned message, as anybody could send it: the bot must refuse it."""


def is_public(url: str) -> bool:
    """Whether an address looks like one that others can reach over https."""
    address = urlsplit(url)
    return address.scheme == "https" and "." in (address.hostname or "")


async def examine_address(
    public_url: str, *, in_sandbox: bool = False, trust: ssl.SSLContext | None = None
) -> AsyncIterator[Finding]:
    """Yield what is found at PUBLIC_URL; what lies behind the first trouble is not looked at.

    `trust` replaces the certificates that the machine trusts.
    """
    name = await _examine_name(urlsplit(public_url).hostname or "")
    yield name
    if name.problem:
        return
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=trust or True),
        timeout=aiohttp.ClientTimeout(SECONDS),
        trust_env=True,
    ) as browser:
        https = await _examine_health(browser, public_url, in_sandbox=in_sandbox)
        yield https
        if https.problem:
            return
        if in_sandbox:
            yield skipped(Check.ENDPOINT, "sandbox")
        else:
            yield await _examine_endpoint(browser, public_url)


async def _examine_name(host: str) -> Finding:
    try:
        await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return faulty(Check.NAME, "unknown", host=host)
    return sound(Check.NAME, host=host)


async def _examine_health(
    browser: aiohttp.ClientSession, public_url: str, *, in_sandbox: bool
) -> Finding:
    try:
        async with browser.get(f"{public_url}/healthz", allow_redirects=False) as answer:
            body = (await answer.content.read(1000)).decode(errors="replace")
    except aiohttp.ClientSSLError as error:
        return faulty(Check.HTTPS, "certificate", url=public_url, why=_why(error))
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        problem = "not-running" if in_sandbox else "no-answer"
        return faulty(Check.HTTPS, problem, url=public_url, why=type(error).__name__)
    if answer.status != HTTPStatus.OK or '"alive"' not in body:
        return faulty(Check.HTTPS, "other-program", url=public_url, status=str(answer.status))
    return sound(Check.HTTPS, url=public_url)


async def _examine_endpoint(browser: aiohttp.ClientSession, public_url: str) -> Finding:
    url = f"{public_url}/api/messages"
    try:
        async with browser.post(url, json=_STRANGER, allow_redirects=False) as answer:
            status = answer.status
    except (aiohttp.ClientError, TimeoutError) as error:
        return faulty(Check.ENDPOINT, "no-answer", url=url, why=type(error).__name__)
    if status == HTTPStatus.UNAUTHORIZED:
        return sound(Check.ENDPOINT, url=url)
    problem = "open" if status < HTTPStatus.MULTIPLE_CHOICES else "not-passed-on"
    return faulty(Check.ENDPOINT, problem, url=url, status=str(status))


def _why(error: aiohttp.ClientSSLError) -> str:
    """Return what is wrong with a certificate, in OpenSSL's words."""
    told = getattr(error, "certificate_error", None) or error.__cause__
    return str(getattr(told, "verify_message", "") or told or type(error).__name__)[:_WHY_MOST]
