"""From when on who writes is not there any more: "I need to leave by 5 on Friday", "hard stop at 3", "can't stay past 4".

Until then they are there: nothing is declined for it, and what lies after it is asked about once.
"""

import re
from datetime import datetime, time, timedelta

from bot.language.acts.situation import Situation
from bot.language.chunking.reading import scanned_in
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.interviews.targets.held_at import said_times
from bot.language.parsed import ParsedMessage
from bot.language.requests import AbsenceRequest, Asked
from bot.language.times.time_windows import midnight
from bot.language.tokens.calendar_words import WORKING_DAY
from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import CLOCK

_OPENS = r"\A\W*(?:(?:sorry|hi|hey|hello|fyi|btw|by the way|just|also|and|ok|okay|oh|so|note(?: that)?|(?:a )?heads up|just so you know|unfortunately|sadly|afraid|i['’]m afraid)\W+)*"
_HOUR = rf"(?P<hour>{CLOCK}|\d{{1,2}}h(?:\d\d)?|noon|midday|(?:half|quarter) (?:past|to) \w+)(?: ?o['’]?clock)?(?: sharp)?"
_ON = rf"(?:on |this |next |the )?(?:{WORKING_DAY}|today|tomorrow|\d{{1,2}}(?:st|nd|rd|th)(?: of \w+)?|that day|the day|then)\b(?: (?:afternoon|morning))?"
_MUST = r"(?:(?:i|we)(?:['’](?:ve|ll|d|m))? ?)?(?:(?:have|will|would|am|need|needs|got|gotta|must|should|want|like|going|gonna|better|really|actually|probably|also|only|then|to) )*(?:to )?"
_GO = r"(?:leave|go|run|dash|head|get|shoot|bounce|take off|set off|jump|hop|drop|log off|sign off|clock off|knock off|finish|stop|pack up|quit|disappear|be (?:off|gone|out|away|done|finished|home|elsewhere|through|on (?:my|the|a) (?:way|train|road|bus|plane)))(?: (?:off|out|home|away|going))?(?: (?:of|from|off))?(?: (?:there|here|it|this|that|work|home|the (?:office|building|room|call|meeting|interview|session|house)))?"
_AT = r"(?:(?:by|at|after|before|around|about|no later than|not later than|(?:at )?latest(?: by| at)?|from) )+"
_LEAVES = (
    rf"{_MUST}{_GO}"
    r"|(?:i['’]?m|im|i am|i['’]ll be|i will be) (?:off|out|gone|away|going|done)(?: (?:there|here|work|home|the office))?"
    r"|(?:(?:i['’]?m|im|i am|i['’]ll be|i will be) )?(?:leaving|heading (?:off|out|home)|(?:finishing|logging|signing|clocking|knocking|wrapping)(?: (?:off|out|up))?)(?: (?:there|here|work|home|the office))?"
    r"|(?:i (?:have|['’]ve)(?: got)?|i['’]ve got|there['’]s|got) (?:a )?(?:hard|firm|absolute) (?:stop|out|cut ?off|finish)"
    r"|(?:hard|firm) (?:stop|out)"
    r"|my (?:day|shift) (?:ends|finishes|is over)"
)
_STAYS = r"(?:i |we )?(?:(?:can['’]?t|cannot|can not|won['’]?t|am not able to|not able to) (?:be able to )?(?:stay|be (?:there|here|around|in)|remain|hang around|do)(?: (?:there|here|on|any))*(?: (?:past|beyond|after|later than|longer than|much past))|(?:can|could|will) only (?:stay|be (?:there|here|around|in)|remain)(?: (?:there|here|on))*(?: (?:until|till?|up to))|(?:only (?:stay(?:ing)?|here|in the office)|i['’]?m only (?:here|in|staying)|i am only (?:here|in|staying)) (?:until|till?|up to))"
_WHY = rf"(?:[\s,;.–—-]+(?:{_ON}|sharp|latest|at the latest|please|sorry|thanks|though|only|just so you know|(?:but )?(?:i['’]m |i am |am )?(?:fine|good|ok|okay|free|happy|there|around) (?:otherwise|before(?: that)?|until then|till then)|otherwise (?:fine|good|ok|okay|free)|(?:for|to|because|as|since|cos|so|-|i have|i['’]ve got|school|kids?|train|flight)\b[^?\d]{{1,70}}?|(?<=, )(?!(?:can|could|who|when|what|where|how|is|are|do|does|please|pls|find|move|push|book|cancel|so|and|then|but)\b)[a-z'’ ]{{3,30}}))*\W*\Z"
_LEAVING = Cued(
    rf"{_OPENS}(?:(?P<first>{_ON})[\s,:–—-]+(?:sorry,? )?)?(?:(?:{_LEAVES}) {_AT}|{_STAYS} ){_HOUR}(?P<rest>{_WHY})",
    re.IGNORECASE,
)
_DAY = Cued(_ON, re.IGNORECASE)
_OF_IT = re.compile(r"(?:on |this |the )*(?:that day|the day|then|day)", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,2})(?:[:.]\d\d)?")
_LATEST = 7
"""Nobody leaves at six or seven in the morning, where neither half of the day is named."""
DAY = timedelta(days=1)


def leaving(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return from when on the speaker is away, where a whole message says so; None for any other."""
    context = situation.context
    found = None if situation.is_open else _LEAVING.match(shape.sentence.text)
    if found is None or not _may_leave(situation):
        return None
    named = _DAY.search(found["rest"])
    on = found["first"] or (named[0] if named else "")
    days = () if not on or _OF_IT.fullmatch(on) else _asked(on, context).days
    gone = _asked(f"at {_clock(found['hour'])}", context).hours
    if not gone or (on and not days and not _OF_IT.fullmatch(on)):
        return None
    windows = tuple(
        _rest_of(day, gone[0].start, context) for day in days or (_shown_day(situation),)
    )
    ahead = tuple(one for one in windows if one[0] >= context.almanac.now)
    return ParsedMessage(AbsenceRequest(ahead)) if ahead else None


def _may_leave(situation: Situation) -> bool:
    """Whether what was shown is nothing that the speaker arranges: that may be what is to end by then."""
    context = situation.context
    shown = context.interviews[0] if context.interviews else None
    is_shown = context.last in {"interview", "proposal", "loop"}
    return not (is_shown and shown is not None and shown.role == "organizer")


def _asked(words: str, context: ParseContext) -> Asked:
    parts = said_times(scanned_in(words, context)[1], context)
    return parts[0] if parts else Asked()


def _clock(hour: str) -> str:
    bare = _BARE.fullmatch(hour)
    return f"{hour}pm" if bare and 1 <= int(bare[1]) <= _LATEST else hour


def _shown_day(situation: Situation) -> datetime:
    """Return the day of the interview that was shown; else today."""
    context = situation.context
    is_shown = context.last in {"interview", "invitation"} and bool(context.interviews)
    return midnight((context.interviews[0].start if is_shown else context.almanac.now).date())


def _rest_of(day: datetime, minute: int, context: ParseContext) -> tuple[datetime, datetime]:
    """Return the rest of a day: to the end of the working time, or of the day where that is over."""
    start = day + timedelta(minutes=minute)
    closing = datetime.combine(day.date(), time()) + timedelta(minutes=context.almanac.end)
    return start, max(closing, start) if closing > start else day + DAY
