"""Why there is nothing, and who stands in the way: numbers a recruiter can check against the calendars."""

from datetime import timedelta

from hypothesis import given, settings
from msgspec.structs import replace

from bot.availability.no_slots import no_slot_reasons
from bot.availability.unavailability import UnavailabilityKind
from bot.domain.search_models import Group, InterviewerRules, RoomWish, Status
from tests.harness import search_oracle as oracle
from tests.harness.search_builders import (
    FRIDAY,
    TUESDAY,
    a_person,
    a_room,
    a_search,
    a_span,
    an_item,
    at,
    searches,
)

NINE_TO_SIX = (a_span(TUESDAY, "09:00", "18:00"),)
ANY_ROOM = RoomWish()


def the(kind, search):
    (found,) = (one for one in no_slot_reasons(search) if one.kind is kind)
    return found


def test_a_person_is_busy_in_seven_of_nine_hours():
    priya = a_person(
        "Priya", an_item(TUESDAY, "08:00", "12:30"), an_item(TUESDAY, "12:00", "16:00")
    )
    found = the(UnavailabilityKind.BUSY, a_search(priya, a_person("Tom"), windows=NINE_TO_SIX))
    assert (found.mail, found.busy, found.asked) == (
        priya.mail,
        timedelta(hours=7),
        timedelta(hours=9),
    )
    assert (found.blocked, found.of, found.alone) == (28, 33, 28)


def test_two_who_block_the_same_time_block_none_of_it_alone():
    priya = a_person("Priya", an_item(TUESDAY, "09:00", "18:00"))
    tom = a_person("Tom", an_item(TUESDAY, "09:00", "18:00"))
    assert [one.alone for one in no_slot_reasons(a_search(priya, tom))] == [0, 0]


def test_who_blocks_most_alone_comes_first():
    mornings = a_person("Ann", an_item(TUESDAY, "09:00", "12:00"))
    afternoons = a_person("Zoe", an_item(TUESDAY, "12:00", "18:00"))
    found = no_slot_reasons(a_search(mornings, afternoons, windows=NINE_TO_SIX))
    assert [one.mail for one in found] == [afternoons.mail, mornings.mail]


def test_everybody_free_is_no_obstacle():
    assert no_slot_reasons(a_search(a_person("Priya"))) == ()


def test_optional_people_are_no_obstacle():
    lucy = a_person("Lucy", an_item(TUESDAY, "09:00", "18:00"))
    assert no_slot_reasons(a_search(a_person("Priya"), optional=(lucy,))) == ()


def test_every_reason_of_a_person_is_named_with_its_starts_the_most_first():
    rules = InterviewerRules(
        before=timedelta(minutes=15), per_day=1, booked=(a_span(TUESDAY, "08:00", "08:30"),)
    )
    items = (an_item(TUESDAY, "09:00", "10:00"), an_item(TUESDAY, "16:30", "17:30", Status.AWAY))
    (found,) = no_slot_reasons(a_search(a_person("Raj", *items, rules=rules)))
    assert found.kind is UnavailabilityKind.PER_DAY
    assert found.reasons == (
        (UnavailabilityKind.PER_DAY, 31),
        (UnavailabilityKind.BUSY, 4),
        (UnavailabilityKind.AWAY, 4),
        (UnavailabilityKind.BUFFER, 1),
    )


def test_an_unread_calendar_blocks_everything_and_says_so():
    found = the(UnavailabilityKind.UNREAD, a_search(a_person("Raj", items=None)))
    assert (found.blocked, found.alone, found.busy) == (31, 31, timedelta())


def test_a_free_tentative_entry_is_not_taken_time():
    raj = a_person(
        "Raj",
        an_item(TUESDAY, "09:00", "10:00", Status.TENTATIVE),
        an_item(TUESDAY, "11:00", "11:30"),
    )
    assert the(UnavailabilityKind.BUSY, a_search(raj, tentative_is_free=True)).busy == timedelta(
        minutes=30
    )


def test_windows_shorter_than_the_interview_are_the_reason():
    (found,) = no_slot_reasons(
        a_search(a_person("Raj"), windows=(a_span(TUESDAY, "09:00", "09:45"),))
    )
    assert (found.kind, found.asked) == (UnavailabilityKind.TOO_SHORT, timedelta(minutes=45))


def test_the_past_and_closed_days_are_the_account_s():
    windows = (a_span(TUESDAY, "09:00", "12:00"), a_span(FRIDAY, "09:00", "12:00"))
    search = a_search(
        a_person("Raj"), windows=windows, now=at(TUESDAY, "10:00"), closed=frozenset({FRIDAY})
    )
    assert [(one.kind, one.blocked, one.mail) for one in no_slot_reasons(search)] == [
        (UnavailabilityKind.CLOSED, 9, ""),
        (UnavailabilityKind.PAST, 4, ""),
    ]


def test_too_few_people_were_named():
    found = the(UnavailabilityKind.TOO_FEW, a_search(groups=(Group((a_person("Raj"),), 2),)))
    assert (found.blocked, found.alone) == (31, 31)


def test_there_is_no_room_for_eight_before_three():
    board = a_room("Board", 12, an_item(TUESDAY, "09:00", "15:00"))
    search = a_search(a_person("Raj"), wish=RoomWish(seats=8), venues=(board, a_room("Thames", 4)))
    found = the(UnavailabilityKind.NO_ROOM, search)
    assert (found.seats, found.until, found.blocked, found.mail) == (
        8,
        at(TUESDAY, "15:00"),
        24,
        "",
    )


def test_no_room_at_any_time_has_no_end():
    room = a_room("Thames", 4, an_item(TUESDAY, "00:00", "23:00"))
    assert (
        the(
            UnavailabilityKind.NO_ROOM, a_search(a_person("Raj"), wish=ANY_ROOM, venues=(room,))
        ).until
        is None
    )


def test_no_registered_room_is_of_the_kind():
    search = a_search(a_person("Raj"), wish=RoomWish(building="Leeds"), venues=(a_room("Thames"),))
    found = the(UnavailabilityKind.NO_SUCH_ROOM, search)
    assert (found.blocked, found.alone, found.seats) == (31, 31, 2)


def test_rooms_asked_for_by_name_and_unread_ones_are_obstacles_of_their_own():
    named = RoomWish(mails=frozenset({"thames@contoso.example"}))
    thames, unread = (
        a_room("Thames", 4, an_item(TUESDAY, "09:00", "10:00")),
        a_room("Camden", items=None),
    )
    by_name = no_slot_reasons(a_search(wish=named, venues=(thames,)))
    assert [(one.kind, one.mail, one.seats) for one in by_name] == [
        (UnavailabilityKind.NO_ROOM, "", 0),
        (UnavailabilityKind.BUSY, thames.mail, 0),
    ]
    (left,) = no_slot_reasons(a_search(wish=ANY_ROOM, venues=(a_room("Hudson"), unread)))
    assert (left.kind, left.mail, left.blocked, left.alone) == (
        UnavailabilityKind.UNREAD,
        unread.mail,
        31,
        0,
    )


def test_the_one_colleague_in_a_building_with_a_room_stands_in_the_way_though_another_is_free():
    abroad = a_person("Ann", building="Berlin")
    here = a_person("Ben", an_item(TUESDAY, "09:00", "18:00"), building="London")
    search = a_search(
        groups=(Group((abroad, here), 1),),
        wish=RoomWish(is_where_people_are=True),
        venues=(a_room("Thames"),),
    )
    (found,) = (one for one in no_slot_reasons(search) if one.mail == here.mail)
    assert found.alone == found.blocked == found.of


@given(searches())
@settings(max_examples=60, deadline=None)
def test_each_person_blocks_as_many_starts_as_the_oracle_counts(search):
    starts = oracle.starts(search)
    required = [person for group in search.groups for person in group.people]
    said = {one.mail: one for one in no_slot_reasons(search) if one.mail}
    for person in required if starts else ():
        away = [start for start in starts if not oracle.can_come(person, search, start)]
        eased = oracle.with_everything_free(search, person)
        alone = [
            start for start in away if oracle.fits(eased, start) and not oracle.fits(search, start)
        ]
        found = said.get(person.mail)
        assert (found.blocked, found.alone) == (len(away), len(alone)) if found else not away


@given(searches())
@settings(max_examples=60, deadline=None)
def test_rooms_block_as_many_starts_as_the_oracle_counts(search):
    starts = oracle.starts(search)
    rooms = [
        one
        for one in no_slot_reasons(search)
        if one.kind in {UnavailabilityKind.NO_ROOM, UnavailabilityKind.NO_SUCH_ROOM}
    ]
    lacking = [
        start for start in starts if search.wish and not oracle.has_room_for_somebody(search, start)
    ]
    alone = [start for start in lacking if oracle.fits(replace(search, wish=None), start)]
    assert [(one.blocked, one.alone, one.of) for one in rooms] == (
        [(len(lacking), len(alone), len(starts))] if lacking else []
    )


@given(searches())
@settings(max_examples=60, deadline=None)
def test_there_is_a_reason_whenever_there_is_nothing(search):
    if not oracle.answers(search):
        assert no_slot_reasons(search)
