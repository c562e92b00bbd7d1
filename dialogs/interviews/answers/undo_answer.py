"""An interviewer takes back the answer they have just given: “undo”. The one before it is given again; where there was none, how to change it is said."""

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import UNDO_FOR, Answer, Attendee, Interview, InterviewId
from bot.language.commands.table import match_button
from bot.language.tokens.message_text import spoken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Accept, Decline, Maybe
from cards.view_models import message
from dialogs.authorization import zone_of
from dialogs.interviews.answers import respond
from dialogs.interviews.interview_cards import shown_candidate
from dialogs.typed.typed_message import TypedMessage

_UNDO = frozenset({"undo"})


async def undo_answer(said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports) -> Outcome | None:
    """Take back the speaker's answer to somebody else's interview, if that is what they spoke of last; None for anything else.

    What a calendar was told it cannot be told no more: a first answer stays, and how to give another is said.
    """
    turn, target = said.turn, said.talk.interview
    context = replace(said.context, last="none")
    if not target or match_button(spoken(said.text).text, context, _UNDO) is None:
        return None
    interview = await unit_of_work.load(Interview, InterviewId(target))
    person = await unit_of_work.person(turn.speaker.id)
    if interview is None or person is None or not interview.is_live or interview.by == person.id:
        return None
    own = interview.attendee(person.mail) if person.mail else None
    if own is None or own.answer is Answer.NONE:
        return None
    is_fresh = own.answered_at is not None and turn.now - own.answered_at < UNDO_FOR
    if is_fresh and own.answer_before not in {Answer.NONE, own.answer}:
        return await _give_again(own, interview, turn, unit_of_work, ports)
    return await _stays(own, interview, person, turn, unit_of_work)


async def _give_again(
    own: Attendee, interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer as before, in the words of before."""
    inputs = {"comment": own.comment_before}
    match own.answer_before:
        case Answer.ACCEPTED:
            yes = Accept(interview.id)
            pressed = replace(turn, content=Pressed(yes, inputs=inputs))
            return await respond.accept(pressed, yes, unit_of_work, ports)
        case Answer.DECLINED:
            no = Decline(interview.id)
            pressed = replace(turn, content=Pressed(no, inputs=inputs))
            return await respond.decline(pressed, no, unit_of_work, ports)
    perhaps = Maybe(interview.id)
    pressed = replace(turn, content=Pressed(perhaps, inputs=inputs))
    return await respond.maybe(pressed, perhaps, unit_of_work, ports)


async def _stays(
    own: Attendee, interview: Interview, person: Person, turn: Turn, unit_of_work: UnitOfWork
) -> Outcome:
    """Say that the answer stays, and how another is given."""
    account = await unit_of_work.account(interview.tenant)
    told = message(
        "answer-stays",
        answer=own.answer.value,
        start=interview.start.astimezone(zone_of(person, account)).isoformat(),
        candidate=shown_candidate(interview, person, turn),
    )
    return Outcome(show=[OutgoingView(view=told)])
