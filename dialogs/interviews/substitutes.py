"""Somebody declined: who else is free at the same time, and asking them instead."""

from dataclasses import replace

from bot.availability.check import same_time_people
from bot.domain import reservations
from bot.domain.accounts import Person, Role
from bot.domain.errors import Gone
from bot.domain.interviews import Attendee, Interview, Stage
from bot.domain.jobs import Due
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import State
from cards.actions import Replace
from dialogs.authorization import enabled_account, scheduler
from dialogs.interviews import lifecycle
from dialogs.interviews.book import further, own_card, own_interview
from dialogs.interviews.interview_cards import card_for
from dialogs.interviews.slot_ledger import claimed, diaries
from dialogs.scheduling.availability_recheck import expect_free
from dialogs.scheduling.availability_search import booked_times, interviewer
from dialogs.scheduling.calendar_access import read_calendars, stand_in

MOST = 3


async def find_substitutes(due: Due, state: State, ports: Ports) -> Outcome:
    """Show the organizer who could stand in at the same time, the least loaded first."""
    interview = await state.load(Interview, due.subject)
    organizer = await state.person(interview.by) if interview else None
    if interview is None or organizer is None or interview.stage is not Stage.STANDING:
        return Outcome()
    account = await state.account(interview.tenant)
    people = {one.mail: one for one in await state.people(interview.tenant) if one.mail}
    invited = {one.mail for one in interview.people}
    others = sorted(
        mail
        for mail, one in people.items()
        if Role.INTERVIEWER in one.roles and mail not in invited and one.id != interview.by
    )
    span = lifecycle.span(interview)
    helper = await stand_in(organizer, account, state)
    read = (await read_calendars(organizer, helper, others, span, ports)).calendars
    booked = await booked_times(account, state)
    known = (interviewer(read[m], people[m], account, booked.get(m, ())) for m in others)
    free = same_time_people(tuple(known), span=span, now=ports.clock.now())
    found = lifecycle.bumped(replace(interview, substitutes=free[:MOST]))
    return Outcome(show=[await card_for(organizer, found, state, ports)], keep=[found])


async def replace_with(turn: Turn, action: Replace, state: State, ports: Ports) -> Outcome:
    """Ask a substitute in place of who declined, at the same time and in the same room."""
    person = await scheduler(turn, state, ports.rules)
    await enabled_account(turn, state)
    interview = await own_interview(action.interview, turn, state)
    is_there = 0 < action.number <= len(interview.substitutes)
    if not is_there or interview.stage is not Stage.STANDING or not interview.declined:
        raise Gone(what="substitute")
    mail = interview.substitutes[action.number - 1]
    found = await state.find(Person, "mail", f"{interview.tenant}/{mail}")
    if not found or Role.INTERVIEWER not in found[0].roles:
        raise Gone(what="substitute")
    substitute = Attendee(mail=mail, name=found[0].name)
    changed = lifecycle.with_substitute(interview, substitute)
    await expect_free(replace(changed, people=(substitute,), room=""), person, state, ports)
    taken = await claimed(changed, person, state)
    gone = [one for one in interview.people if one.mail in interview.declined]
    only_gone = replace(interview, people=tuple(gone), room="")
    left = reservations.released(await diaries(only_gone, state), interview)
    return Outcome(
        show=[await own_card(changed, turn, state, ports)],
        keep=[changed, *taken, *left, await further(changed, state, ports)],
    )
