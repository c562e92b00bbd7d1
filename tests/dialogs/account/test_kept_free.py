"""Hours of a weekday that an interviewer keeps free: said in words, held by every check, shown with the limits, and taken back."""

from datetime import time

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.people.limits import KeptFree, Limits
from bot.domain.people.working_hours import LAST_MINUTE
from cards.account_views import LimitsView
from cards.actions import Book, Propose, SaveLimits
from cards.offer_views import OfferCard
from cards.view_models import Sheet
from tests.harness.account_forms import fields, sends, shown
from tests.harness.office_stories import booked

FRIDAY, WEDNESDAY = 4, 2
AFTERNOON = KeptFree(FRIDAY, time(12), LAST_MINUTE)


async def limits(office, name="ian"):
    return (await office.person(name)).limits


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("please don't give me anything on friday afternoons", AFTERNOON),
        ("keep my Friday afternoons free", AFTERNOON),
        ("don't book me on fridays after 2", KeptFree(FRIDAY, time(14), LAST_MINUTE)),
        ("never schedule me on Wednesday mornings", KeptFree(WEDNESDAY, time(), time(12))),
    ],
)
async def test_hours_of_a_weekday_are_kept_free(office, text, kept):
    await office.says("ian", text)
    assert (await limits(office)).kept_free == (kept,)


async def test_they_are_shown_with_the_limits_each_once(office):
    for _ in range(2):
        await office.says("ian", "nothing on Friday afternoons for me please")
    said = await office.says("ian", "no interviews on Wednesday mornings for me")
    assert "Wednesdays until 12:00 and Fridays from 12:00" in said
    await office.says("ian", "my limits")
    rows = dict(office.view("ian", Sheet).rows)
    assert rows["Kept free"] == "Wednesdays until 12:00 and Fridays from 12:00"
    await office.says("ian", "remove my limits")
    assert await limits(office) == Limits()


async def test_nothing_is_offered_then_and_the_answer_says_why(office):
    await office.says("ian", "keep my Friday afternoons free")
    await office.says("rita", "when is Ian free on Friday")
    slots = office.view("rita", OfferCard).slots
    assert slots
    assert max(one.end.hour * 60 + one.end.minute for one in slots) <= 12 * 60
    said = await office.says("rita", "is Ian free Friday at 2pm?")
    assert not office.view("rita", OfferCard).slots
    assert "keeps that time free of interviews" in said


async def test_what_was_kept_free_since_the_offer_is_not_booked(office):
    await office.says("rita", "Ian on Friday at 2pm")
    offer = office.view("rita", OfferCard)
    await office.says("ian", "keep my Friday afternoons free")
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    assert not [one for one in await office.all(Interview) if one.is_live]


async def test_no_time_is_proposed_for_somebody_then(office):
    interview = await booked(office, "Ian and Mei on Tuesday at 10")
    await office.says("mei", "keep my Friday afternoons free")
    await office.says("ian", "propose Friday")
    offer = office.view("ian", OfferCard)
    assert offer.slots
    assert all(one.start.hour < 12 for one in offer.slots)
    await office.presses("ian", Propose(interview.id, 1))


async def test_the_form_keeps_what_is_ticked_and_gives_back_the_rest(office):
    await office.says("ian", "keep my Friday afternoons free")
    await office.says("ian", "no interviews on Wednesday mornings for me")
    view = shown(office, "ian", LimitsView)
    save = SaveLimits(view.subject, view.seen)
    assert fields(view)["kept_free"] == "0,1"
    saved = await sends(office, "ian", save, view, kept_free="1")
    assert (await limits(office)).kept_free == (AFTERNOON,)
    await sends(office, "ian", SaveLimits(saved.subject, saved.seen), saved, kept_free="")
    assert (await limits(office)).kept_free == ()


async def test_hours_of_every_day_are_not_kept_and_that_is_said(office):
    said = await office.says("ian", "no interviews before 10 or after 5")
    assert "weekdays that you name" in said
    assert await limits(office) == Limits()


async def test_an_admin_keeps_hours_free_for_somebody(office):
    await office.says("ada", "no interviews for Ian on Friday afternoons")
    assert (await limits(office)).kept_free == (AFTERNOON,)
    assert "Fridays from 12:00" in office.last("ada")
