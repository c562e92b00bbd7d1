"""Booking a whole schedule: every session or none, the candidate with one plan a day, Undo of all at once."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Answer, Interview, ResourceDay, Stage
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from bot.runtime.turn import Said
from cards.actions import Book, Cancel, Replace, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard, InterviewList
from cards.loop_views import AskToCancelLoop, LoopCard, LoopOfferCard
from cards.words.view_words import in_words
from dialogs.candidates.forget import ask_to_forget
from tests.harness.office import address
from tests.harness.office_loops import (
    ASKED,
    INVITING,
    assert_whole_or_nothing,
    booked,
    offered,
    places,
    press_book,
    sessions,
    settled,
    staffed,
)


def plans(office):
    """Return the candidate's events."""
    return [one for one in office.calendars.events.values() if one.draft.is_for_candidate]


async def test_booking_makes_an_interview_of_each_session():
    office = await staffed()
    loop = await booked(office)
    made = await sessions(office)
    assert [one.people[0].name for one in made] == ["Ian Murray", "Mei Tanaka", "Tom Becker"]
    assert {one.loop for one in made} == {loop.id}
    assert await assert_whole_or_nothing(office)


async def test_the_loops_card_shows_every_session_as_rooms_answer():
    office = await staffed()
    await booked(office)
    assert [one.room_state for one in office.view("rita", LoopCard).sessions] == ["requested"] * 3
    view = await settled(office)
    assert [one.room_state for one in view.sessions] == ["confirmed"] * 3
    assert office.views("rita").count(view) == 1


async def test_interviewers_are_each_invited_to_their_own_session():
    office = await staffed()
    await booked(office)
    view = office.view("mei", InterviewCard)
    assert f"{view.start:%H:%M}" == "10:00"
    assert [one.name for one in view.people] == ["Mei Tanaka"]


async def test_the_candidate_gets_one_plan_once_undo_has_closed():
    office = await staffed()
    await booked(office, INVITING)
    assert plans(office) == []
    view = await settled(office)
    (plan,) = plans(office)
    assert plan.draft.attendees == (("jo@park.example", "Jo Park"),)
    assert "10:00–10:45  Mei · Thames, London" in plan.draft.text
    assert "@x.example" not in plan.draft.text.replace("rita@x.example", "")
    assert view.candidate_state == "invited"


async def test_a_press_repeated_books_once():
    office = await staffed()
    view = await offered(office)
    await press_book(office, view)
    await office.presses("rita", Book(view.offer, 1), message=office.message("rita", LoopCard))
    await office.works()
    assert len(await office.all(Loop)) == 1
    assert await assert_whole_or_nothing(office)


async def test_undo_takes_every_session_back():
    office = await staffed()
    await booked(office)
    await office.says("rita", "undo")
    await office.works()
    assert not await assert_whole_or_nothing(office)
    assert office.view("rita", LoopCard).ending == "undone"


async def test_cancelling_asks_once_and_takes_the_candidates_plan_back_too():
    office = await staffed()
    loop = await booked(office, INVITING)
    await settled(office)
    await office.presses("rita", Cancel(loop.id), message=office.message("rita", LoopCard))
    view = office.view("rita", AskToCancelLoop)
    assert (len(view.sessions), view.is_candidate_invited) == (3, True)
    await office.presses("rita", Cancel(loop.id, is_sure=True), inputs={"comment": "on hold"})
    await office.works()
    assert not await assert_whole_or_nothing(office)
    assert office.view("rita", LoopCard).reason == "on hold"


async def test_nobody_elses_loop_can_be_cancelled():
    office = await staffed()
    loop = await booked(office)
    await office.presses("ada", Cancel(loop.id, is_sure=True))
    await office.presses("ada", Undo(loop.id))
    await office.works()
    assert await assert_whole_or_nothing(office)


async def test_one_who_is_taken_since_the_offer_leaves_every_session_unbooked():
    office = await staffed()
    view = await offered(office)
    start = view.schedules[0].sessions[2].start
    office.calendars.busy["tom@x.example"] = [Item(Interval(start, start + timedelta(hours=1)))]
    await press_book(office, view)
    await office.works()
    assert not await assert_whole_or_nothing(office)
    assert "Tom is no longer free" in office.last("rita")


async def test_two_who_book_the_same_people_meet_in_the_store():
    office = await staffed(plan="standard")
    first = await offered(office)
    second = await offered(office)
    await press_book(office, first)
    await office.presses(
        "rita", Book(second.offer, 1), message=office.message("rita", LoopOfferCard)
    )
    await office.works()
    (loop,) = await office.all(Loop)
    assert {one.loop for one in await office.all(Interview)} == {loop.id}


async def test_limits_count_the_loops_own_sessions():
    office = await staffed()
    twice = "Ian 30m, then Mei 45m, then Ian 30m on Tuesday 10-12"
    assert (await offered(office, twice)).schedules
    await office.says("olivia", "max 1 interview a day for Ian")
    assert (await offered(office, twice)).schedules == ()


async def test_a_room_without_a_mailbox_leaves_nothing_of_any_session():
    office = await staffed()
    view = await offered(office)
    office.calendars.may_write.add("thames@x.example")
    await press_book(office, view)
    office.calendars.unread["thames@x.example"] = "no-mailbox"
    (loop,) = await office.all(Loop)
    await office.works()
    assert not await assert_whole_or_nothing(office)
    assert (await office.load(Loop, loop.id)).stage is LoopStage.ENDED


async def test_one_session_alone_can_be_cancelled_and_the_others_stand():
    office = await staffed()
    await booked(office, INVITING)
    await settled(office)
    last = (await sessions(office))[-1]
    await office.presses("rita", Cancel(last.id, is_sure=True))
    await office.works()
    assert [one.stage for one in await sessions(office)] == [Stage.STANDING] * 2 + [Stage.ENDED]
    assert office.view("rita", LoopCard).sessions[-1].stage == "ended"
    assert "Tom" not in plans(office)[0].draft.text


async def test_a_session_deleted_in_outlook_is_told_to_the_candidate():
    office = await staffed()
    await booked(office, INVITING)
    await settled(office)
    last = (await sessions(office))[-1]
    del office.calendars.events[last.event.id]
    await settled(office, 10)
    assert "Tom" not in plans(office)[0].draft.text


async def test_a_plan_deleted_in_outlook_is_not_written_again():
    office = await staffed()
    await booked(office, INVITING)
    await settled(office)
    del office.calendars.events[plans(office)[0].ref.id]
    view = await settled(office, 10)
    assert (plans(office), view.candidate_state) == ([], "withdrawn")


async def test_the_candidates_answer_is_shown():
    office = await staffed()
    await booked(office, INVITING)
    await settled(office)
    plans(office)[0].answers["jo@park.example"] = Answer.ACCEPTED
    view = await settled(office, 10)
    assert view.candidate_answer == "accepted"


async def test_nothing_stays_claimed_of_a_loop_that_is_over():
    office = await staffed()
    await booked(office)
    await office.says("rita", "undo")
    await office.works()
    assert places(office) == []
    assert all(not day.claims for day in await office.all(ResourceDay))


async def test_typed_in_a_loops_chat_a_session_is_shown_by_its_number():
    office = await staffed()
    await booked(office)
    await office.says("rita", "show 2")
    view = office.view("rita", InterviewCard)
    assert (f"{view.start:%H:%M}", view.may_undo) == ("10:00", False)


async def test_cancel_all_in_words_asks_about_the_whole_loop():
    office = await staffed()
    await booked(office)
    office.clock.pass_(minutes=5)
    await office.says("rita", "cancel all")
    assert len(office.view("rita", AskToCancelLoop).sessions) == 3
    await office.says("rita", "yes")
    await office.works()
    assert not await assert_whole_or_nothing(office)


async def test_a_decline_brings_substitutes_for_that_session_only():
    office = await staffed()
    await booked(office)
    await settled(office)
    tom = (await sessions(office))[2]
    office.calendars.events[tom.event.id].answers["tom@x.example"] = Answer.DECLINED
    view = await settled(office, 5)
    assert [one.substitutes for one in view.sessions] == [(), (), ("Lucy Hale",)]
    await office.says("rita", "ask Lucy")
    await office.works()
    assert [one.people[0].name for one in await sessions(office)][2] == "Lucy Hale"
    assert office.view("rita", LoopCard).sessions[2].people[0].name == "Lucy Hale"


@pytest.mark.parametrize(
    "text",
    ["anyone instead of tom for jo?", "who could stand in for Tom?", "Anybody in place of Tom?"],
)
async def test_who_could_come_instead_of_who_did_not_decline_is_shown_on_the_card(text):
    office = await staffed()
    await booked(office)
    await office.says("rita", text)
    shown = office.view("rita", LoopCard)
    assert [one.substitutes for one in shown.sessions] == [(), (), ("Lucy Hale",)]
    assert "Free at 10:45, in place of Tom" in fallback(in_words(shown))
    await office.says("rita", "ask Lucy")
    await office.works()
    assert [one.people[0].name for one in await sessions(office)][2] == "Lucy Hale"
    assert "in place of" not in fallback(in_words(office.view("rita", LoopCard)))


@pytest.mark.parametrize("text", ["why was Jo's loop cancelled?", "what did Jo's cancellation say"])  # fmt: skip
async def test_why_a_loop_was_cancelled_is_shown_again(text):
    office = await staffed()
    await booked(office)
    await office.says("rita", "the role is on hold, cancel all of Jo's interviews")
    await office.says("rita", "yes")
    await office.works()
    await office.says("rita", "who's free Friday")
    await office.says("rita", text)
    shown = office.view("rita", LoopCard)
    assert (shown.stage, shown.reason) == ("ended", "the role is on hold")
    assert shown is office.views("rita")[-1]


async def test_what_somebody_says_with_an_answer_reaches_the_organizer_of_a_loop():
    office = await staffed()
    await booked(office)
    await settled(office)
    before = len(office.views("rita"))
    await office.says("tom", "I can do Jo but only 20 min")
    await settled(office, 5)
    assert (await sessions(office))[2].people[0].answer is Answer.TENTATIVE
    assert len(office.views("rita")) > before
    assert "(maybe) “I can do Jo but only 20 min”" in fallback(
        in_words(office.view("rita", LoopCard))
    )
    await office.says("tom", "decline, training all day")
    await settled(office, 5)
    assert "✗ “training all day”" in fallback(in_words(office.view("rita", LoopCard)))


async def test_a_candidate_who_is_forgotten_is_in_no_document_of_the_loop():
    office = await staffed()
    await booked(office, INVITING)
    await settled(office)

    async def asking(turn, unit_of_work, ports):
        return await ask_to_forget(turn, "Jo Park", unit_of_work, ports)

    await office.does("rita", asking)
    await office.says("rita", "yes")
    (loop,) = await office.all(Loop)
    assert "Jo" not in str(loop)
    assert "jo@" not in str(loop)
    own = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    assert own
    await settled(office, 30)
    assert [one for one in office.calendars.events.values() if one.draft.is_for_candidate] == own
    await office.presses("rita", Cancel(loop.id, is_sure=True))
    await office.works()
    assert not any(one.draft.is_for_candidate for one in office.calendars.events.values())


async def test_a_loop_goes_with_the_last_of_its_sessions():
    office = await staffed()
    await booked(office, INVITING)
    for days in (184, 230):
        office.clock.pass_(days=days)
        await office.works()
        assert "Jo Park" not in str(await office.all(Loop))
    assert (await office.all(Loop), await office.all(Interview)) == ([], [])


async def test_a_press_about_one_session_on_the_loops_card_leaves_that_card_standing():
    office = await staffed()
    await booked(office)
    await settled(office)
    tom = (await sessions(office))[2]
    office.calendars.events[tom.event.id].answers["tom@x.example"] = Answer.DECLINED
    await settled(office, 5)
    message = office.message("rita", LoopCard)
    await office.presses("rita", Replace(tom.id, 1), message=message)
    await office.works()
    view = office.chat.shown["a:rita"][message]
    assert isinstance(view, LoopCard)
    assert view.sessions[2].people[0].name == "Lucy Hale"


async def test_my_interviews_shows_a_loop_as_one_entry():
    office = await staffed()
    loop = await booked(office)
    await office.says("rita", "my interviews")
    view = office.view("rita", InterviewList)
    assert (view.interviews, [(one.loop, one.sessions) for one in view.loops]) == (
        (),
        [(loop.id, 3)],
    )
    await office.says("rita", "show 1")
    assert isinstance(office.views("rita")[-1], LoopCard)


async def test_an_interviewer_lists_their_own_session():
    office = await staffed()
    await booked(office)
    await office.says("ian", "my interviews")
    view = office.view("ian", InterviewList)
    assert ([f"{one.start:%H:%M}" for one in view.interviews], view.loops) == (["09:00"], ())


async def test_what_is_typed_about_a_loop_in_a_channel_names_nobody_there():
    office = await staffed()
    where = address("rita", Place.CHANNEL)
    where = replace(where, conversation="19:team")
    await office.turn("rita", Said(ASKED), address=where)
    for text in ("book 1", "show 1", "cancel all"):
        await office.turn("rita", Said(text), address=where)
        await office.works()
    shown = [in_words(one) for one in office.chat.shown["19:team"].values()]
    assert shown
    assert not [one for one in shown if "Jo Park" in fallback(one)]
    assert "Jo Park" in office.last("rita")


async def test_the_candidates_plan_names_job_titles():
    office = await staffed()
    await office.says("ian", "my job title is Staff Engineer")
    await booked(office, INVITING)
    await settled(office)
    (plan,) = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    assert "Ian (Staff Engineer)" in plan.draft.text or "Ian, Staff Engineer" in plan.draft.text


async def test_of_one_offer_one_schedule_is_booked():
    office = await staffed()
    view = await offered(office)
    await press_book(office, view)
    await office.works()
    said = await office.says("rita", "book 2")
    assert "Another of these schedules is booked already" in said
    assert len(await office.all(Loop)) == 1
    await office.says("rita", "undo")
    await office.works()
    await office.says("rita", "book 2")
    assert len([one for one in await office.all(Loop) if one.is_live]) == 1


async def test_of_a_loop_half_over_only_what_is_to_come_is_cancelled():
    office = await staffed()
    loop = await booked(office, INVITING)
    await settled(office)
    first, *rest = await sessions(office)
    office.clock.moment = rest[0].start + timedelta(minutes=5)
    await office.works()
    await office.presses("rita", Cancel(loop.id), message=office.message("rita", LoopCard))
    asked = office.view("rita", AskToCancelLoop)
    assert (len(asked.sessions), asked.over) == (2, 1)
    assert "Cancel both interviews still to come with Jo Park?" in fallback(asked)
    assert "The interview that is over stays in the calendars." in fallback(asked)
    await office.presses("rita", Cancel(loop.id, is_sure=True), inputs={"comment": "on hold"})
    await office.works()
    assert [one.stage for one in await sessions(office)] == [Stage.STANDING] + [Stage.ENDED] * 2
    kept = {one.draft.subject for one in office.calendars.events.values() if one.place == "primary"}
    assert len(kept) == 2, "Ian's, and the candidate's"
    (plan,) = plans(office)
    assert plan.draft.span.end == first.end
    view = office.view("rita", LoopCard)
    assert [one.stage for one in view.sessions] == ["standing", "ended", "ended"]
    assert "What was still to come is cancelled" in fallback(view)
    assert "Rita cancelled this interview" in fallback(office.view("mei", InterviewCard))
