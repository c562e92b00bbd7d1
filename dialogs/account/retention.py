"""What is over is kept for as long as the account says: candidates' names first, then the interviews and the audit log.

Each interview has one job that looks at it again when something of it is due to go, and reads the account's settings then.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import MONTH, AuditEntry, month_end
from bot.domain.bookings.candidates import (
    CANDIDATE_INDEX,
    candidate_key,
    forget_candidate,
    forget_candidate_of_loop,
)
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.card_subjects import loop_subject, of_interview
from bot.domain.jobs import CardLocation, Job, JobKind
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.named_talks import talks_without


def archive_job(interview: Interview, account: Account) -> Job:
    """Return the job that lets go of an interview, due when the candidate's name is."""
    at = interview.end + timedelta(days=min(account.candidate_days, account.history_days))
    return Job(kind=JobKind.ARCHIVE, subject=interview.id, tenant=interview.tenant, at=at)


async def archive(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Forget the candidate of an interview that is long over, and later delete it; look again when the rest is due."""
    now, account = ports.clock.now(), await unit_of_work.account(due.tenant)
    if due.subject.startswith(MONTH):
        return await _archive_month(due, account, unit_of_work, now)
    interview = await unit_of_work.load(Interview, due.subject)
    if interview is None:
        return Outcome()
    delete_at = interview.end + timedelta(days=account.history_days)
    if now >= delete_at:
        shown = [
            card
            for subject in of_interview(interview.id)
            for card in await unit_of_work.find(CardLocation, "subject", subject)
        ]
        return Outcome(delete=[interview, *shown, *await _last_of(interview, unit_of_work)])
    forget_at = await _forget_at(interview, account, unit_of_work)
    if interview.candidate and now >= forget_at:
        loop = await _loop(interview, unit_of_work)
        whole = [forget_candidate_of_loop(loop, now)] if loop and loop.candidate else []
        talks = await talks_without(interview.candidate, interview.tenant, unit_of_work)
        forgotten = forget_candidate(interview, now)
        return Outcome(save=[forgotten, *whole, *talks, due.rescheduled(delete_at)])
    following = min(forget_at, delete_at) if interview.candidate else delete_at
    return Outcome(save=[due.rescheduled(following)])


async def _loop(interview: Interview, unit_of_work: UnitOfWork) -> Loop | None:
    return await unit_of_work.load(Loop, interview.loop) if interview.loop else None


async def _last_of(interview: Interview, unit_of_work: UnitOfWork) -> list[Loop | CardLocation]:
    """Return the loop of which this is the last session that is kept, with the notes of where its card stands."""
    loop = await _loop(interview, unit_of_work)
    if loop is None:
        return []
    others = [one for one in loop.interviews if one != interview.id]
    if any(await unit_of_work.load_all(Interview, others)):
        return []
    return [loop, *await unit_of_work.find(CardLocation, "subject", loop_subject(loop.id))]


async def _forget_at(interview: Interview, account: Account, unit_of_work: UnitOfWork) -> datetime:
    """Return when an interview's candidate is forgotten: so long after the last of their interviews."""
    same = await unit_of_work.find(
        Interview, CANDIDATE_INDEX, candidate_key(interview.tenant, interview.candidate)
    )
    last = max((one.end for one in same), default=interview.end)
    return max(last, interview.end) + timedelta(days=account.candidate_days)


async def _archive_month(
    due: Job, account: Account, unit_of_work: UnitOfWork, now: datetime
) -> Outcome:
    month = due.subject.removeprefix(MONTH)
    delete_at = month_end(month) + timedelta(days=account.history_days)
    if now < delete_at:
        return Outcome(save=[due.rescheduled(delete_at)])
    return Outcome(delete=await unit_of_work.find(AuditEntry, "month", month))


async def bring_forward(account: Account, unit_of_work: UnitOfWork, now: datetime) -> Sequence[Job]:
    """Return the jobs of an account's interviews, due now: a setting has changed what is to go."""
    interviews = await unit_of_work.find(Interview, "tenant", account.tenant)
    over = [one for one in interviews if one.end <= now]
    return [await unit_of_work.enqueue(replace(archive_job(one, account), at=now)) for one in over]
