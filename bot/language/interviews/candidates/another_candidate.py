"""Whom a message is for who is nobody's candidate yet: it asks for an interview of theirs, and gives nobody else's away.

“Now 30 min with Ian for Keiko Mori on Wednesday too” is a search also where another candidate's interview is shown. One
that is booked goes to another candidate only where the words say that it does: “the candidate is Keiko Mori, not Dario”.
"""

import re

from msgspec.structs import replace

from bot.language.acts.asking import asks_link
from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import none_with
from bot.language.messages.said_to_bot import SAME_DAY
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import name_parts
from bot.language.people.coming_names import interviews_named, name_of
from bot.language.questions.question_builder import ask
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_WHOLE = Cued(r"(?!.*¤c\d+ 's)(?=.*¤c\d)(?=.*¤[pg]\d|.*\banyone\b)(?=.*¤[lt]\d)")
"""Has a candidate, who interviews them, and a length or a time."""
_WITH_SOMEBODY = Cued(r"(?!.*¤c\d+ 's)(?=.*¤c\d).*\b(?:with|by) ¤[pg]\d")
"""Has a candidate and who interviews them: "Keiko Mori too, with Ian"."""
_OF_BOOKED = Cued(
    r"\b(?:candidate|applicant|interviewee|name|called|spelled|spelt|instead|not|wrong|meant|it|this|that|hers|his|theirs"
    r"|add|remove|drop|swap|replace|switch|change|make|move|push|shift|re ?schedule|cancel|extend|shorten|put|take|keep|same(?! (?:day|¤t))|again|repeat)\b"
)
"""Speaks of what is booked, or of what it is to become."""
_BARE = Cued(rf"^{EASE}(?:(?:and|now|then|next|plus|for|,) )*¤[cplg]\d")
"""Names who, or how long, and has no verb that might ask for anything else."""
_BESIDES = re.compile(r"(?:,\s*)?\b(?:too|as well|also)\b", re.IGNORECASE)
_SAYS_SO = Cued(
    r"\b(?:candidate|applicant|interviewee|name|called|spelled|spelt|instead|not|isnt|wrong|meant|typo|correction|swap|replace|switch|change|make|should|must|rather)\b"
    r"|\b(?:it|this|that|one|slot|interview|meeting)(?: (?:is|'s|was|will|goes|to|be|now|really|actually))* for\b"
)
"""Says who the candidate of an interview is, or is to be."""


def for_another(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the search for a candidate who has no interview yet, with people and a length or time of its own; None for anything else."""
    context = situation.context
    is_free = situation.has_interviews and not (situation.is_open or situation.is_invited)
    is_besides = _BESIDES.search(shape.sentence.text) and shape.search(_WITH_SOMEBODY)
    is_whole = shape.search(_WHOLE) or is_besides
    if not is_free or not is_whole or shape.search(_OF_BOOKED):
        return None
    is_known = interviews_named(shape.pieces, context) or not _new_names(shape)
    if is_known or asks_link(shape.row):
        return None
    said = shape.sentence.text
    is_beside = _BESIDES.search(said) or SAME_DAY.search(said) or shape.search(_BARE)
    if not is_beside:
        return None
    text = _BESIDES.sub("", shape.sentence.text)
    if situation.shows_booked:
        text = SAME_DAY.sub(f"on {context.interviews[0].start:%d %B %Y}", text)
    return ask(shaped(text, context, is_after=False), context, None)


_SECOND = Cued(
    rf"^{EASE}(?:add|include|invite|put|bring|have)(?: in)? (?:(?:an?other|an?|the|second|extra|additional|new) )*(?:candidate|applicant|interviewee) (?:[,:-] )?(?P<after>¤[cpx]\d+(?: ¤x\d+)*)"
    rf"|^{EASE}(?:add|include|invite|put|bring|have)(?: in)? (?P<before>¤[cpx]\d+(?: ¤x\d+)*)(?: (?:in|on|to|it|this))* as (?:(?:an?other|an?|the|our|second|extra|additional|new|also) )*(?:candidate|applicant|interviewee)\b(?! (?:'s|e ?mail|address|mail))"
)
"""Another candidate for an interview: "add Olivia Park as a second candidate", "add candidate Max Frey"."""


def one_candidate(read: ParsedMessage, shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the question whether the candidate of an interview is another one, where one is to be added to the one it has; anything else as it is read."""
    is_free = read.doubt is None or read.doubt.doubt.kind == "what-to-change"
    if not is_free or context.last not in _SHOWS or context.chosen or not context.interviews:
        return read
    theirs = context.interviews[0]
    if (found := shape.search(_SECOND)) is None:
        return _whose_address(read, shape, theirs)
    target = getattr(read.request, "target", ()) or (theirs.id,)
    if target != (theirs.id,) or theirs.role != "organizer":
        return read
    before = theirs.candidate.name if theirs.candidate else ""
    people = [one.value.ids[0] for one in shape.pieces if one.kind == "name"]
    said = shape.text(shape.places(found.span("after" if found["after"] else "before")))
    name = name_of(people[0], context) if people else said
    if not before or not name_parts(name).isdisjoint(name_parts(before)):
        return read
    instead = Choice(option("candidate", name=name), f"the candidate is {name}")
    comes = Choice(option("interviewer", name=name), f"add {name}")
    choices = (instead, comes) if people else (instead,)
    doubt = Clarification(asks("one-candidate", name=name, candidate=before), choices)
    return ParsedMessage(ChangeRequest((theirs.id,)), doubt)


_SHOWS = frozenset({"interview", "proposal"})
_ADDRESS_ALONE = Cued(rf"^{EASE}(?:add|include|invite) ¤c\d+(?: (?:please|pls|too|as well|also))*$")


def _whose_address(read: ParsedMessage, shape: Shape, theirs: ComingInterview) -> ParsedMessage:
    """Return the question whether an address that is added is the candidate's, of whose name it has nothing: "add max@frey.com" for Bo Li."""
    request = read.request
    new = request.candidate if isinstance(request, ChangeRequest) else None
    before = theirs.candidate.name if theirs.candidate else ""
    if new is None or new.name or not before or not shape.search(_ADDRESS_ALONE):
        return read
    if any(one in new.mail.casefold() for one in name_parts(before)):
        return read
    yes = Choice(option("agreed"), f"the candidate's email is {new.mail}")
    doubt = Clarification(asks("whose-address", mail=new.mail, candidate=before), (yes,))
    return ParsedMessage(ChangeRequest((theirs.id,)), doubt)


def unless_given_away(read: ParsedMessage, shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return a change that would make one candidate's interview another's with the question which is meant, where no word says that it does."""
    request = read.request
    if not isinstance(request, ChangeRequest) or read.doubt is not None or context.chosen:
        return read
    new = request.candidate.name if request.candidate else ""
    theirs = [one for one in context.interviews if one.id in request.target]
    before = [one.candidate.name for one in theirs if one.candidate and one.candidate.name]
    is_other = any(name_parts(new).isdisjoint(name_parts(one)) for one in before)
    places = _new_names(shape)
    if not new or not is_other or not places or shape.search(_SAYS_SO):
        return read
    doubt = none_with(shape, range(places[0], places[0] + 1), context)
    return replace(read, doubt=doubt, left_out=())


def _new_names(shape: Shape) -> list[int]:
    """Return the places where a candidate is named."""
    return [n for n, one in enumerate(shape.pieces) if one.kind == "candidate" and one.value.name]


teach(_WHOLE, _WITH_SOMEBODY, _OF_BOOKED, _SAYS_SO, _BARE, _SECOND)
