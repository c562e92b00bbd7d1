r"""How a row is written: a form that a message may have, its plain words, and, third, when it is only said so.

    (r"{lead}who('s| is) first{tail}", "show me the loop", shown("loop"))
    (r"{lead}(ask|get) {who:attendee} to move {of:candidate}{tail}", "move {of's}")

A form is a regular expression of which capitals are the same as small letters, `(…)` is never a group, `'` is either
apostrophe and `(?<x>…)` is what is called `x`. `{tail}` stands for a part that all modules have or the module itself, and
`{x:tail}` calls what that matches `x`; what is called so twice in a form is the one of them that is said. `{x:name}` is
any name, `{x:candidate}` only a candidate's of what is coming, `{x:attendee}` an interviewer's, `{x:colleague}` anybody's
in the directory, `{x:interviewee}` a candidate's or “she”, `{x:which}` words for an interview: else the row says nothing.

In the plain words `{x}` is what was said, `{x's}` the interview of who is called so, `{x's?}` the same or else what was
said, `{ with x}` has its own words only where x is said. Plain words may come from a function too; None is “not this”.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache, partial

from msgspec import Struct

from bot.language.context import Card, ParseContext
from bot.language.people.coming_names import attends, interview_words, interviews_of, is_colleague
from bot.language.tokens.calendar_words import WEEKDAY, WORKING_DAY
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.fillers import LEAD, SO, TAIL
from bot.language.tokens.typed_patterns import CLOCK, NAME


class Said(Struct, frozen=True):
    """What a form matched, by what it is called; empty for what is not said."""

    whole: str
    text: str
    """The message in which it stands."""
    parts: Mapping[str, str]

    def __getitem__(self, called: str) -> str:
        return self.parts.get(called, "")


Plain = Callable[[Said, ParseContext], str | None]
When = Callable[[ParseContext], bool]
Written = tuple[str, str | Plain] | tuple[str, str | Plain, When]


class Row(Struct, frozen=True):
    """A form with its plain words, and the names in it that have to be somebody's."""

    form: Cued
    plain: Plain
    guards: tuple[tuple[str, str], ...]
    when: When | None = None


_PARTS = {
    "lead": LEAD,
    "so": SO,
    "tail": TAIL,
    "capital": r"(?-i:[A-Z])",
    "clock": CLOCK,
    "day": WORKING_DAY,
    "weekday": WEEKDAY,
    "name": NAME,
    "candidate": rf"{NAME}(?<!['’]s)",
    "attendee": NAME,
    "colleague": NAME,
    "interviewee": rf"(?:{NAME}|he|she|they|(?:the |our |my )?candidate|the applicant)",
    "which": r"(?:(?:the|my|our) )?[\w'’-]+(?: [\w'’-]+){0,3}?",
}
"""What any form may be made of."""
_GUARDS: Mapping[str, Callable[[str, ParseContext], bool]] = {
    # The verb before a name is no part of it: "Move Femke".
    "candidate": lambda said, context: bool(interviews_of(said.split(maxsplit=1)[0], context)),
    "attendee": attends,
    "colleague": is_colleague,
    "which": lambda said, context: not attends(said, context),
}
_STARTS = 3
"""Letters by which the rows of a table are found: fewer stand in nearly every text."""
_PLACE = re.compile(r"\{([^{}]*?)(\w+)('s)?(\?)?\}")
_CALLED = re.compile(r"\{(\w+):(\w+)\}|\(\?<([a-z]\w*)>")
_PART = re.compile(r"\{([a-z_]+)\}")
_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|'")
_SIGNS = {"(": "(?:", "'": "['’]"}


def _signed(form: str) -> str:
    """Return a form as a regular expression writes it."""
    return _SIGN.sub(lambda found: _SIGNS.get(found[0], found[0]), form)


@lru_cache(maxsize=8)
def _parts_of(letters: str) -> frozenset[str]:
    """Return all parts of a text that a row may begin with; kept, since several tables are tried on one text."""
    return frozenset([letters[n : n + _STARTS] for n in range(len(letters))])


class Table(tuple[Row, ...]):  # noqa: SLOT001 - it keeps its index
    """Rows in the order in which they are applied."""

    def tried(self, text: str) -> list[int]:
        """Return the places of the rows that a text may have the form of, as far as letters tell."""
        letters = small(text)
        said = _parts_of(letters) & self._places.keys()
        near = {n for start in (*said, "") for n in self._places[start]}
        return sorted(n for n in near if self[n].form.may_match(letters))

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        """Where the rows are of which something has to be said that begins so; what always may be meant begins with nothing."""
        places: dict[str, list[int]] = defaultdict(list)
        for n, row in enumerate(self):
            for start in row.form.starts(_STARTS):
                places[sys.intern(start)].append(n)
        return places


def rows(*written: Written, **parts: str) -> Table:
    """Return the rows as they are applied; `parts` are those of the module itself."""
    known = {**_PARTS, **{called: _signed(part) for called, part in parts.items()}}
    return Table(_row(known, *one) for one in written)


def reworded(text: str, context: ParseContext, table: Table, begin: int = 0) -> str:
    """Return a text in plainer words where it has one of these forms, each put after the one before; the text itself else."""
    for n in table.tried(text):
        row = table[n]
        if n < begin or (row.when is not None and not row.when(context)):
            continue
        said = row.form.sub(partial(_put, row=row, context=context), text)
        if said != text:
            return reworded(said, context, table, n + 1)
    return text


def shown(*cards: Card) -> When:
    """Return whether one of these cards was shown last."""
    return lambda context: context.last in cards


def has_interviews(context: ParseContext) -> bool:
    """Whether anything is booked."""
    return bool(context.interviews)


def is_invited(context: ParseContext) -> bool:
    """Whether the interview that is shown, or comes next, is one to which the speaker was invited."""
    return bool(context.interviews) and context.interviews[0].role == "interviewer"


def _row(parts: Mapping[str, str], form: str, plain: str | Plain, when: When | None = None) -> Row:
    spread = _spread(_signed(form), parts)
    guards = [(found[1], found[2]) for found in _CALLED.finditer(spread) if found[2] in _GUARDS]
    words = plain if callable(plain) else partial(_filled, plain)
    return Row(Cued(_numbered(spread, parts), re.IGNORECASE), words, tuple(guards), when)


def _spread(form: str, parts: Mapping[str, str]) -> str:
    """Return a form with its parts in their places."""
    while _PART.search(form):
        form = _PART.sub(lambda found: f"(?:{parts[found[1]]})", form)
    return form


def _numbered(form: str, parts: Mapping[str, str]) -> str:
    """Return a form in which what is called the same twice has numbers behind its name."""
    count: Counter[str] = Counter()

    def called(found: re.Match[str]) -> str:
        name = found[1] or found[3]
        count[name] += 1
        inside = f"{_spread(parts[found[2]], parts)})" if found[1] else ""
        return f"(?P<{name}__{count[name]}>{inside}"

    return _CALLED.sub(called, form)


def _put(found: re.Match[str], row: Row, context: ParseContext) -> str:
    """Return the plain words for what a form matched; the same words where it is not meant."""
    parts: dict[str, str] = {}
    for name, words in found.groupdict(default="").items():
        called = name.partition("__")[0]
        parts[called] = parts.get(called) or words
    is_meant = all(not parts[called] or _GUARDS[kind](parts[called], context) for called, kind in row.guards)  # fmt: skip
    plain = row.plain(Said(found[0], found.string, parts), context) if is_meant else None
    return found[0] if plain is None else plain


def _filled(words: str, said: Said, context: ParseContext) -> str | None:
    """Return plain words with what was said in their places; None where an interview that they need is nobody's."""
    is_told = True

    def put(place: re.Match[str]) -> str:
        nonlocal is_told
        before, called, is_whose, is_loose = place.groups()
        one = said[called]
        if one and is_whose:
            whose = interview_words(one, context)
            is_told = is_told and bool(whose or is_loose)
            one = whose or one
        return f"{before}{one}" if one else ""

    filled = _PLACE.sub(put, words)
    return filled if is_told else None
