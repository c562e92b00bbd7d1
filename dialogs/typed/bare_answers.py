"""What a message is read with: a yes or a no alone is to what was asked or shown last, never to something older."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview
from bot.domain.conversation_state import Conversation
from bot.language.commands.table import match_button
from bot.language.context import ParseContext
from bot.language.tokens.message_text import spoken
from bot.runtime.ports import Ports, View
from bot.runtime.turn import Outcome, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork, kept_talk, with_talk
from cards.clarification_views import AskWhich
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from cards.view_models import Message
from dialogs.authorization import current_person
from dialogs.interviews.my_interviews import upcoming
from dialogs.typed.message_context import message_context

_ALONE = frozenset({"yes", "no", "dismiss"})


async def with_aside(outcome: Outcome, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
    """Return the outcome that also keeps when the bot answered, and since when a yes alone has nothing to be to; None where what is shown could be meant."""
    views = [one.view for one in outcome.show if one.to in {None, turn.speaker.id}]
    is_automatic = isinstance(turn.content, Pressed) and turn.content.is_automatic
    if not views or is_automatic:
        return outcome
    before = await unit_of_work.conversation(turn.address, turn.speaker.id)
    talk = kept_talk(outcome, before)
    is_open = bool(talk.confirm) or any(_may_be_meant(one, talk) for one in views)
    noted = replace(talk, aside_at=None if is_open else turn.now, answered_at=turn.now)
    return outcome if noted == talk else with_talk(outcome, noted)


def _may_be_meant(view: View, talk: Conversation) -> bool:
    """Whether a yes can be to what is shown: an interview or the answer to it, a question back, a time to move to or to propose."""
    is_choice = isinstance(view, OfferCard) and talk.is_choosing
    is_answered = isinstance(view, Message) and view.key == "answered-already"
    return is_choice or is_answered or isinstance(view, InterviewCard | LoopCard | AskWhich)


async def read_with(
    text: str, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Conversation, ParseContext]:
    """Return what a message is read with; to a yes or a no alone, nothing from before the bot's last answer is shown any more."""
    context = await message_context(turn, talk, unit_of_work, ports)
    if talk.aside_at is None or not is_alone(text, context):
        return talk, context
    person = await current_person(turn, unit_of_work, ports.rules)
    coming = await upcoming(person, turn.now, unit_of_work)
    newer = {one.id for one in coming if _comes_after(one, person, talk.aside_at)}
    # Who proposed another time is asked back what their yes is to.
    kept = tuple(one for one in context.interviews if one.id in newer or one.proposed)
    last = context.last if kept else "none"
    return replace(talk, is_choosing=False, doubt=None), replace(
        context, last=last, interviews=kept
    )


def is_alone(text: str, context: ParseContext) -> bool:
    """Whether a message is a yes or a no, or a thumb, and nothing else."""
    said = spoken(text)
    is_word = match_button(said.text, replace(context, last="none"), _ALONE) is not None
    return is_word or (bool(said.thumb) and not said.text.strip())


def _comes_after(interview: Interview, person: Person, moment: datetime) -> bool:
    """Whether somebody was invited to an interview, reminded of it, or told of another time for it, after a moment."""
    own = interview.attendee(person.mail) if person.mail else None
    moments: Sequence[datetime | None] = (
        [own.asked_at, *(one.at for one in own.reminders)] if own else []
    )
    if own and own.is_asked_again and own.declined_proposal:
        moments = [*moments, own.declined_proposal.at]
    if interview.by == person.id:
        moments = [*moments, *(one.at for one in interview.proposals)]
    return any(one is not None and one > moment for one in moments)
