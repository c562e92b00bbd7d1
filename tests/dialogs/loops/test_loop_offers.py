"""Asking for several interviews of one candidate: whole schedules to choose from, or which session stands in the way."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, Place
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from bot.runtime.turn import Said
from cards.actions import Book, Drop, Refine, Refresh
from cards.adaptive_cards import fallback
from cards.loop_views import LoopOfferCard
from cards.offer_views import OfferCard
from cards.words.bookings import loop_offers as words
from tests.harness.office import address
from tests.harness.office_loops import ASKED, offered, press_book, staffed
from tests.harness.office_stories import save

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


def lines(view, number=1):
    return [
        (f"{one.start:%H:%M}", *one.people, one.room) for one in view.schedules[number - 1].sessions
    ]


def busy(office, name, start, hours):
    at = NINE.replace(hour=start)
    office.calendars.busy[f"{name}@x.example"] = [Item(Interval(at, at + timedelta(hours=hours)))]


async def test_sessions_are_offered_as_whole_schedules_in_the_order_said():
    view = await offered(await staffed())
    assert lines(view) == [
        ("09:00", "Ian Murray", "Thames"),
        ("10:00", "Mei Tanaka", "Thames"),
        ("10:45", "Tom Becker", "Thames"),
    ]
    assert (view.candidate, view.is_ordered, len(view.schedules)) == ("Jo Park", True, 3)


async def test_schedules_of_one_page_begin_well_apart():
    view = await offered(await staffed())
    starts = [one.sessions[0].start for one in view.schedules]
    assert all(b - a >= timedelta(hours=1) for a, b in pairwise(starts))


async def test_more_shows_the_next_schedules_in_the_same_card():
    office = await staffed()
    first = await offered(office, f"{ASKED} or Wednesday")
    await office.says("rita", "more")
    assert office.view("rita", LoopOfferCard).schedules[0].number == len(first.schedules) + 1


async def test_a_schedule_across_noon_says_when_lunch_is():
    office = await staffed()
    busy(office, "ian", 9, 2)
    view = await offered(office)
    assert [f"{start:%H:%M}" for start, _ in view.schedules[0].lunches] == ["12:00"]


async def test_the_session_that_blocks_is_named_with_what_is_in_its_way_and_a_way_out():
    office = await staffed()
    busy(office, "tom", 9, 9)
    view = await offered(office)
    assert (view.schedules, view.blocker, view.blocker_kind) == ((), 2, "no time")
    assert [one.name for one in view.obstacles] == ["Tom Becker"]
    assert [(one.change, one.value) for one in view.ways_out] == [
        ("replaced", "Tom Becker:Lucy Hale")
    ]


async def test_where_sessions_only_do_not_fit_together_it_is_said_between_which_hours_and_who_is_busy_then():
    office = await staffed()
    busy(office, "ian", 12, 1)
    busy(office, "mei", 12, 1)
    view = await offered(
        office, "Jo Park on Tuesday: Ian 45 min, then Mei 30 min, starting at 11:15"
    )
    assert (view.schedules, view.blocker_kind) == ((), "too little time")
    assert {one.name for one in view.obstacles} == {"Ian Murray", "Mei Tanaka"}
    assert words.title(view) == "No schedule works for Jo Park on Tuesday between 11:15 and 12:30"


async def test_a_way_out_asks_again_with_somebody_else():
    office = await staffed()
    busy(office, "tom", 9, 9)
    view = await offered(office)
    await office.presses("rita", Refine(view.offer, "0"), message=office.message("rita"))
    assert lines(office.view("rita", LoopOfferCard))[2][1] == "Lucy Hale"


async def test_a_way_out_can_be_typed_as_it_stands_on_its_button():
    office = await staffed()
    busy(office, "tom", 9, 9)
    await offered(office)
    await office.says("rita", "lucy for tom")
    assert lines(office.view("rita", LoopOfferCard))[2][1] == "Lucy Hale"


async def test_a_way_out_that_names_somebody_with_an_accent_can_be_typed_without_it():
    office = await staffed()
    (stored,) = await office.store.find(Person, "mail", "t/lucy@x.example")
    await save(office, replace(stored.value, name="Lucía Hale"))
    busy(office, "tom", 9, 9)
    await offered(office)
    await office.says("rita", "lucia for tom")
    assert lines(office.view("rita", LoopOfferCard))[2][1] == "Lucía Hale"


async def test_another_order_is_offered_where_only_that_works():
    office = await staffed()
    busy(office, "ian", 9, 3)
    busy(office, "mei", 11, 7)
    view = await offered(office)
    assert "any order" in [one.change for one in view.ways_out]
    number = [one.change for one in view.ways_out].index("any order")
    await office.presses("rita", Refine(view.offer, str(number)), message=office.message("rita"))
    assert lines(office.view("rita", LoopOfferCard))[0][1] == "Mei Tanaka"


async def test_a_follow_up_keeps_the_sessions():
    office = await staffed()
    await offered(office)
    await office.says("rita", "what about Wednesday")
    view = office.view("rita", LoopOfferCard)
    assert {one.sessions[0].start.day for one in view.schedules} == {25}
    assert "candidate" in [one.part for one in view.filters]


async def test_what_was_kept_can_be_dropped():
    office = await staffed()
    await offered(office)
    await office.says("rita", "what about Wednesday")
    view = office.view("rita", LoopOfferCard)
    await office.presses("rita", Drop(view.offer, "candidate"), message=office.message("rita"))
    assert office.view("rita", LoopOfferCard).candidate == ""


async def test_a_calendar_that_cannot_be_read_is_not_free():
    office = await staffed()
    office.calendars.unread["tom@x.example"] = "refused"
    view = await offered(office)
    assert (view.schedules, view.unread) == ((), ("Tom Becker",))


async def test_more_sessions_than_can_be_planned_are_refused_in_words():
    office = await staffed()
    named = ", then ".join(["Ian 15m", "Mei 15m", "Tom 15m"] * 3)
    assert "session" in await office.says("rita", f"{named} on Tuesday")


async def test_in_a_channel_nobody_reads_whose_interviews_they_are():
    office = await staffed()
    await office.turn("rita", Said(ASKED), address=address("rita", Place.CHANNEL))
    view = office.view("rita", LoopOfferCard)
    assert view.is_public
    assert "Jo Park" not in office.last("rita")


async def test_only_who_asked_may_press():
    office = await staffed()
    view = await offered(office)
    reply = await office.presses("olivia", Book(view.offer, 1))
    assert "Jo Park" not in str(reply)


async def test_an_offer_drawn_anew_says_that_it_is_out_of_date():
    office = await staffed()
    view = await offered(office)
    office.clock.pass_(hours=13)
    message = office.message("rita", LoopOfferCard)
    await office.presses("rita", Refresh(f"offer/{view.offer}"), message=message)
    assert office.view("rita", LoopOfferCard).is_expired


async def test_an_interview_of_one_session_is_offered_as_ever():
    office = await staffed()
    await office.says("rita", "Ian and Mei on Tuesday for 1 hour")
    assert office.view("rita", OfferCard).slots


async def test_a_time_that_has_passed_is_said():
    office = await staffed()
    office.clock.pass_(days=3, hours=9)
    said = await office.says("rita", "Ian 1h, then Mei 1h today at 9")
    assert said.startswith("Nothing of that time is left")


async def test_a_schedule_with_somebody_who_has_left_since_is_not_booked():
    office = await staffed()
    view = await offered(office)
    tom = await office.person("tom")
    await save(office, replace(tom, roles=frozenset()))
    await press_book(office, view)
    await office.works()
    assert office.calendars.events == {}


async def test_the_form_of_one_interview_adds_a_session():
    office = await staffed()
    await office.says("rita", "Ian on Tuesday with a room for 1 hour for Jo Park")
    single = office.view("rita", OfferCard)
    more = {"more_people": "mei@x.example", "more_minutes": "45", "people": "ian@x.example"}
    await office.presses("rita", Refine(single.offer), inputs=more, message=office.message("rita"))
    view = office.view("rita", LoopOfferCard)
    assert [(one.people, one.minutes) for one in view.sessions] == [
        (("Ian Murray",), 60),
        (("Mei Tanaka",), 45),
    ]
    assert view.candidate == "Jo Park"


async def test_the_form_of_schedules_adds_a_session_and_takes_another_day():
    office = await staffed()
    offer = (await offered(office)).offer
    more = {"more_people": "lucy@x.example", "more_minutes": "30", "day": "2026-11-26"}
    await office.presses("rita", Refine(offer), inputs=more, message=office.message("rita"))
    view = office.view("rita", LoopOfferCard)
    assert [one.people[0] for one in view.sessions][-1] == "Lucy Hale"
    assert {one.sessions[0].start.day for one in view.schedules} == {26}


async def test_a_form_that_names_a_stranger_is_refused():
    office = await staffed()
    offer = (await offered(office)).offer
    more = {"more_people": "eve@elsewhere.example"}
    reply = await office.presses("rita", Refine(offer), inputs=more)
    assert "people of your company" in fallback(reply)


async def test_a_follow_up_of_which_nothing_was_read_is_not_answered_with_the_same_again():
    office = await staffed()
    await offered(office)
    said = await office.says("rita", "swap Tom for Lucy")
    assert (
        "didn’t get that" in said or lines(office.view("rita", LoopOfferCard))[2][1] == "Lucy Hale"
    )


@pytest.mark.parametrize(
    "said",
    [
        "over two days",
        "can we do it over 2 days please",
        "split it across two days",
        "on Tuesday or Wednesday, over two days",
    ],
)
async def test_a_follow_up_lets_the_sessions_lie_on_two_days(said):
    office = await staffed()
    await offered(office)
    await office.says("rita", said)
    view = office.view("rita", LoopOfferCard)
    assert (view.days, len(view.sessions)) == (2, 3)
    await office.says("rita", "what about Thursday or Friday")
    assert office.view("rita", LoopOfferCard).days == 2
    await office.says("rita", "on one day")
    assert office.view("rita", LoopOfferCard).days == 1


async def test_a_question_says_that_two_days_will_do():
    view = await offered(
        await staffed(), "Ian 1h, then Mei 45m on Tuesday or Wednesday over two days for Jo Park"
    )
    assert (view.days, view.left_out, view.candidate) == (2, (), "Jo Park")


async def test_sessions_that_fit_on_no_day_are_found_on_two_where_that_was_said():
    office = await staffed()
    busy(office, "ian", 11, 30)
    busy(office, "mei", 8, 20)
    view = await offered(
        office, "Ian 1h, then Mei 45m on Tuesday or Wednesday over two days for Jo Park"
    )
    assert [one.start.day for one in view.schedules[0].sessions] == [24, 25]


@pytest.mark.parametrize(
    "said",
    ["Tuesday 10am Ian, 11am Mei for Jo Park", "Tuesday: 10:00 Ian, 11:00 Mei for Jo Park"],
)
async def test_a_time_before_a_name_is_the_time_of_that_session(said):
    view = await offered(await staffed(), said)
    assert [line[:2] for line in lines(view)] == [("10:00", "Ian Murray"), ("11:00", "Mei Tanaka")]


async def understood(text):
    office = await staffed()
    await office.says("rita", text)
    return words.understood(office.view("rita", LoopOfferCard))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ian 10am and Mei 11am on Tuesday for Jo Park",
            "Ian 1 hour at 10:00, Mei 1 hour at 11:00",
        ),
        (
            "Ian at 10 and Mei at 11 for Jo Park on Tuesday, 45 min each",
            "Ian 45 minutes at 10:00, Mei 45 minutes at 11:00",
        ),
    ],
)
async def test_sessions_that_each_have_their_time_are_shown_with_it_and_not_in_any_order(
    text, said
):
    assert await understood(text) == f"{said} · no room · London time"


async def test_sessions_whose_order_is_open_are_said_to_be_so():
    said = await understood("separate interviews with Ian and Mei on Tuesday for Jo Park")
    assert "in any order" in said


@pytest.mark.parametrize(
    "text",
    [
        "onsite for Jo Park on Tuesday: Ian, Mei, Tom in any order",
        "Ian, Mei and Tom for Jo Park on Tuesday in whatever order, 45 min with a room",
    ],
)
async def test_people_in_any_order_are_sessions_of_their_own(text):
    office = await staffed()
    await office.says("rita", text)
    view = office.view("rita", LoopOfferCard)
    assert (len(view.sessions), view.is_ordered, view.left_out) == (3, False, ())


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("put Mei first", ["Mei", "Ian", "Tom"]),
        ("Mei first", ["Mei", "Ian", "Tom"]),
        ("can Mei go first?", ["Mei", "Ian", "Tom"]),
        ("start with Tom please", ["Tom", "Ian", "Mei"]),
        ("Ian Murray last", ["Mei", "Tom", "Ian"]),
    ],
)
async def test_who_comes_first_or_last_is_said_below_an_offer(text, order):
    office = await staffed()
    await offered(office)
    await office.says("rita", text)
    view = office.view("rita", LoopOfferCard)
    assert [name.split()[0] for _, name, _ in lines(view)] == order


async def test_why_not_another_day_is_answered_for_that_day():
    office = await staffed()
    await offered(office)
    office.calendars.busy["mei@x.example"] = [
        Item(Interval(datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)))
    ]
    await office.says("rita", "why not Monday?")
    view = office.view("rita", LoopOfferCard)
    assert view.schedules == ()
    assert view.blocker == 1
    await office.says("rita", "why not on Wednesday?")
    view = office.view("rita", LoopOfferCard)
    assert {one.sessions[0].start.day for one in view.schedules} == {25}
