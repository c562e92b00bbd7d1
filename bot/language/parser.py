"""What a sentence means: the one door of the language.

`read` is pure: the moment, the zone, the locale and the directory come with the scene. It never raises,
whatever was typed, and reads only so much of it that its time is bounded.
"""

from dataclasses import dataclass

from bot.language.ambiguity import first_doubt, name_doubt
from bot.language.chunker import scanned
from bot.language.chunks import Piece
from bot.language.clarification import Doubt
from bot.language.clarification_answers import answered, spliced
from bot.language.commands.intents import Intent, command
from bot.language.context import Scene
from bot.language.entities import Details, details
from bot.language.exclusions import parted
from bot.language.follow_ups import fresh, is_refining, refined, timed
from bot.language.people.self_reference import with_asker
from bot.language.question_detection import is_availability
from bot.language.requests import Question
from bot.language.slot_filling import days_of, said
from bot.language.times.date_shifts import shifted
from bot.language.tokens.tokenizer import Sentence

MOST_PIECES = 3
"""An answer in words of its own is short: "Ian Murray", "on Thursday", "45 minutes"."""
_NO_DETAILS = Details()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood: the intent, the question of an availability, a command's details, what is doubtful."""

    intent: Intent
    question: Question | None = None
    doubt: Doubt | None = None
    details: Details = _NO_DETAILS


def read(
    text: str, scene: Scene, *, after: Question | None = None, doubt: Doubt | None = None
) -> Reading:
    """Read a sentence; `after` is the question a follow-up refines, `doubt` the one it may answer."""
    if doubt is not None:
        meant = answered(text, doubt) or _spliced(text, doubt, scene)
        if meant is not None:
            return read(meant, scene, after=after)
    is_after = after is not None
    names = scene.directory.names
    sentence, pieces = scanned(text, scene.almanac, names, is_after=is_after)
    pieces = with_asker(sentence, pieces, scene.asker, is_after=is_after)
    shape = shaped(sentence, pieces)
    intent = command(shape, is_after=is_after)
    if intent is not None:
        found = details(sentence, pieces, scene, is_own=intent in {"role", "scheduling_user"})
        return Reading(intent, doubt=name_doubt(sentence, pieces, scene), details=found)
    moved = shifted(after, sentence, pieces) if after else None
    if moved is not None:
        return Reading("availability", timed(moved, scene))
    if not is_availability(sentence, shape, pieces, is_after=is_after):
        return Reading("unknown")
    question = _question(sentence, pieces, scene, after)
    return Reading("availability", question, first_doubt(sentence, pieces, question, scene))


def _question(
    sentence: Sentence, pieces: list[Piece], scene: Scene, after: Question | None
) -> Question:
    before = days_of(after.asked if after else ())
    told = said(sentence, parted(pieces), scene, before=before)
    if after is not None and is_refining(sentence, pieces):
        return refined(after, told, sentence, scene)
    return fresh(told, scene)


def _spliced(text: str, doubt: Doubt, scene: Scene) -> str | None:
    """Give the doubted sentence with a bare name, day or length put in the doubtful place."""
    _, pieces = scanned(text, scene.almanac, scene.directory.names)
    said = {piece.kind for piece in pieces} - {"word", "join"}
    is_bare = (
        bool(said) and said <= {"name", "days", "times", "length"} and len(pieces) <= MOST_PIECES
    )
    return spliced(text, doubt) if is_bare and doubt.end > doubt.start else None


def shaped(sentence: Sentence, pieces: list[Piece]) -> str:
    """Give the words of a sentence with signs in the place of names, addresses, days and times."""
    firsts = [
        piece
        for piece, before in zip(pieces, [None, *pieces], strict=False)
        if before is None or piece.start != before.start
    ]
    words = " ".join(part for piece in firsts for part in _shape(sentence, piece))
    return words or sentence.text.strip()


def _shape(sentence: Sentence, piece: Piece) -> list[str]:
    if piece.kind == "name" and piece.value.kind in {"person", "room"}:
        return [f"<{piece.value.kind}>"]
    if piece.kind in {"days", "times", "stretch"}:
        return ["<when>"]
    words = sentence.words[piece.start : piece.end]
    kinds = sentence.kinds[piece.start : piece.end]
    return [
        "<mail>" if kind == "mail" else word
        for word, kind in zip(words, kinds, strict=True)
        if kind != "mark"
    ]
