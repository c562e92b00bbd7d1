"""Two interviewers change places between two interviews: asked once, changed together or not at all, undone together."""

import pytest

from bot.domain.bookings.interviews import Interview, Stage
from cards.adaptive_cards import fallback
from cards.view_models import AskSure, Notice
from tests.fakes.calendars import OneEventRefused
from tests.harness.office import Office
from tests.harness.office_stories import booked

TWO = ("Ian on Tuesday at 10 for Jo Park", "Mei on Wednesday at 2pm for Marc Dubois")
ASKED = "swap Ian and Mei between Jo's and Marc's"


async def two(office):
    return [(await booked(office, text)).id for text in TWO]


async def people(office, ids):
    found = [await office.load(Interview, one) for one in ids]
    return [[each.mail.partition("@")[0] for each in one.people] for one in found]


async def test_what_changes_is_asked_once(office):
    ids = await two(office)
    await office.says("rita", ASKED)
    asked = office.view("rita", AskSure)
    assert asked.title == "Swap the interviewers of both interviews?"
    assert asked.button == "Swap interviewers"
    assert [one.partition(": ")[2] for one in asked.stops[:2]] == ["Ian → Mei", "Mei → Ian"]
    assert await people(office, ids) == [["ian"], ["mei"]]


async def test_both_change_together_and_are_undone_together(office):
    ids = await two(office)
    await office.says("rita", ASKED)
    await office.says("rita", "yes")
    await office.works()
    assert await people(office, ids) == [["mei"], ["ian"]]
    await office.says("rita", "undo")
    await office.works()
    assert await people(office, ids) == [["ian"], ["mei"]]


async def test_where_one_is_taken_then_nothing_changes(office):
    ids = await two(office)
    await booked(office, "Mei on Tuesday at 10")
    await office.says("rita", ASKED)
    said = await office.says("rita", "yes")
    await office.works()
    assert "stays as it is" in said
    assert await people(office, ids) == [["ian"], ["mei"]]


async def test_no_answer_but_a_yes_swaps_anybody(office):
    ids = await two(office)
    await office.says("rita", ASKED)
    await office.says("rita", "no")
    await office.works()
    assert await people(office, ids) == [["ian"], ["mei"]]


@pytest.mark.parametrize("number", [0, 1])
async def test_where_one_event_is_refused_neither_has_changed_in_the_end(number):
    office = await Office(calendars=OneEventRefused()).open()
    ids = await two(office)
    office.calendars.refused = (await office.load(Interview, ids[number])).event.id
    await office.says("rita", ASKED)
    await office.says("rita", "yes")
    await office.works()
    assert await people(office, ids) == [["ian"], ["mei"]]
    after = [await office.load(Interview, one) for one in ids]
    assert [one.stage for one in after] == [Stage.STANDING] * 2
    said = [fallback(one) for one in office.views("rita") if isinstance(one, Notice)]
    (told,) = [one for one in said if "I couldn’t" in one]
    assert "I couldn’t swap the interviewers" in told
    assert "Both keep their interviewers" in told
