"""What a message asks for beside news of who is late or ill: “Mei's stuck in traffic, move Otto back 15 min”.

The news only says why; what is asked for is read as if it stood alone, of the interview of whom the news tells.
"""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.attendance.arrivals import near_interviews, news_of
from bot.language.people.candidates import is_candidate_of
from bot.language.people.coming_names import attends
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import SO

_REQUEST = Cued(
    rf"(?:^|(?<=\W)){SO}(?:move|push|shift|bring|put|pull|slide|bump|delay|postpone|defer|re ?-?schedule|cancel|swap|replace|add|remove|extend|shorten|make (?:it|that|him|her|them|this)|(?:start|begin|have|do|see|meet) (?!(?:now|without|yet)\b)[^,;.?!]*\d)\b",
    re.IGNORECASE,
)
"""What is to be done to an interview, as a part of a message begins with it."""
_CUTS = re.compile(r"\s*[,;.!–—]+\s+|\s+-\s+|\s+(?:and|so|but|then)\s+")
_IT = re.compile(r"\b(?:it|this|that|the interview)\b", re.IGNORECASE)
_STARTS = Cued(rf"{SO}(?:start|begin)(?= (?:at |from )?\d)", re.IGNORECASE)
_THEM = re.compile(r"\b(?:him|her|them)\b", re.IGNORECASE)


def asked_beside_news(text: str, context: ParseContext) -> str:
    """Return what is asked for beside such news, in words that stand alone; empty for any other message."""
    if not context.interviews or context.last == "invitation":
        return ""
    for cut in _CUTS.finditer(text):
        news, asked = text[: cut.start()], text[cut.end() :]
        if not _REQUEST.match(asked):
            continue
        who = news_of(news, context)
        return "" if who is None else _of_theirs(asked, who, context)
    return ""


def _of_theirs(asked: str, who: str, context: ParseContext) -> str:
    """Return what is asked for with the candidate's name for a word that points to whom the news tells of."""
    near = near_interviews(context) or context.interviews
    of_who = [one for one in near if _is_of(who, one, context)]
    names = {one.candidate.name for one in of_who if one.candidate}
    if (
        not who
        or len(names) != 1
        or (context.last == "interview" and context.interviews[0] in of_who)
    ):
        return asked
    whose = f"{names.pop()}'s interview"
    is_candidate = any(is_candidate_of(who, one) for one in of_who)
    if _THEM.search(asked) and is_candidate:
        return _THEM.sub(whose, asked, count=1)
    if _STARTS.match(asked):
        return _STARTS.sub(rf"\g<0> {whose}", asked)
    return _IT.sub(whose, asked, count=1) if _IT.search(asked) else asked


def _is_of(who: str, one: ComingInterview, context: ParseContext) -> bool:
    return is_candidate_of(who, one) or attends(who, context, (one,))
