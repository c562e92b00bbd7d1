"""What is done with each kind of activity: the SDK's `ActivityHandler`, in the bot's own words.

The SDK's dispatch calls the `on_…` methods; kinds that are not named here (edits, reactions,
typing, …) need nothing.
"""

from collections.abc import Callable

from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.core.invoke_response import InvokeResponse

from bot.channels.teams.activity_parsing import Body, is_robot, pressed_of, said_of
from bot.channels.teams.invoke_responses import error_answer, message_answer, view_answer
from bot.channels.teams.request_parsing import part_at, parts_at, text_at
from bot.channels.teams.turn_bridge import ChannelDependencies, MembershipDeduplicator, TurnBridge
from bot.runtime.turn import Arrived, Left, TokenOffered
from cards.actions import OutdatedAction
from cards.words.teams import FAILED, NOBODY, OUTDATED, WORKING

ACTIVITY = "scheduler.activity"
"""Where a turn's state keeps the activity as it arrived."""


class Listener(ActivityHandler):  # type: ignore[misc]  # the SDK carries no types
    """Makes turns of what happens in Teams."""

    def __init__(self, bot: ChannelDependencies) -> None:
        """Hand turns to this bot."""
        self._turns = TurnBridge(bot)
        self._moves = MembershipDeduplicator()
        self._count: Callable[[str], None] = bot.count

    async def on_message_activity(self, context: TurnContext) -> None:
        """Take a message; one with data and no text is a button of an older kind of card."""
        activity = _activity(context)
        if is_robot(activity):
            # Two bots that answer each other would never stop.
            self._count("robot")
            return
        data = part_at(activity, "value")
        is_press = bool(data) and not text_at(activity, "text").strip()
        try:
            content = pressed_of(activity, data) if is_press else said_of(activity)
        except OutdatedAction:
            self._count("outdated")
            await context.send_activity(OUTDATED)
            return
        turn = self._turns.of(activity, content)
        if turn is None:
            await context.send_activity(NOBODY)
        else:
            await self._turns.taken(turn)

    async def on_invoke_activity(self, context: TurnContext) -> InvokeResponse:
        """Answer a pressed button; other invokes are for apps that offer more than this one."""
        activity = _activity(context)
        match text_at(activity, "name"):
            case "adaptiveCard/action":
                return InvokeResponse(200, await self._press_answer(activity))
            case "signin/tokenExchange" | "signin/failure":
                return await self._exchange_answer(activity)
            case "signin/verifyState":
                # The sign-in page has told the bot already, by its own callback.
                return InvokeResponse(200, "{}")
        self._count("unknown-invoke")
        return InvokeResponse(501, "null")

    async def on_conversation_update_activity(self, context: TurnContext) -> None:
        """Notice that the bot itself was added or removed; other people come and go unnoticed."""
        activity = _activity(context)
        bot = text_at(part_at(activity, "recipient"), "id")
        if _names(activity, "membersAdded", bot):
            await self._moved(activity, Arrived())
        elif _names(activity, "membersRemoved", bot):
            await self._moved(activity, Left())

    async def on_installation_update(self, context: TurnContext) -> None:
        """Notice that the app was added or removed; an upgrade changes nothing."""
        activity = _activity(context)
        match text_at(activity, "action"):
            case "add":
                await self._moved(activity, Arrived())
            case "remove":
                await self._moved(activity, Left())

    async def _moved(self, activity: Body, content: Arrived | Left) -> None:
        turn = self._turns.of(activity, content)
        if turn is not None and self._moves.is_new(turn):
            await self._turns.taken(turn)

    async def _exchange_answer(self, activity: Body) -> InvokeResponse:
        """Take Teams' own token. Whatever comes of it, the sign-in card says; Teams is not to show a page of its own."""
        turn = self._turns.of(activity, TokenOffered(text_at(part_at(activity, "value"), "token")))
        if turn is not None:
            await self._turns.taken(turn)
        return InvokeResponse(200, "{}")

    async def _press_answer(self, activity: Body) -> str:
        value = part_at(activity, "value")
        data = part_at(part_at(value, "action"), "data")
        is_automatic = text_at(value, "trigger") == "automatic"
        try:
            content = pressed_of(activity, data, is_automatic=is_automatic)
        except OutdatedAction:
            self._count("outdated")
            return error_answer(400, "OutdatedCard", OUTDATED)
        turn = self._turns.of(activity, content)
        if turn is None:
            return message_answer(NOBODY)
        try:
            taken = await self._turns.taken(turn)
        except Exception:  # noqa: BLE001 — logged where it ended; any other answer makes Teams press again by itself
            return error_answer(500, "Trouble", FAILED)
        return view_answer(taken.view) if taken.is_saved else message_answer(WORKING)


def _activity(context: TurnContext) -> Body:
    activity: Body = context.turn_state[ACTIVITY]
    return activity


def _names(activity: Body, key: str, bot: str) -> bool:
    return bool(bot) and any(text_at(one, "id") == bot for one in parts_at(activity, key))
