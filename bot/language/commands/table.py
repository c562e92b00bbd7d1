"""The one table of commands, settings and buttons: what is asked for in a wording that needs no grammar.

To teach the bot a wording: find the row of its intent in `admin_rows`, `setting_rows` or `button_rows`; add the word to
a mark (what must be said) or to `words` (what may be said besides); then add the sentence to
`tests/language/commands/wordings.txt` under its intent. A new intent is a new row: what makes it sure are its marks,
what would be mistaken for it goes into `but`, its values are read by its reader. The tests say whether another row
claims the sentence too, or whether the row claims a question.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import get_args

from bot.language.commands.admin_rows import ADMIN_ROWS
from bot.language.commands.button_rows import BUTTON_ROWS
from bot.language.commands.courtesies import Message
from bot.language.commands.exact_rows import FIRST_ROWS, LAST_ROWS
from bot.language.commands.rows import EASE, ORDINARY, Row
from bot.language.commands.setting_rows import SETTING_ROWS
from bot.language.commands.wording import LONGEST, Wording, prepared, worded, words_of
from bot.language.context import ParseContext
from bot.language.interviews.targets.loop_sessions import loop_around
from bot.language.people.name_matching import Names
from bot.language.requests import (
    AdminIntent,
    AdminRequest,
    ButtonRequest,
    CommandRequest,
    SettingRequest,
)
from bot.language.times.calendar_math import Almanac
from bot.language.tokens.tokenizer import Sentence

ROWS: tuple[Row, ...] = (*FIRST_ROWS, *BUTTON_ROWS, *ADMIN_ROWS, *SETTING_ROWS, *LAST_ROWS)
_SMALL = frozenset({"the", "a", "to", "of", "it"})
_ANSWERED = frozenset({"invitation", "proposal"})
"""Cards that are answered: "the Thursday one" after an invitation books nothing."""
_BOOKED = frozenset({"interview", "invitation", "proposal"})
"""Cards of one interview: "new room" after them is about it."""
_CHANGES = frozenset({"another_room", "bigger_room"})
"""Buttons that are changes of a booked interview where its card was shown last."""
_OFFERS = frozenset({"offer", "loop", "link"})
_EXACT = frozenset(row for row in (*FIRST_ROWS, *LAST_ROWS) if row.phrase)


def match_command(
    text: str, context: ParseContext, *, is_after: bool = False
) -> CommandRequest | None:
    """Return the command, setting or button a whole message is; None for anything else."""
    if len(text) > LONGEST:
        return None
    if (text, is_after) not in context.commands:
        found = (request for _, request in claims(text, context, is_after=is_after))
        context.commands[text, is_after] = next(found, None)
    return context.commands[text, is_after]


def match_button(text: str, context: ParseContext, verbs: frozenset[str]) -> ButtonRequest | None:
    """Return the button that a whole message presses, if it is one of these; of most messages a glance tells that it is not."""
    if len(text) > LONGEST:
        return None
    found = next((request for _, request in claims(text, context, verbs=verbs)), None)
    return found if isinstance(found, ButtonRequest) and found.verb in verbs else None


def is_exact(text: str, context: ParseContext, *, is_after: bool = False) -> bool:
    """Whether the row that claims a whole message is one exact wording: what its words are like elsewhere counts for nothing."""
    if len(text) > LONGEST:
        return False
    row = next((row for row, _ in claims(text, context, is_after=is_after)), None)
    return row in _EXACT


def read_as(intent: str, text: str, context: ParseContext) -> CommandRequest | None:
    """Return the command or setting of an intent with the values said, in whatever words; None where they are missing."""
    message = Message(text)
    sentence = prepared(message, context.almanac, context.directory.names)
    message.put_right(sentence)
    wording = worded(sentence, message, context, _known_words())
    rows = [row for row in ROWS if row.intent == intent and row.marks]
    made = [request for row in rows if (request := row.read(row, wording, {})) is not None]
    fitting = sorted(zip(rows, made, strict=False), key=lambda one: -_marks_met(one[0], wording))
    if not fitting:
        return AdminRequest(intent, intent) if intent in _BARE else None  # type: ignore[arg-type]  # it is one of them
    request = fitting[0][1]
    is_whole = _says(request) and not _misses(request, wording)
    return request if isinstance(request, AdminRequest) or is_whole else None


def _misses(request: CommandRequest, wording: Wording) -> bool:
    """Whether a time, a weekday or a number was said that the setting does not hold."""
    if not isinstance(request, SettingRequest):
        return False
    has_time = bool(request.start or request.end or request.minutes)
    has_number = has_time or request.most is not None
    return (
        ("<times>" in wording.signs and not has_time)
        or ("<days>" in wording.signs and not (request.days or request.dates))
        or ("<n>" in wording.signs and not has_number)
    )


def _marks_met(row: Row, wording: Wording) -> int:
    return sum(row.has_mark(mark, wording) for mark in row.marks) - 2 * row.is_barred(wording)


def _says(request: CommandRequest) -> bool:
    """Whether a setting has a value, or is switched off."""
    return isinstance(request, SettingRequest) and bool(
        request.minutes or request.start or request.end or request.days or request.dates or request.most
        or request.zone or request.text or request.name or request.sessions or request.is_off or request.intent == "notifications"
    )  # fmt: skip


_BARE = frozenset(get_args(AdminIntent)) - {"forget"}
"""Commands that need nothing said besides; who is to be forgotten is never guessed."""


def claims(
    text: str,
    context: ParseContext,
    *,
    is_after: bool = False,
    verbs: frozenset[str] = frozenset(),
) -> Iterator[tuple[Row, CommandRequest]]:
    """Yield the rows that claim a message, with what each makes of it; none where no row of these verbs may."""
    message, sentence, rows = _heard(text, context.almanac, context.directory.names)
    if verbs and all(row.verb not in verbs or _found(row, message) is None for row in rows):
        return
    wording: Wording | None = None
    for row in rows:
        if not _suits(row, message, context, is_after=is_after):
            continue
        found = _found(row, message)
        if found is None:
            continue
        wording = wording or worded(sentence, message, context, _known_words())
        if (row.marks and not row.claims(wording)) or (
            row.phrase and wording.is_question and not row.asks
        ):
            found = None
        request = None if found is None or row.is_barred(wording) else row.read(row, wording, found)
        if request is not None:
            yield row, request


@lru_cache(maxsize=32)
def _heard(text: str, almanac: Almanac, names: Names) -> tuple[Message, Sentence, Sequence[Row]]:
    """Return a message with its typing errors put right, and the rows that its words may say.

    Kept, since a turn asks several times whether one message is a command, or a button.
    """
    message = Message(text)
    sentence = prepared(message, almanac, names)
    words = words_of(sentence, _spelled_words(), _barring_words())
    message.put_right(sentence)
    rows = _rows_of(words | set(message.plain.split()) | set(message.said[:1]))
    is_plain = words & ORDINARY <= _known_words()
    tried = [row for row in rows if row.button or row.phrase or (is_plain and row.may_claim(words))]
    return message, sentence, tried


def _found(row: Row, message: Message) -> Mapping[str, str | None] | None:
    """Return what a row finds in the words alone; nothing yet, but not None, where it may claim by its marks."""
    if row.button:
        return row.pressed(message.plain)
    return row.fits(message.said) if row.phrase else {}


def _suits(row: Row, message: Message, context: ParseContext, *, is_after: bool) -> bool:
    """Whether a row can be meant at this point of the talk."""
    last = context.last
    is_offered = is_after or last in _OFFERS
    if row.is_offered and not is_offered:
        return False
    if row.is_booked and (is_after or last in {"none", "offer"}):
        return False
    if row.verb in _CHANGES and last == "interview":
        return False
    is_lost = row.is_of_loop and not _has_loop(context)
    if is_lost or (row.intent == "book" and last in _ANSWERED):
        return False
    if row.is_statement and message.ends_asking:
        return False
    return not (row.is_bare and (is_after or last in _BOOKED))


def _has_loop(context: ParseContext) -> bool:
    """Whether sessions of a loop may be meant: below the card of one interview only where it is one of them."""
    if context.chosen:
        return False  # It is told already which interviews are meant.
    if context.last in _BOOKED:
        return bool(loop_around(context))
    return any(one.sessions for one in context.interviews)


def _rows_of(words: set[str]) -> list[Row]:
    """Return the rows a word of which was said, in the table's order."""
    index = _index()
    places = sorted({place for word in words & index.keys() for place in index[word]})
    return [ROWS[place] for place in places]


@lru_cache(maxsize=1)
def _index() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place, row in enumerate(ROWS):
        for word in row.first_words() - _SMALL:
            index.setdefault(word, []).append(place)
    return index


@lru_cache(maxsize=1)
def _spelled_words() -> frozenset[str]:
    """Return the words to which typing errors are put right."""
    return _known_words().union(*(row.known_words() for row in ROWS if row.button))


@lru_cache(maxsize=1)
def _barring_words() -> frozenset[str]:
    """Return the words that speak against some row: no typing errors of others."""
    return frozenset().union(*(row.barring_words() for row in ROWS))


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Return the words of all rows, to which typing errors are put right."""
    spoken = frozenset().union(*(row.known_words() for row in ROWS if not row.button))
    return EASE | {word for word in spoken if not word.startswith("<")}
