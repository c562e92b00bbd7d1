"""The card of a reminder: the interview as one of its interviewers sees it, and what it is about.

Before an interview it tells when it starts, with which candidate, where or under which link, and the organizer's note;
of an invitation that was not answered, or only with maybe, it asks again.
"""

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview
from bot.domain.card_subjects import interview_subject
from bot.domain.notifications import NotificationKind
from bot.domain.reminders import times_sent
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.reminder_views import Reminder, ReminderAbout
from dialogs.interviews.interview_cards import reader_card
from dialogs.reminders.recipients import interviewers


async def reminder_card(
    about: ReminderAbout,
    interview: Interview,
    reader: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Reminder:
    """Return what an interviewer is told of an interview; of the account only the people of the interview are read."""
    account = await unit_of_work.account(interview.tenant)
    people = await interviewers(interview, unit_of_work)
    organizer = await unit_of_work.person(interview.by)
    card = reader_card(reader, interview, account, people, ports)
    return Reminder(
        about=about,
        card=replace(card, organizer=organizer.name if organizer else ""),
        number=times_sent(interview, reader.mail, NotificationKind(about)) + 1,
        feedback_link=account.feedback_link,
        is_ahead=ports.clock.now().astimezone(card.start.tzinfo).date() < card.start.date(),
        year=card.year,
    )


async def reminder(
    interview: Interview, reader: Person, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView:
    """Return the reminder before an interview, for one interviewer."""
    return await _moved_down("reminder", interview, reader, unit_of_work, ports)


async def nudge(
    interview: Interview, reader: Person, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView:
    """Return the question that waits for one interviewer's answer."""
    return await _moved_down("unanswered", interview, reader, unit_of_work, ports)


async def _moved_down(
    about: ReminderAbout,
    interview: Interview,
    reader: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> OutgoingView:
    """Return the interview's own card as a new message, in place of the one that stands; not once it has begun."""
    return OutgoingView(
        view=await reminder_card(about, interview, reader, unit_of_work, ports),
        to=reader.id,
        subject=interview_subject(interview.id),
        revision=interview.revision,
        is_new=True,
        until=interview.start,
    )
