"""Addresses and documents that are told of a candidate, in the one order and the words in which they are read.

forms for `rewritten`: "https://… is Aoife's CV" → "Aoife's CV is https://…", "Applicant's email is …" → "candidate's email is …"
"""

import re

from bot.language.tokens.cues import Cued

DOCUMENT = r"(?:cv|curriculum vitae|r[eé]sum[eé]|portfolio|cover letter|application|profile|linkedin(?: profile)?|github(?: profile)?|work samples?|take[ -]?home|case study|code sample|presentation|homework)"
MAIL = r"(?:e-?mail|mail|address|(?:e-?)?mail address)"
_LEAD = r"\A\W*(?:(?:ok|okay|and|also|so|fyi|btw|oh|sorry|actually)\W+)*"
_CANDIDATE = r"(?:candidate|applicant|interviewee)"
_LINK, _ADDRESS = r"(?:https?://|www\.)[^\s<>|]+[^\s<>|.,;:)–—-]", r"[^\s<>|@:]+@[^\s<>|]+\w"
_WHOSE = rf"(?:his|her|their|(?:the )?{_CANDIDATE}['’]s|[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?['’]s)"
_IS = r"(?:\s+(?:is|are|=)|\s*[:=–—,-]|['’]s)?\s+\(?"
_END = r"\)?\W*\Z"

TOLD_VALUES = (
    (
        Cued(
            rf"{_LEAD}<?(?P<link>{_LINK})>?{_IS}(?P<what>{_WHOSE} (?:new )?{DOCUMENT}|the {DOCUMENT} (?:of|for) [\w.-]+(?: [\w.-]+)?){_END}",
            re.IGNORECASE,
        ),
        r"\g<what> is \g<link>",
    ),
    (
        Cued(
            rf"{_LEAD}(?P<mail>{_ADDRESS}){_IS}(?P<whose>{_WHOSE}) (?:(?:new|right|correct|actual|current) )?{MAIL}{_END}",
            re.IGNORECASE,
        ),
        r"\g<whose> email is \g<mail>",
    ),
    (
        Cued(
            rf"\b(?:the )?{_CANDIDATE}['’]?s (?=(?:new |right |correct )?{MAIL}(?: is\b| has\b|:| =))",
            re.IGNORECASE,
        ),
        "candidate's ",
    ),
    (
        Cued(
            rf"\b(?!(?:[Tt]he )?candidate['’]s )([A-Z]\w+(?: [A-Z]\w+)?|\A[a-z]+)['’]s (?:new )?{MAIL}"
            r"(?: is(?: now)?|:| =| (?:has )?changed(?: to|[,;:.]? (?:it['’]s|it is)(?: now)?)) (?=\S+@\S)"
        ),
        r"candidate \1's email ",
    ),
)
