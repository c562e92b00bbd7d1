"""What a message says that the setting read from it does not hold: a second number, another day, an exception.

Every number and every weekday said has to be found again in the setting, and nothing said of it may be a condition or a
beginning in the future. Else the setting is not saved: the bot asks for one thing at a time.
"""

import re

from msgspec.structs import fields

from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification, asks
from bot.language.requests import SettingRequest
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_CHECKED = listed("default_length working_hours limit buffer notice retention")
"""The settings of one value each; the others hold free text, names or several values."""
_UNITS = (1, 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60, 365 * 24 * 60)
_DIGITS = re.compile(r"\d+")
_CONDITION = Cued(
    r"\b(?:unless|only if|provided|as long as|if|when)\b(?! (?:i|we) (?:say|tell|ask)| (?:told|nothing|nobody|not)\b)(?: (?:[^,.\s]+)){1,6}|\b(?:except|apart from|other than|but (?:not|none|no))\b(?: [^,.\s]+){1,5}|, (?:but )?none\b(?: [^,.\s]+){1,4}"
)
_EXCEPTS = re.compile(
    r"\b(?:but not|except|apart from|other than) (?:for |on |in )?(?:¤[ptr]\d+|mine|me|my|the)\b|\b(?:not|arent|isnt) closed\b"
)
_TAKES_DAYS_OUT = Cued(r"\b(?:except|apart from|other than|but not)\b(?: \S+){0,2}? ¤t")
_NOW = listed("now today")
_WEEK = 7
_LUNCH = re.compile(r"\blunch\b", re.IGNORECASE)


def unheld(request: object, shape: Shape) -> Clarification | None:
    """Return what to ask where a setting would leave out what was said; None where it holds all of it."""
    if not isinstance(request, SettingRequest) or request.asks:
        return None
    if request.intent not in _CHECKED:
        found = shape.search(_EXCEPTS)
        left = shape.text(shape.places(found.span())) if found else ""
        return Clarification(asks("unheld", left=left)) if left else None
    if request.intent != "limit" and not _holds_any(request):
        return None  # whoever handles it says what is wrong with the value
    left = _condition(request, shape) or _second_value(request, shape) or _later(request, shape)
    if request.intent == "working_hours" and _LUNCH.search(shape.sentence.text):
        left = left or "lunch"
    if not left:
        return None
    return Clarification(asks("unheld", left=left))


def _holds_any(request: SettingRequest) -> bool:
    values = (
        request.minutes,
        request.most,
        request.start,
        request.end,
        request.days,
        request.dates,
    )
    return any(value not in (None, "", -1, frozenset(), ()) for value in values)


def _condition(request: SettingRequest, shape: Shape) -> str:
    found = shape.search(_CONDITION)
    if found is None or (request.days and _TAKES_DAYS_OUT.search(shape.row)):
        return ""
    return shape.text(shape.places(found.span()))


def _second_value(request: SettingRequest, shape: Shape) -> str:
    """Return the first number, or weekday, that the setting does not hold."""
    known = _numbers(request)
    words = shape.sentence
    for place, word in enumerate(words.words):
        if words.kinds[place] in {"number", "decimal", "clock"}:
            said = {int(one) for one in _DIGITS.findall(word)} - {0}
            if said and not said <= known and not _is_fraction(word, request):
                return words.raws[place]
        if word in WEEKDAYS and not (request.days or request.dates):
            return words.raws[place]
    return ""


def _is_fraction(word: str, request: SettingRequest) -> bool:
    """Whether a number as 1.5 is the length in hours, days or weeks."""
    value = float(word.replace(",", ".")) if word.replace(",", ".").count(".") == 1 else 0.0
    return any(request.minutes == round(value * unit) for unit in _UNITS)


def _numbers(request: SettingRequest) -> set[int]:
    """Return every number that a setting can have been said with."""
    found: set[int] = set(range(366)) if request.most == -1 or request.minutes == -1 else set()
    for one in (getattr(request, field.name) for field in fields(request)):
        if isinstance(one, bool) or one is None:
            continue
        if isinstance(one, int):
            found |= {
                one,
                *(one // unit for unit in _UNITS if one % unit == 0),
                one % 60,
                one // 60,
            }
        elif isinstance(one, str | tuple):
            found |= {int(part) for part in _DIGITS.findall(str(one))}
    hours = {
        int(part) for edge in (request.start, request.end) for part in edge.split(":")[:1] if part
    }
    whole = {int(edge.replace(":", "")) for edge in (request.start, request.end) if edge}
    found |= {hour - 12 for hour in hours} | whole
    return found | {365, 24, 7} if request.minutes else found


def _later(request: SettingRequest, shape: Shape) -> str:
    """Return the days from which, or for which alone, something is to hold."""
    spans = [
        place
        for place, one in enumerate(shape.pieces)
        if one.kind == "days"
        and one.value.form in {"span", "date"}
        and not _NOW & {*shape.sentence.words[one.start : one.end]}
    ]
    is_weekly = bool(request.days or request.dates or (request.intent == "limit" and request.start))
    if is_weekly or request.per:
        spans = [n for n in spans if len(shape.pieces[n].value.dates) > _WEEK]
    return shape.text(spans[:1])
