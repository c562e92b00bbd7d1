"""How the bot speaks in Slack: views as messages in blocks, private ones in channels seen by one person."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.channels.slack.installation_store import InstallationStore
from bot.channels.slack.json_access import part_at, text_at
from bot.channels.slack.payload_parsing import HOME
from bot.channels.slack.user_resolution import read_member
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.accounts import Address, Person, Place
from bot.domain.errors import BotError, OutsideTrouble, Unreachable
from bot.runtime.metrics import stage
from bot.runtime.ports import View
from cards.slack_blocks import draw
from cards.view_models import InterviewCard, OfferCard

_log = structlog.get_logger()
_timed = stage("draw")(draw)


class SlackMessenger:
    """Keeps the Messenger port."""

    def __init__(self, api: SlackWebClient, workspaces: InstallationStore) -> None:
        """Speak in these workspaces."""
        self._api = api
        self._workspaces = workspaces

    async def send(self, to: Address, view: View) -> str:
        """Show a view as a new message, in a channel in the thread of `to`; give its `ts`.

        What is for one person is seen by that person alone in a channel, and cannot be changed
        later: it has no id.
        """
        if to.conversation == HOME:
            await self._publish(to, view)
            return ""
        chat, _, thread = to.conversation.partition("#")
        thread = thread or to.thread
        message = {"channel": chat, **_timed(view)} | ({"thread_ts": thread} if thread else {})
        if to.place is not Place.PERSONAL and to.user and not _is_for_all(view):
            await self.call(to.bot, "chat.postEphemeral", {**message, "user": to.user})
            return ""
        plain = {"unfurl_links": False, "unfurl_media": False}
        answer = await self.call(to.bot, "chat.postMessage", {**message, **plain})
        return text_at(answer, "ts")

    async def _publish(self, to: Address, view: View) -> None:
        home = {"type": "home", "blocks": _timed(view)["blocks"]}
        try:
            await self.call(to.bot, "views.publish", {"user_id": to.user, "view": home})
        except Unreachable as error:
            # Nobody can look at it there any more; who can is drawn it anew when they do.
            _log.info("slack.home_not_drawn", code=error.facts.get("code", ""))

    async def update(self, to: Address, message: str, view: View) -> None:
        """Change a message in place; raises Gone where it was deleted."""
        chat = to.conversation.partition("#")[0]
        await self.call(to.bot, "chat.update", {"channel": chat, "ts": message, **_timed(view)})

    async def typing(self, to: Address) -> None:
        """Show nothing: Slack lets only assistants say that they are typing."""

    async def personal(self, person: Person, near: Address | None) -> Address:
        """Return the person's own chat, opened by their address if it never was."""
        known = [one for one in person.addresses if one.channel == "slack"]
        chats = [one for one in known if one.place is Place.PERSONAL and one.conversation]
        if chats:
            return chats[0]
        is_near = near is not None and near.channel == "slack" and near.tenant == person.tenant
        team = near.bot if near and is_near else await self._workspaces.team_of(person.tenant)
        if not team or not person.mail:
            raise Unreachable(service="Slack", why="no chat of their company is known")
        user = await self._user(team, person.mail)
        return await self.own_chat(team, user, person.tenant)

    async def own_chat(self, team: str, user: str, tenant: str) -> Address:
        """Return a user's own chat with the bot, opened if it never was."""
        opened = await self.call(team, "conversations.open", {"users": user})
        chat = text_at(part_at(opened, "channel"), "id")
        if not chat:
            raise OutsideTrouble(service="Slack", why="no chat was opened")
        return Address(channel="slack", tenant=tenant, conversation=chat, user=user, bot=team)

    async def call(self, team: str, method: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Call a method in a workspace; raises Unreachable, Gone or OutsideTrouble."""
        bot = await self._workspaces.bot(team)
        try:
            with stage("send"):
                return await self._api.call(bot.token, method, arguments)
        except BotError as error:
            self._workspaces.forget(team, error)
            raise

    async def _user(self, team: str, mail: str) -> str:
        found = part_at(await self.call(team, "users.lookupByEmail", {"email": mail}), "user")
        # Who would not be heard is not written to either: guests, other companies' users, unconfirmed addresses.
        if read_member(found, team).doubt:
            raise Unreachable(service="Slack", why="not a member")
        return text_at(found, "id")


def _is_for_all(view: View) -> bool:
    """Whether everybody in a channel may see a view: it was made so, without names of candidates."""
    if isinstance(view, OfferCard):
        return view.is_public
    return isinstance(view, InterviewCard) and view.audience == "public"
