"""The invitation that a day tells from the one shown last: "Wednesday I can only do after 3" speaks of Wednesday's.

A day beside another time is as a rule the day that is proposed, for the interview shown. It tells which interview is meant
where only hours of that day are said not to do, and where the one shown has the speaker's yes already.
"""

import re

from bot.language.acts.situation import EASE
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import TIMES, Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.resolve import Reference
from bot.language.tokens.cues import Cued

_BOUNDS = Cued(
    rf"^{EASE}(?:on |for )?{TIMES}(?: ,)? (?:(?:i|we|i 'm|i am|'m|am|it|would|has to|have to|must|can|could|will|'ll|only|just|free|available|do|make|be|possible|works?|good|please|is|'s) )*(?:only|just|not)\b(?: \S+){{0,6}}$"
    rf"|^{EASE}(?:(?:i|we|i 'm|i am|'m|am|can|could|will|only|just|free|available|do|make|not) )*(?:only|just|not)(?: (?:do|make|free|available|be|there|in))* {TIMES}(?: (?:please|pls|sorry|then|,))*$"
)
"""The hours of a day that do, or that do not."""
_NOT_THEN = Cued(
    r"\A\W*(?:(?:sorry|hi|hey|on|for)\W+)*\w+,? (?:please )?not (?:before|after|until|till) [^,;.?!]{1,12}(?: please| pls| sorry)?\W*\Z",
    re.IGNORECASE,
)


def held_on_day(found: Reference, shape: Shape, context: ParseContext) -> Reference | None:
    """Return the only invitation of the one day that is named, where it is meant rather than the one shown; None for any other."""
    if found.is_told or context.chosen or any(one.kind == "candidate" for one in shape.pieces):
        return None
    times = [one for one in shape.pieces if one.kind in {*TIME_KINDS, "join"}]
    days = {day.date() for part in said_times(times, context) for day in part.days}
    shown = next((one for one in context.interviews if found.ids == (one.id,)), None)
    if len(days) != 1 or (shown is not None and shown.start.date() in days):
        return None
    own = [one for one in context.interviews if one.role == "interviewer"]
    then = [one for one in own if one.start.date() in days and one.answer != "declined"]
    is_of_hours = bool(_BOUNDS.search(shape.row)) or bool(_NOT_THEN.search(shape.sentence.text))
    if len(then) != 1 or not (is_of_hours or _is_settled(shown, then[0])):
        return None
    return Reference((then[0].id,), is_told=True)


def _is_settled(shown: ComingInterview | None, other: ComingInterview) -> bool:
    """Whether the invitation that is shown has the speaker's yes, and the other waits for an answer."""
    return shown is not None and shown.answer == "accepted" and not other.answer


teach(_BOUNDS)
