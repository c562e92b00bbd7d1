"""What of one session of a booked loop is changed, said as of the sessions that are asked for: "add Lucy to Ian's session"."""

from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.interviews.targets.loop_sessions import sessions_of
from bot.language.questions.loops.loop_changes import joined_to_one, length_of_one
from bot.language.requests import ChangeRequest, Question, Session


def changed_session(shape: Shape, context: ParseContext) -> ChangeRequest | None:
    """Return the change of the session that is meant of the loop that is shown; None where nothing is said of one alone."""
    sessions = sessions_of(context)
    booked = Question(sessions=tuple(Session(one.people, "all", one.minutes) for one in sessions))
    if (longer := length_of_one(shape, booked)) is not None:
        place, minutes = longer
        return ChangeRequest((sessions[place].id,), minutes=minutes)
    if (joined := joined_to_one(shape, booked)) is not None:
        place, who = joined
        return ChangeRequest((sessions[place].id,), add=(who,))
    return None
