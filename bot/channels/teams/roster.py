"""Who is in a chat, with the name and mail that Teams vouches for."""

from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from bot.channels.teams.activity_parsing import is_member_role
from bot.channels.teams.connector import Connector, conversations_url
from bot.channels.teams.request_parsing import parts_at, text_at
from bot.domain.accounts import Address

_PAGE = 200
_PAGES_MOST = 50
"""A team has at most 25,000 members; a connector that never comes to an end is not followed."""


class Member(Struct, frozen=True, kw_only=True):
    """Somebody in a chat, as Teams tells."""

    user: str
    """Teams' own id of the person, `29:…`."""
    object_id: str
    """Entra's, lower case; empty for who has no account."""
    tenant: str
    name: str
    mail: str
    """Lower case; empty where Teams has none."""
    principal: str = ""
    """What they sign in with; for a guest, with a name that is their own company's alone."""
    role: str = ""
    """`user`, `guest` or `anonymous`; empty where Teams does not say."""


class Roster:
    """Asks the connector."""

    def __init__(self, connector: Connector) -> None:
        """Ask through this connector."""
        self._connector = connector

    async def member(self, chat: Address, user: str) -> Member:
        """Return one person by Teams' or Entra's id; raises Gone where they are not in the chat."""
        url = conversations_url(chat.service_url, _room(chat), "members", user)
        return _member(await self._connector.call("GET", url))

    async def everybody(self, chat: Address) -> AsyncIterator[Member]:
        """Return everybody in the chat, read page by page."""
        url = f"{conversations_url(chat.service_url, _room(chat), 'pagedmembers')}?pageSize={_PAGE}"
        more = ""
        for _ in range(_PAGES_MOST):
            page = await self._connector.call("GET", f"{url}{more}")
            for one in parts_at(page, "members"):
                yield _member(one)
            following = text_at(page, "continuationToken")
            if not following:
                return
            more = f"&continuationToken={quote(following, safe='')}"


def is_from_outside(found: Member, tenant: str) -> bool:
    """Whether Teams tells of a guest, or of somebody of another company than this one."""
    return (
        not is_member_role(found.role)
        or is_guest_principal(found.principal)
        or found.tenant not in {"", tenant}
    )


def is_guest_principal(principal: str) -> bool:
    """Whether somebody signs in with a name that was made for a guest: `ada_x.example#EXT#@…`."""
    return "#EXT#" in principal.upper()


def _room(chat: Address) -> str:
    # A thread has no members of its own: they are the channel's.
    return chat.conversation.partition(";messageid=")[0]


def _member(found: Mapping[str, Any]) -> Member:
    return Member(
        user=text_at(found, "id"),
        object_id=(text_at(found, "aadObjectId") or text_at(found, "objectId")).lower(),
        tenant=text_at(found, "tenantId").strip().lower(),
        name=text_at(found, "name").strip(),
        mail=_mail(text_at(found, "email"), text_at(found, "userPrincipalName")),
        principal=text_at(found, "userPrincipalName").strip(),
        role=text_at(found, "userRole").strip().lower(),
    )


def _mail(email: str, principal: str) -> str:
    # A guest's principal name looks like an address and is none.
    usable = email or ("" if is_guest_principal(principal) else principal)
    return usable.strip().lower()
