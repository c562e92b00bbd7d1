"""A break that is asked for lies where it was asked for; who has to be in a session is in it."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.adaptive_cards import fallback
from cards.loop_views import LoopOfferCard
from tests.harness.office import SUNDAY
from tests.harness.office_loops import booked, offered, sessions, settled, staffed

MINUTE = timedelta(minutes=1)
THREE = "Ian 30, then Mei 30, then Tom 30 on Tuesday for Jo Park"


def gaps(sessions):
    """Return the minutes between sessions, one after the other."""
    return [(after.start - before.end) // MINUTE for before, after in pairwise(sessions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{THREE} with a 15 min break after the second", [0, 15]),
        (f"{THREE} with a 20 minute break after Mei", [0, 20]),
        ("Ian 60, then a 10 minute break, then Mei 30 on Tuesday for Jo Park", [10]),
        (f"{THREE} with a 30 minute break between each", [30, 30]),
    ],
)
async def test_a_break_of_at_least_that_length_is_where_it_was_asked_for(text, expected):
    office = await staffed()
    card = await offered(office, text)
    assert not card.left_out
    for one in card.schedules:
        found = gaps(one.sessions)
        assert [gap > 0 for gap in found] == [asked > 0 for asked in expected]
        assert all(gap >= asked for gap, asked in zip(found, expected, strict=True))


async def test_a_break_after_a_short_session_before_long_ones_is_there_and_nowhere_else():
    office = await staffed()
    text = (
        "Ian 15, then Mei 60, then Tom 30 on Tuesday for Jo Park with a 10 minute break after Ian"
    )
    card = await offered(office, text)
    first, second = gaps(card.schedules[0].sessions)
    assert (first >= 10, second) == (True, 0)
    assert not card.left_out


@pytest.mark.parametrize(
    "text", ["can we have a 15 minute break in between", "add a 15 minute break after Ian"]
)
async def test_a_break_is_added_to_the_schedules_that_are_offered(text):
    office = await staffed()
    before = await offered(office, "Ian 60, then Mei 30 on Tuesday for Jo Park")
    assert gaps(before.schedules[0].sessions) == [0]
    after = await offered(office, text)
    assert gaps(after.schedules[0].sessions) == [15]


async def test_a_booked_loop_keeps_its_break_where_it_moves():
    office = await staffed()
    await booked(office, f"{THREE} with a 15 min break after the second")
    assert gaps(await sessions(office)) == [0, 15]
    await office.says("rita", "move the whole loop to Wednesday")
    assert gaps(office.view("rita", LoopOfferCard).schedules[0].sessions) == [0, 15]


FOUR = "Ian 30, then Mei 30, then Tom 30, then Lucy 30 on Tuesday for Jo Park"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a break after Mei", "and another after Tom", [0, 15, 15]),
        ("a break after Tom", "another break after Ian too", [15, 0, 15]),
        ("a 15 min break after Mei", "also a 30 minute break after Ian", [30, 15, 0]),
        ("a 15 min break after Mei", "no, a 30 minute break after Ian instead", [30, 0, 0]),
    ],
)
async def test_a_second_break_of_what_is_asked_for_comes_beside_the_first(first, second, expected):
    office = await staffed()
    await offered(office, FOUR)
    await office.says("rita", first)
    card = await offered(office, second)
    for one in card.schedules:
        found = gaps(one.sessions)
        assert all(gap >= asked for gap, asked in zip(found, expected, strict=True))
    assert gaps(card.schedules[0].sessions) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a break after Tom", "and a 30 minute break after Ian", [30, 0, 15]),
        ("a break after Ian", "and another after Tom", [15, 0, 15]),
    ],
)
async def test_a_second_break_of_a_booked_loop_comes_beside_the_first_and_both_move_along(
    first, second, expected
):
    office = await staffed()
    await booked(office, FOUR)
    for text in (first, second):
        await office.says("rita", text)
        await office.says("rita", "choose 1")
        await settled(office)
    assert gaps(await sessions(office)) == expected
    await office.says("rita", "move Jo's day to Thursday")
    assert gaps(office.view("rita", LoopOfferCard).schedules[0].sessions) == expected
    await office.says("rita", "choose 1")
    await settled(office)
    await office.says("rita", "move it to Friday")
    assert gaps(office.view("rita", LoopOfferCard).schedules[0].sessions) == expected


@pytest.mark.parametrize("text", ["put a break after Mei", "a break after session 2"])
async def test_a_break_of_no_length_in_a_booked_loop_is_the_usual_one_and_it_is_said(text):
    office = await staffed()
    await booked(office, THREE)
    await office.says("rita", text)
    assert gaps(office.view("rita", LoopOfferCard).schedules[0].sessions) == [0, 15]
    assert "15 minutes" in " ".join(fallback(one) for one in office.views("rita")[-1:])


async def test_a_break_of_no_length_in_what_is_asked_for_is_the_usual_one_and_it_is_said():
    office = await staffed()
    await offered(office, "Ian 60, then Mei 30 on Tuesday for Jo Park")
    await office.says("rita", "add a break after Ian")
    assert gaps(office.view("rita", LoopOfferCard).schedules[0].sessions) == [15]
    assert "15 minutes" in " ".join(fallback(one) for one in office.views("rita")[-1:])


@pytest.mark.parametrize("text", ["remove the break"])
async def test_a_break_that_is_to_go_from_a_booked_loop_is_asked_about(text):
    office = await staffed()
    await booked(office, THREE)
    before = await sessions(office)
    assert "Where is the break to be" in await office.says("rita", text)
    assert await sessions(office) == before


WITH_MEI = "Mei plus either Lucy or Tom 45 min, then Ian 30 min on Tuesday for Jo Park"


async def test_who_has_to_be_in_a_session_is_in_it_with_one_of_the_others():
    office = await staffed()
    card = await offered(office, WITH_MEI)
    assert "Mei and one of Lucy and Tom 45 minutes" in fallback(card)
    assert not card.left_out
    for one in card.schedules:
        assert "Mei Tanaka" in one.sessions[0].people
        assert len({*one.sessions[0].people} & {"Lucy Hale", "Tom Becker"}) == 1


async def test_without_who_has_to_be_in_a_session_there_is_no_schedule():
    office = await staffed()
    office.calendars.busy["mei@x.example"] = [Item(Interval(SUNDAY, SUNDAY + timedelta(days=9)))]
    card = await offered(office, WITH_MEI)
    assert not card.schedules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can we have a 15 min break after the first session", [15, 0]),
        ("add a 10 minute break between each session", [10, 10]),
        ("add a 20 min break before Tom", [0, 20]),
    ],
)
async def test_what_is_booked_moves_as_far_as_the_break_needs(text, expected):
    office = await staffed()
    await booked(office, THREE)
    await settled(office)
    first, *_ = await sessions(office)
    await office.says("rita", text)
    await office.says("rita", "1")
    await office.works()
    after = await sessions(office)
    assert gaps(after) == expected
    assert after[0].start == first.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("add a 15 minute break after session 1", [15, 0]),
        ("add a 15 minute break after session 2", [0, 15]),
        ("add a 10 minute break between each session", [10, 10]),
    ],
)
async def test_a_break_added_to_what_is_booked_is_kept_where_it_moves_next(text, expected):
    office = await staffed()
    await booked(office, THREE)
    await settled(office)
    await office.says("rita", text)
    await office.says("rita", "1")
    await office.works()
    await office.says("rita", "move the whole loop to Wednesday")
    found = gaps(office.view("rita", LoopOfferCard).schedules[0].sessions)
    assert all(gap >= asked for gap, asked in zip(found, expected, strict=True))


async def test_undo_of_a_break_that_was_added_forgets_it():
    office = await staffed()
    await booked(office, THREE)
    await settled(office)
    await office.says("rita", "add a 15 minute break after session 2")
    await office.says("rita", "1")
    await office.works()
    await office.says("rita", "undo")
    await office.works()
    assert gaps(await sessions(office)) == [0, 0]
    await office.says("rita", "move the whole loop to Wednesday")
    assert gaps(office.view("rita", LoopOfferCard).schedules[0].sessions) == [0, 0]
