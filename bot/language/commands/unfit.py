"""What a row of the table takes for a command of the account, and is said of a booked interview.

"Use Wei for Mei" gives Mei no nickname where Wei is a colleague and Mei has an interview that is coming; "note: bring up
the gap in 2024" sets no gap between interviews.
"""

import re

from bot.language.context import ParseContext
from bot.language.people.candidates import is_candidate_of
from bot.language.requests import AdminRequest, CommandRequest, SettingRequest
from bot.language.tokens.cues import Cued, small

_NOTES = re.compile(
    r"\W*(?:(?:please|ok|and|also|add|a|the)\W+)*(?:note|notes|candidate note|interviewers?['’]? note|reason|message)(?: (?:for|to) [^:]{2,30})?: ?\S",
    re.IGNORECASE,
)
"""What stands behind is what somebody is to read."""
_INTERVIEWER_OF = re.compile(
    r"\w['’]s (?:new )?interviewers?\b|\b(?:tell|let|inform|remind) the (?:interviewers?|panel)\b",
    re.IGNORECASE,
)
"""Of whose interview somebody is the interviewer, or what the interviewers are to know: no role is given."""
_COUNTED = re.compile(
    r"\b(?:both|these|those|(?:the|my) (?:two|three|four|five|other|first|last|next))(?: of)?(?: (?:the|my|our|these|those))?(?: \w+)? interviews?\b",
    re.IGNORECASE,
)
"""Interviews that can be counted: no setting is of so many."""
_SHOWN = frozenset({"interview", "proposal", "feedback", "list", "loop"})
_JOINS = re.compile(
    r"\bjoin(?:s|ing)?(?: (?:it|this|that|too|as well|also|us|them|her|him|in|please|pls|instead|the (?:interview|panel|call|meeting)))*\W*\Z",
    re.IGNORECASE,
)
"""Who is to come to the interview that was shown: "have Priya join"; to the bot one is invited to connect."""
_ANYBODY = re.compile(r"(?:some|any)(?:one|body)\b", re.IGNORECASE)
_USES = Cued(
    r"\A\W*(?:(?:ok|so|please|pls|then|and|no|actually|let['’]s)\W+)*[Uu]se (?P<new>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?) (?:for|instead of|in place of|rather than) (?P<out>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)(?P<end>(?: (?:please|then|instead))*\W*)\Z"
)


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
    return bool(is_to_come) or any(
        is_candidate_of(who, one) for who in found.unknown for one in context.interviews
    )


def swapped(text: str, context: ParseContext) -> str:
    """Return "replace Mei with Wei" for "use Wei for Mei", where Wei is a colleague and Mei attends what is coming; else the text."""
    found = _USES.match(text)
    if found is None:
        return text
    attend = {mail for one in context.interviews for mail in one.people}
    known = context.directory.people
    out = any(_is_called(found["out"], one.name) for one in known if one.mail in attend)
    new = any(_is_called(found["new"], one.name) for one in known)
    return f"replace {found['out']} with {found['new']}{found['end']}" if out and new else text


def _is_called(said: str, name: str) -> bool:
    words = small(name).split()
    return small(said) in {words[0], " ".join(words)}
