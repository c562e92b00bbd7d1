"""The search for interview loops: all sessions of one candidate on one day, or two, with people and rooms.

Plans come ranked: on one day, within everybody's working hours, with the least waiting, in one room throughout, the
earliest, then with the fewest changes of room and the least-loaded people. Each day gives its best few, every one
with another first start; a plan over two days takes a place of the day on which it begins, after the plans on that day
alone. The search is exact: a day without a plan has none. Only where people stand in several sessions is the least load
no more than nearly so.

    loop_grid     the start times laid out; who is free is asked of `AvailabilityIndex`
    loop_days     its days, and lunch on them
    loop_reach    which first starts can hold the whole loop, all days and rooms at once
    loop_paths    from a first start to the best order, people and rooms
    loop_plans    both together, with lunch and breaks
    loop_finder   the best few of each day, ranked
    loop_blockers why there is no plan, and what would help
    loop_people   limits and buffers counted with the loop's own sessions

`loop_steps` is a generator: let others of the event loop run between two steps.
"""

from collections.abc import Generator

from bot.availability.loop_blockers import asked, loop_blocker, loop_relaxations
from bot.availability.loop_finder import LoopFinder
from bot.availability.loop_grid import LoopGrid
from bot.availability.loop_models import LoopSearch, LoopsFound

PLANS_A_DAY = 3

Steps = Generator[None, None, LoopsFound]
"""Each step takes a few milliseconds; the answer is what the generator returns."""


def loop_steps(search: LoopSearch, *, plans_a_day: int = PLANS_A_DAY) -> Steps:
    """Search a loop step by step, for callers that let others run in between."""
    grid = LoopGrid(search)
    yield
    finder = LoopFinder(grid, asked(search), quota=plans_a_day)
    plans = yield from finder.plans()
    unread = _unread(search)
    if plans:
        return LoopsFound(plans=plans, unread=unread)
    blocker = yield from loop_blocker(grid, finder)
    relaxations = yield from loop_relaxations(grid, blocker)
    return LoopsFound(plans=(), blocker=blocker, relaxations=relaxations, unread=unread)


def _unread(search: LoopSearch) -> tuple[str, ...]:
    people = (person for session in search.sessions for person in session.people)
    unread = [person.mail for person in people if person.items is None]
    unread += [room.mail for room in search.venues if search.wish and room.items is None]
    return tuple(dict.fromkeys(unread))
