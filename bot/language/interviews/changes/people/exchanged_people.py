"""Two interviewers of two interviews who are to take each other's: "swap Lucy and Priya between the two interviews"."""

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import resolve, which_of
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_THEIRS = (
    rf"(?:(?:the|these|those|their|my|our|both|two|all|of|¤c\d+|'s|and|,) ?)*(?:{INTERVIEW}|ones)?"
)
_BETWEEN = Cued(
    rf"^{EASE}(?:swap|switch|exchange|trade|flip)(?: (?:over|around|round))? (?P<one>¤p\d+) (?:and|with|for) (?P<other>¤p\d+)(?: (?:over|around|round))? (?:between|across|in(?= both| the two)|on(?= both| the two)) {_THEIRS}(?: (?:please|pls|around|over))*$"
    rf"|^{EASE}(?:put|have) (?P<third>¤p\d+) and (?P<fourth>¤p\d+) the other way (?:round|around)(?: (?:between|across|in|on|for) {_THEIRS})?(?: (?:please|pls))*$"
    rf"|^{EASE}(?:let|have|make|can|could) (?P<first>¤p\d+) and (?P<second>¤p\d+) (?:swap|switch|exchange|trade)(?: (?:their|places|interviews|sessions|candidates|with each other|over|around|on|in|between|{INTERVIEW}|{_THEIRS}))*$"
)
"""Who change places; without "between", one of them comes to an interview that only the other attends."""


def exchanged_people(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the change of two interviews whose interviewers change places, or the question which two are meant; None for anything else."""
    found = shape.search(_BETWEEN)
    context = situation.context
    if found is None or situation.is_open or context.last == "loop" or not context.interviews:
        return None
    names = [name for name, said in found.groupdict().items() if said]
    one, other = (shape.group(found, name)[0].value.ids[0] for name in names)
    among = _named(shape, context)
    with_one = [each for each in among if one in each.people and other not in each.people]
    with_other = [each for each in among if other in each.people and one not in each.people]
    request = ChangeRequest()
    if len(with_one) != 1 or len(with_other) != 1:
        if not with_other and " between " not in shape.row:
            return None  # Who comes attends none of them: "swap Ian for Mei in both interviews".
        ids = tuple(each.id for each in (*with_one, *with_other))
        return ParsedMessage(request, which_of(ids, shape, context)) if ids else None
    both = (with_one[0].id, with_other[0].id)
    return ParsedMessage(
        ChangeRequest(both, replace=((one, other), (other, one)), is_exchange=True)
    )


def _named(shape: Shape, context: ParseContext) -> list[ComingInterview]:
    """Return the interviews of the candidates named, all where none is; loops are no interviews."""
    named = [n for n, one in enumerate(shape.pieces) if one.kind != "candidate"]
    told = shape.without(named)
    ids = resolve(told, context, role="organizer", text="interviews").ids if told.pieces else ()
    own = [one for one in context.interviews if not one.sessions and one.role == "organizer"]
    return [one for one in own if one.id in ids] if ids else own


teach(_BETWEEN)
