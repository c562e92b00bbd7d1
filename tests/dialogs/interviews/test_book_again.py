"""An interview that was cancelled, or took place, is asked for again by its candidate: "book Hana again", "rebook Jo"."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from cards.actions import Cancel, NameCandidate
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked


async def of(office, name, text="Ian and Mei on Tuesday at 10 for 45 minutes with Camden"):
    interview = await booked(office, text)
    filled = {"candidate": name, "candidate_mail": f"{name.split()[0].lower()}@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=filled)
    await office.works()
    return await office.load(Interview, interview.id)


async def cancelled(office, name="Jo Park", **how):
    interview = await of(office, name, **how)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    return interview


def asked(office):
    """What the offer shown last asks for: candidate, people, length and room."""
    view = office.view("rita", OfferCard)
    assert view.slots
    first = view.slots[0]
    return view.candidate, sorted(first.people), first.end - first.start, first.room


AS_BEFORE = ("Jo Park", ["Ian Murray", "Mei Tanaka"], timedelta(minutes=45), "Camden")


@pytest.mark.parametrize(
    "text",
    [
        "book Jo again",
        "rebook Jo",
        "rebook Jo's interview",
        "same again next week for Jo",
        "book Jo Park again next week",
        "re-book jo on Wednesday",
        "rebook it",
        "book it again next week",
        "same again on Thursday",
    ],
)
async def test_a_cancelled_interview_is_looked_for_again_with_all_it_had(office, text):
    interview = await cancelled(office)
    await office.says("rita", text)
    assert asked(office) == AS_BEFORE
    await office.says("rita", "book 1")
    await office.works()
    (again,) = [one for one in await office.all(Interview) if one.is_live]
    assert (again.candidate, again.candidate_mail) == ("Jo Park", "jo@example.org")
    assert again.id != interview.id


async def test_one_that_took_place_is_booked_again(office):
    interview = await of(office, "Jo Park")
    office.clock.moment = interview.end + timedelta(hours=2)
    await office.works()
    await office.says("rita", "same again next week for Jo")
    assert asked(office) == AS_BEFORE


async def test_a_meeting_online_is_one_again(office):
    interview = await cancelled(office, text="Ian and Mei on Tuesday at 10 for 45 minutes, online")
    assert interview.online
    await office.says("rita", "rebook Jo")
    await office.says("rita", "book 1")
    await office.works()
    (again,) = [one for one in await office.all(Interview) if one.is_live]
    assert again.online


async def test_the_last_of_several_is_meant(office):
    await cancelled(office, text="Mei on Tuesday at 14:00 with Camden")
    await cancelled(office, "Hana Sato", text="Ian on Thursday at 9:00")
    office.clock.pass_(minutes=5)
    await cancelled(office, text="Ian and Mei on Wednesday at 10 for 45 minutes with Camden")
    await office.says("rita", "rebook Jo")
    assert asked(office) == AS_BEFORE
    await office.says("rita", "book Hana again")
    assert asked(office)[:2] == ("Hana Sato", ["Ian Murray"])


async def test_of_who_has_one_coming_that_one_is_meant(office):
    await cancelled(office)
    coming = await of(office, "Jo Park", "Mei on Thursday at 14:00 for 30 minutes")
    await office.says("rita", "book Jo again next week")
    assert asked(office)[1:3] == (["Mei Tanaka"], timedelta(minutes=30))
    assert (await office.load(Interview, coming.id)).is_live


async def test_of_whom_nobody_booked_that_is_said(office):
    await cancelled(office)
    said = await office.says("rita", "book Karl again")
    assert "no earlier interview of yours with that candidate" in said
    assert len(await office.all(Interview)) == 1


async def test_nobody_books_again_what_somebody_else_had_booked(office):
    await cancelled(office)
    said = await office.says("ada", "rebook Jo")
    assert "no earlier interview" in said


async def test_a_cancelled_loop_is_planned_again(office):
    await office.says("rita", "Ian 1h, then Mei 45m on Tuesday for Jo Park")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "cancel all")
    await office.says("rita", "yes")
    await office.works()
    assert not [one for one in await office.all(Interview) if one.is_live]
    await office.says("rita", "rebook Jo")
    await office.says("rita", "book 1")
    await office.works()
    again = [one for one in await office.all(Interview) if one.is_live]
    again.sort(key=lambda one: one.start)
    assert [(one.people[0].name, one.end - one.start) for one in again] == [
        ("Ian Murray", timedelta(hours=1)),
        ("Mei Tanaka", timedelta(minutes=45)),
    ]


async def starts(office, text):
    """Return the times that are offered after a message."""
    await office.says("rita", text)
    return [f"{one.start:%d %H:%M}" for one in office.view("rita", OfferCard).slots]


async def test_the_same_for_somebody_else_at_the_same_time_is_at_that_hour(office):
    before = await booked(office, "Ian and Mei on Tuesday at 10 for 45 minutes for Hana Mori")
    found = await starts(office, "same panel for Ben Cole on wed, same time")
    day = f"{before.start + timedelta(days=1):%d %H:%M}"
    assert found == [day]
    assert office.view("rita", OfferCard).candidate == "Ben Cole"


async def test_it_is_said_who_is_busy_at_the_same_time(office):
    await booked(office, "Mei on Wednesday at 10 for 45 minutes for Zoe Quin")
    await booked(office, "Ian and Mei on Tuesday at 10 for 45 minutes for Hana Mori")
    said = await office.says("rita", "same panel for Ben Cole on wed, same time")
    assert not office.view("rita", OfferCard).slots
    assert "Mei is busy" in said


async def test_the_same_for_somebody_else_at_another_hour_is_on_that_day(office):
    before = await booked(office, "Ian on Tuesday at 10 for 30 minutes for Nina Shaw")
    found = await starts(office, "and the same for Raj Patel at 3")
    assert found == [f"{before.start:%d} 15:00"]
    assert office.view("rita", OfferCard).candidate == "Raj Patel"
