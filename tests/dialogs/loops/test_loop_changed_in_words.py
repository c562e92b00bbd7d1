"""A loop that is booked is changed in words: each part of a message is done, or asked about; none is dropped."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.bookings.loops import Loop
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Book
from cards.adaptive_cards import fallback
from cards.interview_views import AskToCancel, InterviewCard
from cards.loop_views import LoopOfferCard
from cards.view_models import AskSure
from tests.harness.office_loops import INVITING, booked, sessions, staffed


async def standing(text=INVITING):
    """Return an office with a loop that is booked, its candidate not told yet."""
    office = await staffed()
    loop = await booked(office, text)
    await office.works()
    return office, loop


async def of_first(office):
    """Let the card of the first session be what was shown last."""
    await office.says("rita", "show session 1")
    assert office.view("rita", InterviewCard).interview == (await sessions(office))[0].id


async def the_loop(office):
    (loop,) = await office.all(Loop)
    return loop


def shown(office):
    return "\n".join(fallback(one) for one in office.views("rita"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("her email is j@park.example and make it online", lambda one: one.online),
        ("make it online, and her email is j@park.example", lambda one: one.online),
        (
            "her email is j@park.example and her cv is https://files.example/jo",
            lambda one: "https://files.example/jo" in one.note,
        ),
        ("her email is j@park.example and call it Final round", lambda one: one.title),
        ("her email is j@park.example, no room", lambda one: not one.room),
    ],
)
async def test_what_is_said_beside_the_address_is_asked_about_and_done(text, read):
    office, _ = await standing()
    await office.says("rita", text)
    assert (await the_loop(office)).candidate_mail == "j@park.example"
    assert "these 3 interviews" in office.view("rita", AskSure).title
    await office.says("rita", "yes")
    await office.works()
    assert all(read(one) for one in await sessions(office))


async def test_the_address_and_the_change_of_one_session_are_both_done():
    office, _ = await standing()
    await office.says("rita", "her email is j@park.example, and replace Mei with Lucy")
    await office.works()
    assert (await the_loop(office)).candidate_mail == "j@park.example"
    assert [one.people[0].name for one in await sessions(office)] == [
        "Ian Murray",
        "Lucy Hale",
        "Tom Becker",
    ]


async def test_a_session_is_changed_beside_another_name_once_that_is_confirmed():
    office, _ = await standing()
    await office.says(
        "rita", "the candidate is Ann Lee, ann@lee.example, and add Lucy to the first session"
    )
    assert "Lucy" in " ".join(office.view("rita", AskSure).stops)
    await office.works()
    await office.says("rita", "yes")
    await office.works()
    first, *others = await sessions(office)
    assert {one.candidate for one in (first, *others)} == {"Ann Lee"}
    assert [len(one.people) for one in (first, *others)] == [2, 1, 1]


async def test_why_the_one_change_that_was_confirmed_cannot_be_done_is_told():
    office, _ = await standing()
    await office.says("rita", "the candidate is Ann Lee and add Lucy to the first session")
    await office.works()
    first = (await sessions(office))[0]
    office.calendars.busy["lucy@x.example"] = [Item(first.span)]
    assert "Lucy is already taken then" in await office.says("rita", "yes")


async def test_the_plan_goes_out_at_once_where_that_is_said_with_the_address():
    office, _ = await standing()
    await office.says("rita", "her email is j@park.example, send it straight away")
    await office.works()
    (plan,) = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    assert [mail for mail, _ in plan.draft.attendees] == ["j@park.example"]


async def test_two_sessions_are_changed_each_in_its_own_way_after_one_question():
    office, _ = await standing()
    await office.says("rita", "make the second one online and the last 45")
    assert len(office.view("rita", AskSure).stops) > 1
    await office.says("rita", "yes")
    await office.works()
    said = [(one.online, (one.end - one.start).seconds // 60) for one in await sessions(office)]
    assert said == [(False, 60), (True, 45), (False, 45)]


@pytest.mark.parametrize("text", ["cancel the first and the last", "drop sessions 1 and 3"])
async def test_of_several_sessions_that_are_cancelled_the_others_stay(text):
    office, _ = await standing()
    await office.says("rita", text)
    await office.says("rita", "yes")
    await office.works()
    assert [one.is_live for one in await sessions(office)] == [False, True, False]


async def first_names(office):
    return [one.people[0].name.split()[0] for one in await sessions(office)]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("put Tom first", ["Tom", "Ian", "Mei"]),
        ("move session 1 to the end", ["Mei", "Tom", "Ian"]),
        ("reverse the order", ["Tom", "Mei", "Ian"]),
        ("the order should be Mei, Tom, Ian", ["Mei", "Tom", "Ian"]),
    ],
)
async def test_the_sessions_are_held_in_the_order_that_is_told(text, order):
    office, _ = await standing()
    await office.says("rita", text)
    await office.works()
    assert await first_names(office) == order
    await office.says("rita", "undo")
    await office.works()
    assert await first_names(office) == ["Ian", "Mei", "Tom"]


async def test_an_order_that_was_asked_for_is_kept_where_the_loop_moves():
    office, _ = await standing("Ian 1h, Mei 45m and Tom 30m in any order on Tuesday for Jo Park")
    await office.says("rita", "put Tom first")
    await office.works()
    nine = datetime(2026, 11, 25, 9, tzinfo=UTC)
    office.calendars.busy["tom@x.example"] = [Item(Interval(nine, nine + timedelta(hours=4)))]
    await office.says("rita", "move the whole loop to Wednesday")
    offered = office.view("rita", LoopOfferCard).schedules
    assert {one.sessions[0].people[0] for one in offered} == {"Tom Becker"}


async def test_an_order_in_which_the_sessions_are_already_changes_nothing():
    office, _ = await standing()
    assert "like that already" in await office.says("rita", "put Ian first")


async def test_all_sessions_become_as_long_by_a_schedule_that_is_chosen():
    office, _ = await standing()
    await office.says("rita", "make all of them 45 minutes")
    offer = office.view("rita", LoopOfferCard)
    assert offer.purpose == "move"
    await office.presses(
        "rita", Book(offer.offer, 1), message=office.message("rita", LoopOfferCard)
    )
    await office.works()
    lengths = [(one.end - one.start).seconds // 60 for one in await sessions(office)]
    assert lengths == [45, 45, 45]


async def test_a_length_alone_is_asked_back_of_which_sessions_it_is():
    office, _ = await standing()
    assert "make all of them 45 minutes" in await office.says("rita", "make it 45")


async def test_a_note_for_an_interviewer_reaches_their_session_alone():
    office, _ = await standing()
    await office.says("rita", "note for Mei: ask about Go")
    assert [one.note for one in await sessions(office)] == ["", "ask about Go", ""]


async def test_of_sessions_that_could_not_be_changed_the_hour_is_told():
    office, _ = await standing()
    first = (await sessions(office))[0]
    office.calendars.busy["lucy@x.example"] = [Item(first.span)]
    await office.says("rita", "add Lucy to the first and the last")
    said = await office.says("rita", "yes")
    assert "1 interview changed. 1 other (Jo Park 09:00) couldn’t be" in said


async def test_who_is_still_to_be_replaced_in_one_of_several_sessions_is_tried_again_with_the_reason():
    office, _ = await standing("Ian 1h, then Mei 45m, then Mei 30m on Tuesday for Jo Park")
    *_, third = await sessions(office)
    office.calendars.busy["lucy@x.example"] = [Item(third.span)]
    await office.says("rita", "replace Mei with Lucy on all of them")
    await office.says("rita", "yes")
    await office.works()
    assert await first_names(office) == ["Ian", "Lucy", "Mei"]
    assert "Lucy is already taken then" in await office.says(
        "rita", "replace Mei with Lucy on all of them"
    )


BOTH = "Ian and Mei together 1h, then Tom 30m on Tuesday for Jo Park"


@pytest.mark.parametrize("text", ["drop Mei from the first session", "drop Mei"])
async def test_who_leaves_a_session_that_others_hold_leaves_it_to_them(text):
    office, _ = await standing(BOTH)
    await office.says("rita", text)
    await office.works()
    first, second = await sessions(office)
    assert [one.name for one in first.people] == ["Ian Murray"]
    assert [first.is_live, second.is_live] == [True, True]


async def test_the_session_of_who_is_named_is_cancelled_with_all_of_them_after_a_question():
    office, _ = await standing(BOTH)
    await office.says("rita", "drop Mei's session")
    assert office.view("rita", AskToCancel).people == ("Ian Murray", "Mei Tanaka")


async def test_without_an_address_nothing_is_sent_and_the_address_is_asked_for():
    office, _ = await standing("Ian 1h, then Mei 45m on Tuesday for Jo Park")
    assert "no email address of that candidate" in await office.says("rita", "send now")


@pytest.mark.parametrize(
    "text", ["send Jo the invite", "send now", "send the candidate's invitation"]
)
async def test_below_one_session_the_address_of_the_whole_loop_is_known(text):
    office, _ = await standing()
    await of_first(office)
    await office.says("rita", text)
    await office.works()
    (stands,) = await office.all(Loop)
    sent = [day.invitation.mail for day in stands.candidate_days]
    assert sent == ["jo@park.example"]


# --- below the card of one session ----------------------------------------------------------------


async def test_no_email_to_the_candidate_is_of_the_whole_loop_below_a_session_too():
    office, _ = await standing()
    await of_first(office)
    await office.says("rita", "no email to the candidate")
    assert (await the_loop(office)).candidate_mail == ""
    assert "jo@park.example out of all 3 interviews" in shown(office)


async def test_who_the_candidate_is_is_of_the_whole_loop_and_the_rest_of_the_session():
    office, _ = await standing()
    await of_first(office)
    await office.says("rita", "her email is j@park.example and make it online")
    await office.works()
    assert (await the_loop(office)).candidate_mail == "j@park.example"
    assert [one.online for one in await sessions(office)] == [True, False, False]
