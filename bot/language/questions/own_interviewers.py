"""Candidates named side by side, each with interviewers of their own: "two interviews: Jo Park with Mei and Marc Dubois with Sam".

One candidate is looked for at a time, so that the message is a sentence for each, with what is said of all in front or behind.

    I need two interviews on Wednesday: Jo Park with Mei and Marc Dubois with Sam, 45 min each
    → I need an interview on Wednesday with Mei for Jo Park, 45 min      … with Sam for Marc Dubois, 45 min
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from bot.language.people.name_runs import Run
from bot.language.tokens.cues import Cued
from bot.language.tokens.tokenizer import Sentence

_WITH = Cued(
    r"\s*[(:–—/-]?\s*(?:(?:is|are|goes|should|needs?|has|wants?|will|can|to|be|get) )*(?:with|w/?|by|sees?|meets?|meeting|seeing|speaks? (?:to|with)|talks? (?:to|with)|interviewed by|[:–—/-]|→|->|\()?\s*(?:either |both )?",
    re.IGNORECASE,
)
"""What stands between a candidate and who interviews them."""
_TAKES = Cued(
    r"\s*(?:(?:should|to|can|could|will|shall|needs? to|has to|would) )*(?:with|w/?|for|interviews?|interviewing|sees?|meets?|takes?|talks? (?:to|with)|speaks? (?:to|with)|does|do|[:–—/-]|→|->)\s*(?:candidate )?",
    re.IGNORECASE,
)
"""What stands between interviewers and their candidate."""
_BEFORE_MAIL = re.compile(r"\s*(?:[,:(<[–-]\s*)?")
_AFTER_MAIL = re.compile(r"\s*[)>\]]")
_AND = Cued(r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|&|\+)\s*(?:either )?", re.IGNORECASE)
"""What joins the interviewers of one candidate."""
_NEXT = Cued(
    r"(?P<own>[^,;.\n]{0,40}?)(?:\s*\))?(?:\s*[,;.\n]\s*|\s+(?:and|plus|then|while|&|\+)\s+|\s*,\s*and\s+)+(?:(?:then|also|plus|and|for|candidate|another|one|for)\s+)*",
    re.IGNORECASE,
)
"""What stands between one pair and the next, after what is said of the first alone."""
_COUNT = Cued(
    r"\b(?:(?:these|the|my|our|both|all) )?(?:two|three|four|five|2|3|4|5|a couple of|a few|several|some|both)(?: of)?(?: (?:separate|different|new|short|quick|more|parallel|back[ -]to[ -]back))*(?= (?:\S+ ){0,2}?(?:interviews|candidates|sessions|screens|screenings|calls|chats|meetings|slots|people|rounds)\b)",
    re.IGNORECASE,
)
_MANY = Cued(
    r"\b(?P<one>(?:(?:phone|video|technical|tech|panel|final|short) )*(?:interview|session|screen|screening|call|chat|meeting|round))s\b",
    re.IGNORECASE,
)
_HAS_CANDIDATES = Cued(
    r"\b(?:(?:i|we)(?:['’]ve| have)?(?: got| have)?|there are|here are) (?:an )?(?:other )?(?:candidates|people|applicants)\b(?: (?:coming|to (?:see|interview|schedule)))?",
    re.IGNORECASE,
)
_CANDIDATES = re.compile(r"\b(?:an )?(?:candidates|applicants|people)\b", re.IGNORECASE)
_LEADS = Cued(
    r"[\s,:;–—-]*(?:\b(?:for|with|of|namely|candidates?|that is|i\.e\.)[\s,:]*)*$", re.IGNORECASE
)
_OF_ALL = Cued(r",?(?:^| )(?:each|apiece|both|all(?= (?:on|at|in|next|this)\b))\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:on|next|this|tomorrow|today)\b", re.IGNORECASE)
_UP_TO_MARK = re.compile(
    r"\s*(?P<own>[^\s,;.?!][^,;.?!]*?)(?=[,;.?!]|\s(?:both|all|each)\b|$)", re.IGNORECASE
)
_UP_TO_DAY = re.compile(
    r"\s*(?P<own>[^\s,;.?!][^,;.?!]*?)(?=[,;.?!]|\s(?:on|both|all|each|next|this|tomorrow|today)\b|$)",
    re.IGNORECASE,
)
"""What is said of the last pair alone, where something is said of another one alone: with its day, or up to the day of all."""
_ENDS_IN_VERB = Cued(
    r"\b(?:schedule|book|set ?up|arrange|plan|like|need|want|do|have|organi[sz]e)$", re.IGNORECASE
)


class _Said(Struct, frozen=True):
    """Somebody named in the text, from where to where, and whether it is a colleague; a candidate with their address."""

    start: int
    end: int
    is_colleague: bool
    called: str


class _Pair(Struct, frozen=True):
    """A candidate and who interviews them, where they begin and end in the text."""

    candidate: _Said
    interviewers: str
    start: int
    end: int


def each_with_own(sentence: Sentence, runs: list[Run]) -> tuple[tuple[str, str], ...]:
    """Return each candidate with a sentence that asks for them alone; nothing where there are not several."""
    said = _said(sentence, runs)
    for is_first in (True, False):
        pairs = list(_pairs(sentence.text, said, is_first=is_first))
        if len({one.candidate.called.casefold() for one in pairs}) > 1:
            return tuple(_sentences(sentence.text, pairs))
    return ()


def counts_interviews(text: str) -> bool:
    """Whether a message says how many interviews it asks for, or candidates: they would be read as a loop's sessions."""
    return bool(_COUNT.search(text))


def _said(sentence: Sentence, runs: list[Run]) -> list[_Said]:
    """Return who is named, a candidate's address as a part of their name."""
    found: list[_Said] = []
    for run in runs:
        start, end = sentence.spans[run.start][0], sentence.spans[run.end - 1][1]
        is_theirs = bool(found) and run.sign == "m" and not found[-1].is_colleague
        if is_theirs and _BEFORE_MAIL.fullmatch(sentence.text[found[-1].end : start]):
            closes = _AFTER_MAIL.match(sentence.text, end)
            found[-1] = replace(found[-1], end=closes.end() if closes else end)
        elif run.sign:
            called = sentence.text[start:end]
            found.append(_Said(start, end, run.sign in {"k", "f"}, called))
    return found


def _pairs(text: str, said: list[_Said], *, is_first: bool) -> Iterator[_Pair]:
    """Yield pairs that stand side by side, the candidate first or who interviews them, as long as nothing else lies between."""
    place, end = 0, -1
    while place < len(said):
        found = _pair(text, said, place, is_first=is_first)
        if found is None:
            if end >= 0:
                return
            place += 1
            continue
        pair, after = found
        if end >= 0 and not _NEXT.fullmatch(text[end : pair.start]):
            return
        yield pair
        place, end = after, pair.end


def _pair(text: str, said: list[_Said], place: int, *, is_first: bool) -> tuple[_Pair, int] | None:
    """Return the pair that begins at a name, and the place of the name behind it."""
    first = said[place]
    head = [first] if is_first else _in_a_row(text, said, place)
    if not head or (is_first and first.is_colleague):
        return None
    other = place + len(head)
    between = _WITH if is_first else _TAKES
    if other >= len(said) or not between.fullmatch(text[head[-1].end : said[other].start]):
        return None
    tail = _in_a_row(text, said, other) if is_first else [said[other]]
    if not tail or (not is_first and tail[0].is_colleague):
        return None
    whom = tail if is_first else head
    names = text[whom[0].start : whom[-1].end]
    is_choice = " or " in names and " and " not in names
    interviewers = f"either {names}" if is_choice else names
    candidate = head[0] if is_first else tail[0]
    return _Pair(candidate, interviewers, first.start, tail[-1].end), other + len(tail)


def _in_a_row(text: str, said: list[_Said], place: int) -> list[_Said]:
    """Return the colleagues who stand in a row from here."""
    row: list[_Said] = []
    for one in said[place:]:
        if not one.is_colleague or (row and not _AND.fullmatch(text[row[-1].end : one.start])):
            break
        row.append(one)
    return row


def _sentences(text: str, pairs: list[_Pair]) -> Iterator[tuple[str, str]]:
    before, after = _of_one(text[: pairs[0].start]), text[pairs[-1].end :].lstrip(" )")
    owns = [_own(text[one.end : other.start]) for one, other in pairwise(pairs)]
    ends = _UP_TO_MARK if any(map(_DAY.search, owns)) else _UP_TO_DAY
    last = ends.match(after) if any(owns) else None
    owns, after = [*owns, last["own"] if last else ""], after[last.end() if last else 0 :]
    rest = after if after[:1] in {",", ".", "?", "!", ";"} else f" {after}"
    for pair, own in zip(pairs, owns, strict=True):
        candidate = text[pair.candidate.start : pair.candidate.end]
        said = f"{before} with {pair.interviewers} for {candidate} {own}{rest}"
        alone = re.sub(r"\s+(?=[\s,.?!;])", "", _OF_ALL.sub("", said))
        yield pair.candidate.called, alone.strip(" ,;.")


def _own(between: str) -> str:
    """Return what is said of a pair alone, behind it."""
    found = _NEXT.fullmatch(between)
    return found["own"].strip(" (),") if found else ""


def _of_one(before: str) -> str:
    """Return what stands before all pairs as it is said of one: "I need two interviews on Wednesday:" asks for an interview."""
    said = re.sub(r"\s+", " ", _COUNT.sub("", _LEADS.sub("", before)))
    said = _HAS_CANDIDATES.sub("we need an interview", said)
    said = _MANY.sub(r"an \g<one>", _CANDIDATES.sub("", said))
    said = re.sub(r"\ban (?=[^aeiou\W])", "a ", said, flags=re.IGNORECASE)
    said = re.sub(r"\s+", " ", said).strip(" ,:;")
    return f"{said} an interview" if _ENDS_IN_VERB.search(said) else said or "find time"
