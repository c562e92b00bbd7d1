"""How the bot speaks in Slack: views as messages in blocks, private ones in channels seen by one person."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog
from cachetools import LRUCache

from bot.channels.slack.installation_store import InstallationStore
from bot.channels.slack.json_access import part_at, text_at
from bot.channels.slack.user_resolution import read_member
from bot.channels.slack.web_client import SlackWebClient
from bot.domain.accounts import Address, Person, Place
from bot.domain.errors import BotError, OutsideTrouble, Unreachable
from bot.runtime.metrics import stage
from bot.runtime.ports import View
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.slack_blocks import PictureAddress, draw
from cards.words.slack import LOOKING, SUGGESTIONS, SUGGESTIONS_TITLE

_ASSISTED_KEPT = 5_000
"""Talks with the assistant of which this copy of the bot knows: in others it only shows no status."""

_log = structlog.get_logger()
_timed = stage("draw")(draw)
_WITHOUT_PICTURES = 600.0
"""Seconds for which no picture is tried after Slack could not fetch one."""


class SlackMessenger:
    """Keeps the Messenger port."""

    def __init__(
        self,
        api: SlackWebClient,
        workspaces: InstallationStore,
        picture: PictureAddress | None = None,
    ) -> None:
        """Speak in these workspaces; without `picture`, which Slack must be able to fetch, in characters alone."""
        self._api = api
        self._workspaces = workspaces
        self._picture = picture
        self._no_pictures_until = 0.0
        self._assisted: LRUCache[tuple[str, str, str], None] = LRUCache(_ASSISTED_KEPT)

    async def send(self, to: Address, view: View) -> str:
        """Show a view as a new message, in a channel in the thread of `to`; give its `ts`.

        What is for one person is seen by that person alone in a channel, and cannot be changed
        later: it has no id.
        """
        if not to.has_messages:
            await self._publish(to, view)
            return ""
        chat, _, thread = to.conversation.partition("#")
        thread = thread or to.thread
        place = {"channel": chat} | ({"thread_ts": thread} if thread else {})
        if to.place is not Place.PERSONAL and to.user and not _is_for_all(view):
            await self._show(to.bot, "chat.postEphemeral", {**place, "user": to.user}, view)
            return ""
        plain = {"unfurl_links": False, "unfurl_media": False}
        answer = await self._show(to.bot, "chat.postMessage", {**place, **plain}, view)
        return text_at(answer, "ts")

    async def _show(
        self, team: str, method: str, where: Mapping[str, Any], view: View
    ) -> dict[str, Any]:
        """Send a view drawn with pictures; without them where Slack could not fetch one, and for a while after."""
        now = asyncio.get_running_loop().time()
        if self._picture is None or now < self._no_pictures_until:
            return await self.call(team, method, {**where, **_timed(view)})
        message = _timed(view, self._picture)
        try:
            return await self.call(team, method, {**where, **message})
        except OutsideTrouble as error:
            # Slack fetches pictures while it takes the message, and refuses all of it where it cannot.
            if error.facts.get("code") != "invalid_blocks" or not _has_picture(message):
                raise
            self._no_pictures_until = now + _WITHOUT_PICTURES
            _log.warning("slack.picture_not_fetched", method=method)
            return await self.call(team, method, {**where, **_timed(view)})

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
        await self._show(to.bot, "chat.update", {"channel": chat, "ts": message}, view)

    async def typing(self, to: Address) -> None:
        """Show that an answer is being prepared, in a talk with the assistant: Slack lets nobody else say so."""
        if (to.bot, to.conversation, to.thread) in self._assisted:
            where = {"channel_id": to.conversation, "thread_ts": to.thread}
            await self.call(to.bot, "assistant.threads.setStatus", {**where, "status": LOOKING})

    async def suggest(self, team: str, chat: str, thread: str) -> None:
        """Suggest what can be asked in a talk with the assistant that has just been opened."""
        self._assisted[team, chat, thread] = None
        prompts = [{"title": title, "message": message} for title, message in SUGGESTIONS]
        where = {"channel_id": chat, "thread_ts": thread}
        asked = {**where, "title": SUGGESTIONS_TITLE, "prompts": prompts}
        await self.call(team, "assistant.threads.setSuggestedPrompts", asked)

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


def _has_picture(message: Mapping[str, Any]) -> bool:
    return any(block["type"] == "image" for block in message["blocks"])


def _is_for_all(view: View) -> bool:
    """Whether everybody in a channel may see a view: it was made so, without names of candidates."""
    if isinstance(view, OfferCard):
        return view.is_public
    return isinstance(view, InterviewCard) and view.audience == "public"
