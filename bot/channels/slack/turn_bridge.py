"""Handing what happened to the bot, waiting for it as long as Slack has patience, and answering presses.

Slack wants an answer within three seconds. It gets one as soon as the turn is saved, or when
patience ends, and everything goes on behind it. That answer can open a page, or say in a form what
is wrong with it; every other answer is a message, which the bot keeps until the chat has it.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from itertools import islice

import structlog
from cachetools import FIFOCache
from msgspec import Struct, field
from msgspec.structs import replace

from bot.channels.slack.installation_store import Bot, InstallationStore
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.mrkdwn import mention, mention_groups, plain_text
from bot.channels.slack.payload_parsing import SlackEvent
from bot.channels.slack.user_resolution import Member, UnverifiedUser, UserResolver
from bot.domain.accounts import HOME, Address, Place
from bot.domain.errors import BadInput, BotError, Unreachable
from bot.domain.form_validation import validate
from bot.runtime.logs import trace_of
from bot.runtime.ports import Clock, View
from bot.runtime.turn import Patience, Pressed, Said, Speaker, Turn
from cards.layouts import lay_out
from cards.slack_blocks import forms
from cards.slack_modals import details, modal
from cards.view_models import CardDetails, Notice, Problem
from cards.words.slack import (
    ANOTHER,
    HERE_NOT,
    LATE,
    OUTDATED,
    UNKNOWN_MENTION,
    unknown_group,
)

_log = structlog.get_logger()


class ChannelDependencies(Struct, frozen=True, kw_only=True):
    """What the channel needs of the bot."""

    take: Callable[[Turn], Awaitable[View | None]]
    """Resolves when the turn is saved, with what answers a pressed button."""
    clock: Clock
    count: Callable[[str], None]
    patience: float
    """Seconds to wait for a turn before Slack is answered without it."""


class AckResult(Struct, frozen=True, kw_only=True):
    """How Slack is answered."""

    is_again: bool = False
    """It is to deliver this again: it could not be asked who this is, or the bot failed."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by the fields of the form; it stays open with all that was filled in."""


class UnknownMention(Exception):
    """A message mentions whom Slack tells nothing of: it would be read as if they were not named."""

    def __init__(self, why: str = UNKNOWN_MENTION) -> None:
        """Carry what the person is told."""
        super().__init__(why)
        self.why = why


class TurnBridge:
    """The turns of this channel."""

    def __init__(
        self,
        bot: ChannelDependencies,
        workspaces: InstallationStore,
        people: UserResolver,
        messenger: SlackMessenger,
    ) -> None:
        """Hand turns to this bot."""
        self._bot = bot
        self._workspaces = workspaces
        self._people = people
        self._messenger = messenger
        self._running: set[asyncio.Task[None]] = set()
        self._answered: FIFOCache[str, None] = FIFOCache(_ANSWERED_KEPT)
        """Presses that were answered: one that is delivered again is not answered twice."""

    async def happened(self, happening: SlackEvent) -> AckResult:
        """Take what happened; comes back when it is saved, or when patience ends."""
        wrong = _mistaken(happening)
        if wrong:
            self._bot.count("mistaken")
            return AckResult(errors=wrong)
        self._bot.count("turn")
        taken: asyncio.Future[AckResult] = asyncio.get_running_loop().create_future()
        patience = Patience()
        task = asyncio.create_task(self._guarded(happening, taken, patience))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        # Unlike wait_for, this leaves the work running when patience or the connection ends.
        await asyncio.wait({taken}, timeout=self._bot.patience)
        if not taken.done() and patience.end():
            self._bot.count("slow")
            taken.cancel()
            return AckResult()
        return await taken

    async def assist(self, team: str, organization: str, chat: str, thread: str) -> None:
        """Suggest what can be asked to who opens a talk with the assistant; a courtesy, which may fail."""
        try:
            await self._workspaces.bot(team, organization)
            await self._messenger.suggest(team, chat, thread)
        except BotError as error:
            _log.warning("slack.not_suggested", key=error.key, **_code(error))

    async def drain(self) -> None:
        """Wait until everything in hand is finished."""
        while self._running:
            await asyncio.wait(self._running)

    async def outdated(self, happening: SlackEvent) -> AckResult:
        """Tell who did this that this version does not know the button or the form any more."""
        if happening.fields:
            return AckResult(errors={happening.fields[0]: OUTDATED})
        await self._told(happening, OUTDATED)
        return AckResult()

    async def _guarded(
        self, happening: SlackEvent, taken: asyncio.Future[AckResult], patience: Patience
    ) -> None:
        try:
            await self._run(happening, taken, patience)
        except UnknownMention as unknown:
            self._bot.count("unknown-mention")
            await self._told(happening, unknown.why)
        except UnverifiedUser as doubt:
            self._bot.count(doubt.doubt)
            if not _said_in_form(happening, taken, doubt.why):
                await self._told(happening, doubt.why)
        except BotError as error:
            self._bot.count("failed")
            _log.warning("slack.turn_failed", key=error.key, **_code(error))
            _settle(taken, AckResult(is_again=not isinstance(error, Unreachable)))
        except Exception as error:  # noqa: BLE001 - the last resort: the log has it, and Slack its answer
            self._bot.count("failed")
            _log.error("slack.turn_failed", error=trace_of(error))
            # Slack says so in an open form, which keeps what was filled in.
            _settle(taken, AckResult(is_again=bool(happening.fields)))
        finally:
            _settle(taken, AckResult())

    async def _run(
        self, happening: SlackEvent, taken: asyncio.Future[AckResult], patience: Patience
    ) -> None:
        bot = await self._workspaces.bot(happening.team, happening.organization)
        speaker, member = await self._people.speaker(bot, happening.user)
        turn = await self._turn(happening, bot, speaker, member)
        turn = replace(turn, patience=patience)
        view = await self._bot.take(turn)
        if isinstance(view, Problem):
            at = dict(view.facts).get("field", "")
            if _said_in_form(happening, taken, _words(view), at):
                return
        _settle(taken, AckResult())
        if self._is_first(happening):
            await self._replied(happening, turn, view)

    def _is_first(self, happening: SlackEvent) -> bool:
        if happening.id in self._answered:
            return False
        self._answered[happening.id] = None
        return True

    async def _turn(
        self, happening: SlackEvent, bot: Bot, speaker: Speaker, member: Member
    ) -> Turn:
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
            answered_with=_IN_FORMS if happening.fields else _ON_PAGES,
        )

    async def _names(self, text: str, bot: Bot) -> dict[str, str]:
        """Return the names of who is mentioned; raises UnknownMention for whom Slack does not tell of.

        The label beside a mention is what the sender's client wrote, and names nobody.
        """
        if groups := mention_groups(text):
            raise UnknownMention(unknown_group(groups[0]))
        names = {}
        for user in islice(mention(text), _MENTIONS_MOST):
            if user != bot.user:
                try:
                    names[user] = (await self._people.member(bot, user)).name
                except Unreachable as error:
                    raise UnknownMention from error
        return names

    async def _address(self, happening: SlackEvent, tenant: str) -> Address:
        chat = happening.chat
        if not chat:
            return await self._messenger.own_chat(happening.team, happening.user, tenant)
        is_personal = chat.startswith("D")
        own, _, thread = chat.partition("#") if is_personal else (chat, "", "")
        return Address(
            channel="slack",
            tenant=tenant,
            conversation=own,
            place=Place.PERSONAL if is_personal else Place.CHANNEL,
            user=happening.user,
            bot=happening.team,
            thread=thread,
        )

    async def _replied(self, happening: SlackEvent, turn: Turn, view: View | None) -> None:
        """Open the page or form that somebody asked for; what is said to them follows by itself, as cards do."""
        if isinstance(view, CardDetails):
            if not turn.patience.is_over:
                await self._opened(happening, details(view))
            return
        is_told = view is not None and view.is_short
        if is_told or happening.form is None or not isinstance(turn.content, Pressed):
            return
        found = forms(view) if view else ()
        if happening.form >= len(found):
            await self._told(happening, ANOTHER if turn.content.message else HERE_NOT)
            return
        place = {"chat": happening.chat, "message": turn.content.message}
        await self._opened(happening, modal(found[happening.form], json.dumps(place)))

    async def _opened(self, happening: SlackEvent, drawn: Mapping[str, object]) -> None:
        """Open a page or a form before who pressed; where Slack lets it no more, they are told."""
        arguments = {"trigger_id": happening.trigger, "view": drawn}
        try:
            await self._messenger.call(happening.team, "views.open", arguments)
        except BotError as error:
            _log.warning("slack.form_not_opened", **_code(error))
            await self._told(happening, LATE)

    async def _told(self, happening: SlackEvent, sentence: str) -> None:
        """Tell who did this something that needs no turn; where even that fails, it is logged."""
        try:
            own = replace(happening, chat="") if happening.chat == HOME else happening
            address = await self._address(own, "")
            await self._messenger.send(address, Notice(lines=(sentence,), tone="warning"))
        except BotError as error:
            _log.warning("slack.not_told", key=error.key, **_code(error))


_MENTIONS_MOST = 20
_ON_PAGES, _IN_FORMS = frozenset({CardDetails.kind}), frozenset({CardDetails.kind, Problem.kind})
"""What Slack's own answer can carry: to a press, and to a form that was sent and still stands open."""
_ANSWERED_KEPT = 4_000


def _settle(taken: asyncio.Future[AckResult], how: AckResult) -> None:
    if not taken.done():
        taken.set_result(how)


def _mistaken(happening: SlackEvent) -> dict[str, str]:
    """Return what can be told to be wrong in a form at once, whoever sent it and however busy the bot is."""
    if not happening.fields or not isinstance(happening.content, Pressed):
        return {}
    found = validate(happening.content.inputs).items()
    return {field: _words(Problem.of(BadInput(why=why))) for field, why in found}


def _said_in_form(
    happening: SlackEvent, taken: asyncio.Future[AckResult], sentence: str, at: str = ""
) -> bool:
    """Say what is wrong in the form that stands open; False where none does, or Slack has its answer."""
    if taken.done() or not happening.fields:
        return False
    known = at if at in happening.fields else happening.fields[0]
    taken.set_result(AckResult(errors={known: sentence}))
    return True


def _words(view: View) -> str:
    return " ".join(lay_out(view).fallback.split())


def _code(error: BotError) -> dict[str, str]:
    return {"code": error.facts.get("code", "")}
