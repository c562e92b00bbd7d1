"""A change that is told together with the word to send the candidate's invitation: "her email is …, send it straight away", "add Mei and send the invite"."""

import re

from msgspec.structs import replace

from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_AND_SEND = Cued(
    r"\A(?P<first>.*[^\s@]@\S*\w)[,;.–—-]*\s+(?:(?:and|then|so|please|pls|now|can you|could you|just)\s+)*(?:re-?)?(?:send|e-?mail|mail|fire)(?: (?:(?:(?:him|her|them|the candidate) )?(?:the|an?|his|her|their) (?:invite|invitation|mail|email)|it|that|him|her|them|the candidate))?(?: (?:straight|right|away|now|at once|asap|please|pls|immediately|out|off|over|today|then|to (?:him|her|them)))*\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
_AND_SEND_INVITE = Cued(
    r"\A(?P<first>.*\w[’'s]*)(?:[,;.–—-]+ *(?:and |then |& ?|\+ ?)*| (?:and|then|&|\+) (?:then )?)(?:please |pls |can you |also |just )*(?:re-?)?(?:send|fire off) (?:off |out )?(?:(?:him|her|them|the candidate) )?(?:the|an?|his|her|their|the candidate['’]s) (?:calendar )?(?:invite|invitation)(?: (?:straight|right|away|now|at once|asap|please|pls|immediately|out|off|over|today|then|to (?:him|her|them|the candidate)))*\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""Behind any change, only the invitation by its name is what is sent."""


def without_sending(text: str) -> str:
    """Return the message without the word to send the invitation with what it changes; empty where there is none."""
    found = _AND_SEND.match(text) or _AND_SEND_INVITE.match(text)
    return found["first"] if found else ""


def sent_with(read: ParsedMessage) -> ParsedMessage | None:
    """Return the change of one interview with which its candidate's invitation goes out; None for anything else."""
    request = read.request
    if not isinstance(request, ChangeRequest) or read.doubt is not None or read.left_out:
        return None
    is_at_once = len(request.target) == 1 and request.move is None and not request.is_exchange
    return replace(read, request=replace(request, sends=True)) if is_at_once else None
