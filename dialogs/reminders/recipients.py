"""Who can be told something unasked: with a chat of their own, their hours, and what they chose.

A chat is known as soon as the bot has written to somebody there or they to it, and no longer once they remove the app.
"""

from collections.abc import Mapping

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.notifications import NotificationKind, NotificationSetting, notification_setting
from bot.domain.people.absences import away_days, away_spans
from bot.domain.quiet_hours import ReadingHours
from bot.domain.reminders import Recipient
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.reminders.own_hours import own_hours
from dialogs.scheduling.search_inputs import closed_days


def can_be_told(person: Person) -> bool:
    """Whether somebody can be written to unasked: a member of the account, in a chat that the app still has."""
    return person.address is not None and bool(person.roles) and not person.is_removed


def reading_hours(person: Person, account: Account) -> ReadingHours:
    """Return the hours in which a person works by their own calendar, with the days on which they do not."""
    hours = own_hours(person, account)
    return ReadingHours(hours, closed_days(account) | away_days(away_spans(person), hours))


def settings_of(person: Person, account: Account) -> Mapping[NotificationKind, NotificationSetting]:
    """Return what holds of each kind for a person: their own choice, then the account's, then the table."""
    return {
        kind: notification_setting(kind, person.notifications, account.notifications)
        for kind in NotificationKind
    }


def recipient_of(person: Person, account: Account, interview: Interview) -> Recipient:
    """Return a person as the recipient of an interview's reminders."""
    return Recipient(
        mail=person.mail,
        hours=reading_hours(person, account),
        settings=settings_of(person, account),
        is_organizer=person.id == interview.by,
    )


async def interviewers(interview: Interview, unit_of_work: UnitOfWork) -> Mapping[str, Person]:
    """Return the interviewers who can be told something, by address; nobody else of the account is read."""
    found: dict[str, Person] = {}
    for one in interview.people:
        same = await unit_of_work.find(Person, "mail", f"{interview.tenant}/{one.mail}")
        # Of two records of one address the one with a Microsoft account speaks; nobody is told twice.
        known = min(filter(can_be_told, same), key=lambda it: it.is_provisional, default=None)
        if known is not None:
            found[one.mail] = known
    return found


async def recipients_of(interview: Interview, unit_of_work: UnitOfWork) -> Mapping[str, Recipient]:
    """Return who is told of an interview, by address."""
    account = await unit_of_work.account(interview.tenant)
    people = await interviewers(interview, unit_of_work)
    return {mail: recipient_of(one, account, interview) for mail, one in people.items()}
