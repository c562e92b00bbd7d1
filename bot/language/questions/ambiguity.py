"""Finds what in a sentence cannot be, or could mean two things, and asks back with choices."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

from rapidfuzz import fuzz, process

from bot.language.chunking.pieces import Kind, Piece
from bot.language.clarification import Clarification, Option, asks, option
from bot.language.context import ParseContext
from bot.language.people.name_index import Directory
from bot.language.people.unknown_groups import outsiders
from bot.language.people.unknown_names import strangers
from bot.language.questions.candidate_or_colleague import (
    MOST_CHOICES,
    asked_back,
    for_colleague,
    interviewed,
    names_candidate,
    typed,
    with_candidate,
)
from bot.language.questions.exclusions import parted
from bot.language.questions.slot_filling import LONGEST, SHORTEST
from bot.language.requests import Question
from bot.language.times.datetime_ranges import Stretch
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.tokenizer import Sentence

LIKENESS = 50
"""From which likeness, in a hundred, a known name is offered for an unknown one."""
_REPEATED = Cued(r"\b(?:(?:bi-?)?weekly|fortnightly|recurring|repeating)\b")
_REPEATED_DAY = re.compile(r"\b(?:every|each)(?: other| second)?(?: \w+)?$")
_ENDS = frozenset({"until", "till", "til", "through", "thru", "to"})
"""Words after which a day only ends what is repeated; any other says among which days one is looked for."""
_EITHER_WAY = re.compile(r"\bmove (?:it |that |this )?(?:back|forward|up)\b")
_BEFORE_CANDIDATE = listed("with for and book schedule up arrange plan see meet organise organize")
"""Words after which a name that nobody has may be the candidate's."""
USUAL_LENGTHS = (30, 45, 60)


def first_doubt(
    sentence: Sentence, pieces: list[Piece], question: Question, context: ParseContext
) -> Clarification | None:
    """Return the first thing to ask back about, or None where all is clear."""
    said = {one.kind for one in pieces}
    for finder, kinds in _FINDERS:
        if said.isdisjoint(kinds):
            continue
        for doubt in finder(sentence, pieces, context.directory):
            return doubt
    barred = _barred_room(sentence, pieces, question, context.directory)
    if barred:
        return barred
    return None if question.windows else _nothing_left(sentence, pieces, context)


def name_clarification(
    sentence: Sentence, pieces: list[Piece], context: ParseContext
) -> Clarification | None:
    """Return what to ask about a name in a command: only one that could be two people."""
    return next(_names(sentence, pieces, context.directory), None)


def _day(day: date) -> tuple[Option, str]:
    """Return a day that may be meant, and the words for it."""
    return option("day", day=day.isoformat()), f"{day.day} {day:%B %Y}"


def _days(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    for piece in pieces:
        if piece.kind == "days" and piece.value.wrong:
            choices = [_day(day) for day in piece.value.options]
            yield asked_back(sentence, (piece.start, piece.end), piece.value.wrong, choices)
    yield from _contradictions(sentence, pieces)


def _contradictions(sentence: Sentence, pieces: list[Piece]) -> Iterator[Clarification]:
    """Find a weekday beside another day that is not that weekday: `tomorrow, Friday`."""
    for piece, following in pairwise(pieces):
        if piece.kind != "days" or following.kind != "days":
            continue
        forms = {piece.value.form, following.value.form}
        days = {*piece.value.dates, *following.value.dates}
        if forms == {"weekday", "date"} and len(days) == len(forms):
            choices = [_day(day) for day in sorted(days)]
            yield asked_back(sentence, (piece.start, following.end), asks("two-days"), choices)


def _repeats(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    """Find an interview that is to come every week: the bot looks for one at a time."""
    days = [piece for piece in pieces if piece.kind == "days" and piece.value.form == "weekday"]
    if not days or len(days[0].value.dates) > 1:
        return
    text = sentence.text.lower()
    until = sentence.spans[days[0].end - 1][1]
    others = [piece for piece in pieces if piece.kind == "days" and piece is not days[0]]
    is_framed = any(sentence.words[piece.start] not in _ENDS for piece in others)
    is_said = _REPEATED.search(text) or _REPEATED_DAY.search(text, 0, until)
    if is_framed or not is_said:
        return
    first = min(days[0].value.dates)
    weeks = [first + timedelta(weeks=number) for number in range(3)]
    choices = [_day(day) for day in weeks]
    yield asked_back(sentence, (days[0].start, days[0].end), asks("one-at-a-time"), choices)


def _times(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    for piece in pieces:
        if piece.kind == "times" and any(timing.is_wrong for timing in piece.value):
            start, end = piece.value[0].end, piece.value[0].start
            first, last = (f"{one // 60:02}:{one % 60:02}" for one in (start, end))
            turned = (option("times", start=first, end=last), f"{first}-{last}")
            choices = [turned] if start < end else []
            span = (piece.start, piece.end)
            yield asked_back(sentence, span, asks("ends-before-start"), choices)

        if piece.kind == "stretch" and _ends_first(piece.value):
            yield asked_back(sentence, (piece.start, piece.end), asks("ends-before-start"), [])


def _ends_first(stretch: Stretch) -> bool:
    """Whether a stretch of one day ends before it starts: "between 10pm tomorrow and 2am"."""
    first, last = stretch.first, stretch.last
    is_day = first.days == last.days and first.minute is not None and last.minute is not None
    return is_day and (last.minute or 0) <= (first.minute or 0)


def _hours(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    """Find an hour no day has, such as 25:00."""
    for piece in pieces:
        if piece.kind == "word" and sentence.kinds[piece.start] == "clock":
            yield asked_back(sentence, (piece.start, piece.end), asks("no-such-hour"), ())


def _lengths(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    for piece in pieces:
        if piece.kind == "length" and not SHORTEST <= piece.value <= LONGEST:
            choices = [(option("length", minutes=one), f"{one} minutes") for one in USUAL_LENGTHS]
            yield asked_back(sentence, (piece.start, piece.end), asks("length"), choices)


def _names(
    sentence: Sentence, pieces: list[Piece], directory: Directory
) -> Iterator[Clarification]:
    for piece in pieces:
        if (
            piece.kind != "name"
            or piece.value.kind not in {"person", "room"}
            or len(piece.value.ids) == 1
        ):
            continue
        said = typed(sentence, piece.start, piece.end)
        choices = [(_named(mail, directory), mail) for mail in piece.value.ids]
        if sentence.word(piece.start - 1) == "for" and not names_candidate(pieces):
            choices = with_candidate(choices, said)
        yield asked_back(sentence, (piece.start, piece.end), asks("name", said=said), choices)


def _mixed(
    sentence: Sentence, pieces: list[Piece], directory: Directory
) -> Iterator[Clarification]:
    """Find one person's first name before another's last name: Ian Tanaka."""
    for one, other in pairwise(pieces):
        if (
            one.kind == other.kind == "name"
            and other.value.is_last
            and not one.value.is_last
            and not one.value.is_full
        ):
            choices = [
                (_named(piece.value.ids[0], directory), piece.value.ids[0])
                for piece in (one, other)
            ]
            said = typed(sentence, one.start, other.end)
            span = (one.start, other.end)
            if sentence.word(one.start - 1) in _BEFORE_CANDIDATE and not names_candidate(pieces):
                choices = with_candidate(choices, said)
            yield asked_back(sentence, span, asks("stranger", said=said), choices)


def _rooms(
    sentence: Sentence, pieces: list[Piece], directory: Directory
) -> Iterator[Clarification]:
    """Find two rooms wanted for one interview, which holds only one."""
    named = _room_names(pieces)
    if len({piece.value.ids for piece in named}) < 2:  # noqa: PLR2004 - one is no doubt
        return
    rooms = _room_names(parted(pieces)[0])
    if len({piece.value.ids for piece in rooms}) > 1:
        choices = [(_named(piece.value.ids[0], directory), piece.value.ids[0]) for piece in rooms]
        yield asked_back(sentence, (rooms[0].start, rooms[-1].end), asks("one-room"), choices)


def _room_names(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind == "name" and piece.value.kind == "room"]


def _barred_room(
    sentence: Sentence, pieces: list[Piece], question: Question, directory: Directory
) -> Clarification | None:
    """Ask which room is meant where one is only ruled out: the bot cannot look for all but one."""
    named = _room_names(pieces)
    out = next((piece for piece in parted(pieces)[1] if piece in named), None) if named else None
    if out is None or (question.room and question.room.mail not in {None, *out.value.ids}):
        return None
    first = _first_of_room(pieces, pieces.index(out))
    others = [room for room in directory.rooms if room.mail not in out.value.ids]
    rooms = ((option("named", name=room.name), f"in {room.mail}") for room in others)
    choices = [(option("no-room"), "no room"), *rooms]
    said = typed(sentence, out.start, out.end)
    doubt = asks("room-only-ruled-out", said=said)
    return asked_back(sentence, (first, out.end), doubt, choices)


def _first_of_room(pieces: list[Piece], place: int) -> int:
    """Return the word at which "in any room but the" begins, before the room it takes out."""
    first = place
    while first and (
        pieces[first - 1].kind in {"not", "room"} or pieces[first - 1].value in {"but", "in", "the"}
    ):
        first -= 1
    return pieces[first].start


def _shifts(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    """Find "move it back an hour", which some say for later and some for earlier."""
    for piece in pieces:
        if piece.kind == "length" and _EITHER_WAY.search(sentence.text.lower()):
            choices = [
                (option("later", minutes=piece.value), f"{piece.value} minutes later"),
                (option("earlier", minutes=piece.value), f"{piece.value} minutes earlier"),
            ]
            yield asked_back(sentence, (0, len(sentence)), asks("shift"), choices)


def _groups(
    sentence: Sentence, pieces: list[Piece], directory: Directory
) -> Iterator[Clarification]:
    for start, end in outsiders(sentence, pieces):
        said = typed(sentence, start, end)
        pools = [(option("pool", name=name), f"{name} pool") for name, _ in directory.pools]
        people = [(_named(mail, directory), mail) for mail in _like(said, directory)]
        yield asked_back(sentence, (start, end), asks("no-pool", said=said), pools or people)


def _strangers(
    sentence: Sentence, pieces: list[Piece], directory: Directory
) -> Iterator[Clarification]:
    is_colleague = names_candidate(pieces)
    for start, end in strangers(sentence, pieces):
        last = next((one for one in pieces if one.start == end and _is_last_name(one)), None)
        span = (start, last.end if last else end)
        yield stranger_asked(sentence, span, directory, is_colleague=is_colleague)


def _is_last_name(piece: Piece) -> bool:
    """Whether a colleague's last name was said, which may be that of somebody else too: "Jo Park"."""
    is_person = piece.kind == "name" and piece.value.kind == "person"
    return bool(is_person and piece.value.is_last)


def stranger_asked(
    sentence: Sentence, span: tuple[int, int], directory: Directory, *, is_colleague: bool = False
) -> Clarification:
    """Return what to ask about a name that nobody has, with the names nearest to it; else it may be a candidate's."""
    said = typed(sentence, *span)
    choices = [(_named(mail, directory), mail) for mail in _like(said, directory)]
    if not is_colleague and sentence.word(span[0] - 1) in _BEFORE_CANDIDATE:
        choices = with_candidate(choices, said)
    return asked_back(sentence, span, asks("stranger", said=said), choices)


def _like(said: str, directory: Directory) -> list[str]:
    names = {
        part: person.mail
        for person in directory.people
        for part in (person.name, *person.name.split())
    }
    found = process.extract(
        folded(said),
        {name: folded(name) for name in names},
        scorer=fuzz.ratio,
        score_cutoff=LIKENESS,
        limit=MOST_CHOICES,
    )
    return list(dict.fromkeys(names[name] for _, _, name in found))


def _named(mail: str, directory: Directory) -> Option:
    """Return a person or room that may be meant, with the address where two have the same name."""
    named = directory.person(mail) or directory.room(mail)
    if named is None:
        return option("named", name=mail)
    names = [*(one.name for one in directory.people), *(one.name for one in directory.rooms)]
    if names.count(named.name) > 1:
        return option("alike", name=named.name, mail=mail)
    return option("named", name=named.name)


def _nothing_left(sentence: Sentence, pieces: list[Piece], context: ParseContext) -> Clarification:
    """Ask for another day where nothing of the one that was said is left."""
    days = [piece for piece in pieces if piece.kind == "days"]
    almanac = context.almanac
    later = almanac.next_working(
        2, almanac.today.replace() if not almanac.is_over else almanac.first
    )
    if not days or any(one.end != other.start for one, other in pairwise(days)):
        return Clarification(asks("nothing-left"), (), sentence.text, 0, 0)
    options = [day for day in later if day != almanac.today] or list(later)
    choices = [_day(day) for day in options]
    return asked_back(sentence, (days[0].start, days[-1].end), asks("nothing-left"), choices)


Finder = Callable[[Sentence, list[Piece], Directory], Iterator[Clarification]]
_FINDERS: tuple[tuple[Finder, frozenset[Kind]], ...] = (
    (_days, frozenset({"days"})),
    (_repeats, frozenset({"days"})),
    (_times, frozenset({"times", "stretch"})),
    (_hours, frozenset({"word"})),
    (_lengths, frozenset({"length"})),
    (_names, frozenset({"name"})),
    (interviewed, frozenset({"name"})),
    (for_colleague, frozenset({"name"})),
    (_mixed, frozenset({"name"})),
    (_rooms, frozenset({"name"})),
    (_shifts, frozenset({"length"})),
    (_groups, frozenset(get_args(Kind))),
    (_strangers, frozenset(get_args(Kind))),
)  # fmt: skip
"""What finds a doubt, in the order in which they are asked back, and of which pieces."""
