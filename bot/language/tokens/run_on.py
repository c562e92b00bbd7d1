"""The stops that are missing in a message that was dictated: where a clause ends without a mark and the next one begins.

with_stops("take Tom off it he's up to his eyes")    "take Tom off it. he's up to his eyes"
with_stops("that won't suit move it to Friday")      "that won't suit. move it to Friday"
"""

import re

from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued

_MARKED = re.compile(r"[.,;:!?…–—()\n]|\s-+\s")
_LAST = " .,;:!?…–—-()\n"
"""A mark inside a message: who sets some sets the others too."""
_LEAST = 5
"""Words of a message that may have two clauses."""
_IS = r"(?:['’](?:m|s|re|ve|d|ll)\b|\s+(?:am|is|are|was|were|has|have|had|will|would|could|might|may|need|needs|got|gets?|can['’]?t|cannot|won['’]?t|don['’]?t|doesn['’]?t|isn['’]?t|hasn['’]?t|haven['’]?t|didn['’]?t|couldn['’]?t)\b)"
_TOLD = rf"(?:(?-i:(?!I\b)[A-Z])[\w’'-]*?(?:['’]s|\s+(?:is|was|has|can['’]?t|won['’]?t))\s+(?:an?|the|on|in|at|out|off|away|sick|ill|gone|stuck|not|got|going|flying|travelling|double|only|make|do|to)\b|(?:i|he|she|they|we|it|there){_IS}|that['’]s\b|(?:my|our|the|his|her|their)\s+(?!one\b|(?:whole|other|same|next|first|last|second)\b)[\w'’-]+(?:\s+[\w'’-]+)?\s+(?:is|are|was|were|has|have|had|isn['’]?t|can['’]?t|won['’]?t)\b)"
_ENDED = rf"(?:\b(?:it|off|down|out|maybe|now(?!\s+(?:i|we)\b)|today|tomorrow|tonight|{WEEKDAY}|week|morning|afternoon|then|please|instead|thanks|again|too|far|yet|hours?|minutes|mins|(?:this|that) one|of them|(?:of|on|do|make|manage|from|with) (?:that|this)|(?:as|where|how) (?:it|they) (?:is|are|was|were)|(?:would|will|could) (?:you|ye)|any ?more|(?:at|to|till|until|by|for|around|half|past|about) (?:\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:accept|decline|tentative|yes|no)(?: (?:for|from) me)?|(?<!\btell )(?<!\btells )(?<!\btold )(?<!\btelling )(?<!\bremind )(?<!\breminds )(?<!\breminded )(?<!\binform )(?<!\binformed )(?<!\bwarn )(?<!\bwarned )(?<!\bshow )(?<!\bshowed )(?<!\blet )(?<!\bgive )(?<!\bgave )(?<!\bask )(?<!\basked )(?<!\btext )(?<!\btexted )(?<!\bmessage )(?<!\bmessaged )(?<!\bassure )(?<!\bassured )(?<!\bemail )(?<!\bemailed )(?:me|him|them|us)))"
_TELLS_WHY = Cued(
    rf"(?P<end>{_ENDED})\s+(?!i(?:['’]m| am) (?:afraid|sorry)\W*\Z)(?={_TOLD})", re.IGNORECASE
)
"""Between what is asked, or answered, and what is told of it."""
_GONE = r"(?:pulled|dropped|withdrawn|withdrew|backed|accepted|taken|found|got|gone|sick|ill|unwell|no longer|been|changed|decided|stuck|away|off|out|down|double)"
_IS_GONE = Cued(
    rf"(?P<end>\b(?:interview|meeting|session|call|one|it|(?-i:[A-Z])[\w’']+(?=\s+(?:he|she|they)\b)))\s+(?=(?:he|she|they|(?-i:[A-Z])[\w’'-]+)(?:['’](?:s|ve)|\s+(?:has|have|is|are))(?:\s+(?:just|now|already|also))?\s+{_GONE}\b)",
    re.IGNORECASE,
)
_DOES = r"(?:(?:can|could) (?:we|you|ye|i)\s+(?!not\b)\w+|(?:move|change|take|put|cancel|swap|push|make|shift|bring|add|drop|book|find|get|give|let|send|do|try|use|keep)\s+(?:it|him|her|them|me|us|that|this|the|an?|(?-i:[A-Z])[\w’'-]+))"
_FINITE = r"(?:\b(?:is|are|was|has|have|had|won['’]?t|can['’]?t|cannot|doesn['’]?t|isn['’]?t|don['’]?t|didn['’]?t|suits|works)\b|\b(?:it|that|he|she|there)['’]s\b|['’](?:re|ve|m)\b)"
_JOINS = r"(?:to|can|could|will|would|shall|may|might|must|should|you|ye|u|please|and|or|then|but|so|i|we|he|she|they|not|n['’]t|let|have|has|had|do|does|did|don['’]?t|didn['’]?t|won['’]?t|can['’]?t|cannot|need|just|also|the|an?|my|is|are|be|of|who|which|that|if|when|what|even|never|gonna|better|rather|might|help|['’]s|['’]ll|['’]d|maybe)"
_ASKS = re.compile(
    r"\A\W*(?:can|could|will|would|do|does|did|is|are|has|have|should|shall|may|might|who|what|when|where|which|how|why|any|if|once|because|since|as)\b|\b(?:can|could|would|will) (?:you|ye|u|we|i)\b",
    re.IGNORECASE,
)
"""How what asks opens, or what only leads to the rest: it goes on with a verb."""
_THEN_ASKS = Cued(rf"(?P<told>{_FINITE}[^.]*?)(?P<end>\s[\w'’-]+)\s+(?={_DOES}\b)", re.IGNORECASE)
"""Between what is told and what is therefore asked."""
_IS_JOINT = Cued(
    rf"\s{_JOINS}\Z|\b(?:have|has|had|having|let|make|see|help|get|rather|want|need) \S+\Z",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"\b(?:if|whether|when|whenever|until|till|because|cos|since|as (?=i\b|we\b|he\b|she\b|they\b|it\b|there\b|the\b)|while|unless|that|so|said|says|think|know|hope|sure|afraid|day|time|what|who|which|where)(?:\s+\w+){0,2}\Z",
    re.IGNORECASE,
)
"""What a clause hangs on that has begun a word or two before: no stop is missing in it."""
_NO_FIRST = re.compile(
    r"\A(?:no|nope|nah) (?=(?:do|use|try|keep|have|hold|put|take|leave)\s+(?:it|him|her|them|that|this|the|an?)\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\W*(?:for|to|with|on|by|from|in|until|till|after|before)", re.IGNORECASE)
"""What makes no clause of the one word behind it: "for me it's impossible"."""
_SORRY_FOR = Cued(
    r"\s+(?:sorry|apologies)(?: (?:about|for) (?:this|that|it|the (?:short|late) notice|the hassle|the bother))? but (?=\w)",
    re.IGNORECASE,
)


def with_stops(text: str) -> str:
    """Return a message without any mark inside with the stops between its clauses; any other as it is."""
    if _MARKED.search(text.rstrip(_LAST)) or text.count(" ") < _LEAST - 1:
        return text
    text = _SORRY_FOR.sub(". ", _NO_FIRST.sub("no, ", text))
    text = _IS_GONE.sub(_stopped, text)
    text = _TELLS_WHY.sub(_stopped, text)
    return _THEN_ASKS.sub(_stopped_before_deed, text, count=1)


def _stopped(found: re.Match[str]) -> str:
    before = found.string[: found.start("end")].rstrip()
    is_whole = " " in found.string[: found.end("end")] and not (
        _LEADS.fullmatch(before) or _HANGS.search(before)
    )
    return f"{found['end']}. " if is_whole else found[0]


def _stopped_before_deed(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    is_whole = not (
        _ASKS.search(found.string[: found.end("end")])
        or _HANGS.search(before)
        or _IS_JOINT.search(found[0].rstrip())
    )
    return f"{found[0].rstrip()}. " if is_whole else found[0]
