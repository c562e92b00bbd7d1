"""Loops by example: order, lunch, breaks, rooms, people who stand in several sessions, and why there is no plan."""

from datetime import time, timedelta

import pytest

from bot.availability.loop_models import LoopBlockerKind, LoopRelaxationKind, LoopRules
from bot.availability.loops import loop_steps
from bot.availability.search import find
from bot.domain.intervals import Interval
from bot.domain.search_models import InterviewerRules, RoomWish
from tests.harness.loop_builders import a_loop, a_session
from tests.harness.loop_search import find_loops
from tests.harness.search_builders import (
    LONDON,
    TUESDAY,
    WEDNESDAY,
    a_person,
    a_room,
    a_search,
    a_span,
    an_item,
    at,
    hours,
)

IAN, MEI, TOM, SAM = (a_person(name) for name in ("Ian", "Mei", "Tom", "Sam"))


def told(plan):
    """Return a plan as people write it."""
    clocks = (one.span.local(LONDON) for one in plan.sessions)
    return [
        f"{start:%H:%M}-{end:%H:%M} {one.people[0].partition('@')[0] if one.people else 'nobody'}"
        for (start, end), one in zip(clocks, plan.sessions, strict=True)
    ]


def best(loop):
    return find_loops(loop).plans[0]


def test_sessions_follow_one_another_in_the_order_given():
    loop = a_loop(a_session(IAN), a_session(MEI, length=45), a_session(TOM, length=30))
    assert told(best(loop)) == ["09:00-10:00 ian", "10:00-10:45 mei", "10:45-11:15 tom"]


def test_in_any_order_whoever_is_free_first_comes_first():
    late = a_person("Ian", an_item(TUESDAY, "09:00", "10:00"))
    loop = a_loop(a_session(late), a_session(MEI))
    assert told(best(loop)) == ["10:00-11:00 ian", "11:00-12:00 mei"]
    loop = a_loop(a_session(late), a_session(MEI), in_any_order=True)
    assert told(best(loop)) == ["09:00-10:00 mei", "10:00-11:00 ian"]


def test_a_day_gives_its_three_best_plans_each_with_another_start():
    plans = find_loops(a_loop(a_session(IAN), a_session(MEI), in_any_order=True)).plans
    assert [told(plan)[0][:5] for plan in plans] == ["09:00", "09:15", "09:30"]


def test_a_break_is_due_after_two_hours():
    plan = best(a_loop(a_session(IAN), a_session(MEI), a_session(TOM, length=30)))
    assert told(plan) == ["09:00-10:00 ian", "10:00-11:00 mei", "11:15-11:45 tom"]
    assert plan.breaks == (a_span(TUESDAY, "11:00", "11:15"),)
    assert plan.waiting == timedelta()


def test_lunch_is_placed_where_the_plan_crosses_noon():
    window = (a_span(TUESDAY, "11:30", "17:30"),)
    plan = best(a_loop(a_session(IAN), a_session(MEI), a_session(TOM), windows=window))
    assert told(plan) == ["11:30-12:30 ian", "13:15-14:15 mei", "14:15-15:15 tom"]
    assert plan.lunches == (a_span(TUESDAY, "12:30", "13:15"),)
    assert plan.waiting == timedelta()


def test_no_lunch_is_placed_where_the_candidate_can_have_it_afterwards():
    window = (a_span(TUESDAY, "11:00", "13:15"),)
    plan = best(a_loop(a_session(IAN), a_session(MEI), windows=window))
    assert told(plan) == ["11:00-12:00 ian", "12:00-13:00 mei"]
    assert plan.lunches == ()


def test_a_plan_that_begins_at_noon_has_no_lunch():
    window = (a_span(TUESDAY, "12:00", "15:00"),)
    plan = best(a_loop(a_session(IAN), a_session(MEI), windows=window))
    assert plan.lunches == ()
    assert told(plan)[0] == "12:00-13:00 ian"


def test_other_rules_hold_for_a_loop_that_asks_for_them():
    rules = LoopRules(lunch_from=time(11), lunch_until=time(12), lunch_length=timedelta(hours=1))
    window = (a_span(TUESDAY, "10:00", "14:00"),)
    plan = best(a_loop(a_session(IAN), a_session(MEI), windows=window, rules=rules))
    assert told(plan) == ["10:00-11:00 ian", "12:00-13:00 mei"]
    assert plan.lunches == (a_span(TUESDAY, "11:00", "12:00"),)


def test_the_least_loaded_of_a_pool_is_chosen_and_the_others_can_stand_in():
    busy, idle = a_person("Dana", load=5), a_person("Lucy", load=1)
    plan = best(a_loop(a_session(busy, idle, need=1), a_session(IAN)))
    assert plan.sessions[0].people == (idle.mail,)
    assert plan.sessions[0].spare == (busy.mail,)


def test_whoever_is_chosen_takes_one_session_only():
    plan = best(a_loop(a_session(IAN, MEI, need=1), a_session(IAN, MEI, need=1)))
    assert {one.people for one in plan.sessions} == {(IAN.mail,), (MEI.mail,)}


def test_somebody_outside_their_hours_is_taken_where_one_person_would_be_within_them_twice():
    late = a_person("Mei", hours=hours(first="18:00", last="20:00"))
    plan = best(a_loop(a_session(IAN), a_session(IAN, late, need=1)))
    assert plan.sessions[1].people == plan.sessions[1].outside == (late.mail,)


def test_whoever_is_named_for_three_takes_all_three():
    plan = best(a_loop(*[a_session(IAN, length=30)] * 3))
    assert told(plan) == ["09:00-09:30 ian", "09:30-10:00 ian", "10:00-10:30 ian"]


def test_a_limit_a_day_counts_the_sessions_of_the_loop():
    one_a_day = a_person("Ian", rules=InterviewerRules(per_day=1))
    found = find_loops(a_loop(a_session(one_a_day), a_session(one_a_day)))
    assert found.plans == ()
    assert found.blocker.kind is LoopBlockerKind.TOO_FEW
    assert found.blocker.others_fit


def test_a_buffer_is_kept_between_two_sessions_of_the_same_person():
    rested = a_person("Ian", rules=InterviewerRules(after=timedelta(minutes=15)))
    window = (a_span(TUESDAY, "09:00", "12:00"),)
    plan = best(a_loop(a_session(rested), a_session(rested), windows=window))
    assert told(plan) == ["09:00-10:00 ian", "10:15-11:15 ian"]
    assert plan.waiting == timedelta(minutes=15)


def test_one_room_throughout_comes_before_an_earlier_plan_that_changes_room():
    early = a_room("Early", 4, an_item(TUESDAY, "10:00", "17:30"))
    late = a_room("Late", 4, an_item(TUESDAY, "09:00", "10:00"))
    loop = a_loop(a_session(IAN), a_session(MEI), wish=RoomWish(), venues=(early, late))
    plan = best(loop)
    assert {one.room for one in plan.sessions} == {late.mail}
    assert told(plan)[0] == "10:00-11:00 ian"


def test_where_no_room_is_free_throughout_the_candidate_changes_once():
    early = a_room("Early", 4, an_item(TUESDAY, "10:00", "17:30"))
    late = a_room("Late", 4, an_item(TUESDAY, "09:00", "10:00"))
    window = (a_span(TUESDAY, "09:00", "11:00"),)
    loop = a_loop(
        a_session(IAN), a_session(MEI), wish=RoomWish(), venues=(early, late), windows=window
    )
    assert [one.room for one in best(loop).sessions] == [early.mail, late.mail]
    assert best(loop).room_changes == 1


def test_rooms_of_two_buildings_are_not_mixed():
    early = a_room("Early", 4, an_item(TUESDAY, "10:00", "17:30"))
    late = a_room("Late", 4, an_item(TUESDAY, "09:00", "10:00"), building="Leeds")
    window = (a_span(TUESDAY, "09:00", "11:00"),)
    loop = a_loop(
        a_session(IAN), a_session(MEI), wish=RoomWish(), venues=(early, late), windows=window
    )
    assert find_loops(loop).plans == ()


def test_a_session_online_has_no_room():
    room = a_room("Thames", 4, an_item(TUESDAY, "10:00", "17:30"))
    loop = a_loop(a_session(IAN), a_session(MEI, is_online=True), wish=RoomWish(), venues=(room,))
    assert [one.room for one in best(loop).sessions] == [room.mail, ""]


def test_a_session_keeps_to_the_hours_said_of_it_alone():
    eleven = (a_span(TUESDAY, "11:00", "12:00"),)
    loop = a_loop(a_session(IAN), a_session(MEI, windows=eleven), in_any_order=True)
    assert told(best(loop)) == ["10:00-11:00 ian", "11:00-12:00 mei"]


def test_a_loop_of_one_session_is_offered_when_a_single_interview_would_be():
    ian = a_person("Ian", an_item(TUESDAY, "09:00", "11:00"), an_item(TUESDAY, "12:30", "16:00"))
    loop = find_loops(a_loop(a_session(ian)), plans_a_day=50)
    alone = find(a_search(ian), limit=50)
    assert {plan.sessions[0].span for plan in loop.plans} == {one.span for one in alone.slots}


def test_two_days_are_used_only_where_one_will_not_do():
    windows = (a_span(TUESDAY, "09:00", "10:00"), a_span(WEDNESDAY, "09:00", "10:00"))
    loop = a_loop(a_session(IAN), a_session(MEI), windows=windows, days=2)
    plan = best(loop)
    assert plan.days == 2
    assert [one.span.start for one in plan.sessions] == [
        at(TUESDAY, "09:00"),
        at(WEDNESDAY, "09:00"),
    ]


def test_the_session_that_never_suits_is_named_with_the_reasons():
    away = a_person("Mei", an_item(TUESDAY, "09:00", "17:30"))
    found = find_loops(a_loop(a_session(IAN), a_session(away)))
    assert (found.blocker.session, found.blocker.kind) == (1, LoopBlockerKind.NO_TIME)
    assert found.blocker.reasons[0].mail == away.mail


def test_the_session_without_which_the_others_fit_is_named():
    early = a_person("Mei", an_item(TUESDAY, "10:00", "17:30"))
    found = find_loops(a_loop(a_session(IAN), a_session(early), a_session(TOM)))
    assert (found.blocker.session, found.blocker.others_fit) == (1, True)


def test_another_order_is_the_nearest_way_out():
    early = a_person("Mei", an_item(TUESDAY, "10:00", "17:30"))
    found = find_loops(a_loop(a_session(IAN), a_session(early)))
    first = found.relaxations[0]
    assert first.change is LoopRelaxationKind.ANY_ORDER
    assert told(first.plan) == ["09:00-10:00 mei", "10:00-11:00 ian"]


def test_one_person_replaced_is_a_way_out_and_the_stand_in_is_named():
    away = a_person("Mei", an_item(TUESDAY, "09:00", "17:30"))
    found = find_loops(a_loop(a_session(IAN), a_session(away), stand_ins=(SAM,)))
    ways = {one.change: one for one in found.relaxations}
    way = ways[LoopRelaxationKind.REPLACED]
    assert (way.session, way.mail, way.stand_in) == (1, away.mail, SAM.mail)


def test_sessions_too_long_for_a_day_can_lie_on_two():
    windows = (a_span(TUESDAY, "09:00", "17:30"), a_span(WEDNESDAY, "09:00", "17:30"))
    found = find_loops(
        a_loop(*[a_session(one, length=120) for one in (IAN, MEI, TOM)], windows=windows)
    )
    assert found.blocker.kind is LoopBlockerKind.TOO_LONG
    assert [one.change for one in found.relaxations] == [LoopRelaxationKind.TWO_DAYS]


def test_whoever_could_not_be_read_is_named_and_in_no_plan():
    unread = a_person("Mei").__class__(mail="u@x", name="U", items=None, zone=LONDON)
    found = find_loops(a_loop(a_session(IAN), a_session(unread, MEI, need=1)))
    assert found.unread == ("u@x",)
    assert all(unread.mail not in one.people for plan in found.plans for one in plan.sessions)


def test_windows_too_short_for_anything_give_no_plan():
    windows = (Interval(at(TUESDAY, "09:00"), at(TUESDAY, "09:20")),)
    found = find_loops(a_loop(a_session(IAN), a_session(MEI), windows=windows))
    assert found.plans == ()
    assert found.blocker.kind is LoopBlockerKind.NO_TIME


def test_a_search_can_be_taken_step_by_step():
    answers = []

    def taken():
        answers.append((yield from loop_steps(a_loop(a_session(IAN), a_session(MEI)))))

    assert len(list(taken())) > 1
    assert answers == [find_loops(a_loop(a_session(IAN), a_session(MEI)))]


def test_a_loop_has_sessions_that_last_and_lies_on_one_day_or_two():
    for wrong in (
        a_loop,
        lambda: a_session(IAN, length=0),
        lambda: a_session(IAN, IAN),
        lambda: a_loop(a_session(IAN), days=3),
    ):
        with pytest.raises(ValueError, match=r"."):
            wrong()


def test_six_sessions_with_one_of_the_same_six_take_all_six_and_five_are_too_few():
    everybody = [a_person(f"P{number}", load=number) for number in range(6)]
    sixth = [a_session(*everybody, need=1, length=30)] * 6
    loop = a_loop(*sixth, in_any_order=True)
    assert {one.people[0] for one in best(loop).sessions} == {one.mail for one in everybody}
    five = [a_session(*everybody[:5], need=1, length=30)] * 6
    found = find_loops(a_loop(*five, in_any_order=True))
    assert found.blocker.kind is LoopBlockerKind.TOO_FEW
