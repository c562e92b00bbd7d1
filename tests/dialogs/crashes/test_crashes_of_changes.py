"""A crash while a standing interview changes: afterwards it stands once, where its card says."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.intervals import Interval
from cards.actions import Book, Change, Decline, InviteCandidate, Move, NameCandidate, Replace, Undo
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.words.invitations import invitation_subject
from tests.harness.office import Office
from tests.harness.office_crashes import (
    FrailCalendars,
    MortalStore,
    dies_or_fails_anywhere,
    restarted_after,
)
from tests.harness.office_stories import booked, proposed


async def to_another_time(office, interview):
    view = office.view("rita", OfferCard)
    slot = next(one for one in view.slots if one.start.date() != interview.start.date())
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()


async def to_another_room(office, interview):
    await office.presses("rita", Move(interview.id, 1))
    await office.works()


async def to_somebody_else(office, interview):
    await office.presses("rita", Replace(interview.id, 1))
    await office.works()


async def after_its_event(office, interview):
    kept = office.calendars.events[interview.event.id]
    day = timedelta(days=1)
    kept.draft = replace(kept.draft, span=Interval(interview.start + day, interview.end + day))
    office.clock.pass_(seconds=5)
    await office.works()


async def to_another_candidate(office, interview):
    filled = {"candidate": "Kim Lee", "candidate_mail": "kim@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=filled)
    await office.works()


async def to_no_candidate(office, interview):
    filled = {"candidate": "", "candidate_mail": ""}
    await office.presses("rita", NameCandidate(interview.id), inputs=filled)
    await office.works()


async def to_other_people(office, interview):
    await pressed(office, interview, people="mei@x.example,ada@x.example")


async def to_one_more(office, interview):
    await pressed(office, interview, people="ian@x.example,mei@x.example")


async def to_one_fewer(office, interview):
    await pressed(office, interview, people="mei@x.example")


async def to_a_room(office, interview):
    await pressed(office, interview, room="camden@x.example")


async def to_a_meeting_elsewhere(office, interview):
    await pressed(office, interview, own_link="https://zoom.example/j/1")


async def to_the_proposed_time(office, interview):
    (proposal,) = interview.proposals
    await office.presses("rita", Book(proposal.offer, proposal.slot_number))
    await office.works()


async def after_its_people(office, interview):
    kept = office.calendars.events[interview.event.id]
    kept.draft = replace(kept.draft, attendees=(("ada@x.example", "Ada Byrne"),))
    office.clock.pass_(seconds=5)
    await office.works()


async def to_another_length(office, interview):
    await pressed(office, interview, minutes="30")


async def to_no_room(office, interview):
    await pressed(office, interview, room="none")


async def to_no_meeting(office, interview):
    await office.presses("rita", Change(interview.id, "offline"))
    await office.works()


async def to_a_meeting_online(office, interview):
    await pressed(office, interview, online="yes")


async def to_another_title(office, interview):
    await pressed(office, interview, title="Final round")


async def back_to_how_it_was(office, interview):
    await office.presses("rita", Undo(interview.id))
    await office.works()


async def to_a_note(office, interview):
    await pressed(office, interview, note="Their CV: https://cv.example/jo")


async def pressed(office, interview, **inputs):
    await office.presses("rita", Change(interview.id), inputs=inputs)
    await office.works()


CHANGES = [
    to_other_people,
    to_one_more,
    to_one_fewer,
    to_another_length,
    to_no_room,
    to_a_room,
    to_a_meeting_elsewhere,
    to_no_meeting,
    to_a_meeting_online,
    to_another_title,
    back_to_how_it_was,
    to_a_note,
    to_another_time,
    to_another_room,
    to_somebody_else,
    to_another_candidate,
    to_no_candidate,
    to_the_proposed_time,
    after_its_event,
    after_its_people,
]
PREPARED = {
    to_one_fewer: {"people": "ian@x.example,mei@x.example"},
    to_a_room: {"room": "none"},
    to_no_meeting: {"online": "yes"},
    back_to_how_it_was: {"minutes": "30", "people": "mei@x.example"},
}
"""What is changed before, so that there is something to take back."""


async def standing(change):
    """An interview on mortal ground, with everything there that the change is to press."""
    office = await Office(store=MortalStore(), calendars=FrailCalendars()).open()
    interview = await booked(office)
    filled = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=filled)
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    if change is to_another_time:
        await office.presses("rita", Move(interview.id))
    if change in PREPARED:
        await pressed(office, interview, **PREPARED[change])
    if change is to_the_proposed_time:
        await proposed(office, interview)
    if change is to_somebody_else:
        await office.presses("ian", Decline(interview.id))
    await office.works()
    return office, await office.load(Interview, interview.id)


async def done_and_told(change, office, interview):
    """Make a change, and let its candidate hear of it once it can no longer be undone."""
    await change(office, interview)
    office.clock.pass_(minutes=2)
    await office.works()


def assert_it_reads_so(invitation, theirs, interview):
    """Candidate, note and meeting elsewhere stand in the text that the interviewers have; the meeting in the candidate's, too."""
    for said in (interview.candidate, *interview.note.split("\n"), interview.own_link):
        assert said in invitation.text
    assert all(interview.own_link in one.text for one in theirs)


async def assert_it_stands_once(office):
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.STANDING
    wanted = Interval(interview.start, interview.end)
    written = [one.draft for one in office.calendars.events.values()]
    assert {one.span for one in written} == {wanted}
    theirs = [one for one in written if one.is_for_candidate]
    invited = [interview.candidate_mail] if interview.candidate_mail else []
    assert [mail for one in theirs for mail, _ in one.attendees] == invited
    kept = [one for one in office.calendars.events.values() if not one.draft.is_for_candidate]
    places = ["primary", "scheduler"] if interview.room else ["primary"]
    assert sorted(one.place for one in kept) == places
    events = {one.place: one.draft for one in kept}
    assert {one.room.mail for one in events.values() if one.room} == {interview.room} - {""}
    assert events["primary"].online == interview.online
    subject = interview.title or invitation_subject(interview.candidate)
    assert events["primary"].subject == subject
    assert_it_reads_so(events["primary"], theirs, interview)
    coming = {one.mail for one in interview.people}
    assert {mail for mail, _ in events["primary"].attendees} == coming
    claims = {
        (day.mail, claim.start) for day in await office.all(ResourceDay) for claim in day.claims
    }
    assert not interview.room or (interview.room, interview.start) in claims
    assert {mail for mail, _ in claims} <= {interview.room, *coming}
    assert {start for _, start in claims} == {interview.start}
    card = office.view("rita", InterviewCard)
    assert (card.start, card.stage) == (interview.start, "standing")


@dies_or_fails_anywhere
@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_survives_a_crash_anywhere_and_any_call_that_fails(fate, change):
    office, interview = await fate.after(standing, change)
    after = await restarted_after(done_and_told(change, office, interview), office, fate)
    await assert_it_stands_once(after)


@pytest.mark.parametrize("change", CHANGES)
async def test_each_of_these_changes_does_change_something(change):
    office, interview = await standing(change)
    await done_and_told(change, office, interview)
    after = await office.load(Interview, interview.id)
    assert after.shape != interview.shape
    await assert_it_stands_once(office)
