"""Who heads a note that is nothing but who, when and how long: "jo park, 45m, ian+mei, tue am, room"."""

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.language.context import ParseContext
from bot.language.people.coming_names import is_called, is_colleague
from bot.language.people.given_names import GIVEN_NAMES, PARTICLES
from bot.language.people.note_openings import note_opening
from bot.language.people.note_words import (
    DAYS,
    NoteWord,
    are_asides,
    are_noted,
    has_day,
    has_length,
    has_person,
    is_last_name,
    is_noted,
    is_of_note,
    is_person,
    is_word,
    note_words,
)
from bot.language.tokens.spelling import nearest
from bot.language.tokens.stop_words import TYPOS, is_known

_LEANING = frozenset({"to", "from", "and", "or", "by", "after", "before", "until", "till"})
"""What says more of a name than that it heads a note: "jo to thu 3pm, ian"."""
_JOINING = frozenset({"w", "with", "and", "or", "plus", "either", "then", "to", "from", "by"})
"""Behind which a name is that of one more who interviews."""
_JOINS = re.compile(r"\s*[+&](?!\d)")
_MAIL = re.compile(r"[<(\[]?\b(?P<mail>[\w.+'-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+))[>)\]]?,?")
_TELLS_WHEN = re.compile(r"\d|day|tue|wed|thu|hour|tm", re.IGNORECASE)
_MOST_HEAD = 3
_MOST_WORDS = 60


class Headed(Struct, frozen=True):
    """A note: what stands before the name of its candidate, the name, and what is noted of them, with the marks before it."""

    lead: str
    who: str
    rest: str
    is_candidate: bool = True
    """Whether nobody in the directory has that first name, else it may be a colleague whose surname is another."""


def plain_note(text: str, context: ParseContext) -> str | None:
    """Return a note that is headed by its candidate, however it is typed, as the search for a time that it is; None for any other message."""
    if not _TELLS_WHEN.search(text):
        return None
    note = headed_note(text, context) or note_within(text, context)
    if note is None:
        return None
    if not note.is_candidate:
        return f"{note.lead} {note.who}{note.rest}".strip()
    if note.lead:
        return f"{note.lead} for {note.who}{note.rest}"
    return f"find a time for {note.who}: {note.rest.lstrip(' ,;:.–—-')}"


def headed_note(text: str, context: ParseContext) -> Headed | None:
    """Return a note that is headed by its candidate, where it holds nothing but colleagues, days, hours, lengths and places; None for any other message."""
    opening = note_opening(text, context)
    words = note_words(text, opening.end)
    count = _head_count(words, context)
    if not 3 < len(words) < _MOST_WORDS or not count:  # noqa: PLR2004 - a name, a colleague, when or how long
        return None
    said = [one.said for one in words]
    who, rest = _name(text, words[:count]), text[words[count - 1].end :]
    is_new = not _is_joined(text, words, count) and not is_colleague(who, context)
    is_apart = opening.is_apart or bool(words[count - 1].mark)
    is_namesake = _is_namesake(said[:count], context, is_told=opening.is_told)
    is_name = is_namesake or _is_name(said[:count], context, is_apart=is_apart)
    is_name = is_name or (is_apart and _is_strange(said[:count], context, is_told=opening.is_told))
    is_booked = _is_booked(who, context)
    is_note = _is_note(words[count:], context, of=words[:count], is_booked=is_booked)
    if not (is_new and is_name and is_note):
        return None
    is_listed = is_apart and is_person(said[count], context)  # "Nina, Tom and Mei on Friday"
    is_short = not (has_length(said) and has_person(said[count:], context))
    if (is_listed and not has_length(said)) or (is_short and is_booked):
        return None
    return _headed(opening.wanted, who, rest, is_candidate=opening.is_told or not is_namesake)


def _head_count(words: Sequence[NoteWord], context: ParseContext) -> int:
    """Return how many of the first words are the name: as far as a mark or what is noted; zero where it is none."""
    is_long = any(one.said in PARTICLES for one in words[:_MOST_HEAD])
    has_two_firsts = len(words) > 1 and {words[0].said, words[1].said} <= GIVEN_NAMES
    most = _MOST_HEAD + (is_long or has_two_firsts)
    count = 0
    for n, one in enumerate(words[: most + 1]):
        is_surname = n == 1 + has_two_firsts and _is_surname(words[0].said, one.said, context)
        if n and not is_surname and (is_of_note(one.said, context) or _ends(words[:n], one)):
            break
        count = n + 1
        if one.mark:
            break
    is_name = count <= most and count < len(words) and not is_noted(words[0].said)
    return count if is_name else 0


def _ends(name: Sequence[NoteWord], word: NoteWord) -> bool:
    """Whether a whole name ends before a word that is none: "al green react dev"."""
    is_between = word.said in PARTICLES or name[-1].said in PARTICLES
    return _is_whole(name) and not (is_between or is_last_name(word.said)) and is_known(word.said)


def _is_joined(text: str, words: Sequence[NoteWord], count: int) -> bool:
    """Whether what follows a name says more of it than that it heads a note."""
    last, after = words[count - 1], words[count].said
    is_moved = last.is_before_arrow and (after in DAYS or after[:1].isdigit())
    return after in _LEANING or is_moved or bool(_JOINS.match(text, last.end))


def _headed(lead: str, who: str, rest: str, *, is_candidate: bool = True) -> Headed:
    """Return a note with the address of its candidate, if there is one, behind their name."""
    mail = _MAIL.search(rest) if is_candidate else None
    if mail is None:
        return Headed(lead, who, rest, is_candidate)
    return Headed(lead, f"{who} {mail['mail']}", rest[: mail.start()].rstrip(" ,(<") + " " + rest[mail.end() :].lstrip(" ,)>"), is_candidate)  # fmt: skip


def note_within(text: str, context: ParseContext) -> Headed | None:
    """Return such a note in which the whole name of its candidate does not stand first: "wed 2pm sam 30m al green"; None for any other message."""
    words = note_words(text)
    strange = [n for n, one in enumerate(words) if not is_of_note(one.said, context)]
    if not 3 < len(words) < _MOST_WORDS or not strange or not strange[0]:  # noqa: PLR2004
        return None
    start, end = strange[0], strange[-1] + 1
    said = [one.said for one in words]
    end += end < len(said) and end - start == 1 and _is_surname(said[start], said[end], context)
    name, rest = words[start:end], [*words[:start], *words[end:]]
    joins = _JOINS.match(text, words[start - 1].end) or _JOINS.match(text, words[end - 1].end)
    is_one_of_several = (
        said[0] == "and" or said[start - 1] in _JOINING or said[end : end + 1] in (["and"], ["or"])
    )
    who, typed = _name(text, name), text[words[start].start : words[end - 1].end]
    is_for = said[start - 1] == "for" and typed != typed.lower()  # "Ian on Friday for Jo Park"
    is_cut = any(one.mark for one in name[:-1])
    if len(name) > _MOST_HEAD or joins or is_one_of_several or is_for or is_cut:
        return None
    is_name = _is_whole(name) and _is_name(said[start:end], context, is_apart=False)
    is_booked = _is_booked(who, context)
    is_note = _is_note(rest, context, of=name, is_booked=is_booked)
    if not (is_name and is_note) or is_colleague(who, context):
        return None
    if not has_person(_said(rest), context) and is_booked:
        return None
    before = re.sub(r"(?:\W|\bfor\b|\A4\b)+\Z", "", text[: words[start].start], flags=re.IGNORECASE)
    return _headed("", who, f"{before}, {text[words[end - 1].end :].lstrip(' ,;:')}".strip(" ,"))


def _said(words: Sequence[NoteWord]) -> list[str]:
    return [one.said for one in words]


def _is_booked(who: str, context: ParseContext) -> bool:
    """Whether an interview of somebody called so is coming, which a note may be said of."""
    coming = (one.candidate for one in context.interviews)
    return any(one is not None and is_called(who, one.name) for one in coming)


def _name(text: str, words: Sequence[NoteWord]) -> str:
    """Return a name as it is written: with capitals where it was typed in small or in capital letters alone."""
    who = re.sub(r"\s+", " ", text[words[0].start : words[-1].end].strip('.-–— "“”'))
    if who not in {who.lower(), who.upper()}:
        return who
    parts = who.lower().title().split(" ")
    return " ".join(one.lower() if n and one.lower() in PARTICLES else one for n, one in enumerate(parts))  # fmt: skip


def _is_note(
    words: Sequence[NoteWord], context: ParseContext, *, of: Sequence[NoteWord], is_booked: bool
) -> bool:
    """Whether words are all of a note's, with who interviews and when or how long; for a whole name when and how long is enough.

    Behind a whole name it may say more of how it is to be, where it says who interviews.
    """
    said = _said(words)
    is_timed = has_day(said), has_length(said)
    is_for = has_person(said, context)
    if not any(is_timed):
        return False
    if are_noted(said, context):
        return is_for or (_is_whole(of) and all(is_timed))
    begins = _is_beside(words[0].said, context) or bool(of[-1].mark)
    is_whole = _is_whole(of) or (bool(of[-1].mark) and _is_strange(_said(of), context, is_told=False))  # fmt: skip
    return begins and is_whole and is_for and are_asides(words, context, is_booked=is_booked)


def _is_beside(word: str, context: ParseContext) -> bool:
    """Whether a word behind a name says more of who it is, and makes no sentence of it: "al green react dev", but "al green visits us"."""
    return is_of_note(word, context) or not word.endswith(("s", "ed"))


def _is_whole(words: Sequence[NoteWord]) -> bool:
    """Whether words are a first name and a surname, one of which many have."""
    return len(words) > 1 and (words[0].said in GIVEN_NAMES or is_last_name(words[-1].said))


def _is_first(word: str, context: ParseContext) -> bool:
    """Whether a word is the first name of somebody in the directory, or another short one of theirs."""
    words = context.directory.words
    return word in words.first or word in words.nicknames


def _is_surname(first: str, word: str, context: ParseContext) -> bool:
    """Whether a word behind a first name is its surname, though a colleague has it too: "jo park" where there is an Olivia Park."""
    is_theirs = is_person(word, context) and not _is_first(word, context)
    return is_theirs and (first in GIVEN_NAMES or not (is_known(first) or first in TYPOS))


def _is_namesake(said: Sequence[str], context: ParseContext, *, is_told: bool) -> bool:
    """Whether a colleague's first name stands before a surname that nobody in the directory has: "sam lee"; any word is one of who is called the candidate."""
    if len(said) != 2 or not _is_first(said[0], context):  # noqa: PLR2004 - a first name and a surname
        return False
    return (is_told or is_last_name(said[1])) and not is_person(said[1], context)


def _is_name(said: Sequence[str], context: ParseContext, *, is_apart: bool) -> bool:
    """Whether words name somebody who is no colleague: a first name that many have, or words that nothing else knows.

    A single such word has to be set apart from the rest: "zed, 30m", but "serve 30m".
    """
    first, surnames = said[0], said[1:]
    if _is_first(first, context) or first in DAYS:
        return False
    if len(said) == 2 and context.directory.names.is_mistyped_whole(first, said[1]):  # noqa: PLR2004
        return first in GIVEN_NAMES  # "Mia Tanaka" may well not be Mei Tanaka
    pairs = zip(said, surnames, strict=False)
    if any(_is_no_surname(one, behind=before) for before, one in pairs):
        return False
    if first in GIVEN_NAMES:
        return bool(surnames) or not is_known(first)
    if surnames and is_last_name(surnames[-1]):
        return not is_known(first) and first not in TYPOS
    names = sorted(context.directory.words.first)
    is_strange = not is_word(first) and not nearest(first, names)
    return (bool(surnames) or is_apart) and is_strange


def _is_no_surname(word: str, *, behind: str) -> bool:
    """Whether a word of a name is one that means something else, unless a small one leads to it: "al amin"."""
    if is_last_name(word) or word in PARTICLES:
        return False
    return is_known(word) if behind in PARTICLES else is_word(word)


def _is_strange(said: Sequence[str], context: ParseContext, *, is_told: bool) -> bool:
    """Whether a first name and a surname are words that nothing knows, not both typing errors of what something does; `is_told` is whether they are called the candidate."""
    is_known_word = any((is_known(one) or one in TYPOS) and one not in PARTICLES for one in said)
    if not said[1:] or is_known_word or _is_first(said[0], context):
        return False
    return is_told or not all(is_word(one) for one in said)
