"""Follow-ups that move the question before them in time: `a week later`, `the day after`, `an hour earlier`, `later?`."""

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.requests import Asked, PartOfDay, Question
from bot.language.times.calendar_math import Almanac
from bot.language.tokens.calendar_words import WEEKDAY, WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_DAYS = (
    (7, Cued(r"\b(?:(?:a|one) week (?:later|after)|(?:the )?same (?:time|slot|again|day)(?: the)? (?:next|following) week|(?:the )?(?:week after(?: (?:that|this))?|following week))\b(?! next)")),
    (-7, re.compile(r"\b(?:(?:a|one) week (?:earlier|before|sooner)|the (?:week before|previous week))\b")),
    (1, re.compile(r"\b(?:(?:a|one) day (?:later|after)|the (?:day after|next day|following day))\b")),
    (-1, re.compile(r"\b(?:(?:a|one) day (?:earlier|before|sooner)|the (?:day before|previous day))\b")),
)  # fmt: skip
_WEEKDAY_AFTER = Cued(
    rf"\b(?:the (?:following|next) (?P<next>{WEEKDAY})|(?:the |on )*(?P<day>{WEEKDAY}) (?:after(?: (?:that|this|then|it))?|following))\b(?! ¤)"
)
"""The first such weekday behind the days asked for: "the Tuesday after that"."""
_LATER, _SOONER = listed("later after"), listed("earlier sooner before")
_PUSHED = Cued(
    r"\b(?:push|put|shift|knock|delay)(?: (?:it|that|this))? (?:back|out|off)\b|\bdelay\b"
)
_PULLED = Cued(r"\b(?:bring|pull)(?: (?:it|that|this))? (?:forward|up|in)\b")
_EASE = listed(
    "what about how and or is it , ? . on ok the same thing one question but just then maybe instead please try make that to by any anything something"
    " a bit little there times time slots in day"
)
MOST_WORDS = 8


def shift_dates(question: Question, sentence: Sentence, pieces: list[Piece]) -> Question | None:
    """Return the question some days or minutes later, or None where the sentence says more or less than that."""
    if len(sentence.words) > MOST_WORDS or not all(part.days for part in question.asked):
        return None
    text = " ".join(sentence.words)
    if (later := _on_another_day(question, text, sentence.context)) is not None:
        return later
    if not all(part.hours for part in question.asked):
        return None
    minutes = _minutes(sentence, pieces)
    if minutes is not None:
        return replace(question, asked=tuple(_by_minutes(part, minutes) for part in question.asked))
    aside = {"later", "earlier", "sooner"} & set(sentence.words)
    if len(aside) != 1 or not _is_bare(" ".join(set(sentence.words) - aside)):
        return None
    beside = _after if "later" in aside else _before
    moved = tuple(beside(part, sentence.context) for part in question.asked)
    is_day_left = all(one.start < one.end for part in moved for one in part.hours)
    return replace(question, asked=moved) if is_day_left else None


def _on_another_day(question: Question, text: str, almanac: Almanac) -> Question | None:
    """Return the question so many days later, or on the first such weekday behind its days; None where neither is said."""
    for days, pattern in _DAYS:
        if pattern.search(text) and _is_bare(pattern.sub("", text)):
            parts = (_by_days(part, days, almanac) for part in question.asked)
            return replace(question, asked=tuple(parts))
    found = _WEEKDAY_AFTER.search(text)
    if found is None or not _is_bare(_WEEKDAY_AFTER.sub("", text)):
        return None
    day = _day_after(question, WEEKDAYS[found["next"] or found["day"]])
    return replace(question, asked=tuple(replace(part, days=(day,)) for part in question.asked))


def _day_after(question: Question, weekday: int) -> datetime:
    """Return the first day of this weekday behind all days asked for."""
    last = max(day for part in question.asked for day in part.days)
    return last + timedelta(days=(weekday - last.weekday() - 1) % 7 + 1)


def _after(part: Asked, almanac: Almanac) -> Asked:
    """Return the rest of the day after the hours asked for."""
    return replace(part, hours=(PartOfDay(max(one.end for one in part.hours), almanac.end),))


def _before(part: Asked, almanac: Almanac) -> Asked:
    return replace(part, hours=(PartOfDay(almanac.start, min(one.start for one in part.hours)),))


def _is_bare(rest: str) -> bool:
    return all(word in _EASE for word in rest.split())


def _by_days(part: Asked, days: int, almanac: Almanac) -> Asked:
    """Return what was asked for some days later; the day beside a working day is one too."""
    moved = []
    for day in part.days:
        other = day + timedelta(days=days)
        while abs(days) == 1 and almanac.works(day.date()) and not almanac.works(other.date()):
            other += timedelta(days=days)
        moved.append(other)
    return replace(part, days=tuple(moved))


def _minutes(sentence: Sentence, pieces: list[Piece]) -> int | None:
    lengths = [piece for piece in pieces if piece.kind == "length"]
    if len(lengths) != 1 or any(piece.kind not in {"length", "word", "join"} for piece in pieces):
        return None
    after = sentence.word(lengths[0].end)
    text = " ".join(sentence.words)
    if after in _LATER or _PUSHED.search(text):
        return int(lengths[0].value)
    return -int(lengths[0].value) if after in _SOONER or _PULLED.search(text) else None


def _by_minutes(part: Asked, minutes: int) -> Asked:
    return replace(
        part,
        hours=tuple(
            PartOfDay(one.start + minutes, one.end + minutes, one.is_start) for one in part.hours
        ),
    )
