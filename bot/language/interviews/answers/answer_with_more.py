"""An interviewer's answer beside which something else is said: "accept, and tell Rita I'm 5 min late", "yes and add Mei".

What somebody is to be told goes to the organizer with the answer; the rest is named as left out.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.language.interviews.targets.resolve import choosing_target
from bot.language.messages.message_parts import TOLD, Part, Reader, asked_which
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest
from bot.language.tokens.cues import Cued

_ANSWERS = frozenset({"accept", "decline", "tentative"})


def answer_with_more(parts: Sequence[Part], reader: Reader) -> ParsedMessage | None:
    """Return the answer that the first part of a message is; None where it is none, or the rest belongs to it."""
    whole = reader.read(reader.text, reader.context)
    if whole.also_answered is not None or whole.none_of:
        return whole
    read = reader.read(parts[0].text, reader.context)
    request, rest = read.request, parts[1:]
    is_joined = all(one.is_joined or _TOLD_TO.match(one.text) for one in rest)
    if not isinstance(request, AnswerRequest) or request.intent not in _ANSWERS or not is_joined:
        return None
    proposes = any(reader.read(one.text, reader.context).intent == "propose" for one in rest)
    if any(one.is_other for one in rest) or (proposes and request.intent != "decline"):
        chosen = choosing_target(request.target, reader.context)
        return asked_which(request, parts, [f"{chosen}{one.text}" for one in parts])
    if proposes or read.doubt is not None:
        return None
    told = [_what_is_told(one) for one in rest if TOLD.match(one.text)]
    left = [one.said for one in rest if not TOLD.match(one.text)]
    reason = ", ".join(filter(None, (request.reason, *told)))
    return replace(read, request=replace(request, reason=reason), left_out=(*read.left_out, *left))


_RESERVED = Cued(
    r"(?P<yes>[^,;.]{1,40}?)(?P<how>(?:[,;.]? +(?:but|though|only|just|with|if)|[,;.]) +(?:(?!yes|accept|decline)[\w’']+ +){0,4}?(?:(?:camera|video|webcam|cam|mic|microphone|recording|screen sharing)s?|can[’']?t (?:present|lead|host|drive|record|share))\b(?: (?:off|on|please|pls|though|thanks|then|for me|my screen|it|slides))*)\W*",
    re.IGNORECASE,
)
"""How somebody takes part who says yes: "sure but no camera"."""


def reserved_answer(reader: Reader) -> ParsedMessage | None:
    """Return the yes of who says how they take part, which is named as left out; None for anything else."""
    found = _RESERVED.fullmatch(reader.text)
    read = reader.read(found["yes"], reader.context) if found else None
    if found is None or read is None or read.intent != "accept" or read.doubt is not None:
        return None
    return replace(read, left_out=(found["how"].strip(" ,.;"),))


_TOLD_TO = Cued(
    r"(?:tell|inform|notify|let|warn|message|text|ping|e-?mail) (?:them|him|her|everyone|everybody|(?:the|my) \w+|[A-Z]\w+)(?: know)?(?: that)?[:,]? (?P<what>(?:i|we|it|my)\b.+)",
    re.IGNORECASE | re.DOTALL,
)


def _what_is_told(part: Part) -> str:
    """Return what somebody is to be told, without the words that say so."""
    found = _TOLD_TO.fullmatch(part.said)
    return found["what"] if found else part.said
