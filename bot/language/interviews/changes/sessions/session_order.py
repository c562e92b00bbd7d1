"""In which order the sessions of a booked loop are to be held: "put Mei first", "session 3 before session 1", "reverse the order", "Tom, then Mei, then Ian"."""

import re
from collections.abc import Sequence

from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.interviews.targets.session_mentions import mentions
from bot.language.people.coming_names import is_called, name_of
from bot.language.questions.loops.loop_order import is_turned, wanted_end
from bot.language.requests import ButtonRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL

_WHO = r"[\w'’-]+(?: [\w'’-]+){0,3}?"
_DOES = r"(?:can|could|should|put|have|let|take|place|move|schedule|make|do|get|bring|shift|hold)"
_BE = r"(?:(?:(?:to )?(?:go|goes|come|comes|be)|should|must|needs to|has to|can|could|to|at|the|very) )*"
_ENDS = Cued(
    rf"{LEAD}(?:(?:i|we)(?:['’]d| would)? (?:rather|prefer|like)(?: to)? )?(?:{_DOES} )?(?P<who>{_WHO}) {_BE}(?P<end>first|last|start|beginning|front|top|end|bottom|back|kick (?:things|it|us) off|wrap (?:things|it|us) up)(?: (?:one|session|slot))?(?: of (?:the )?(?:loop|schedule|list|onsite))?{TAIL}",
    re.IGNORECASE,
)
_BESIDE = Cued(
    rf"{LEAD}(?:{_DOES} )?(?P<who>{_WHO}) {_BE}(?P<side>before|after|ahead of|behind|in front of)(?: of)? (?P<other>{_WHO}){TAIL}",
    re.IGNORECASE,
)
_ORDERED = Cued(
    rf"{LEAD}(?:(?:change|set|make|put|rearrange|reorder|arrange|re-order|keep|have|do) )?(?:(?:the|their|a|new|it|them|sessions?|interviews?|loop|in|to|this|that|following) )*(?:order|sequence|them)?(?: (?:should be|to be|must be|should go|is|to|as|like this|in this order)\b)*\s*[:,–—-]?\s*(?P<all>{_WHO}(?:\s*(?:,|>|→|->|\band\b|\bthen\b)+\s*(?:and |then |finally |last )*{_WHO})+){TAIL}",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"\s*,\s*(?:please|pls|thanks|thank you)\W*\Z", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:,|>|→|->|\band\b|\bthen\b|\bfinally\b|\blast\b)+\s*", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:order|sequence|rearrange|reorder|re-order)\b", re.IGNORECASE)
_FIRST = frozenset({"first", "start", "beginning", "front", "top", "kick"})
_EARLIER = frozenset({"before", "ahead of", "in front of"})
_NOUN = Cued(r"(?:\s+(?:session|interview|slot|round|one|part|bit))+\Z|['’]s\Z", re.IGNORECASE)  # fmt: skip


def booked_order(text: str, context: ParseContext) -> ButtonRequest | None:
    """Return in which order all sessions of the loop shown are to be; None for any other message."""
    sessions = sessions_of(context)
    if len(sessions) < 2:  # noqa: PLR2004 - an order needs two
        return None
    said = _PLEASE.sub("", text.strip())
    order = (
        [*range(len(sessions))][::-1]
        if is_turned(said)
        else _in_full(said, sessions, context) or _moved(said, sessions, context)
    )
    if order is None:
        return None
    return ButtonRequest("unknown", "loop_order", numbers=tuple(one + 1 for one in order))


def _in_full(
    said: str, sessions: Sequence[ComingInterview], context: ParseContext
) -> list[int] | None:
    """Read "the order should be Tom, Mei, Ian", which names each once."""
    found = _ORDERED.fullmatch(said) if _SPEAKS.search(said) else None
    if found is None:
        return None
    order = [_place_of(one, sessions, context) for one in _NEXT.split(found["all"]) if one]
    places = [one for one in order if one is not None]
    return (
        places if sorted(places) == [*range(len(sessions))] and len(places) == len(order) else None
    )


def _moved(
    said: str, sessions: Sequence[ComingInterview], context: ParseContext
) -> list[int] | None:
    """Read whose session is to be at an end, or beside another."""
    if (beside := _BESIDE.fullmatch(said)) is not None:
        who, other = (_place_of(beside[one], sessions, context) for one in ("who", "other"))
        if who is None or other is None or who == other:
            return None
        rest = [n for n in range(len(sessions)) if n != who]
        at = rest.index(other) + (beside["side"].casefold() not in _EARLIER)
        return [*rest[:at], who, *rest[at:]]
    ends, wanted = _ENDS.fullmatch(said), wanted_end(said)
    words = ends["who"] if ends else wanted.who if wanted else ""
    place = _place_of(words, sessions, context) if words else None
    if place is None:
        return None
    is_first = (
        ends["end"].casefold().split()[0] in _FIRST if ends else bool(wanted and wanted.is_first)
    )
    rest = [n for n in range(len(sessions)) if n != place]
    return [place, *rest] if is_first else [*rest, place]


def _place_of(said: str, sessions: Sequence[ComingInterview], context: ParseContext) -> int | None:
    """Return which session is meant by who takes it, or by its place; None where none is, or several are."""
    named = mentions(said, context)
    if len(named) == 1 and len(named[0].sessions) == 1 and named[0].end == len(said.rstrip()):
        return [one.id for one in sessions].index(named[0].sessions[0].id)
    who = _NOUN.sub("", _NOUN.sub("", said.strip()))
    theirs = [
        n
        for n, one in enumerate(sessions)
        if any(is_called(who, name_of(mail, context)) for mail in one.people)
    ]
    return theirs[0] if who and len(theirs) == 1 else None
