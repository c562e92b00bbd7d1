"""A yes to a part of an interview, or on a condition: a maybe whose words its organizer reads, and never a yes.

"I can only do the first half hour", "I can come but only from quarter past", "only if it's online", "can only do until 3"
of what ends at half past three. Who can only come once it is over proposes that time.
"""

import re

from msgspec.structs import replace

from bot.language.acts.situation import Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.answers.invitation_answers import answer
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.resolve import Reference, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest
from bot.language.tokens.cues import Cued

_YES = r"(?:(?:yes|yeah|yep|ok|okay|sure|works for me|fine by me|fine|works|happy to|hi|hey|sorry|so|well|hm+|i think|i['’]m afraid|accepted|accept)\b[\s,.!–—-]*)*(?:(?:but|though|and)\b[\s,]*)?"
_CAN = r"(?:i(?:['’]ll|['’]d| will| can| could| would)?(?: be able to| probably)? |can |could |will |able to )?"
_ONLY = r"(?:only|just)"
_TAKE = r"(?:do|make|stay|come|join|attend|be there|be available|be around|manage|spare|be free|dial in|sit in|cover)"
_OF_IT = r"(?:(?:the )?(?:first|last|second|opening|final)(?: (?:\d+ ?(?:m|mins?|minutes?)?|half(?:[ -]an?)?(?: hours?)?|part|bit|third|quarter|two thirds|ten|fifteen|twenty|thirty|forty|half|hour|minutes|mins?|section|of (?:it|the interview)))+|(?:about )?half(?: of)? (?:it|the (?:time|interview|hour))|part of (?:it|the interview))"
_SHORT = r"(?:(?:the )?(?:full|whole|entire) (?:hour|thing|time|interview|slot|length|session|\d+ ?(?:m|mins?|minutes?)?|two hours|hour and a half|45)|all of it)"
_MORE = (
    r"(?:[\s,.;–—-]+(?!who\b|how about\b|what about\b|can we\b|could we\b|maybe \w+ could\b)[^?]*)?"
)
_PART = Cued(
    rf"\W*{_YES}(?:{_CAN}(?:{_ONLY} )?(?:{_TAKE} )?(?:for )?(?:{_ONLY} )?(?:for )?{_OF_IT}(?: only)?|{_CAN}{_ONLY} {_TAKE}(?: for)? part of (?:it|the interview)|(?:i )?(?:can['’]?t|cannot|won['’]?t be able to|won['’]?t) (?:(?:really|quite) )?{_TAKE}(?: for)? {_SHORT}|(?:i(?:['’]ll|['’]ve|['’]d| will| might)? )?(?:have|need|must|got)(?: to)? (?:leave|drop(?: off| out)?|go|run|head off|duck out|hop off|dash|jump off)(?: (?:about|around|at|a bit|a little|\d+ ?(?:m|mins?|minutes?)|ten|five|fifteen|minutes|mins?))* early|i(?:['’]ll| will) be (?:\d+|five|ten|fifteen|twenty) ?(?:m|mins?|minutes?) short){_MORE}\W*",
    re.IGNORECASE,
)
"""A part of an interview, told without an hour."""
_BETWEEN = Cued(
    rf"\W*{_YES}(?:it |that )?{_CAN}(?:(?:come|join|do it|attend|be there|make it)\b[\s,]*(?:(?:but|though)\b[\s,]*)?)?(?P<only>{_ONLY} )?(?:{_TAKE} )?(?:for )?(?:(?:it|that|this|[^\W\d_]+['’]s) )?(?P<bound>until|till|til|up to|from|after|starting|at|by|before)(?: about| around)? [^,;?]{{1,30}}?(?: only)?{_MORE}\W*"
    rf"|\W*{_YES}(?:i(?:['’]ll|['’]ve|['’]d| will| might)? )?(?:have|need|must|got)(?: to)? (?:leave|drop(?: off)?|go|be (?:out|gone|elsewhere|off)|run|head off|dash|finish|stop)(?: (?:at|by|before)) [^,;?]{{1,30}}{_MORE}\W*",
    re.IGNORECASE,
)
"""Hours between which somebody can come, of which it is looked whether they cut the interview."""
_BARE_HOUR = Cued(
    r"\b(?:a )?(?:quarter|half|\d{1,2}|five|ten|twenty) (?:past|to)(?!\s*(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.IGNORECASE,
)
"""Minutes of an hour that is not named: it is the interview's."""
_IF = Cued(
    rf"\W*{_YES}(?:i(?:['’]ll| will| can)? (?:come|join|do it|be there|make it|accept|do)? ?)?(?:but )?(?:{_ONLY} (?:if|when|with|as long as)|if|as long as|so long as|provided(?: that)?|on condition(?: that)?|assuming|unless) (?P<what>[^?]+)\W*",
    re.IGNORECASE,
)
"""On what a yes depends."""
_IF_STARTED = Cued(
    rf"\W*{_YES}(?:(?:i(?:['’]ll| will| can| could)? |can |could )?(?:come|join|do it|be there|make it|accept|do|attend) ?)?(?:but )?(?:only )?(?:if|as long as|so long as|provided(?: that)?) (?:it|we|you|they|this|that|the interview)(?: could| can)? (?:starts?|begins?|started|began|kicks? off)(?: (?:it|at|from|around|about))* [^,;?]{{1,30}}",
    re.IGNORECASE,
)
"""A yes to a beginning at another time, which is proposed."""
_ASKS = Cued(r"\b(?:instead|rather|move|propose|suggest|how about|what about|better)\b", re.IGNORECASE)  # fmt: skip
_UNTIL = re.compile(r"\b(?:until|till|til|up to)\b", re.IGNORECASE)
_LATER = Cued(r"\bonly (?:do it |from |starting )?(?:after|from|starting)\b", re.IGNORECASE)
"""Before when somebody cannot come: of an interview that is over by then, another time is proposed."""
_OPENS = Cued(
    r"\A\W*(?:(?:yes|yeah|yep|ok|okay|sure|works for me|fine by me|fine|works|hi|hey|sorry|accepted|accept)\b[\s,.!–—-]*)*(?:(?:but|though)\b[\s,]*)?",
    re.IGNORECASE,
)


def part_only(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the maybe of who can come to a part of what they are invited to, with their words; None for anything else."""
    context, text = situation.context, shape.sentence.text
    if situation.is_open or not situation.is_invited or "?" in text or _ASKS.search(text):
        return None
    if not (_PART.fullmatch(text) or _IF.fullmatch(text) or _BETWEEN.fullmatch(text)):
        return None
    about = shape.without(n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS)
    found = resolve(about, context, role="interviewer", open_only=True)
    one = next((it for it in context.interviews if found.ids == (it.id,)), None)
    if one is None or one.role != "interviewer":
        return None
    if _IF_STARTED.fullmatch(text) and not _cuts_nothing(shape, one, context):
        return answer("propose", shape, context)
    is_bounded = not _PART.fullmatch(text) and not _IF.fullmatch(text)
    if is_bounded and not _cuts(shape, one, context):
        return _uncut(shape, one, found, context)
    return ParsedMessage(AnswerRequest("tentative", found.ids, reason=_reason(text)), found.doubt)


def _uncut(
    shape: Shape, one: ComingInterview, found: Reference, context: ParseContext
) -> ParsedMessage | None:
    """Return the yes of who can come to all of an interview, or the proposal of who can only come after it."""
    if _ends_later(shape, one, context):
        return ParsedMessage(AnswerRequest("accept", found.ids), found.doubt)
    is_missed = _LATER.search(shape.sentence.text) and min(
        _hours(shape, one, context), default=0
    ) >= _end(one)
    return answer("propose", shape, context) if is_missed else None


def _cuts_nothing(shape: Shape, one: ComingInterview, context: ParseContext) -> bool:
    """Whether no other hour is said than the one at which the interview begins."""
    return _hours(shape, one, context) <= {one.start.hour * 60 + one.start.minute}


def _cuts(shape: Shape, one: ComingInterview, context: ParseContext) -> bool:
    """Whether one of the hours that are said lies within the interview."""
    if _BARE_HOUR.search(shape.sentence.text):
        return True
    start = one.start.hour * 60 + one.start.minute
    return any(start < at < start + one.minutes for at in _hours(shape, one, context))


def _ends_later(shape: Shape, one: ComingInterview, context: ParseContext) -> bool:
    """Whether who can come only until an hour can come to all of it."""
    hours = _hours(shape, one, context)
    return bool(_UNTIL.search(shape.sentence.text)) and bool(hours) and max(hours) >= _end(one)


def _end(one: ComingInterview) -> int:
    """Return when an interview ends, in minutes of its day."""
    return one.start.hour * 60 + one.start.minute + one.minutes


def _hours(shape: Shape, one: ComingInterview, context: ParseContext) -> set[int]:
    """Return the hours that are said, in minutes of the day; none where another day is."""
    said = said_times([it for it in shape.pieces if it.kind in TIME_KINDS], context)
    if any(day.date() != one.start.date() for part in said for day in part.days):
        return set()
    return {at for part in said for hours in part.hours for at in (hours.start, hours.end)}


def as_typed(read: ParsedMessage, said: str, typed: str) -> ParsedMessage:
    """Return what was read with the reason in the words that were typed, where it is a whole message put in plain words."""
    request = read.request
    if not isinstance(request, AnswerRequest) or request.intent != "tentative" or said == typed:
        return read
    is_put = request.reason == _reason(said) and request.reason not in typed
    return replace(read, request=replace(request, reason=_reason(typed))) if is_put else read


def _reason(text: str) -> str:
    return _OPENS.sub("", text.strip(" .!"))
