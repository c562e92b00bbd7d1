"""Somebody declined: who else is free at the same time, and asking them instead."""

from dataclasses import replace

from bot.availability.check import same_time_people
from bot.domain import reservations
from bot.domain.accounts import Person, Role
from bot.domain.errors import Gone
from bot.domain.interviews import Attendee, Interview, Stage
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Replace
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.interviews import lifecycle
from dialogs.interviews.book import enqueue_advance, own_card, own_interview, tell_organizer
from dialogs.interviews.slot_ledger import reserve, resource_days
from dialogs.scheduling.availability_recheck import expect_free
from dialogs.scheduling.availability_search import booked_times, interviewer
from dialogs.scheduling.calendar_access import read_calendars, scheduling_user_for

MOST = 3


async def find_substitutes(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer who could stand in at the same time, the least loaded first."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    if interview is None or organizer is None or interview.stage is not Stage.STANDING:
        return Outcome()
    account = await unit_of_work.account(interview.tenant)
    people = {one.mail: one for one in await unit_of_work.people(interview.tenant) if one.mail}
    invited = {one.mail for one in interview.people}
    others = sorted(
        mail
        for mail, one in people.items()
        if Role.INTERVIEWER in one.roles and mail not in invited and one.id != interview.by
    )
    span = lifecycle.span(interview)
    helper = await scheduling_user_for(organizer, account, unit_of_work)
    read = (await read_calendars(organizer, helper, others, span, ports)).calendars
    booked = await booked_times(account, unit_of_work)
    known = (interviewer(read[m], people[m], account, booked.get(m, ())) for m in others)
    free = same_time_people(tuple(known), span=span, now=ports.clock.now())
    found = lifecycle.increment_revision(replace(interview, substitutes=free[:MOST]))
    # As work of its own: news that waits for the organizer is not overtaken by this card.
    told = await tell_organizer(found, unit_of_work, ports, is_news=False)
    return Outcome(save=[found, told])


async def replace_with(
    turn: Turn, action: Replace, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask a substitute in place of who declined, at the same time and in the same room."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    interview = await own_interview(action.interview, turn, unit_of_work)
    is_there = 0 < action.number <= len(interview.substitutes)
    if not is_there or interview.stage is not Stage.STANDING or not interview.declined:
        raise Gone(what="substitute")
    mail = interview.substitutes[action.number - 1]
    found = await unit_of_work.find(Person, "mail", f"{interview.tenant}/{mail}")
    if not found or Role.INTERVIEWER not in found[0].roles:
        raise Gone(what="substitute")
    substitute = Attendee(mail=mail, name=found[0].name)
    changed = lifecycle.with_substitute(interview, substitute)
    await expect_free(replace(changed, people=(substitute,), room=""), person, unit_of_work, ports)
    taken = await reserve(changed, person, unit_of_work)
    gone = [one for one in interview.people if one.mail in interview.declined]
    only_gone = replace(interview, people=tuple(gone), room="")
    left = reservations.release(await resource_days(only_gone, unit_of_work), interview)
    return Outcome(
        show=[await own_card(changed, turn, unit_of_work, ports)],
        save=[changed, *taken, *left, await enqueue_advance(changed, unit_of_work, ports)],
    )
