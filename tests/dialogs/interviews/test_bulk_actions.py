"""Several interviews at once: a list, one confirmation, and what could not be done is said."""

from bot.domain.bookings.interviews import Answer, Interview
from cards.actions import Cancel
from cards.view_models import AskSure
from dialogs.interviews.changes.bulk_actions import ask_about_several
from tests.harness.office_stories import booked


async def two(office):
    """Ian has two interviews on Tuesday."""
    first = await booked(office)
    await office.says("rita", "Ian on Tuesday after 2pm with a room")
    await office.says("rita", "book 1")
    await office.works()
    return [first.id, *(one.id for one in await office.all(Interview) if one.id != first.id)]


async def asks(office, who, what, targets):
    async def answer(turn, unit_of_work, ports):
        return await ask_about_several(turn, what, targets, unit_of_work, ports)

    return await office.does(who, answer)


async def test_all_are_listed_and_nothing_happens_before_a_yes(office):
    ids = await two(office)
    asked = await asks(office, "rita", "cancel", ids)
    assert isinstance(asked, AskSure)
    assert len(asked.stops) == 3
    assert all(one.is_live for one in await office.all(Interview))


async def test_a_yes_cancels_all_of_them(office):
    ids = await two(office)
    await asks(office, "rita", "cancel", ids)
    await office.says("rita", "yes")
    await office.works()
    assert office.calendars.events == {}


async def test_declining_all_keeps_every_declined_time(office):
    ids = await two(office)
    await asks(office, "ian", "decline", ids)
    await office.says("ian", "yes")
    await office.works()
    interviews = await office.all(Interview)
    assert {one.people[0].answer for one in interviews} == {Answer.DECLINED}
    person = await office.person("ian")
    assert {one.interview for one in person.declined_times} == set(ids)


async def test_what_ended_meanwhile_is_told(office):
    ids = await two(office)
    await asks(office, "rita", "cancel", ids)
    await office.presses("rita", Cancel(ids[0], is_sure=True))
    await office.says("rita", "yes")
    await office.works()
    assert not any(one.is_live for one in await office.all(Interview))


async def test_nobody_cancels_the_interviews_of_others(office):
    ids = await two(office)
    await asks(office, "ian", "cancel", ids)
    await office.says("ian", "yes")
    await office.works()
    assert all(one.is_live for one in await office.all(Interview))
