"""Whether the bot's registration is good, for `python app.py doctor`: Bot Framework's keys, and the bot's own token."""

import re
from urllib.parse import urlsplit

from bot.channels.teams.credentials import BotToken, TeamsCredentials
from bot.channels.teams.factory import TeamsEndpoints
from bot.channels.teams.http_session import SharedSession
from bot.channels.teams.jwks import SigningKeys
from bot.domain.deployment.diagnostics import Check, Finding, faulty, sound
from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import Clock


async def examine_teams(
    credentials: TeamsCredentials, clock: Clock, cloud: TeamsEndpoints
) -> list[Finding]:
    """Return whether requests can be believed, and whether the bot can speak; raises BadCredentials."""
    return [
        await _examine_keys(cloud.keys_of(credentials), clock),
        await _examine_token(credentials, clock, cloud),
    ]


async def _examine_keys(url: str, clock: Clock) -> Finding:
    pool = SharedSession(trust_env=True)
    try:
        are_read = await SigningKeys(pool, clock, url).are_readable()
    finally:
        await pool.close()
    return sound(Check.KEYS, url=url) if are_read else faulty(Check.KEYS, "unread", url=url)


async def _examine_token(
    credentials: TeamsCredentials, clock: Clock, cloud: TeamsEndpoints
) -> Finding:
    factory = cloud.credentials(credentials)
    try:
        await BotToken(credentials, factory, clock).token()
    except OutsideTrouble as error:
        code = re.search(r"AADSTS\d+", str(error.__cause__))
        named = code[0] if code else ""
        problem = "refused" if named else "no-token"
        why = type(error.__cause__).__name__
        return faulty(
            Check.BOT,
            problem,
            code=named,
            why=why,
            url=urlsplit(credentials.cloud.login_url).netloc,
        )
    return sound(Check.BOT)
