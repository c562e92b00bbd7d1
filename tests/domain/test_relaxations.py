"""Ways out: every number they promise is what the changed search then gives."""

from datetime import date, timedelta

from hypothesis import given, settings
from msgspec.structs import replace

from bot.availability.relaxations import RelaxationKind, relaxations
from bot.availability.search import find
from bot.domain.search_models import Group, RoomWish, Status, all_of
from tests.harness import search_oracle as oracle
from tests.harness.search_builders import (
    FRIDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    a_person,
    a_room,
    a_search,
    a_span,
    an_item,
    clock,
    searches,
)

ALL_DAY = ("00:00", "23:30")


def changes(search, **options):
    return [(way.change, way.value, way.slots) for way in relaxations(search, **options)]


def the(change, search, **options):
    (way,) = (way for way in relaxations(search, limit=50, **options) if way.change is change)
    return way.value, way.slots, clock(way.first)


def full(name, *days):
    return a_person(name, *(an_item(day, *ALL_DAY) for day in days or (TUESDAY,)))


def test_a_shorter_interview_may_fit():
    gaps = a_person("Raj", an_item(TUESDAY, "09:00", "11:15"), an_item(TUESDAY, "12:00", "17:30"))
    assert the(RelaxationKind.SHORTER, a_search(gaps)) == (45, 1, "Tue 11:15")


def test_an_odd_length_is_shortened_to_a_usual_one():
    assert (
        the(RelaxationKind.SHORTER, a_search(a_person("Raj"), length=timedelta(minutes=50)))[0]
        == 45
    )


def test_tentative_may_count_as_free():
    raj = a_person("Raj", an_item(TUESDAY, "09:00", "17:30", Status.TENTATIVE))
    assert the(RelaxationKind.TENTATIVE, a_search(raj)) == (None, 31, "Tue 09:00")
    assert RelaxationKind.TENTATIVE not in [
        change for change, *_ in changes(a_search(full("Raj"), tentative_is_free=True))
    ]


def test_whoever_can_be_left_out_is_named_the_most_helpful_first():
    half = a_person("Half", an_item(TUESDAY, "09:00", "12:00"))
    search = a_search(half, full("Full"))
    assert changes(search) == [(RelaxationKind.WITHOUT, "full@contoso.example", 19)]
    two = a_search(
        half, a_person("Late", an_item(TUESDAY, "12:00", "16:00")), length=timedelta(hours=2)
    )
    assert [value for change, value, _ in changes(two) if change is RelaxationKind.WITHOUT] == [
        "late@contoso.example",
        "half@contoso.example",
    ]


def test_a_second_person_to_leave_out_comes_after_one_change_of_each_kind():
    half = a_person("Half", an_item(TUESDAY, "09:00", "12:00"))
    late = a_person("Late", an_item(TUESDAY, "12:00", "15:00"), an_item(TUESDAY, "15:45", "17:30"))
    search = a_search(half, late)
    kinds = [way.change for way in relaxations(search)]
    assert kinds == [RelaxationKind.SHORTER, RelaxationKind.WITHOUT, RelaxationKind.WITHOUT]


def test_the_only_person_is_never_left_out():
    assert changes(a_search(full("Raj"))) == []


def test_a_room_for_one_fewer_is_enough_when_somebody_is_left_out():
    search = a_search(full("Raj"), a_person("Tom"), wish=RoomWish(), venues=(a_room("Two", 2),))
    assert the(RelaxationKind.WITHOUT, search) == ("raj@contoso.example", 31, "Tue 09:00")


def test_one_fewer_of_several_may_do():
    people = (a_person("Ann"), a_person("Ben"), full("Cy"), full("Di"))
    assert the(RelaxationKind.FEWER, a_search(groups=(Group(people, 3),))) == (2, 31, "Tue 09:00")


def test_another_group_stays_as_it_is_when_one_is_changed():
    search = a_search(groups=(*all_of(full("Raj")), Group((a_person("Ann"), full("Ben")), 1)))
    assert changes(search) == [(RelaxationKind.WITHOUT, "raj@contoso.example", 31)]


def test_a_smaller_room_another_one_another_building_or_none():
    venues = (
        a_room("Big", 8, an_item(TUESDAY, *ALL_DAY)),
        a_room("Mid", 6, an_item(TUESDAY, *ALL_DAY)),
        a_room("Small", 4, an_item(TUESDAY, "09:00", "12:00")),
        a_room("Far", 8, an_item(TUESDAY, "09:00", "15:00"), building="Berlin"),
    )
    wish = RoomWish(seats=8, building="London", features=frozenset())
    search = a_search(a_person("Raj"), wish=wish, venues=venues)
    assert changes(search) == [
        (RelaxationKind.SMALLER_ROOM, 4, 19),
        (RelaxationKind.ANY_BUILDING, None, 7),
        (RelaxationKind.NO_ROOM, None, 31),
    ]


def test_any_room_gives_up_name_and_features_and_prefers_the_building():
    venues = (
        a_room("Thames", 4, an_item(TUESDAY, *ALL_DAY)),
        a_room("Far", 2, building="Berlin"),
        a_room("Near", 6),
    )
    by_name = a_search(
        a_person("Raj"), wish=RoomWish(mails=frozenset({venues[0].mail})), venues=venues
    )
    assert the(RelaxationKind.ANY_ROOM, by_name) == (None, 31, "Tue 09:00")
    featured = RoomWish(features=frozenset({"video"}), building="London")
    (way, *_) = relaxations(a_search(a_person("Raj"), wish=featured, venues=venues))
    assert (way.change, way.first.rooms) == (
        RelaxationKind.ANY_ROOM,
        ("near@contoso.example", "far@contoso.example"),
    )


def test_where_only_a_room_is_wanted_it_is_not_given_up():
    assert changes(a_search(wish=RoomWish(seats=9))) == []


def test_the_first_other_day_with_times_is_offered():
    later = tuple(a_span(day, "09:00", "17:30") for day in (FRIDAY, WEDNESDAY, THURSDAY))
    search = a_search(full("Raj", TUESDAY, WEDNESDAY))
    assert the(RelaxationKind.OTHER_DAY, search, later=later) == (THURSDAY, 31, "Thu 09:00")
    assert changes(search, later=later[1:2]) == []


def test_another_day_is_offered_also_where_it_gives_fewer_than_today():
    later = (a_span(WEDNESDAY, "09:00", "10:00"),)
    assert the(RelaxationKind.OTHER_DAY, a_search(a_person("Raj")), later=later) == (
        date(2026, 11, 25),
        1,
        "Wed 09:00",
    )


def test_no_more_than_asked_for_are_given():
    busy = (an_item(TUESDAY, "09:00", "12:00"),)
    assert len(relaxations(a_search(a_person("Ann", *busy), a_person("Ben")), limit=1)) == 1


# Each change, made anew by hand.
CHANGED = {
    RelaxationKind.SHORTER: lambda search, value: replace(search, length=timedelta(minutes=value)),
    RelaxationKind.TENTATIVE: lambda search, _: replace(search, tentative_is_free=True),
    RelaxationKind.NO_ROOM: lambda search, _: replace(search, wish=None),
    RelaxationKind.SMALLER_ROOM: lambda search, value: wishing(search, seats=value),
    RelaxationKind.ANY_BUILDING: lambda search, _: wishing(
        search, building=None, is_where_people_are=False
    ),
    RelaxationKind.ANY_ROOM: lambda search, _: wishing(
        search, mails=frozenset(), features=frozenset(), building=None
    ),
    RelaxationKind.FEWER: lambda search, value: grouped(search, one_fewer, value),
    RelaxationKind.WITHOUT: lambda search, value: grouped(search, left, value),
}


def wishing(search, **changes):
    return replace(search, wish=replace(search.wish, **changes))


def grouped(search, change, value):
    return replace(
        search, groups=tuple(filter(None, (change(group, value) for group in search.groups)))
    )


def one_fewer(group, need):
    return Group(group.people, need) if group.need == need + 1 and len(group.people) > 2 else group


def left(group, mail):
    people = tuple(person for person in group.people if person.mail != mail)
    if len(people) == len(group.people):
        return group
    return Group(people, len(people)) if people else None


@given(searches())
@settings(max_examples=80, deadline=None)
def test_every_way_out_gives_what_it_promises_and_more_than_there_was(search):
    now = find(search).total
    for way in relaxations(search, limit=50):
        answers = oracle.answers(CHANGED[way.change](search, way.value))
        if (
            way.change is RelaxationKind.FEWER
            and sum(group.need == way.value + 1 for group in search.groups) > 1
        ):
            continue
        assert way.slots == len(answers) > now
        assert oracle.number(way.first.span.start) in answers
