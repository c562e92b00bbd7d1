"""Documents that are for a while only: each is saved together with work that deletes it afterwards.

So no sweep has to look for them, and whatever ends a copy of the bot leaves nothing behind. The
documents of one person that come often share one row of work.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from bot.domain.accounts import Joining, PersonId, Prompt, SignIn
from bot.domain.audit import MONTH, AuditEntry, Download, month_end
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import ResourceDay
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import link_subject, location_key, offer_subject
from bot.domain.conversation_state import Conversation
from bot.domain.jobs import CardLocation, Job, JobKind
from bot.runtime.ports import DocumentChange, Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork

GRACE = timedelta(days=1)
"""Kept for so long after its time, so that whoever comes a little late is told just that."""


def _expiry(value: Any) -> datetime:
    moment: datetime = value.expires_at
    return moment


def _end_of_day(of: ResourceDay) -> datetime:
    return datetime.combine(of.day, time.max, UTC)


class _Passing(Struct, frozen=True, kw_only=True):
    """A kind of document that is for a while only."""

    of: type[Any]
    until: Callable[[Any], datetime] = _expiry
    owner: Callable[[Any], PersonId] | None = None
    """Whose, where a person's share a row; the index that finds them is `by`."""
    note: Callable[[Any], str] | None = None
    """The key of the note of where its card stands."""


_PASSING: dict[str, _Passing] = {
    "prompt": _Passing(of=Prompt),
    "sign-in": _Passing(of=SignIn),
    "joining": _Passing(of=Joining),
    "download": _Passing(of=Download),
    "candidate-link": _Passing(
        of=CandidateLink,
        until=lambda one: one.kept_until,
        note=lambda one: location_key(link_subject(one.id), one.by),
    ),
    "diary": _Passing(of=ResourceDay, until=_end_of_day),
    "offers": _Passing(
        of=Offer,
        owner=lambda one: one.by,
        note=lambda one: location_key(offer_subject(one.id), one.by),
    ),
}
"""By the subject of the work that deletes them; a document's own row says which one after that."""
_NAMES = {one.of: name for name, one in _PASSING.items()}


async def schedule_expiry(
    changes: Sequence[DocumentChange], unit_of_work: UnitOfWork, now: datetime
) -> Sequence[DocumentChange]:
    """Return the work to save with documents that are new and for a while only."""
    wanted = [_end(change.value) for change in changes if _is_new(change)]
    wanted += [
        _month_job(change.value) for change in changes if isinstance(change.value, AuditEntry)
    ]
    rows = {row.key: row for row in wanted}
    known = [await unit_of_work.load(Job, key) for key in rows]
    # A row that is due may be about to find nothing left, and go: then it is to stay for this one.
    there = {row.key for row in known if row is not None and row.at > now}
    return unit_of_work.changes(
        Outcome(save=[row for key, row in rows.items() if key not in there])
    )


def _month_job(entry: AuditEntry) -> Job:
    """Return the job that lets go of a month of the audit log; the account's settings decide when."""
    subject = f"{MONTH}{entry.month}"
    at = month_end(entry.month)
    return Job(kind=JobKind.ARCHIVE, subject=subject, tenant=entry.tenant, at=at)


def row_key(person: PersonId) -> str:
    """Return the key of the work that deletes a person's offers."""
    return f"{JobKind.LAPSE}/offers/{person}"


def _is_new(change: DocumentChange) -> bool:
    return change.version == 0 and change.value is not None and change.kind in _NAMES


def _end(value: Any) -> Job:
    name = _NAMES[type(value)]
    kind = _PASSING[name]
    owner = kind.owner(value) if kind.owner else None
    subject = name if owner else f"{name}/{value.key}"
    return Job(
        kind=JobKind.LAPSE, subject=subject, tenant="", person=owner, at=kind.until(value) + GRACE
    )


async def delete_expired(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Delete what is over, and look again when the rest will be."""
    kind = _PASSING[due.subject.partition("/")[0]]
    found = await _found(due, kind, unit_of_work)
    end = {one.key: kind.until(one) + GRACE for one in found}
    over = [one for one in found if end[one.key] <= ports.clock.now()]
    left = [end[one.key] for one in found if one not in over]
    again = [due.rescheduled(max(left))] if left else []
    talks = await _talks_about(over, due, unit_of_work) if due.person else []
    delete = [*over, *await _notes(over, kind, unit_of_work)]
    return Outcome(save=[*again, *talks], delete=delete)


async def _found(due: Job, kind: _Passing, unit_of_work: UnitOfWork) -> Sequence[Any]:
    if due.person:
        return await unit_of_work.find(kind.of, "by", due.person)
    one = await unit_of_work.load(kind.of, due.subject.partition("/")[2])
    return [one] if one else []


async def _talks_about(
    over: Sequence[Any], due: Job, unit_of_work: UnitOfWork
) -> list[Conversation]:
    """Return the person's talks whose last offer goes, without the question: it would be open again, and name its candidate."""
    gone = {one.id for one in over}
    talks = await unit_of_work.find(Conversation, "person", due.person) if due.person else []
    return [talk.without_question() for talk in talks if talk.offer in gone]


async def _notes(
    over: Sequence[Any], kind: _Passing, unit_of_work: UnitOfWork
) -> Sequence[CardLocation]:
    keys = [kind.note(one) for one in over] if kind.note else []
    notes = [await unit_of_work.load(CardLocation, key) for key in keys]
    return [one for one in notes if one is not None]
