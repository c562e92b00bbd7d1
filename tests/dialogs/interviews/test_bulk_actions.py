"""Several interviews at once: a list, one confirmation, and what could not be done is said."""

from datetime import timedelta

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Cancel, NameCandidate, Say
from cards.adaptive_cards import fallback
from cards.view_models import AskSure, Choices, OfferCard
from dialogs.interviews.changes.bulk_actions import ask_about_several
from tests.harness.office_stories import booked

HOUR = timedelta(hours=1)


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


async def test_a_length_and_no_room_are_changed_of_all_after_one_question(office):
    await two(office)
    await office.says("rita", "make all of them 30 minutes")
    asked = office.view("rita", AskSure)
    assert "Each lasts 30 minutes" in fallback(asked)
    assert all(one.end - one.start == HOUR for one in await office.all(Interview))
    await office.says("rita", "yes")
    await office.works()
    assert {one.end - one.start for one in await office.all(Interview)} == {HOUR / 2}
    await office.says("rita", "no room for both interviews")
    await office.says("rita", "yes")
    await office.works()
    assert {one.room for one in await office.all(Interview)} == {""}


async def test_what_is_not_free_of_several_changes_stays_and_is_counted(office):
    first, second = await two(office)
    later = await office.load(Interview, second)
    busy = Interval(later.end, later.end + HOUR)
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    await office.says("rita", "make both of them 90 minutes")
    said = await office.says("rita", "yes")
    await office.works()
    assert "couldn’t be" in said
    assert (await office.load(Interview, second)).end == later.end
    assert (await office.load(Interview, first)).is_live


async def test_several_are_moved_one_by_one_and_the_first_is_chosen(office):
    await two(office)
    await office.says("rita", "move all my Tuesday interviews to Wednesday")
    asked = office.view("rita", Choices)
    assert "one at a time" in asked.question
    assert len(asked.choices) == 2
    await office.presses("rita", Say(1))
    offer = office.view("rita", OfferCard)
    assert (offer.purpose, offer.slots[0].start.weekday()) == ("move", 2)


async def test_two_candidates_are_cancelled_after_one_question(office):
    first, second = await two(office)
    for one, name in ((first, "Jo Park"), (second, "Anna Lee")):
        await office.presses("rita", NameCandidate(one), inputs={"candidate": name})
    await office.works()
    await office.says("rita", "cancel jo and anna")
    assert "both interviews" in office.view("rita", AskSure).title
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
