"""What is new about an interview reaches its candidate once it can no longer be undone, and only where their text changes."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, NamesShown
from bot.domain.bookings.interviews import Answer, Interview, RoomState
from cards.actions import (
    Accept,
    Book,
    Cancel,
    Change,
    Decline,
    InviteCandidate,
    Move,
    NameCandidate,
    Undo,
)
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from cards.view_models import AskSure
from tests.fakes.calendars import FakeCalendars
from tests.harness import office_loops
from tests.harness.office import Office
from tests.harness.office_loops import INVITING, settled, staffed
from tests.harness.office_stories import booked, save

JO = {"candidate": "Jo Park", "candidate_mail": "jo@example.org"}
KIM = {"candidate": "Kim Lee", "candidate_mail": "kim@example.org"}


@dataclass
class WatchedCalendars(FakeCalendars):
    """Calendars that keep what Outlook would have mailed to candidates."""

    mailed: list = field(default_factory=list)

    async def invite(self, organizer, draft):
        if draft.is_for_candidate and draft.transaction not in self._written_once():
            self.mailed.append(("invited", draft.attendees[0][0]))
        return await super().invite(organizer, draft)

    async def change(self, organizer, ref, draft):
        if draft.is_for_candidate:
            self.mailed.append(("changed", draft.attendees[0][0]))
        return await super().change(organizer, ref, draft)

    async def cancel(self, organizer, ref, comment=""):
        kept = self.events.get(ref.id)
        if kept and kept.draft.is_for_candidate:
            self.mailed.append(("cancelled", kept.draft.attendees[0][0]))
        await super().cancel(organizer, ref, comment)

    def _written_once(self):
        return {one.draft.transaction for one in self.events.values()}


async def passes(office, **time):
    office.clock.pass_(**time)
    await office.works()


async def invited(text="Ian and Mei on Tuesday with a room"):
    """Return an office whose interview was told to its candidate, Jo Park, and nothing since."""
    office = await Office(calendars=WatchedCalendars()).open()
    interview = await booked(office, text)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await passes(office, minutes=3)
    office.calendars.mailed.clear()
    return office, interview.id


def card(office):
    return office.view("rita", InterviewCard)


def event(office):
    (one,) = (one for one in office.calendars.events.values() if one.draft.is_for_candidate)
    return one.draft


async def moves(office, interview):
    await office.presses("rita", Move(interview))
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 3))


def form(**inputs):
    async def fills_in(office, interview):
        await office.presses("rita", Change(interview), inputs=inputs)

    return fills_in


async def named(office, interview):
    await office.presses("rita", NameCandidate(interview), inputs=KIM)


CHANGES = {
    "the time": moves,
    "the length": form(minutes="30"),
    "the room": form(room="camden@x.example"),
    "no room": form(room="none"),
    "online": form(online="yes"),
    "their own link": form(own_link="https://meet.example/jo"),
    "the people": form(people="mei@x.example"),
    "the candidate": named,
}
every_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@every_change
async def test_a_change_is_told_when_undo_has_closed_and_once(change):
    office, interview = await invited()
    await change(office, interview)
    await office.works()
    await passes(office, seconds=115)
    assert office.calendars.mailed == []
    await passes(office, seconds=10)
    told = list(office.calendars.mailed)
    assert {mail for _, mail in told} <= {"jo@example.org", "kim@example.org"}
    assert len(told) == (2 if change is named else 1)
    await passes(office, minutes=30)
    assert office.calendars.mailed == told


@every_change
async def test_a_change_that_is_undone_in_time_is_told_nobody(change):
    office, interview = await invited()
    before = event(office)
    await change(office, interview)
    await office.works()
    await passes(office, minutes=1)
    await office.presses("rita", Undo(interview))
    if isinstance(office.views("rita")[-1], AskSure):  # that a meeting goes needs a new invitation
        await office.says("rita", "yes")
    await office.works()
    await passes(office, minutes=30)
    assert office.calendars.mailed == []
    assert event(office) == before


@every_change
async def test_send_now_does_not_wait_for_undo(change):
    office, interview = await invited()
    await change(office, interview)
    await office.works()
    assert "Send now" in fallback(card(office))
    await office.presses("rita", InviteCandidate(interview))
    await office.works()
    told = list(office.calendars.mailed)
    assert told
    assert card(office).candidate_state == "invited"
    await passes(office, minutes=30)
    assert office.calendars.mailed == told


async def test_the_card_says_when_the_candidate_is_told_of_a_change():
    office, interview = await invited()
    await CHANGES["the room"](office, interview)
    await office.works()
    view = card(office)
    assert view.candidate_state == "changed"
    assert view.candidate_at == office.clock.now() + timedelta(minutes=2)
    at = view.candidate_at.strftime("%H:%M")
    assert f"jo@example.org · invited. I’ll tell them of the change at {at}" in fallback(view)


@pytest.mark.parametrize(
    ("answer", "shown"), [(Answer.ACCEPTED, "✓ accepted"), (Answer.DECLINED, "✗ declined")]
)
async def test_an_answer_that_a_change_leaves_standing_is_shown_while_it_waits(answer, shown):
    office, interview = await invited()
    await answered(office, answer)
    await CHANGES["the people"](office, interview)
    await office.works()
    said = fallback(card(office))
    assert f"jo@example.org · {shown} · I’ll tell them of the change at" in said
    assert ("Jo Park declined" in said) is (answer is Answer.DECLINED)


async def test_an_answer_that_a_new_time_voids_is_not_shown():
    office, interview = await invited()
    await answered(office, Answer.ACCEPTED)
    await CHANGES["the length"](office, interview)
    await office.works()
    assert "jo@example.org · invited. I’ll tell them of the change at" in fallback(card(office))


async def answered(office, answer):
    (event,) = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    event.answers["jo@example.org"] = answer
    await passes(office, minutes=6)
    assert card(office).candidate_answer == answer.value
    await passes(office, minutes=2)
    assert card(office).candidate_state == "invited"


@pytest.mark.parametrize("given", [{"note": "bring a laptop"}, {"title": "Final round"}])
async def test_what_the_candidate_does_not_read_promises_them_nothing(given):
    office, interview = await invited()
    await office.presses("rita", Change(interview), inputs=given)
    await office.works()
    view = card(office)
    assert (view.candidate_state, "Send now" in fallback(view)) == ("invited", False)
    await passes(office, minutes=3)
    assert office.calendars.mailed == []


async def test_a_note_leaves_what_the_candidate_is_to_hear_of():
    office, interview = await invited()
    await CHANGES["the room"](office, interview)
    await office.works()
    await office.presses("rita", Change(interview), inputs={"note": "bring a laptop"})
    await office.works()
    assert card(office).candidate_state == "changed"
    await passes(office, minutes=3)
    assert office.calendars.mailed == [("changed", "jo@example.org")]


async def test_a_new_address_waits_like_a_first_invitation():
    office, interview = await invited()
    await named(office, interview)
    await office.works()
    assert card(office).candidate_state == "waiting"
    await passes(office, minutes=2)
    assert office.calendars.mailed == [
        ("cancelled", "jo@example.org"),
        ("invited", "kim@example.org"),
    ]


async def test_an_address_taken_off_once_the_invitation_was_deleted_in_outlook_ends_it_there():
    office, interview = await invited()
    (theirs,) = (one for one in office.calendars.events.values() if one.draft.is_for_candidate)
    del office.calendars.events[theirs.ref.id]
    await passes(office, minutes=3)
    await office.presses("rita", NameCandidate(interview), inputs={"candidate": "Jo Park"})
    await office.works()
    before = await office.load(Interview, interview)
    await passes(office, minutes=3)
    assert (await office.load(Interview, interview)).revision == before.revision
    assert office.calendars.mailed == []


async def test_a_candidate_named_long_after_the_booking_is_invited_when_undo_has_closed():
    office = await Office(calendars=WatchedCalendars()).open()
    interview = await booked(office)
    await passes(office, minutes=30)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await passes(office, minutes=1)
    assert (office.calendars.mailed, card(office).candidate_state) == ([], "waiting")
    await office.presses("rita", Undo(interview.id))
    await passes(office, minutes=30)
    assert office.calendars.mailed == []
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await passes(office, minutes=2)
    assert office.calendars.mailed == [("invited", "jo@example.org")]


async def test_two_changes_are_told_together():
    office, interview = await invited()
    await CHANGES["the room"](office, interview)
    await passes(office, seconds=90)
    await CHANGES["the length"](office, interview)
    await passes(office, seconds=90)
    assert office.calendars.mailed == []
    await passes(office, seconds=40)
    assert office.calendars.mailed == [("changed", "jo@example.org")]
    draft = event(office)
    assert draft.span.length == timedelta(minutes=30)
    assert "Camden" in draft.text


async def test_the_first_invitation_waits_too_until_a_change_can_no_longer_be_undone():
    office = await Office(calendars=WatchedCalendars()).open()
    interview = await booked(office)
    await office.presses("rita", NameCandidate(interview.id), inputs=JO)
    await passes(office, seconds=90)
    await CHANGES["the length"](office, interview.id)
    await passes(office, seconds=60)
    assert office.calendars.mailed == []
    await passes(office, seconds=60)
    assert office.calendars.mailed == [("invited", "jo@example.org")]


async def test_what_does_not_concern_the_candidate_is_not_told_them():
    office, interview = await invited()
    await form(note="Ask about Python.", title="Jo, second try")(office, interview)
    await passes(office, minutes=30)
    assert office.calendars.mailed == []


async def test_the_end_is_told_at_once_whatever_waits():
    office, interview = await invited()
    await CHANGES["the room"](office, interview)
    await office.works()
    await office.presses("rita", Cancel(interview, is_sure=True))
    await passes(office, minutes=30)
    assert office.calendars.mailed == [("cancelled", "jo@example.org")]


async def test_their_answer_to_the_earlier_time_is_none_to_the_one_they_are_not_told_of_yet():
    office, interview = await invited()
    (kept,) = (one for one in office.calendars.events.values() if one.draft.is_for_candidate)
    kept.answers["jo@example.org"] = Answer.ACCEPTED
    await passes(office, minutes=3)
    await moves(office, interview)
    await passes(office, seconds=60)
    assert (await office.load(Interview, interview)).candidate_invitation.answer is Answer.NONE
    await office.presses("rita", Undo(interview))
    await office.works()
    await passes(office, minutes=3)
    assert card(office).candidate_answer == "accepted"


async def test_interviewers_read_of_another_length_once_though_the_candidate_hears_later():
    office, interview = await invited()
    await passes(office, days=1)
    await CHANGES["the length"](office, interview)
    await office.works()
    told = office.message("ian", InterviewCard)
    await passes(office, minutes=30)
    assert office.message("ian", InterviewCard) == told


async def test_a_silent_room_is_news_once_though_the_candidate_hears_later():
    office, interview = await invited("Ian and Mei on Tuesday with a room")
    silent = await office.load(Interview, interview)
    shown = {"room_state": RoomState.REQUESTED, "is_room_silent": True}
    await save(office, replace(silent, **shown))
    await form(people="mei@x.example")(office, interview)
    await passes(office, minutes=2)
    assert (await office.load(Interview, interview)).is_room_silent


# --- who declined --------------------------------------------------------------------------------


async def test_who_declines_is_named_no_more_to_a_candidate_who_is_invited():
    office, interview = await invited()
    await office.presses("ian", Decline(interview))
    await office.works()
    assert office.calendars.mailed == []
    await passes(office, minutes=3)
    assert office.calendars.mailed == [("changed", "jo@example.org")]
    assert "Ian" not in event(office).text
    assert "Mei" in event(office).text


async def test_who_declines_in_outlook_is_named_no_more_either():
    office, interview = await invited()
    stored = await office.load(Interview, interview)
    office.calendars.events[stored.event.id].answers["ian@x.example"] = Answer.DECLINED
    await passes(office, minutes=3)
    await passes(office, minutes=3)
    assert office.calendars.mailed == [("changed", "jo@example.org")]
    assert "Ian" not in event(office).text


async def test_who_changes_their_mind_within_two_minutes_mails_nobody():
    office, interview = await invited()
    await office.presses("ian", Decline(interview))
    await passes(office, minutes=1)
    await office.presses("ian", Accept(interview))
    await passes(office, minutes=30)
    assert office.calendars.mailed == []


async def test_who_comes_after_all_is_named_again():
    office, interview = await invited()
    await office.presses("ian", Decline(interview))
    await passes(office, minutes=5)
    await office.presses("ian", Accept(interview))
    await passes(office, minutes=5)
    assert office.calendars.mailed == [("changed", "jo@example.org")] * 2
    assert "Ian" in event(office).text


async def test_while_nobody_is_to_come_the_candidate_is_told_nothing():
    office, interview = await invited("Ian on Tuesday with a room")
    await office.presses("ian", Decline(interview))
    await passes(office, minutes=30)
    assert office.calendars.mailed == []


async def test_where_no_names_are_shown_a_no_changes_nothing_for_the_candidate():
    office, interview = await invited()
    (account,) = await office.all(Account)
    await save(office, replace(account, candidates_see=NamesShown.NONE))
    await form(room="camden@x.example")(office, interview)
    await passes(office, minutes=3)
    office.calendars.mailed.clear()
    await office.presses("ian", Decline(interview))
    await passes(office, minutes=30)
    assert office.calendars.mailed == []


async def test_who_is_swapped_in_outlook_is_named_to_the_candidate():
    office, interview = await invited("Ian on Tuesday with a room")
    stored = await office.load(Interview, interview)
    kept = office.calendars.events[stored.event.id]
    kept.draft = replace(kept.draft, attendees=(("mei@x.example", "Mei Tanaka"),))
    await passes(office, minutes=3)
    assert office.calendars.mailed == [("changed", "jo@example.org")]
    assert "Mei" in event(office).text


# --- a loop --------------------------------------------------------------------------------------


async def planned():
    """Return an office whose loop was told to its candidate, and nothing since."""
    office = await staffed(calendars=WatchedCalendars())
    loop = await office_loops.booked(office, INVITING)
    await settled(office)
    office.calendars.mailed.clear()
    return office, loop


async def test_a_loops_plan_follows_once_its_change_can_no_longer_be_undone():
    office, _ = await planned()
    await office.says("rita", "swap 1 and 2")
    await passes(office, minutes=1)
    assert office.calendars.mailed == []
    view = office.view("rita", LoopCard)
    assert view.candidate_state == "changed"
    assert "I’ll tell them of the change at" in fallback(view)
    await passes(office, minutes=2)
    assert office.calendars.mailed == [("changed", "jo@park.example")]
    assert office.view("rita", LoopCard).candidate_state == "invited"


async def test_a_loops_change_that_is_undone_is_told_nobody():
    office, loop = await planned()
    await office.says("rita", "swap 1 and 2")
    await passes(office, minutes=1)
    await office.presses("rita", Undo(loop.id))
    await passes(office, minutes=30)
    assert office.calendars.mailed == []


async def test_another_candidate_of_a_loop_can_be_put_right_before_anybody_is_mailed():
    office, loop = await planned()
    await office.presses("rita", NameCandidate(loop.id), inputs=KIM)
    await passes(office, minutes=1)
    assert office.view("rita", LoopCard).candidate_state == "waiting"
    right = {"candidate": "Jo Park", "candidate_mail": "jo@park.example"}
    await office.presses("rita", NameCandidate(loop.id), inputs=right)
    await passes(office, minutes=30)
    assert office.calendars.mailed == []


async def test_send_now_sends_what_has_changed_of_a_loop():
    office, loop = await planned()
    await office.says("rita", "swap 1 and 2")
    await office.works()
    await office.presses("rita", InviteCandidate(loop.id))
    await passes(office, seconds=10)
    assert office.calendars.mailed == [("changed", "jo@park.example")]


async def test_a_loops_plan_does_not_name_who_declined():
    office, _ = await planned()
    (first, *_) = await office_loops.sessions(office)
    await office.presses(
        "rita", Change(first.id), inputs={"people": "ian@x.example,lucy@x.example"}
    )
    await passes(office, minutes=3)
    assert "Lucy" in event(office).text
    await office.presses("ian", Decline(first.id))
    await passes(office, minutes=6)
    assert "Ian" not in event(office).text
    assert "Lucy" in event(office).text
