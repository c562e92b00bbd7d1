"""What is asked of an interview in two words, with no card of one shown last: "bigger room", "replace her".

Where its card was shown these are buttons pressed in words; else it is asked which interview is meant, or the only one
that can be meant is: one that has a room, one of which somebody declined.
"""

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.bookings import booked
from bot.language.interviews.changes.people.substitutes import is_for_one, wants_substitute
from bot.language.interviews.changes.plain_changes import room_change
from bot.language.interviews.targets.resolve import Reference, named_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    ButtonRequest,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    Question,
)
from bot.language.tokens.cues import Cued

_THEN = r"(?: (?:please|pls|then|instead|now))*$"
_ROOM = Cued(
    rf"^{EASE}(?:(?:find|get|need|want|use|choose|pick|show|look for|(?:change|switch|move)(?: it)? to)(?: me| us)? )?(?:(?:a|an|the|some) )?(?P<how>bigger|larger|smaller|quieter|another|different|other|new) rooms?{_THEN}"
)
_REPLACES = Cued(
    rf"^{EASE}(?:replace|swap|substitute)(?: out)? (?:him|her|them){_THEN}|^{EASE}(?:(?:find|get|ask|use)(?: me| us)? )?(?:(?:someone|somebody) else|a (?:replacement|substitute|stand ?in)){_THEN}"
)
_KEEPS = Cued(
    rf"^{EASE}(?:keep|leave) (?:the|that|this|its|our|the same) (?P<what>room|time|times|date|day|slot|interviewers?|panel|title|note|link)(?: (?:as it is|as is|as it was|though|after all|please|then))*$"
)
_WHO_WAS_CHOSEN = Cued(
    rf"^{EASE}(?:who|whom) did (?:you|u|it|the bot) (?:pick|choose|select|take)(?: (?:and|,) why| for (?:it|that|this))*$"
    rf"|^{EASE}why (?:did (?:you|u|it) (?:pick|choose|select|take) |was )(?:her|him|them|he|she|they|that one)(?: (?:chosen|picked|selected))?$"
)
_OF_SHOWN = Cued(
    rf"^{EASE}(?:who|whos)(?: (?:is|'s|was|has))* (?:the organi[sz]er|organi[sz]ed|organi[sz]es|organi[sz]ing|booked|owns|set up)(?: (?:of|for|it|this|that|up|the (?:interview|meeting)))*$"
    rf"|^{EASE}(?:which|what) room (?:are we|is it|is this|is that|am i|will we be|will it be)(?: (?:in|at|again))*$"
    rf"|^{EASE}what (?:exactly |precisely )?(?:did|have) (?:you|u|i|we) (?:just |now |actually )*(?:change|changed|do|done|alter|altered|update|updated|edit|edited)(?: (?:to|about|on|in|with|it|this|that|just now|now|there|exactly))*$"
    rf"|^{EASE}what (?:exactly |just |has |was |is )*(?:changed|different)(?: (?:now|just now|there|exactly|about it|in it))*$"
    rf"|^{EASE}what (?:did|does|has) (?:¤p\d+|they|he|she|everyone) (?:say|said|answer|answered|reply|replied)(?: (?:to|about) (?:it|this|that))?$"
)
"""A question about the interview that is shown: its card says it."""
_OF_SOMEBODY = Cued(
    rf"^(?:(?:and|so|ok|but|hey|hi) )*(?:when|where|is|was|has|should (?:we|i)|shall (?:we|i)|did|does|who|which room|what time)\b(?!.*¤[tl])(?: \S+)*? ¤[cpx]\d+(?: ¤x\d+)* 's(?: {INTERVIEW}| one)?(?: (?:all |fully |still )?(?:confirmed|booked|settled|on|online|set|again|held|happening|in|yet))*$"
)
"""A question about the interview of somebody who may have none: "should we add Priya to Anna's?"."""
_BESIDE = frozenset({"list", "proposal", "feedback", "none"})


def bare_follow_up(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what one of these forms asks for; None for any other message."""
    context = situation.context
    if situation.is_open or not context.interviews:
        return None
    if (asked := _asked_about(shape, situation)) or situation.is_invited:
        return asked
    if _WHO_WAS_CHOSEN.search(shape.row):
        return ParsedMessage(ButtonRequest("why", "why"))
    if (kept := _KEEPS.search(shape.row)) is not None:
        is_there = kept["what"] != "room" or any(one.room for one in context.interviews)
        return ParsedMessage(ButtonRequest("chat", "no")) if is_there else None
    if is_for_one(shape.row):
        return booked("substitutes", shape, context)
    return _of_none_shown(shape, context) if context.last in _BESIDE else None


def substitute_beside(
    shape: Shape, situation: Situation, after: Question | None
) -> ParsedMessage | None:
    """Return the request for somebody in the place of who takes part in what is booked, and not in what is being looked for; None for any other message."""
    gone = wants_substitute(shape) if after is not None else None
    if not gone or situation.is_invited or after is None:
        return None
    is_asked = gone[0] in {*after.people, *after.optional}
    is_coming = any(gone[0] in one.people for one in situation.context.interviews)
    return booked("substitutes", shape, situation.context) if is_coming and not is_asked else None


def _asked_about(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request to show the interview that a question is about; ask which is meant where it is somebody's who has none."""
    context = situation.context
    is_shown = situation.shows_booked or situation.is_invited
    if is_shown and _OF_SHOWN.search(shape.row):
        return ParsedMessage(InterviewsRequest(target=(context.interviews[0].id,)))
    is_of_somebody = not situation.is_invited and _OF_SOMEBODY.search(shape.row)
    unknown = named_unknown(shape, context) if is_of_somebody else None
    return ParsedMessage(InterviewsRequest(), unknown) if unknown else None


def _of_none_shown(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    if (room := _ROOM.search(shape.row)) is not None:
        found = _of(shape, context, [one for one in context.interviews if one.room])
        return ParsedMessage(ChangeRequest(found.ids, room=room_change(room["how"])), found.doubt)
    if _REPLACES.search(shape.row):
        found = _of(shape, context, [one for one in context.interviews if one.declined])
        return ParsedMessage(InterviewRequest("substitutes", found.ids), found.doubt)
    return None


def _of(shape: Shape, context: ParseContext, fitting: list[ComingInterview]) -> Reference:
    """Return the one of these that is meant, of all where none fits, else the question which one is."""
    known = context.but(interviews=tuple(fitting)) if fitting else context
    return resolve(Shape(shape.sentence, []), known, role="organizer", text="")


teach(_ROOM, _REPLACES, _KEEPS, _WHO_WAS_CHOSEN, _OF_SOMEBODY, _OF_SHOWN)
