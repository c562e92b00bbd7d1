"""Whether what is told completes a request: it fills what that left open, or takes times from it, and changes nothing else."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.language.chunking.pieces import Kind
from bot.language.parsed import ParsedMessage
from bot.language.requests import AskedRoom, Candidate, ChangeRequest, Question, Request, Window

_FOLLOWS = frozenset({"asked", "barred"})
"""What the windows follow from."""
_OF_PEOPLE = frozenset({"need", "people", "must", "minutes", "is_ordered", "sessions"})
"""What follows from who is wanted, where nobody was before."""


def completes(more: ParsedMessage, found: ParsedMessage, said: AbstractSet[Kind]) -> bool:
    """Whether a reading is that of fewer words, completed; `said` are the kinds of what these name."""
    if type(more.request) is not type(found.request) or more.intent != found.intent:
        return False
    if more.continues != found.continues or len(more.left_out) > len(found.left_out):
        return False
    if more.doubt is not None:
        return found.doubt is None and more.doubt.doubt.kind == "nothing-left"
    if found.doubt is not None:
        return True
    if isinstance(found.request, ChangeRequest):
        return more.request == found.request
    is_open = not found.continues and _names_nobody(found.request) > _names_nobody(more.request)
    said = said | {"days"} if found.continues else said
    return all(
        (is_open and name in _OF_PEOPLE)
        or _is_more(name, getattr(more.request, name), getattr(found.request, name), said)
        for name in found.request.__struct_fields__
    )


def times_of(read: ParsedMessage) -> Sequence[Window]:
    """Return when that is which is asked for; empty where it has no time."""
    return getattr(read.request, "windows", ())


def _names_nobody(request: Request) -> bool:
    return isinstance(request, Question) and not (request.people or request.sessions)


def _is_more(name: str, more: object, found: object, said: AbstractSet[Kind]) -> bool:
    if more == found or not found or name in _FOLLOWS:
        return True
    if isinstance(found, Candidate) and isinstance(more, Candidate):
        return found.name.split()[:1] == more.name.split()[:1]
    if name == "sessions":
        return "days" not in said
    if name == "minutes":
        return "length" not in said
    if name == "windows":
        return are_fewer(more, found, is_of_days="days" in said)  # type: ignore[arg-type]  # as the field says
    return found == AskedRoom() and more is not None


def are_fewer(more: Sequence[Window], found: Sequence[Window], *, is_of_days: bool) -> bool:
    """Return whether windows lie within some others; where these name no days, in their hours of whatever days."""
    if is_of_days:
        return bool(more) and all(
            any(a <= one[0] and one[1] <= b for a, b in found) for one in more
        )
    hours = {(start.time(), end.time()) for start, end in found}
    return all(any(a <= one[0].time() and one[1].time() <= b for a, b in hours) for one in more)
