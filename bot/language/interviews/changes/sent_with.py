"""An address of a candidate that is told together with the word to send their invitation: "her email is …, send it straight away"."""

import re

from msgspec.structs import replace

from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_AND_SEND = Cued(
    r"\A(?P<first>.*[^\s@]@\S*\w)[,;.–—-]*\s+(?:(?:and|then|so|please|pls|now|can you|could you|just)\s+)*(?:re-?)?(?:send|e-?mail|mail|fire)(?: (?:(?:(?:him|her|them|the candidate) )?(?:the|an?|his|her|their) (?:invite|invitation|mail|email)|it|that|him|her|them|the candidate))?(?: (?:straight|right|away|now|at once|asap|please|pls|immediately|out|off|over|today|then|to (?:him|her|them)))*\W*\Z",
    re.IGNORECASE | re.DOTALL,
)


def without_sending(text: str) -> str:
    """Return the message without the word to send what it tells the address for; empty where there is none."""
    found = _AND_SEND.match(text)
    return found["first"] if found else ""


def sent_with(read: ParsedMessage) -> ParsedMessage | None:
    """Return the change of a candidate's address with which their invitation goes out; None for anything else."""
    request = read.request
    if not isinstance(request, ChangeRequest) or read.doubt is not None or read.left_out:
        return None
    named = request.candidate
    is_told = named is not None and bool(named.mail) and len(request.target) == 1
    return replace(read, request=replace(request, sends=True)) if is_told else None
