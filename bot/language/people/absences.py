"""Who is away when: `she's out Tuesday`, `Mei is on leave Mon-Wed`, `Ian can't do mornings`, `out until Wednesday`.

Each absence is cut out of the sentence, so that its days are never taken for days that are wanted.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import PEOPLE, TIMES, Shape
from bot.language.grammar import teach
from bot.language.people.attendees import is_person
from bot.language.requests import Asked
from bot.language.times.calendar_math import Almanac, span
from bot.language.times.date_time_pairing import DayGroup, clauses, groups
from bot.language.times.days import Days, almanac
from bot.language.times.time_windows import asked
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed


class Absence(Struct, frozen=True):
    """Somebody is away: the people named, or a pronoun, and the pieces that say when; none where that was not said."""

    people: tuple[str, ...]
    pronoun: str
    times: tuple[Piece, ...]
    is_until: bool = False
    """They are back on the last day that was named."""
    is_candidate: bool = False
    weekday: int | None = None
    """The weekday they are back on."""


_SUBJECT = rf"(?P<who>{PEOPLE}|¤c\d+|(?<=, )who|(?:he|she|they|him|her|them|i|we|me|us|both(?: of them)?)\b)"
_SOFT = r"(?: (?:all|only|now|also|actually|currently|both|already|mostly|really|completely|just|probably|afraid|sorry|then|going to be|gonna be))*"
_BE = rf"(?: (?:is|'s|are|'re|am|'m|will be|shall be|'ll be|be|has|been|'s got|have|'ve|'ve got|has got|got|taking|takes|will)){{0,2}}{_SOFT}"
_ENGAGED = r"in (?:(?:another|a|an|back to back|all day|other) )*(?:meetings?|training|workshop|interviews?|court|class|surgery|theatre|clinic|lectures?)"
"""What somebody is in, who is away for it: "in another meeting", "in court"."""
_OUT = (
    r"(?:(?:is |'s |are |'re )?(?:out of (?:the )?(?:office|town|country)|not in (?:the )?office|out sick|out|ooo|off sick|off work|off|away)"
    r"|(?:on|in|at) (?:(?:annual|sick|parental|maternity|paternity|medical|study|his|her|their|my|a) )*(?:leave|holidays?|vacation|pto|trip|training|course|honeymoon|call|jury duty|business trip)"
    rf"|(?:stuck |tied up )?{_ENGAGED}"
    r"|teaching|(?:travel+ing|flying)(?! (?:in|over|here|up|down)\b)|absent|sick|ill|unwell|not (?:feeling )?(?:very |too |so )?well|unavailable|busy|swamped|flat out|snowed under|slammed|maxed out|overloaded|drowning|called away|tied up|(?:double |fully )?booked(?: up| solid)?|blocked(?: out)?"
    r"|(?:not|isnt|arent|is not|are not|'s not|'re not|'m not|am not|wont be|will not be) (?:\w+ )?(?:available|free|around|in|working|there|here|an option)"
    r"|at (?:a|an|the|his|her) (?:\w+ )?(?:conference|offsite|off site|dentist|doctor|doctors|client|workshop|wedding|training|appointment)"
    r"|(?:the|my|his|her|their) (?:dentist|doctors?)(?: appointment)?|(?:an? |some )?(?:pto|leave|time off|day off|days off|holiday|vacation|annual leave|conflict|clash|conflicts|dentist|doctors?|appointment|dentist appointment|doctors? appointment|other meetings?|another meeting|prior commitment|training|class|something else))"
)
_OUT_ALONE = rf"(?:(?:stuck |tied up |busy )?{_ENGAGED}|tied up|busy|swamped|teaching|at (?:a|an|the|my) (?:\w+ )?(?:conference|offsite|dentist|dentists|doctor|doctors|gp|hospital|client|workshop|wedding|training|appointment)|ooo|not (?:working|at work|in(?: (?:the )?office)?)|out of (?:the )?office|out sick|off sick|on (?:annual |sick )?leave|on holiday|on vacation|on pto|pto|annual leave|away|off|out|sick|not (?:feeling )?(?:very |too |so )?well|travelling|traveling|vacation|holiday)"
_CANT = (
    r"(?:cant|can not|cannot|couldnt|wont|will not|doesnt|does not|dont|do not|isnt able to|is unable to|'s unable to|unable to|never|hates|wouldnt|would rather not|'d rather not|prefers not to|would prefer not to)"
    r"(?: (?:do|make|meet|work|works|interview|interviews|interviewing|meetings|calls|more|be|free|available|around|in|attend|join|come|take|have|time|want|any|it|anything|be able to))*"
)
_JOINT = r"(?: (?:on|in|at|that|for|from|during|until|till|til|up to|all|the|whole|entire|of|day|this|since|every|both|either|most|between|,|next|through|to))*"
_WHEN = rf"(?P<when>{TIMES})"
_DROPPED = r"(?:(?:has |have |had |'s |'ve )?(?:just |now |already |both |all )*(?:cancel+ed|bailed|dropped out|pulled out|backed out|flaked|resigned|quit|called in sick|fallen ill|fallen through)(?: (?:on|for|of|from) (?:me|us|it|this|that|him|her|them|¤t\d+|(?:the |my |our |¤[ct]\d+ 's |¤t\d+ )+(?:interview|meeting|session|one|call|panel)))?)"
_BAD = (
    r"(?:(?:is|'s|are|'re) )?(?:doesnt|does not|dont|do not|wont|will not|isnt|is not|arent|are not|'s not|no good|not good|not great|not possible|not ideal|bad|impossible|tricky|tough|out|off limits|blocked|not an option|off)"
    r"(?: (?:work|suit|good|possible|great|ideal|fit|an option|going to work|so good|look good))*"
)
_SUITS = r" (?:(?:is|are|'s|would be|will be) (?:fine|ok|okay|good|great|better|possible|best|free|perfect)|works?|suits?|would (?:work|suit)|could work)\b"
_OF_WORK = "interviews?|calendar|diary|availability|schedule|rooms?|candidates?|sessions?|meetings?|slots?|calls?|links?|team|panel|one"
_FAILED = r"(?:sick|ill|poorly|unwell|in hospital|cancelled|canceled|delayed|late|stuck|broken(?: down)?|broke(?: down)?|died|dead|crashed|down|not working|in labour|into labour|off school|overrunning)"
"""What befell somebody's own, for which they cannot come: "Ian's kid is sick", "Tom's train is cancelled"."""
_FORMS = tuple(
    (Cued(pattern), is_until)
    for pattern, is_until in (
        (rf"(?<!\S){_SUBJECT}{_BE}{_SOFT} (?:only )?(?:back|returns?|returning|comes back|back in|gets back|be back|in again)(?: (?:in the office|at work|from \w+|in|only))*(?: (?:on|by|from))* {_WHEN}", True),
        (rf"(?<!\S){_SUBJECT}{_BE} {_OUT}{_JOINT} {_WHEN}(?!\d|{_SUITS})", False),
        (rf"(?<!\S){_SUBJECT}{_SOFT} {_CANT}(?: (?:on|in|at|the|before|for|during))* {_WHEN}", False),
        (rf"(?<!\S){_SUBJECT}{_SOFT}(?: (?:'m|'s|am|is|are|'re|'ll|'d|will|would|like|want|need|have|going|to|be))* (?:takes?|taking|took) (?:the |all |all of )*{_WHEN} (?:off|free|as (?:(?:an? )?(?:day off|holiday)|(?:annual )?leave|pto|vacation))\b", False),
        (rf"(?<!\S)(?P<who>{PEOPLE}) 's (?:(?!(?:{_OF_WORK})\b)(?:[a-z]+|¤x\d+) ){{1,2}}(?:(?:is|are|was|were|has|have|had|got)(?: (?:just|been|gone|now|all|got|really))* {_FAILED}|(?:just )?(?:broke(?: down)?|died|crashed))(?: (?:again|today|this morning|apparently|¤t\d+))*(?= [,.;]|$)", False),
        (rf"{_WHEN} {_BAD}(?: for| with| suit| work for)? {_SUBJECT}", False),
        (rf"\bnot (?:on )?{_WHEN} for {_SUBJECT}", False),
        (rf"(?:^|[,.;] |but |and |on ){_WHEN}(?: ,)? {_SUBJECT}{_BE} (?:{_OUT}|cant(?: (?:do|make) (?:it|that))?)(?= [,.;]|$| (?:so|and|but)\b)", False),
        (rf"^(?:(?:sorry|hi|hey|fyi|so|just|heads up|note|,|-|also|am|'m|will be|taking|be|is|ok|no|nope|nah|afraid) )*(?P<who>){_OUT_ALONE}{_JOINT} {_WHEN}$", False),
        (rf"^(?:(?:sorry|hi|hey|fyi|so|just|heads up|note|,|-|also|ok|afraid) )*(?P<who>)(?:cant|can not|cannot|wont be able to|unable to)(?: (?:do|take|make|hold|have))+(?: (?:any|more|interviews?|meetings?|calls?|anything))+{_JOINT} {_WHEN}", False),
        (rf"(?<!\S){_SUBJECT}{_BE} {_OUT}(?: (?:that|the same|the whole) day(?: (?:between|by the way|though|actually|apparently))*)?(?= [,.;]|$| (?:so|and|but|then|anyway)\b)", False),
        (rf"(?<!\S)(?P<who>{PEOPLE}) {_DROPPED}(?= [,.;]|$| (?:so|and|but|then|anyway)\b)", False),
    )
)  # fmt: skip
_FURTHER = Cued(
    rf"(?: ,)? (?:and|but|nor|or|,)(?: (?:also|then|he|she|they|i|we))*{_BE}(?: (?:{_OUT}|{_CANT})){_JOINT} {_WHEN}"
)
"""What is said of the same person after it: "she can't do mornings and is out from 2 to 3"."""
_RETURN = Cued(
    rf"\b(?:{_OUT}|{_OUT_ALONE}|{_CANT})\b.* (?P<last>¤t\d+)(?P<back>(?: (?:[,.;-]|and|but|then))+(?: (?:i|we|he|she|they|'ll|'m|'s|will|be|am|is|are|hope|hopefully|to|should|expect|planning|only))* (?:back|return\w*|in|around|available|free|working|here|there)(?: (?:in the office|at work|again|in))*(?: (?:on|by|from))* {TIMES})$"
)
"""When somebody is back who was said to be away until then by the days themselves: "out Thursday and Friday, back on Monday"."""
_NO_END = listed("until till til from starting since after")
_BEGINS = listed("from starting since")
_REQUEST = Cued(
    r"\b(?:find|need|book|schedule|arrange|set up|look|check|see|when|who|free|slots?|times?|with|can you|could you|please|get|offer|try|show|give|any|interview|meet)\b|¤[lr]"
)
_SPEAKER = listed("i we me us")

teach(*(pattern for pattern, _until_then in _FORMS), _REQUEST)


@lru_cache(maxsize=32)
def find_absences(shape: Shape) -> tuple[tuple[Absence, ...], Shape]:
    """Return who is away when, and the sentence without it; kept, since several stages ask it of the same sentence."""
    found: list[Absence] = []
    shape = _without_return(shape)
    gone: set[int] = set()
    row = _with_stops(shape)
    for pattern, is_until in _FORMS:
        for match in pattern.finditer(row):
            places = set(shape.places(match.span()))
            if places & gone or _asks(shape, match):
                continue
            found.append(_absence(shape, match, is_until=is_until))
            gone |= places
            further = _FURTHER.compiled().match(row, match.end())
            if further and not set(shape.places(further.span("when"))) & gone:
                times = _when(shape, further)
                found.append(replace(found[-1], times=times, is_until=False, weekday=None))
                gone |= set(shape.places(further.span()))
    return tuple(found), shape.without(gone)


def _with_stops(shape: Shape) -> str:
    """Return the row of a sentence with a stop for the comma before what may be at any time: "Tom can't do mornings, any time Thursday?"."""
    row, words = shape.row, shape.sentence.words
    if "any" not in words:
        return row
    for n, one in enumerate(shape.pieces):
        if one.kind in TIME_KINDS and words[one.start] == "any" and words[one.start - 1] == ",":
            at = shape.start(n - 1)
            row = f"{row[:at]};{row[at + 1 :]}"
    return row


def _without_return(shape: Shape) -> Shape:
    """Return a sentence without the day somebody is back on, where it tells already on which days they are away."""
    found = shape.search(_RETURN)
    if found is None:
        return shape
    last = shape.group(found, "last")[0].start
    words = {shape.sentence.word(last), shape.sentence.word(last - 1) if last else ""}
    back = shape.places((found.start("back") + 1, found.end()))
    if not words & _NO_END:
        return shape.without(back)
    return _up_to_return(shape, shape.group(found, "last")[0], back) if words & _BEGINS else shape


def _up_to_return(shape: Shape, since: Piece, back: Sequence[int]) -> Shape:
    """Return a sentence with all days from one on up to the return, and without that: "off from Thursday, back on Tuesday"."""
    known = almanac(shape.sentence)
    days = [shape.pieces[n].value for n in back if shape.pieces[n].kind == "days"]
    first = min(since.value.dates, default=None) if since.kind == "days" else None
    if first is None or not days or not days[0].dates:
        return shape
    last = min(days[0].dates)
    if days[0].form == "weekday":
        last = known.coming(days[0].weekdays[0], first + timedelta(days=1))
    if last <= first:
        return shape
    away = tuple(day for day in span(first, last)[:-1] if known.works(day))
    until = replace(since, value=Days(away))
    rest = shape.without(back)
    return Shape(rest.sentence, [until if one == since else one for one in rest.pieces])


def _asks(shape: Shape, match: re.Match[str]) -> bool:
    """Whether the words only ask: "is Mei out Tuesday", "who is off on Friday"."""
    before = shape.row[: match.start()].split()
    return bool(before) and before[-1] in {
        "is",
        "are",
        "if",
        "whether",
        "when",
        "who",
        "do",
        "does",
        "can",
        "will",
        "take",
        "took",
        "taking",
        "get",
        "pull",
        "leave",
        "kick",
        "keep",
        "drop",
    }


def _when(shape: Shape, match: re.Match[str]) -> tuple[Piece, ...]:
    """Return the days and hours of an absence, with what joins them: "Wednesday afternoon and all day Thursday"."""
    if not match.groupdict().get("when"):
        return ()
    said = (shape.pieces[n] for n in shape.places(match.span("when")))
    return tuple(one for one in said if one.kind in {*TIME_KINDS, "join"})


def _absence(shape: Shape, match: re.Match[str], *, is_until: bool) -> Absence:
    who = shape.group(match, "who")
    times = _when(shape, match)
    people = tuple(
        dict.fromkeys(
            mail
            for one in who
            if one.kind == "name" and len(one.value.ids) == 1
            for mail in one.value.ids
        )
    )
    first = shape.sentence.word(times[0].start) if times else ""
    before = shape.sentence.word(times[0].start - 1) if times else ""
    is_hour = bool(times) and times[0].kind == "times"
    until = is_until or bool({first, before} & {"until", "till", "til"} and not is_hour)
    pronoun = "" if who else match["who"] or "i"
    weekday = WEEKDAYS.get(shape.sentence.word(times[-1].end - 1)) if times and until else None
    is_candidate = any(one.kind == "candidate" for one in who)
    return Absence(people, pronoun, times, until, is_candidate, weekday)


def away_groups(absence: Absence, almanac: Almanac, among: Days = Days()) -> list[DayGroup]:  # noqa: B008 - frozen
    """Return the days and hours of an absence."""
    made = groups(clauses(list(absence.times)), almanac)
    if absence.is_until:
        for group in made:
            group.days = [
                _until(_among(days, among, absence.weekday), almanac) for days in group.days
            ]
    return made


def away_times(absences: Sequence[Absence], almanac: Almanac) -> tuple[Asked, ...]:
    """Return the days and hours of absences, as they would be asked for."""
    made = (group for one in absences for group in away_groups(one, almanac))
    return tuple(part for group in made for part in asked(group, almanac, None))


def _among(days: Days, among: Days, weekday: int | None) -> Days:
    """Return a bare weekday as the one of the days asked for, where they hold it."""
    found = tuple(day for day in among.dates if day.weekday() == weekday)
    return replace(days, dates=found[:1]) if found else days


def _until(days: Days, almanac: Almanac) -> Days:
    """Return the days before the last one, from today on."""
    last = max(days.dates, default=almanac.today)
    if days.form == "span" and days.dates:
        last = min(days.dates)
    dates = tuple(
        day
        for day in almanac.days_between(almanac.today, last)
        if day < last and day.weekday() in almanac.days
    )
    return replace(days, dates=dates, form="date", weekdays=())


def is_speaker(absence: Absence) -> bool:
    """Whether who speaks is away."""
    return absence.pronoun in _SPEAKER


def is_request(rest: Shape) -> bool:
    """Whether what is left beside an absence asks for anything."""
    return bool(_REQUEST.search(rest.row))


_REFERS = Cued(r"\b(?:her|him|them|she|he|they|both|too|as well|all of them)\b")
_OPEN = Cued(r"\b(?:who|whos|anyone|anybody|someone|somebody|everyone)\b")


def with_absent_people(absences: tuple[Absence, ...], shape: Shape, rest: Shape) -> Shape:
    """Return the rest of a sentence with those who are away, where it wants them: "Mei is off Monday, find her an hour"."""
    away = {mail for one in absences for mail in one.people}
    others = {mail for one in rest.pieces if is_person(one) for mail in one.value.ids}
    wanted = away - others
    if not wanted or (others and not _REFERS.search(rest.row)) or _OPEN.search(rest.row):
        return rest
    kept = {one.start for one in rest.pieces}
    pieces = [
        one
        for one in shape.pieces
        if one.start in kept or (is_person(one) and set(one.value.ids) <= wanted)
    ]
    return Shape(shape.sentence, pieces)
