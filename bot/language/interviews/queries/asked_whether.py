"""Whether something is to be changed: "should we add Priya?", "is it too late to add Mei?", "would an hour work?".

It is asked back, with what would be done; a yes does it.
"""

from bot.language.acts.situation import Situation
from bot.language.acts.status_questions import asks_whether_to
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, Doubt, asks, option
from bot.language.context import ComingInterview, ParseContext
from bot.language.interviews.targets.resolve import choosing
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest, InterviewsRequest

_AGREED = "Yes: "
"""What stands before a question that a yes has answered."""


def without_yes(text: str, context: ParseContext) -> tuple[str, ParseContext]:
    """Return a question without the yes that was given to it, and the context in which it is done."""
    if not (context.chosen and text.startswith(_AGREED)):
        return text, context
    return text[len(_AGREED) :], context.but(is_agreed=True)


def asked_back(read: ParsedMessage, shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question whether the change that was read is to be made; None where it is asked for."""
    request, context = read.request, situation.context
    if context.is_agreed or not isinstance(request, ChangeRequest) or read.doubt is not None:
        return None
    known = {one.id: one for one in context.interviews}
    if len(request.target) != 1 or request.target[0] not in known or not asks_whether_to(shape.row):
        return None
    return ask_whether(request, known[request.target[0]], shape, context)


def ask_whether(
    request: ChangeRequest, one: ComingInterview, shape: Shape, context: ParseContext
) -> ParsedMessage:
    """Return the question whether one interview is to be changed so; a yes reads the same sentence as said to do it."""
    doubt = _doubt(request, one.start.isoformat(timespec="minutes"), context)
    sentence = f"{choosing(one, context)}{_AGREED}{shape.sentence.text.strip()}"
    asked = Clarification(doubt, (Choice(option("agreed"), sentence),))
    return ParsedMessage(InterviewsRequest(target=request.target), asked)


def _doubt(request: ChangeRequest, start: str, context: ParseContext) -> Doubt:
    """Return what is asked: the parts of the change, people and rooms by their names."""
    room = request.room
    named = context.directory.room(room.wish.mail) if room and room.wish.mail else None
    return asks(
        "whether-to",
        start=start,
        added=_names((*request.add, *(new for _, new in request.replace)), context),
        removed=_names((*request.remove, *(old for old, _ in request.replace)), context),
        minutes=request.minutes or 0,
        room=named.name if named else room.kind if room else "",
        online="" if request.online is None else "yes" if request.online else "no",
    )


def _names(mails: tuple[str, ...], context: ParseContext) -> tuple[str, ...]:
    known = (context.directory.person(mail) for mail in mails)
    return tuple(one.name for one in known if one)
