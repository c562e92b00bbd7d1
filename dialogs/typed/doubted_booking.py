"""A booking typed while a question of the bot's own is open: its number could answer that, so that nothing is booked.

The question is asked once more, with the booking as one more thing that could be meant; a question that waits for a
yes or a no says so.
"""

import re
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.domain.conversation_state import Conversation
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.clarification_answers import answered, meant_by_answer
from bot.language.commands.table import match_button
from bot.language.context import ParseContext
from bot.language.requests import ButtonRequest
from bot.language.tokens.message_text import spoken
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from cards.view_models import message
from dialogs import help as help_dialog
from dialogs.typed.typed_message import TypedMessage
from dialogs.typed.typed_slots import is_on_card

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


async def ask_which(said: TypedMessage, unit_of_work: UnitOfWork) -> Outcome | None:
    """Ask whether the open question is answered or a time booked; None where it is plain."""
    text, talk = said.text, said.talk
    doubt = open_doubt(talk)
    if doubt is None or answered(text, doubt):
        return None
    pressed = _pressed(text, said.context)
    is_alone = pressed is not None and not _names_booking(text)
    if pressed is None or not (doubt.choices or (is_alone and pressed.number is not None)):
        return None
    asked = tuple(one for one in doubt.choices if one.sentence != text)
    is_shown = not is_alone or await is_on_card(pressed, talk, unit_of_work)
    books = (Choice(option("booking", said=text), text),) if talk.offer and is_shown else ()
    again = replace(doubt, choices=(*asked, *books))
    noted = replace(talk, doubt=msgspec.to_builtins(again))
    fits_none = [] if books else [OutgoingView(view=message("fits-none", said=text))]
    return Outcome(show=[*fits_none, help_dialog.ask_back(again)], save=[noted])


def ask_yes_or_no(said: TypedMessage, *, is_on_condition: bool) -> Outcome | None:
    """Say that a number, or a yes on a condition, answers no question that waits for a yes or a no; None for any other message."""
    text = said.text
    pressed = _pressed(text, said.context)
    is_number = pressed is not None and pressed.number is not None and not _names_booking(text)
    if not (is_number or is_on_condition):
        return None
    told = message("yes-or-no-first", said=text, is_offered=bool(said.talk.offer))
    return Outcome(show=[OutgoingView(view=told)])


def _pressed(text: str, context: ParseContext) -> ButtonRequest | None:
    """Return the button below a time that a whole message would press."""
    return match_button(spoken(text).text, replace(context, last="offer"), BOOKS)


def _names_booking(text: str) -> bool:
    """Whether a message says itself that a time is to be booked: "book 2" is no answer to anything else."""
    return bool(_BOOKING.search(text))


_BOOKING = re.compile(r"\b(?:book|bok|reserve|schedule)\b", re.IGNORECASE)


async def settle_doubt(
    outcome: Outcome, before: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome:
    """Return the outcome of an answer, after which the question that it answers is open no longer."""
    now = await unit_of_work.conversation(turn.address, turn.speaker.id)
    talk = kept_talk(outcome, now)
    if talk.doubt is None or talk.doubt != before.doubt:
        return outcome
    return with_talk(outcome, replace(talk, doubt=None))


def unless_answered(said: TypedMessage, talk: Conversation) -> Conversation:
    """Return the talk without the question back that a message does not answer."""
    doubt = open_doubt(talk)
    is_answer = doubt is None or meant_by_answer(spoken(said.text).text, doubt, said.context)
    return talk if is_answer else replace(talk, doubt=None)
