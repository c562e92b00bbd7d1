"""What a row of the table takes for a command of the account, and is none: it is said of a booked interview, told, or a question.

"Note: bring up the gap in 2024" sets no gap between interviews, "3 interviews with Ian and Mei, 45 min each" no length.
"""

import re

from bot.language.context import ParseContext
from bot.language.people.coming_names import interviews_of
from bot.language.questions.loops.loops import counts_sessions
from bot.language.requests import AdminRequest, CommandRequest, SettingRequest
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued

_NOTES = Cued(
    r"\W*(?:(?:please|ok|and|also|add|a|the)\W+)*(?:note|notes|candidate note|interviewers?['’]? note|reason|message)(?: (?:for|to) [^:]{2,30})?: ?\S",
    re.IGNORECASE,
)
"""What stands behind is what somebody is to read."""
_INTERVIEWER_OF = Cued(
    r"\w['’]s (?:new )?interviewers?\b|\b(?:tell|let|inform|remind) the (?:interviewers?|panel)\b",
    re.IGNORECASE,
)
"""Of whose interview somebody is the interviewer, or what the interviewers are to know: no role is given."""
_COUNTED = Cued(
    r"\b(?:both|these|those|(?:the|my) (?:two|three|four|five|other|first|last|next))(?: of)?(?: (?:the|my|our|these|those))?(?: \w+)? interviews?\b",
    re.IGNORECASE,
)
"""Interviews that can be counted: no setting is of so many."""
_SHOWN = frozenset({"interview", "proposal", "feedback", "list", "loop"})
_JOINS = Cued(
    r"\bjoin(?:s|ing)?(?: (?:it|this|that|too|as well|also|us|them|her|him|in|please|pls|instead|the (?:interview|panel|call|meeting)))*\W*\Z",
    re.IGNORECASE,
)
"""Who is to come to the interview that was shown: "have Priya join"; to the bot one is invited to connect."""
_ANYBODY = re.compile(r"(?:some|any)(?:one|body)\b", re.IGNORECASE)


def is_of_booked(found: CommandRequest, text: str, context: ParseContext) -> bool:
    """Whether a message that reads as a command or setting speaks of an interview that is coming."""
    if not context.interviews or not isinstance(found, AdminRequest | SettingRequest):
        return False
    if _NOTES.match(text):
        return True
    if found.intent == "role" and _INTERVIEWER_OF.search(text):
        return True
    if isinstance(found, SettingRequest):
        return bool(_ANYBODY.match(found.name) or _COUNTED.search(text))
    if found.intent == "remind":
        return False
    is_to_come = found.intent == "invite" and context.last in _SHOWN and _JOINS.search(text)
    return bool(is_to_come) or any(interviews_of(who, context) for who in found.unknown)


_ASKS_TIMES = Cued(
    r"^(?:please |can you |could you |we need to |i need to )*(?:shift|move|push|bring|pull|reschedule|swap)\b|\b(?:need|find|looking for|book|free|slots?)\b.*(?:,|\bbut\b|\band\b)",
    re.IGNORECASE,
)
_IS_TOLD = Cued(
    r"\W*(?:no (?:more |further |other )?changes\b|(?:i|we|he|she|they|you)(?:['’]ve|['’]d| have| had| just| already| also)* (?:sent|e-?mailed|mailed|messaged|called|told|wrote|phoned|pinged|asked|texted|forwarded)|did you (?:see|get|read|hear)|have you (?:seen|got|read|heard|met))\b",
    re.IGNORECASE,
)
"""What somebody did, or asks whether another did: no setting and no command."""
_HABITS = Cued(
    rf"\b(?:(?:not|never) on|{WEEKDAY}s|hours|work|works|working|availability is|available|limit|max\w*|at most|no more than|interviews|never|don't book|do not book|block|per (?:day|week)|a (?:day|week)|always|usually|only)\b",
    re.IGNORECASE,
)


def is_unset(found: CommandRequest, text: str, row: str) -> bool:
    """Whether a message that reads as a command or setting only tells something, or asks for times; hours and limits speak of a habit."""
    if not isinstance(found, AdminRequest | SettingRequest):
        return False
    if _IS_TOLD.match(text) or isinstance(found, AdminRequest):
        return bool(_IS_TOLD.match(text))
    if counts_sessions(row) or _ASKS_TIMES.search(text):
        return True
    is_timed = found.intent in {"working_hours", "limit"} and bool(found.days or found.start)
    return is_timed and not _HABITS.search(text)
