"""An undo typed while a question waits for a yes: it is to that question, of which nothing was done yet, and drops it.

Only an undo that names something older ("undo the last change", "undo the booking") reaches past the question.
"""

import re

from msgspec.structs import replace

from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.requests import ButtonRequest
from bot.runtime.ports import Action
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from cards.actions import Agree, Cancel, unpack
from cards.view_models import message
from dialogs.interviews.changes.bulk_actions import SEVERAL
from dialogs.interviews.changes.hand_over import HAND_OVER
from dialogs.left_out import saying_left_out
from dialogs.second_booking import BOOK_ANOTHER
from dialogs.typed.typed_buttons import undo_target
from dialogs.typed.typed_message import TypedMessage
from dialogs.undo import UNDO, UNDO_CHANGE, can_be_undone


async def drop_question(said: TypedMessage, unit_of_work: UnitOfWork) -> Outcome | None:
    """Drop what waits for a yes where an undo is typed, and say that nothing was done; None for any other message."""
    talk, context, turn = said.talk, said.context, said.turn
    waiting = unpack(talk.confirm)
    if isinstance(waiting, Agree) and waiting.to in {UNDO, UNDO_CHANGE}:
        return None  # It asks about an undo itself.
    parsed = parse(said.text, context)
    deed = _deed(waiting)
    if not _is_undo(parsed) or _names_older(said.text, deed):
        return None
    is_undoable = await _is_undoable(talk, turn, unit_of_work)
    told = message("question-dropped", deed=deed, is_undoable=is_undoable)
    dropped = with_saved(Outcome(show=[OutgoingView(view=told)]), replace(talk, confirm=None))
    return saying_left_out(dropped, (*parsed.left_out, *_other_deeds(parsed, context)), turn)


def dismissed(talk: Conversation, turn: Turn) -> Conversation:
    """Return the talk after a "never mind": a question back ends, else the times that were shown; a question for times ends where it is to be forgotten."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    settled = replace(talk, doubt=None, confirm=None)
    if talk.doubt or _WAITS.search(text):
        return settled
    is_over = bool(_FORGETS.search(text)) and not talk.is_about_interview
    return replace(settled, is_choosing=False, asked=None if is_over else talk.asked)


def _is_undo(parsed: ParsedMessage) -> bool:
    return isinstance(parsed.request, ButtonRequest) and parsed.request.verb == "undo"


def _other_deeds(parsed: ParsedMessage, context: ParseContext) -> tuple[str, ...]:
    """Return the words of what a message asks for beside the undo."""
    choices = parsed.doubt.choices if parsed.doubt else ()
    others = (one for one in choices if not _is_undo(parse(one.sentence, context)))
    facts = (dict(one.option.facts).get("said", "") for one in others)
    return tuple(said for said in facts if isinstance(said, str) and said)


def _deed(waiting: Action) -> str:
    """Return what is asked about, in one word; empty where no word of its own is for it."""
    if isinstance(waiting, Cancel):
        return "cancel"
    return _DEEDS.get(waiting.to, "") if isinstance(waiting, Agree) else ""


def _names_older(text: str, deed: str) -> bool:
    """Whether an undo names what was done before the question: "the last one", or a deed that is not asked about."""
    said = text.casefold()
    named = {one for one, words in _NAMED.items() if words.search(said)}
    return bool(_LAST.search(said)) or bool(named - {deed})


async def _is_undoable(talk: Conversation, turn: Turn, unit_of_work: UnitOfWork) -> bool:
    """Whether an undo typed once more takes something back."""
    try:
        target = await undo_target(talk, turn, unit_of_work)
    except (BadInput, Gone):
        return False
    return await can_be_undone(target, turn, unit_of_work)


_WAITS = re.compile(r"\b(?:wait|hold|hang|stop|yet|now)\b", re.IGNORECASE)
_FORGETS = re.compile(r"\b(?:forget|never ?mind|nvm|drop|leave)\b", re.IGNORECASE)
_DEEDS = {
    f"{SEVERAL}cancel": "cancel",
    f"{SEVERAL}move": "move",
    f"{SEVERAL}exchange": "move",
    f"{SEVERAL}accept": "accept",
    f"{SEVERAL}decline": "decline",
    HAND_OVER: "hand-over",
    BOOK_ANOTHER: "book",
}
_LAST = re.compile(r"\b(?:last|latest|previous|earlier) (?!question\b)|\b(?:last|note)\b")
_NAMED = {
    "cancel": re.compile(r"\bcancel(?:l?ation|ling|ing)?\b(?! that\b)"),
    "move": re.compile(r"\bmove\b"),
    "": re.compile(r"\bchange\b"),
    "book": re.compile(r"\bbook(?:ing|ed)?\b"),
}
"""The words for what was done; "cancel that" is said of the question itself."""
