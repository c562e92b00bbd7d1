"""Somebody is to come in the place of one who is not named: the only interviewer, who declined, or whom the organizer names."""

import pytest

from bot.domain.accounts import Role
from bot.domain.bookings.interviews import Interview
from cards.actions import Decline
from cards.clarification_views import Choices
from tests.harness.office import a_person
from tests.harness.office_stories import booked, offered, save


async def hire(office):
    await save(office, a_person("sam", "Sam Okafor", {Role.INTERVIEWER}))


async def people(office):
    (interview,) = await office.all(Interview)
    return {one.name.split()[0] for one in interview.people}


@pytest.mark.parametrize("text", ["replace him with Mei", "Mei instead", "swap him for Mei please"])
async def test_the_only_interviewer_makes_room(office, text):
    await booked(office, "Ian on Tuesday 45 min")
    await office.says("rita", text)
    await office.works()
    assert await people(office) == {"Mei"}


async def test_who_declined_makes_room(office):
    await hire(office)
    interview = await booked(office, "Ian and Mei on Tuesday 45 min")
    await office.presses("mei", Decline(interview.id))
    await office.works()
    await office.says("rita", "replace him with Sam")
    await office.works()
    assert await people(office) == {"Ian", "Sam"}


async def test_of_several_it_is_asked_who_makes_room(office):
    await hire(office)
    await booked(office, "Ian and Mei on Tuesday 45 min")
    await office.says("rita", "replace him with Sam")
    assert isinstance(office.view("rita"), Choices)
    assert await people(office) == {"Ian", "Mei"}
    await office.says("rita", "2")
    await office.works()
    assert await people(office) == {"Ian", "Sam"}


async def test_several_make_room_for_one(office):
    await hire(office)
    await booked(office, "Ian and Mei on Tuesday 45 min")
    await office.says("rita", "swap Ian and Mei for Sam")
    await office.works()
    assert await people(office) == {"Sam"}


async def test_the_organizer_takes_themselves_off_again(office):
    await booked(office, "Ian on Tuesday 45 min")
    await office.says("rita", "add me")
    await office.works()
    assert await people(office) == {"Ian", "Rita"}
    await office.says("rita", "remove me")
    await office.works()
    assert await people(office) == {"Ian"}


@pytest.mark.parametrize("text", ["someone else please", "somebody else", "find someone else"])
async def test_somebody_else_than_who_is_offered_is_booked(office, text):
    first = await offered(office, "who's free on Tuesday for 45 min")
    await office.says("rita", text)
    await office.says("rita", "book 1")
    await office.works()
    assert await people(office) != {first.slots[0].invited[0].split()[0]}


async def test_all_that_somebody_declined_is_taken_over_after_one_question(office):
    await hire(office)
    first = await booked(office, "Ian and Mei on Tuesday at 10 for 45 minutes for Dana Wolf")
    second = await booked(office, "Mei on Tuesday at 2 for 45 minutes for Eli Stone")
    for one in (first, second):
        await office.presses("mei", Decline(one.id))
        await office.works()
    asked = await office.says("rita", "can sam do mei's ones instead?")
    assert "Change both interviews?" in asked
    assert "Sam instead of Mei" in asked
    assert {one.name for one in (await office.load(Interview, second.id)).people} == {"Mei Tanaka"}
    await office.says("rita", "yes")
    await office.works()
    both = [await office.load(Interview, one.id) for one in (first, second)]
    names = [sorted(who.name for who in one.people) for one in both]
    assert names == [["Ian Murray", "Sam Okafor"], ["Sam Okafor"]]
