"""Whether somebody is free for a candidate's interview that is booked: “is Ian free for Jo's interview on Wednesday at 2pm?”.

With another time its move there, with who is asked about if they are not on it; without one, whether they are to be added. Never a second interview.
"""

from datetime import timedelta

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import PEOPLE, TIMES, Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.interviews.bookings import new_windows
from bot.language.interviews.queries.asked_whether import ask_whether
from bot.language.interviews.targets.resolve import Reference, resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import ChangeRequest, InterviewsRequest, RescheduleRequest
from bot.language.tokens.cues import Cued

_AT = rf"(?: (?:(?:on|at|from|in|this|next) )*{TIMES}(?: (?:(?:on|at|from|in) )*{TIMES})*)?"
FREE_FOR = Cued(
    rf"^{EASE}(?:is|are|isnt|arent|would|will) {PEOPLE}(?: (?:be|both|all|also|still))* (?:free|available|around){_AT} (?:for|to (?:do|take|join|interview at|come to)) (?:the )?¤c\d+ 's (?:interview|one|meeting|session){_AT}(?: (?:too|as well|please|instead|then))*$"
)


FREE_THEN = Cued(
    rf"^{EASE}(?:is|are|isnt|arent|would|will) {PEOPLE}(?: (?:be|both|all|also|still))* (?:free|available|around) (?:then|at that time|for (?:it|that|this|this one|that one))(?: (?:too|as well|please|instead))*$"
)
"""Whether somebody is free at the time of the interview that is shown, or at that proposed for it."""


def free_then(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what asks whether somebody is free at the time of what is shown; None for any other message."""
    context = situation.context
    shown = context.interviews[0] if context.interviews else None
    is_shown = context.last in {"interview", "proposal"} and not situation.is_open
    if shown is None or not is_shown or not FREE_THEN.match(shape.row):
        return None
    if shown.role != "organizer" or shown.sessions:
        return None
    if not shown.proposed_starts:
        return _for_one(shown, shape, situation)
    start = shown.proposed_starts[-1]
    spans = ((start, start + timedelta(minutes=shown.minutes)),)
    added = tuple(mail for mail in named_people(shape.pieces) if mail not in shown.people)
    move = RescheduleRequest((shown.id,), spans)
    return ParsedMessage(ChangeRequest((shown.id,), add=added, move=move) if added else move)


def free_for_booked(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what asks whether somebody is free for a candidate's interview that is booked; None for any other message."""
    context = situation.context
    if not situation.has_interviews or not FREE_FOR.match(shape.row):
        return None
    others = {n for n, one in enumerate(shape.pieces) if one.kind != "candidate"}
    named = resolve(shape.without(others), context, role="organizer")
    if not named.is_told or not (named.ids or named.doubt) or _is_of_nobody(named):
        return None
    meant = [one for one in context.interviews if one.id in named.ids]
    if len(meant) != 1 or meant[0].sessions:
        return ParsedMessage(RescheduleRequest(()), named.doubt) if named.doubt else None
    return _for_one(meant[0], shape, situation)


def _is_of_nobody(named: Reference) -> bool:
    return named.doubt is not None and named.doubt.doubt.kind != "which-interview"


def _for_one(one: ComingInterview, shape: Shape, situation: Situation) -> ParsedMessage:
    context, target = situation.context, (one.id,)
    added = tuple(mail for mail in named_people(shape.pieces) if mail not in one.people)
    has_time = any(piece.kind in TIME_KINDS for piece in shape.pieces)
    spans, _, doubt = new_windows(shape, shape, Reference(target), context)
    if has_time and spans != ((one.start, one.end),):
        move = RescheduleRequest(target, spans)
        asked = ChangeRequest(target, add=added, move=move) if added else move
        return ParsedMessage(asked, doubt)
    if added:
        change = ChangeRequest(target, add=added)
        is_agreed = context.is_agreed
        return ParsedMessage(change) if is_agreed else ask_whether(change, one, shape, context)
    return ParsedMessage(InterviewsRequest(target=target))


teach(FREE_FOR, FREE_THEN)
