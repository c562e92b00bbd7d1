"""What a follow-up keeps of the question before: said on the card with its value, and dropped one by one."""

import pytest

from bot.domain.bookings.offers import Offer
from cards.actions import Drop
from cards.offer_views import HoursLine, KeptLine, OfferCard
from cards.words.bookings.kept_filters import kept_filter
from dialogs.scheduling.offer_cards import question_of
from tests.harness.office_stories import offered

ASKED = "Ian on Tuesday afternoon for 45 minutes in Camden online for Jo Park"


async def kept(office, *texts):
    """The parts that the newest card says were kept, after these messages."""
    for text in texts:
        await office.says("rita", text)
    return {one.part: kept_filter(one) for one in office.view("rita", OfferCard).filters}


async def question(office):
    offers = await office.all(Offer)
    shown = office.view("rita", OfferCard).offer
    return question_of(next(one for one in offers if one.id == shown))


async def test_the_first_card_keeps_nothing(office):
    assert (await offered(office, ASKED)).filters == ()


async def test_a_follow_up_says_what_it_keeps(office):
    assert await kept(office, ASKED, "and on Wednesday?") == {
        "people": "Ian",
        "hours": "afternoon",
        "room": "Camden",
        "online": "online",
        "candidate": "Jo Park",
    }


async def test_days_are_kept_where_only_the_hours_change(office):
    assert (await kept(office, "Ian on Tuesday afternoon", "in the morning?"))["days"] == (
        "Tue 24 Nov"
    )


@pytest.mark.parametrize("is_pressed", [True, False])
@pytest.mark.parametrize(
    ("part", "typed", "field", "left"),
    [
        ("people", "drop the people", "people", ()),
        ("room", "drop the room", "room", None),
        ("online", "drop online", "online", False),
        ("candidate", "drop the candidate", "candidate", None),
    ],
)
async def test_a_part_is_dropped_and_the_times_are_searched_again(
    office, part, typed, field, left, is_pressed
):
    await kept(office, ASKED, "and on Wednesday?")
    before = await question(office)
    offer = office.view("rita", OfferCard).offer
    if is_pressed:
        await office.presses("rita", Drop(offer, part), message=office.message("rita", OfferCard))
    else:
        await office.says("rita", typed)
    after = await question(office)
    assert getattr(before, field) != getattr(after, field) == left
    assert (after.windows, after.minutes) == (before.windows, before.minutes)
    assert part not in await kept(office)


async def test_hours_are_dropped_and_the_day_stays(office):
    await kept(office, ASKED, "and on Wednesday?")
    await office.says("rita", "drop the time")
    (window,) = (await question(office)).windows
    assert [f"{one:%d %H:%M}" for one in window] == ["25 09:00", "25 17:30"]
    assert "hours" not in await kept(office)


async def test_days_and_hours_are_dropped_together(office):
    await kept(office, "Ian on Tuesday afternoon", "with Mei too")
    assert (await kept(office))["time"] == "Tue 24 Nov afternoon"
    await office.presses("rita", Drop(office.view("rita", OfferCard).offer, "time"))
    days = {start.day for start, _ in (await question(office)).windows}
    assert len(days) > 1


async def test_what_was_not_kept_cannot_be_dropped(office):
    view = await offered(office, ASKED)
    reply = await office.presses("rita", Drop(view.offer, "people"))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "offer")


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (HoursLine(start=540, end=720, is_from_opening=True), "morning"),
        (HoursLine(start=720, end=1050, is_to_closing=True), "afternoon"),
        (HoursLine(start=840, end=1050, is_to_closing=True), "after 14:00"),
        (HoursLine(start=540, end=660, is_from_opening=True), "before 11:00"),
        (HoursLine(start=900, end=900, is_start=True), "at 15:00"),
        (HoursLine(start=600, end=690), "10:00–11:30"),
    ],
)
def test_hours_have_the_name_that_people_use(hours, said):
    assert kept_filter(KeptLine(part="hours", hours=(hours,))) == said
