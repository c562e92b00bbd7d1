"""Candidates named one after the other for interviews of their own: "Jo Park and Anna Garcia with Ian".

One candidate is looked for at a time, so that such a message is several sentences, each of one candidate: the first is
done, the others are shown to be typed next.

    30 min with Ian for Jo Park and 45 with Mei for Marc Dubois, on Friday
    → 30 min with Ian for Jo Park on Friday      45 with Mei for Marc Dubois, on Friday
"""

import re
from collections.abc import Callable, Iterator

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.reading import scanned_in, shaped
from bot.language.context import ParseContext
from bot.language.interviews.compound.one_after_another import one_after_another
from bot.language.parsed import ParsedMessage
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.people.name_runs import Run, name_runs
from bot.language.questions.own_interviewers import counts_interviews, each_with_own
from bot.language.requests import Question
from bot.language.tokens.cues import Cued
from bot.language.tokens.stop_words import is_known
from bot.language.tokens.tokenizer import Sentence

Ask = Callable[[str], Question | None]
"""What a sentence that names a candidate asks for; None where it names none, or asks for no interview."""
MOST = 5
"""Candidates of one message that are told apart."""
_JOINS = re.compile(r"\b(?:and|then|plus)\b|[&+,;.\n]", re.IGNORECASE)
_BETWEEN = Cued(
    r"[ ,]*(?:,|\band\b|&|\+|\bplus\b)[ ,]*(?:(?:also|then|for|candidate|with|both) ?)*",
    re.IGNORECASE,
)
_LAST = re.compile(r"\band\b|&|\+|\bplus\b", re.IGNORECASE)
"""What stands before the last of several names."""
_BOTH = Cued(
    r"\b(?:both|each of|all of|the candidates?|candidates) +(?:for +|of +)?$", re.IGNORECASE
)
_CUT = re.compile(
    r"\s*(?:[,;.\n]\s*(?:(?:and|then|also|plus)\s+)*|\s(?:and|then|plus|&|\+)\s+(?:(?:then|also|for)\s+(?=\W))*)",
    re.IGNORECASE,
)
MOST_LETTERS = 800
"""Several candidates are looked for in no longer message: each of its clauses would be read alone."""
_OF_EACH = re.compile(r",?(?:^| )(?:each|both|apiece)\b", re.IGNORECASE)
_SAME = Cued(
    r"(?:(?:and|then|also|plus|again)\s+)*(?:(?:the\s+)?same(?:\s+(?:again|thing|one))?|(?:and\s+)?another(?:\s+one)?|one(?:\s+more)?|ditto|likewise)?\s*(?:(?:for|with)\s+)(?:candidate\s+)?",
    re.IGNORECASE,
)
_BEFORE_TIME = frozenset(
    {"on", "at", "in", "between", "from", "after", "before", "around", "by", "during"}
)


def one_by_one(
    text: str, context: ParseContext, read: Callable[[str], ParsedMessage]
) -> tuple[str, ...]:
    """Return a sentence for each of the candidates of a message, or for each interview of one told in turn; nothing where there are not several."""
    if in_turn := one_after_another(text, context):
        return in_turn
    if _JOINS.search(text) is None or len(text) > MOST_LETTERS:
        return ()
    sentence, pieces = scanned_in(text, context)
    runs = name_runs(sentence)
    runs = [one for one in runs if one.sign != "u" or _may_be_name(one, sentence)]

    def ask(part: str) -> Question | None:
        names = context.linked or any(one.kind == "candidate" for one in shaped(part, context, is_after=False).pieces)  # fmt: skip
        request = read(part).request if names else None
        return request if isinstance(request, Question) else None

    own = each_with_own(sentence, runs)
    is_each = bool(own) and all(_is_whom(one, who, ask) for who, one in own)
    each = tuple(one for _, one in own)[:MOST] if is_each else ()
    named = [one for one in runs if one.sign == "u"]
    is_counted = bool(each) and counts_interviews(text)
    if is_counted or len({_said(one, sentence) for one in named}) < 2:  # noqa: PLR2004 - several
        return each
    for find in (_listed, _in_clauses, _again):
        found = find(sentence, pieces, named, ask)
        if len(found) > 1:
            return found[:MOST]
    return each


def _may_be_name(run: Run, sentence: Sentence) -> bool:
    """Whether a run of words is somebody's name, and no title or team typed with capitals: "Senior Engineer"."""
    words = sentence.words[run.start : run.end]
    return any(one in GIVEN_NAMES or not is_known(one) for one in words)


def _said(run: Run, sentence: Sentence) -> str:
    return " ".join(sentence.words[run.start : run.end])


def _span(run: Run, sentence: Sentence) -> tuple[int, int]:
    return sentence.spans[run.start][0], sentence.spans[run.end - 1][1]


def _candidate(text: str, ask: Ask) -> str:
    """Return whom a sentence asks to interview; empty where it asks for something else."""
    question = ask(text)
    who = question.candidate if question else None
    return who.name if who else ""


def _is_whom(text: str, who: str, ask: Ask) -> bool:
    """Whether a sentence asks to interview this candidate, by name or address, and once."""
    question = ask(text)
    if question is None or question.candidate is None or question.sessions:
        return False
    name, mail = question.candidate.name, question.candidate.mail
    return who.casefold() in {name.casefold(), mail.casefold()}


def _is_of(text: str, run: Run, sentence: Sentence, ask: Ask) -> bool:
    start, end = _span(run, sentence)
    return _candidate(text, ask).casefold() == sentence.text[start:end].casefold()


def _listed(
    sentence: Sentence, _pieces: list[Piece], named: list[Run], ask: Ask
) -> tuple[str, ...]:
    """Read "book Jo Park and Anna Garcia with Ian": the same interview for each of those who stand in a row."""
    text = sentence.text
    for row in _rows(named, sentence):
        start, end = _span(row[0], sentence)[0], _span(row[-1], sentence)[1]
        both = _BOTH.search(text[:start])
        start = both.start() if both else start
        for_all = " for " if both and both.group().rstrip().endswith("for") else ""
        names = [text[slice(*_span(one, sentence))] for one in row]
        before, after = _alone(text[:start]), _alone(text[end:])
        each = tuple(f"{before}{for_all}{name}{after}" for name in names)
        if all(_is_of(one, run, sentence, ask) for one, run in zip(each, row, strict=True)):
            return each
    return ()


def _alone(rest: str) -> str:
    """Return what is said of several as it is said of one."""
    return _OF_EACH.sub("", rest)


def _rows(named: list[Run], sentence: Sentence) -> Iterator[list[Run]]:
    """Yield the names that stand one after the other, the last of them behind an "and"."""
    text, row, last = sentence.text, named[:1], ""
    for one, other in zip(named, [*named[1:], None], strict=True):
        between = text[_span(one, sentence)[1] : _span(other, sentence)[0]] if other else ""
        if other and _BETWEEN.fullmatch(between):
            row, last = [*row, other], between
            continue
        if len(row) > 1 and _LAST.search(last):
            yield row
        row = [other] if other else []


def _in_clauses(
    sentence: Sentence, pieces: list[Piece], named: list[Run], ask: Ask
) -> tuple[str, ...]:
    """Read "Ian for Jo Park, and Mei for Marc Dubois": an interview of each one's own."""
    text = sentence.text
    cuts = [one for one in _CUT.finditer(text) if _lies_between(one, named, sentence)][:MOST]
    parts: list[str] = []
    start = 0
    ends = [*(one.start() for one in cuts[1:]), len(text)]
    for cut, end in zip(cuts, ends, strict=False):
        head, rest = text[start : cut.start()], text[cut.end() : end]
        if _has_own(head, ask) and _has_own(rest, ask):
            parts.append(head)
            start = cut.end()
    if not parts:
        return ()
    parts = [one.strip(" ,;.") for one in (*parts, text[start:])]
    whom = [_candidate(one, ask) for one in parts]
    if "" in whom or len({*whom}) < len(parts):
        return ()
    of_all = (
        _of_all(parts, {"length"}, sentence, pieces),
        _of_all(parts, {*TIME_KINDS}, sentence, pieces),
    )
    return tuple(
        _alone(" ".join(filter(None, (one, *more))))
        for one, *more in zip(parts, *of_all, strict=True)
    )


def _lies_between(cut: re.Match[str], named: list[Run], sentence: Sentence) -> bool:
    """Whether names stand on both sides of a joint, and it is within none."""
    spans = [_span(one, sentence) for one in named]
    return (
        any(end <= cut.start() for _, end in spans)
        and any(start >= cut.end() for start, _ in spans)
        and all(end <= cut.start() or start >= cut.end() for start, end in spans)
    )


def _has_own(part: str, ask: Ask) -> bool:
    """Whether a part names a candidate and who interviews them."""
    asked = ask(part)
    return bool(
        asked and asked.candidate and asked.candidate.name and (asked.people or asked.sessions)
    )


def _of_all(
    parts: list[str], kinds: set[str], sentence: Sentence, pieces: list[Piece]
) -> list[str]:
    """Return for each part what is told of another alone and holds for all: how long, or the days and hours."""
    told = [_told(part, kinds, sentence, pieces) for part in parts]
    said = [one for one in told if one]
    if len(said) != 1:
        return [""] * len(parts)
    return ["" if one else said[0] for one in told]


def _told(part: str, kinds: set[str], sentence: Sentence, pieces: list[Piece]) -> str:
    """Return the words of a part that tell how long or when, with the word that leads to them."""
    begins = sentence.text.index(part)
    ends = begins + len(part)
    spans = sentence.spans
    said = [
        one
        for one in pieces
        if one.kind in kinds and begins <= spans[one.start][0] and spans[one.end - 1][1] <= ends
    ]
    if not said:
        return ""
    first = said[0].start
    while first and sentence.words[first - 1] in _BEFORE_TIME:
        first -= 1
    return sentence.text[spans[first][0] : spans[said[-1].end - 1][1]]


def _again(sentence: Sentence, pieces: list[Piece], named: list[Run], ask: Ask) -> tuple[str, ...]:
    """Read "30 min with Ian for Jo Park, then the same for Marc Dubois": once more for somebody else."""
    text = sentence.text
    one, other = named[0], named[1]
    (start, end), (next_start, next_end) = _span(one, sentence), _span(other, sentence)
    for cut in _CUT.finditer(text, end):
        if cut.end() > next_start or not _SAME.fullmatch(text[cut.end() : next_start]):
            continue
        head, rest = text[: cut.start()], text[next_end:].strip(" ,;.")
        name, before = text[next_start:next_end], _told(head, {*TIME_KINDS}, sentence, pieces)
        second = f"{head[:start]}{name}{head[end:]}"
        if rest and before:
            second = second.replace(before, rest)
        elif rest:
            second = f"{second} {rest}"
        each = (head, second.strip(" ,;."))
        if _is_of(head, one, sentence, ask) and _is_of(second, other, sentence, ask):
            return each
    return ()
