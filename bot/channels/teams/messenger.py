"""How the bot speaks in Teams: views as messages with a card, or as plain text where that is enough."""

from contextlib import suppress
from typing import Any
from uuid import uuid4

from bot.channels.teams.connector import Connector, conversations_url
from bot.channels.teams.roster import Roster, is_from_outside
from bot.domain.accounts import Address, Person, Place
from bot.domain.errors import Gone, OutsideTrouble, Unreachable
from bot.runtime.metrics import stage
from bot.runtime.ports import View
from cards.adaptive_cards import draw_and_say, escape_markdown
from cards.layouts.notices import plain_lines
from cards.view_models import Consent
from cards.words.consent import SIGN_IN, what_for

CARD = "application/vnd.microsoft.card.adaptive"
OAUTH_CARD = "application/vnd.microsoft.card.oauth"
_CONNECTION = "microsoft365"
"""Bot Framework's name for who keeps the token; here that is the bot itself, so it names nothing."""


class TeamsMessenger:
    """Keeps the Messenger port."""

    def __init__(self, connector: Connector, app_id: str) -> None:
        """Speak as this app; in the sandbox its id is empty."""
        self._connector = connector
        self._roster = Roster(connector)
        self._app_id = app_id

    async def send(self, to: Address, view: View) -> str:
        """Show a view as a new message, in a channel in the thread of `to`; give its id."""
        return await self._write("POST", to, to_message(view))

    async def update(self, to: Address, message: str, view: View) -> None:
        """Change a message in place; raises Gone where it was deleted."""
        await self._write("PUT", to, to_message(view) | {"id": message}, message)

    async def typing(self, to: Address) -> None:
        """Show that an answer is being prepared; Teams ends it by itself."""
        await self._write("POST", to, {"type": "typing"})

    async def personal(self, person: Person, near: Address | None) -> Address:
        """Return the person's own chat, opened through the region of `near` if it never was."""
        known = [one for one in person.addresses if one.channel == "teams"]
        chats = [one for one in known if one.place is Place.PERSONAL and one.conversation]
        if chats:
            return chats[0]
        if near is None or near.channel != "teams" or near.tenant != person.tenant:
            raise Unreachable(service="Teams", why="no chat of their company is known")
        return await self._open(next((one.user for one in known if one.user), ""), person, near)

    async def _open(self, user: str, person: Person, near: Address) -> Address:
        bot = near.bot or f"28:{self._app_id}"
        # Teams knows a person by its own id, and where that is not known by Entra's.
        member = user or str(person.id).rpartition("/")[2]
        chat = {
            "isGroup": False,
            "bot": {"id": bot},
            "members": [{"id": member}],
            "tenantId": near.tenant,
            # Teams reads the tenant here, other channels read it above.
            "channelData": {"tenant": {"id": near.tenant}},
        }
        # Teams opens a chat once, however often it is asked to.
        url = conversations_url(near.service_url)
        opened = await self._connector.call("POST", url, chat, is_repeatable=True)
        if not opened.get("id"):
            raise OutsideTrouble(service="Teams", why="no chat was opened")
        chat_of_their_own = Address(
            channel="teams",
            tenant=near.tenant,
            conversation=str(opened["id"]),
            service_url=near.service_url,
            user=user,
            bot=bot,
        )
        await self._require_member(chat_of_their_own, member)
        return chat_of_their_own

    async def _require_member(self, chat: Address, member: str) -> None:
        """Raise Unreachable for a guest or somebody of another company: who would not be heard is not written to either."""
        with suppress(Gone):
            if is_from_outside(await self._roster.member(chat, member), chat.tenant):
                raise Unreachable(service="Teams", why="not a member")

    async def _write(
        self, method: str, to: Address, activity: dict[str, Any], *message: str
    ) -> str:
        url = conversations_url(to.service_url, to.conversation, "activities", *message)
        whole = activity | {"from": {"id": to.bot}, "conversation": {"id": to.conversation}}
        if to.user:
            whole["recipient"] = {"id": to.user}
        with stage("send"):
            answer = await self._connector.call(method, url, whole)
        return str(answer.get("id") or "")


@stage("draw")
def to_message(view: View) -> dict[str, Any]:
    """Return the message of a view: a plain word is text, everything else is a card with a summary."""
    lines = plain_lines(view)
    if lines:
        text = "\n\n".join(escape_markdown(line) for line in lines)
        return {"type": "message", "textFormat": "markdown", "text": text}
    card, summary = draw_and_say(view)
    if isinstance(view, Consent) and view.sso_resource:
        return {"type": "message", "summary": summary, "attachments": [_oauth(view)]}
    return {
        "type": "message",
        "summary": summary,
        "attachments": [{"contentType": CARD, "content": card}],
    }


def _oauth(view: Consent) -> dict[str, Any]:
    """Return the card for which Teams gets its own token of who sees it, and sends that to the bot.

    Where it cannot, the card's button leads to the sign-in page.
    """
    exchange = {"id": str(uuid4()), "uri": view.sso_resource}
    content = {
        "text": what_for(view),
        "connectionName": _CONNECTION,
        "tokenExchangeResource": exchange,
        "buttons": [{"type": "signin", "title": SIGN_IN, "value": view.url}],
    }
    return {"contentType": OAUTH_CARD, "content": content}
