"""Tell an organizer whom the card of an interview has not reached yet, and that it has reached them after all."""

from msgspec.structs import replace

from bot.domain.bookings.interview_changes import increment_revision
from bot.domain.bookings.interviews import Interview
from bot.domain.card_subjects import interview_subject
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.loops.loop_card import organizer_cards


async def show_undelivered(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer the interview with those whom its card has not reached, where that has changed."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    if interview is None or organizer is None:
        return Outcome()
    late = {
        one.recipient
        for one in await unit_of_work.find(Job, "late", interview_subject(interview.id))
    }
    people = await unit_of_work.people(interview.tenant)
    mails = {one.mail for one in people if one.id in late and one.id != interview.by}
    missing = tuple(one.mail for one in interview.people if one.mail in mails)
    if missing == interview.undelivered:
        return Outcome()
    told = increment_revision(replace(interview, undelivered=missing))
    shows = await organizer_cards(organizer, told, unit_of_work, ports)
    return Outcome(show=shows, save=[told])
