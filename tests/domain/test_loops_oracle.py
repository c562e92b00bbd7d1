"""Loops against the oracle that tries everything: the same first starts, waiting, rooms and load, day by day."""

from itertools import groupby

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.availability.loops import find_loops
from bot.domain.working_hours import monday_of
from tests.harness import loop_oracle as oracle
from tests.harness.loops import likely_loops, loops
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


@given(loops(days=2))
@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
def test_over_two_days_the_least_waiting_then_the_earliest_first_and_second_start(search):
    found = find_loops(search, plans_a_day=3)
    on_one = best_of_each_day(search, best_of_each_start(oracle.every_plan(search)), 3)
    assert [begins(plan) for plan in found.plans if plan.days == 1] == on_one
    best = {}
    for plan in oracle.every_plan(search, days=2):
        key = (plan.is_outside, plan.waiting, plan.begins, plan.parts[1][0][1])
        if plan.begins not in on_one:
            best[plan.begins] = min(best.get(plan.begins, key), key)
    first_day = oracle.day_of(search, number(min(search.windows).start))
    left = 3 - sum(oracle.day_of(search, one) == first_day for one in on_one)
    told = sorted(
        (any(s.outside for s in p.sessions), p.waiting // oracle.MINUTE, begins(p), second(p))
        for p in found.plans
        if p.days == 2
    )
    assert told == sorted(best.values())[:left]


def second(plan):
    """When the second day begins."""
    starts = [one.span.start for one in plan.sessions]
    return number(max(starts, key=lambda one: (one.date(), -number(one))))
