"""A change of an interview that stands, refused by Microsoft 365 for good: told once, put back, not tried for ever."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.errors import DENIED, NO_MAILBOX, REFUSED
from bot.domain.jobs import Job, JobKind
from cards.actions import Book, Cancel, Change, Decline, InviteCandidate, NameCandidate, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard, LoopOfferCard
from cards.offer_views import OfferCard
from cards.view_models import Notice
from tests.harness import office_loops
from tests.harness.office_stories import booked, save

THAMES = "thames@x.example"
JO = {"candidate": "Jo Park", "candidate_mail": "jo@elsewhere.example"}


def told(office):
    """Return what Rita was told of refusals."""
    seen = [one for one in office.views("rita") if isinstance(one, Notice)]
    return [said for said in map(fallback, seen) if "I couldn’t" in said]


async def moved(office, interview):
    await office.says("rita", "move it to Wednesday")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    return await office.load(Interview, interview.id)


async def waiting(office):
    """Return the work of taking interviews further that is still to be done."""
    return [one for one in await office.all(Job) if one.kind is JobKind.ADVANCE]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (DENIED, "doesn’t allow it with your sign-in"),
        (REFUSED, "didn’t accept it"),
        (NO_MAILBOX, "mailbox isn’t there any more"),
    ],
)
async def test_a_move_that_is_refused_is_told_and_nothing_is_changed(office, why, said):
    interview = await booked(office)
    drafts = {id_: one.draft for id_, one in office.calendars.events.items()}
    office.calendars.denied.add("change")
    office.calendars.denied_why = why
    after = await moved(office, interview)
    assert (after.stage, after.span, after.stood) == (Stage.STANDING, interview.span, None)
    assert {id_: one.draft for id_, one in office.calendars.events.items()} == drafts
    (text,) = told(office)
    assert "I couldn’t move the interview" in text
    assert said in text
    assert "Nothing was changed: it stands as before, on Tuesday 24 November" in text
    assert await waiting(office) == []
    assert "Microsoft 365 doesn’t answer" not in office.last("rita")


async def test_what_was_moved_already_is_put_back(office):
    interview = await booked(office)
    office.calendars.denied.add("change primary")
    after = await moved(office, interview)
    assert (after.stage, after.span) == (Stage.STANDING, interview.span)
    assert {one.draft.span for one in office.calendars.events.values()} == {interview.span}
    (text,) = told(office)
    assert "Some of the change was written already: I’m putting that back now" in text


async def test_what_cannot_be_put_back_either_is_said_to_be_uncertain(office, monkeypatch):
    interview = await booked(office)
    office.calendars.denied.add("change primary")
    change = office.calendars.change

    async def once(organizer, ref, draft):
        try:
            return await change(organizer, ref, draft)
        finally:
            if ref == interview.reservation:
                office.calendars.denied.add("change")

    monkeypatch.setattr(office.calendars, "change", once)
    after = await moved(office, interview)
    assert after.stage is Stage.STANDING
    _, second = told(office)
    assert "look at it in Outlook" in second
    assert await waiting(office) == []


async def test_the_time_is_claimed_where_it_stands_and_free_where_it_does_not(office):
    interview = await booked(office)
    office.calendars.denied.add("change")
    await moved(office, interview)
    claims = [claim for day in await office.all(ResourceDay) for claim in day.claims]
    assert {(one.start, one.end) for one in claims} == {(interview.start, interview.end)}
    assert len(claims) == 2


async def test_nothing_of_the_new_time_is_claimed_where_who_organized_it_before_is_unknown(office):
    """A hand-over that is refused goes back to who may have left the company by then."""
    interview = await booked(office)
    office.calendars.denied.add("change")
    await office.says("rita", "move it to Wednesday")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    changing = await office.load(Interview, interview.id)
    assert changing.stood is not None
    stood = replace(changing.stood, by="nobody")
    await save(office, replace(changing, stood=stood))
    await office.works()
    claims = [claim for day in await office.all(ResourceDay) for claim in day.claims]
    assert {(one.start, one.end) for one in claims} == {(interview.start, interview.end)}


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"people": "ian@x.example,mei@x.example"}, "I couldn’t change who comes to"),
        ({"room": "none"}, "I couldn’t change the room of"),
        ({"online": "yes"}, "between Teams and in person"),
        ({"note": "Bring a pen"}, "I couldn’t change the interview"),
    ],
)
async def test_every_kind_of_change_is_told_by_what_it_was(office, inputs, said):
    interview = await booked(office)
    office.calendars.denied.add("change")
    await office.presses("rita", Change(interview.id), inputs=inputs)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.shape == interview.shape
    assert after.stage is Stage.STANDING
    (text,) = told(office)
    assert said in text
    assert await waiting(office) == []


async def test_a_room_without_a_mailbox_does_not_cancel_what_stands(office):
    interview = await booked(office, "Ian on Tuesday")
    office.calendars.unread[THAMES] = ""
    await office.presses("rita", Change(interview.id), inputs={"room": THAMES})
    office.calendars.unread[THAMES] = "no-mailbox"
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.stage, after.room) == (Stage.STANDING, "")
    assert "knows no mailbox at the room’s address" in told(office)[0]


async def test_a_cancellation_that_is_refused_leaves_the_interview_standing(office):
    interview = await booked(office)
    office.calendars.denied.add("cancel")
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.stage, after.event) == (Stage.STANDING, interview.event)
    (text,) = told(office)
    assert "I couldn’t cancel the interview" in text
    assert await waiting(office) == []
    office.calendars.denied.clear()
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert (await office.load(Interview, interview.id)).stage is Stage.ENDED


async def test_a_refused_change_claims_nobody_who_declined(office):
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    office.calendars.denied.add("change")
    await office.says("rita", "note for the interviewers: bring the task")
    await office.works()
    assert told(office)
    claimed = {day.mail for day in await office.all(ResourceDay) if day.claims}
    assert claimed == {THAMES}


async def test_cancelling_while_a_refused_change_is_written_takes_all_of_it_out(office):
    interview = await booked(office)
    await office.says("rita", "move it to Wednesday")
    office.calendars.denied.add("change")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.stage is Stage.ENDED
    assert office.calendars.events == {}
    assert [claim for day in await office.all(ResourceDay) for claim in day.claims] == []
    assert told(office) == []


async def test_a_new_booking_that_can_neither_be_written_nor_taken_back_says_what_is_left(office):
    office.calendars.denied |= {"invite", "cancel"}
    await booked(office)
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.ENDED
    said = fallback(office.view("rita", InterviewCard))
    assert "Not booked" in said
    assert "Nothing is left" not in said
    assert "look there, and delete what is left" in said


async def test_a_refused_change_can_be_undone_no_more_than_before(office):
    interview = await booked(office)
    office.clock.pass_(minutes=3)
    office.calendars.denied.add("change")
    after = await moved(office, interview)
    assert (after.before, after.changed_at) == (interview.before, interview.changed_at)
    await office.presses("rita", Undo(interview.id))
    await office.works()
    assert (await office.load(Interview, interview.id)).span == interview.span


# --- the candidate's own invitation ---------------------------------------------------------------


async def test_a_candidates_invitation_that_is_refused_leaves_the_interviewers(office):
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await office.works()
    office.calendars.denied.add("invite candidate")
    office.calendars.denied_why = REFUSED
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.stage is Stage.STANDING
    assert "not invited: Microsoft 365 didn’t accept the invitation" in fallback(
        office.view("rita", InterviewCard)
    )
    assert await waiting(office) == []
    office.calendars.denied.clear()
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    assert "jo@elsewhere.example · invited" in fallback(office.view("rita", InterviewCard))


async def test_an_interview_stored_before_stands_as_its_calendars_show_it(office):
    interview = await booked(office)
    later = replace(interview, start=interview.start + timedelta(hours=1))
    wanted = replace(
        later,
        end=later.end + timedelta(hours=1),
        stage=Stage.CHECKED,
        is_event_stale=True,
        stood=None,
    )
    office.calendars.denied.add("change")
    await save(office, wanted)
    now = office.clock.now()
    row = Job(kind=JobKind.ADVANCE, subject=wanted.id, tenant=wanted.tenant, at=now)
    await save(office, row)
    await office.works()
    (text,) = told(office)
    assert "look at it in Outlook" in text
    office.clock.pass_(minutes=1)
    await office.works()
    assert (await office.load(Interview, interview.id)).span == interview.span


# --- loops ---------------------------------------------------------------------------------------


async def test_a_loop_whose_move_is_refused_stays_where_it_is():
    office = await office_loops.staffed()
    loop = await office_loops.booked(office)
    before = {one.id: one.span for one in await office_loops.sessions(office)}
    office.calendars.denied.add("change")
    await office.says("rita", "move the loop to Thursday")
    await office_loops.press_book(office, office.view("rita", LoopOfferCard))
    await office.works()
    after = [one for one in await office_loops.sessions(office) if one.loop == loop.id]
    assert {one.id: one.span for one in after} == before
    assert {one.stage for one in after} == {Stage.STANDING}
    assert told(office)
    assert await waiting(office) == []


async def test_a_loop_that_may_not_be_taken_out_says_what_is_left():
    office = await office_loops.staffed()
    loop = await office_loops.booked(office)
    office.calendars.denied.add("cancel")
    await office.presses("rita", Cancel(loop.id, is_sure=True))
    await office.works()
    said = fallback(office.view("rita", LoopCard))
    assert "I couldn’t take all of it out of the calendars" in said
    assert "delete what is left" in said
    assert [one for one in await office.all(Job) if one.kind is JobKind.LOOP] == []


async def test_a_loops_invitation_that_is_refused_is_not_sent_for_ever():
    office = await office_loops.staffed()
    office.calendars.denied.add("invite candidate")
    office.calendars.denied_why = REFUSED
    loop = await office_loops.booked(office, office_loops.INVITING)
    await office_loops.settled(office)
    assert "not invited: Microsoft 365 didn’t accept" in fallback(office.view("rita", LoopCard))
    assert [one.attempts for one in await office.all(Job) if one.kind is JobKind.LOOP] == [0]
    office.calendars.denied.clear()
    await office.presses("rita", InviteCandidate(loop.id))
    await office.works()
    assert "not invited" not in fallback(office.view("rita", LoopCard))
