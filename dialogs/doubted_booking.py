"""A booking typed while a question of the bot's own is open: its number could answer that, so that nothing is booked.

The question is asked once more, with the booking as one more thing that could be meant.
"""

from typing import Any

import msgspec
from msgspec.structs import replace

from bot.domain.conversation_state import Conversation
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.clarification_answers import answered
from bot.language.commands.table import match_button
from bot.language.context import ParseContext
from bot.language.tokens.message_text import spoken
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from dialogs import help as help_dialog

BOOKS = frozenset({"book", "choose"})


def open_doubt(talk: Conversation) -> Clarification | None:
    """Return the question of the bot's own that is not answered yet."""
    if not talk.doubt:
        return None
    return (
        _worded(talk.doubt)
        if "question" in talk.doubt
        else msgspec.convert(talk.doubt, Clarification)
    )


def _worded(kept: dict[str, Any]) -> Clarification:
    """Return a question that an earlier version kept in words."""
    choices = tuple(
        Choice(option("worded", text=one["label"]), one["sentence"]) for one in kept["choices"]
    )
    place = {name: kept[name] for name in ("sentence", "start", "end")}
    return Clarification(asks("worded", text=kept["question"]), choices, **place)


def ask_which(text: str, talk: Conversation, context: ParseContext) -> Outcome | None:
    """Ask whether the open question is answered or a time booked; None where it is plain."""
    doubt = open_doubt(talk)
    if doubt is None or not doubt.choices or answered(text, doubt):
        return None
    if match_button(spoken(text).text, replace(context, last="offer"), BOOKS) is None:
        return None
    asked = tuple(one for one in doubt.choices if one.sentence != text)
    books = (Choice(option("booking", said=text), text),) if talk.offer else ()
    again = replace(doubt, choices=(*asked, *books))
    noted = replace(talk, doubt=msgspec.to_builtins(again))
    return Outcome(show=[help_dialog.ask_back(again)], save=[noted])


async def settle_doubt(
    outcome: Outcome, before: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome:
    """Return the outcome of an answer, after which the question that it answers is open no longer."""
    now = await unit_of_work.conversation(turn.address, turn.speaker.id)
    talk = kept_talk(outcome, now)
    if talk.doubt is None or talk.doubt != before.doubt:
        return outcome
    return with_talk(outcome, replace(talk, doubt=None))
