"""A break between the sessions of a booked loop: what comes after it moves as far as it has to, the rest stays where it is."""

from datetime import timedelta

from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.interviews.targets.loop_sessions import loop_around, sessions_of, whole_loop
from bot.language.questions.loops.loop_breaks import break_asked
from bot.language.requests import RescheduleRequest, Session


def with_booked_break(shape: Shape, context: ParseContext) -> RescheduleRequest | None:
    """Return the move by which the loop that is shown gets a break beside those it has; None where it has one, or it is not told how long or where."""
    sessions = sessions_of(context)
    whole = whole_loop(context)
    loop = whole.id if whole else loop_around(context)
    asked = break_asked(shape, [Session(one.people, "all", one.minutes) for one in sessions])
    if asked is None or not loop or len(sessions) < 2:  # noqa: PLR2004 - a break is between two
        return None
    minutes, after = asked
    known = dict(whole.breaks) if whole else {}
    times = [(sessions[0].start, sessions[0].end)]
    for place, one in enumerate(sessions[1:], 1):
        rest = minutes if after in {0, place} else known.get(place, 0)
        least = times[-1][1] + timedelta(minutes=rest)
        start = max(one.start, least) if least.date() == one.start.date() else one.start
        times.append((start, start + timedelta(minutes=one.minutes)))
    if all(start == one.start for (start, _), one in zip(times, sessions, strict=True)):
        return None
    each = tuple((one.id, (time,)) for one, time in zip(sessions, times, strict=True))
    return RescheduleRequest((loop,), each=each, rest=(minutes, after))
