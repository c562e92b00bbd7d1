"""“undo” after several interviews were changed together asks once, and takes all of it back."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from tests.harness.office_stories import booked

HOUR = timedelta(hours=1)


async def both(office, *texts):
    jo = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    hana = await booked(office, "Mei on Thursday at 11 for Hana Sato")
    office.clock.pass_(minutes=5)
    for text in texts:
        await office.says("rita", text)
        await office.works()
        office.clock.pass_(seconds=5)
    return jo, hana


async def spans(office, *interviews):
    return [(await office.load(Interview, one.id)).span for one in interviews]


@pytest.mark.parametrize("change", ["make both 30 minutes", "move both half an hour later"])
async def test_all_of_them_are_as_before_once_that_is_agreed_to(office, change):
    jo, hana = await both(office, change, "yes")
    changed = await spans(office, jo, hana)
    assert changed[0] != jo.span
    assert changed[1] != hana.span
    asked = await office.says("rita", "undo")
    assert "Undo the change of both interviews?" in asked
    assert "Undo both" in asked
    assert await spans(office, jo, hana) == changed
    said = await office.says("rita", "yes")
    await office.works()
    assert "2 interviews changed back." in said
    assert await spans(office, jo, hana) == [jo.span, hana.span]


async def test_what_was_changed_alone_since_is_undone_alone(office):
    jo, hana = await both(office, "make both 30 minutes", "yes", "show Hana's interview", "add Ian")
    await office.says("rita", "undo")
    await office.works()
    assert [one.length for one in await spans(office, jo, hana)] == [HOUR / 2, HOUR / 2]
    assert len((await office.load(Interview, hana.id)).people) == 1


async def test_after_two_minutes_there_is_nothing_to_undo(office):
    jo, hana = await both(office, "make both 30 minutes", "yes")
    office.clock.pass_(minutes=3)
    assert "There’s nothing to undo" in await office.says("rita", "undo")
    assert [one.length for one in await spans(office, jo, hana)] == [HOUR / 2, HOUR / 2]
