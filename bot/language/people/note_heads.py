"""Who heads a note that is nothing but who, when and how long: "jo park, 45m, ian+mei, tue am, room"."""

import re

from msgspec import Struct

from bot.language.context import ParseContext
from bot.language.people.candidates import WORD_NAMES, is_mistyped
from bot.language.people.coming_names import interviews_of, is_colleague
from bot.language.people.given_names import GIVEN_NAMES, LAST_NAMES
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.cues import small
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.spelling import nearest
from bot.language.tokens.stop_words import TYPOS, is_known

_LEAD = re.compile(
    r"\A\W*(?P<lead>(?:(?:please|pls|book|schedule|arrange|plan|find|set up|need|new|an?|another|the|loop|onsite|panel|interview|screen|chat|call|slot|time) )*)(?:for )?(?P<title>(?:dr|mr|mrs|ms|prof)\.? )?",
    re.IGNORECASE,
)
"""What stands before the name: "loop for dee fox thu: …"."""
_WORD = re.compile(r"[^\s,;:+&/()|]+")
_NUMBER = re.compile(r"\d[\d.]*(?:m|mins?|minutes?|h|h\d\d|hrs?|hours?|am|pm|st|nd|rd|th)?")
_DAYS = frozenset({*WEEKDAYS, *MONTHS, "today", "tomorrow", "tmrw", "tmr", "week"})
_LENGTH = re.compile(r"\d[\d.]*(?:m|mins?|minutes?|h|h\d\d|hrs?|hours?)|hour|mins?|minutes?")
_SMALL_WORDS = listed(
    """
    am pm morning afternoon noon lunchtime midday next this early late first last any either room online remote remotely video phone onsite teams zoom in person
    w with and or plus at on for from to after before by then the a an half quarter hour hours hr hrs min mins minutes minute each of please pls thanks thx
    loop panel screen call interview
    """
)
_LEANING = frozenset({"to", "from", "and", "or", "by", "after", "before"})
"""What says more of a name than that it heads a note: "jo to thu 3pm, ian"."""
_MOST_HEAD = 3
_MOST_WORDS = 40


class Headed(Struct, frozen=True):
    """A note: what stands before the name of its candidate, the name, and what is noted of them, with the marks before it."""

    lead: str
    who: str
    rest: str
    is_candidate: bool = True
    """Whether nobody in the directory has that first name, else it may be a colleague whose surname is another."""


def headed_note(text: str, context: ParseContext) -> Headed | None:
    """Return a note that is headed by its candidate, where it holds nothing but colleagues, days, hours, lengths and places; None for any other message."""
    lead = _LEAD.match(text)
    words = [*_WORD.finditer(text, lead.end())] if lead else []
    if not 3 < len(words) < _MOST_WORDS:  # noqa: PLR2004 - a name, a colleague, when or how long
        return None
    said = [folded(one[0].strip(".-–—!").removesuffix("'s")) for one in words]
    count = next((n for n, one in enumerate(said) if n and _is_of_note(one, context)), 0)
    count += count == 1 and _is_surname(said[0], said[1], context)
    if not 0 < count <= _MOST_HEAD or not _is_note(said[count:], context):
        return None
    who = text[words[0].start() : words[count - 1].end()].rstrip(".-–— ")
    is_new = said[count] not in _LEANING and not is_colleague(who, context)
    is_apart = bool(lead and lead["title"]) or text[words[count - 1].end()] in ",:"
    is_namesake = _is_namesake(said[:count], context)
    if not is_new or not (is_namesake or _is_name(said[:count], context, is_apart=is_apart)):
        return None
    is_listed = is_apart and _is_person(said[count], context)  # "Nina, Tom and Mei on Friday"
    if (is_listed or interviews_of(who, context)) and not any(map(_LENGTH.fullmatch, said)):
        return None
    named = who.title() if who == who.lower() or who == who.upper() else who
    return Headed(
        lead["lead"].strip() if lead else "", named, text[words[count - 1].end() :], not is_namesake
    )


def _is_note(said: list[str], context: ParseContext) -> bool:
    """Whether words are all of a note's, with who interviews and when or how long."""
    is_all = all(not one or _is_of_note(one, context) for one in said)
    has_time = any(one in _DAYS or _LENGTH.fullmatch(one) for one in said)
    return is_all and has_time and any(_is_person(one, context) for one in said)


def _is_of_note(word: str, context: ParseContext) -> bool:
    is_when = word in _DAYS or word in _SMALL_WORDS or bool(_NUMBER.fullmatch(word))
    return is_when or context.directory.names.is_exact(word)


def _is_person(word: str, context: ParseContext) -> bool:
    """Whether a word is a name of somebody in the directory, or of a pool."""
    is_pool = any(word == small(name) for name, _ in context.directory.pools)
    return is_pool or word in context.directory.words.all


def _is_first(word: str, context: ParseContext) -> bool:
    """Whether a word is the first name of somebody in the directory, or another short one of theirs."""
    words = context.directory.words
    return word in words.first or word in words.nicknames


def _is_surname(first: str, word: str, context: ParseContext) -> bool:
    """Whether a word behind a first name is its surname, though a colleague has it too: "jo park" where there is an Olivia Park."""
    is_theirs = _is_person(word, context) and not _is_first(word, context)
    return is_theirs and (first in GIVEN_NAMES or not (is_known(first) or first in TYPOS))


def _is_namesake(said: list[str], context: ParseContext) -> bool:
    """Whether a colleague's first name stands before a surname that nobody in the directory has: "sam lee"."""
    if len(said) != 2 or not _is_first(said[0], context):  # noqa: PLR2004 - a first name and a surname
        return False
    return said[1] in LAST_NAMES | WORD_NAMES and not _is_person(said[1], context)


def _is_name(said: list[str], context: ParseContext, *, is_apart: bool) -> bool:
    """Whether words name somebody who is no colleague: a first name that many have, or words that nothing else knows.

    A single such word has to be set apart from the rest: "zed, 30m", but "serve 30m".
    """
    first, surnames = said[0], said[1:]
    if _is_first(first, context) or first in _DAYS:
        return False
    if any(_is_word(one) and one not in LAST_NAMES | WORD_NAMES for one in surnames):
        return False
    if first in GIVEN_NAMES:
        return bool(surnames) or not is_known(first)
    if surnames and surnames[-1] in LAST_NAMES | WORD_NAMES:
        return not is_known(first) and first not in TYPOS
    names = sorted(context.directory.words.first)
    is_strange = not _is_word(first) and not nearest(first, names)
    return (bool(surnames) or is_apart) and is_strange


def _is_word(word: str) -> bool:
    """Whether a word is known, or may be a typing error of one that is."""
    if word in GIVEN_NAMES or word in LAST_NAMES:
        return False
    return not word.isalpha() or is_known(word) or word in TYPOS or is_mistyped(word)
