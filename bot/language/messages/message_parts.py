"""A message cut where the next thing to be done begins: "add Mei | move it to Friday"."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.requests import Question, Request
from bot.language.tokens.cues import Cued

_TELLS = r"(?:(?:tell|inform|notify|e-?mail|message|text|ping|warn|ask|remind)(?! me\b)|let(?= (?:\S+ ){1,3}know))"
VERB = (
    rf"(?:(?:add|invite|include|uninvite|drop|remove|delete|swap|replace|switch|substitute|move|push|shift|postpone|delay|re-?schedule|re-?book|cancel|scrap|extend|shorten|rename|retitle|change|set|book|find|accept|decline|reject|remind|send|{_TELLS})\b"
    r"|(?:bring|put|make|call|get|take|hold|cut|turn|free up|give up) (?!sure\b|certain\b|time\b|care\b)\S)"
)
_LEADS = r"(?:(?:please|pls|can you|could you|would you|just|also|then|maybe|perhaps|let['’]?s|i['’]d like to|i want to)\s+)*"
_CUT = Cued(
    rf"(?:\s*(?<![,;.!&+])[,;.!&+]++\s*(?:(?:and|then|also|plus|or|but)\s+)*|\s+(?:and|then|plus|or|but|&|\+)\s+(?:,?\s*(?:then|also)\s+)*){_LEADS}(?={VERB})",
    re.IGNORECASE,
)
_JOINT = Cued(
    rf"(?:\s*(?:(?<![,;!&+])[,;!&+]++|\.(?=\s)|\s[–—-]+(?=\s))\s*|\s+(?=(?:and|then|plus|but|also)\s))(?:(?:and|then|plus|but|also)\s+)*{_LEADS}(?=\S)",
    re.IGNORECASE,
)
"""What stands between two clauses, whether or not a verb follows."""
_OPENS = Cued(VERB, re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|then|also|plus|or|but)\b|[;&]", re.IGNORECASE)
_MOST_PARTS = 5
_NOTED = re.compile(r"\bnotes?(?: (?:for|to) the \w+)? ?:(?=\s)", re.IGNORECASE)
"""Behind it stand the words of a note, of which only a verb begins another clause."""
TOLD = re.compile(rf"{_TELLS}\b", re.IGNORECASE)
"""How a part begins that has somebody told something."""


class Part(Struct, frozen=True):
    """One thing that a message asks for, as it was typed."""

    text: str
    start: int = 0
    is_other: bool = False
    """Whether an "or" stands before it."""
    is_joined: bool = False
    """Whether a word joins it to what stands before."""

    @property
    def said(self) -> str:
        """The words as they are shown again."""
        return self.text.strip(" ,.;!?")


ReadAs = Callable[[str, ParseContext], ParsedMessage]
"""How a part of a message is read, among what is known."""


class Reader(Struct, frozen=True):
    """A message, and how parts of it are read."""

    read: ReadAs
    shaped: Callable[[str], Shape]
    context: ParseContext
    text: str
    after: Question | None = None
    """The question that is open."""


def asked_which(request: Request, parts: Sequence[Part], sentences: Sequence[str]) -> ParsedMessage:
    """Return the question which of several things is to be done, of which not all can be; the sentences are what each is."""
    choices = (
        Choice(option("said", said=part.said), sentence)
        for part, sentence in zip(parts, sentences, strict=True)
    )
    return ParsedMessage(request, Clarification(asks("two-deeds"), tuple(choices)))


def cut(text: str) -> list[Part]:
    """Return the parts of a message, each of which may ask for a thing of its own."""
    return _parts(text, _CUT)


def clauses(text: str) -> list[Part]:
    """Return the clauses of a message, whether or not they have a verb: "no room | but online"."""
    return _parts(text, _JOINT)


def opens_with_verb(part: Part) -> bool:
    """Whether a part says that something is to be done."""
    return bool(_OPENS.match(part.text))


def _parts(text: str, joint: Cued) -> list[Part]:
    noted = _NOTED.search(text)
    joints = [
        one
        for one in joint.finditer(text)
        if not _is_quoted(text, one.start())
        and (noted is None or one.start() < noted.end() or _OPENS.match(text[one.end() :]))
    ]
    joints = joints[: _MOST_PARTS - 1]
    starts = [0, *(one.end() for one in joints)]
    ends = [*(one.start() for one in joints), len(text)]
    words = ["", *(one.group() for one in joints)]
    return [
        Part(text[start:end], start, bool(_OR.search(joint)), bool(_JOINED.search(joint)))
        for start, end, joint in zip(starts, ends, words, strict=True)
        if start < end
    ]


def _is_quoted(text: str, place: int) -> bool:
    before = text[:place]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
