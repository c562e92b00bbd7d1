"""The interviews of which somebody declined, where a message asks for that; where the one shown is none of them, or several are meant."""

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import held_at, said_times
from bot.language.interviews.targets.resolve import Reference
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_ONES = r"(?:ones|interviews|meetings|sessions|calls|chats|screens|rounds|slots|bookings)"
_THEIRS = Cued(
    rf"(?P<who>¤p\d+) 's (?:other |own |declined |¤t\d+ (?:'s )?)*{_ONES}\b|\b(?:all|both|each|every one) (?:of )?(?P<whose>¤p\d+) 's"
)
_EVERY = Cued(r"\b(?:all|each|every|every one)\b")
_DECLINED = Cued(rf" 's declined {_ONES}\b")


def of_decliners(context: ParseContext) -> ParseContext:
    """Return the context in which only interviews that lack somebody are known, where the one shown lacks nobody and others do."""
    if context.last != "interview" or context.chosen or context.interviews[0].declined:
        return context
    lacking = tuple(one for one in context.interviews if one.declined)
    if not lacking:
        return context
    return context.but(interviews=lacking, last="interview" if len(lacking) == 1 else "list")


def of_who_goes(
    request: ChangeRequest, found: Reference, shape: Shape, context: ParseContext
) -> Reference:
    """Return all the interviews that somebody takes over from who is named with several: those they declined, else all with them.

    "Can Priya do Mei's ones instead?" leaves no interview behind that Mei said no to.
    """
    said = shape.search(_THEIRS)
    if said is None or len(request.replace) != 1 or context.chosen:
        return found
    who, (gone, _) = [*shape.group(said, "who"), *shape.group(said, "whose")], request.replace[0]
    if all(gone not in one.value.ids for one in who):
        return found
    theirs = [
        one
        for one in context.interviews
        if one.role == "organizer" and gone in one.people and not one.sessions
    ]
    pieces = [one for one in shape.pieces if one.kind in TIME_KINDS]
    if parts := said_times(pieces, context):
        theirs = held_at(parts, theirs, pieces, shape.sentence)
    declined = [one for one in theirs if gone in one.declined]
    if _DECLINED.search(shape.row):
        meant = declined
    else:
        meant = declined if len(declined) > 1 and not _EVERY.search(shape.row) else theirs
    is_clear = len(meant) > 1 or (bool(meant) and (meant == declined or bool(parts)))
    return Reference(tuple(one.id for one in meant), is_told=True) if is_clear else found


teach(_THEIRS, _EVERY, _DECLINED)
