"""The interview that a message named is the one that is spoken of from then on, whatever came of the message."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.clarification_views import AskWhich, Choices
from cards.offer_views import OfferCard
from cards.view_models import Problem
from tests.harness.office_stories import booked


async def two(office):
    jo = await booked(office, "Ian on Tuesday for Jo Park")
    al = await booked(office, "Mei on Wednesday for Al Green")
    return jo, al


async def people(office, interview):
    return {one.mail.split("@")[0] for one in (await office.load(Interview, interview.id)).people}


async def minutes(office, interview):
    stored = await office.load(Interview, interview.id)
    return (stored.end - stored.start).total_seconds() / 60


async def test_after_a_refusal_a_change_is_of_the_interview_that_was_named(office):
    jo, al = await two(office)
    await office.says("rita", "take Ian off Jo's interview")
    assert isinstance(office.views("rita")[-1], Problem)
    await office.says("rita", "add Mei")
    await office.works()
    assert await people(office, jo) == {"ian", "mei"}
    assert await people(office, al) == {"mei"}


async def test_so_it_is_below_an_open_question_and_below_a_list(office):
    jo, al = await two(office)
    for shown in ("Ian on Friday", "my interviews"):
        await office.says("rita", shown)
        await office.says("rita", "take Ian off Jo's interview")
        await office.says("rita", "make it 30 minutes")
        await office.works()
        assert await minutes(office, jo) == 30
        assert await minutes(office, al) == 60


@pytest.mark.parametrize("asked", ["is Zorro free on Friday", "Ian on Friday with Zorro"])
@pytest.mark.parametrize("before", ["", "Ian on Friday for Bo Li"])
async def test_so_it_is_where_a_question_back_was_answered_by_nobody(office, asked, before):
    jo, al = await two(office)
    if before:
        await office.says("rita", before)
    assert "?" in await office.says("rita", asked)
    await office.says("rita", "take Ian off Jo's interview")
    await office.says("rita", "add Mei")
    await office.works()
    assert await people(office, jo) == {"ian", "mei"}
    assert await people(office, al) == {"mei"}


async def test_a_question_back_still_takes_its_answer_below_an_answer_that_was_refused(office):
    jo, _ = await two(office)
    await office.says("rita", "add Zorro to Jo's interview")
    assert isinstance(office.views("rita")[-1], Choices | AskWhich)
    await office.says("rita", "Ian")
    await office.says("rita", "Mei")
    await office.works()
    assert await people(office, jo) == {"ian", "mei"}


async def test_an_unread_change_of_a_named_interview_makes_it_the_one_spoken_of(office):
    jo, al = await two(office)
    await office.says("rita", "change Jo's interview")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    assert await minutes(office, jo) == 30
    assert await minutes(office, al) == 60


async def test_of_several_on_a_day_none_is_taken_because_it_was_shown_last(office):
    jo = await booked(office, "Ian on Wednesday for Jo Park")
    al = await booked(office, "Mei on Wednesday for Al Green")
    await office.says("rita", "make Wednesday's interview 30 minutes")
    await office.works()
    assert len(office.view("rita", Choices).choices) == 2
    assert await minutes(office, jo) == await minutes(office, al) == 60


@pytest.mark.parametrize("said", ["forget it", "never mind", "nvm"])
async def test_a_move_that_was_dropped_leaves_no_day_behind(office, said):
    jo = await booked(office, "Ian on Tuesday for Jo Park")
    await office.says("rita", "move Jo's interview to Friday")
    await office.says("rita", said)
    await office.says("rita", "move Jo's interview to 4pm")
    assert {one.start.date() for one in office.view("rita", OfferCard).slots} == {jo.start.date()}


async def test_a_move_to_where_it_is_leaves_no_earlier_day_behind(office):
    jo = await booked(office, "Ian on Tuesday at 10am for Jo Park")
    await office.says("rita", "move Jo's interview to Friday")
    await office.says("rita", "move Jo's interview to Tuesday at 10am")
    await office.says("rita", "move it to 4pm")
    assert {one.start.date() for one in office.view("rita", OfferCard).slots} == {jo.start.date()}


async def test_a_question_that_is_to_be_forgotten_adds_nothing_to_the_next(office):
    await office.says("rita", "Ian on Friday for Jo Park")
    await office.says("rita", "forget it")
    shown = len(office.views("rita"))
    await office.says("rita", "who is free on Tuesday?")
    assert office.view("rita", OfferCard).candidate == ""
    assert len(office.views("rita")) > shown
