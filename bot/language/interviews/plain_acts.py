"""What a whole message does to a booked interview, in so many words: “Jane: Friday 3pm”, “15 minutes earlier”, “both to Friday”.

Its words alone would speak for something else: a search for a time, another length, a room of its own.
"""

from bot.language.acts.situation import EASE, INTERVIEW, Act, Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import candidate_unknown
from bot.language.tokens.cues import Cued

_BOTH_TO = Cued(
    rf"^{EASE}(?:both|all)(?: (?:of|the|my|our|these|those|them|day|days|'s|interviews?|meetings?|ones|(?:¤t\d+ )+interviews))* (?:to|on|onto|for|into) ¤t\d+(?: ¤t\d+)*(?: (?:please|pls|instead|then))*$"
)
_GOES_TO = Cued(
    rf"^{EASE}(?:(?:the|my|our|that) (?:¤t\d+ )*{INTERVIEW}(?: (?:with|of|for|in|on) ¤[cprt]\d+)*|¤c\d+ 's(?: {INTERVIEW}| one)?) (?:moves|is moving|goes|has to move|needs to move|should move|must move|is to move) (?:to|on to|onto) (?:\S+ ){{0,2}}?¤t\d+(?: ¤t\d+)*(?: (?:please|pls|then|instead))*$"
)
"""An interview that is said to move: "the interview with Wei moves to Friday"."""
_TO_TIME = Cued(
    r"^¤c\d+(?: 's)?(?: interview)?(?: -)?(?: [,>:])? ¤t\d+(?: ¤t\d+)*(?: (?:please|pls|instead|then))*$"
)
"""A booked candidate and a time, and nothing else: "Jane: Friday 3pm"."""
_TO_BE_AT = Cued(
    rf"^{EASE}(?:can|could|should|may|would) ¤c\d+ 's(?: (?:interview|one))?(?: (?:be|start|happen|go|moved|pushed|done|held|at|on|to))* ¤t\d+(?: (?:on|at|in)? ?¤t\d+)*(?: (?:please|pls|instead|then))*$"
)
"""When a booked interview could be: "can Nadia's be after lunch on Tuesday"."""
_BY_LENGTH = Cued(
    rf"^{EASE}(?:about |around |say )?¤l\d+ (?:earlier|later|sooner)(?: (?:please|pls|then|instead))*$"
)
"""By how much what was shown is to move, and nothing else."""
_ROOM_FOR = Cued(
    rf"^{EASE}(?:(?:book|find|get|need|want|reserve|arrange)(?: (?:us|me))? )?(?:a |the )?(?:bigger|larger|different) room(?: (?:for|on) (?:the )?(?:it|¤[ct]\d+(?: ¤t\d+)*)(?: 's)?(?: (?:interview|one))?)(?: (?:please|pls|instead))*$"
)
_ELSE_FOR = Cued(
    rf"^{EASE}(?:(?:we|i) )?(?:need|want|find|get|look for)(?: me| us)? (?:(?:someone|somebody|anyone|anybody) else|an? (?:substitute|replacement|stand ?in)) (?:for|than|instead of) ¤p\d+(?: (?:on|for|in|at|the|my|¤t\d+|¤c\d+|'s|interview|one|please))*$"
)
_NO_ROOM = Cued(
    rf"^{EASE}(?:no|without an?|(?:we|i) (?:dont|do not|wont) need (?:the|an?|any)) room(?: (?:is |was )?(?:needed|required|necessary|any ?more|please|pls|then|after all))*$"
)
_LENGTH_ALONE = Cued(
    rf"^{EASE}(?:make|keep|have) it (?:only |just )?¤l\d+(?: (?:please|pls|instead|long|then))*$"
)
_NO_MORE = Cued(
    rf"^{EASE}(?:no|(?:(?:we|i) )?(?:dont|do not|no longer)(?: (?:want|need|have))+(?: (?:the|an?|any|that|this))?) {INTERVIEW} (?:with|for|of) ¤[cpx]\d+(?: ¤x\d+)*(?: (?:on|at|in)? ?¤t\d+)*(?: (?:any ?more|any longer|after all|please|then|now))*$"
)
"""An interview that is not to take place: "no interview with Jo any more"."""
_ELSEWHERE = Cued(
    rf"^{EASE}(?:move|put|take|shift|switch)(?: (?:it|this|that|¤c\d+|¤t\d+|'s|interview|one))+ (?:to )?somewhere (?:else|quieter|nicer|different|better|smaller|bigger|larger|closer)\b"
)


def plain_act(shape: Shape, situation: Situation) -> Act | None:
    """Return what a whole message does to a booked interview, where one of these forms says so."""
    row = shape.row
    if not situation.is_invited:
        is_to_time = bool(_TO_TIME.match(row) or _TO_BE_AT.match(row))
        is_moved = is_to_time and candidate_unknown(shape, situation.context) is None
        is_moved = is_moved or (bool(_BY_LENGTH.match(row)) and situation.shows_booked)
        if is_moved or _BOTH_TO.match(row) or _GOES_TO.match(row):
            return "reschedule"
        if _ELSE_FOR.match(row):
            return "substitutes"
        if _NO_MORE.match(row):
            return "cancel"
    is_of_others = situation.is_invited and (_NO_ROOM.match(row) or _LENGTH_ALONE.match(row))
    is_change = _ROOM_FOR.match(row) or _ELSEWHERE.match(row)
    return "change" if is_change or is_of_others else None


teach(
    _BOTH_TO,
    _GOES_TO,
    _TO_TIME,
    _TO_BE_AT,
    _BY_LENGTH,
    _ROOM_FOR,
    _ELSE_FOR,
    _ELSEWHERE,
    _NO_ROOM,
    _NO_MORE,
    _LENGTH_ALONE,
)
