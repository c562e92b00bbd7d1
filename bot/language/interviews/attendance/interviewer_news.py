"""That an interviewer cannot come, told by who organizes the interview: nothing is changed before it is asked what is to be done."""

import re

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import choosing, resolve, which_of
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import name_of
from bot.language.requests import InterviewRequest
from bot.language.tokens.cues import Cued

_CARDS = frozenset({"interview", "proposal", "feedback"})
_TOLD = r"(?:(?:unfortunately|sadly|bad news|fyi|heads up|it|that|looks like|seems|turns out|apparently|i|we|hear|heard|learned|just|so|and|,|:|-) )*"
_NOW = r"(?: (?:now|just|really|unfortunately|apparently|sadly|after all|says|said|told|me|us|that|he|she|they))*"
_OF = rf"(?: (?:(?:to|for|of|from|in|on|at|with|it|that|this|there|then|the|my|our|today|any ?more|any longer|after all|now|sorry|unfortunately|,|\.|{INTERVIEW}|one)|¤[ct]\d+(?: 's)?))*"
_CANNOT_COME = Cued(
    rf"^{EASE}{_TOLD}(?P<who>¤p\d+){_NOW} (?:cant|can not|cannot|couldnt|wont|will not|isnt able to|is not able to|is unable to|wont be able to|isnt going to|is not going to|is no longer able to|can no longer)(?: be able to)? (?:make|come|attend|join|be|do|take part|manage|be joining|be attending|be coming)\b{_OF}$"
    rf"|^{EASE}{_TOLD}(?P<ill>¤p\d+){_NOW} (?:is|'s|has|will be|'ll be|called in|got)(?: (?:now|just|really|also|off|out|at home|home|very|quite|so|been|got))* (?:sick|ill|unwell|poorly|covid|flu|unavailable|away|out|off|not coming|not available|not free|on leave|on holiday|stuck|out of office){_OF}$"
    rf"|^{EASE}{_TOLD}(?P<gone>¤p\d+){_NOW} (?:(?:has|had|is|'s|needs|will)(?: (?:to|had|just|now))* )?(?:drop(?:ped|s)? out|pull(?:ed|s)? out|bail(?:ed|s)?(?: out)?|cancel(?:l?ed|s)? on (?:us|me)|isnt (?:coming|joining|attending|available|free)|let us down|let me down){_OF}$"
)
"""Who cannot come, and not what is to become of the interview."""


def interviewer_out(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question what is to be done about who cannot come; None where they take part in none of the speaker's interviews, or more is said."""
    context = situation.context
    found = shape.search(_CANNOT_COME)
    if found is None or situation.is_open or situation.is_invited or not situation.has_interviews:
        return None
    (who,) = shape.signed(found["who"] or found["ill"] or found["gone"])
    theirs = _interviews_with(who.value.ids, context)
    if len(who.value.ids) != 1 or who.value.ids[0] == context.speaker or not theirs:
        return None
    meant = tuple(one.id for one in _meant(shape, theirs, context))
    if not meant:
        return None
    one = next(one for one in theirs if one.id == meant[0])
    is_one = len(meant) == 1
    asked = _asked(one, who.value.ids[0], context) if is_one else which_of(meant, shape, context)
    return ParsedMessage(InterviewRequest("substitutes", meant[:is_one], who.value.ids), asked)


def _interviews_with(people: tuple[str, ...], context: ParseContext) -> list[ComingInterview]:
    """Return the speaker's own interviews, and no whole loops, in which somebody takes part."""
    return [
        one
        for one in context.interviews
        if one.role == "organizer" and not one.sessions and {*people} & {*one.people}
    ]


def _meant(
    shape: Shape, theirs: list[ComingInterview], context: ParseContext
) -> list[ComingInterview]:
    """Return which of somebody's interviews the words mean, else the one that is shown; all where neither tells."""
    if context.chosen:
        return [one for one in theirs if one.id in context.chosen]
    if any(one.kind in {*TIME_KINDS, "candidate"} for one in shape.pieces):
        ids = resolve(shape, context, role="organizer", text="all").ids
        return [one for one in theirs if one.id in ids]
    shown = context.interviews[0] if context.last in _CARDS else None
    return [shown] if shown in theirs else theirs


def _asked(one: ComingInterview, mail: str, context: ParseContext) -> Clarification:
    """Return the question whether somebody else, nobody else or another time is wanted."""
    name = name_of(mail, context)
    this = choosing(one, context)
    others = [other for other in one.people if other != mail]
    choices = [Choice(option("stand-in"), f"{this}who could replace {mail}")]
    choices += [Choice(option("without", name=name), f"{this}take {mail} off")] if others else []
    choices += [Choice(option("another-time"), f"{this}move it")]
    choices += [] if others else [Choice(option("off"), f"{this}cancel it")]
    start = one.start.isoformat(timespec="minutes")
    candidate = one.candidate.name if one.candidate else ""
    asked = asks("interviewer-out", name=name, candidate=candidate, start=start)
    return Clarification(asked, tuple(choices))


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
