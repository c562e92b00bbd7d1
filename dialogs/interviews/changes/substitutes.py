"""Somebody declined: who else is free at the same time, and asking them instead."""

from dataclasses import replace

from bot.domain import reservations
from bot.domain.accounts import Person, Role
from bot.domain.errors import Gone
from bot.domain.interview_changes import increment_revision, reshape
from bot.domain.interviews import Attendee, Interview, Stage
from bot.domain.jobs import Job
from bot.domain.loops import Loop
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Replace
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.interviews.booking.book import (
    enqueue_advance,
    own_card,
    own_interview,
    require_standing,
    tell_organizer,
)
from dialogs.interviews.booking.slot_ledger import reserve, resource_days
from dialogs.loops.members import live_sessions
from dialogs.scheduling.availability_check import CheckRequest, expect_free, find_free_people

MOST = 3


async def find_substitutes(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer who could stand in at the same time, the least loaded first."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    if interview is None or organizer is None or interview.stage is not Stage.STANDING:
        return Outcome()
    wanted = CheckRequest(interview, organizer, before=interview)
    free = await _find_free(wanted, unit_of_work, ports)
    found = increment_revision(replace(interview, substitutes=free[:MOST]))
    # As work of its own: news that waits for the organizer is not overtaken by this card.
    told = await tell_organizer(found, unit_of_work, ports, is_news=False)
    return Outcome(save=[found, told])


async def _find_free(
    wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[str, ...]:
    """Return the addresses of the interviewers who are not invited and are free then."""
    interview = wanted.interview
    people = await unit_of_work.people_by_mail(interview.tenant)
    there = (*interview.people, *(wanted.before or interview).people)
    invited = {one.mail for one in (*there, *await _in_loop(interview, unit_of_work))}
    others = sorted(
        mail
        for mail, one in people.items()
        if Role.INTERVIEWER in one.roles and mail not in invited and one.id != interview.by
    )
    return await find_free_people(wanted, others, unit_of_work, ports)


async def names_of_free(
    wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[str, ...]:
    """Return the names of a few who could join an interview at its time, the least loaded first."""
    people = await unit_of_work.people_by_mail(wanted.interview.tenant)
    free = await _find_free(wanted, unit_of_work, ports)
    return tuple(people[mail].name for mail in free[:MOST])


async def _in_loop(interview: Interview, unit_of_work: UnitOfWork) -> list[Attendee]:
    """Return who takes another session of the same loop: a candidate meets nobody twice."""
    loop = await unit_of_work.load(Loop, interview.loop) if interview.loop else None
    others = await live_sessions(loop, unit_of_work) if loop else []
    return [each for one in others for each in one.people]


async def replace_with(
    turn: Turn, action: Replace, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask a substitute in place of who declined, at the same time and in the same room."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    interview = await own_interview(action.interview, turn, unit_of_work)
    is_there = 0 < action.number <= len(interview.substitutes)
    require_standing(interview)
    if not is_there or not interview.declined:
        raise Gone(what="substitute")
    mail = interview.substitutes[action.number - 1]
    found = await unit_of_work.find(Person, "mail", f"{interview.tenant}/{mail}")
    if not found or Role.INTERVIEWER not in found[0].roles:
        raise Gone(what="substitute")
    stay = ((one.mail, one.name) for one in interview.people if one.mail not in interview.declined)
    people = (*stay, (mail, found[0].name))
    changed = reshape(interview, replace(interview.shape, people=people))
    await expect_free(CheckRequest(changed, person, before=interview), unit_of_work, ports)
    taken = await reserve(changed, person, unit_of_work, ports, before=interview)
    gone = [one for one in interview.people if one.mail in interview.declined]
    only_gone = replace(interview, people=tuple(gone), room="")
    left = reservations.release(await resource_days(only_gone, unit_of_work), interview)
    return Outcome(
        show=[await own_card(changed, turn, unit_of_work, ports)],
        save=[changed, *taken, *left, await enqueue_advance(changed, unit_of_work, ports)],
    )
