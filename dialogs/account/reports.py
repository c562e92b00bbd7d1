"""Who had how many interviews: a card for everybody, within what they may see, and a file for who administers or recruits.

An interviewer sees their own numbers alone. Candidates stand in the file only, for who may see them.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Role
from bot.domain.audit import Deed
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import BadInput, Gone
from bot.domain.intervals import Interval
from bot.domain.load_report import LoadReport, PersonLoad, load_report
from bot.domain.people.working_hours import day_span
from bot.domain.plans import NEEDS, Automation, includes
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import Perform, UnitOfWork
from cards.account_views import LoadLine, ReportView
from cards.words.administration.reports import (
    REPORT_COLUMNS,
    answer_cell,
    attendance_cell,
    state_cell,
)
from dialogs.account.audit_log import record_event
from dialogs.account.download_links import harmless_cell, load_download, new_download
from dialogs.authorization import current_person, may_see_candidates, zone_of

_DAY = timedelta(days=1)
_MONTHS_OF_QUARTER = 3
_MONTHS_OF_YEAR = 12


async def report(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show who had how many interviews, in the speaker's own chat."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if request.unknown:
        raise BadInput(why="person")
    account = await unit_of_work.account(person.tenant)
    zone = zone_of(person, account)
    first, last = days_of(request.period, turn.now.astimezone(zone).date())
    found = await _report(person.tenant, _span(first, last, zone), turn.now, unit_of_work)
    sees_all = may_see_all(person)
    asked = set(request.people) if sees_all else {person.mail}
    people = await unit_of_work.people_by_mail(person.tenant)
    if request.is_fewest and sees_all:
        found.people = _fewest_first(found.people, people)
    view = _view(found, asked, people, account)
    view = replace(view, is_fewest=request.is_fewest)
    view = replace(view, first=first, last=last, is_own=not sees_all, year=turn.now.year)
    if not sees_all:
        return Outcome(show=[OutgoingView(view=view, to=person.id)])
    if not includes(ports.rules.plan, Automation.EXPORT_REPORT):
        view = replace(view, file_plans=NEEDS[Automation.EXPORT_REPORT])
        return Outcome(show=[OutgoingView(view=view, to=person.id)])
    ticket, link = new_download(turn, person, period=f"{first}/{last}")
    view = replace(view, url=f"{ports.rules.public_url}/report?ticket={ticket}")
    return Outcome(show=[OutgoingView(view=view, to=person.id)], save=[link])


def _fewest_first(loads: Sequence[PersonLoad], people: Mapping[str, Person]) -> list[PersonLoad]:
    """Return how many interviews all who interview have, those with the fewest first: who has none is among them."""
    known = {one.mail: one for one in loads}
    interviewers = [one for one in people.values() if Role.INTERVIEWER in one.roles]
    of_all = [known.get(one.mail) or PersonLoad(one.mail, one.name) for one in interviewers]
    return sorted(of_all, key=lambda one: (one.held + one.coming, one.held, one.name, one.mail))


def may_see_all(person: Person) -> bool:
    """Whether somebody may see everybody's numbers: who recruits or administers the account."""
    return person.may_schedule or person.may_administer


def days_of(period: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a period, as the language names it; without one, of this month."""
    if period.isdecimal():
        year = today.year - (int(period) > today.month)
        return _month(year, int(period))
    is_last, name = period.startswith("last "), period.removeprefix("last ")
    if name == "day":
        day = today - _DAY * is_last
        return day, day
    if name == "week":
        monday = today - today.weekday() * _DAY - 7 * _DAY * is_last
        return monday, monday + 6 * _DAY
    if name == "year":
        year = today.year - is_last
        return date(year, 1, 1), date(year, 12, 31)
    if name == "quarter":
        number = (today.month - 1) // _MONTHS_OF_QUARTER - is_last
        year, first = today.year + number // 4, number % 4 * _MONTHS_OF_QUARTER + 1
        return _month(year, first)[0], _month(year, first + 2)[1]
    last = date(today.year, today.month, 1) - _DAY
    return _month(last.year, last.month) if is_last else _month(today.year, today.month)


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // _MONTHS_OF_YEAR, month % _MONTHS_OF_YEAR + 1, 1)
    return date(year, month, 1), following - _DAY


def _span(first: date, last: date, zone: ZoneInfo) -> Interval:
    return Interval(day_span(first, zone).start, day_span(last, zone).end)


async def _report(
    tenant: str, span: Interval, now: datetime, unit_of_work: UnitOfWork
) -> LoadReport:
    interviews = await unit_of_work.find(Interview, "tenant", tenant, after=span.start)
    return load_report(interviews, span, now)


def _view(
    found: LoadReport, asked: set[str], people: Mapping[str, Person], account: Account
) -> ReportView:
    named = [one for one in found.people if not asked or one.mail in asked]
    missing = [
        PersonLoad(mail, people[mail].name)
        for mail in sorted(asked - {one.mail for one in named})
        if mail in people
    ]
    rooms = ((account.room(mail), number) for mail, number in found.rooms.items())
    return ReportView(
        first=date.min,
        last=date.min,
        people=tuple(_line(one, people.get(one.mail)) for one in (*named, *missing)),
        is_about_some=bool(asked),
        rooms=() if asked else tuple((room.name, number) for room, number in rooms if room),
        held=found.held,
        coming=found.coming,
        cancelled=found.cancelled,
        moves=found.moves,
        no_shows=found.no_shows,
    )


def _line(load: PersonLoad, person: Person | None) -> LoadLine:
    within = load.answers_within
    return LoadLine(
        name=person.name if person else load.name,
        held=load.held,
        coming=load.coming,
        declined=load.declined,
        minutes=load.minutes,
        answer_minutes=int(within / timedelta(minutes=1)) if within is not None else -1,
        per_week=person.limits.per_week if person else 0,
    )


# --- as a file -----------------------------------------------------------------------------------


async def download_report(ticket: str, *, perform: Perform, ports: Ports) -> str:
    """Return the table that a link leads to, once; raises Gone for any other, and for who lost the right."""
    table = ""

    async def read(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal table
        link, person = await load_download(ticket, ports.clock.now(), unit_of_work)
        if not link.period or not may_see_all(person):
            raise Gone(what="download")
        account = await unit_of_work.account(person.tenant)
        first, last = map(date.fromisoformat, link.period.split("/"))
        span = _span(first, last, zone_of(person, account))
        found = await unit_of_work.find(Interview, "tenant", person.tenant, after=span.start)
        within = sorted(
            (one for one in found if span.holds(one.start)), key=lambda one: (one.start, one.id)
        )
        table = await _table(within, person, account, unit_of_work)
        entry = record_event(
            person.tenant, Deed.REPORTED, ports.clock.now(), by=person.id, about=link.period
        )
        return Outcome(save=[entry], delete=[link])

    await perform(read)
    return table


async def _table(
    interviews: Sequence[Interview], reader: Person, account: Account, unit_of_work: UnitOfWork
) -> str:
    people = {one.id: one for one in await unit_of_work.people(reader.tenant)}
    zone = zone_of(reader, account)
    sees_candidates = may_see_candidates(reader)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(REPORT_COLUMNS if sees_candidates else REPORT_COLUMNS[:-1])
    for interview in interviews:
        organizer = people.get(interview.by)
        room = account.room(interview.room)
        shared = (
            interview.start.astimezone(zone).isoformat(timespec="minutes"),
            str(interview.span.minutes),
            room.name if room else interview.room,
            organizer.mail if organizer else "",
            state_cell("" if interview.is_live else interview.ending.value),
            str(interview.moves),
        )
        candidate = (interview.candidate,) if sees_candidates else ()
        for person in interview.people:
            asked, answered = person.asked_at, person.answered_at
            took = str((answered - asked) // timedelta(minutes=1)) if asked and answered else ""
            said, came = answer_cell(person.answer.value), attendance_cell(person.attendance.value)
            own = (person.mail, said, took, came)
            rows.writerow(harmless_cell(cell) for cell in (*shared, *own, *candidate))
    return text.getvalue()
