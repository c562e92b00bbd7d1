"""The search against the minute-by-minute oracle: same times, same people, same rooms, nothing twice."""

from hypothesis import given, settings
from msgspec.structs import replace

from bot.availability.search import find
from bot.availability.slot_pages import by_free, take_page
from tests.harness import search_oracle as oracle
from tests.harness.search_builders import searches


def everything(search):
    return find(search, limit=10_000)


@given(searches())
@settings(max_examples=150, deadline=None)
def test_exactly_the_times_of_the_oracle_are_found(search):
    found = everything(search)
    assert sorted(oracle.number(slot.span.start) for slot in found.slots) == oracle.answers(search)
    assert found.total == len(found.slots)
    assert found.looked_at == len(oracle.starts(search))


@given(searches())
@settings(max_examples=60, deadline=None)
def test_each_slot_names_those_who_are_free_and_only_them(search):
    for slot in everything(search).slots:
        start = oracle.number(slot.span.start)
        free = {one.mail for one in search.people if oracle.can_come(one, search, start)}
        assert {*slot.people, *slot.spare, *slot.optional} == free
        assert set(slot.missing) == {one.mail for one in search.optional} - free
        chosen = [one for one in search.people if one.mail in slot.people]
        assert set(slot.rooms) == oracle.rooms_for(search, start, chosen)


@given(searches())
@settings(max_examples=60, deadline=None)
def test_each_slot_has_the_number_asked_of_each_group_and_says_who_is_outside_their_hours(search):
    outside_of = {one.mail: one for one in search.people}
    for slot in everything(search).slots:
        start = oracle.number(slot.span.start)
        for group in search.groups:
            chosen = [one.mail for one in group.people if one.mail in slot.people]
            assert len(chosen) == group.need
        coming = (*slot.people, *slot.optional)
        outside = [mail for mail in coming if not oracle.is_inside(outside_of[mail], search, start)]
        assert sorted(slot.outside) == sorted(outside)


@given(searches())
@settings(max_examples=60, deadline=None)
def test_pages_go_on_in_the_same_order_without_repeating(search):
    whole = everything(search)
    seen, paged = [], []
    while True:
        page = find(search, limit=3, seen=seen)
        if not page.slots:
            break
        paged += page.slots
        seen += [slot.span.start for slot in page.slots]
        assert page.left == whole.total - len(paged)
    assert tuple(paged) == whole.slots


@given(searches())
@settings(max_examples=60, deadline=None)
def test_whoever_was_not_read_is_named_and_never_in_a_slot(search):
    found = everything(search)
    unread = {one.mail for one in (*search.people, *search.venues) if one.items is None}
    assert set(found.unread) <= unread
    assert {one.mail for one in search.people} & unread <= set(found.unread)
    for slot in found.slots:
        assert not unread & {*slot.people, *slot.spare, *slot.optional, *slot.rooms}


@given(searches())
@settings(max_examples=60, deadline=None)
def test_where_nobody_is_named_times_with_more_people_free_come_first(search):
    ranked = replace(search, ranks_by_free=True)
    found = everything(ranked).slots
    assert {slot.span for slot in found} == {slot.span for slot in everything(search).slots}

    def at_work(slot):
        start = oracle.number(slot.span.start)
        here = [
            oracle.can_come(one, search, start) and oracle.is_inside(one, search, start)
            for group in search.groups
            for one in group.people
        ]
        return sum(here)

    ranks = [(bool(slot.outside), len(slot.missing), -at_work(slot)) for slot in found]
    by_tier = [(missing, count) for is_outside, missing, count in ranks if not is_outside]
    assert by_tier == sorted(by_tier)
    at_hours = [slot for slot in found if not slot.is_after_hours]
    assert [slot.free for slot in at_hours] == [at_work(slot) for slot in at_hours]


@given(searches())
@settings(max_examples=60, deadline=None)
def test_on_every_page_the_times_with_more_people_free_come_first(search):
    found = everything(replace(search, ranks_by_free=True)).slots
    pages = take_page(found, search.zone, order=by_free)
    dealt = [slot.span for page in pages for slot in page]
    assert sorted(dealt) == sorted(slot.span for slot in found)
    for page in pages:
        ranks = [(slot.is_after_hours, -slot.free) for slot in page]
        assert ranks == sorted(ranks)
