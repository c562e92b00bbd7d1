"""A new time that is none: “move Jo's interview to the moon” names it in the question back, and offers no other times."""

from bot.language.acts.situation import EASE, INTERVIEW
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification, asks
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest, RescheduleRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_TO = Cued(
    rf"^{EASE}(?:move|reschedule|shift|push|postpone|delay|take|bring) (?:(?:the|my|our|it|this|that|one|¤c\d+|'s|{INTERVIEW}) )+(?:to|until|till) (?P<what>(?:(?:the|a|an|some|my) )?(?:¤x\d+|[a-z]+)(?: (?!(?:please|pls|instead|then)\b)(?:¤x\d+|[a-z]+))?)(?: (?:please|pls|instead|then))*$"
)
_HELD = listed(
    "another other others different later earlier sooner soon next new any some time times date dates day days slot slots week weeks"
    " month months morning afternoon evening night noon midnight lunch lunchtime online teams zoom video remote phone person onsite site"
    " office room rooms building somewhere anywhere place location elsewhere there here back front end start beginning me him her us them"
    " someone somebody whenever anytime sometime possible whatever calendar bigger smaller larger before after when then now be else"
)
"""Words that say something of a time, a place or a person by themselves."""
_PROPOSED = _HELD | listed(
    "his hers their theirs that this these it one ones what which he she they proposed proposes suggested suggests asked wanted wants offered"
    " proposal proposals suggestion suggestions idea request wish preference preferred"
)
"""Words that besides say which time was proposed."""


def unread_time(read: ParsedMessage, shape: Shape) -> ParsedMessage:
    """Return what was read; of a move to words that are no time the question back that names them."""
    found = shape.search(_TO) if _is_without_time(read) else None
    known = _PROPOSED if _takes_proposal(read) else _HELD
    if found is None or {*found["what"].split()} & known:
        return read
    places = found.span("what")
    said = _typed(shape, places)
    asked = Clarification(asks("time-unread", said=said), (), shape.sentence.text)
    return ParsedMessage(RescheduleRequest(getattr(read.request, "target", ())), asked)


def _is_without_time(read: ParsedMessage) -> bool:
    """Whether a move was read without any time, or a change without anything that changes."""
    request = read.request
    if _takes_proposal(read):
        return read.doubt is None
    if isinstance(request, RescheduleRequest):
        plain = RescheduleRequest(request.target)
        return read.doubt is None and request == plain
    is_nothing = read.doubt is not None and read.doubt.doubt.kind == "what-to-change"
    return isinstance(request, ChangeRequest) and is_nothing


def _takes_proposal(read: ParsedMessage) -> bool:
    return read.intent == "accept_proposal"


def _typed(shape: Shape, span: tuple[int, int]) -> str:
    """Return the end of a message as it was typed, from a part of its row on."""
    count = len(shape.row[span[0] : span[1]].split())
    after = len(shape.row[span[1] :].split())
    words = shape.sentence.text.split()
    return " ".join(words[len(words) - after - count : len(words) - after]).rstrip(".!?")


teach(_TO)
