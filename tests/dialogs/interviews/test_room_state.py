"""Whose a taken time is: free/busy alone does not tell, so what only looks like the room's answer is none."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, EventRef, Interview, RoomPath, RoomState
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from bot.runtime.ports import FreeBusy, SeenEvent
from cards.actions import Accept
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from dialogs.interviews.calendar.room_state import answered_room_state
from tests.harness.office_stories import booked

THAMES = "thames@x.example"
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
WANTED = Interval(NINE, NINE + timedelta(hours=1))
OURS, MAYBE = Item(WANTED), Item(WANTED, Status.TENTATIVE)
LONGER = Item(Interval(NINE, NINE + timedelta(hours=2)))
SAYS = {Answer.ACCEPTED: "confirmed", Answer.TENTATIVE: "awaiting approval"}
IN_DOUBT = ("requested", True)


def asked(**fields):
    return Interview(
        **{
            "id": "i",
            "tenant": "t",
            "by": "t/rita",
            "offer": "o",
            "slot_number": 1,
            "start": WANTED.start,
            "end": WANTED.end,
            "people": (),
            "room": THAMES,
            "room_state": RoomState.REQUESTED,
            "booked_at": NINE,
        }
        | fields
    )


def state(interview, items=(), *, unread="", **answers):
    kept = SeenEvent(ref=EventRef(owner="me", id="e"), span=WANTED, **{"answers": {}} | answers)
    read = FreeBusy(mail=THAMES, items=tuple(items), unread=unread)
    seen = answered_room_state(interview, kept, read)
    return seen.state.value, seen.is_in_doubt


SILENT = {"is_room_silent": True}
DOUBTFUL = {"is_room_silent": True, "is_room_in_doubt": True}
CONFIRMED = {"room_state": RoomState.CONFIRMED}
WAITING = {"room_state": RoomState.AWAITING_APPROVAL}


@pytest.mark.parametrize(
    ("known", "items", "expected"),
    [
        # It follows from the asking.
        ({}, [OURS], ("confirmed", False)),
        ({}, [MAYBE], ("awaiting approval", False)),
        (WAITING, [OURS], ("confirmed", False)),
        (CONFIRMED, [OURS], ("confirmed", False)),
        (CONFIRMED, [OURS, LONGER], ("confirmed", False)),
        # It does not, or may as well be somebody else's.
        (SILENT, [OURS], IN_DOUBT),
        (SILENT, [MAYBE], IN_DOUBT),
        (DOUBTFUL, [OURS], IN_DOUBT),
        ({}, [OURS, OURS], IN_DOUBT),
        ({}, [OURS, LONGER], IN_DOUBT),
        # Nothing is there, or what is there is certainly another's.
        ({}, [], ("requested", False)),
        (DOUBTFUL, [], ("requested", False)),
        (CONFIRMED, [], ("declined", False)),
        (WAITING, [LONGER], ("declined", False)),
        (SILENT, [LONGER], ("declined", False)),
    ],
)
def test_a_taken_time_is_the_rooms_answer_only_where_it_follows_from_the_asking(
    known, items, expected
):
    assert state(asked(**known), items) == expected


@pytest.mark.parametrize("known", [{}, SILENT, DOUBTFUL, CONFIRMED])
@pytest.mark.parametrize("answer", SAYS)
def test_an_answer_that_is_tallied_goes_before_the_calendar(known, answer):
    for items in ([], [OURS], [MAYBE], [LONGER]):
        assert state(asked(**known), items, answers={THAMES: answer}) == (SAYS[answer], False)
        refused = state(asked(**known), items, answers={THAMES: Answer.DECLINED})
        assert refused == ("declined", False)


@pytest.mark.parametrize("known", [{}, DOUBTFUL, CONFIRMED])
def test_a_calendar_that_cannot_be_read_changes_nothing(known):
    before = asked(**known)
    assert state(before, unread="refused") == (before.room_state.value, before.is_room_in_doubt)


async def looks(office, *seconds):
    for each in seconds:
        office.clock.pass_(seconds=each)
        await office.works()
    return office.view("rita", InterviewCard)


async def test_what_takes_a_silent_rooms_time_later_confirms_nothing_and_is_told_once(office):
    interview = await booked(office)
    reservation = office.calendars.events[interview.reservation.id]
    reservation.draft = replace(reservation.draft, room=None)
    assert (await looks(office, 5, 20, 60)).is_room_silent
    office.calendars.busy[THAMES] = [Item(interview.span)]
    view = await looks(office, 180)
    assert (view.room_state, view.spare_rooms) == ("requested", ("Camden",))
    assert "isn’t confirmed yet" in fallback(view)
    assert "not by whom" in fallback(view)
    told = len(office.views("rita"))
    assert await looks(office, 180, 180) == view
    assert len(office.views("rita")) == told
    reservation.answers[THAMES] = Answer.ACCEPTED
    assert (await looks(office, 180)).room_state == "confirmed"


async def test_a_room_that_cannot_be_read_is_not_called_free(office):
    interview = await booked(office)
    reservation = office.calendars.events[interview.reservation.id]
    reservation.draft = replace(reservation.draft, room=None)
    office.calendars.unread[THAMES] = "refused"
    view = await looks(office, 5, 20, 60)
    assert "still shows the time as free" not in fallback(view)


async def test_a_direct_reservation_that_is_gone_is_not_replaced_by_a_look_alike(office):
    office.calendars.may_write.add(THAMES)
    interview = await booked(office)
    assert (await looks(office, 5)).room_state == "confirmed"
    office.calendars.busy[THAMES] = [Item(interview.span)]
    del office.calendars.events[interview.reservation.id]
    view = await looks(office, 20)
    assert (view.path, view.room_state, view.spare_rooms) == ("direct", "requested", ("Camden",))
    office.calendars.busy[THAMES] = []
    assert (await looks(office, 60)).room_state == "declined"


async def test_a_right_that_is_taken_away_leaves_answers_to_be_heard(office):
    """A room's calendar that may no longer be read says nothing of its event; the interviewers' answers still come."""
    office.calendars.may_write.add(THAMES)
    interview = await booked(office)
    assert interview.path is RoomPath.DIRECT
    office.calendars.denied.add(THAMES)
    event = office.calendars.events[interview.event.id]
    event.answers["ian@x.example"] = Answer.ACCEPTED
    view = await looks(office, 5)
    assert [one.answer for one in view.people] == ["accepted"]
    assert (view.room_state, view.is_room_in_doubt) == ("requested", True)


async def test_a_room_shown_as_confirmed_is_not_shown_as_requested_again(office):
    interview = await booked(office)
    assert office.view("rita", InterviewCard).room_state == "requested"
    await office.says("rita", "has Ian answered?")
    assert office.view("rita", InterviewCard).room_state == "confirmed"
    await office.works()
    await office.presses("ian", Accept(interview.id))
    await office.works()
    for name in ("rita", "ian"):
        assert office.view(name, InterviewCard).room_state == "confirmed"
