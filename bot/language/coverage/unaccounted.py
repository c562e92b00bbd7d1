"""What a message names that nothing of its reading accounts for: a day, an hour, somebody, a second thing to be done.

Whatever was read of a booked interview, of an answer or of an absence is held against the words once more: each day and hour
is of the interviews meant or of the time asked for, and each person comes, goes or takes part. What is not is left out.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.coverage.coverage import conditions, widest
from bot.language.coverage.errands import errands
from bot.language.coverage.unread_predicates import unread_predicate
from bot.language.grammar import teach
from bot.language.interviews.changes.times.own_day import counts_from_own
from bot.language.interviews.targets.ranked import placed_in_list
from bot.language.interviews.targets.resolve import spared
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import find_absences
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    ChangeRequest,
    InterviewRequest,
    Question,
    RescheduleRequest,
    UnknownRequest,
    Window,
    texts_of,
)
from bot.language.tokens.addresses import web_addresses
from bot.language.tokens.cues import Cued
from bot.language.tokens.stop_words import is_known

Deed = AbsenceRequest | AnswerRequest | ChangeRequest | InterviewRequest | RescheduleRequest
_Minutes = tuple[int, int]


def accounted(read: ParsedMessage, shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return a reading with what it does not account for left out; nothing is done that a message says not to do."""
    read = _with_links(read, shape.sentence.text)
    request = read.request
    if isinstance(request, AbsenceRequest) and not request.windows and not read.left_out:
        return ParsedMessage(UnknownRequest())
    if read.doubt is None and (lost := unread_predicate(read, shape)):
        return replace(read, left_out=widest((*read.left_out, lost)))
    if read.doubt is not None or not isinstance(request, Deed) or _only_asks(request):
        return read
    if _is_denied(request, shape) or _is_told(request, shape):
        return ParsedMessage(UnknownRequest())
    ids = () if isinstance(request, AbsenceRequest) else request.target
    stays, placed = spared(shape), placed_in_list(shape, list(context.interviews), context)
    meant = [one for one in context.interviews if stays or one.id in ids]
    told = shape if isinstance(request, AbsenceRequest) else find_absences(shape)[1]
    told = told if placed is None else told.without(placed.pieces)
    if isinstance(request, AnswerRequest) and not request.windows:
        told = told.without(
            n for one in _DONE_LATER.finditer(told.row) for n in told.places(one.span())
        )
    times = sorted({*_days(request, told, meant), *_hours(request, told, meant)})
    people = _people(request, shape, meant, context)
    found = [*(told.text([n]) for n in times), *(shape.text([n]) for n in people if n not in stays)]
    own = [one for one in _own_words(request) if one]
    known = " ".join([*read.left_out, *own])
    asked = (*errands(shape), *_parts(request, shape), *_deeds(request, shape))
    beside = [one for one in asked if not any(words in one for words in own)]
    if isinstance(request, AnswerRequest) and not request.windows:
        beside += conditions(shape)
    new = [one for one in (*found, *beside) if one not in known]
    return replace(read, left_out=widest((*read.left_out, *new))) if new else read


_DONE_LATER = Cued(
    r"(?:[,.;]|\band|\bbut) (?:i |we )?(?:'ll|will|¤p\d+) (?:send|prepare|prep|review|read|share|write|look|check|ping|tell|let|confirm|know|bring|follow|update|talk|speak)\b[^,.;]*"
)
"""What who answers is going to do besides, and when: "yes, I'll read the CV tonight"."""


def _with_links(read: ParsedMessage, text: str) -> ParsedMessage:
    """Return the reading of a search or of a deed with the links left out that it holds nowhere: they are for somebody."""
    if read.doubt is not None or not isinstance(read.request, Question | Deed):
        return read
    links = web_addresses(text)
    held = " ".join([*texts_of(read.request), *read.left_out]) if links else ""
    lost = [one for one in links if one not in held]
    return replace(read, left_out=(*read.left_out, *lost)) if lost else read


def _only_asks(request: Deed) -> bool:
    return isinstance(request, InterviewRequest) and request.intent != "cancel"


def _own_words(request: Deed) -> tuple[str, ...]:
    """Return what is passed on as it was typed."""
    if isinstance(request, AnswerRequest):
        return (request.reason,)
    return (request.note, request.title) if isinstance(request, ChangeRequest) else ()


# --- days and hours ------------------------------------------------------------------------------

_FRAMED = Cued(
    r"\b(?:back|return\w*|but|except|apart from|other than|bar|barring|besides|without|excluding|avoid\w*|skip|not|until|till|til|instead of|rather than)(?: (?:on|in|by|the|at|to|for|work|from|office|before|after|and|or|nor|,|¤t\d+))* $"
)
"""What stands before a day that is no part of the time meant: "back on Monday", "any day but Monday"."""
_BOUNDS = frozenset({"until", "till", "til", "before", "by", "after"})
_NOW = frozenset({"now", "right now", "asap", "today"})
"""Words for the day it is that mostly say "by now": "it's online now"."""


def _windows(request: Deed) -> list[Window]:
    if isinstance(request, AbsenceRequest):
        return list(request.windows)
    if isinstance(request, AnswerRequest):
        return [*request.windows, *request.away]
    if isinstance(request, RescheduleRequest):
        return [*request.windows, *chain.from_iterable(spans for _, spans in request.each)]
    move = request.move if isinstance(request, ChangeRequest) else None
    return _windows(move) if move else []


def _days(request: Deed, shape: Shape, meant: list[ComingInterview]) -> list[int]:
    """Return the days named that are neither of the interviews meant nor of the time asked for."""
    held = {edge.date() for span in _windows(request) for edge in span}
    held |= {one.start.date() for one in meant}
    weekdays = {one.weekday() for one in held}
    return [
        n
        for n, one in enumerate(shape.pieces)
        if one.kind == "days"
        and one.value.dates
        and held.isdisjoint(one.value.dates)
        and not (
            one.value.form == "weekday" and weekdays & {day.weekday() for day in one.value.dates}
        )
        and shape.text([n]).casefold() not in _NOW
        and not _is_framed(shape, n)
        and not counts_from_own(shape.text([n]))
    ]


def _is_framed(shape: Shape, place: int) -> bool:
    opens = shape.sentence.words[shape.pieces[place].start]
    return opens in _BOUNDS or bool(_FRAMED.search(shape.row[: shape.start(place)]))


def _hours(request: Deed, shape: Shape, meant: list[ComingInterview]) -> list[int]:
    """Return the hours named that are neither of the interviews meant nor of the time asked for."""
    if any(one.kind == "zone" for one in shape.pieces):
        return []
    length = request.minutes if isinstance(request, ChangeRequest) else None
    ends = (one.start + timedelta(minutes=length) if length else one.end for one in meant)
    spans = [*zip((one.start for one in meant), ends, strict=True), *_windows(request)]
    held = [(_minute(start), _minute(end)) for start, end in spans]
    return [
        n
        for n, one in enumerate(shape.pieces)
        if one.kind == "times"
        and not any(_touch((timing.start, timing.end), each) for timing in one.value for each in held)
        and shape.text([n]).casefold() not in _NOW
        and not _is_framed(shape, n)
    ]  # fmt: skip


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _touch(said: _Minutes, held: _Minutes) -> bool:
    return said[0] <= held[1] and held[0] <= said[1]


# --- people ----------------------------------------------------------------------------------------

_TELLS_WHICH = Cued(
    r"(?:\b(?:with|of|for|between|join|joins|joining|by|from|at|tell|inform|let|ask|beside|besides|alongside|has|have|'s|keep|leave|just|only|not|and|plus|as well as|besides|in addition to|along with|together with)(?: (?:both|the|just|only|also))*|[&,]) $"
)
"""What stands before somebody who takes part already and is to: "the interview with Ian", "keep Ian"."""
_TELLS_WHICH_AFTER = Cued(
    r" (?:(?:(?:and|,|&) ¤p\d+ )*'s\b|(?:(?:and|,|&|plus) ¤p\d+ )+(?:instead|rather|in place)\b|interview\b|one\b|meeting\b|¤t\d+|(?:alone|only|stays?|(?:is|are|will be) (?:fine|ok|okay|enough|plenty|there already)|wants?|wanted|asked|asks|needs|says|said|thinks|prefers|would like|'d like)\b)"
)
"""What stands behind them: "Ian's", or what they wish for."""


def _people(
    request: Deed, shape: Shape, meant: list[ComingInterview], context: ParseContext
) -> list[int]:
    """Return who is named and neither comes nor goes, nor only tells which interview is to change."""
    if not isinstance(request, ChangeRequest) or any(_own_words(request)):
        return []
    used = {*request.add, *request.remove, *chain.from_iterable(request.replace)}
    candidate = request.candidate.name if request.candidate else ""
    here = {mail for one in meant for mail in one.people}
    return [
        n
        for n, one in enumerate(shape.pieces)
        if one.kind == "name"
        and one.value.kind == "person"
        and len(one.value.ids) == 1
        and not {*one.value.ids} & {*used, context.speaker}
        and not is_known(shape.text([n]))
        and shape.text([n]) not in candidate
        and not ({*one.value.ids} <= here and _tells_which(shape, n))
        and not (here.isdisjoint(one.value.ids) and shape.row[: shape.start(n)].endswith("not "))
    ]


def _tells_which(shape: Shape, place: int) -> bool:
    start = shape.start(place)
    after = shape.row[start + len(f"¤p{place}") :]
    return bool(_TELLS_WHICH.search(shape.row[:start]) or _TELLS_WHICH_AFTER.match(after))


# --- what is to change, and what is to be done ----------------------------------------------------

_PART = Cued(
    r"(?:,|\band|\bplus|\balso|\bnor|\bbut not|\bexcept)(?: (?:the|its|for|change|swap|move|shift|switch|also))* (?P<part>day|date|time|hour|slot|length|duration|panel|people|interviewers?)(?= [,.;]|$| (?:too|as well|instead|please|needs?|should|has)\b)"
)
"""A part of an interview, named as one of several that are to change: "swap the room and the day"."""
_REMOVES = Cued(
    r"\b(?:take|remove|drop|kick|uninvite|lose|ditch)(?: (?:them|both|all|everyone|everybody|the others?|the rest))+(?: (?:off|out))?"
)
_DEED = Cued(
    r"(?:[,;.] |\band |\bso |\bthen )(?:(?:please|just|can you|could you|also|so|then) )*(?P<deed>(?:cancel|move|push|reschedule|postpone|swap|find|book|add|remove|drop|decline|accept|hand over|give)\b(?: [^,.;\s]+){1,6})"
)
"""What is asked for beside an absence: "I'm sick tomorrow, cancel Jane's"."""
_DAYS_TOO = Cued(
    r"\b(?:an?|one|two|three|¤n\d+) (?:days?|weeks?) and ¤l\d+|¤l\d+ and (?:an?|one|two|three|¤n\d+) (?:days?|weeks?)\b"
)
_NUMBER_OR = re.compile(r"¤n\d+(?= or ¤t)|(?<=or )¤n\d+(?= (?:is|works|are|would|suits)\b|$)")
"""An hour said as a bare number, beside another: "10 or 12 is fine"."""
_HOUR_MEANT = re.compile(
    r"¤n\d+(?! (?:of|people|persons?|other|more|interviews?|times|slots?|weeks?|days?|candidates?)\b)|\bquarter (?:past|to)\b|\bhalf past\b"
)
"""What may be the hour of who proposes another time, and was not read so."""
_FOR_A_PART = re.compile(r"\bfor (?:the |her |his |their )?(?:first|last) ¤l\d+")
"""For how much of an interview somebody is to be there."""
_OF_US = re.compile(r"(?<!\S)(?:¤n)?\d+ of (?:us|them)\b")
"""How many there will be."""


def _parts(request: Deed, shape: Shape) -> list[str]:
    """Return the parts of an interview that are said to change and do not."""
    if isinstance(request, AnswerRequest):
        said = _NUMBER_OR if request.windows else _HOUR_MEANT
        is_open = request.windows or request.intent == "propose"
        found = [one.span() for one in said.finditer(shape.row) if is_open]
    elif isinstance(request, ChangeRequest):
        found = [
            one.span("part")
            for one in _PART.finditer(shape.row)
            if not _changes(request, one["part"])
        ]
        found += [one.span() for one in _FOR_A_PART.finditer(shape.row) if request.add]
        goes = request.remove or request.replace or request.room or request.cleared
        found += [one.span() for one in _REMOVES.finditer(shape.row) if not goes]
        wish = request.room.wish if request.room else None
        has_seats = wish is not None and wish.capacity is not None
        found += [one.span() for one in _OF_US.finditer(shape.row) if not has_seats]
    else:
        is_moved = isinstance(request, RescheduleRequest) and request.shift is not None
        found = [one.span() for one in _DAYS_TOO.finditer(shape.row) if is_moved]
    return [shape.text(shape.places(one)) for one in found]


def _changes(request: ChangeRequest, part: str) -> bool:
    """Whether a change is of the part of an interview that is named."""
    if part in {"length", "duration"}:
        return request.minutes is not None
    if part in {"panel", "people", "interviewer", "interviewers"}:
        return bool(request.add or request.remove or request.replace)
    return request.move is not None


_LATE = Cued(r"¤[ln]\d+ (?:late\w*|early|before|after|behind)\b")


def _deeds(request: Deed, shape: Shape) -> list[str]:
    """Return what is to be done besides by who only seems to say that they are away, and how late somebody comes who says yes."""
    if isinstance(request, AnswerRequest) and request.intent == "accept":
        return [shape.text(shape.places(one.span())) for one in _LATE.finditer(shape.row)]
    if not isinstance(request, AbsenceRequest):
        return []
    return [shape.text(shape.places(one.span("deed"))) for one in _DEED.finditer(shape.row)]


# --- what is not to be done --------------------------------------------------------------------------

_CANCELS = Cued(r"\b(?:cancel|cancelling|canceling|delete|scrap|call off|bin)\b")
_MOVES = Cued(r"\b(?:move|moving|reschedule|rescheduling|postpone|push|shift)\b")
_NOT_BEFORE = Cued(
    r"\b(?:dont|do not|never|mustnt|must not|shouldnt|should not|no need to|rather not|not to)(?: (?:please|just|ever|yet|actually|you|dare|go|and|want to|need to))* $"
)


def _is_denied(request: Deed, shape: Shape) -> bool:
    """Whether each word for what would be done has a "not" before it: "whatever you do, don't cancel it"."""
    if isinstance(request, InterviewRequest):
        return _all_denied(_CANCELS.finditer(shape.row), shape.row)
    is_move = isinstance(request, RescheduleRequest) and not request.windows
    return is_move and _all_denied(_MOVES.finditer(shape.row), shape.row)


_TOLD = Cued(
    r"^(?:(?:please|pls|can you|could you|and|also) )*(?:tell|let|inform|notify|message|e ?mail|text|ping|remind)\b(?: (?!(?:and|then)\b)\S+)*? (?:is|'s|was|has been|got|gets|will be) (?:now |also )?(?:cancell?ed|called off|off|moved|postponed|rescheduled)\b"
)
"""What somebody is to be told of an interview, which nobody asks to be done."""


def _is_told(request: Deed, shape: Shape) -> bool:
    """Whether somebody is only to be told what has been done: "let Tom know that Jo's is cancelled"."""
    is_deed = isinstance(request, InterviewRequest | RescheduleRequest)
    return is_deed and shape.search(_TOLD) is not None and not _AND_DO.search(shape.row)


_AND_DO = Cued(
    r"\b(?:and|then|,|;|\.) (?:please )?(?:cancel|move|push|reschedule|delete|call off)\b"
)


def _all_denied(found: Iterable[re.Match[str]], row: str) -> bool:
    denied = [bool(_NOT_BEFORE.search(row[: one.start()])) for one in found]
    return bool(denied) and all(denied)


teach(
    _CANCELS,
    _MOVES,
    _TOLD,
    _PART,
    _REMOVES,
    _DEED,
    _LATE,
    _FRAMED,
    _TELLS_WHICH,
    _TELLS_WHICH_AFTER,
    _NOT_BEFORE,
)
