"""Two interviewers of two interviews who are to take each other's: "swap Lucy and Priya between the two interviews".

Each interview is changed for itself, so that it is asked which one is first.
"""

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.clarification import Clarification, asks
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import choosing, resolve, which_of
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest
from bot.language.shape import Shape
from bot.language.tokens.cues import Cued

_THEIRS = (
    rf"(?:(?:the|these|those|their|my|our|both|two|all|of|¤c\d+|'s|and|,) ?)*(?:{INTERVIEW}|ones)?"
)
_BETWEEN = Cued(
    rf"^{EASE}(?:swap|switch|exchange|trade|flip)(?: (?:over|around|round))? (?P<one>¤p\d+) (?:and|with|for) (?P<other>¤p\d+)(?: (?:over|around|round))? (?:between|across|in(?= both| the two)|on(?= both| the two)) {_THEIRS}(?: (?:please|pls|around|over))*$"
    rf"|^{EASE}(?:let|have|make|can|could) (?P<first>¤p\d+) and (?P<second>¤p\d+) (?:swap|switch|exchange|trade)(?: (?:their|places|interviews|sessions|candidates|with each other|over|around|on|in|between|{INTERVIEW}|{_THEIRS}))*$"
)
"""Who change places; without "between", one of them comes to an interview that only the other attends."""


def exchanged_people(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question which of two interviews is changed first, where their interviewers change places; None for anything else."""
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
    return ParsedMessage(
        request, _first_of((with_one[0], one), (with_other[0], other), shape, context)
    )


def _named(shape: Shape, context: ParseContext) -> list[ComingInterview]:
    """Return the interviews of the candidates named, all where none is; loops are no interviews."""
    named = [n for n, one in enumerate(shape.pieces) if one.kind != "candidate"]
    told = shape.without(named)
    ids = resolve(told, context, role="organizer", text="interviews").ids if told.pieces else ()
    own = [one for one in context.interviews if not one.sessions and one.role == "organizer"]
    return [one for one in own if one.id in ids] if ids else own


def _first_of(
    one: tuple[ComingInterview, str],
    other: tuple[ComingInterview, str],
    shape: Shape,
    context: ParseContext,
) -> Clarification:
    """Return the question which interview is changed first; each answer is the change of that one."""
    goes = {one[0].id: (one[1], other[1]), other[0].id: (other[1], one[1])}
    both = [each for each in context.interviews if each.id in goes]
    asked = which_of(tuple(goes), shape, context)
    choices = (
        replace(choice, sentence=f"{choosing(each, context)}swap {goes[each.id][0]} for {goes[each.id][1]}")
        for choice, each in zip(asked.choices, both, strict=True)
    )  # fmt: skip
    return replace(asked, doubt=asks("changed-singly"), choices=tuple(choices))


teach(_BETWEEN)
