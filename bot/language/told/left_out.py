"""A reading with what clauses tell that it does not hold: the candidate of whom only is told, and what is named as left out."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.told.clauses import Clause, joined
from bot.language.told.message import BEARING, TALK, WANTED, ToldMessage
from bot.language.told.named import met, with_subject
from bot.language.told.signs import CANNOT, THING
from bot.language.told.unread import bears


def with_told(
    message: ToldMessage, found: ParsedMessage, kept: Mapping[int, Clause], same: AbstractSet[int]
) -> ParsedMessage:
    """Return a reading with the candidate of whom only is told, and with what was added and does not fit named as left out."""
    told = [one for n, one in enumerate(message.clauses) if n not in kept]
    pieces = [(one, piece) for one in told for piece in message.shaped(one.text).pieces]
    people = {*found.question.people} if found.question else set()
    left = (
        one.text
        for one, piece in pieces
        if (one.does == "adds" and piece.kind in WANTED)
        or (piece.kind == "name" and people & {*piece.value.ids} and _may_bear(message, one))
    )
    errands = (one.text for one in kept.values() if _is_errand(message, one, found))
    unread = (
        one.text
        for n, one in enumerate(message.clauses)
        if found.question and n not in kept and n not in same
        if bears(
            one,
            with_subject(one, message.clauses[:n], message.shaped),
            found.question,
            message.shaped,
        )
    )
    unsaid = dict.fromkeys((*found.left_out, *left, *errands, *unread))
    found = replace(found, left_out=tuple(unsaid))
    question = found.question
    if question is None or question.candidate is not None:
        return found
    named = [piece.value for _, piece in pieces if piece.kind == "candidate"]
    if not named:
        stranger = met(told, joined(kept), message.shaped)
        return replace(found, request=replace(question, candidate=stranger))
    whole = message.read(message.text).question
    who = whole.candidate if whole and whole.candidate and whole.candidate.mail else named[-1]
    return replace(found, request=replace(question, candidate=who))


def _may_bear(message: ToldMessage, clause: Clause) -> bool:
    """Whether a clause tells when somebody can or cannot, in words that were not understood so."""
    kinds = {piece.kind for piece in message.shaped(clause.text).pieces}
    return bool(kinds & TIME_KINDS) and CANNOT.search(clause.text) is not None


def _is_errand(message: ToldMessage, clause: Clause, found: ParsedMessage) -> bool:
    """Whether a sentence beside a search asks for a thing that is none of its parts: "could you get her a parking pass too"."""
    if found.question is None or clause.does != "asks" or not THING.search(clause.text):
        return False
    kinds = {piece.kind for piece in message.shaped(clause.text).pieces}
    is_part = kinds & BEARING or any(one in clause.text for one in found.left_out)
    return not is_part and isinstance(message.read(clause.text).request, TALK)
