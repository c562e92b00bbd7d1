"""Somebody who was meant instead of another: "it should be Will, not Mei", "wrong person: Wei instead of Mei".

Such a message holds two people and hardly more; it is read as "replace Mei with Will", whatever was shown.
"""

import re

from bot.language.chunking.pieces import Piece
from bot.language.corrections.self_corrections import Scan
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_TURNS = Cued(r"\b(?:not|instead|rather|wrong|no|nope|mistake\w*)\b", re.IGNORECASE)
_LEADING = listed(
    "it this that should would must be been have has is was 's were supposed to meant mean i we said say no not nope sorry oops whoops oh ah ugh hey hm "
    "argh wait actually please pls thanks my our mistake mistakenly bad wrong person name one colleague interviewer guy the a by got mixed up typo instead of rather than "
    "and but for with ok okay , . : - – — ; ( ) you 'm 'd 've so apologies use put take have confused them him her thinking about talking needs need seen interviewed by interview meeting"
)
"""The words beside the two people, none of which asks for anything more."""
_TELLS_WHICH = listed("for on in at")
"""What opens the words that tell which interview is meant."""
_DENIED = listed("not of than")
_WITH = listed("by with")
_WRONG = listed("wrong mistake")


def person_meant(text: str, scan: Scan) -> str:
    """Return "replace Mei with Will" for a message that says no more than that; the text itself for any other."""
    if _TURNS.search(text) is None:
        return text
    sentence, pieces = scan(text)
    people = [one for one in pieces if one.kind == "name" and one.value.kind == "person"]
    whose = [one for one in pieces if one.kind == "candidate" and _holds(sentence, one)][:1]
    if len(people) != 2:  # noqa: PLR2004 - one and the other
        return text
    end = people[1].end
    tail = end if sentence.word(end) in _TELLS_WHICH else len(sentence)
    spoken = {
        word
        for one in pieces
        if one not in people and one not in whose
        for word in sentence.words[one.start : min(one.end, tail)]
    }
    denied = [one for one in people if _is_denied(sentence, one)]
    if len(denied) != 1 or not spoken <= _LEADING:
        return text
    old, new = denied[0], people[1] if denied[0] == people[0] else people[0]
    which = sentence.text[sentence.spans[tail][0] :] if tail < len(sentence) else ""
    of = f"in {_text(sentence, whose[0])}'s interview" if whose and not which else which
    return f"replace {_text(sentence, old)} with {_text(sentence, new)} {of}".strip()


def _holds(sentence: Sentence, piece: Piece) -> bool:
    """Whether a candidate's interview is spoken of: "Omar's needs to be with Wei", "Omar should be seen by Wei"."""
    return piece.start == 0 or sentence.word(piece.end) == "'s"


def _is_denied(sentence: Sentence, piece: Piece) -> bool:
    """Whether a name is the wrong one: "not Mei", "instead of Mei", "Mei is the wrong one", "Mei? No"."""
    before = [sentence.word(piece.start - n) for n in (1, 2) if piece.start >= n]
    if before[:1] and (before[0] in _DENIED or (before[0] in _WITH and before[-1] == "not")):
        return True
    after = [sentence.word(piece.end + n) for n in range(4)]
    if after[:2] == [".", "no"]:
        return True
    said = after[: after.index(",")] if "," in after else after
    return after[0] in {"is", "was", "'s"} and bool(_WRONG & {*said})


def _text(sentence: Sentence, piece: Piece) -> str:
    return sentence.text[sentence.spans[piece.start][0] : sentence.spans[piece.end - 1][1]]
