"""Looking again at one time, and what else could be had at that time."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from bot.availability.check import (
    Conflict,
    conflicts,
    same_time_people,
    without_tentative,
)
from bot.availability.unavailability import UnavailabilityKind
from bot.domain.intervals import lasting
from bot.domain.search_models import InterviewerRules, Status, all_of
from tests.harness import search_oracle as oracle
from tests.harness.searches import (
    MONDAY,
    SUNDAY,
    TUESDAY,
    a_person,
    a_room,
    a_span,
    an_item,
    at,
    hours,
    searches,
)

AT_TWO = a_span(TUESDAY, "14:00", "15:00")


def look(*people, venues=(), now=SUNDAY):
    return conflicts(people, venues, span=AT_TWO, now=now)


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
    assert look(*without_tentative([raj])) == ()
    assert without_tentative([replace(raj, items=None)])[0].items is None


def test_substitutes_are_those_within_hours_then_the_least_loaded():
    people = (
        a_person("Early", hours=hours(first="06:00", last="12:00")),
        a_person("Tired", load=3),
        a_person("Fresh", load=1),
        a_person("Taken", an_item(TUESDAY, "14:30", "15:30")),
        a_person("Never", rules=InterviewerRules(never_on=frozenset({1}))),
    )
    found = same_time_people(people, span=AT_TWO, now=SUNDAY)
    assert [mail.split("@")[0] for mail in found] == ["fresh", "tired", "early"]


def test_a_time_off_the_grid_is_looked_at_as_it_is():
    raj = a_person("Raj", an_item(MONDAY, "09:00", "09:07"))
    span = lasting(at(MONDAY, "09:07"), timedelta(minutes=41))
    assert conflicts((raj,), (), span=span, now=SUNDAY) == ()


@given(searches())
@settings(max_examples=60, deadline=None)
def test_a_second_look_agrees_with_the_oracle(search):
    people = tuple(person for group in search.groups for person in group.people)
    span = search.windows[0]
    again = replace(
        search, length=span.length, groups=all_of(*people), optional=(), tentative_is_free=False
    )
    start = oracle.number(span.start)
    expected = {one.mail for one in people if not oracle.can_come(one, again, start)}
    found = {one.mail for one in conflicts(people, (), span=span, now=search.now)}
    assert found - {""} == expected
    assert ("" in found) == (span.start < search.now)
