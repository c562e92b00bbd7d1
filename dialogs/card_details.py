"""What a card folds away, for who presses its button in a channel that can fold nothing in messages."""

from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.card_subjects import CONSENT, INTERVIEW, parse_subject
from bot.domain.errors import Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Details
from cards.interview_views import InterviewCard
from cards.view_models import CardDetails
from dialogs.authorization import current_person
from dialogs.interviews.interview_cards import card_for


async def show_details(
    turn: Turn, action: Details, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show everybody what signing in allows, and the organizer how an interview's room is reserved."""
    person = await current_person(turn, unit_of_work, ports.rules)
    kind, about = parse_subject(action.subject)
    if kind == CONSENT:
        return _short(CardDetails(scopes=ports.rules.scopes))
    interview = (
        await unit_of_work.load(Interview, InterviewId(about)) if kind == INTERVIEW else None
    )
    if interview is None or interview.by != person.id:
        raise Gone(what="interview")
    card = (await card_for(person, interview, unit_of_work, ports)).view
    if not isinstance(card, InterviewCard) or not (card.room and card.path):
        raise Gone(what="interview")
    return _short(CardDetails(room=card.room, path=card.path, calendar=card.calendar))


def _short(view: CardDetails) -> Outcome:
    return Outcome(show=[OutgoingView(view=view)])
