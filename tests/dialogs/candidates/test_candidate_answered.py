"""Whether a candidate has answered, asked for in words: their answer, or that there is none yet."""

import pytest

from cards.view_models import Notice
from tests.harness.office_stories import booked


async def told(office, text):
    await office.says("rita", text)
    notices = [one for one in office.views("rita") if isinstance(one, Notice)]
    return " ".join(notices[-1].lines)


@pytest.mark.parametrize("text", ["has Ola replied?", "did Ola answer yet?", "has Ola accepted?"])
async def test_no_answer_is_no_yes(office, text):
    await booked(office, "Ian on Tuesday 45 min for Ola Berg ola@berg.example")
    await office.says("rita", "ok send it off now")
    await office.works()
    assert await told(office, text) == "Not yet: Ola Berg is invited, but hasn’t answered."


async def test_whether_they_were_told_is_another_question(office):
    await booked(office, "Ian on Tuesday 45 min for Ola Berg ola@berg.example")
    assert "Not yet: Ola Berg’s invitation goes out at" in await told(office, "has Ola replied?")
    await office.says("rita", "ok send it off now")
    await office.works()
    said = await told(office, "did Ola get the invite?")
    assert said == "Yes: Ola Berg is invited, and hasn’t answered yet."


async def test_who_takes_part_in_nothing_has_answered_nothing(office):
    await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await booked(office, "Mei on Thursday at 11 for Al Green")
    await office.says("rita", "swap Ian for Mei on Jo's")
    await office.works()
    assert "I know of no coming interview with Ian" in await office.says("rita", "did Ian answer?")
