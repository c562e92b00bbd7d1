"""A name that answers the question whom a message means takes nobody's place in the interview shown before."""

import pytest

from bot.domain.bookings.interviews import Interview
from tests.harness.office_stories import booked


def people(interviews):
    return {one.id: {each.mail for each in one.people} for one in interviews}


@pytest.mark.parametrize("said", ["take mei", "use Mei", "Mei"])
async def test_who_is_named_to_a_question_is_swapped_into_nothing(office, said):
    await booked(office)
    before = people(await office.all(Interview))
    asked = await office.says("rita", "who can stand in for ian w/ dana")
    assert "I know nobody called dana" in asked
    await office.says("rita", said)
    await office.works()
    assert people(await office.all(Interview)) == before
