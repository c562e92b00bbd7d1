"""Sessions of a loop told by their place on its card, whatever was shown since: `session 2`, `the first session`, `Ian's session`."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from bot.language.clarification import Choice, option
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import loop_around, sessions_of
from bot.language.interviews.targets.session_mentions import with_nouns
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import name_parts
from bot.language.people.coming_names import is_colleague
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded
from bot.language.tokens.numbers import RANKS

_NUMBERS = r"[1-9](?:(?:\s*(?:,|&|\+|\band\b)\s*)+(?:session\s+)?[1-9])*"
_NOT_MORE = (
    r"(?![\d%])(?!\s*(?:[:.]\d|(?:am|pm|h|hrs?|hours?|m|min|mins|minutes?|people|persons?)\b))"
)
_NUMBERED = Cued(
    rf"\b(?:the\s+)?(?:sessions?|rounds?)\s+(?:numbers?\s+|no\.?\s+|#\s?)?(?P<numbers>{_NUMBERS}){_NOT_MORE}",
    re.IGNORECASE,
)
_PLACED = Cued(
    rf"\b(?:{'|'.join(RANKS)}|last|final|\d(?:st|nd|rd|th)) (?:(?:of|the|her|his|their|\w+['’]s) )*sessions?\b|['’]s? session\b",
    re.IGNORECASE,
)
_REPEATED = Cued(
    rf"(?<=\w)\s+sessions?(?=\s*(?:,|&|\band\b)\s*(?:the\s+)?(?:{'|'.join(RANKS)}|last|final) (?:session|one)\b)",
    re.IGNORECASE,
)
"""The word for a session that stands behind the next place too: "the first session and the second session"."""
_WORDS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_RANKS = {number: word for word, number in RANKS.items()}


def with_loop_meant(text: str, context: ParseContext) -> ParseContext:
    """Return the context as after the card of the loop whose sessions are spoken of, where another card was shown since."""
    if context.last in {"loop", "invitation"} or loop_around(context):
        return context
    is_numbered = bool(_NUMBERED.search(text))
    if not is_numbered and not _PLACED.search(text):
        return context
    wholes = [one for one in context.interviews if one.sessions]
    loops = [one for one in wholes if _is_shown(one, context)] or wholes * is_numbered
    named = _named(text, context)
    meant = [one for one in (wholes if named else loops) if not named or one.candidate in named]
    return _after_card_of(meant[0], context) if len(meant) == 1 else context


def in_ranks(text: str, context: ParseContext) -> str:
    """Return a message with each session that is told by its number told by its rank: "session 2" is the second."""
    most = len(sessions_of(context))
    head, colon, note = text.partition(": ") if most else ("", "", "")
    ranked = _NUMBERED.sub(lambda found: _ranked(found, most), head)
    return _REPEATED.sub("", ranked) + colon + note if most else text


def _ranked(found: re.Match[str], most: int) -> str:
    numbers = [int(one) for one in _DIGIT.findall(found["numbers"])]
    if max(numbers) > most:
        return found[0]
    return " and ".join(f"the {_RANKS[one]}" for one in numbers) + " session"


def choices_as_typed(read: ParsedMessage, text: str, context: ParseContext) -> ParsedMessage:
    """Return what was read with the parts of a message that it asks to choose from in the numbers that were typed."""
    if read.doubt is None:
        return read
    context = with_loop_meant(text, context)
    most = len(sessions_of(context))
    typed = {
        with_nouns(_ranked(found, most), context): found[0] for found in _NUMBERED.finditer(text)
    }
    choices = tuple(_typed(one, typed) for one in read.doubt.choices)
    return replace(read, doubt=replace(read.doubt, choices=choices))


def _typed(choice: Choice, typed: Mapping[str, str]) -> Choice:
    facts = dict(choice.option.facts)
    said = facts.get("said")
    if choice.option.kind != "said" or not isinstance(said, str):
        return choice
    for ranked, number in typed.items():
        said = said.replace(ranked, number)
    return replace(choice, option=option("said", said=said))


def _is_shown(whole: ComingInterview, context: ParseContext) -> bool:
    """Whether a loop was shown on the list of what is coming."""
    own = {whole.id, *(one.id for one in _own(whole, context))}
    return context.last == "list" and (not context.listed or not own.isdisjoint(context.listed))


def _own(whole: ComingInterview, context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the sessions of a loop in order of time."""
    theirs = (one for one in context.interviews if one.loop == whole.id)
    return tuple(sorted(theirs, key=lambda one: one.start))


def _after_card_of(whole: ComingInterview, context: ParseContext) -> ParseContext:
    own = _own(whole, context)
    if len(own) != whole.sessions:
        return context
    rest = (one for one in context.interviews if one != whole and one not in own)
    return context.but(last="loop", interviews=(whole, *own, *rest), listed=())


def _named(text: str, context: ParseContext) -> list[object]:
    """Return the candidates of whom a word is said that is no colleague's name as well."""
    said = {folded(one.removesuffix("'s").removesuffix("’s")) for one in _WORDS.findall(text)}
    said = {one for one in said if not is_colleague(one, context)}
    candidates = {one.candidate for one in context.interviews if one.candidate}
    return [one for one in candidates if not said.isdisjoint(name_parts(one.name))]
