"""A loop of an account whose candidates get one event for each session, instead of one a day with the whole plan."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, CandidateEventPer
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.bookings.loops import Loop
from bot.domain.errors import DENIED, OutsideTrouble
from bot.domain.intervals import Interval
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import DocumentChange
from cards.actions import Cancel, NameCandidate
from cards.adaptive_cards import fallback
from cards.loop_views import AskToCancelLoop, LoopCard, LoopOfferCard
from cards.view_models import Notice
from tests.harness.office import TENANT
from tests.harness.office_crashes import (
    Fate,
    FrailCalendars,
    MortalStore,
    dies_anywhere,
    dies_or_fails_anywhere,
    fails_at_every_call,
    restarted,
    restarted_after,
)
from tests.harness.office_loops import INVITING, booked, press_book, sessions, settled, staffed

EACH = "one candidate event per session"


async def by_session(**parts):
    """Return the office in which the account has chosen one event a session."""
    office = await staffed(**parts)
    account = await office.load(Account, TENANT)
    chosen = replace(account, candidate_event_per=CandidateEventPer.SESSION)
    version = (await office.store.load(Account, TENANT)).version
    await office.store.save([DocumentChange(Account, TENANT, chosen, version)])
    return office


async def inviting(**parts):
    """Return it with a loop whose candidate is about to get their events."""
    office = await by_session(**parts)
    await booked(office, INVITING)
    return office


async def invited(**parts):
    """Return it with a loop whose candidate has their events."""
    office = await inviting(**parts)
    await settled(office)
    return office


def events(office):
    """Return the candidate's events in order of time."""
    every = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    return sorted(every, key=lambda one: one.draft.span.start)


async def assert_one_for_each_session(office):
    """The candidate has exactly the sessions that take place, each as it lies, and the loop knows of all."""
    own = [one for one in await sessions(office) if one.is_live]
    assert [one.draft.span for one in events(office)] == [Interval(i.start, i.end) for i in own]
    (loop,) = await office.all(Loop)
    known = {one.session: one.invitation.event for one in loop.candidate_days}
    by_span = {one.draft.span: one.ref for one in events(office)}
    assert known == {one.id: by_span[one.span] for one in own if loop.is_live}
    return [one.people[0].name.split()[0] for one in own]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (EACH, "session"),
        ("candidates get one event per session", "session"),
        ("candidates get one invitation for each session", "session"),
        ("one calendar event for each session for candidates", "session"),
        ("candidates get a separate invite for every interview of a loop", "session"),
        ("invite candidates to each session separately", "session"),
        ("one candidate event a day", "day"),
        ("candidates get one event per day", "day"),
        ("the candidate gets a single event each day", "day"),
        ("invite candidates once a day", "day"),
    ],
)
async def test_an_admin_chooses_in_words(text, per):
    office = await by_session() if per == "day" else await staffed()
    await office.says("ada", text)
    assert (await office.load(Account, TENANT)).candidate_event_per == per


async def test_who_is_no_admin_changes_nothing():
    office = await staffed()
    await office.says("rita", EACH)
    assert (await office.load(Account, TENANT)).candidate_event_per == "day"


async def test_the_candidate_is_invited_to_each_session_once_undo_has_closed():
    office = await by_session()
    await booked(office, INVITING)
    assert events(office) == []
    view = await settled(office)
    assert await assert_one_for_each_session(office) == ["Ian", "Mei", "Tom"]
    assert (view.candidate_state, view.candidate_event_per) == ("invited", "session")
    first = events(office)[0].draft
    assert first.attendees == (("jo@park.example", "Jo Park"),)
    assert "You’ll meet Ian." in first.text
    assert "Mei" not in first.text
    assert "@x.example" not in first.text.replace("rita@x.example", "")


async def test_a_loop_booked_before_the_choice_keeps_its_plan_of_the_day():
    office = await staffed()
    await booked(office, INVITING)
    await office.says("ada", EACH)
    await settled(office)
    assert len(events(office)) == 1


async def test_what_the_candidate_answers_to_each_is_shown_together():
    office = await invited()
    first, second, _ = events(office)
    first.answers["jo@park.example"] = Answer.ACCEPTED
    second.answers["jo@park.example"] = Answer.DECLINED
    view = await settled(office, 10)
    assert sorted(view.candidate_answers) == ["accepted", "declined", "none"]


async def test_a_swap_moves_both_events_and_keeps_them():
    office = await invited()
    before = {one.ref for one in events(office)}
    await office.says("rita", "swap 1 and 2")
    await settled(office)
    assert await assert_one_for_each_session(office) == ["Mei", "Ian", "Tom"]
    assert {one.ref for one in events(office)} == before


async def test_another_day_moves_every_event():
    office = await invited()
    before = {one.ref for one in events(office)}
    await office.says("rita", "move it to Thursday")
    await press_book(office, office.view("rita", LoopOfferCard))
    await settled(office)
    await assert_one_for_each_session(office)
    assert {one.draft.span.start.day for one in events(office)} == {26}
    assert {one.ref for one in events(office)} == before


async def test_a_dropped_session_takes_its_own_event_along():
    office = await invited()
    await office.says("rita", "drop session 2")
    await office.says("rita", "yes")
    await settled(office)
    assert await assert_one_for_each_session(office) == ["Ian", "Tom"]


async def test_a_session_more_brings_an_event_more():
    office = await invited()
    await office.says("rita", "add Lucy 30m")
    await press_book(office, office.view("rita", LoopOfferCard))
    await settled(office)
    assert sorted(await assert_one_for_each_session(office)) == ["Ian", "Lucy", "Mei", "Tom"]


async def test_an_event_deleted_in_outlook_is_not_written_again_and_the_others_stay():
    office = await invited()
    del office.calendars.events[events(office)[1].ref.id]
    view = await settled(office, 10)
    assert (len(events(office)), view.candidate_state) == (2, "withdrawn")


async def test_cancelling_says_how_many_and_takes_all_back():
    office = await invited()
    (loop,) = await office.all(Loop)
    await office.presses("rita", Cancel(loop.id), message=office.message("rita", LoopCard))
    assert office.view("rita", AskToCancelLoop).candidate_events == 3
    await office.says("rita", "yes")
    await office.works()
    assert office.calendars.events == {}


def keep(office, kept):
    """Let one event be taken out of no calendar: refused for good."""
    cancel = office.calendars.cancel

    async def denied(organizer, ref, *more):
        if ref.id == kept.ref.id:
            raise OutsideTrouble(service="graph", why=DENIED)
        await cancel(organizer, ref, *more)

    office.calendars.cancel = denied


async def test_one_that_may_not_be_taken_back_keeps_none_of_the_others():
    office = await invited()
    (loop,) = await office.all(Loop)
    kept = events(office)[0]
    keep(office, kept)
    await office.presses("rita", Cancel(loop.id, is_sure=True))
    await office.works()
    assert events(office) == [kept]
    said = fallback(office.view("rita", LoopCard))
    assert "I couldn’t take all of it out of the calendars" in said


def left(office):
    """Return what Rita was told of events that stay."""
    seen = [fallback(one) for one in office.views("rita") if isinstance(one, Notice)]
    return [said for said in seen if "didn’t let me take the candidate’s" in said]


async def test_one_that_stays_though_its_session_is_dropped_is_told_once_and_ends_no_work():
    office = await invited()
    kept = events(office)[1]
    keep(office, kept)
    await drop(office)
    await settled(office)
    await settled(office, 600)
    (said,) = left(office)
    assert "earlier invitation to the interviews with Jo Park on Tuesday 24 November" in said
    assert [one.ref for one in events(office)].count(kept.ref) == 1
    (loop,) = await office.all(Loop)
    assert [one.session for one in loop.candidate_days] == [
        one.id for one in await sessions(office) if one.is_live
    ]
    assert [one.attempts for one in await office.all(Job) if one.kind is JobKind.LOOP] == [0]


async def test_one_that_stays_though_nobody_is_invited_any_more_is_told_and_ends_the_work():
    office = await invited()
    keep(office, events(office)[1])
    (loop,) = await office.all(Loop)
    nobody = {"candidate": "Jo Park", "candidate_mail": ""}
    await office.presses("rita", NameCandidate(loop.id), inputs=nobody)
    await settled(office)
    assert len(left(office)) == 1
    assert len(events(office)) == 1
    (loop,) = await office.all(Loop)
    assert loop.candidate_days == ()
    assert [one for one in await office.all(Job) if one.kind is JobKind.LOOP] == []


async def test_several_of_a_day_that_stay_are_told_as_one():
    office = await invited()
    office.calendars.denied.add("cancel")
    (loop,) = await office.all(Loop)
    other = {"candidate": "Jo Park", "candidate_mail": "jo@home.example"}
    await office.presses("rita", NameCandidate(loop.id), inputs=other)
    await settled(office)
    (said,) = left(office)
    assert "earlier invitations to the interviews with Jo Park on Tuesday 24 November" in said
    assert "doesn’t go by them" in said


async def test_undo_before_they_went_out_invites_to_nothing():
    office = await by_session()
    await booked(office, INVITING)
    await office.says("rita", "undo")
    await settled(office)
    assert office.calendars.events == {}


# --- faults and crashes --------------------------------------------------------------------------


@dies_anywhere
async def test_each_is_written_once_whatever_dies(fate):
    office = await fate.after(inviting, store=MortalStore(), calendars=FrailCalendars())
    office.clock.pass_(minutes=2)
    after = await restarted_after(office.works(), office, fate)
    assert await assert_one_for_each_session(after) == ["Ian", "Mei", "Tom"]
    assert len(await after.all(Interview)) == 3


async def drop(office):
    await office.says("rita", "drop session 2")
    await office.says("rita", "yes")


async def swap(office):
    await office.says("rita", "swap 1 and 2")


async def move(office):
    await office.says("rita", "move it to Thursday")
    await press_book(office, office.view("rita", LoopOfferCard))


async def cancel(office):
    await office.says("rita", "cancel all")
    await office.says("rita", "yes")


CHANGES = [drop, swap, move, cancel]


@dies_or_fails_anywhere
@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
async def test_a_change_survives_a_crash_anywhere_and_any_call_that_fails(change, fate):
    office = await fate.after(invited, store=MortalStore(), calendars=FrailCalendars())

    async def changing():
        await change(office)
        await office.works()

    await assert_one_for_each_session(await restarted_after(changing(), office, fate))


@fails_at_every_call
@pytest.mark.parametrize("take_back", [drop, cancel], ids=lambda one: one.__name__)
async def test_what_may_have_been_written_is_found_when_it_is_taken_back(take_back, fate):
    """The call that invited the candidate failed, nobody knows whether it took effect, and the recruiter goes on."""
    office = await fate.after(inviting, calendars=FrailCalendars())
    fate.lies_on(office)
    office.clock.pass_(minutes=2)
    await office.works()
    office.calendars.fate = Fate()
    await take_back(office)
    after = await restarted(office)
    names = await assert_one_for_each_session(after)
    assert names == (["Ian", "Tom"] if take_back is drop else [])
