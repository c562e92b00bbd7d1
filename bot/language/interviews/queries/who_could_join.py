"""Who could come to an interview beside those who are asked: “is anyone else able to join Jo's?”, “add another interviewer”.

Nobody is named, so nobody is added yet, and nobody's place is taken.
"""

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import InterviewRequest
from bot.language.tokens.cues import Cued

_ITS = rf"(?:it|this|that|this one|that one|then|(?:the|this|that) {INTERVIEW}|¤c\d+(?: ¤x\d+)*(?: 's)?(?: (?:{INTERVIEW}|one))?)"
_TO = rf"(?: (?:to|for|on|in|into|at|with|of|at the time of|at the same time as) {_ITS})?"
_JOIN = rf"(?:join|join in|attend|sit in|be added|be put on|take part|come along|come too)(?: (?:to|for|on|in|into|at|with))?(?: {_ITS})?"
_FREE = r"(?:free|available|around)"
_MORE = r"(?:(?:a|one) (?:second|third|further|more) |an (?:extra|additional) |one more |another )(?:interviewer|person|colleague|pair of eyes|one)"
_LAST = r"(?: (?:too|as well|also|please|then|at that time|at the same time|besides|,|\?))*$"
_ASKED = Cued(
    rf"^{EASE}(?:is |are |was )?(?:there )?(?:anyone|anybody|someone|somebody|who|whos)(?: (?:is|are|'s|could|can|might|may|would|be|also|still))* else(?: (?:that|who|is|are|'s|be|could|can|might|may|would|also|still))* (?:{_FREE}(?: then)?(?: to {_JOIN}|{_TO})|(?:able to |free to |available to )?{_JOIN}){_LAST}"
    rf"|^{EASE}(?:could|can|might|may|would) (?:anyone|anybody|someone|somebody) else (?:be )?(?:able to |free to |{_FREE} to )?{_JOIN}{_LAST}"
    rf"|^{EASE}who (?:could|can|might|may)(?: also| still)? (?:join|sit in|be added)(?: (?:to|for|on|in|into|at|with))?(?: {_ITS})?{_LAST}"
    rf"|^{EASE}(?:add|invite)(?: (?:someone|somebody|anyone|anybody)(?: else)?| {_MORE}){_TO}{_LAST}"
    rf"|^{EASE}(?:find|get|we need|i need|need|want|we want|look for)(?: (?:me|us))? {_MORE}{_TO}{_LAST}"
)


def who_could_join(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what asks who could come beside those of an interview; None for any other message."""
    context = situation.context
    is_own = any(one.role == "organizer" for one in context.interviews)
    is_shown = situation.shows_booked and bool(context.interviews) and context.interviews[0].role == "organizer"  # fmt: skip
    names_one = any(one.kind == "candidate" for one in shape.pieces)
    if situation.is_open or not is_own or not (is_shown or names_one):
        return None
    if not _ASKED.match(shape.row):
        return None
    found = resolve(shape, context, role="organizer")
    return ParsedMessage(InterviewRequest("substitutes", found.ids, is_beside=True), found.doubt)


teach(_ASKED)
