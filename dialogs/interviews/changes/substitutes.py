"""Somebody declined: who else is free at the same time, and asking them instead."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person, Role
from bot.domain.bookings import claims
from bot.domain.bookings.interview_changes import increment_revision, reshape, undoable
from bot.domain.bookings.interviews import REPLACED_MOST, Answer, Attendee, Interview, Stage
from bot.domain.errors import BadInput, SlotTaken
from bot.domain.jobs import Job
from bot.domain.plans import Automation, includes
from bot.language.tokens.normalize import folded
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import require_scheduler, zone_of
from dialogs.interviews.booking.book import enqueue_advance, own_card, tell_organizer
from dialogs.interviews.booking.claims import claim, resource_days
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.interview_cards import card_for
from dialogs.loops.members import siblings_of
from dialogs.scheduling.availability_check import CheckRequest, expect_free, find_free_people
from dialogs.spoken_names import name_of

MOST = 3
REPLACED_AHEAD = timedelta(hours=48)
"""Whoever is asked by itself has time to say no."""


async def find_substitutes(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer who could stand in at the same time, the least loaded first."""
    interview = await unit_of_work.load(Interview, due.subject)
    return await substitute_decliners(interview, unit_of_work, ports) if interview else Outcome()


async def substitute_decliners(
    interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Put who is free on the interview's card, or in the place of who declined where the account wants that."""
    organizer = await unit_of_work.person(interview.by)
    if organizer is None or interview.stage is not Stage.STANDING:
        return Outcome()
    wanted = CheckRequest(interview, organizer, before=interview)
    found_free = await _find_free(wanted, unit_of_work, ports)
    free = await _suggested_first(found_free, interview, unit_of_work)
    instead = await _instead_of_decliners(interview, free, unit_of_work, ports)
    if instead:
        with suppress(SlotTaken):
            return await _replace_by_itself(interview, organizer, instead, unit_of_work, ports)
    people = await unit_of_work.people_by_mail(interview.tenant)
    left = tuple(
        one.mail
        for one in interview.people
        if one.mail in people and people[one.mail].is_removed and not interview.declined
    )
    found = increment_revision(replace(interview, substitutes=free[:MOST], to_replace=left))
    # As work of its own: news that waits for the organizer is not overtaken by this card.
    told = await tell_organizer(found, unit_of_work, ports, is_news=False)
    return Outcome(save=[found, told])


async def offer_substitutes(  # noqa: PLR0913 - whose place, and of whom somebody is to come
    turn: Turn,
    interview: Interview,
    gone: tuple[str, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    among: tuple[str, ...] = (),
) -> Outcome:
    """Show the organizer who is free to come in the place of those who are named, of who declined, or of the only one; of a pool where one is wanted."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    require_standing(interview, turn.now, unit_of_work)
    coming = {one.mail for one in interview.people}
    gone = gone or tuple(sorted(interview.declined)) or (tuple(coming) if len(coming) == 1 else ())
    if not gone:
        names = tuple(one.name for one in interview.people)
        return Outcome(show=[OutgoingView(view=message("nobody-declined", names=names))])
    if not {*gone} <= coming:
        left = next(one for one in gone if one not in coming)
        name = await name_of(left, interview.tenant, unit_of_work)
        raise BadInput(why="not-coming", name=name)
    free = await _find_free(CheckRequest(interview, person, before=interview), unit_of_work, ports)
    free = tuple(one for one in free if not among or one in among)
    if not free:
        nobody = message("no-substitute", is_of_pool=bool(among))
        return Outcome(show=[OutgoingView(view=nobody)])
    asked = () if {*gone} == interview.declined else gone
    first = await _suggested_first(free, interview, unit_of_work)
    found = increment_revision(replace(interview, substitutes=first[:MOST], to_replace=asked))
    return Outcome(show=[await own_card(found, turn, unit_of_work, ports)], save=[found])


async def show_who_could_join(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the organizer by name who is free to come beside those who are asked; nobody is invited."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    require_standing(interview, turn.now, unit_of_work)
    free = await _find_free(CheckRequest(interview, person, before=interview), unit_of_work, ports)
    people = await unit_of_work.people_by_mail(interview.tenant)
    names = tuple(people[mail].name for mail in free)
    told = message("free-to-join", names=names, candidate=interview.candidate)
    return Outcome(show=[OutgoingView(view=told)])


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


async def _suggested_first(
    free: tuple[str, ...], interview: Interview, unit_of_work: UnitOfWork
) -> tuple[str, ...]:
    """Return these addresses with those first whom somebody named who declined: "could Sam take it?"."""
    said = " ".join(one.comment for one in interview.people if one.answer is Answer.DECLINED)
    if not said:
        return free
    people = await unit_of_work.people_by_mail(interview.tenant)
    named = [mail for mail in free if _is_named(people[mail].name, said)]
    return (*named, *(mail for mail in free if mail not in named))


def _is_named(name: str, said: str) -> bool:
    """Whether somebody's first name is among the words that were said."""
    return folded(name.split(maxsplit=1)[0]) in re.findall(r"[^\W_]+(?:-[^\W_]+)*", folded(said))


async def names_of_free(
    wanted: CheckRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[str, ...]:
    """Return the names of a few who could join an interview at its time, the least loaded first."""
    people = await unit_of_work.people_by_mail(wanted.interview.tenant)
    free = await _find_free(wanted, unit_of_work, ports)
    return tuple(people[mail].name for mail in free[:MOST])


async def _in_loop(interview: Interview, unit_of_work: UnitOfWork) -> list[Attendee]:
    """Return who takes another session of the same loop: a candidate meets nobody twice."""
    return [each for one in await siblings_of(interview, unit_of_work) for each in one.people]


async def replaced(
    interview: Interview,
    organizer: Person,
    instead: Mapping[str, tuple[str, str]],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[Interview, list[object]]:
    """Return the interview with others, address and name, in place of some; with all that is to be saved for it.

    Raises SlotTaken where one of them is no longer free.
    """
    stay = ((one.mail, one.name) for one in interview.people if one.mail not in instead)
    people = tuple(dict.fromkeys((*stay, *instead.values())))
    reshaped = reshape(interview, replace(interview.shape, people=people))
    # Undo brings back who declined, without asking them again.
    changed = undoable(reshaped, interview, ports.clock.now())
    await expect_free(CheckRequest(changed, organizer, before=interview), unit_of_work, ports)
    taken = await claim(changed, organizer, unit_of_work, ports, before=interview)
    gone = tuple(one for one in interview.people if one.mail in instead)
    only_gone = replace(interview, people=gone, room="")
    left = claims.release(await resource_days(only_gone, unit_of_work), interview)
    advance = await enqueue_advance(changed, unit_of_work, ports)
    return changed, [changed, *taken, *left, advance]


# --- by itself -----------------------------------------------------------------------------------


async def _instead_of_decliners(
    interview: Interview, free: Sequence[str], unit_of_work: UnitOfWork, ports: Ports
) -> dict[str, str]:
    """Return whom to ask by itself in place of each who declined: the first who is free of the same pool.

    Nobody where the account does not want it, or it comes too late or too often.
    """
    account = await unit_of_work.account(interview.tenant)
    is_wanted = account.replaces_decliners and includes(ports.rules.plan, Automation.REPLACE)
    is_late = interview.start - ports.clock.now() < REPLACED_AHEAD
    instead: dict[str, str] = {}
    if not is_wanted or is_late:
        return instead
    for mail in sorted(interview.declined):
        pools = [set(members) for members in account.pools.values() if mail in members]
        mates = set[str]().union(*pools)
        found = next((one for one in free if one in mates - set(instead.values())), None)
        if found and interview.replacements + len(instead) < REPLACED_MOST:
            instead[mail] = found
    return instead


async def _replace_by_itself(
    interview: Interview,
    organizer: Person,
    instead: Mapping[str, str],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Ask others of the same pool in place of who declined, and tell the organizer."""
    people = await unit_of_work.people_by_mail(interview.tenant)
    account = await unit_of_work.account(interview.tenant)
    named = {gone: (mail, people[mail].name) for gone, mail in instead.items()}
    counted = replace(interview, replacements=interview.replacements + len(instead))
    changed, saved = await replaced(counted, organizer, named, unit_of_work, ports)
    told = message(
        "replaced-by-itself",
        gone=tuple(one.name for one in interview.people if one.mail in instead),
        names=tuple(name for _, name in named.values()),
        start=interview.start.astimezone(zone_of(organizer, account)).isoformat(),
        is_last=counted.is_replaced_most,
    )
    show = await card_for(organizer, changed, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=told, to=organizer.id), show], save=saved)
