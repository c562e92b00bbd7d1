"""Whose interviews become whose: "hand Rita's interviews to Tom", "Rita is ill, give all her interviews to Tom"."""

import re
from datetime import datetime

from bot.language.acts.situation import Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification, asks
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import (
    asked_with_whole,
    resolve,
    which_of,
)
from bot.language.interviews.targets.some_of_several import ONE_OF_SEVERAL
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.people.coming_names import colleagues_called, interviews_of
from bot.language.requests import ChangeRequest, HandOverRequest, Target
from bot.language.rewordings.handed_over import ONE_ALONE
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

HANDS_ALL = Cued(
    r"\b(?:hand|give|pass|transfer|reassign|assign)(?: over)?(?: all)?(?: of)? (?:¤p\d+ 's|my|her|his|their|the)(?: (?:coming|upcoming|open|remaining|other))? (?:interviews|candidates|bookings)(?: \w+)? to (?:¤p\d+|me)\b"
    r"|\b(?:take|takes|taking) over(?: all)?(?: of)? (?:¤p\d+ 's|my|her|his|their) (?:interviews|candidates|bookings)\b"
)
"""That interviews change hands, also while times are looked at: "hand Rita's interviews to Tom"."""


def hand_over(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request that one organizer's interviews become another's; one that is held for somebody else changes hands alone."""
    named = named_people(shape.pieces)
    row = shape.row
    from_match = re.search(
        r"(?<!\S)(?:from (?P<a>¤p\d+)|(?P<b>¤p\d+) 's(?= (?:\w+ ){0,2}?(?:interviews?|candidates?|bookings|meetings|schedule)| over))",
        row,
    )
    takes = re.search(
        r"(?P<to>¤p\d+)(?: \S+){0,3}? (?:take over|takes over|taking over|in charge of)", row
    )
    to_me = context.speaker if _TO_SPEAKER.search(row) and context.speaker not in named else None
    to_match = takes or re.search(r"\bto (?P<to>¤p\d+)", row)
    said = shape.signed(from_match.group()) if from_match else []
    to = (
        shape.group(to_match, "to")[0].value.ids[0]
        if to_match
        else to_me
        or next((one for one in reversed(named) if not said or one not in said[0].value.ids), "")
    )
    source = said[0].value.ids[0] if said else _handed_by(shape, named, to, context)
    doubt = None if to else Clarification(asks("hand-over-to"))
    if not source:
        doubt = Clarification(asks("hand-over-from"))
    if to and source == context.speaker and (one := _only_own(shape, context)) is not None:
        return ParsedMessage(ChangeRequest((one.id,), replace=((source, to),)))
    told = frozenset(
        n for part in shape.parts(_JOINT) if _WHY.search(shape.only(part).row) for n in part
    )
    unread = tuple(
        shape.text([n])
        for n, one in enumerate(shape.pieces)
        if n not in told
        and one.kind in {*TIME_KINDS, "candidate", "length"}
        and not _FROM_NOW.issuperset(shape.sentence.words[one.start : one.end])
    )
    if (some := shape.search(ONE_OF_SEVERAL)) is not None:
        unread = (shape.text(shape.places(some.span())), *unread)
    return ParsedMessage(HandOverRequest(source, to), doubt, () if doubt else unread)


_ALONE = Cued(
    rf"{ONE_ALONE} (?P<who>.+?)(?: at (?P<at>\d{{4}}-\d\d-\d\dT\d\d:\d\d))? to (?P<to>.+?)\W*\Z"
)


def handed_alone(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return whose interview alone becomes another's; None for anything else."""
    found = _ALONE.search(shape.sentence.text)
    if found is None:
        return None
    context = situation.context
    to = [*colleagues_called(found["to"], context)]
    if found["who"].startswith("the "):
        part = shaped(found["who"], context, is_after=False)
        named = asked_with_whole(resolve(part, context, role="organizer"), part, shape)
        who, ids, doubt = "", context.chosen or named.ids, named.doubt
        doubt = which_of(ids, shape, context) if len(ids) > 1 and doubt is None else doubt
    else:
        who, ids = _of_whom(found["who"], context)
        doubt = which_of(ids, shape, context) if len(ids) > 1 else None
    if len(to) != 1:
        doubt = Clarification(asks("hand-over-to"), (), shape.sentence.text, *found.span("to"))
    at = datetime.fromisoformat(found["at"]) if found["at"] else None
    request = HandOverRequest("", to[0] if len(to) == 1 else "", ids, who, at)
    return ParsedMessage(request, doubt)


def handing_alone(candidate: str, at: datetime, to: str) -> str:
    """Return the sentence that hands over the interview of a candidate at one time, on the speaker's wall clock, whoever organizes it."""
    return f"{ONE_ALONE} {candidate} at {at:%Y-%m-%dT%H:%M} to {to}"


def _of_whom(said: str, context: ParseContext) -> tuple[str, Target]:
    """Return the candidate who is named, and the ids of their interviews; for “it” nobody, and the first one."""
    who = "" if said == "it" else said
    meant = interviews_of(who, context) if who else list(context.interviews[:1])
    whole = [one for one in meant if one.sessions]
    return who, context.chosen or tuple(one.id for one in whole or meant)


_JOINT = re.compile(r" (?:[,.;–-]|so|because|since|and)(?= |$)")
_WHY = Cued(
    r"^(?:i|we|¤p\d+|she|he|they)(?: (?:is|are|am|will|'m|'s|'re|'ll|be|have|has|'ve))* (?:leaving|left|leave|quit\w*|resign\w*|retir\w*|moving|go|going|changing|joining)\b|\b(?:last|final) (?:working )?day\b"
)
"""Why interviews change hands, with the day of that: "I'm leaving the company on Friday"."""
_FROM_NOW = listed("from as of on now today onwards")


def _only_own(shape: Shape, context: ParseContext) -> ComingInterview | None:
    """Return the one interview that the speaker hands over, where it is one they hold for somebody else."""
    if not any(one.kind == "candidate" for one in shape.pieces):
        return None
    found = resolve(shape, context, role="interviewer")
    one = next((one for one in context.interviews if one.id in found.ids), None)
    is_own = one is not None and one.role == "interviewer" and len(found.ids) == 1
    return one if is_own and found.is_told else None


_TO_SPEAKER = Cued(r"\bto me\b|\b(?:give|hand|pass|transfer|assign)(?: over)? me\b")
_OWN_ONES = Cued(r"\b(?:my|mine|our|me|i)\b")
_OF_OTHERS = Cued(r"\b(?:her|his|their|hers|theirs|she|he|they)\b")


def _handed_by(shape: Shape, named: tuple[str, ...], to: str, context: ParseContext) -> str:
    """Return whose interviews are handed over where no "Rita's" says so: who is spoken of besides, else the speaker.

    "Rita is ill, give all her interviews to Tom" is about Rita; empty where "her" is nobody who was named.
    """
    others = [one for one in named if one != to]
    if others and not _OWN_ONES.search(shape.row):
        return others[0]
    if _OF_OTHERS.search(shape.row) and not _OWN_ONES.search(shape.row):
        return ""
    return context.speaker or ""


teach(HANDS_ALL, _WHY, _TO_SPEAKER, _OWN_ONES, _OF_OTHERS)
