"""Questions about booked interviews, read as requests to show them: nothing is changed, nobody told, nothing searched for.

"is it online?" after the card of an interview          shows that interview
"Jane's on Thursday, right?"                            shows Jane's
"""

import re

from bot.language.acts.situation import BOOKED, IT, Situation
from bot.language.acts.status_questions import asks_advice, asks_agreement, asks_how_it_is
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.bookings import booked
from bot.language.interviews.queries.asked_whether import asked_back
from bot.language.interviews.queries.free_for_booked import FREE_FOR, FREE_THEN
from bot.language.interviews.targets.resolve import named_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import (
    AbsenceRequest,
    AdminRequest,
    Candidate,
    ChangeRequest,
    ChatRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    Question,
    RescheduleRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued

_DONE = frozenset({"cancel", "accept_proposal", "invite_candidate"})
_SEARCHES = Cued(
    r"\b(?:free|available|availability|slots?|gaps?|openings?|open|possible|earliest|soonest|time for|times?|room for|find|book|work|works|suit|suits|fit|fits|do|ok|okay|good|better|fine|any|anything|anyone|another|other|else)\b(?! (?:link|you|we|they|i)\b)|\b(?:have|has|got|spare) ¤[lt]\d+"
)
"""What asks for times, not for what is booked."""
_FACTS = Cued(
    r"¤[rlptg]\d+|\b(?:online|in person|remote|virtual|teams|zoom|video|link|rooms?|note|title|booked|confirmed|cancel\w*|moved|changed|invited|told|informed|aware|heard|added|removed|know|knows|coming|joining|late|status|details|long|location|time|day|date)\b"
)
_ABOUT = Cued(rf"{IT}|\b(?:they|them|he|she|we|there|i|the (?:candidate|note|title|room|link|status|teams|interviewers?))\b|{BOOKED}|^(?:\S+ )*?who (?:has|'s got|got|does|takes) (?:the |my |our )?¤t\d+")  # fmt: skip
_WILL = Cued(r"^¤p0 (?=¤[pc]\d+(?! ?'s)(?!\S)|(?:it|they|we|she|he|the|everyone|anyone)\b)")
_NOTE = re.compile(r"\bwhat (?:is|'s|was|does|did)? ?(?:the|its|my|our) (?:note|title|name)\b")


def only_shown(read: ParsedMessage, shape: Shape, situation: Situation) -> ParsedMessage:
    """Return what was read, or where it does what was only asked about, the interview that is asked about."""
    if not situation.has_interviews or situation.context.is_agreed:
        return read
    if asked := asked_back(read, shape, situation):
        return asked
    return _shown(shape, situation) if _is_misread(read, shape, situation) else read


def _is_misread(read: ParsedMessage, shape: Shape, situation: Situation) -> bool:
    """Whether a question about what is booked was read as what it does not ask for."""
    row, request = _row(shape), read.request
    if request == ChatRequest("clock") or FREE_FOR.match(shape.row) or FREE_THEN.match(shape.row):
        return False
    if not asks_how_it_is(row) or (situation.is_invited and not _binds(request)):
        return False
    if _binds(request):
        is_offered = isinstance(request, RescheduleRequest) or read.intent == "cancel"
        return not (asks_advice(row) and is_offered)
    return not situation.is_open and _is_unanswered(read, row, shape, situation)


def _is_unanswered(read: ParsedMessage, row: str, shape: Shape, situation: Situation) -> bool:
    """Whether a question about what is booked was read as a search, or not understood."""
    request = read.request
    names_one = bool(_coming(shape, situation.context))
    if isinstance(request, Question):
        is_search = bool(_SEARCHES.search(row)) and not asks_agreement(row)
        return names_one and not is_search
    if isinstance(request, AdminRequest):
        return situation.shows_booked and request.intent == "roles" and bool(_NOTE.search(row))
    if not isinstance(request, UnknownRequest | ChatRequest) or read.doubt is not None:
        return False
    is_shown = situation.shows_booked and bool(_ABOUT.search(row))
    return bool(_FACTS.search(row)) and (names_one or is_shown)


def _row(shape: Shape) -> str:
    """Return the row of a sentence, in which "will" before somebody who is named is nobody's name."""
    is_verb = shape.sentence.words[:1] == ["will"] and _WILL.match(shape.row)
    return _WILL.sub("will ", shape.row) if is_verb else shape.row


def _binds(request: object) -> bool:
    """Whether a request changes what is booked, or tells others of it; what is yet to be asked about does too."""
    if isinstance(request, InterviewRequest):
        return request.intent in _DONE
    kinds = ChangeRequest | RescheduleRequest | HandOverRequest | LateRequest | AbsenceRequest
    return isinstance(request, kinds)


def _shown(shape: Shape, situation: Situation) -> ParsedMessage:
    """Return the request to show the interview that is asked about; that of the card where none is named."""
    context = situation.context
    if (unknown := named_unknown(shape, context)) is not None:
        return ParsedMessage(InterviewsRequest(), unknown)
    named = _coming(shape, context)
    if named:
        others = {n for n, one in enumerate(shape.pieces) if one.kind != "candidate"}
        found = resolve(shape.without(others), context)
        target = found.ids if len(found.ids) == 1 else ()
        return ParsedMessage(InterviewsRequest(None if target else named[0], target=target))
    is_shown = situation.shows_booked or situation.is_invited
    if re.search(BOOKED, shape.row) or not is_shown:
        found = resolve(shape, context)
        if found.doubt is None and len(found.ids) == 1:
            return ParsedMessage(InterviewsRequest(target=found.ids))
        return booked("interviews", shape, context)
    return ParsedMessage(InterviewsRequest(target=(context.interviews[0].id,)))


def _coming(shape: Shape, context: ParseContext) -> list[Candidate]:
    """Return the candidates who are named and have an interview that is coming."""
    said = [one.value for one in shape.pieces if one.kind == "candidate"]
    coming = context.interviews
    return [one for one in said if any(is_candidate_of(one.name, it) for it in coming)]


teach(_SEARCHES, _FACTS, _ABOUT, _NOTE)
