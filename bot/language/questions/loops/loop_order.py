"""In which order sessions are wanted, and who first or last: `put Mei first`, `start with Mei`, `any order is fine`."""

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.language.grammar import teach
from bot.language.requests import Question
from bot.language.tokens.cues import Cued

_POLITE = r"(?:(?:please|pls|ok|okay|and|but|no|nope|actually|then|rather|maybe|sorry|hm+|oh|make it|do it|can we|could we|can you|could you|let's|i'd like|do|have|have it)[\s,:.]+)*"
_TURN = (
    r"(?:(?:in )?(?:the )?(?:other|wrong|opposite) (?:way|direction)(?:[- ]?(?:a)?round|[- ]?about)?|other order|vice versa"
    r"|(?:reverse|flip|invert|swap|switch|turn) (?:it|them|that|these|those|both|the two)(?: (?:a)?round| over)?"
    r"|(?:swap|switch|turn) (?:a)?round|(?:reverse|flip|invert|swap|switch|turn|change)(?: round)? (?:the |their )?(?:order|sequence)(?: round)?"
    r"|(?:in )?(?:the )?(?:reverse|opposite|reversed)(?: order)?)"
)
_EASE = rf"(?:{_POLITE}{_TURN}(?:,? (?:please|pls))?[\s,:.;–—-]+)?(?:(?:please|ok|okay|and|but|no|actually|then|rather|maybe|so)[\s,]+)*"
_TURNED = Cued(rf"{_POLITE}{_TURN}(?:[\s,]+(?:please|pls|instead|then|thanks))*[\s.?!]*", re.IGNORECASE)  # fmt: skip
_AT_END = Cued(
    rf"{_EASE}(?:(?:can|could|should)\s+)?(?:(?:you|we)\s+)?(?:(?:put|have|let|take|place|move|schedule)\s+)?(?P<who>\w\S*(?:\s+\w\S*)??)\s+"
    r"(?:(?:to\s+)?(?:go|goes|come|comes|be|is)\s+)?(?P<end>first|last)(?:\s+(?:please|pls|then))?[\s.?!]*",
    re.IGNORECASE,
)
_BEGINS = Cued(
    rf"{_EASE}(?:(?:can|could|should)\s+)?(?:(?:you|we)\s+)?(?P<end>start|begin|end|finish)(?:\s+off)?\s+with\s+(?P<who>\w\S*(?:\s+\w\S*)??)(?:\s+please)?[\s.?!]*",
    re.IGNORECASE,
)
_ANY_ORDER = Cued(
    r"\border (?:does ?n['’]?t|does not|wo ?n['’]?t|is ?n['’]?t|is not) (?:\w+ )?(?:matter|important|fixed)\b|\b(?:any|whatever|whichever|no particular) order\b|\border(?: ?['’]?s| is)? (?:(?:totally|all|entirely|completely) )?(?:up to (?:you|u|them)|flexible|irrelevant|open|unimportant|not (?:important|fixed)|your (?:call|choice))\b|\b(?:you|u) (?:can )?(?:pick|choose|decide|set)(?: on)? (?:the|an|their) order\b|\bno (?:set|fixed|specific|special|strict) order\b|\b(?:does ?n['’]?t|does not|no) matter (?:who(?: ?['’]s| is| goes| comes)?|which(?: one)?(?: is| goes| comes)?) first\b|\border (?:however|as) you (?:like|want|please)\b|\b(?:do ?n['’]?t|do not) (?:care|mind)(?: about)?(?: the| which| what)? order\b",
    re.IGNORECASE,
)
_FIRST = frozenset({"first", "start", "begin"})


class WantedEnd(Struct, frozen=True):
    """Whose session is wanted at an end of a loop, in the words that name them."""

    who: str
    is_first: bool


def wanted_end(text: str) -> WantedEnd | None:
    """Return who is said to be first or last, where a message says nothing else."""
    found = _AT_END.fullmatch(text.strip()) or _BEGINS.fullmatch(text.strip())
    return WantedEnd(found["who"], found["end"].casefold() in _FIRST) if found else None


def is_turned(text: str) -> bool:
    """Whether nothing is said but that sessions are to come in the other order."""
    return bool(_TURNED.fullmatch(text.strip()))


def turned(question: Question) -> Question:
    """Return the question with its sessions in the other order."""
    return replace(question, sessions=question.sessions[::-1], is_ordered=True)


def reordered(question: Question, people: set[str], *, is_first: bool) -> Question | None:
    """Return the question with the one session of these people at an end, in that order; None where there is not one."""
    theirs = [one for one in question.sessions if people & {*one.people}]
    if len(theirs) != 1:
        return None
    rest = tuple(one for one in question.sessions if one is not theirs[0])
    ordered = (theirs[0], *rest) if is_first else (*rest, theirs[0])
    return replace(question, sessions=ordered, is_ordered=True)


def any_order(text: str) -> bool:
    """Whether it is said that sessions may come in any order."""
    return bool(_ANY_ORDER.search(text))


teach(_AT_END, _BEGINS, _TURNED)
