"""One session of the loop that is shown, named by itself or asked about, is shown: "the 2nd session", "who's in Mei's?"; and what is booked in a room is listed."""

import re

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.loop_sessions import loop_around, sessions_of
from bot.language.interviews.targets.resolve import resolve
from bot.language.interviews.targets.session_mentions import by_place
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import InterviewsRequest
from bot.language.times.time_windows import windows
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import RANKS, UNITS

_ONE = r"(?:session|interview|slot|round|part|bit|one|call|chat|meeting)"
_PLACED = rf"(?:(?:the|my|our|her|his|their) )?(?:(?:very )?(?:{'|'.join(RANKS)}|last|final|¤[tn]\d+) {_ONE}|{_ONE} (?:number |no )?(?:¤n\d+|{'|'.join(UNITS)}))"
_OF_PERSON = rf"(?:¤p\d+ 's {_ONE}|(?:the|my|our|her|his|their) {_ONE} (?:(?:with|of|by|that is|that 's) )+¤p\d+)"
_AT_TIME = rf"(?:the|my|our|her|his|their) {_ONE} (?:(?:at|on|that starts|starting|that is|that 's) )*¤t\d+"
_NAMED = rf"(?:{_PLACED}|{_OF_PERSON}|{_AT_TIME})"
_SHOW = r"(?:(?:show|see|open|give|get|view|pull up|bring up|find|let me see|let 's see|go to)(?: me)?|what about|how about|and|details (?:of|for|on|about)|info (?:on|about|for))"
_THEN = r"(?: (?:please|pls|again|then|now|card|details))*$"
_ALONE = Cued(rf"^{EASE}(?:{_SHOW} )?{_NAMED}{_THEN}|^{EASE}{_SHOW} ¤p\d+ 's{_THEN}")
_ASKED = Cued(
    rf"^{EASE}(?:who|whom|when|where|what time|how long|which room|what room|what)(?: (?:is|'s|are|does|do|did|will|has|have|was|room|time))*(?: (?:in|on|at|doing|does|taking|takes|running|runs|holding|interviewing|for|with|attending|coming to|taking part in|down for|about))* {_NAMED}(?: (?:in|on|at|with|held|happening|taking place|starting|start|starts|end|ends|last|long|about|be))*{_THEN}"
    rf"|^{EASE}(?:when|what time|where)(?: (?:is|'s|does|do|will))* ¤p\d+(?: (?:be|going))* (?:on|up|due|scheduled|interviewing){_THEN}"
)
"""Who is in a session, when, where."""
_WHOLE = Cued(
    rf"^{EASE}(?:(?:{_SHOW}|back to) )?(?:(?:the|whole|entire|full|all|of|it|them|our|my|her|his|their|back|to|¤c\d+|'s) )*(?:loop|onsite|on site|schedule|all (?:the )?sessions|whole day|all of (?:it|them))(?: (?:again|please|card))*$"
)
"""The whole loop, below the card of one of its sessions."""


def asked_session(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request to show the one session of the loop shown that a whole message names, or all of them below the card of one; None for anything else."""
    sessions = () if situation.is_open else sessions_of(situation.context)
    whole = loop_around(situation.context) if sessions and shape.search(_WHOLE) else ""
    if whole:
        return ParsedMessage(InterviewsRequest(target=(whole,)))
    if not sessions or not (shape.search(_ALONE) or shape.search(_ASKED)):
        return None
    found = _meant(shape, sessions, situation.context)
    return ParsedMessage(InterviewsRequest(target=(found.id,))) if found else None


def _meant(
    shape: Shape, sessions: tuple[ComingInterview, ...], context: ParseContext
) -> ComingInterview | None:
    """Return the session that is named by its place, by who takes it or by its time; None where none is, or several are."""
    placed = by_place(shape.sentence.text, sessions)
    if placed is not None:
        return placed[0] if placed else None
    if people := {*named_people(shape.pieces)}:
        theirs = [one for one in sessions if people & {*one.people}]
        return theirs[0] if len(theirs) == 1 else None
    ids = resolve(shape, context).ids
    return next((one for one in sessions if (one.id,) == ids), None)


# --- what is booked in a room ---------------------------------------------------------------------

_ROOM = r"(?:the )?¤r\d+(?: room)?"
_ONES = rf"(?:ones?|of (?:them|these|those|my {INTERVIEW})|{INTERVIEW})"
_IN_ROOM = Cued(
    rf"^{EASE}(?:which|what)(?: {_ONES})?(?: (?:is|are|'s|do|does|will|take|takes|happen|happens|held|place|i|we|have|has|got|be|booked|on|going|scheduled|planned|being))* (?:in|into|at) {_ROOM}(?: (?:on|at|in|for|this|next))*(?: ¤t\d+)*{_THEN}"
    rf"|^{EASE}(?:(?:show|list|see|give|get)(?: me)? )?(?:(?:all|the|my|our|any) )*(?:of )?(?:ones|{INTERVIEW}(?<=s)) (?:(?:that|which|are|is|booked|held|scheduled|i have|we have) )*(?:in|at) {_ROOM}(?: (?:on|at|in|for))*(?: ¤t\d+)*{_THEN}"
    rf"|^{EASE}(?:is|are|do (?:i|we) have|have (?:i|we) got)(?: there)? (?:any(?:thing|one)?|some(?:thing)?)(?: {_ONES})?(?: (?:booked|planned|held|on|going on|happening|taking place))* (?:in|at) {_ROOM}(?: (?:on|at|in|for))*(?: ¤t\d+)*{_THEN}"
)
_OF_LOOP = re.compile(r"\b(?:ones?|them|these|those|sessions?|rounds?)\b")
"""What speaks of the sessions of the loop that is shown, and not of all that is booked."""


def booked_in_room(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the list of what is booked in the room that is asked about, of the loop shown or of all; None for anything else."""
    if situation.is_open or not situation.has_interviews or not shape.search(_IN_ROOM):
        return None
    context = situation.context
    parts = said_times([one for one in shape.pieces if one.kind in {*TIME_KINDS, "join"}], context)
    spans = (
        windows(parts, (), context.directory.interview_minutes, context.almanac) if parts else ()
    )
    sessions = sessions_of(context) if _OF_LOOP.search(shape.row) else ()
    candidate = sessions[0].candidate if sessions else None
    return ParsedMessage(InterviewsRequest(candidate, windows=spans, room=room_named(shape)))


def room_named(shape: Shape) -> str:
    """Return the address of the first room that is named; empty where none is."""
    rooms = (one.value for one in shape.pieces if one.kind == "name" and one.value.kind == "room")
    return next((one.ids[0] for one in rooms), "")


teach(_ALONE, _ASKED, _WHOLE, _IN_ROOM, _OF_LOOP)
