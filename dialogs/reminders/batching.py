"""One message to one person an hour: invitations that wait for an answer are asked about together, and what can wait rests.

A reminder before an interview and news of a change come at their time; they count, too.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview
from bot.domain.notifications import NotificationKind
from bot.domain.reminders import BETWEEN_MESSAGES, LastTold, Recipient, due_reminders
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.my_interviews import interview_list, upcoming
from dialogs.reminders.recipients import recipient_of


async def with_rest(
    recipients: Mapping[str, Recipient],
    people: Mapping[str, Person],
    unit_of_work: UnitOfWork,
    *,
    told: Iterable[LastTold] = (),
) -> Mapping[str, Recipient]:
    """Return the recipients, each with until when they are told nothing that can wait; `told` is newer than what is kept."""
    newest = {one.person: one for one in told}
    kept = await unit_of_work.load_all(LastTold, [people[mail].id for mail in recipients])
    lasts = [newest.get(people[mail].id, one) for mail, one in zip(recipients, kept, strict=True)]
    return {
        mail: replace(one, rests_until=last.rests_until) if last else one
        for (mail, one), last in zip(recipients.items(), lasts, strict=True)
    }


async def waiting_too(
    person: Person, interview: Interview, now: datetime, unit_of_work: UnitOfWork
) -> list[Interview]:
    """Return the other interviews for which somebody would be asked within the hour, in order of time."""
    account = await unit_of_work.account(person.tenant)
    return [
        one
        for one in await upcoming(person, now, unit_of_work)
        if one.id != interview.id
        and any(
            due.kind is NotificationKind.UNANSWERED and due.at <= now + BETWEEN_MESSAGES
            for due in due_reminders(one, {person.mail: recipient_of(person, account, one)}, now)
        )
    ]


async def waiting_list(
    interviews: Sequence[Interview], person: Person, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView:
    """Return one question for several invitations that wait for somebody's answer."""
    coming = sorted(interviews, key=lambda one: one.start)
    view = await interview_list(person, coming, unit_of_work, ports)
    asked = replace(view, year=ports.clock.now().year, is_organizer=False, is_waiting=True)
    return OutgoingView(view=asked, to=person.id, until=coming[-1].start)
