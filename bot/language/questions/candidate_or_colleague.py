"""A name that a colleague has and the candidate may have: "interview Olivia with Ian", "book Ian for Park"."""

import re
from collections.abc import Iterable, Iterator

from bot.language.chunking.pieces import Piece
from bot.language.clarification import Choice, Clarification, Doubt, Option, asks, option
from bot.language.people.name_index import Directory
from bot.language.tokens.cues import Cued
from bot.language.tokens.tokenizer import Sentence

MOST_CHOICES = 5


def asked_back(
    sentence: Sentence, span: tuple[int, int], doubt: Doubt, choices: Iterable[tuple[Option, str]]
) -> Clarification:
    """Return a doubt about a range of words; each choice is what may be meant and the words that would be certain."""
    start, end = sentence.spans[span[0]][0], sentence.spans[span[1] - 1][1]
    text = sentence.text
    made = tuple(Choice(meant, text[:start] + words + text[end:]) for meant, words in choices)
    return Clarification(doubt, made[:MOST_CHOICES], text, start, end)


def typed(sentence: Sentence, start: int, end: int) -> str:
    """Return some words of a sentence as they were typed."""
    return sentence.text[sentence.spans[start][0] : sentence.spans[end - 1][1]]


def names_candidate(pieces: list[Piece]) -> bool:
    """Whether it is said who is interviewed."""
    return any(one.kind == "candidate" for one in pieces)


def with_candidate(choices: list[tuple[Option, str]], said: str) -> list[tuple[Option, str]]:
    """Return what may be meant, and that the name is the candidate's."""
    is_candidate = (option("candidate", name=said), f"candidate {said}")
    return [*choices[: MOST_CHOICES - 1], is_candidate]


_INTERVIEWED = frozenset({"interview", "interviewing", "screen", "assess", "vet"})
_INTERVIEWERS = re.compile(r"\b(?:with|by|book|schedule|set up|arrange)$|^$", re.IGNORECASE)
"""What stands before who interviews, where the candidate follows: "book Ian for Park"."""
_ANOTHER_SENSE = Cued(
    r"\b(?:swap|switch|replace|substitut\w*|instead|cover\w*|stand\w*|trade|exchange|or|room)\b",
    re.IGNORECASE,
)


def interviewed(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    """Find a colleague who may be the candidate: "interview Olivia Park with Ian"."""
    if any(one.kind == "candidate" for one in pieces):
        return
    people = [one for one in pieces if one.kind == "name" and one.value.kind == "person"]
    for one in people[:-1]:
        is_after = sentence.word(one.start - 1) in _INTERVIEWED
        if not is_after or sentence.word(one.end) not in {"with", "by"}:
            continue
        name = sentence.text[sentence.spans[one.start][0] : sentence.spans[one.end - 1][1]]
        choices = [
            (option("candidate", name=name), f"the candidate {name}, with"),
            (option("interviewer", name=name), f"with {name} and"),
        ]
        span = (one.start, one.end + 1)
        yield asked_back(sentence, span, asks("colleague", name=name), choices)


def for_colleague(sentence: Sentence, pieces: list[Piece], _: Directory) -> Iterator[Clarification]:
    """Find a colleague's name for whom another is asked for: "book Ian for Park", who may be the candidate."""
    people = [one for one in pieces if one.kind == "name" and one.value.kind == "person"]
    if len(people) != 2 or names_candidate(pieces) or _ANOTHER_SENSE.search(sentence.text):  # noqa: PLR2004 - who interviews, and whom
        return
    interviewer, other = people
    before = " ".join(sentence.words[: interviewer.start])
    is_for = sentence.words[interviewer.end : other.start] == ["for"]
    if not is_for or not _INTERVIEWERS.search(before) or sentence.word(other.end) in _NOT_WHOM:
        return
    name = typed(sentence, other.start, other.end)
    choices = [
        (option("candidate", name=name), f"for the candidate {name}"),
        (option("interviewer", name=name), f"and {name}"),
    ]
    span = (interviewer.end, other.end)
    yield asked_back(sentence, span, asks("colleague", name=name), choices)


_NOT_WHOM = frozenset({"and", "or", "'s", "to"})
