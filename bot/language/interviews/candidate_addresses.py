"""The address of a candidate, which all their interviews have: "Fatima's email is fatima@noor.example"."""

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.interviews.targets import Reference
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import ChangeRequest


def of_all_theirs(request: ChangeRequest, found: Reference, context: ParseContext) -> Reference:
    """Return all the interviews of the candidate who is named with an address, where it was not clear which is meant."""
    said = request.candidate
    if found.doubt is None or said is None or not said.mail or context.chosen:
        return found
    theirs = [one for one in context.interviews if not one.sessions and is_candidate_of(said.name, one)]  # fmt: skip
    is_one = len({one.candidate for one in theirs}) == 1
    is_alone = request == ChangeRequest(candidate=said)
    ids = tuple(one.id for one in theirs)
    return Reference(ids, is_told=True) if is_one and is_alone and len(ids) > 1 else found


def is_address_alone(request: ChangeRequest, context: ParseContext) -> bool:
    """Whether nothing is said but the address of the one candidate whom the interviews that are meant are for."""
    said = request.candidate
    if said is None or said.name or not said.mail:
        return False
    meant = {one.candidate for one in context.interviews if one.id in request.target}
    return len(meant) == 1 and replace(request, target=()) == ChangeRequest(candidate=said)
