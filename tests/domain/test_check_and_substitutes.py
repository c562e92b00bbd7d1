"""Looking again at one time, and what else could be had at that time."""

from datetime import timedelta

from hypothesis import given, settings
from msgspec.structs import replace

from bot.availability.check import Conflict, conflicts, same_time_people
from bot.availability.index import AvailabilityIndex
from bot.availability.search import find
from bot.availability.unavailability import UnavailabilityKind
from bot.domain.search_models import InterviewerRules, Status, all_of
from tests.harness import search_oracle as oracle
from tests.harness.intervals import interval_of
from tests.harness.search_builders import (
    MONDAY,
    TUESDAY,
    a_person,
    a_room,
    a_search,
    a_span,
    an_item,
    at,
    hours,
    searches,
)

AT_TWO = a_span(TUESDAY, "14:00", "15:00")


def look(*people, **changes):
    return conflicts(a_search(*people, **changes), AT_TWO)


def test_nothing_in_the_way_is_no_conflict():
    assert (
        look(a_person("Raj", an_item(TUESDAY, "13:00", "14:00")), venues=(a_room("Thames"),)) == ()
    )


def test_people_and_rooms_are_named_with_all_their_reasons():
    rules = InterviewerRules(per_day=1, booked=(a_span(TUESDAY, "09:00", "10:00"),))
    raj = a_person("Raj", an_item(TUESDAY, "14:59", "16:00"), rules=rules)
    found = look(
        raj, a_person("Tom"), venues=(a_room("Thames", 4, an_item(TUESDAY, "13:00", "14:01")),)
    )
    assert found == (
        Conflict("raj@contoso.example", (UnavailabilityKind.BUSY, UnavailabilityKind.PER_DAY)),
        Conflict("thames@contoso.example", (UnavailabilityKind.BUSY,)),
    )


def test_whatever_was_not_read_is_a_conflict():
    found = look(a_person("Raj", items=None), venues=(a_room("Thames", items=None),))
    assert [one.kinds for one in found] == [
        (UnavailabilityKind.UNREAD,),
        (UnavailabilityKind.UNREAD,),
    ]


def test_a_time_that_has_begun_is_a_conflict_for_all():
    assert look(a_person("Raj"), now=at(TUESDAY, "14:01")) == (
        Conflict("", (UnavailabilityKind.PAST,)),
    )


def test_tentative_is_a_conflict_unless_it_was_to_count_as_free():
    raj = a_person("Raj", an_item(TUESDAY, "14:00", "15:00", Status.TENTATIVE))
    assert look(raj)[0].kinds == (UnavailabilityKind.TENTATIVE,)
    assert look(raj, tentative_is_free=True) == ()
    assert look(replace(raj, items=None), tentative_is_free=True)[0].is_unread


def test_the_rules_of_the_account_are_conflicts_for_all():
    assert look(a_person("Raj"), closed=frozenset({TUESDAY})) == (
        Conflict("", (UnavailabilityKind.CLOSED,)),
    )
    late = {"now": at(TUESDAY, "12:01"), "notice": timedelta(hours=2)}
    assert look(a_person("Raj"), **late) == (Conflict("", (UnavailabilityKind.NOTICE,)),)


def test_a_time_that_somebody_declined_is_a_conflict_and_the_one_after_it_is_none():
    raj = a_person("Raj", rules=InterviewerRules(declined=(a_span(TUESDAY, "13:30", "14:30"),)))
    assert look(raj) == (Conflict(raj.mail, (UnavailabilityKind.DECLINED,)),)
    assert conflicts(a_search(raj), a_span(TUESDAY, "14:30", "15:30")) == ()


def test_substitutes_are_those_within_hours_then_the_least_loaded():
    people = (
        a_person("Early", hours=hours(first="06:00", last="12:00")),
        a_person("Tired", load=3),
        a_person("Fresh", load=1),
        a_person("Taken", an_item(TUESDAY, "14:30", "15:30")),
        a_person("Never", rules=InterviewerRules(never_on=frozenset({1}))),
    )
    found = same_time_people(a_search(*people), AT_TWO)
    assert [mail.split("@")[0] for mail in found] == ["fresh", "tired", "early"]


def test_a_time_off_the_grid_is_looked_at_as_it_is():
    raj = a_person("Raj", an_item(MONDAY, "09:00", "09:07"))
    span = interval_of(at(MONDAY, "09:07"), timedelta(minutes=41))
    assert conflicts(a_search(raj), span) == ()


@given(searches())
@settings(max_examples=60, deadline=None)
def test_the_check_agrees_with_the_oracle(search):
    people = tuple(person for group in search.groups for person in group.people)
    span = search.windows[0]
    again = replace(search, length=span.length, groups=all_of(*people), optional=(), venues=())
    start = oracle.number(span.start)
    expected = {one.mail for one in people if not oracle.can_come(one, again, start)}
    found = {one.mail for one in conflicts(again, span)}
    assert found - {""} == expected
    assert ("" in found) == (not oracle.is_open(again, start))


def taken_alone(search, mails, rooms):
    """The search for just these people, all of them, and just these rooms."""
    coming = tuple(one for one in search.people if one.mail in mails)
    venues = tuple(one for one in search.venues if one.mail in rooms)
    return replace(search, groups=all_of(*coming), optional=(), venues=venues)


@given(searches())
@settings(max_examples=100, deadline=None)
def test_every_time_that_is_offered_passes_the_check(search):
    for slot in find(search, limit=10_000).slots:
        for room in slot.rooms or ("",):
            taken = taken_alone(search, {*slot.people, *slot.optional}, {room})
            assert conflicts(taken, slot.span) == ()


@given(searches())
@settings(max_examples=100, deadline=None)
def test_every_start_that_is_not_offered_is_refused_with_a_reason_whoever_is_asked(search):
    offered = {slot.span.start for slot in find(search, limit=10_000).slots}
    rooms = AvailabilityIndex(search).venues
    for start in set(map(oracle.moment, oracle.starts(search))) - offered:
        span = interval_of(start, search.length)
        for chosen in oracle.choices(search):
            mails = {one.mail for one in chosen}
            near = [{one.mail} for one in rooms if oracle.is_near(search, one.mail, chosen)]
            for room in near if search.wish else [()]:
                refused = conflicts(taken_alone(search, mails, room), span)
                assert refused
                assert all(one.kinds for one in refused)
