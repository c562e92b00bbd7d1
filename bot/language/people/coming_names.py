"""Whose name somebody says, mostly as it is typed and before it is scanned: a colleague's, an interviewer's or a candidate's of what is coming."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from bot.language.chunking.pieces import Piece
from bot.language.context import ComingInterview, ParseContext
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.cues import small

_INTERVIEW = re.compile(r"['’]s(?: (?:interview|one|meeting|session|slot))?\Z", re.IGNORECASE)
_OURS = re.compile(r"\A(?:the|our|my) ", re.IGNORECASE)
INTERVIEWEES = frozenset({"he", "she", "they", "candidate", "applicant"})
"""Words for a candidate who is not named."""

ALIKE = 0.7
"""How much of two spellings of one name is the same at least."""


def is_called(said: str, name: str) -> bool:
    """Whether every word that is said is one of a name's."""
    return {*small(said).split()} <= {*small(name).split()}


def are_alike(one: str, other: str) -> bool:
    """Whether two names have a part in common or are nearly spelled alike."""
    is_shared = bool({*small(one).split()} & {*small(other).split()})
    return is_shared or SequenceMatcher(None, small(one), small(other)).ratio() >= ALIKE


def name_of(mail: str, context: ParseContext) -> str:
    """Return the name behind an address; the address where nobody is known by it."""
    person = context.directory.person(mail)
    return person.name if person else mail


def is_colleague(said: str, context: ParseContext) -> bool:
    """Whether a name is that of anybody in the directory."""
    return bool(colleagues_called(said, context))


def colleagues_called(said: str, context: ParseContext) -> tuple[str, ...]:
    """Return the addresses of everybody in the directory who is called so."""
    return tuple(one.mail for one in context.directory.called(small(said).split()))


def are_colleagues(said: str, context: ParseContext) -> bool:
    """Whether every one of the names that "and" joins is that of anybody in the directory."""
    return all(is_colleague(one, context) for one in re.split(r" and ", said, flags=re.IGNORECASE))


def attends(
    said: str, context: ParseContext, coming: Iterable[ComingInterview] | None = None
) -> bool:
    """Whether a name is that of an interviewer of what is coming, or of these interviews alone."""
    meant = context.interviews if coming is None else coming
    people = {mail for one in meant for mail in one.people}
    return any(is_called(said, name_of(mail, context)) for mail in people)


def interviews_of(said: str, context: ParseContext) -> list[ComingInterview]:
    """Return the coming interviews of the candidate who is named."""
    name = _INTERVIEW.sub("", said)
    return [one for one in context.interviews if is_candidate_of(name, one)]


def interviews_named(pieces: Iterable[Piece], context: ParseContext) -> list[ComingInterview]:
    """Return the coming interviews of the candidates who are named in these pieces of a sentence."""
    names = [one.value.name for one in pieces if one.kind == "candidate" and one.value.name]
    return [it for it in context.interviews if any(is_candidate_of(one, it) for one in names)]


def interview_words(said: str, context: ParseContext) -> str:
    """Return the words for the interview of a candidate who is named or shown; empty where none is theirs."""
    who = _OURS.sub("", _INTERVIEW.sub("", said))
    if who.lower() in INTERVIEWEES:
        return "it" if context.last in {"interview", "proposal"} else "the interview"
    return f"{who}'s interview" if interviews_of(who, context) else ""
