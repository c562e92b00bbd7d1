"""“No email to the candidate”: their address is taken out while nothing has gone there, else it is said what can be done."""

from typing import cast

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.language.requests import ChangeRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.interview_views import InterviewCard
from cards.view_models import message
from dialogs.interviews.booking.book import own_card
from dialogs.interviews.changes.change_in_place import change_interview
from dialogs.interviews.changes.change_in_words import wanted_change


async def take_address_out(
    turn: Turn,
    interview: Interview,
    request: ChangeRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Take the candidate's address out of an own interview, so that no invitation goes there; one that is out stays."""
    card = await own_card(interview, turn, unit_of_work, ports)
    view = cast("InterviewCard", card.view)
    who, state, answer = interview.candidate, view.candidate_state, view.candidate_answer
    if not interview.candidate_mail or state not in {"waiting", "unattended", "refused"}:
        told = message("invitation-stays", candidate=who, state=state, answer=answer)
        return Outcome(show=[OutgoingView(view=told), card])
    wanted = wanted_change(request, interview)
    outcome = await change_interview(turn, interview, wanted, unit_of_work, ports)
    if not any(isinstance(one, Interview) for one in outcome.save):
        return outcome
    told = message(
        "address-taken-out",
        candidate=who,
        mail=interview.candidate_mail,
        is_undoable=True,
        sessions=1,
    )
    return replace(outcome, show=[OutgoingView(view=told), *outcome.show])
