"""What a clause tells beside what is asked for: that who is asked for is away then, from or until when they are there, or nothing of who can when."""

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause, joined
from bot.language.told.message import ToldMessage
from bot.language.told.named import colleagues, with_subject
from bot.language.told.signs import (
    ARRIVES,
    BARS,
    BEARS,
    HABIT,
    IS_THERE,
    LEAVES,
    OF_OFFERS,
    SHIFTS,
    UNTIL,
    WAS,
    WHY,
)

_AM_AWAY, _IS_AWAY = "am away", "is away"
SPEAKER = Cued(r"\bi(?:['’]?(?:m|ll|ve))?\b", re.IGNORECASE)
_OF_ME = Cued(
    r"\A(?!.*\b(?:only|prefer\w*)\b)\W*(?:\w+\W+){0,2}?(?:i(?:['’]?(?:m|ll|ve|d))?|\w+ing)\b",
    re.IGNORECASE,
)
_MINE = Cued(r"\W*(?:my|our)\b", re.IGNORECASE)
_ME = Cued(r"\b(?:me|i|myself|us|we)\b", re.IGNORECASE)


def ways_told(
    message: ToldMessage, n: int, found: ParsedMessage, kept: Mapping[int, Clause]
) -> Iterator[Clause]:
    """Yield what a clause may tell: that who is asked for is away then; what it says; that of whom it speaks."""
    clause = message.clauses[n]
    named = with_subject(clause, message.clauses[:n], message.shaped)
    if arrives := ARRIVES.search(clause.text):
        if _is_of_whom_is_asked(clause, joined(kept)):
            yield replace(clause, text=f"from {clause.text[arrives.end() :]}")
        return
    away = _away(message, named, found, kept)
    if away:
        yield replace(clause, text=away)
    if UNTIL.search(clause.text) and not IS_THERE.search(clause.text):
        return
    if SHIFTS.search(clause.text):
        clause = replace(clause, text=SHIFTS.sub("works", clause.text))
    yield clause
    if named != clause:
        yield named
    if leaves := LEAVES.search(clause.text):
        yield replace(clause, text=f"until {clause.text[leaves.end() :]}")


def is_of_others(message: ToldMessage, told: Clause, found: ParsedMessage) -> bool:
    """Whether a clause tells of colleagues who are not asked for, or of times that were offered before."""
    if found.continues and OF_OFFERS.match(told.text):
        return True
    named = colleagues(message.shaped(told.text))
    question = found.question
    if question is None or not question.people or not named or question.sessions:
        return False
    return not any({*one} & {*question.people} for one in named)


def _away(
    message: ToldMessage, told: Clause, found: ParsedMessage, kept: Mapping[int, Clause]
) -> str:
    """Return that somebody who is asked for has something else then, in plain words; empty where that is not told."""
    shape = message.shaped(told.text)
    times = [n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS]
    if not times or found.question is None or IS_THERE.search(told.text):
        return ""
    when = shape.text(range(times[0], times[-1] + 1))
    until = [n for n in times if UNTIL.match(shape.text([n]))]
    candidate = [n for n, one in enumerate(shape.pieces) if one.kind == "candidate"]
    if until and candidate and not any(one.kind == "name" for one in shape.pieces):
        return f"candidate {shape.text(candidate[:1])} {_IS_AWAY} {shape.text(until[:1])}"
    if SPEAKER.match(told.text):
        return f"I {_AM_AWAY} {when}" if _ME.search(joined(kept)) else ""
    who = next((n for n, one in enumerate(shape.pieces) if one.kind == "name"), None)
    if who is None or not {*shape.pieces[who].value.ids} <= {*found.question.people}:
        return ""
    return f"{shape.text([who])} {_IS_AWAY} {when}"


def _is_of_whom_is_asked(told: Clause, asked: str) -> bool:
    """Whether a clause tells of one day, and not of the speaker where they are not asked for."""
    is_mine = bool(_OF_ME.search(told.text) or _MINE.match(told.text))
    return not HABIT.search(told.text) and (not is_mine or bool(_ME.search(asked)))


def is_past(told: Clause) -> bool:
    """Whether a clause tells of what the speaker did or where they were: "I was out on Friday"."""
    return bool(_OF_ME.search(told.text) and WAS.search(told.text))


def tells_nothing(told: Clause, asked: str) -> bool:
    """Whether a clause tells nothing of who can when; or only of the speaker, who is not asked for; or why a time is left out."""
    is_why = WHY.search(told.joint) or "as" in told.joint.casefold().split()
    if not BEARS.search(told.text) or (is_why and BARS.search(asked)):
        return True
    return bool(_OF_ME.search(told.text)) and not _ME.search(asked)
