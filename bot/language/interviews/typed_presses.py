"""A button of the offer pressed in words that no row of the table has: "go with the one on Thursday", "why not Mei"."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Literal

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.commands.button_rows import SEVERAL_PLACES, place_number
from bot.language.context import ParseContext
from bot.language.interviews.targets.held_at import said_times
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import is_person
from bot.language.requests import ButtonRequest, Question, Window
from bot.language.times.time_windows import whole_windows
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import RANKS, UNITS

Pressed = Literal["book", "more", "why", "undo"]
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_PLACED = listed("one option slot time choice")
_SEVERAL = Cued(rf"\b{SEVERAL_PLACES}(?! (?:people|of us|interviewers|minutes?|hours?))\b")
_TIMES = TIME_KINDS | {"join", "zone"}
_MOVES_TO = Cued(
    rf"{LEAD}(?:move|shift|push|re-?schedule)(?: (?:it|this|that))?(?: to)?(?P<named> (?:the )?(?:number|option|slot|time|no\.?|nr\.?|#))? ?(?P<place>(?:the )?\w+)(?: (?:one|option|slot|time))?{TAIL}",
    re.IGNORECASE,
)


def place_to_move_to(text: str) -> int | None:
    """Return the place in a list of times that "move to 2" or "move it to the second one" names; None for anything else.

    "Move it to 2" is an hour.
    """
    match = _MOVES_TO.fullmatch(text)
    word = match["place"].casefold().removeprefix("the ") if match else ""
    if match is None or not (_is_place(word) or _ORDINAL.fullmatch(word)):
        return None
    is_hour = word.isdigit() and not match["named"] and re.search(r"\b(?:it|this|that)\b", text, re.IGNORECASE)  # fmt: skip
    return None if is_hour else place_number(word)


def pressed(act: Pressed, shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the button a message presses, with the place or time it names; None where it names neither to book."""
    if act in {"more", "undo"}:
        return ParsedMessage(ButtonRequest(act, act))
    parts = said_times([one for one in shape.pieces if one.kind in _TIMES], context)
    spans = whole_windows(parts, context.directory.interview_minutes, context.almanac)
    people = tuple(sorted({mail for one in shape.pieces if is_person(one) for mail in one.value.ids}))  # fmt: skip
    if act == "why":
        return ParsedMessage(ButtonRequest("why", "why", windows=spans, people=people))
    if _SEVERAL.search(" ".join(shape.sentence.words)):
        return None
    number = _placed(shape)
    if number is None and not spans:
        number = next((place_number(one) for one in shape.sentence.words if _is_place(one)), None)
    if number is None and not spans:
        return None
    return ParsedMessage(ButtonRequest("book", "book", number=number, windows=() if number else spans))  # fmt: skip


_BOUNDED = re.compile(r"\b(?:before|after|until|till|between|from)\b", re.IGNORECASE)
"""Before an hour, what makes of it a stretch of time and no interview's length."""


def among_windows(
    request: ButtonRequest, after: Question, usual_minutes: int, text: str
) -> tuple[Window, ...]:
    """Return the windows of a message on the days the open question is about, for its length: "the Thursday one" of next week."""
    spans, is_bounded = request.windows, request.verb == "why" and _BOUNDED.search(text)
    days = {start.date() for start, _ in after.windows}
    weekdays = {day.weekday(): day for day in sorted(days, reverse=True)}
    inside = [span for span in spans if span[0].date() in days]
    moved = [
        (start + (weekdays[start.weekday()] - start.date()), end + (weekdays[start.weekday()] - start.date()))
        for start, end in spans
        if not inside and start.weekday() in weekdays
    ]  # fmt: skip
    usual = timedelta(minutes=0 if is_bounded else usual_minutes)
    asked = timedelta(minutes=after.minutes)
    return tuple((start, start + asked if end - start == usual else end) for start, end in inside or moved)  # fmt: skip


def _placed(shape: Shape) -> int | None:
    """Return the place of "the 2nd one", which is no date; "the half ten one" is an hour."""
    hours = [range(one.start, one.end) for one in shape.pieces if one.kind == "times"]
    for place, (word, after) in enumerate(pairwise(shape.sentence.words)):
        if any(place in hour and len(hour) > 1 for hour in hours):
            continue
        if after in _PLACED and (_is_place(word) or _ORDINAL.fullmatch(word)):
            return place_number(word)
    return None


def _is_place(word: str) -> bool:
    is_digit = word.isdigit() and 0 < int(word) <= len(RANKS)
    is_named = word in RANKS or word in UNITS or word in {"last", "final"}
    return is_digit or (is_named and word != "one")


def books_nothing_yet(message: ParsedMessage) -> bool:
    """Whether a message books, and its row of the table read neither a place nor a time."""
    request = message.request
    if not isinstance(request, ButtonRequest) or request.verb != "book":
        return False
    return request.number is None and request.minute is None and not request.windows
