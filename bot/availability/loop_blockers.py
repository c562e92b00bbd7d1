"""Why a loop has no plan, and what would help: the session in the way, and the nearest changes that give a plan."""

from collections.abc import Generator

from msgspec.structs import replace

from bot.availability.loop_finder import LoopFinder
from bot.availability.loop_grid import LoopGrid, session_search, session_windows
from bot.availability.loop_models import (
    LoopBlocker,
    LoopBlockerKind,
    LoopPlan,
    LoopRelaxation,
    LoopRelaxationKind,
    LoopSearch,
)
from bot.availability.loop_reach import Sessions
from bot.availability.no_slots import no_slot_reasons
from bot.domain.search_models import NO_TIME, Group, Interviewer


def asked(search: LoopSearch) -> Sessions:
    """Return the sessions of a loop as they were asked for."""
    return Sessions(tuple(range(len(search.sessions))), search.in_any_order)


def loop_blocker(grid: LoopGrid, finder: LoopFinder) -> Generator[None, None, LoopBlocker]:
    """Return the session that stands in the way: one that never suits, else one without which there is a plan."""
    search = grid.search
    numbers = range(len(search.sessions))
    starts = {number: _alone(grid, number) for number in numbers}
    yield
    order = sorted(numbers, key=lambda number: (starts[number], number))
    if not starts[order[0]]:
        return _named(search, order[0], LoopBlockerKind.NO_TIME, starts)
    if search.days == 1 and _is_too_long(search):
        longest = max(numbers, key=lambda number: (search.sessions[number].length, -number))
        return _named(search, longest, LoopBlockerKind.TOO_LONG, starts)
    kind = LoopBlockerKind.TOO_FEW if finder.was_reached else LoopBlockerKind.TOO_LITTLE_TIME
    for number in order if len(order) > 1 else ():
        rest = tuple(one for one in numbers if one != number)
        others = LoopFinder(grid, Sessions(rest, search.in_any_order), quota=0)
        if (yield from others.plans()):
            return replace(_named(search, number, kind, starts), others_fit=True)
    return _named(search, order[0], kind, starts)


def _alone(grid: LoopGrid, session: int) -> int:
    together = 0
    for lane in range(len(grid.lanes)):
        together |= grid.suits(session, lane)
    return together.bit_count()


def _is_too_long(search: LoopSearch) -> bool:
    return sum((one.length for one in search.sessions), NO_TIME) > search.rules.most_a_day


def _named(
    search: LoopSearch, number: int, kind: LoopBlockerKind, starts: dict[int, int]
) -> LoopBlocker:
    session = search.sessions[number]
    is_anywhere = bool(session_windows(search, session))
    reasons = no_slot_reasons(session_search(search, session)) if is_anywhere else ()
    return LoopBlocker(session=number, kind=kind, starts=starts[number], reasons=reasons)


def loop_relaxations(
    grid: LoopGrid, blocker: LoopBlocker
) -> Generator[None, None, tuple[LoopRelaxation, ...]]:
    """Return the nearest ways out, one of each kind."""
    search = grid.search
    found: list[LoopRelaxation] = []
    if not search.in_any_order and len(search.sessions) > 1:
        plan = yield from _first_plan(grid, replace(asked(search), in_any_order=True))
        if plan:
            found.append(LoopRelaxation(change=LoopRelaxationKind.ANY_ORDER, plan=plan))
    if replaced := (yield from _replaced(grid, blocker.session)):
        found.append(replaced)
    if search.days == 1 and len(search.sessions) > 1:
        longer = grid.changed(replace(search, days=2))
        plan = yield from _first_plan(longer, asked(search))
        if plan:
            found.append(LoopRelaxation(change=LoopRelaxationKind.TWO_DAYS, plan=plan))
    return tuple(found)


def _first_plan(grid: LoopGrid, sessions: Sessions) -> Generator[None, None, LoopPlan | None]:
    plans = yield from LoopFinder(grid, sessions, quota=0).plans()
    return plans[0] if plans else None


def _replaced(grid: LoopGrid, blocking: int) -> Generator[None, None, LoopRelaxation | None]:
    """Return the first change of one person that gives a plan: of the session that blocks first, then of the others."""
    search = grid.search
    numbers = sorted(range(len(search.sessions)), key=lambda number: (number != blocking, number))
    for number in numbers:
        for group in search.sessions[number].groups:
            for person in () if group.is_choice else group.people:
                changed = _without(search, number, group, person)
                plan = yield from _first_plan(grid.changed(changed, number), asked(search))
                if plan:
                    chosen = next(one for one in plan.sessions if one.number == number).people
                    named = {one.mail for one in search.stand_ins}
                    return LoopRelaxation(
                        change=LoopRelaxationKind.REPLACED,
                        plan=plan,
                        session=number,
                        mail=person.mail,
                        stand_in=next((one for one in chosen if one in named), ""),
                    )
    return None


def _without(search: LoopSearch, number: int, group: Group, person: Interviewer) -> LoopSearch:
    """Return the loop in which one of the stand-ins, if there are any, takes the place of one person of a session."""
    session = search.sessions[number]
    taken = {one.mail for other in search.sessions for one in other.people}
    free = tuple(one for one in search.stand_ins if one.mail not in taken)
    rest = tuple(one for one in group.people if one is not person)
    groups = [one for one in session.groups if one is not group]
    groups += [Group(rest, len(rest))] if rest else []
    groups += [Group(free, 1)] if free else []
    sessions = list(search.sessions)
    sessions[number] = replace(session, groups=tuple(groups))
    return replace(search, sessions=tuple(sessions))
