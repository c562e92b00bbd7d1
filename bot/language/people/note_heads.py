"""Who heads a note that is nothing but who, when and how long: "jo park, 45m, ian+mei, tue am, room"."""

import re

from msgspec import Struct

from bot.language.context import ParseContext
from bot.language.people.coming_names import is_called, is_colleague
from bot.language.people.given_names import GIVEN_NAMES, LAST_NAMES
from bot.language.people.name_runs import WORD_NAMES, is_mistyped
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
_JOINING = frozenset({"w", "with", "and", "or", "plus", "either", "then", "to", "from", "by"})
"""Behind which a name is that of one more who interviews."""
_JOINS = re.compile(r"\s*[+&]")
_ANYONE = frozenset({"anyone", "anybody", "someone", "somebody", "whoever"})
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
    said = [folded(one[0].strip(".-–—!")) for one in words]
    count = next((n for n, one in enumerate(said) if n and _is_of_note(one, context)), 0)
    count += count == 1 and _is_surname(said[0], said[1], context)
    if _is_noted(said[0]) or not 0 < count <= _MOST_HEAD:
        return None
    if not _is_note(said[count:], context, of=said[:count]):
        return None
    who = text[words[0].start() : words[count - 1].end()].rstrip(".-–— ")
    is_joined = said[count] in _LEANING or _JOINS.match(text, words[count - 1].end())
    is_new = not is_joined and not is_colleague(who, context)
    is_apart = bool(lead and lead["title"]) or text[words[count - 1].end()] in ",:"
    is_namesake = _is_namesake(said[:count], context)
    if not is_new or not (is_namesake or _is_name(said[:count], context, is_apart=is_apart)):
        return None
    is_listed = is_apart and _is_person(said[count], context)  # "Nina, Tom and Mei on Friday"
    is_short = not (_has_length(said) and _has_person(said[count:], context))
    if (is_listed and not _has_length(said)) or (is_short and _is_booked(who, context)):
        return None
    before = lead["lead"].strip() if lead else ""
    return Headed(before, _written(who), text[words[count - 1].end() :], not is_namesake)


def note_within(text: str, context: ParseContext) -> Headed | None:
    """Return such a note in which the whole name of its candidate does not stand first: "wed 2pm sam 30m al green"; None for any other message."""
    words = [*_WORD.finditer(text)]
    said = [folded(one[0].strip(".-–—!")) for one in words]
    strange = [n for n, one in enumerate(said) if one and not _is_of_note(one, context)]
    if not 3 < len(words) < _MOST_WORDS or not strange or not strange[0]:  # noqa: PLR2004
        return None
    start, end = strange[0], strange[-1] + 1
    end += end < len(said) and end - start == 1 and _is_surname(said[start], said[end], context)
    name, rest = said[start:end], said[:start] + said[end:]
    joins = _JOINS.match(text, words[start - 1].end()) or _JOINS.match(text, words[end - 1].end())
    is_one_of_several = said[start - 1] in _JOINING or said[end : end + 1] in (["and"], ["or"])
    if len(name) > _MOST_HEAD or joins or is_one_of_several or not _is_note(rest, context, of=name):
        return None
    who = text[words[start].start() : words[end - 1].end()].rstrip(".-–— ")
    if said[start - 1] == "for" and who != who.lower():
        return None  # "Ian on Friday for Jo Park"
    if not (_is_whole(name) and _is_name(name, context, is_apart=False)) or is_colleague(who, context):  # fmt: skip
        return None
    if not _has_person(rest, context) and _is_booked(who, context):
        return None
    before = re.sub(
        r"(?:\W|\bfor\b|\A4\b)+\Z", "", text[: words[start].start()], flags=re.IGNORECASE
    )
    return Headed("", _written(who), f"{before}, {text[words[end - 1].end() :].lstrip(' ,;:')}".strip(" ,"))  # fmt: skip


def _is_booked(who: str, context: ParseContext) -> bool:
    """Whether an interview of somebody called so is coming, which a note may be said of."""
    candidates = [one.candidate for one in context.interviews if one.candidate]
    return any(is_called(who, one.name) for one in candidates)


def _written(who: str) -> str:
    return who.title() if who == who.lower() or who == who.upper() else who


def _is_note(said: list[str], context: ParseContext, *, of: list[str]) -> bool:
    """Whether words are all of a note's, with who interviews and when or how long; for a whole name when and how long is enough."""
    is_all = all(not one or _is_of_note(one, context) for one in said)
    has_day, has_length = any(one in _DAYS for one in said), _has_length(said)
    is_of_somebody = _is_whole(of) and has_day and has_length
    return is_all and (has_day or has_length) and (is_of_somebody or _has_person(said, context))


def _has_length(said: list[str]) -> bool:
    return any(map(_LENGTH.fullmatch, said))


def _has_person(said: list[str], context: ParseContext) -> bool:
    return any(one in _ANYONE or _is_person(one, context) for one in said)


def _is_whole(said: list[str]) -> bool:
    """Whether words are a first name and a surname, one of which many have."""
    return len(said) > 1 and (said[0] in GIVEN_NAMES or said[-1] in LAST_NAMES | WORD_NAMES)


def _is_of_note(word: str, context: ParseContext) -> bool:
    return _is_noted(word) or context.directory.names.is_exact(word)


def _is_noted(word: str) -> bool:
    """Whether a word is one of a note's that names nobody and no room."""
    return word in _ANYONE | _DAYS | _SMALL_WORDS or bool(_NUMBER.fullmatch(word))


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
    if len(said) == 2 and context.directory.names.is_mistyped_whole(first, said[1]):  # noqa: PLR2004
        return first in GIVEN_NAMES  # "Mia Tanaka" may well not be Mei Tanaka
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
