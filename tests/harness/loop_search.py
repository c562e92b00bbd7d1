"""The search for loops with all its steps taken at once, for who has nobody to let run in between."""

from bot.availability.loop_models import LoopSearch, LoopsFound
from bot.availability.loops import PLANS_A_DAY, loop_steps


def find_loops(search: LoopSearch, *, plans_a_day: int = PLANS_A_DAY) -> LoopsFound:
    """Return the plans of a loop, best first; where there is none, what stands in the way and what would help."""
    steps = loop_steps(search, plans_a_day=plans_a_day)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            answer: LoopsFound = done.value
            return answer
