"""What several sentences answer an invitation: the last word counts, and what was once answered does not.

"Yes, fine. Oh hang on, Thursday? I can't then. Decline it."        declines
"I'll take it. I had said no to the other one."                     accepts
"""

import re
from collections.abc import Iterator, Sequence

from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    ChangeRequest,
    ChatRequest,
    LateRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause, joined, sentence_places
from bot.language.told.of_speaker import Read

OFFERS = Cued(
    r"\b(?:i(?:['’]m| am|['’]d be| would be|['’]ll be| will be) (?:only |also |quite |usually )?(?:free|available|around|open|flexible)|i (?:can|could) (?:only |also |easily )?(?:do|make|manage|offer|come|join)|(?<!\bi )(?:can|could) (?:do|make|manage) (?=(?:(?:on|at|it|this|next|maybe|around|about) )*(?:\d|noon|mon|tue|wed|thu|fri|tomorrow|today))|(?:is|are|['’]s|would be|will be) (?:possible|fine|ok|okay|good|great|free|open|better|best|perfect|alright|doable)|(?:works?|suits?)(?: (?:me|better|best|fine|well|for me))*)\b",
    re.IGNORECASE,
)
"""What tells when the speaker could: with a no to the time that was asked, another that is proposed."""
_ELSE = (AbsenceRequest, AnswerRequest, ChatRequest, LateRequest, UnknownRequest)
"""What a story makes of an answer where it is read as one."""
_ONCE = Cued(
    r"\W*(?:(?:but|and|so|earlier|originally|at first|yesterday|last \w+)\W+)*(?:i|we)(?:['’]d| had| was| were| did| (?:know|admit) i| thought)\b",
    re.IGNORECASE,
)
"""What tells of earlier."""
_SUGGESTS = Cued(r"\W*(?:maybe|perhaps|you could|could you|try|why not)\b", re.IGNORECASE)
_TURNS = Cued(
    r"\b(?:hang on|hold on|wait|scratch that|ignore that|on second thoughts?|actually|oh no|sorry|my mistake|just checked|just seen)\b|[.!?,]\s+(?:so|anyway) (?:yes|no|i|that)\b",
    re.IGNORECASE,
)
"""What takes back what was said before it, or concludes."""

_YIELDS = Cued(
    r"\W*(?:(?:so|and|but|please|pls|kindly|just|do|feel free to|you (?:can|could|should|may)|i(?:['’]m| am) (?:fine|ok|okay|happy) (?:if|for) you(?: to)?)\W+)*(?:go ahead|go on|proceed|carry on|continue|hold it|have it|do it|run it)\b(?![^.!?]*\b(?:i['’]?ll|i will|i can|and i)\b)",
    re.IGNORECASE,
)
"""What lets the others begin: no yes of who does not come."""
_REFUSES = Cued(
    r"\b(?:can['’]?t|can ?not|couldn['’]?t|won['’]?t|unable|not (?:able|available|free|possible|going to)|unfortunately|sadly|regretfully|regrettably|without me|have to (?:miss|skip|decline|pass)|must (?:miss|skip|decline))\b",
    re.IGNORECASE,
)
"""What says that somebody does not come, wherever it stands."""


def _but_yielding(clauses: Sequence[Clause], text: str, read: Read) -> ParsedMessage | None:
    """Return the no of who lets the others go ahead: "I can't make it. Please go ahead"; None for any other message."""
    kept = [one for one in clauses if not _YIELDS.match(one.text)]
    if not 0 < len(kept) < len(clauses) or not _REFUSES.search(text):
        return None
    if any(read(one.text).intent == "accept" for one in kept):
        return None
    rest = read(joined(dict(enumerate(kept))))
    return rest if isinstance(rest.request, AnswerRequest) and rest.intent != "accept" else None


def answered(clauses: Sequence[Clause], text: str, read: Read) -> ParsedMessage | None:
    """Return what a message answers of which the whole is read as something else; None where that stands."""
    if len([one for one in clauses if one.is_first]) == 1:
        return None
    return _but_yielding(clauses, text, read) or _by_sentences(clauses, text, read)


def _by_sentences(clauses: Sequence[Clause], text: str, read: Read) -> ParsedMessage | None:
    said = list(_answers(clauses, read))
    if not said:
        return None
    meant = _meant(said, text)
    whole = read(text)
    if meant is None or not _is_told(whole, meant, clauses):
        return None
    if whole.intent != meant.intent:
        return meant
    if len(said) > 1 and (_is_narrower(meant, whole) or _is_of_another(meant, whole)):
        return meant
    is_mixed = len({one.intent for one in said}) > 1 or _suggests(meant, clauses)
    return whole if is_mixed and not whole.doubt else None


def _answers(clauses: Sequence[Clause], read: Read) -> Iterator[ParsedMessage]:
    """Yield the answers that the sentences of a message give, or else the clauses of one."""
    for start, end in sentence_places(clauses):
        parts = [one for one in clauses[start:end] if not _ONCE.match(one.text)]
        sentence = joined(dict(enumerate(parts)))
        asks = any(one.does != "tells" or OFFERS.search(one.text) for one in parts)
        whole = read(sentence) if len(parts) == end - start else None
        if whole is not None and _is_answer(whole, asks=asks):
            yield whole
        elif len(parts) > 1 or whole is None:
            said = ((one, read(one.text)) for one in parts)
            yield from (
                found
                for one, found in said
                if _is_answer(found, asks=one.does != "tells" or bool(OFFERS.search(one.text)))
            )


def _is_answer(read: ParsedMessage, *, asks: bool) -> bool:
    """Whether words answer: what only tells proposes no time, and wavers over nothing."""
    is_plain = isinstance(read.request, AnswerRequest) and not (read.doubt or read.left_out)
    return is_plain and (asks or read.intent in {"accept", "decline"})


def _meant(said: Sequence[ParsedMessage], text: str) -> ParsedMessage | None:
    """Return the one of several answers that counts; None where they contradict each other."""
    intents = {one.intent for one in said}
    if len(intents) == 1 or _TURNS.search(text):
        return said[-1]
    if "propose" in intents and intents <= {"accept", "decline", "propose"}:
        return next(one for one in reversed(said) if one.intent == "propose")
    return None


def _is_narrower(meant: ParsedMessage, whole: ParsedMessage) -> bool:
    """Whether one sentence proposes less than the whole, of which the rest tells why."""
    fewer, all_ = (getattr(one.request, "windows", ()) for one in (meant, whole))
    return bool(fewer) and {*fewer} < {*all_}


def _is_of_another(meant: ParsedMessage, whole: ParsedMessage) -> bool:
    """Whether the whole takes the day that is proposed for that of another invitation."""
    ids, others = (getattr(one.request, "target", ()) for one in (meant, whole))
    return meant.intent == "propose" and bool(ids) and ids != others


def _is_told(whole: ParsedMessage, meant: ParsedMessage, clauses: Sequence[Clause]) -> bool:
    """Whether the whole may be read so only for what is told beside the answer."""
    if isinstance(whole.request, ChangeRequest):
        return _suggests(meant, clauses)
    is_condition = whole.intent == "tentative" and meant.intent == "accept"
    return isinstance(whole.request, _ELSE) and not is_condition


def _suggests(meant: ParsedMessage, clauses: Sequence[Clause]) -> bool:
    """Whether a no names who else could come: "maybe ask Raj" changes nothing by itself."""
    return meant.intent == "decline" and any(_SUGGESTS.match(one.text) for one in clauses)
