"""The loop of the bench as a model for OR-Tools' CP-SAT, day by day: one room throughout, lunch, a break, five hours.

The first line holds the loop in quarters of an hour from midnight; each later line is answered with the waiting of
the best plan of each day (None where there is none) and the seconds that took.
"""

import json
import sys
import time

from ortools.sat.python import cp_model

LUNCH = (48, 56, 3)


def best_of_day(day):
    """The least waiting of a day, then the earliest start; sessions in any order.

    One break after the first sessions is all that is asked of it, which is less than ours keeps to.
    """
    model = cp_model.CpModel()
    first, last = day["window"]
    placed = [placed_session(model, session, first, last) for session in day["sessions"]]
    starts = [start for start, _ in placed]
    lengths = [session["length"] for session in day["sessions"]]
    in_one_room(model, day["rooms"], starts)
    begins, ends = model.new_int_var(first, last, ""), model.new_int_var(first, last, "")
    model.add_min_equality(begins, starts)
    model.add_max_equality(ends, [s + n for s, n in zip(starts, lengths, strict=True)])
    crosses = crossing_noon(model, begins, ends)
    pauses = lunch_or_break(model, (first, last), (begins, ends), crosses)
    model.add_no_overlap([*(task for _, task in placed), *pauses])
    waiting = ends - begins - sum(lengths) - LUNCH[2] * crosses - (1 - crosses)
    model.add(ends - begins - LUNCH[2] * crosses <= 20)
    model.minimize(1000 * waiting + begins)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in {cp_model.OPTIMAL, cp_model.INFEASIBLE}
    return solver.value(waiting) if status == cp_model.OPTIMAL else None


def placed_session(model, session, first, last):
    """The start of a session, at which one of its people is free, and the time it takes."""
    start = model.new_int_var(first, last - session["length"], "")
    takes = []
    for allowed in session["people"]:
        one = model.new_bool_var("")
        domain = cp_model.Domain.from_values(allowed)
        model.add_linear_expression_in_domain(start, domain).only_enforce_if(one)
        takes.append(one)
    model.add_bool_or(takes)
    return start, model.new_fixed_size_interval_var(start, session["length"], "")


def in_one_room(model, rooms, starts):
    """All sessions are in the same room, which is free for each of them."""
    chosen = [model.new_bool_var("") for _ in rooms]
    model.add_exactly_one(chosen)
    for one, per_session in zip(chosen, rooms, strict=True):
        for start, allowed in zip(starts, per_session, strict=True):
            domain = cp_model.Domain.from_values(allowed)
            model.add_linear_expression_in_domain(start, domain).only_enforce_if(one)


def crossing_noon(model, begins, ends):
    """Whether the day begins before noon and ends too late for a lunch after it."""
    crosses, early, late = (model.new_bool_var("") for _ in range(3))
    model.add(begins < LUNCH[0]).only_enforce_if(early)
    model.add(begins >= LUNCH[0]).only_enforce_if(early.negated())
    model.add(ends > LUNCH[1] - LUNCH[2]).only_enforce_if(late)
    model.add(ends <= LUNCH[1] - LUNCH[2]).only_enforce_if(late.negated())
    model.add_bool_and([early, late]).only_enforce_if(crosses)
    model.add_bool_or([early.negated(), late.negated(), crosses])
    return crosses


def lunch_or_break(model, window, span, crosses):
    """The lunch of a day that crosses noon, else one break after the first sessions."""
    meal = model.new_int_var(LUNCH[0], LUNCH[1] - LUNCH[2], "")
    pause = model.new_int_var(*window, "")
    model.add(pause > span[0] + 5).only_enforce_if(crosses.negated())
    model.add(pause < span[1]).only_enforce_if(crosses.negated())
    return (
        model.new_optional_fixed_size_interval_var(meal, LUNCH[2], crosses, ""),
        model.new_optional_fixed_size_interval_var(pause, 1, crosses.negated(), ""),
    )


told = json.loads(sys.stdin.readline())
sys.stdout.write('"ready"\n')
sys.stdout.flush()
for _ in sys.stdin:
    before = time.perf_counter()
    waits = [best_of_day(day) for day in told]
    seconds = time.perf_counter() - before
    sys.stdout.write(json.dumps({"waits": waits, "seconds": seconds}) + "\n")
    sys.stdout.flush()
