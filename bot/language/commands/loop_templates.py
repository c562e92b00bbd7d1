"""The sessions of a loop template: `1 of pool backend 60, Mei 45, 1 of Dana or Lucy 30, breaks 15 after two`."""

import re

from msgspec import Struct

from bot.language.commands.values import people_in
from bot.language.context import ParseContext
from bot.language.requests import Session
from bot.language.times.durations import LENGTHS
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import UNITS
from bot.language.tokens.tokenizer import split

_PARTS = re.compile(
    r"\s*(?:;|\n|,\s*(?:and |then )*|\bthen\b|\bfollowed by\b|->)\s*", re.IGNORECASE
)
_BREAK = Cued(rf"(?:with )?(?:a )?(?:(?P<n>\d+)[ -]?(?:min\w*)? )?breaks?(?: of)?(?: (?P<m>\d+)(?: ?min\w*)?)?(?: (?:after|every)(?: every)? (?P<after>\d+|{'|'.join(UNITS)})(?: sessions| interviews)?)?", re.IGNORECASE)  # fmt: skip
_SOME = Cued(rf"^(?:any )?(?P<n>\d|{'|'.join(UNITS)}|any|someone|somebody|anyone|either)(?: person| people)? ?(?:of|from|in)? (?:the )?(?:pool )?(?P<who>.+)$", re.IGNORECASE)  # fmt: skip
_LENGTH = Cued(r"(?:\bfor |\(|: ?)?\b(?P<said>(?:\d+(?:[.,]\d+)?|an|a|half an|one|two)[ -]?(?:h|hrs?|hours?|m|mins?|minutes?|hour)?(?: ?\d\d)?)\)?$", re.IGNORECASE)  # fmt: skip


class TemplateParts(Struct, frozen=True):
    """What a template says; `unknown` are words that name nobody."""

    sessions: tuple[Session, ...] = ()
    break_minutes: int | None = None
    break_after: int | None = None
    unknown: tuple[str, ...] = ()


def sessions(text: str, context: ParseContext) -> TemplateParts:
    """Return the sessions of a template in order; none where a part of the text says no length."""
    made: list[Session] = []
    unknown: list[str] = []
    pause: tuple[int | None, int | None] = (None, None)
    for part in filter(None, (one.strip(" .") for one in _PARTS.split(text))):
        stop = _BREAK.fullmatch(part)
        if stop:
            after = stop["after"]
            pause = (
                int(stop["n"] or stop["m"] or 0),
                int(UNITS.get(after.lower(), 0) or after) if after else None,
            )
            continue
        session, strange = _session(part, context)
        if session is None:
            return TemplateParts()
        made.append(session)
        unknown += strange
    return TemplateParts(tuple(made), *pause, tuple(unknown))


def _session(part: str, context: ParseContext) -> tuple[Session | None, tuple[str, ...]]:
    length = _LENGTH.search(part)
    minutes = _minutes(length["said"]) if length else None
    if length is None or minutes is None:
        return None, ()
    who = re.sub(
        r"^(?:and |with )|(?: for| -|:)$",
        "",
        part[: length.start()].strip(" ,:-("),
        flags=re.IGNORECASE,
    )
    some = _SOME.match(who)
    named, unknown = people_in(
        re.sub(r"^pool | pool$", "", some["who"] if some else who, flags=re.IGNORECASE), context
    )
    need: str | int = (
        int(UNITS.get(some["n"].lower(), 0) or (some["n"] if some["n"].isdigit() else 1))
        if some
        else "all"
    )
    if not some and re.search(r"\bor\b", who):
        need = 1
    return (
        (Session(tuple(sorted(named)), need, minutes), unknown) if named or unknown else (None, ())
    )


def _minutes(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    sentence = split(said)
    hit = LENGTHS.match(sentence, 0)
    return hit[1] if hit and hit[0] == len(sentence.words) else None
