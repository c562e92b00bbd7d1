"""A loop that is booked is changed in words: each part of a message is done, or asked about; none is dropped."""

import pytest

from bot.domain.bookings.loops import Loop
from bot.domain.search_models import Item
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
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
