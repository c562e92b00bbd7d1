"""Handing what happened to the bot, waiting for it as long as Slack has patience, and answering presses.

Slack wants an answer within three seconds. It gets one as soon as the turn is saved, or when
patience ends; everything goes on behind it, and what was not saved by then Slack delivers again.
"""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import structlog

from bot.channels.slack.happenings import HOME, Happening
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.people import Member, NotBelieved, People
from bot.channels.slack.wording import mentioned, plain_text
from bot.channels.slack.workspaces import Bot, Workspaces
from bot.domain.errors import BotError, Unreachable
from bot.domain.people import Address, Place
from bot.logs import traced
from bot.ports import Clock
from bot.turn import Pressed, Said, Speaker, Turn
from cards.blocks import forms
from cards.modals import modal
from cards.views import Notice, Problem, View

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """What the channel needs of the bot."""

    take: Callable[[Turn], Awaitable[View | None]]
    """Resolves when the turn is saved, with what answers a pressed button."""
    clock: Clock
    count: Callable[[str], None]
    patience: float
    """Seconds to wait for a turn before Slack is answered without it."""


class Turns:
    """The turns of this channel."""

    def __init__(
        self, bot: Listening, workspaces: Workspaces, people: People, messenger: SlackMessenger
    ) -> None:
        """Hand turns to this bot."""
        self._bot = bot
        self._workspaces = workspaces
        self._people = people
        self._messenger = messenger
        self._running: set[asyncio.Task[None]] = set()
        self._answered: OrderedDict[str, None] = OrderedDict()
        """Presses that were answered: one that is delivered again is not answered twice."""

    async def happened(self, happening: Happening) -> bool:
        """Take what happened; comes back when it is saved, or when patience ends.

        False asks for another delivery: Slack could not be asked who this is.
        """
        self._bot.count("turn")
        taken: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._guarded(happening, taken))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        # Unlike wait_for, this leaves the work running when patience or the connection ends.
        await asyncio.wait({taken}, timeout=self._bot.patience)
        if not taken.done():
            self._bot.count("slow")
            return True
        return taken.result()

    async def drain(self) -> None:
        """Wait until everything in hand is finished."""
        while self._running:
            await asyncio.wait(self._running)

    async def outdated(self, happening: Happening) -> None:
        """Tell who pressed that this version does not know the button any more."""
        await self._told(happening, OUTDATED)

    async def _guarded(self, happening: Happening, taken: asyncio.Future[bool]) -> None:
        try:
            await self._run(happening, taken)
        except NotBelieved as doubt:
            self._bot.count(doubt.doubt)
            await self._told(happening, doubt.why)
        except BotError as error:
            self._bot.count("failed")
            _log.warning("slack.turn_failed", key=error.key, **_code(error))
            if not taken.done():
                taken.set_result(isinstance(error, Unreachable))
        except Exception as error:  # noqa: BLE001 - the last resort: the log has it, and Slack its answer
            self._bot.count("failed")
            _log.error("slack.turn_failed", error=traced(error))
        finally:
            if not taken.done():
                taken.set_result(True)

    async def _run(self, happening: Happening, taken: asyncio.Future[bool]) -> None:
        if not happening.is_own_team:
            raise NotBelieved("outsider")
        bot = await self._workspaces.bot(happening.team)
        speaker, member = await self._people.speaker(bot, happening.user)
        turn = await self._turn(happening, bot, speaker, member)
        view = await self._bot.take(turn)
        taken.set_result(True)
        if view is not None and self._is_first(happening):
            await self._replied(happening, turn, view)

    def _is_first(self, happening: Happening) -> bool:
        if happening.id in self._answered:
            return False
        self._answered[happening.id] = None
        while len(self._answered) > _ANSWERED_KEPT:
            self._answered.popitem(last=False)
        return True

    async def _turn(self, happening: Happening, bot: Bot, speaker: Speaker, member: Member) -> Turn:
        content = happening.content
        if isinstance(content, Said):
            names = await self._names(content.text, bot)
            content = Said(plain_text(content.text, names, bot.user))
        return Turn(
            id=happening.id,
            speaker=speaker,
            address=await self._address(happening, speaker.tenant),
            content=content,
            now=self._bot.clock.now(),
            locale=member.locale,
            zone=member.zone,
        )

    async def _names(self, text: str, bot: Bot) -> dict[str, str]:
        """Give the names of who is mentioned; whom Slack does not tell of keeps their id."""
        names = {}
        for user in mentioned(text)[:_MENTIONS_MOST]:
            if user != bot.user:
                with suppress(BotError):
                    names[user] = (await self._people.member(bot, user)).name
        return names

    async def _address(self, happening: Happening, tenant: str) -> Address:
        chat = happening.chat
        if not chat:
            return await self._messenger.own_chat(happening.team, happening.user, tenant)
        return Address(
            channel="slack",
            tenant=tenant,
            conversation=chat,
            place=Place.PERSONAL if chat.startswith("D") else Place.CHANNEL,
            user=happening.user,
            bot=happening.team,
        )

    async def _replied(self, happening: Happening, turn: Turn, view: View) -> None:
        """Show a short word to who pressed, or the form they asked for; cards change by themselves."""
        if isinstance(view, Notice | Problem):
            await self._messenger.send(turn.address, view)
            return
        if happening.form is None or not isinstance(turn.content, Pressed):
            return
        found = forms(view)
        if happening.form >= len(found):
            await self._told(happening, OUTDATED)
            return
        place = {"chat": turn.address.conversation, "message": turn.content.message}
        drawn = modal(found[happening.form], json.dumps(place))
        arguments = {"trigger_id": happening.trigger, "view": drawn}
        try:
            await self._messenger.call(happening.team, "views.open", arguments)
        except BotError as error:
            _log.warning("slack.form_not_opened", **_code(error))
            await self._told(happening, LATE)

    async def _told(self, happening: Happening, sentence: str) -> None:
        """Tell who did this something that needs no turn; where even that fails, it is logged."""
        try:
            own = replace(happening, chat="") if happening.chat == HOME else happening
            address = await self._address(own, "")
            await self._messenger.send(address, Notice(lines=(sentence,), tone="warning"))
        except BotError as error:
            _log.warning("slack.not_told", key=error.key, **_code(error))


OUTDATED = "This button is from an earlier version of me. Nothing was changed. Please ask again."
LATE = "Slack did not let me open the form in time. Nothing was changed. Please press again."
_MENTIONS_MOST = 20
_ANSWERED_KEPT = 4_000


def _code(error: BotError) -> dict[str, str]:
    return {"code": error.facts.get("code", "")}
