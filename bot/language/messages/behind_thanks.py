"""What is asked for behind a sentence of thanks, where the whole was taken for talk or for a note: "Thanks a million!! And please let Jo know …"."""

import re
from collections.abc import Callable

from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest, ChatRequest, UnknownRequest
from bot.language.tokens.cues import Cued

_THANKED = Cued(
    r"\W*(?:(?:ok|okay|oh|aw+|great|perfect|brilliant|lovely|super|awesome|wonderful|fantastic|amazing|excellent|good|nice|cool)\W+)*"
    r"(?:(?:(?:many|big|huge|so many|a thousand|a million|million)\s+)?(?:thanks?|thank you|thx|ty|cheers|ta|tysm)\b[^.!?\n]{0,40}?"
    r"|(?:you(?:['’]re| are)|what) an? (?:absolute |real |total |true )?(?:star|legend|life ?saver|gem|angel|hero|treasure|champ(?:ion)?)\b[^.!?\n]{0,20}?"
    r"|much appreciated|(?:i )?(?:really )?appreciate (?:it|that|this)|brilliant|perfect|great|lovely|super|awesome|wonderful|fantastic|amazing|excellent)"
    r"(?:[.!…]+\s*|\s+[–—-]+\s+|\n+)(?:(?:and|also|oh|now|but|then)\b\W*)*(?=\w{2})",
    re.IGNORECASE,
)
_ASKS = Cued(
    r"(?:please|pls|plz|kindly|(?:can|could|would|will) (?:you|u)|tell|ask|let|inform|notify|send|give)\b(?!\W*\Z)(?! (?:let|keep) (?:me|us|her|him|them)\b)(?! (?:me|us) know\b)(?! (?:you|u) (?:too|a (?:good|nice|great|lovely)))",
    re.IGNORECASE,
)
"""With what somebody asks for a thing, which is answered also where nothing can be made of it."""


def behind_thanks(
    read: ParsedMessage, text: str, again: Callable[[str], ParsedMessage]
) -> ParsedMessage:
    """Return what is asked for behind thanks; what was read of the whole where that is no talk, or nothing else is said."""
    is_asked = read.doubt is not None and read.doubt.doubt.kind == "what-to-change"
    is_note = isinstance(read.request, ChangeRequest) and bool(read.request.note)
    is_unsure = isinstance(read.request, ChatRequest) or is_asked or is_note
    thanked = _THANKED.match(text) if is_unsure else None
    if thanked is None:
        return read
    asked = text[thanked.end() :]
    rest = again(asked)
    is_unread = rest.request == UnknownRequest() and not _ASKS.match(asked)
    return read if isinstance(rest.request, ChatRequest) or is_unread else rest
