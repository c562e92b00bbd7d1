"""Where a candidate is who is given a link: "send Kim Bell in New York a link" tells their clock, and asks for no room there."""

import re

from bot.language.commands.values import zone
from bot.language.tokens.cues import Cued

_NAME = (
    r"(?!(?:a|an|the|my|our|half|one|two|three|me|us|everyone) (?!candidate\b))[^\W\d][\w'’.-]*(?: [^\W\d][\w'’.-]*){0,3}?"
    r"(?:,? <?\S+@[^\s,>]+>?)?"
)
_IN = r",? (?:who(?: is|'s|’s| lives| sits) )?(?:now |currently |based |located |living )?in (?P<place>[^\W\d][\w.'-]*(?: [^\W\d][\w.'-]*){0,2}?)"
_GIVEN = Cued(
    rf"\b(?:send|give|e-?mail|mail|offer|get|forward|share|let|allow) (?P<who>{_NAME}){_IN},? (?=(?:an?|the|another|some|two|three|four|five|\d+|pick|choose|select|to (?:pick|choose))\b)",
    re.IGNORECASE,
)
_SENT_TO = Cued(
    rf"\b(?:links?|times|slots) to (?P<who>{_NAME}){_IN}(?=,? (?:for|with|so|on|next|this|to)\b|[.!?]?$)",
    re.IGNORECASE,
)
_ON_CLOCK = Cued(
    r"\b(?:links?|times|slots)\b.{0,60}?(?P<all>,? (?:for|in|on|at) (?P<place>[^\W\d][\w.'-]*(?: [^\W\d][\w.'-]*){0,2}?) time)\b",
    re.IGNORECASE,
)
"""The clock by which a candidate is to choose: "send Ben a link for Lisbon time"."""


def without_place(text: str) -> tuple[str, str]:
    """Return a text without the place where its candidate is, and the IANA zone of it; empty where none is told."""
    for pattern in (_GIVEN, _SENT_TO):
        found = pattern.search(text)
        place = zone(found["place"]) if found else ""
        if found and place:
            return text[: found.end("who")] + text[found.end("place") :], place
    clock = _ON_CLOCK.search(text)
    if clock and (place := zone(clock["place"])):
        return text[: clock.start("all")] + text[clock.end("all") :], place
    return text, ""
