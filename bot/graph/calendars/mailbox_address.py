"""The mail address of who signs in, asked of their own mailbox.

`preferred_username` is a name to sign in with and in many companies not the address; OpenID Connect
says that it must not be relied upon (core 5.1). The owner of the default calendar is within the five
permissions, and Exchange vouches for it.
"""

import asyncio

import msgspec
import structlog

from bot.domain.accounts import PersonId
from bot.domain.errors import BotError, SignInRefused
from bot.graph.client import Call, GraphClient
from bot.graph.errors import NO_MAILBOX, GraphError

PATIENCE_SECONDS = 6.0

_log = structlog.get_logger()


class _Owner(msgspec.Struct):
    address: str = ""


class _Calendar(msgspec.Struct):
    owner: _Owner | None = None


class MailboxAddresses:
    """Asks Graph, with the token of a sign-in that is not kept yet."""

    def __init__(self, wire: GraphClient) -> None:
        self._wire = wire

    async def of(self, person: PersonId, token: str) -> str:
        """Return the address, lower case; empty where Graph does not tell it now.

        Raises SignInRefused for an account without a mailbox.
        """

        async def given(_: str) -> str:
            return token

        params = {"$select": "owner"}
        call = Call(
            name="calendar.owner", path="/me/calendar", mailbox=person, token=given, params=params
        )
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                calendar = await self._wire.read(call, _Calendar)
        except (BotError, TimeoutError) as error:
            if isinstance(error, GraphError) and error.tells(*NO_MAILBOX):
                raise SignInRefused(why="no-mailbox") from error
            _log.info("graph.address_unread", error=type(error).__name__)
            return ""
        return calendar.owner.address.strip().casefold() if calendar.owner else ""
