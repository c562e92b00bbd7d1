"""A yes with more said beside it: what waits for the yes is done; the rest is its reason, or is named as left out.

A yes on a condition ("yes, but only Tuesday's") is none: nothing is done, and the question stays open.
"""

import re

from msgspec import Struct

from bot.language.tokens.cues import Cued
from bot.runtime.ports import Action
from cards.actions import Agree, Cancel
from dialogs.interviews.changes.bulk_actions import SEVERAL

_DEEDS = "cancel|disable|enable|remove|delete|move|forget|take|hand|accept|decline|turn|switch"
_WHAT = "it|that|this|them|all|both|over|off|on|please"
_ALL_OF_IT = r"(?:all|both|the (?:whole|entire)) (?:of )?(?:it|them|that|this|those|these|(?:the )?(?:thing|lot|loop|day|onsite|sessions|interviews))|the lot|everything|every one|every single one|all|both|the whole (?:thing|lot)"
"""How much of what waits is agreed to: all of it."""
_MORE = rf"please|pls|thanks|thank you|yes|sure|do(?: (?:it|that|this|so|them))?|go(?: (?:ahead|on|for it))?|of course|{_ALL_OF_IT}|(?:please )?(?:{_DEEDS})(?: (?:{_ALL_OF_IT}|{_WHAT}))+"
_WHY = r"because|since|as|due to|he|she|they"
_AGREES = Cued(
    rf"\W*(?:yes|yeah|yep|yup|sure|go ahead|do it|please do|confirmed|absolutely|definitely|of course|(?:ok|okay|alright)(?=[\s,.!]+(?:and|{_WHY})\b))"
    rf"(?:[\s,]+(?:{_MORE})(?![\w'’]))*"
    rf"(?:\s*[,.;:!]+\s*|\s+[-–—]+\s+|\s+(?=(?:and|but|except|only|unless|if|{_WHY})\b))"
    rf"(?!(?:please )?(?:{_DEEDS})\b)(?P<rest>\w.*\w)\W*",
    re.IGNORECASE | re.DOTALL,
)
_ALONE = Cued(
    rf"\W*(?:(?:(?:please|ok|okay|great|perfect|fine|that works|works for me)[\s,.!]+)*(?:yes|yeah|yep|yup|sure|confirmed|absolutely|definitely|of course|do (?:it|that|so)|go ahead|go for it)|(?:ok|okay|alright|that works)(?=[\s,.!]+do ))(?![\w'’])[\s,.!]*(?:(?:{_MORE})(?![\w'’])[\s,.!]*)*",
    re.IGNORECASE,
)
"""Nothing but agreement: "yes, all of it", "ok do it"."""
_ALL = Cued(
    rf"\W*(?:please )?(?:(?P<deed>{_DEEDS}) )?(?:them )?(?:{_ALL_OF_IT})(?: of them)?(?: (?:please|pls|then))*\W*",
    re.IGNORECASE,
)
_DEPENDS = Cued(
    r"(?:but(?! (?:please )?(?:tell|let|say|apologi[sz]e|thank)\b)|except|only|unless|if|not|no|wait|hold on|just|without|apart from|keep|leave)\b|.*\b(?:instead|except|unless)\b",
    re.IGNORECASE | re.DOTALL,
)
_TELLS = Cued(
    r"(?:(?:and|but|please|also|just) )*(?:tell|let) (?:them|everyone|everybody|all of them|(?:all )?the interviewers?|the panel)(?: know)?(?: that)? (?P<told>(?!about\b|why\b)\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_JOINS = re.compile(r"(?:(?:and|but|also|then|please|just) )+", re.IGNORECASE)
_BECAUSE = re.compile(
    r"(?:because(?! of\b)|since|as|the reason(?: is|: ?)|reason(?: is|: ?))\s*", re.IGNORECASE
)
_ASKS = Cued(
    rf"(?:{_DEEDS}|tell|let|inform|notify|say|ask|apologi[sz]e|thank|send|write|e-?mail|message|ping|remind|book|find|show|make|add|put|set|give|get|invite|look|search|free|release|keep|do|don['’]?t|can|could|would|will|what|who|when|where|which|how|is|are|was|were|should|what['’]?s|who['’]?s)\b",
    re.IGNORECASE,
)
"""What is asked for beside the yes: no reason for what is agreed to."""


class Agreed(Struct, frozen=True):
    """What is said beside a yes."""

    reason: str = ""
    left_out: tuple[str, ...] = ()
    is_on_condition: bool = False


def agreed(text: str, waiting: Action) -> Agreed | None:
    """Return what is said beside a yes to what waits for one; None for a message that is no yes with more."""
    if _ALONE.fullmatch(text) or _names_all(text, waiting):
        return Agreed()
    said = _AGREES.fullmatch(text)
    if said is None:
        return None
    rest = said["rest"]
    if _DEPENDS.match(rest):
        return Agreed(is_on_condition=True)
    reason = _reason(rest) if _takes_reason(waiting) else ""
    return Agreed(reason=reason) if reason else Agreed(left_out=(_without_joins(rest),))


def _names_all(text: str, waiting: Action) -> bool:
    """Whether nothing but all that the question is about is named: "both", "cancel both", below “Cancel both interviews?”."""
    said = _ALL.fullmatch(text)
    if said is None or not isinstance(waiting, Agree) or not waiting.to.startswith(SEVERAL):
        return False
    return said["deed"] is None or waiting.to == f"{SEVERAL}{said['deed'].lower()}"


def _takes_reason(waiting: Action) -> bool:
    """Whether those who are told of what is done read why."""
    is_told = {f"{SEVERAL}cancel", f"{SEVERAL}decline"}
    return isinstance(waiting, Cancel) or (isinstance(waiting, Agree) and waiting.to in is_told)


def _reason(rest: str) -> str:
    """Return why, or what the interviewers are to be told; empty where something else is asked for."""
    if told := _TELLS.fullmatch(rest):
        return told["told"]
    stated = _without_joins(rest)
    if _ASKS.match(stated):
        return ""
    because = _BECAUSE.match(stated)
    return stated[because.end() :] if because else stated


def _without_joins(rest: str) -> str:
    joins = _JOINS.match(rest)
    return rest[joins.end() :] if joins else rest
