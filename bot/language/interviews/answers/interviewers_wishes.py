"""What an interviewer wishes of an interview that somebody else organizes, which the organizer is told: to swap with a colleague, or to come for less long."""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import interviews_of, is_colleague
from bot.language.requests import AnswerRequest, ChangeRequest
from bot.language.tokens.cues import Cued
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
    rf"{LEAD}(?:i(?:'m| am)? (?:can|could|would|able to|happy to|will|free)|i'll|can|happy to|fine)\b[^,;.?!]{{0,40}}?,?(?: (?:but|though|however|just|if))+(?: (?:just|only|it's|i have|i've got|not (?:more|longer) than|no (?:more|longer) than|max(?:imum)?|at most|up to|for|not for|about))* (?:\d{{1,3}} ?(?:m|min|mins|minutes?|h|hours?)|half an hour|an hour)(?: (?:max(?:imum)?|at most|only|tops|please|sorry|though|not more))*\W*\Z",
    re.IGNORECASE,
)
"""Somebody can come, but not for so long."""


def wish_of_interviewer(text: str, context: ParseContext) -> ParsedMessage | None:
    """Return an interviewer's wish to change places with a colleague or to come for less long, in their words; None for anything else."""
    if not context.interviews:
        return None
    if _PARTLY.match(text):
        partly = _meant(text, context)
        if partly.role != "interviewer":
            return None
        return ParsedMessage(AnswerRequest("tentative", (partly.id,), reason=text.strip()))
    found = _WISH.match(text)
    if found is None:
        return None
    name = next(one for one in found.groups() if one)
    meant = _meant(text, context)
    if meant.role != "interviewer" or not is_colleague(name, context):
        return None
    return ParsedMessage(ChangeRequest((meant.id,), wish=text.strip()))


def _meant(text: str, context: ParseContext) -> ComingInterview:
    """Return the interview of the candidate who is named, else the one that is spoken of or comes next."""
    named = (one for word in re.findall(r"[\w-]+", text) for one in interviews_of(word, context))
    return next(named, context.interviews[0])
