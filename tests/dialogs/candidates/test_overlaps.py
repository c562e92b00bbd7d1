"""A candidate in two interviews at the same time: asked about before a booking, told after whatever else brings it about."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from cards.actions import Agree, Book, Change, NameCandidate
from cards.adaptive_cards import fallback
from cards.loop_views import LoopCard, LoopOfferCard
from cards.view_models import AskSure
from tests.harness import candidates, office_loops
from tests.harness.intervals import shifted
from tests.harness.office_stories import booked

TWICE = "Jo Park already has an interview at that time: Interview · Tue 24 Nov, 11:00"


async def books(office, text):
    await office.says("rita", text)
    await office.says("rita", "book 1")
    await office.works()
    return max(await office.all(Interview), key=lambda one: one.booked_at)


async def with_two(office, second="45 minutes with Mei for Jo Park on Tuesday at 10:15"):
    await books(office, "45 minutes with Ian for Jo Park on Tuesday at 11am")
    office.clock.pass_(minutes=5)
    return await books(office, second)


def told(office):
    return [
        text
        for text in map(fallback, office.views("rita"))
        if "already has" in text and "Booking here" not in text
    ]


async def test_a_longer_interview_that_reaches_into_another_is_told(office):
    second = await with_two(office)
    await office.presses("rita", Change(second.id), inputs={"minutes": "60"})
    (said,) = told(office)
    assert TWICE in said
    assert "The change was made all the same." in said
    assert "“undo” takes it back." in said


async def test_a_candidate_who_is_named_afterwards_is_told_of_too(office):
    second = await with_two(office, "45 minutes with Mei on Tuesday at 11am")
    await office.presses("rita", NameCandidate(second.id), inputs={"candidate": "jo  park"})
    (said,) = told(office)
    assert "jo park already has an interview at that time" in said


async def test_a_namesake_with_another_address_is_somebody_else(office):
    await books(office, "45 minutes with Ian for Jo Park jo@one.example on Tuesday at 11am")
    office.clock.pass_(minutes=5)
    second = await books(office, "45 minutes with Mei on Tuesday at 11am")
    jo = {"candidate": "Jo Park", "candidate_mail": "jo@two.example"}
    await office.presses("rita", NameCandidate(second.id), inputs=jo)
    assert told(office) == []


async def test_what_was_so_before_a_change_is_not_told_again(office):
    second = await with_two(office)
    await office.presses("rita", Change(second.id), inputs={"minutes": "60"})
    await office.works()
    await office.presses("rita", Change(second.id), inputs={"minutes": "50", "note": "Hello"})
    await office.works()
    assert len(told(office)) == 1


async def test_a_move_in_outlook_onto_another_interview_is_told(office):
    second = await with_two(office)
    kept = office.calendars.events[second.event.id]
    kept.draft = replace(kept.draft, span=shifted(kept.draft.span, timedelta(minutes=45)))
    office.clock.pass_(minutes=3)
    await office.works()
    said = "\n".join(map(fallback, office.views("rita")))
    assert "Jo Park has two interviews at once since one was moved in Outlook." in said
    assert "The other: Interview · Tue 24 Nov, 11:00." in said


# --- loops ---------------------------------------------------------------------------------------


@pytest.fixture
async def staffed():
    return await office_loops.staffed()


async def offered_at_the_same_time(office):
    await booked(office, "45 minutes with Lucy for Jo Park on Tuesday at 10am")
    return await office_loops.offered(office)


async def test_a_schedule_beside_another_interview_is_asked_about_and_a_yes_books_it(staffed):
    offer = await offered_at_the_same_time(staffed)
    await office_loops.press_book(staffed, offer)
    await staffed.works()
    asked = staffed.view("rita", AskSure)
    assert "Jo Park already has an interview on Tue 24 Nov, 10:00" in fallback(asked)
    assert "Book all 3 sessions?" in fallback(asked)
    assert await staffed.all(Loop) == []
    await staffed.presses("rita", Agree(asked.to, asked.subject))
    await staffed.works()
    assert staffed.view("rita", LoopCard).stage == "standing"


async def test_a_typed_choice_of_a_schedule_is_asked_about_too(staffed):
    await offered_at_the_same_time(staffed)
    assert "Book all 3 sessions?" in await staffed.says("rita", "book 1")
    await staffed.says("rita", "no")
    assert await staffed.all(Loop) == []


async def test_a_schedule_that_is_booked_is_shown_again_without_a_question(staffed):
    offer = await office_loops.offered(staffed)
    await office_loops.press_book(staffed, offer)
    await staffed.works()
    await books(staffed, "45 minutes with Lucy for Jo Park on Tuesday at 10am")
    await staffed.says("rita", "yes")
    await staffed.works()
    await staffed.presses("rita", Book(offer.offer, 1))
    assert "Book all 3 sessions?" not in "".join(map(fallback, staffed.views("rita")))


async def test_sessions_that_are_swapped_are_not_in_each_others_way(staffed):
    await office_loops.booked(staffed)
    await staffed.says("rita", "swap 1 and 2")
    await staffed.works()
    assert told(staffed) == []


async def test_a_loop_that_moves_onto_another_interview_is_told(staffed):
    await office_loops.booked(staffed)
    office_before = await booked(staffed, "45 minutes with Lucy for Jo Park on Thursday at 10am")
    await staffed.says("rita", "move the loop to Thursday")
    view = staffed.view("rita", LoopOfferCard)
    await staffed.presses(
        "rita", Book(view.offer, 1), message=staffed.message("rita", LoopOfferCard)
    )
    (said,) = told(staffed)
    assert f"{office_before.start:%H:%M}" in said


async def test_a_loop_given_to_a_candidate_who_is_taken_then_is_told(staffed):
    loop = await office_loops.booked(staffed)
    await staffed.says("rita", "45 minutes with Lucy for Kim Lee on Tuesday at 10am")
    await staffed.says("rita", "book 1")
    await staffed.works()
    await staffed.presses("rita", NameCandidate(loop.id), inputs={"candidate": "Kim Lee"})
    (said,) = told(staffed)
    assert "Kim Lee already has an interview at that time" in said
    assert "The name is kept all the same." in said


# --- several, and a link -------------------------------------------------------------------------


async def test_several_moved_onto_an_interview_outside_the_list_are_told(office):
    """Both of Tuesday go to Wednesday, where one candidate has another interview already."""
    await books(office, "45 minutes with Mei for Jo Park on Wednesday at 11am")
    office.clock.pass_(minutes=5)
    await books(office, "45 minutes with Ian for Jo Park on Tuesday at 11am")
    await books(office, "45 minutes with Ian for Marc Dubois on Tuesday at 2pm")
    await office.says("rita", "move all my Tuesday interviews to Wednesday")
    await office.says("rita", "yes")
    await office.works()
    assert {one.start.day for one in await office.all(Interview)} == {25}
    (said,) = told(office)
    assert "Jo Park already has an interview at that time: Interview · Wed 25 Nov, 11:00" in said


async def also_interviewed(office, start):
    """Jo, who has a link, is in an interview with Mei at that time, too."""
    made = await books(office, f"Mei for Kim Lee on {start:%d %B} at {start:%H:%M}")
    await office.presses("rita", NameCandidate(made.id), inputs={"candidate": "Jo Park"})
    await office.works()
    assert (await office.load(Interview, made.id)).start == start
    assert not (await candidates.the_link(office)).interview


async def test_a_candidate_with_a_link_is_shown_no_time_of_another_interview_of_theirs(office):
    token = await candidates.sent(office)
    taken = (await candidates.opens(office, token)).times[2]
    await also_interviewed(office, taken.start)
    office.clock.pass_(minutes=2)
    after = (await candidates.opens(office, token)).times
    assert after
    assert not [one for one in after if one.start < taken.end and taken.start < one.end]


async def test_a_time_that_was_shown_is_gone_once_the_candidate_is_in_another_interview(office):
    token = await candidates.sent(office)
    taken = (await candidates.opens(office, token)).times[2]
    await also_interviewed(office, taken.start)
    page = await candidates.decides(office, token, "choose", slot=taken.value)
    await office.works()
    assert len(await office.all(Interview)) == 1
    assert "taken" in candidates.said(page)
