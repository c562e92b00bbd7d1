"""What a follow-up in any words changes of a loop that is asked for: how long a session is, who holds it, one more or fewer.

`loop_changes` reads the sentences that say nothing else; here the people and lengths of a sentence are enough.
"""

import re
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.changes.people.substitutes import TAKES_PART
from bot.language.people.absences import find_absences
from bot.language.people.attendees import is_person
from bot.language.questions.loops.loop_changes import lengthened
from bot.language.questions.loops.loop_order import any_order
from bot.language.questions.loops.loops import USUAL_MINUTES
from bot.language.questions.slot_filling import QuestionParts
from bot.language.requests import Question, Session
from bot.language.tokens.cues import Cued

_OF_ALL = re.compile(
    r"\b(?:all|each|every|both|everyone|everybody|them|sessions|interviews|rounds)\b"
)
_IN_PLACE = Cued(
    rf"\b(?:instead|replac\w+|swap\w*|(?:in |on )?for (?:him|her|them)|{TAKES_PART}|covers?|(?:takes?|do|does) (?:it|over|his|hers|theirs)|(?:stands?|steps?|fills?) in|in (?:his|her|their) place)\b"
)
_COUNTED = frozenset({"people", "persons", "ppl", "pax", "seats"})


def with_minutes(shape: Shape) -> Shape:
    """Return a sentence with a bare "30" as the length it is beside sessions, where no other length is said."""
    if any(one.kind == "length" for one in shape.pieces):
        return shape
    return Shape(shape.sentence, [_as_length(one, shape) for one in shape.pieces])


def _as_length(piece: Piece, shape: Shape) -> Piece:
    word = shape.sentence.words[piece.start]
    is_number = piece.kind == "word" and shape.sentence.kinds[piece.start] == "number"
    is_length = is_number and int(word) in USUAL_MINUTES
    is_counted = shape.sentence.word(piece.end) in _COUNTED
    return Piece("length", int(word), piece.start, piece.end) if is_length and not is_counted else piece  # fmt: skip


Pair = tuple[str, str]
"""Who goes, and who comes instead."""


def stands_in(shape: Shape, known: AbstractSet[str]) -> Pair | None:
    """Return who of those known makes room for whom: "Wei's off ill, put Samira in for her"."""
    named = [mail for one in shape.pieces if is_person(one) for mail in one.value.ids]
    goes = [one for one in dict.fromkeys(named) if one in known]
    comes = [one for one in dict.fromkeys(named) if one not in known]
    if len(goes) != 1 or len(comes) != 1:
        return None
    away = {mail for one in find_absences(shape)[0] for mail in one.people}
    return (goes[0], comes[0]) if goes[0] in away or _IN_PLACE.search(shape.row) else None


def followed_up(
    question: Question, told: QuestionParts, pair: Pair | None, shape: Shape
) -> Question:
    """Return an open loop with what a message says of its sessions: of who and how long, and in which order."""
    known = {mail for one in question.sessions for mail in one.people}
    who, sessions = told.who, question.sessions
    pair = pair or stands_in(shape, known)
    if pair:
        sessions = tuple(_replaced(one, *pair) for one in sessions)
    elif who.people and not known & {*who.people}:
        sessions = (*sessions, Session(who.people, who.need, told.minutes or question.minutes))
    elif told.minutes:
        sessions = _of_length(sessions, told.minutes, {*who.people}, shape)
    gone = {*who.excluded} - {*(pair or ())}
    left = [replace(one, people=tuple(it for it in one.people if it not in gone)) for one in sessions]  # fmt: skip
    sessions = tuple(one for one in left if one.people) or sessions
    if len(sessions) == 1:
        (only,) = sessions
        return replace(
            question, people=only.people, need=only.need, minutes=only.minutes, sessions=()
        )
    is_ordered = question.is_ordered and not any_order(shape.row)
    return replace(question, sessions=sessions, is_ordered=is_ordered)


def _replaced(session: Session, old: str, new: str) -> Session:
    people = {new if one == old else one for one in session.people}
    return replace(session, people=tuple(sorted(people)))


def _of_length(
    sessions: tuple[Session, ...], minutes: int, people: set[str], shape: Shape
) -> tuple[Session, ...]:
    """Return the sessions with those of the people named so long, or all of them where all are meant or were alike."""
    is_all = _OF_ALL.search(shape.row) or len({one.minutes for one in sessions}) == 1
    return tuple(
        replace(one, minutes=lengthened(one.minutes, minutes, shape))
        if people & {*one.people} or (is_all and not people)
        else one
        for one in sessions
    )


teach(_OF_ALL, _IN_PLACE)
