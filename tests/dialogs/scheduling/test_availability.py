import pytest

from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import More, Refine, Refresh, Why
from cards.offer_views import OfferCard
from cards.words.bookings import unavailability as words
from cards.words.bookings.offers import way_title
from tests.harness.office_stories import TUESDAY, offered


def reasons(view):
    return list(words.reasons(view))


async def refined(office, offer, **form):
    reply = await office.presses("rita", Refine(offer), inputs=form)
    await office.works()
    return reply


def busy(start, end):
    return Item(Interval(TUESDAY.replace(hour=start), TUESDAY.replace(hour=end)))


async def test_the_form_is_filled_in_with_the_question(office):
    form = (await offered(office)).question
    assert (form.day, form.minutes, form.room) == ("2026-11-24", 60, "any")
    assert form.people == ("ian@x.example",)


async def test_the_form_asks_the_changed_question(office):
    view = await offered(office)
    form = {"day": "2026-11-26", "minutes": "30", "people": "mei@x.example", "room": "none"}
    await refined(office, view.offer, **form)
    changed = office.view("rita", OfferCard)
    assert changed.slots[0].people == ("Mei Tanaka",)
    assert changed.slots[0].start.day == 26
    assert (changed.slots[0].end - changed.slots[0].start).seconds == 1800
    assert changed.slots[0].room == ""


@pytest.mark.parametrize(
    "form",
    [
        {"minutes": "0"},
        {"minutes": "4320"},
        {"minutes": "x"},
        {"day": "soon"},
        {"day": "9999-12-31"},
        {"room": "?"},
    ],
)
async def test_what_cannot_be_asked_is_refused_and_nothing_changes(office, form):
    view = await offered(office)
    given = {"minutes": "60", "people": "ian@x.example", "room": "any", **form}
    reply = await refined(office, view.offer, **given)
    assert reply.key == "bad-input"


async def test_a_way_out_is_one_press(office):
    office.calendars.busy["ian@x.example"] = [busy(9, 12), busy(13, 17)]
    view = await offered(office, "Ian on Tuesday with a room for 90 minutes")
    assert view.slots == ()
    assert reasons(view) == ["Ian is busy 09:00–12:00 and 13:00–17:00."]
    ways = {way_title(one): one.way for one in view.ways_out}
    shorter = next(way for title, way in ways.items() if "1 hour" in title)
    await office.presses("rita", Refine(view.offer, shorter))
    await office.works()
    assert [slot.start.hour for slot in office.view("rita", OfferCard).slots] == [12]


async def test_why_not_says_what_stands_in_the_way_even_where_there_are_times(office):
    office.calendars.busy["ian@x.example"] = [busy(9, 12)]
    view = await offered(office)
    assert reasons(view) == []
    await office.presses("rita", Why(view.offer))
    await office.works()
    assert reasons(office.view("rita", OfferCard))[0] == "Ian is busy 09:00–12:00."


async def test_a_room_asked_for_by_name_is_not_taken_for_all_rooms(office):
    office.calendars.busy["thames@x.example"] = [busy(9, 18)]
    view = await offered(office, "Ian on Tuesday in Thames")
    assert "Thames is busy all that time." in reasons(view)
    assert not [one for one in reasons(view) if one.startswith(("No room", "At some"))]


async def test_more_ends_with_a_word(office):
    view = await offered(office)
    while office.view("rita", OfferCard).has_more:
        await office.presses("rita", More(view.offer))
    said = await office.presses("rita", More(view.offer))
    assert "all the times" in said.lines[0]


async def test_a_card_looked_at_later_is_drawn_with_its_strip(office):
    view = await offered(office)
    again = await office.presses("rita", Refresh(f"offer/{view.offer}"), automatic=True)
    assert again.timeline == view.timeline


async def test_an_offer_that_is_too_old_says_so(office):
    view = await offered(office)
    office.clock.pass_(hours=13)
    reply = await office.presses("rita", More(view.offer))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "offer")


async def test_another_day_is_offered_at_the_hours_asked_for_and_keeps_its_promise(office):
    office.calendars.busy["ian@x.example"] = [
        busy(9, 12),
        Item(Interval(TUESDAY.replace(day=25, hour=9), TUESDAY.replace(day=25, hour=12))),
    ]
    view = await offered(office, "Ian on Tuesday at 10am for 45 minutes")
    assert reasons(view) == ["Ian is busy all that time."]
    way = next(one.way for one in view.ways_out if way_title(one) == "Thu 26 Nov")
    await refined_by(office, view, way)
    assert [str(slot.start)[:16] for slot in office.view("rita", OfferCard).slots] == [
        "2026-11-26 10:00"
    ]


async def test_a_time_is_never_offered_as_another_day_of_itself(office):
    office.calendars.busy["mei@x.example"] = [busy(9, 10)]
    view = await offered(office, "Mei on Tuesday at 9:30 for an hour")
    assert "Mei is busy 09:30–10:00." in reasons(view)
    assert "Tue 24 Nov" not in [way_title(one) for one in view.ways_out]


async def refined_by(office, view, way):
    await office.presses("rita", Refine(view.offer, way))
    await office.works()
