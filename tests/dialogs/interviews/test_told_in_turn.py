"""Two interviews in one message: the first is changed, the other is shown to be typed next."""

from bot.domain.bookings.interviews import Interview
from tests.harness.office_stories import booked


async def test_what_is_said_of_the_second_is_not_done_to_the_first(office):
    first = await booked(office, "Ian on Tuesday 45 min with a room for Jo Park")
    second = await booked(office, "Ian on Wednesday 45 min with a room for Jo Park")
    said = await office.says("rita", "Jo's first one: swap Ian for Mei. second: lose the room")
    assert "I change one interview at a time" in said
    assert "“Jo's second one: lose the room”" in said
    await office.works()
    changed = await office.load(Interview, first.id)
    other = await office.load(Interview, second.id)
    assert [one.name for one in changed.people] == ["Mei Tanaka"]
    assert [one.name for one in other.people] == ["Ian Murray"]
    assert changed.room
    assert other.room == second.room
