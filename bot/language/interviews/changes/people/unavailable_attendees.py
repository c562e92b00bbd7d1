"""Whose interview has to move, where that is told by who cannot come: “Anna can’t make Tuesday, find her another time”.

The days on which somebody cannot come are cut out of the sentence before its new time is read, and who cannot with them.
"""

from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import Reference, none_with, resolve
from bot.language.people.absences import find_absences
from bot.language.people.attendees import is_person
from bot.language.tokens.cues import Cued

_CANNOT = Cued(
    r"(?<!\S)(?P<who>¤[xc]\d+(?: ¤x\d+)*) (?:is |'s )?(?:now |really |unfortunately )?(?:cant|can not|cannot|couldnt|wont|will not|isnt|is not|not|unable|away|out|off|ill|sick)\b"
)
"""Who is said to be unable to come."""


def interview_of_unavailable(shape: Shape, context: ParseContext) -> Reference | None:
    """Return the interview of who cannot come, or the question which one is meant; None where nobody says so."""
    if context.chosen:
        return None
    if (said := shape.search(_CANNOT)) is not None:
        return _of_candidate(shape, shape.places(said.span("who")), context)
    away = {mail for one in find_absences(shape)[0] for mail in one.people}
    if not away or away & {*(context.interviews[0].people if context.interviews else ())}:
        return None
    theirs = [one for one in context.interviews if away <= {*one.people}]
    if not theirs:
        return None
    people = {n for n, one in enumerate(shape.pieces) if is_person(one) and away & {*one.value.ids}}
    return resolve(_only(shape, people), context, role="organizer")


def _of_candidate(shape: Shape, places: range, context: ParseContext) -> Reference:
    named = _only(shape, {*places})
    found = resolve(named, context, role="organizer")
    is_whose = found.is_told and (found.ids or found.doubt)
    return found if is_whose else Reference((), none_with(shape, places, context), is_told=True)


def _only(shape: Shape, places: set[int]) -> Shape:
    return shape.without({*range(len(shape.pieces))} - places)


teach(_CANNOT)
