"""What is offered, and in which order: the cases a recruiter would notice."""

from datetime import date, timedelta

import pytest

from bot.availability.search import find
from bot.domain.search_models import Group, InterviewerRules, Item, RoomWish, Status
from tests.harness.intervals import interval_of
from tests.harness.search_builders import (
    BERLIN,
    FRIDAY,
    KOLKATA,
    LONDON,
    LORD_HOWE,
    MONDAY,
    NEW_YORK,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    a_person,
    a_room,
    a_search,
    a_span,
    an_item,
    at,
    clock,
    clocks,
    hours,
)

HALF_HOUR = timedelta(minutes=30)
WEEK = tuple(
    a_span(day, "09:00", "17:30") for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
)


def only_starts(search, zone=LONDON):
    return sorted(clock(slot, zone) for slot in find(search, limit=1000).slots)


def test_a_time_must_suit_everybody():
    priya = a_person("Priya", an_item(TUESDAY, "09:00", "12:00"))
    tom = a_person("Tom", an_item(TUESDAY, "13:30", "17:30"))
    assert only_starts(a_search(priya, tom)) == ["Tue 12:00", "Tue 12:15", "Tue 12:30"]


def test_an_event_of_odd_minutes_is_not_rounded():
    priya = a_person("Priya", an_item(TUESDAY, "09:00", "12:01"))
    assert only_starts(a_search(priya, windows=(a_span(TUESDAY, "12:00", "13:30"),))) == [
        "Tue 12:15",
        "Tue 12:30",
    ]


def test_a_start_asked_for_outright_is_tried_although_it_is_off_the_grid():
    search = a_search(
        a_person("Priya"), windows=(interval_of(at(TUESDAY, "14:05"), timedelta(hours=1)),)
    )
    assert only_starts(search) == ["Tue 14:05"]


def test_windows_that_touch_are_one():
    windows = (a_span(TUESDAY, "11:00", "12:00"), a_span(TUESDAY, "12:00", "12:45"))
    assert only_starts(a_search(a_person("Priya"), windows=windows))[-1] == "Tue 11:45"


@pytest.mark.parametrize(
    ("status", "blocks"),
    [
        (Status.BUSY, True),
        (Status.AWAY, True),
        (Status.UNKNOWN, True),
        (Status.TENTATIVE, True),
        (Status.FREE, False),
        (Status.ELSEWHERE, False),
    ],
)
def test_how_a_calendar_is_marked_decides_whether_it_blocks(status, blocks):
    priya = a_person("Priya", an_item(TUESDAY, "09:00", "17:30", status))
    assert (find(a_search(priya)).total == 0) == blocks


def test_tentative_counts_as_free_where_that_was_asked_and_is_named():
    priya = a_person("Priya", an_item(TUESDAY, "09:00", "17:30", Status.TENTATIVE))
    found = find(a_search(priya, tentative_is_free=True))
    assert found.slots[0].tentative == (priya.mail,)


def test_a_tentative_entry_at_another_time_is_not_named():
    later = an_item(TUESDAY, "16:00", "17:30", Status.TENTATIVE)
    elsewhere = an_item(TUESDAY, "09:00", "10:00", Status.ELSEWHERE)
    found = find(a_search(a_person("Priya", later, elsewhere), tentative_is_free=True), limit=1)
    assert found.slots[0].tentative == ()


def test_a_calendar_that_was_not_read_is_never_free_and_is_named():
    found = find(a_search(a_person("Priya", items=None), a_person("Tom")))
    assert found.slots == ()
    assert found.unread == ("priya@contoso.example",)


def test_one_of_several_is_the_least_loaded_then_the_first_by_name():
    tom, raj, ann = a_person("Tom", load=1), a_person("Raj", load=2), a_person("Ann", load=1)
    (slot,) = find(a_search(groups=(Group((tom, raj, ann), 1),)), limit=1).slots
    assert slot.people == (ann.mail,)
    assert slot.spare == (tom.mail, raj.mail)


def test_whoever_is_within_hours_is_chosen_before_the_least_loaded():
    tired, early = (
        a_person("Tired", load=5),
        a_person("Early", hours=hours(first="06:00", last="08:00")),
    )
    (slot,) = find(a_search(groups=(Group((early, tired), 1),)), limit=1).slots
    assert slot.people == (tired.mail,)


def test_everybody_asked_for_and_one_of_others():
    dana = a_person("Dana")
    raj = a_person("Raj", an_item(TUESDAY, "09:00", "12:00"))
    tom = a_person("Tom", an_item(TUESDAY, "11:00", "17:30"))
    found = find(a_search(groups=(Group((dana,), 1), Group((raj, tom), 1))), limit=100)
    assert {slot.people for slot in found.slots} == {(dana.mail, raj.mail), (dana.mail, tom.mail)}
    assert "Tue 11:00" not in clocks(found)


def test_more_people_needed_than_named_gives_nothing():
    assert find(a_search(groups=(Group((a_person("Raj"),), 2),))).slots == ()


def test_a_group_that_needs_nobody_is_refused():
    with pytest.raises(ValueError, match="needs somebody"):
        Group((a_person("Raj"),), 0)


def test_a_person_twice_is_refused():
    with pytest.raises(ValueError, match="only once"):
        a_search(a_person("Raj"), optional=(a_person("Raj"),))


@pytest.mark.parametrize("change", ["length", "step"])
def test_no_length_and_no_step_are_refused(change):
    with pytest.raises(ValueError, match="last some time"):
        a_search(a_person("Raj"), **{change: timedelta()})


def test_no_window_gives_nothing():
    found = find(a_search(a_person("Raj"), windows=()))
    assert (found.slots, found.looked_at) == ((), 0)


def test_optional_people_come_first_in_the_order_but_never_block():
    lucy = a_person("Lucy", an_item(TUESDAY, "09:00", "16:30"))
    found = find(a_search(a_person("Raj"), optional=(lucy,)))
    assert clocks(found)[:2] == ["Tue 16:30", "Tue 09:00"]
    assert (found.slots[0].optional, found.slots[1].missing) == ((lucy.mail,), (lucy.mail,))


def test_hours_of_each_person_count_on_their_own_clock():
    tom = a_person("Tom", zone=BERLIN, hours=hours(BERLIN))
    found = find(a_search(a_person("Raj"), tom), limit=1000)
    late = [clock(slot) for slot in found.slots if slot.outside == (tom.mail,)]
    assert late[0] == "Tue 15:45"
    assert clocks(found)[-len(late) :] == late


def test_the_days_take_turns_before_a_day_is_used_twice():
    found = find(a_search(a_person("Raj"), windows=WEEK), limit=7)
    assert clocks(found) == [
        "Mon 09:00", "Tue 09:00", "Wed 09:00", "Thu 09:00", "Fri 09:00", "Mon 10:00", "Tue 10:00",
    ]  # fmt: skip


def test_on_one_day_times_that_do_not_overlap_come_first():
    windows = (a_span(TUESDAY, "09:00", "11:30"),)
    found = find(a_search(a_person("Raj"), windows=windows), limit=10)
    assert clocks(found) == [
        f"Tue {time}" for time in ("09:00", "10:00", "09:15", "10:15", "09:30", "10:30", "09:45")
    ]


def test_nothing_is_offered_in_the_past():
    assert only_starts(a_search(a_person("Raj"), now=at(TUESDAY, "16:20"))) == ["Tue 16:30"]


@pytest.mark.parametrize(
    ("rules", "first"),
    [
        (InterviewerRules(notice=timedelta(days=2)), "Tue 12:00"),
        (InterviewerRules(never_on=frozenset({1})), None),
        (InterviewerRules(away=frozenset({TUESDAY})), None),
        (InterviewerRules(only=hours(first="15:00")), "Tue 15:00"),
        (InterviewerRules(per_day=0), None),
        (
            InterviewerRules(
                per_day=2,
                booked=(a_span(TUESDAY, "08:00", "08:30"), a_span(MONDAY, "08:00", "08:30")),
            ),
            "Tue 09:00",
        ),
        (InterviewerRules(per_day=1, booked=(a_span(TUESDAY, "08:00", "08:30"),)), None),
        (InterviewerRules(per_week=1, booked=(a_span(FRIDAY, "08:00", "08:30"),)), None),
        (
            InterviewerRules(per_week=1, booked=(a_span(date(2026, 11, 30), "08:00", "08:30"),)),
            "Tue 09:00",
        ),
    ],
)
def test_a_person_s_own_rules_are_kept(rules, first):
    found = find(a_search(a_person("Raj", rules=rules)))
    assert (clocks(found) or [None])[0] == first


def test_buffers_are_exact_to_the_minute():
    rules = InterviewerRules(before=timedelta(minutes=10), after=timedelta(minutes=5))
    raj = a_person(
        "Raj", an_item(TUESDAY, "09:00", "09:35"), an_item(TUESDAY, "12:05", "17:30"), rules=rules
    )
    assert only_starts(a_search(raj))[:1] == ["Tue 09:45"]
    assert only_starts(a_search(raj))[-1:] == ["Tue 11:00"]


def test_a_closed_day_of_the_account_gives_nothing():
    assert find(a_search(a_person("Raj"), closed=frozenset({TUESDAY}))).total == 0


@pytest.mark.parametrize(
    ("wish", "rooms"),
    [
        (RoomWish(), ("camden", "thames", "hudson", "board", "odd")),
        (RoomWish(seats=8), ("hudson", "board")),
        (RoomWish(building="london"), ("camden", "thames", "board")),
        (RoomWish(building="London", features=frozenset({"video"})), ("thames",)),
        (RoomWish(mails=frozenset({"focus@contoso.example"})), ("focus",)),
        (
            RoomWish(never=frozenset({"camden@contoso.example"}), near="new york"),
            ("hudson", "thames", "board", "odd"),
        ),
    ],
)
def test_rooms_are_as_wished_and_the_smallest_that_seats_all_comes_first(wish, rooms):
    venues = (
        a_room("board", 12),
        a_room("thames", 4, features=frozenset({"video"})),
        a_room("focus", 2),
        a_room("camden", 4),
        a_room("hudson", 8, building="New York"),
        a_room("odd", 0, building="Leeds"),
        a_room("full", 4, an_item(TUESDAY, "08:00", "18:00")),
        a_room("unread", 4, items=None),
    )
    people = [a_person(name) for name in ("Ann", "Ben", "Cy")]
    (slot,) = find(a_search(*people, wish=wish, venues=venues), limit=1).slots
    assert tuple(mail.split("@")[0] for mail in slot.rooms) == rooms


def test_a_room_that_somebody_asked_for_tentatively_is_never_free():
    room = a_room("Thames", 4, an_item(TUESDAY, "08:00", "18:00", Status.TENTATIVE))
    assert find(a_search(wish=RoomWish(), venues=(room,), tentative_is_free=True)).total == 0


def test_only_a_room_may_be_wanted():
    found = find(a_search(wish=RoomWish(), venues=(a_room("Thames"),)), limit=1)
    assert (found.slots[0].people, found.slots[0].rooms) == ((), ("thames@contoso.example",))


def test_no_more_than_ten_rooms_are_named():
    venues = tuple(a_room(f"Room{number}") for number in range(12))
    assert len(find(a_search(wish=RoomWish(), venues=venues)).slots[0].rooms) == 10


@pytest.mark.parametrize(
    ("zone", "day", "first", "last", "starts"),
    [
        (LONDON, (2026, 3, 29), "00:30", "03:00", ["00:30", "02:00"]),
        (LONDON, (2026, 3, 29), "00:05", "03:00", ["00:05", "00:30", "02:00"]),
        (LONDON, (2026, 10, 25), "00:30", "02:30", ["00:30", "01:00", "01:30", "01:00", "01:30"]),
        (NEW_YORK, (2026, 3, 8), "01:30", "04:00", ["01:30", "03:00"]),
        (NEW_YORK, (2026, 11, 1), "00:30", "02:30", ["00:30", "01:00", "01:30", "01:00", "01:30"]),
        (LORD_HOWE, (2026, 4, 5), "01:00", "03:00", ["01:00", "01:30", "01:30", "02:00"]),
        (LORD_HOWE, (2026, 10, 4), "01:00", "03:30", ["01:00", "01:30", "02:30"]),
        (KOLKATA, (2026, 11, 24), "09:10", "11:00", ["09:10", "09:30", "10:00"]),
        (LONDON, (2028, 2, 29), "22:30", "23:59", ["22:30"]),
    ],
)
def test_starts_stand_on_the_asker_s_clock_also_when_it_changes(zone, day, first, last, starts):
    day = date(*day)
    search = a_search(
        windows=(a_span(day, first, last, zone),), length=timedelta(hours=1), zone=zone, step=HALF_HOUR,
        now=at(date(2026, 1, 1)), wish=RoomWish(), venues=(a_room("Thames"),),
    )  # fmt: skip
    spans = sorted(slot.span for slot in find(search, limit=100).slots)
    assert [f"{span.start.astimezone(zone):%H:%M}" for span in spans] == starts


def test_a_window_shorter_than_the_interview_gives_nothing_whatever_the_rules():
    rules = InterviewerRules(per_day=1, never_on=frozenset({0}), only=hours())
    lucy = a_person("Lucy")
    search = a_search(
        a_person("Raj", rules=rules), optional=(lucy,), windows=(a_span(TUESDAY, "09:00", "09:59"),)
    )
    assert find(search).looked_at == 0


def test_an_interview_may_run_over_midnight():
    night = a_search(
        a_person("Raj"), windows=(interval_of(at(TUESDAY, "23:30"), timedelta(hours=1)),)
    )
    assert only_starts(night) == ["Tue 23:30"]


def test_items_may_come_in_any_order_and_overlap():
    items = (
        an_item(TUESDAY, "12:00", "17:30"),
        an_item(TUESDAY, "09:00", "10:00"),
        an_item(TUESDAY, "09:30", "10:30"),
    )
    assert only_starts(a_search(a_person("Raj", *items)))[0] == "Tue 10:30"


def test_what_was_seen_is_not_shown_again_although_the_calendars_changed():
    search = a_search(a_person("Raj"))
    first = find(search, limit=2)
    changed = a_search(a_person("Raj", Item(a_span(TUESDAY, "12:00", "12:30"))))
    again = find(changed, seen=[slot.span.start.astimezone(BERLIN) for slot in first.slots])
    assert not set(clocks(first)) & set(clocks(again))
    assert find(search, seen=[SUNDAY]).total == again.total + 5
