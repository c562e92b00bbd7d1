"""A no-show that is to be noted, and another time for the same candidate: "mark it as a no-show and find another time".

Both are done, in that order. The other time is asked for like that of an interview that is to be booked again.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.attendance.no_shows import told_of_ended
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import ButtonRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import SO
from bot.language.tokens.typed_patterns import NAME

_CUTS = re.compile(r"\s*[,;.!–—]+\s+|\s+-\s+|\s+(?=(?:and|so|but|then)\s)")
_WHOM = rf"(?: (?:me|us|him|her|them|it|that|this|{NAME}))?"
_TIME = r"(?:(?:another|a new|a different|some other|a better|the next|a second) (?:free )?(?:time|slot|date|day|appointment|one)|something else)"
_AGAIN = Cued(
    rf"\W*(?:(?:and|so|but|then|also|please|pls) )*{SO}(?:(?:find|look for|search for|get|book|need|offer|give|set up|schedule|arrange|suggest){_WHOM} {_TIME}|re-?(?:schedule|book|arrange){_WHOM}|(?:book|schedule|do|try|set up){_WHOM} (?:again|anew|once more))"
    rf"(?: (?:for|with) (?:him|her|them|it|{NAME}))?(?P<when>(?:,? (?:on|in|for|at|later|next|this|tomorrow|the|after|before|any)\b[^?!;]*?)?)(?:[\s,]+(?:please|pls|thanks|thx|then))*\W*",
    re.IGNORECASE,
)
"""Another time, and when it is to be."""


class NotedAndAgain(Struct, frozen=True):
    """What is noted first, the words for what is asked for then, and what they are read with."""

    noted: ButtonRequest
    asked: str
    context: ParseContext


def no_show_and_again(text: str, context: ParseContext) -> NotedAndAgain | None:
    """Return what is noted and what is asked for, where a message has both and its interview has begun; None for any other."""
    for cut in _CUTS.finditer(text):
        again = _AGAIN.fullmatch(text[cut.end() :])
        told = told_of_ended(text[: cut.start()], context) if again else None
        if again is None or told is None:
            continue
        noted = told.request
        one = _meant(noted, context) if isinstance(noted, ButtonRequest) else None
        if not isinstance(noted, ButtonRequest) or noted.verb != "no_show" or one is None:
            return None
        name = one.candidate.name if one.candidate else ""
        sentence = f"book it again{again['when']}"
        return NotedAndAgain(replace(noted, text=noted.text or name), sentence, _of(one, context))
    return None


def _meant(noted: ButtonRequest, context: ParseContext) -> ComingInterview | None:
    """Return the interview that has begun, or is over, of who is named, else the one shown, else the last."""
    now = context.now.replace(tzinfo=None)
    begun = [one for one in _own(context) if one.start <= now]
    theirs = [one for one in begun if not noted.text or is_candidate_of(noted.text, one)]
    shown = context.interviews[:1] if context.last == "interview" else context.ended[: context.is_ended_shown]  # fmt: skip
    first = next((one for one in shown if one in theirs), None)
    return first or max(theirs, key=lambda one: one.end, default=None)


def _own(context: ParseContext) -> list[ComingInterview]:
    return [
        one
        for one in (*context.interviews, *context.ended)
        if one.role == "organizer" and not one.sessions
    ]


def _of(one: ComingInterview, context: ParseContext) -> ParseContext:
    """Return what is known with this interview as the one shown last."""
    if one in context.ended:
        ended = (one, *(it for it in context.ended if it != one))
        return context.but(last="none", ended=ended, is_ended_shown=True)
    coming = (one, *(it for it in context.interviews if it != one))
    return context.but(last="interview", interviews=coming)
