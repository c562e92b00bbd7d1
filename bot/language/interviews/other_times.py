"""Other times of a booked interview, asked for in words that would otherwise be a search or idle talk.

"Earlier the same day", "a bit later" after its times, "when else is Ian free on Tuesday for Jo?" where Jo's is booked,
"Ian, what about 2:30 on Thursday?" where Ian is to interview.
"""

import re

from msgspec.structs import replace

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import PEOPLE, TIMES, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.bookings import booked, new_windows
from bot.language.interviews.targets.decliners import of_decliners
from bot.language.interviews.targets.resolve import Reference, resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import is_person
from bot.language.questions.question_builder import ask
from bot.language.requests import InterviewRequest, RescheduleRequest
from bot.language.tokens.cues import Cued

_LEAD = r"(?:(?:make it|have it|move it|can (?:it|we) be|could (?:it|we) be|(?:is there |do you have |got )?(?:anything|something|any time|any|some)|times?|slots?|a|an|bit|little|touch|slightly|much|even|rather|perhaps|or|any) )*"
_SAME_DAY = r"(?: (?:on|in))?(?: (?:the|that))? (?:same )?(?:day|morning|afternoon)"
_POLITELY = r"(?: (?:please|pls|then|instead|if possible|perhaps|too|maybe))*"
_THAT_DAY = Cued(rf"^{EASE}{_LEAD}(?:earlier|later|sooner)(?: on)?{_SAME_DAY}{_POLITELY}$")
_ALONE = Cued(
    rf"^{EASE}{_LEAD}(?:(?:earlier|later|sooner)(?: (?:times?|slots?|ones?))?){_POLITELY}$"
)
"""Where times for the interview were the last thing shown; else "later" says not now."""
_MADE = Cued(
    rf"^{EASE}(?:make|have|move|put|set) (?:it|this|that|¤c\d+(?: 's)?(?: (?:one|interview))?)(?: (?:a|bit|little|touch|slightly|much|even))* (?:earlier|later|sooner){_POLITELY}$"
)
_WHEN_ELSE = Cued(
    rf"^{EASE}(?:when|what time|at what time)(?: else)?(?: (?:is|are|can|could|would|does|do|will))+ {PEOPLE}(?: (?:be|both|all|also))*(?: (?:free|available|do|make|come|work|manage|there))*(?: (?:it|that|this))?(?: (?:on|in|at|for|next|this|¤t\d+|¤c\d+(?: 's)?|it|that|this|interview))*$"
)
_ALTERNATIVES = Cued(
    rf"^{EASE}(?:(?:give|show|find|get|suggest|offer|send|list|see|need|want|have|got|propose)(?: me| us)? |(?:what|which|are there|do you have|do i have|have you got|is there|any) (?:are |is )?)*(?:(?:some|the|any|my|our|other|possible|an) )*(?:alternatives?|other options?)(?: (?:are there|do (?:i|we) have|for (?:it|this|that|¤c\d+(?: 's)?)|to (?:¤p\d+|him|her|them)|please|pls|then|now|instead|\?))*$"
)
"""What could be instead: somebody else where somebody declined, else another time."""
_AT = rf"(?:(?:on|at|for) )*{TIMES}(?: (?:on|at|for) {TIMES})*"
_ABOUT = r"(?:(?:what|how) about )?"
_SUGGESTED = Cued(
    rf"^{EASE}(?:{PEOPLE} (?:[,:] )?{_ABOUT}{_AT}|{_ABOUT}{_AT} (?:with|for) {PEOPLE}|{_ABOUT}{PEOPLE} {_AT}){_POLITELY}$"
)
"""Somebody and a time: suggested where "what about" is said, which belongs to an hour that it stands before."""
_ASKS_ABOUT = Cued(r"\b(?:what|how) about\b", re.IGNORECASE)
_ELSE = Cued(r"\b(?:when|what time) else\b")


def other_times(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the other times that one of these forms asks for; None for any other message."""
    if situation.is_open or situation.is_invited or not situation.has_interviews:
        return None
    is_moving = bool(situation.context.moving)
    if (suggested := _suggested(shape, situation)) is not None:
        return suggested
    if _MADE.match(shape.row):
        return booked("reschedule", shape, situation.context)
    is_relative = _THAT_DAY.match(shape.row) or (is_moving and _ALONE.match(shape.row))
    if is_relative and (situation.shows_booked or is_moving):
        return booked("reschedule", shape, situation.context)
    is_lacking = any(one.declined for one in situation.context.interviews)
    is_free = situation.shows_booked and (is_lacking or not is_moving)
    if is_free and _ALTERNATIVES.match(shape.row):
        return _alternatives(shape, situation.context)
    return _when_else(shape, situation) if _ELSE.search(shape.row) else None


def _suggested(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the move of the interview shown to a time that is suggested for who takes part in it; where other times for it are shown, for somebody else the question which is meant."""
    context, shown = situation.context, situation.context.interviews[0]
    people = {n for n, one in enumerate(shape.pieces) if is_person(one)}
    is_shown = context.last == "interview" and not shown.sessions and shown.role == "organizer"
    # "Ian on Monday" asks for times of its own; with an hour it takes up the times that are shown.
    has_hour = any(one.kind == "times" for one in shape.pieces)
    is_suggested = (context.moving and has_hour) or _ASKS_ABOUT.search(shape.sentence.text)
    if not (people and is_shown and is_suggested and _SUGGESTED.match(shape.row)):
        return None
    if {mail for n in people for mail in shape.pieces[n].value.ids} <= {*shown.people}:
        return booked("reschedule", shape.without(people), context)
    return replace(ask(shape, context, None), outvoted_by="reschedule") if context.moving else None


def _alternatives(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return who could come for those who declined, of the interview that lacks somebody; other times where nobody did."""
    known = of_decliners(context)
    found = resolve(shape, known, role="organizer")
    meant = [one for one in context.interviews if one.id in found.ids and not one.sessions]
    if len(meant) != 1:
        return None
    if gone := meant[0].declined:
        return ParsedMessage(InterviewRequest("substitutes", found.ids, gone))
    return ParsedMessage(RescheduleRequest(found.ids))


def _when_else(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the move of the interview that is shown or named, of somebody who takes part in it; None where neither is."""
    context = situation.context
    names_one = any(one.kind == "candidate" for one in shape.pieces)
    if not _WHEN_ELSE.match(shape.row) or not (names_one or situation.shows_booked):
        return None
    times = {n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS}
    found = resolve(shape.without(times), context, role="organizer")
    meant = [one for one in context.interviews if one.id in found.ids]
    if found.doubt is not None and found.doubt.doubt.kind != "which-interview":
        return None
    if len(meant) > 1 or any(one.sessions for one in meant):
        return None
    spans, _, doubt = new_windows(shape, shape, Reference(found.ids), context)
    return ParsedMessage(RescheduleRequest(found.ids, spans), found.doubt or doubt)


teach(_SUGGESTED, _ASKS_ABOUT, _ALTERNATIVES, _THAT_DAY, _ALONE, _MADE, _WHEN_ELSE, _ELSE)
