"""Before an interview: when it starts, with which candidate, where or under which link, and the organizer's note."""

from bot.domain.accounts import Person
from bot.domain.card_subjects import interview_subject
from bot.domain.interviews import Interview
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.reminders.reminder_card import reminder_card


async def reminder(
    interview: Interview, reader: Person, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView:
    """Return the reminder for one interviewer: the interview's card, moved down as a new message."""
    return OutgoingView(
        view=await reminder_card("reminder", interview, reader, unit_of_work, ports),
        to=reader.id,
        subject=interview_subject(interview.id),
        revision=interview.revision,
        is_new=True,
    )
