"""The address of a candidate, which all their interviews have: "Fatima's email is fatima@noor.example"."""

import re

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import Reference, none_with, which_of
from bot.language.people.candidates import name_parts
from bot.language.people.coming_names import interviews_of
from bot.language.people.namesakes import are_one_person
from bot.language.requests import ChangeRequest

_ADDRESS_OF = re.compile(r"\bcandidate (?P<who>¤c\d+) 's email ¤c\d+")
"""Whose address is told, as sentences that tell one are rewritten: "Zoe's address is …", "Zoe's mail: …"."""


def tells_address(shape: Shape) -> bool:
    """Whether the address of a candidate is told by their name."""
    return shape.search(_ADDRESS_OF) is not None


def of_named(
    request: ChangeRequest, found: Reference, shape: Shape, context: ParseContext
) -> Reference:
    """Return the interviews of the candidate whose address is told, where those found are another's.

    An address names nobody anew: what is shown is for Ben, and "Zoe's address is …" is not said of it. An interview
    that has no candidate yet takes the name with the address.
    """
    said, match = request.candidate, shape.search(_ADDRESS_OF)
    if said is None or match is None or not said.name or context.chosen or not context.interviews:
        return found
    meant = [one for one in context.interviews if one.id in found.ids]
    if meant and all(one.candidate is None or _is_of(said.name, one) for one in meant):
        return found
    theirs = _theirs(said.name, context)
    ids = tuple(one.id for one in theirs)
    if are_one_person(one.candidate for one in theirs):
        return Reference(ids, is_told=True)
    if theirs:
        return Reference((), which_of(ids, shape, context))
    if _takes_part(said.name, context):
        return Reference((), which_of(tuple(one.id for one in context.interviews), shape, context))
    return Reference((), none_with(shape, shape.places(match.span("who")), context))


def named_as_before(request: ChangeRequest, shape: Shape, context: ParseContext) -> ChangeRequest:
    """Return an address that was told without its name, where the interview chosen is for somebody called otherwise."""
    said, chosen = request.candidate, [one for one in context.interviews if one.id in context.chosen]  # fmt: skip
    is_named = any(one.candidate and one.candidate.name for one in chosen)
    if said is None or not is_named or not tells_address(shape):
        return request
    return replace(request, candidate=replace(said, name=""))


def _theirs(name: str, context: ParseContext) -> list[ComingInterview]:
    """Return the interviews of a candidate, those one has to arrange first; single ones rather than whole loops."""
    theirs = [one for one in context.interviews if _is_of(name, one)]
    theirs = [one for one in theirs if one.role == "organizer"] or theirs
    return [one for one in theirs if not one.sessions] or theirs


def _is_of(name: str, one: ComingInterview) -> bool:
    """Whether a name may be that of an interview's candidate: one has all the words of the other."""
    said, own = name_parts(name), name_parts(one.candidate.name) if one.candidate else set()
    return bool(said and own) and (said <= own or own <= said)


def _takes_part(name: str, context: ParseContext) -> bool:
    """Whether a name is that of an interviewer of a coming interview, with whom there is one."""
    mails = {mail for one in context.interviews for mail in one.people}
    known = [person for mail in mails if (person := context.directory.person(mail))]
    return any(name_parts(name) <= name_parts(person.name) for person in known)


def of_all_theirs(request: ChangeRequest, found: Reference, context: ParseContext) -> Reference:
    """Return all the interviews of the candidate who is named with an address, where it was not clear which is meant."""
    said = request.candidate
    if found.doubt is None or said is None or not said.mail or context.chosen:
        return found
    theirs = [one for one in interviews_of(said.name, context) if not one.sessions]
    is_one = are_one_person(one.candidate for one in theirs)
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


teach(_ADDRESS_OF)
