"""Who is told of where a message then asks for "her": by name, so that the rest of what is told does not count for it."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.requests import Candidate
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause, joined

Shaped = Callable[[str], Shape]
"""How words are shaped among what is known."""
_REFERS = Cued(
    r"\b(?:he|she|him|her|his|they|them|their|its|both|those|that (?:one|room))\b", re.IGNORECASE
)
_SEVERAL = frozenset({"they", "them", "their", "both", "those"})
_WHOM = frozenset({"name", "candidate"})
_VERBS = frozenset({"will", "may", "mark"})
_HER = Cued(r"\b(?:him|her|them)\b", re.IGNORECASE)
_CANDIDATE = Cued(r"\b(?:candidate|applicant)\b(?! (?:experience|pool|pipeline))", re.IGNORECASE)
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+")
_SAYS = Cued(
    r"\s*(?:,\s*)?(?:(?:from|in|at|over in|who) \w+ |our \w+ ,? ?|and \w+ )*(?:said|says|told|tells|asked|asks|wants|wanted|thinks|reckons|mentioned|insists|suggested|recommended|referred|is (?:my|our|the) (?!candidate|finalist|applicant)|team|street|road|hotel|station)\b",
    re.IGNORECASE,
)
"""What makes of a stranger somebody who is no candidate."""
_IN_PLACE = Cued(r"\b(?:instead of (?:him|her|them)|in (?:his|her|their) place)\b", re.IGNORECASE)
"""Whoever is named beside it is another."""
_BEHIND_WHOM = r"(?!(?:in|out|off|on|at|with|instead|to|for|from|then|please|into|back|over|and|up|an?|the|about|down|as)\b)"
_WHOSE = Cued(
    rf"\b(?:(?P<whose>his|their|her(?= {_BEHIND_WHOM}\w))|him|her|both of them|them)\b",
    re.IGNORECASE,
)
_SUBJECT = Cued(
    r"\A\W*(?:he|she|they)(?P<verb>['’]?s|['’]?re|['’]ll|['’]ve|['’]d| (?=\w))", re.IGNORECASE
)
_OTHER = Cued(
    r"\W*(?:(?:the|my|our|his|her|their|an?)\s+(?!candidate|applicant)\w+|some(?:one|body))\b",
    re.IGNORECASE,
)
"""Somebody without a name, who may be spoken of next."""


def names(shape: Shape) -> list[str]:
    """Return who is named in some words, in words that name them by themselves."""
    return [
        ("candidate " if one.kind == "candidate" else "") + shape.text([n]).strip(" ,.")
        for n, one in enumerate(shape.pieces)
        if one.kind in _WHOM
    ]


def colleagues(shape: Shape) -> list[Sequence[str]]:
    """Return who may be meant by each colleague's name in some words: no name of a stranger begun like one, and no verb."""
    sentence = shape.sentence
    return [
        one.value.ids
        for one, behind in pairwise([*shape.pieces, None])
        if one is not None
        and one.kind == "name"
        and one.value.kind == "person"
        and not (behind and behind.kind == "strange")
        and (sentence.words[one.start] not in _VERBS or sentence.is_capital(one.start))
    ]


def met(told: Sequence[Clause], asked: str, shaped: Shaped) -> Candidate | None:
    """Return who is to be met where "her" is asked for: the one person told of by full name whom nobody knows, and who says nothing."""
    if _HER.search(asked) is None and not any(_CANDIDATE.search(one.text) for one in told):
        return None
    found: dict[str, None] = {}
    for clause in told:
        shape = shaped(clause.text)
        for n, (first, last) in enumerate(pairwise(shape.pieces)):
            name = shape.text([n, n + 1]).strip(" ,.")
            is_name = first.kind == last.kind == "strange" and _FULL_NAME.fullmatch(name)
            if is_name and not _SAYS.match(clause.text.partition(name)[2]):
                found[name] = None
    return Candidate(next(iter(found))) if len(found) == 1 else None


def spoken_of(
    clauses: Sequence[Clause], asking: Mapping[int, Clause], shaped: Shaped
) -> Clause | None:
    """Return who was told of before "her" is asked for, by name alone; None where what asks says who she is."""
    for n, clause in asking.items():
        refers = _REFERS.search(clause.text)
        if refers is None:
            continue
        before = joined({one: asking[one] for one in asking if one < n})
        if not _IN_PLACE.search(clause.text):
            before += f" {clause.text[: refers.start()]}"
        told = [one for one in clauses[:n] if one.does == "tells" and names(shaped(one.text))]
        if told and not names(shaped(before)):
            meant = told if refers[0].casefold() in _SEVERAL else told[-1:]
            who = dict.fromkeys(name for one in meant for name in names(shaped(one.text)))
            return replace(told[-1], text=" and ".join(who))
    return None


def with_names(clause: Clause, who: Clause) -> Clause:
    """Return a clause with a name where it says "her"."""
    name = who.text.removeprefix("candidate ")
    text = _WHOSE.sub(lambda one: f"{name}'s" if one["whose"] else name, clause.text)
    return replace(clause, text=text)


def with_subject(clause: Clause, before: Sequence[Clause], shaped: Shaped) -> Clause:
    """Return a clause about "her" with her name, as the clauses before it told it last."""
    subject = _SUBJECT.match(clause.text)
    if subject is None:
        return clause
    who: list[str] = []
    for one in reversed(before):
        if who := names(shaped(one.text)):
            break
        if _OTHER.match(one.text):
            return clause
    if not who:
        return clause
    verb = "'s" if subject["verb"].endswith("s") else subject["verb"]
    return replace(clause, text=f"{who[-1]}{verb}{clause.text[subject.end() :]}")
