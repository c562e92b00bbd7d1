"""What of a message is said to the bot, in the words that the grammar knows: nothing that was taken back in the same breath."""

import re

from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.chunking.reading import scanned_in, shaped
from bot.language.context import ParseContext
from bot.language.corrections.meant_after_all import meant_after_all
from bot.language.corrections.meant_instead import person_meant
from bot.language.corrections.self_corrections import corrected
from bot.language.people.coming_names import colleagues_called
from bot.language.questions.past_remarks import without_remark
from bot.language.requests import Question
from bot.language.rewordings.table import in_full, in_plain_words
from bot.language.tokens.message_text import Spoken, spoken
from bot.language.tokens.tokenizer import Sentence

_INSTEAD = re.compile(r"\b(?:instead|swap|replace)\b", re.IGNORECASE)
SAME_DAY = re.compile(
    r"(?:\bon )?\b(?:that|(?:the )?same) day\b(?! (?:next|in|of|a|as|the|two)\b)", re.IGNORECASE
)
"""The day of what was spoken of before."""


def said_to_bot(text: str, context: ParseContext, after: Question | None) -> Spoken:
    """Return what of a message is said to the bot, without what was taken back in the same breath."""
    said = spoken(text)
    said = replace(said, text=in_full(_unsigned(said.text, context), context))

    def scan(part: str) -> tuple[Sentence, list[Piece]]:
        return scanned_in(part, context)

    meant = meant_after_all(person_meant(said.text, scan), context, scan)
    meant = corrected(meant, scan)
    meant = _in_plain_words(meant, context, is_after=after is not None)
    days = {start.date() for start, _ in after.windows} if after else set()
    if len(days) == 1 and not _INSTEAD.search(meant) and not _names_own_day(meant, context):
        meant = SAME_DAY.sub(f"on {min(days):%d %B %Y}", meant)
    return said if meant == said.text else replace(said, text=meant)


_SIGNED = re.compile(
    r"(?<=\w)(?P<how>[\s,.;!–—-]+(?:(?:many )?thanks|thank you|cheers|thx|ta|ty|(?:kind |best )?regards)[,.!]? -? ?|[ \n][-–—]{1,2} ?)(?P<who>[^\W\d_][\w'’-]+)[\s!.x]*\Z",
    re.IGNORECASE,
)
"""A name at the end of a message, behind thanks or a dash."""


def _unsigned(text: str, context: ParseContext) -> str:
    """Return a message without the name of who signs it, or is thanked, typed small: "ian, 45m, tue, cheers rita"."""
    found = _SIGNED.search(text)
    if found is None:
        return text
    called = set(colleagues_called(found["who"], context))
    is_thanked = bool(re.search(r"[a-z]", found["how"], re.IGNORECASE))
    is_alone = not re.search(r"\s[-–—]", text[: found.start()])
    is_theirs = bool(called) if is_thanked else is_alone and called == {context.speaker}
    return text[: found.start()] if is_theirs else text


def _in_plain_words(text: str, context: ParseContext, *, is_after: bool) -> str:
    """Return a message in plainer words, also where names that are known stand in it without capitals."""
    plain = in_plain_words(text, context, is_after=is_after)
    written = _with_capitals(text, context) if plain == text else text
    if written == text:
        return plain
    plain = in_plain_words(written, context, is_after=is_after)
    return text if plain == written else plain


def _with_capitals(text: str, context: ParseContext) -> str:
    """Return a text with the names in it that are somebody's written with capitals: a form tells a name by them."""
    sentence, pieces = scanned_in(text, context)
    letters = list(sentence.text)
    for one in pieces:
        if one.kind == "candidate" or (one.kind == "name" and one.value.kind == "person"):
            for start, _ in sentence.spans[one.start : one.end]:
                letters[start] = letters[start].upper()
    return "".join(letters)


def _names_own_day(text: str, context: ParseContext) -> bool:
    """Whether "that day" is a day which the same message names: "on Friday, she is in the office that day"."""
    found = SAME_DAY.search(text)
    pieces = scanned_in(text[: found.start()], context)[1] if found else []
    return any(one.kind == "days" for one in pieces)


def without_told(said: Spoken, context: ParseContext, after: Question | None) -> Spoken:
    """Return a message without what it tells at its end of somebody whom the open question already names."""
    if after is None:
        return said
    people = {*after.people, *(mail for one in after.sessions for mail in one.people)}
    wish = without_remark(shaped(said.text, context, is_after=True), people)
    return replace(said, text=wish) if wish else said
