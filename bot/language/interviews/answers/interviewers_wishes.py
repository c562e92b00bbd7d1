"""What an interviewer wishes of an interview that somebody else organizes, which the organizer is told: to swap with a colleague, or to come for less long."""

import re

from bot.language.acts.situation import LATE_WITHIN
from bot.language.context import ComingInterview, ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import colleagues_called, interviews_of
from bot.language.requests import AnswerRequest, ChangeRequest, LateRequest
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.fillers import LEAD

_NAME = r"(?!my\b|our\b|the\b|me\b|i\b)([\w'’-]+)"
_SWAP = r"(?:swap|switch|trade|exchange|change places|change slots)"
_WHAT = (
    r"(?:(?: (?:my|our|the))?(?: (?:places?|slots?|sessions?|times?|turns?|interviews?|parts?)))?"
)
_WISH = Cued(
    rf"{LEAD}(?:(?:i have|i've|i'm|im|i am|my)\b[^?]*?[,;.–—-] *(?:so |and |but )?)?"
    rf"(?:(?:(?:can|could|may|might|would|shall)(?: it be possible(?: to| for me to)?)?|is it possible(?: to| for)?|any chance(?: to|(?: that)?)|i'd like to|i would like to|please)(?: (?:i|we|you|us))?(?: (?:please|maybe|possibly|perhaps|just))* )?"
    rf"(?:{_SWAP}{_WHAT} me (?:and|with|for|&) {_NAME}|{_SWAP}{_WHAT} {_NAME} (?:and|with|&) me|{_SWAP}{_WHAT} with {_NAME}|(?:me|i) and {_NAME} {_SWAP}|{_NAME} and (?:i|me) {_SWAP})\b",
    re.IGNORECASE,
)
"""Two interviewers are to change places, of whom the speaker is one."""
_PARTLY = Cued(
    rf"{LEAD}(?:i(?:'m| am)? (?:can|could|would|able to|happy to|will|free)|i'll|can|happy to|fine)\b[^,;.?!]{{0,40}}?,?(?: (?:but|though|however|just|if))+(?: not (?:for )?(?:the |a )?(?:full|whole|entire) [a-z]+,?)?(?: (?:just|only|it's|i have|i've got|not (?:more|longer) than|no (?:more|longer) than|max(?:imum)?|at most|up to|for|not for|about))* (?:\d{{1,3}} ?(?:m|min|mins|minutes?)|[1-8] ?(?:h|hours?)|half an hour|an hour)(?: (?:max(?:imum)?|at most|only|tops|please|sorry|though|not more))*\W*\Z",
    re.IGNORECASE,
)
"""Somebody can come, but not for so long."""
_LENGTH = r"(?:\d{1,3} ?(?:m|min|mins|minutes?)|[1-8] ?(?:h|hours?)|half an hour|an hour)"
_LEAVES = Cued(
    rf"{LEAD}(?:(?!(?:it|that|this|works)\b)[\w’'-]+ (?:works|is (?:fine|ok|okay|good)),? (?:but|though) )?(?:i(?:['’]d|['’]ll|['’]ve| will| would)?(?: only)? (?:need|have|must|got|have got)(?: to)? (?:leave|go|drop (?:off|out)|run|stop|be (?:off|out|gone))\b[^?;,]{{0,30}}?\b(?:after {_LENGTH}|{_LENGTH} (?:early|before the end|in))|(?:i(?:['’]ve|['’]ll| have| will)? )?(?:only|just) (?:have|got|can spare|can do) {_LENGTH})(?: (?:for|on|of) [^?;]{{1,30}})?\W*\Z",
    re.IGNORECASE,
)
"""Somebody leaves before the end, or has no more time than that."""
_SHORTER = Cued(
    rf"{LEAD}(?:can|could|may|might|would|shall|any chance|is it possible|possible) (?=(?:(?:we|it|you|they|this|that|the|to)\b|[\w’']+['’]s\b))(?!.*\b(?:first|last|opening|final)\b)[^?;]{{0,40}}?\b(?:make|shorten|cut|do|have|keep|be|reduce)\b[^?;,\d]{{0,30}}?(?:\b(?:to|for|only|just|in|down to) )*(?:{_LENGTH}|(?<=to )\d{{2}})(?: instead(?: of [^?;]{{1,20}})?| please| only| long| max)*\W*(?:\Z|\? *[^?]*\Z)",
    re.IGNORECASE,
)
"""Somebody asks whether an interview may be shorter."""
_OTHER_TIME = Cued(
    r"\b(?:later|earlier|sooner|before|after|break|buffer|notice|quarter)\b|[0-9](?::[0-9]|[ap]m)",
    re.IGNORECASE,
)


def wish_of_interviewer(text: str, context: ParseContext) -> ParsedMessage | None:
    """Return an interviewer's wish to change places with a colleague or to come for less long, in their words; None for anything else."""
    meant = _meant(text, context) if context.interviews else None
    if meant is None or meant.role != "interviewer":
        return None
    if _PARTLY.match(text) or (_LEAVES.match(text) and not _YES.match(text)):
        return ParsedMessage(AnswerRequest("tentative", (meant.id,), reason=text.strip()))
    if _STARTS.match(text):
        return _starts_without(meant, text, context)
    colleagues = _swaps_with(text, context)
    if colleagues or _asks_shorter(text):
        wish = ChangeRequest((meant.id,), wish=text.strip(), swaps_with=colleagues)
        return ParsedMessage(wish)
    return None


_STARTS = Cued(
    rf"{LEAD}(?:(?:sorry|please|i(?:'ll|'m| will| am| might| may)(?: be)?(?: \w+){{0,4}}? late\b[^?.;,]{{0,40}})[\s,.;–—-]+(?:so |but |please |just |do )*)*(?:you (?:can |could )?)?(?:start|begin|kick off|get going|get started)(?: (?:it|off|on))? without me\b[^?]*\Z",
    re.IGNORECASE,
)
"""The others are to begin: who says so comes later."""


def _starts_without(meant: ComingInterview, text: str, context: ParseContext) -> ParsedMessage:
    """Return that somebody is late for what is near, and else their maybe, in their words."""
    now = context.now.replace(tzinfo=None)
    if abs(meant.start - now) <= LATE_WITHIN:
        return ParsedMessage(LateRequest((meant.id,), note=text.strip(" .!")))
    return ParsedMessage(AnswerRequest("tentative", (meant.id,), reason=text.strip()))


def _asks_shorter(text: str) -> bool:
    *before, asked = _BEFORE_IT.split(text)
    is_refused = any(map(_REFUSED.search, before))
    return bool(_SHORTER.match(asked)) and not (_OTHER_TIME.search(asked) or is_refused)


_BEFORE_IT = re.compile(
    r"(?:[,;.–—]|\b(?:so|but)\b)\s+(?=(?:can|could|may|might|would|shall|any)\b)", re.IGNORECASE
)
_REFUSED = re.compile(
    r"\b(?:can['’]?t|cannot|won['’]?t|unable|declin\w+|not free|no)\b", re.IGNORECASE
)


def _swaps_with(text: str, context: ParseContext) -> tuple[str, ...]:
    """Return who may be meant with whom the speaker wishes to change places; empty where they wish no such thing."""
    found = _WISH.match(text)
    name = next((one for one in found.groups() if one), "") if found else ""
    return colleagues_called(name, context) if name else ()


def _meant(text: str, context: ParseContext) -> ComingInterview:
    """Return the interview of the candidate who is named, else the only one on the weekday, else the one that is spoken of or comes next."""
    words = re.findall(r"[\w-]+", text)
    named = (one for word in words for one in interviews_of(word, context))
    days = {WEEKDAYS[one] for one in map(small, words) if one in WEEKDAYS}
    on_them = [one for one in context.interviews if one.start.weekday() in days]
    return next(named, on_them[0] if len(on_them) == 1 else context.interviews[0])


_YES = re.compile(r"\W*(?:yes|yep|yeah|sure|ok|okay|accept\w*)\b", re.IGNORECASE)
"""A yes in so many words: what it depends on is told with it."""
