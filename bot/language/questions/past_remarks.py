"""Remarks on what is past, whose days and hours are not asked for: "my laptop died over lunch", "we met her in November"."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.people.attendees import is_person
from bot.language.tokens.cues import Cued

_VERBS = r"was|were|had|met|spoke|died|broke|came|went|saw|got|did|lost|applied|called|talked|chatted|heard|crashed|missed|spent|sent|wrote|left|ran|liked|loved|enjoyed|forgot|failed|happened|fell|froze|stopped|started|joined|finished|ended|graduated|moved|arrived|flew|landed|worked|interviewed|screened|passed|won|bumped into|caught|took|gave|made|read|spilled|turned up|keeps? (?:asking|nagging|pestering|bugging|chasing)|(?:is|'s) (?:asking|nagging|pestering|bugging|chasing)"
_VERB_WORDS = frozenset(re.findall(r"[a-z]+", _VERBS))
_TELLS = Cued(
    r"^(?:(?:sorry|and|but|as|so|since|because|well|btw|by the way|between|fyi|ah|oh|ugh|thanks|hi|-|now) )*"
    r"(?:i|we|he|she|they|it|(?:my|our|her|his|their|the) (?:\S+ ){0,2}?\S+|¤[pcx]\d+(?: and ¤[pcx]\d+)?)"
    r"(?: (?:just|only|already|all|both|also|actually|really|never|first|last|¤x\d+))*"
    rf" (?:{_VERBS})\b"
)
_ASKS = Cued(
    r"\b(?:can|could|would|should|may|will|need|needs|want|wanted|needed|wants|find|book|booked|free|available|please|pls|looking|hoping|hoped|wondering|thinking|planned|planning|supposed|going to|scheduled|agreed|asked|said|told|suggested|offered|interested|trying|if|when|who|instead|move it|slots?|times?|out|off|away|sick|ill|busy)\b|\?|¤l"
)
_REQUEST_WORDS = frozenset({"need", "needs", "now", "please", "can", "could", "want", "wants"})
_ENDS = frozenset({",", ".", "?", "!"})


def without_past(shape: Shape) -> Shape:
    """Return a sentence without the days and hours of its remarks on what is past; other words of it ask for times."""
    if _VERB_WORDS.isdisjoint(shape.sentence.words):
        return shape
    told = [part for part in _clauses(shape) if _is_past([shape.pieces[n] for n in part], shape)]
    gone = {n for part in told for n in part}
    others = [one for n, one in enumerate(shape.pieces) if n not in gone]
    if not any(one.kind in {"name", "need", "candidate", *TIME_KINDS} for one in others):
        return shape
    names_others = any(one.kind == "name" for one in others)
    return shape.without(
        n
        for n in gone
        if shape.pieces[n].kind in TIME_KINDS or (names_others and is_person(shape.pieces[n]))
    )


_REMARK = Cued(
    r"^(?P<wish>(?=[^¤]*(?:¤[tlr]\d|\brooms?\b|\bonline\b))(?:(?!¤p).)+?)(?: (?:,|\.|-|–|\())? (?:(?:as|because|since|cos|coz|for) )?(?P<who>¤p\d+) (?:(?:always|usually|often|still|really) )?(?:(?:picks|drops|fetches|collects|takes|brings|walks) (?:up |off )?(?:the |his |her |their )?(?:kids?|children|son|daughter|dog|baby|boys|girls|bike|car)(?: (?:up|off|first|later|then|early|before|after|afterwards|to school|from school))*|is always(?: (?!not\b)[a-z]+){1,5}|(?:hates|loves|likes|dislikes|struggles|gets|has|lives|commutes|travels|yawns|runs|sleeps|wakes|eats)(?: (?!(?:not|no|only|optional|time|space|room|first|last|too|instead|free|availability|it|them)\b)[a-z]+){1,6})(?: (?:\.|!|\)))*$"
)
"""A remark at the end that tells of somebody and asks nothing: "mornings only, Mei picks up the kids later"."""
_REMARK_FIRST = Cued(
    r"^(?:(?!¤)\S+ ){0,2}?(?P<who>¤p\d+) (?:has|has got|'s got|is at) (?:(?:the|an?|his|her|their) )+[a-z]+(?: [a-z]+)?(?: (?:at |from |until )?¤t\d+)?(?: (?:,|\.|-|so|and))+ (?P<wish>(?:he|she|they) .*¤t\d.*)$"
)
"""Why somebody can only at some time, before it is said: "Ian has the dentist at 10, he's only good after 11"."""


def without_remark(shape: Shape, people: AbstractSet[str]) -> str:
    """Return what a message says before or behind a remark about one of these people; empty where there is none."""
    if (first := shape.search(_REMARK_FIRST)) is not None:
        told = {mail for one in shape.group(first, "who") for mail in one.value.ids}
        begins = shape.pieces[shape.places(first.span("wish"))[0]].start
        return shape.sentence.text[shape.sentence.spans[begins][0] :] if told <= people else ""
    found = shape.search(_REMARK)
    named = [mail for one in shape.group(found, "who") for mail in one.value.ids] if found else []
    if found is None or len(named) != 1 or named[0] not in people:
        return ""
    last = max(shape.places(found.span("wish")))
    return shape.sentence.text[: shape.sentence.spans[shape.pieces[last].end - 1][1]]


def _clauses(shape: Shape) -> Iterator[list[int]]:
    """Return the places between commas and stops; a day may have taken the stop behind it."""
    part: list[int] = []
    for n, piece in enumerate(shape.pieces):
        if piece.kind == "join" and (piece.value in _ENDS or _opens_request(shape, piece.end)):
            yield part
            part = []
            continue
        part.append(n)
        if shape.sentence.words[piece.end - 1] in _ENDS:
            yield part
            part = []
    yield part


def _opens_request(shape: Shape, place: int) -> bool:
    """Whether what is asked for begins behind an "and": "my flight landed on Monday and I need Ian on Tuesday"."""
    words = shape.sentence.words[place : place + 2]
    return not _REQUEST_WORDS.isdisjoint(words)


def _is_past(pieces: list[Piece], shape: Shape) -> bool:
    row = Shape(shape.sentence, pieces).row
    return bool(_TELLS.match(row)) and not _ASKS.search(row)


teach(_TELLS, _ASKS, _REMARK, _REMARK_FIRST)
