"""What kind of interview was asked for, in words that a candidate may read: "technical interview", "phone screen".

Only words of this list are taken: nothing else of what a recruiter types is meant for candidates.
"""

import re

from bot.language.tokens.cues import Cued

_KINDS = (
    r"technical|tech|coding|pair programming|system design|design|architecture|case study|case|portfolio|hiring manager|"
    r"culture(?: fit)?|behaviou?ral|competency|skills|leadership|panel|introductory|intro|initial|phone|telephone|video|"
    r"recruiter|hr|on-?site|final(?: round)?|first(?: round)?|second(?: round)?|third(?: round)?|follow-?up"
)
_KIND = Cued(
    rf"\b(?P<kinds>(?:(?:{_KINDS})[ -])*(?:{_KINDS})) (?P<noun>interview|screening|screen|call|conversation|chat|round)\b(?! ?s\b)"
    r"|\b(?P<alone>screening(?: (?:call|interview))?)\b",
    re.IGNORECASE,
)
_WRITTEN = {"tech": "technical", "intro": "introductory", "hr": "HR", "telephone": "phone"}
MOST = 40


def interview_kind(text: str) -> str:
    """Return the kind of interview that a message names, as a candidate reads it; empty where it names none."""
    found = _KIND.search(text)
    if found is None:
        return ""
    said = found["alone"] or f"{found['kinds']} {found['noun']}"
    words = (_WRITTEN.get(word, word) for word in said.lower().split())
    kind = " ".join(words)
    return kind if len(kind) <= MOST else ""
