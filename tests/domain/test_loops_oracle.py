"""Loops against the oracle that tries everything: the same first starts, waiting, rooms and load, day by day."""

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.availability.loop_models import LoopRules
from bot.domain.intervals import Interval
from bot.domain.people.working_hours import monday_of
from bot.domain.search_models import NO_TIME
from tests.harness import loop_oracle as oracle
from tests.harness.loop_builders import a_loop, a_session, likely_loops, loops
from tests.harness.loop_search import find_loops
from tests.harness.search_builders import NEW_YORK, a_person, a_span, at
from tests.harness.search_oracle import moment, number

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def begins(plan):
    return number(plan.sessions[0].span.start)


def best_of_each_start(plans):
    """The best plan of each first start, by what comes before the load."""
    best = {}
    for plan in plans:
        known = best.get(plan.begins)
        if known is None or plan.key < known.key:
            best[plan.begins] = plan
    return best


def best_of_each_day(search, best, count):
    """The first starts that are offered, in the order in which they are."""
    ordered = sorted(best.values(), key=lambda one: (one.key, one.begins))
    by_day = sorted(ordered, key=lambda one: oracle.day_of(search, one.begins))
    days = groupby(by_day, key=lambda one: oracle.day_of(search, one.begins))
    kept = [one.begins for _, of_day in days for one in list(of_day)[:count]]
    return [one.begins for one in ordered if one.begins in kept]


def load(plan, search, singles):
    """What the people of a plan cost: each one's interviews in that week, then of late."""
    known = {one.mail: one for session in search.sessions for one in session.people}
    total = [0, 0, 0]
    for session, span, people in plan:
        for mail in people:
            one, week = known[mail], monday_of(span, known[mail].zone)
            total[0] += not oracle.oracle.is_inside(one, singles[session], number(span))
            total[1] += sum(monday_of(i.start, one.zone) == week for i in one.rules.booked)
            total[2] += one.load
    return total


def of_ours(plan):
    return [(one.number, one.span.start, one.people) for one in plan.sessions]


def of_oracle(plan):
    placed = (one for part in plan.parts for one in part)
    return [(s, moment(at), [one.mail for one in plan.people[s]]) for s, at in placed]


@given(loops() | likely_loops(), st.integers(1, 3))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_the_first_starts_of_each_day_are_those_of_the_oracle_in_its_order(search, count):
    found = find_loops(search, plans_a_day=count)
    best = best_of_each_start(oracle.every_plan(search))
    assert [begins(plan) for plan in found.plans] == best_of_each_day(search, best, count)
    for plan in found.plans:
        assert plan.waiting == best[begins(plan)].waiting * oracle.MINUTE
        assert (plan.room_changes > 0) == (best[begins(plan)].changes > 0)
    assert (found.blocker is None) == bool(found.plans)


@given(loops() | likely_loops())
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_every_plan_is_one_of_the_oracles_with_the_fewest_changes_and_the_least_loaded_people(
    search,
):
    singles = [oracle.alone(search, session) for session in range(len(search.sessions))]
    everything = list(oracle.every_plan(search))
    for plan in find_loops(search).plans:
        same = [one for one in everything if one.begins == begins(plan)]
        least = min(one.key for one in same)
        same = [one for one in same if one.key == least]
        if not plan.room_changes:
            rooms = {one.number: one.room or None for one in plan.sessions}
            same = [one for one in same if one.rooms == rooms]
        told = {(s, at): set(who) for s, at, who in of_ours(plan)}
        assert told in [{(s, at): set(who) for s, at, who in of_oracle(one)} for one in same]
        if search.wish and search.wish.is_where_people_are:
            continue  # whoever is near a room comes before the least loaded
        assert (plan.room_changes, load(of_ours(plan), search, singles)) == min(
            (one.changes, load(of_oracle(one), search, singles)) for one in same
        )


def over_midnight():
    """A loop whose two windows lie on three days of the asker's clock: the second window goes past midnight."""
    person = a_person("P0", hours=None)
    return a_loop(
        *(a_session(person, length=length) for length in (30, 45, 30)),
        windows=(
            a_span(date(2026, 3, 28), "20:00", "22:00", NEW_YORK),
            Interval(
                at(date(2026, 3, 29), "21:00", NEW_YORK), at(date(2026, 3, 30), "00:30", NEW_YORK)
            ),
        ),
        zone=NEW_YORK,
        now=at(date(2026, 3, 28), "20:00", NEW_YORK),
        days=2,
        rules=LoopRules(
            break_length=NO_TIME, lunch_length=NO_TIME, most_a_day=timedelta(minutes=150)
        ),
        step=timedelta(minutes=30),
    )


@given(loops(days=2), st.integers(1, 4))
@example(over_midnight(), 3)
@example(over_midnight(), 4)
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_over_two_days_the_least_waiting_then_the_earliest_first_and_second_start(search, count):
    found = find_loops(search, plans_a_day=count)
    on_one = best_of_each_day(search, best_of_each_start(oracle.every_plan(search)), count)
    assert [begins(plan) for plan in found.plans if plan.days == 1] == on_one
    told = sorted(
        (
            any(s.outside for s in p.sessions),
            p.waiting // oracle.MINUTE,
            begins(p),
            second(search, p),
        )
        for p in found.plans
        if p.days == 2
    )
    assert told == best_over_two_days(search, on_one, count)


def best_over_two_days(search, on_one, count):
    """What the plans over two days are ordered by: each day has the places that plans on it alone left."""
    best = {}
    for plan in oracle.every_plan(search, days=2):
        key = (plan.is_outside, plan.waiting, plan.begins, plan.parts[1][0][1])
        if plan.begins not in on_one:
            best[plan.begins] = min(best.get(plan.begins, key), key)
    taken = Counter(oracle.day_of(search, one) for one in on_one)
    kept = []
    for key in sorted(best.values()):
        day = oracle.day_of(search, key[2])
        if taken[day] < count:
            taken[day] += 1
            kept.append(key)
    return kept


def second(search, plan):
    """When the second day, of the asker's clock, begins."""
    starts = [number(one.span.start) for one in plan.sessions]
    return max(starts, key=lambda one: (oracle.day_of(search, one), -one))
