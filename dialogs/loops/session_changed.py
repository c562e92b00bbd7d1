"""What follows for a whole loop when one of its sessions changes: its card is drawn anew, and its candidate's plan."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.jobs import Job, JobKind
from bot.runtime.handlers import JobHandler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from dialogs.interviews.booking import book
from dialogs.interviews.interview_cards import NEWS
from dialogs.loops.loop_card import loop_card
from dialogs.loops.members import loop_job


async def with_loops(outcome: Outcome, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return an outcome that also keeps the loops up to date whose sessions it changes.

    As work of its own: sessions change side by side, and only what is read afterwards shows all of them.
    """
    whole = {one.id for one in outcome.save if isinstance(one, Loop)}
    changed = {one.loop: one for one in outcome.save if isinstance(one, Interview) and one.loop}
    rows = [
        row
        for id_, session in changed.items()
        if id_ not in whole
        for row in await _work(id_, session, unit_of_work, ports)
    ]
    return with_saved(outcome, *[await unit_of_work.enqueue(row) for row in rows])


async def _work(
    id: str,  # noqa: A002 - the domain's own word
    session: Interview,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> list[Job]:
    loop, now = await unit_of_work.load(Loop, id), ports.clock.now()
    if loop is None:
        return []
    tell = Job(kind=JobKind.TELL, subject=id, tenant=loop.tenant, person=session.by, at=now)
    is_planned = loop.stage is LoopStage.STANDING and loop.is_candidate_due
    return [tell, loop_job(loop, now)] if is_planned else [tell]


def wrap_job(handler: JobHandler) -> JobHandler:
    """Return the handler of a job that also keeps the loops up to date whose sessions it changes."""

    async def followed(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
        return await with_loops(await handler(due, unit_of_work, ports), unit_of_work, ports)

    return followed


async def show(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show one person an interview, or its organizer a loop, as it stands now."""
    loop = await unit_of_work.load(Loop, due.subject)
    if loop is None:
        return await book.show_interview(due, unit_of_work, ports)
    person = await unit_of_work.person(due.person) if due.person else None
    if person is None:
        return Outcome()
    card = await loop_card(person, loop, unit_of_work, ports)
    return Outcome(show=[replace(card, is_new=due.what == NEWS)])
