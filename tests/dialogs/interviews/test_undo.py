"""Undo says first what it takes with it: a candidate's invitation that is out, and a booking after a look or a change undone."""

import pytest

from bot.domain.bookings.interviews import Ending, Interview
from cards.actions import Agree, Book, InviteCandidate, Move, NameCandidate, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from cards.view_models import AskSure
from dialogs.undo import UNDO, UNDO_CHANGE
from tests.harness import office_loops
from tests.harness.office_loops import INVITING, staffed
from tests.harness.office_stories import booked

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}


async def interview_of(office):
    (one,) = await office.all(Interview)
    return one


def for_candidate(office):
    return [one for one in office.calendars.events.values() if one.draft.is_for_candidate]


async def sent_now(office, text="Ian on Tuesday with a room for Jo Park jo@example.org"):
    interview = await booked(office, text)
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    assert for_candidate(office)
    return interview


async def moved(office, interview):
    await office.presses("rita", Move(interview.id))
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 3))
    await office.works()


async def undone(office, way):
    """Undo as one can; gives the question that it is answered with."""
    if way == "typed":
        await office.says("rita", "undo")
    else:
        await office.presses("rita", Undo((await interview_of(office)).id))
    await office.works()
    return office.views("rita")[-1]


every_way = pytest.mark.parametrize("way", ["typed", "pressed"])


@every_way
async def test_undo_of_a_booking_asks_where_the_candidates_invitation_is_out(office, way):
    await sent_now(office)
    asked = await undone(office, way)
    assert isinstance(asked, AskSure)
    assert "Jo Park already has an invitation, and gets a cancellation." in fallback(asked)
    assert (await interview_of(office)).is_live
    await office.says("rita", "yes")
    await office.works()
    assert (await interview_of(office)).ending is Ending.UNDONE
    assert not for_candidate(office)


@every_way
async def test_undo_of_who_the_candidate_is_says_that_their_address_goes(office, way):
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await office.works()
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    asked = await undone(office, way)
    assert "I no longer know their address then." in fallback(asked)
    assert (await interview_of(office)).candidate_mail == "jo@example.org"
    await office.says("rita", "yes")
    await office.works()
    after = await interview_of(office)
    assert (after.is_live, after.candidate_mail) == (True, "")


async def test_undo_before_the_invitation_is_out_asks_nothing(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park jo@example.org")
    await undone(office, "typed")
    assert (await interview_of(office)).ending is Ending.UNDONE


async def test_a_move_of_an_invited_candidates_interview_is_undone_at_once(office):
    interview = await sent_now(office)
    await moved(office, interview)
    await undone(office, "typed")
    after = await interview_of(office)
    assert (after.is_live, after.start) == (True, interview.start)


@every_way
async def test_undo_of_a_move_asks_where_the_candidate_has_the_new_time(office, way):
    interview = await sent_now(office)
    await moved(office, interview)
    there = (await interview_of(office)).start
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    asked = await undone(office, way)
    at = there.strftime("%a %-d %b, %H:%M")
    assert f"Jo Park already has the invitation for {at}, and gets another update." in fallback(
        asked
    )
    assert (await interview_of(office)).start == there
    await office.says("rita", "yes")
    await office.works()
    assert (await interview_of(office)).start == interview.start


async def test_a_move_back_in_words_asks_too(office):
    interview = await sent_now(office)
    await moved(office, interview)
    there = (await interview_of(office)).start
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    await office.says("rita", "move it back")
    assert "and gets another update." in fallback(office.view("rita", AskSure))
    assert (await interview_of(office)).start == there


async def test_undo_of_what_the_candidate_does_not_read_asks_nothing(office):
    interview = await sent_now(office)
    await office.says("rita", "note for the interviewers: bring the case")
    await office.works()
    await undone(office, "typed")
    assert not [one for one in office.views("rita") if isinstance(one, AskSure)]
    assert (await office.load(Interview, interview.id)).note == ""


async def test_undo_of_a_swap_names_each_candidate_who_was_told(office):
    jo = await booked(office, "Ian on Tuesday at 10 for Jo Park jo@example.org")
    marc = await booked(office, "Ian on Tuesday at 2pm for Marc Dubois marc@example.org")
    await office.says("rita", "swap the times of Jo and Marc")
    await office.says("rita", "yes")
    await office.works()
    for one in (jo, marc):
        await office.presses("rita", InviteCandidate(one.id))
        await office.works()
    await office.presses("rita", Undo(jo.id))
    asked = fallback(office.view("rita", AskSure))
    assert "Jo Park already has the invitation for Tue 24 Nov, 14:00" in asked
    assert "Marc Dubois already has the invitation for Tue 24 Nov, 10:00" in asked
    assert (await office.load(Interview, jo.id)).start == marc.start
    await office.says("rita", "yes")
    await office.works()
    assert [(await office.load(Interview, one.id)).start for one in (jo, marc)] == [
        jo.start,
        marc.start,
    ]


async def test_undo_of_a_loops_change_asks_where_the_candidate_has_the_new_plan():
    office = await staffed()
    loop = await office_loops.booked(office, INVITING)
    await office_loops.settled(office)
    await office.says("rita", "swap 1 and 2")
    await office.works()
    await office.presses("rita", InviteCandidate(loop.id))
    await office.works()
    await office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard))
    assert "and gets another update." in fallback(office.view("rita", AskSure))


@every_way
async def test_a_second_undo_asks_before_it_takes_the_booking(office, way):
    """The first took the move back; whoever says it once more may not know that the booking is next."""
    interview = await booked(office)
    await moved(office, interview)
    await undone(office, way)
    assert (await interview_of(office)).start == interview.start
    asked = await undone(office, way)
    assert isinstance(asked, AskSure)
    assert "What’s left to undo is the booking itself." in fallback(asked)
    assert (await interview_of(office)).is_live
    await office.says("rita", "yes")
    await office.works()
    assert (await interview_of(office)).ending is Ending.UNDONE


LOOKS = [
    "bigger room?",
    "who else could do it",
    "who's coming?",
    "which rooms are free then?",
    "remind me before interviews",
    "move it to yesterday",
    "what does the invitation say",
]
UNDOES = ["undo", "no leave it, undo", "oops revert that", "undo that last change", "take it back"]


@pytest.mark.parametrize(("look", "text"), [(one, "undo") for one in LOOKS] + [(LOOKS[0], one) for one in UNDOES])  # fmt: skip
async def test_undo_after_a_mere_look_asks_before_it_takes_the_booking(office, look, text):
    await booked(office)
    await office.says("rita", look)
    asked = await office.says("rita", text)
    await office.works()
    assert "Undo the booking of" in asked
    assert "What’s left to undo is the booking itself." in asked
    assert (await interview_of(office)).is_live
    await office.says("rita", "yes")
    await office.works()
    assert (await interview_of(office)).ending is Ending.UNDONE


async def test_undo_after_a_look_at_rooms_takes_back_the_change_before_it(office):
    await booked(office)
    await office.says("rita", "add Mei")
    await office.works()
    await office.says("rita", "bigger room?")
    await office.says("rita", "undo")
    await office.works()
    after = await interview_of(office)
    assert (after.is_live, [one.name for one in after.people]) == (True, ["Ian Murray"])


async def test_the_undo_of_a_loop_after_a_look_asks_too():
    office = await staffed()
    await office_loops.booked(office, INVITING)
    await office.says("rita", "who's coming?")
    asked = await office.says("rita", "undo")
    assert "What’s left to undo is the booking itself." in asked
    assert all(one.is_live for one in await office.all(Interview))


async def test_a_question_about_a_change_agreed_to_twice_takes_no_booking(office):
    interview = await booked(office)
    await moved(office, interview)
    for _ in range(2):
        await office.presses("rita", Agree(UNDO_CHANGE, interview.id))
        await office.works()
    after = await interview_of(office)
    assert (after.is_live, after.start) == (True, interview.start)
    assert isinstance(office.views("rita")[-1], AskSure)
    await office.presses("rita", Agree(UNDO, interview.id))
    await office.works()
    assert not (await interview_of(office)).is_live


async def test_undo_of_a_loop_asks_where_the_candidates_plan_is_out():
    office = await staffed()
    loop = await office_loops.booked(office, INVITING)
    await office.presses("rita", InviteCandidate(loop.id))
    await office.works()
    await office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard))
    asked = office.views("rita")[-1]
    assert "gets a cancellation" in fallback(asked)
    assert all(one.is_live for one in await office.all(Interview))


async def test_who_was_added_with_a_move_reads_the_time_they_know_when_it_is_undone(office):
    interview = await booked(office)
    await office.says("rita", "add Mei and move it to Wednesday")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    known = office.view("mei", InterviewCard).start
    assert known.day == 25
    await office.presses("rita", Undo(interview.id))
    await office.works()
    told = office.view("mei", InterviewCard)
    assert (told.is_off, told.start) == (True, known)
    assert (await interview_of(office)).start == interview.start
    await office.says("rita", "add Mei")
    await office.works()
    assert (await interview_of(office)).former == ()


@every_way
async def test_undo_asks_before_a_meeting_is_taken_off(office, way):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await office.says("rita", "make it online")
    await office.works()
    asked = await undone(office, way)
    assert isinstance(asked, AskSure)
    assert "send everyone a new one and cancel the old" in fallback(asked)
    assert (await interview_of(office)).online
    await office.says("rita", "yes")
    await office.works()
    after = await interview_of(office)
    assert (after.online, after.event != interview.event) == (False, True)


@every_way
async def test_undo_asks_nothing_where_the_meeting_stays(office, way):
    await booked(office, "Ian on Tuesday online for Jo Park")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    assert not isinstance(await undone(office, way), AskSure)


async def test_undo_asks_before_a_meeting_is_taken_off_a_session_of_a_loop():
    office = await staffed()
    loop = await office_loops.booked(office, INVITING)
    await office.says("rita", "make session 1 online")
    await office.works()
    [online] = [one for one in await office.all(Interview) if one.join_url]
    for ask in (
        lambda: office.says("rita", "undo"),
        lambda: office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard)),
    ):
        await ask()
        asked = office.views("rita")[-1]
        assert isinstance(asked, AskSure)
        assert "send everyone a new one and cancel the old" in fallback(asked)
        assert (await office.load(Interview, online.id)).online
    await office.says("rita", "yes")
    await office.works()
    after = await office.load(Interview, online.id)
    assert (after.online, after.event != online.event) == (False, True)
