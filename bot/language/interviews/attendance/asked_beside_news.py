"""What a message asks for beside news of who is late or ill: “Mei's stuck in traffic, move Otto back 15 min”.

What is asked for is read as if it stood alone, of the interview of whom the news tells. News of that interview only says
why; where it is of another, as in “running 10 late, and move Jo's 3pm to 4”, it is passed on besides.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.attendance.arrivals import near_interviews, news_of, news_of_arrival
from bot.language.parsed import ParsedMessage
from bot.language.people.candidates import is_candidate_of
from bot.language.people.coming_names import attends
from bot.language.requests import LateRequest, Target
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import SO

_REQUEST = Cued(
    rf"(?:^|(?<=\W)){SO}(?:move|push|shift|bring|put|pull|slide|bump|delay|postpone|defer|re ?-?schedule|cancel|swap|replace|add|remove|extend|shorten|(?:find|book|schedule|arrange|look for|show)(?! (?:me )?(?:another|some other|a different|a new|one|else)\b)|rename|make (?:it|that|him|her|them|this)|who(?:[’']s| is) (?=free|available|around)|(?:start|begin|have|do|see|meet) (?!(?:now|without|yet)\b)[^,;.?!]*\d)\b",
    re.IGNORECASE,
)
"""What is to be done to an interview, as a part of a message begins with it."""
_CUTS = re.compile(r"\s*[,;.!–—]+\s+|\s+-\s+|\s+(?:and|so|but|then)\s+")
_JOINED = re.compile(r"\band\b|[.;!]")
_AND = re.compile(r"(?:and|also) ", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\W*(?:s?he|they|the \w+)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|this|that|the interview)\b", re.IGNORECASE)
_STARTS = Cued(rf"{SO}(?:start|begin)(?= (?:at |from )?\d)", re.IGNORECASE)
_THEM = re.compile(r"\b(?:him|her|them)\b", re.IGNORECASE)
_EXCHANGED = Cued(
    r"\b(?P<does>(?:replace|swap|switch|substitute|remove)(?: out)?) (?:him|her|them)\b",
    re.IGNORECASE,
)


class BesideNews(Struct, frozen=True):
    """News, and what is asked for beside it, in words that stand alone."""

    news: str
    asked: str
    is_joined: bool
    """Whether it is one thing more, and not what follows from the other: "and", or a sentence of its own."""


def asked_beside_news(text: str, context: ParseContext) -> BesideNews | None:
    """Return what is asked for beside such news; None for any other message."""
    if not context.interviews or context.last == "invitation":
        return None
    for cut in _CUTS.finditer(text):
        before, after = text[: cut.start()], text[cut.end() :]
        is_joined = bool(_JOINED.search(cut.group()) or _AND.match(after))
        if _REQUEST.match(after) and (who := news_of(before, context)) is not None:
            return BesideNews(before, _of_theirs(_AND.sub("", after), who, context), is_joined)
        if _REQUEST.match(before) and is_joined and _is_own(after, context):
            return BesideNews(after, before, is_joined)
    return None


def with_passed_on(read: ParsedMessage, beside: BesideNews, context: ParseContext) -> ParsedMessage:
    """Return what is asked for, with the news that is to be passed on besides, or that cannot be, if it does not only say why."""
    late = news_of_arrival(beside.news, context)
    target: Target = getattr(read.request, "target", ())
    if late is None or not isinstance(late.request, LateRequest) or late.doubt is not None:
        is_lost = beside.is_joined and bool(target) and _is_own(beside.news, context)
        return replace(read, left_out=(*read.left_out, beside.news)) if is_lost else read
    is_why = bool({*late.request.target} & {*target}) or not (target or beside.is_joined)
    return read if is_why else replace(read, news=late.request)


def _is_own(text: str, context: ParseContext) -> bool:
    """Whether somebody tells where they are themselves."""
    return news_of(text, context) == "" and not _OF_OTHERS.match(text)


def _of_theirs(asked: str, who: str, context: ParseContext) -> str:
    """Return what is asked for with the candidate's name for a word that points to whom the news tells of."""
    if who and attends(who, context) and _EXCHANGED.search(asked):
        return _EXCHANGED.sub(rf"\g<does> {who}", asked, count=1)
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
