"""What a message that asks for nothing tells of the speaker: that they are away, or come, or want it otherwise."""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AdminRequest,
    AnswerRequest,
    ChatRequest,
    Question,
    SettingRequest,
    UnknownRequest,
)
from bot.language.times.time_windows import united
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause, sentences_of
from bot.language.told.completing import are_fewer, times_of
from bot.language.told.named import Shaped
from bot.language.told.that_day import with_day

Read = Callable[[str], ParsedMessage]
_TALK = (ChatRequest, UnknownRequest)
_OF_SPEAKER = (AbsenceRequest, AnswerRequest)
_I = Cued(r"\b(?:i|i['’]?(?:m|ll|ve|d)|me|my)\b", re.IGNORECASE)
_THANKS = Cued(r"\b(?:thanks|thank you|thx|cheers) (?:\w+ ){0,3}for\b", re.IGNORECASE)


def said_of_speaker(clauses: Sequence[Clause], read: Read) -> ParsedMessage | None:
    """Return the one thing that the sentences of a message say of the speaker."""
    texts = dict.fromkeys((*sentences_of(clauses), *(one.text for one in clauses)))
    clean = []
    for one in map(read, texts):
        if isinstance(one.request, _TALK):
            continue
        if not (one.continues or isinstance(one.request, _OF_SPEAKER)):
            return None
        if not (one.doubt or one.left_out):
            clean.append(one)
    return clean[0] if len({one.intent for one in clean}) == 1 else None


def told_away(clauses: Sequence[Clause], shaped: Shaped, read: Read) -> ParsedMessage | None:
    """Return when the speaker says to be away, on the days that were named before; None where the message says more."""
    if any(one.does == "asks" for one in clauses) or not _may_tell(clauses, shaped):
        return None
    on_day: list[ParsedMessage] = []
    at_time: list[ParsedMessage] = []
    for n, clause in enumerate(clauses):
        text = with_day(clause, clauses[:n], shaped).text
        said = read(text)
        is_away = isinstance(said.request, AbsenceRequest) and _I.search(clause.text)
        if is_away and not (said.doubt or said.left_out):
            if re.search(r"\bso\b", clause.joint, re.IGNORECASE):
                on_day = [one for one in on_day if not _is_within(said, one)]
            names_day = any(one.kind == "days" for one in shaped(text).pieces)
            (on_day if names_day else at_time).append(said)
        elif not _says_nothing(said, clause):
            return None
    found = on_day or at_time
    if not found:
        return None
    requests = (one.request for one in found)
    windows = united(
        window for one in requests if isinstance(one, AbsenceRequest) for window in one.windows
    )
    return replace(found[-1], request=AbsenceRequest(windows))


def _is_within(said: ParsedMessage, day: ParsedMessage) -> bool:
    """Whether somebody is away for a part of a day of which it was told why: "the dentist tomorrow, so I'm out until noon"."""
    part, whole = times_of(said), times_of(day)
    return part != whole and are_fewer(part, whole, is_of_days=True)


def _may_tell(clauses: Sequence[Clause], shaped: Shaped) -> bool:
    is_of_speaker = any(_I.search(one.text) for one in clauses)
    return is_of_speaker and any(
        piece.kind in TIME_KINDS for one in clauses for piece in shaped(one.text).pieces
    )


def _says_nothing(said: ParsedMessage, clause: Clause) -> bool:
    """Whether a clause of a story is talk, though its words alone may sound like a setting or a search."""
    if isinstance(said.request, _TALK):
        return True
    if isinstance(said.request, SettingRequest | AdminRequest):
        return True
    question = said.question
    names_nobody = question is not None and not (question.people or question.candidate)
    return names_nobody and not said.continues and clause.does == "tells"


def is_thanks(clauses: Sequence[Clause], whole: ParsedMessage, shaped: Shaped, read: Read) -> bool:
    """Whether a message that reads as a search only thanks for what was done: "thanks for Wednesday, Ian said it went well"."""
    if isinstance(whole.request, Question):
        if whole.continues or whole.request.sessions:
            return False
    elif whole.request != UnknownRequest():
        return False
    if any(one.kind == "candidate" for clause in clauses for one in shaped(clause.text).pieces):
        return False
    said = [(one, read(one.text)) for one in clauses]
    is_thanked = any(_THANKS.search(one.text) for one, _ in said)
    return is_thanked and all(_says_nothing(found, one) for one, found in said)
