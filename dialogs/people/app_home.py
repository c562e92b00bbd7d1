"""A person's own page about the bot, in a chat that has one: drawn when they look, and when it changes."""

from collections.abc import Iterable
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job, JobKind
from bot.runtime.handlers import JobHandler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from cards.interview_views import Home
from dialogs.authorization import current_person, zone_of
from dialogs.help import help_for
from dialogs.interviews.my_interviews import interview_list, upcoming


async def show_home(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Draw the page for who looks at it, and remember where it is."""
    person = await current_person(turn, unit_of_work, ports.rules)
    known = replace(person, home=turn.address)
    return Outcome(show=[await _page(known, unit_of_work, ports)], save=[known])


async def refresh_home(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Draw somebody's page anew."""
    person = await unit_of_work.person(due.person) if due.person else None
    if person is None or person.home is None:
        return Outcome()
    return Outcome(show=[await _page(person, unit_of_work, ports)])


async def _page(person: Person, unit_of_work: UnitOfWork, ports: Ports) -> OutgoingView:
    account = await unit_of_work.account(person.tenant)
    now = ports.clock.now()
    zone = zone_of(person, account)
    today = now.astimezone(zone).date()
    sunday = today + timedelta(days=6 - today.weekday())
    coming = await upcoming(person, now, unit_of_work)
    days = [one.start.astimezone(zone).date() for one in coming]
    view = Home(
        help=help_for(person, account),
        connection=person.connection.value,
        coming=await interview_list(person, coming, unit_of_work, ports),
        today=today,
        today_count=days.count(today),
        week_count=sum(day <= sunday for day in days),
    )
    return OutgoingView(view=view, at=person.home)


# --- when it changes -----------------------------------------------------------------------------


async def enqueue_home_refresh(outcome: Outcome, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return an outcome that also draws the pages anew of those who would find something else there."""
    now = ports.clock.now()
    rows = [
        Job(kind=JobKind.HOME, subject=cause, tenant=person.tenant, person=person.id, at=now)
        for one in outcome.save
        for cause, person in await _concerned(one, unit_of_work)
        if person.home is not None
    ]
    return with_saved(outcome, *[await unit_of_work.enqueue(row) for row in rows])


def wrap_job(handler: JobHandler) -> JobHandler:
    """Return the handler of a job that also keeps the pages current of those whom it concerns."""

    async def tended(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
        return await enqueue_home_refresh(
            await handler(due, unit_of_work, ports), unit_of_work, ports
        )

    return tended


async def _concerned(changed: object, unit_of_work: UnitOfWork) -> Iterable[tuple[str, Person]]:
    """Return whose page a document is to be seen on, each with what the work is to be known by."""
    if isinstance(changed, Interview):
        stored = await unit_of_work.load(Interview, changed.id)
        if stored is not None and _as_shown(stored) == _as_shown(changed):
            return []
        colleagues = await unit_of_work.people_by_mail(changed.tenant)
        found = (
            await unit_of_work.person(changed.by),
            *(colleagues.get(one.mail) for one in changed.people),
        )
        readers = {one.id: one for one in found if one is not None}
        return [(changed.id, one) for one in readers.values()]
    if isinstance(changed, Account):
        before = await unit_of_work.account(changed.tenant)
        is_switched = before.enabled != changed.enabled
        return [("", one) for one in await unit_of_work.people(changed.tenant) if is_switched]
    if isinstance(changed, Person):
        known = await unit_of_work.person(changed.id)
        return [] if known and known.connection == changed.connection else [("", changed)]
    return []


def _as_shown(interview: Interview) -> Interview:
    """Return an interview without what no page shows: whom it was told to unasked, and when."""
    people = tuple(
        replace(one, reminders=(), asked_at=None, asked_for=None) for one in interview.people
    )
    return replace(interview, people=people)
