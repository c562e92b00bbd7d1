"""The audit log: what was done, by whom and by which path; read and exported by admins."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from msgspec.structs import replace

from bot.domain.accounts import Account, Person, PersonId
from bot.domain.audit import AuditEntry, Deed, month_of
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import Perform, UnitOfWork
from cards.account_views import AuditFileView, AuditLine, AuditLogView
from cards.words.administration.audit_log import AUDIT_COLUMNS, NOBODY_KNOWN, about_name
from dialogs.account.download_links import harmless_cell, load_download, new_download
from dialogs.authorization import require_admin, zone_of

MOST = 20
MONTHS = 13
"""How far back the log is read."""
ALL = 1_000_000
_DAY = timedelta(days=1)
_BY_ID = {Deed.BOOKED, Deed.MOVED, Deed.CANCELLED, Deed.JOINED}
"""What these are about is known by an id, which is for the file alone."""
_FORGOTTEN = PersonId(NOBODY_KNOWN)
"""Stands for whoever was forgotten."""


def record_event(
    tenant: str, deed: Deed, at: datetime, *, by: PersonId | None = None, about: str = ""
) -> AuditEntry:
    """Return the entry for something that was done outside of any chat."""
    return AuditEntry(id=uuid4().hex, tenant=tenant, at=at, by=by, deed=deed, about=about)


def record_deed(
    turn: Turn, deed: Deed, *, whom: PersonId | None = None, about: str = ""
) -> AuditEntry:
    """Return the entry for what a turn does; the path is the channel it was asked in."""
    speaker = turn.speaker
    entry = record_event(speaker.tenant, deed, turn.now, by=speaker.id, about=about)
    return replace(entry, whom=whom, via=turn.address.channel)


def record_reservation(interview: Interview, at: datetime, *, is_new: bool) -> AuditEntry:
    """Return the entry for an interview that is in the calendars now, and how its room was reserved."""
    deed = Deed.BOOKED if is_new else Deed.MOVED
    entry = record_event(interview.tenant, deed, at, by=interview.by, about=interview.id)
    return replace(entry, via=interview.path.value if interview.path else "")


async def log(turn: Turn, _asked: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show an admin what was done last."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    names = {one.id: one.name for one in await unit_of_work.people(account.tenant)}
    latest = (await _entries(account.tenant, turn.now, unit_of_work, most=MOST))[:MOST]
    view = AuditLogView(lines=tuple(_line(one, names, person, account) for one in latest))
    return Outcome(show=[OutgoingView(view=view, to=person.id)])


def _line(
    entry: AuditEntry, names: Mapping[PersonId, str], reader: Person, account: Account
) -> AuditLine:
    return AuditLine(
        at=entry.at.astimezone(zone_of(reader, account)),
        who=_name(entry.by, names),
        deed=entry.deed.value,
        whom=_name(entry.whom, names),
        about="" if entry.deed in _BY_ID else entry.about,
        via=entry.via,
    )


def _name(person: PersonId | None, names: Mapping[PersonId, str]) -> str:
    return names.get(person, NOBODY_KNOWN) if person else ""


async def _entries(
    tenant: str, now: datetime, unit_of_work: UnitOfWork, *, most: int
) -> Sequence[AuditEntry]:
    """Return entries, the newest first: whole months until there are enough; who was forgotten is in none."""
    found: list[AuditEntry] = []
    month = now
    for _ in range(MONTHS):
        read = await unit_of_work.find(AuditEntry, "month", month_of(tenant, month))
        found += sorted(read, key=lambda one: (one.at, one.id), reverse=True)
        if len(found) >= most:
            break
        month = month.replace(day=1) - _DAY
    return _without_forgotten(found)


def _without_forgotten(entries: Sequence[AuditEntry]) -> Sequence[AuditEntry]:
    """Return the entries, the newest first, without the ids of people up to when each was forgotten.

    Who writes again after that has the same id, which would name them in what they did before.
    """
    until: dict[PersonId, datetime] = {}
    for one in entries:
        if one.deed is Deed.FORGOTTEN and one.by:
            until.setdefault(one.by, one.at)

    def unnamed(person: PersonId | None, at: datetime) -> PersonId | None:
        is_forgotten = person is not None and person in until and at <= until[person]
        return _FORGOTTEN if is_forgotten else person

    return [
        replace(one, by=unnamed(one.by, one.at), whom=unnamed(one.whom, one.at)) for one in entries
    ]


# --- as a file -----------------------------------------------------------------------------------


async def export(turn: Turn, _asked: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return an admin a link to the log as a file, in their own chat."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    ticket, link = new_download(turn, person)
    view = AuditFileView(url=f"{ports.rules.public_url}/audit?ticket={ticket}")
    return Outcome(
        show=[OutgoingView(view=view, to=person.id)],
        save=[link, record_deed(turn, Deed.EXPORTED)],
    )


async def download_export(ticket: str, *, perform: Perform, ports: Ports) -> str:
    """Return the log that a link leads to, once; raises Gone for any other, and for who lost the right."""
    table = ""

    async def read(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal table
        now = ports.clock.now()
        link, person = await load_download(ticket, now, unit_of_work)
        if link.period or not person.may_administer:
            raise Gone(what="download")
        people = {one.id: one for one in await unit_of_work.people(person.tenant)}
        table = _table(await _entries(person.tenant, now, unit_of_work, most=ALL), people)
        return Outcome(delete=[link])

    await perform(read)
    return table


def _table(entries: Sequence[AuditEntry], people: Mapping[PersonId, Person]) -> str:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(AUDIT_COLUMNS)
    for one in entries:
        who, whom = (people.get(id_) if id_ else None for id_ in (one.by, one.whom))
        rows.writerow(
            harmless_cell(cell)
            for cell in (
                one.at.isoformat(timespec="seconds"),
                who.mail or who.name if who else one.by or "",
                one.deed.value,
                whom.mail or whom.name if whom else one.whom or "",
                about_name(one.deed, one.about),
                one.via,
            )
        )
    return text.getvalue()
