"""A proposal that is accepted without somebody who was to come: "accept Ian's proposal and drop Mei", "accept the proposal without Mei"."""

from msgspec.structs import replace

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import InterviewRequest
from bot.language.tokens.cues import Cued

_WITHOUT = Cued(
    rf"^{EASE}(?:drop|lose|remove|uninvite|leave out|take off) (?P<first>{PEOPLE}) (?:and|,|then)\b|(?:\b(?:without|minus|but not|not with|and not|leaving out)|\b(?:and|,|then|but) (?:then )?(?:drop|lose|remove|uninvite|leave out|take off|skip|scrap)) (?P<who>{PEOPLE})(?! 's)"
)
"""Who is not to come any more, beside the time that is taken."""


def with_who_leaves(read: ParsedMessage, shape: Shape) -> ParsedMessage:
    """Return a proposal that is accepted with who is to come no more; anything else as it is read."""
    request = read.request
    if not isinstance(request, InterviewRequest) or request.intent != "accept_proposal":
        return read
    found = shape.search(_WITHOUT)
    if found is None:
        return read
    gone = named_people(shape.group(found, "first" if found["first"] else "who"))
    said = {*shape.text(shape.places(found.span())).split()}
    people = tuple(one for one in request.people if one not in gone)
    left = tuple(one for one in read.left_out if said.isdisjoint(one.split()))
    return replace(read, request=replace(request, people=people, without=gone), left_out=left)


teach(_WITHOUT)
