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
    starts, tasks = [], []
    for session in day["sessions"]:
        start = model.new_int_var(first, last - session["length"], "")
        tasks.append(model.new_fixed_size_interval_var(start, session["length"], ""))
        starts.append(start)
        takes = []
        for allowed in session["people"]:
            one = model.new_bool_var("")
            domain = cp_model.Domain.from_values(allowed)
            model.add_linear_expression_in_domain(start, domain).only_enforce_if(one)
            takes.append(one)
        model.add_bool_or(takes)
    rooms = [model.new_bool_var("") for _ in day["rooms"]]
    model.add_exactly_one(rooms)
    for one, per_session in zip(rooms, day["rooms"], strict=True):
        for start, allowed in zip(starts, per_session, strict=True):
            domain = cp_model.Domain.from_values(allowed)
            model.add_linear_expression_in_domain(start, domain).only_enforce_if(one)
    begins, ends = model.new_int_var(first, last, ""), model.new_int_var(first, last, "")
    lengths = [session["length"] for session in day["sessions"]]
    model.add_min_equality(begins, starts)
    model.add_max_equality(ends, [s + n for s, n in zip(starts, lengths, strict=True)])
    crosses = model.new_bool_var("")
    early, late = model.new_bool_var(""), model.new_bool_var("")
    model.add(begins < LUNCH[0]).only_enforce_if(early)
    model.add(begins >= LUNCH[0]).only_enforce_if(early.negated())
    model.add(ends > LUNCH[1] - LUNCH[2]).only_enforce_if(late)
    model.add(ends <= LUNCH[1] - LUNCH[2]).only_enforce_if(late.negated())
    model.add_bool_and([early, late]).only_enforce_if(crosses)
    model.add_bool_or([early.negated(), late.negated(), crosses])
    meal = model.new_int_var(LUNCH[0], LUNCH[1] - LUNCH[2], "")
    tasks.append(model.new_optional_fixed_size_interval_var(meal, LUNCH[2], crosses, ""))
    pause = model.new_int_var(first, last, "")
    tasks.append(model.new_optional_fixed_size_interval_var(pause, 1, crosses.negated(), ""))
    model.add(pause > begins + 5).only_enforce_if(crosses.negated())
    model.add(pause < ends).only_enforce_if(crosses.negated())
    model.add_no_overlap(tasks)
    waiting = ends - begins - sum(lengths) - LUNCH[2] * crosses - (1 - crosses)
    model.add(ends - begins - LUNCH[2] * crosses <= 20)
    model.minimize(1000 * waiting + begins)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in {cp_model.OPTIMAL, cp_model.INFEASIBLE}
    return solver.value(waiting) if status == cp_model.OPTIMAL else None


told = json.loads(sys.stdin.readline())
sys.stdout.write('"ready"\n')
sys.stdout.flush()
for _ in sys.stdin:
    before = time.perf_counter()
    waits = [best_of_day(day) for day in told]
    seconds = time.perf_counter() - before
    sys.stdout.write(json.dumps({"waits": waits, "seconds": seconds}) + "\n")
    sys.stdout.flush()
