"""A card that is older than what it speaks of: the time has begun, a person has left, a room is gone."""

from datetime import UTC, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, ResourceDay
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import (
    Accept,
    Book,
    Cancel,
    Decline,
    InviteCandidate,
    Move,
    NameCandidate,
    Propose,
    Replace,
)
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_stories import (
    booked,
    declined,
    lose_rooms,
    offered,
    offered_elsewhere,
    proposed,
    save,
)


async def leaves(office, name):
    """Somebody is removed from the account."""
    await save(office, replace(await office.person(name), roles=frozenset()))


def begin(office, time):
    """Let a time that was offered begin; the interview itself is still to come."""
    office.clock.moment = time.start.astimezone(UTC) + timedelta(minutes=1)


async def test_nothing_is_moved_to_a_time_that_has_begun(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    begin(office, view.slots[0])
    reply = await office.presses("rita", Book(view.offer, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("slot-taken", "past")
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_no_time_that_has_begun_is_proposed(office):
    interview = await booked(office)
    await office.presses("ian", Propose(interview.id))
    begin(office, office.view("ian", OfferCard).slots[0])
    reply = await office.presses("ian", Propose(interview.id, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("slot-taken", "past")
    assert (await office.load(Interview, interview.id)).proposals == ()


async def test_a_proposal_whose_time_has_begun_is_no_longer_taken(office):
    interview = await booked(office)
    await proposed(office, interview)
    (told,) = office.view("rita", InterviewCard).proposals
    begin(office, told)
    reply = await office.presses("rita", Book(told.offer, told.slot_number))
    assert reply.key == "slot-taken"
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_nobody_who_has_left_is_booked(office):
    view = await offered(office)
    await leaves(office, "ian")
    reply = await office.presses("rita", Book(view.offer, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "offer")
    assert await office.all(Interview) == []


async def test_nobody_who_has_left_is_offered_by_name(office):
    await leaves(office, "ian")
    await office.says("rita", "Ian on Tuesday with a room")
    assert not [one for one in office.views("rita") if isinstance(one, OfferCard)]


async def test_who_has_left_does_not_keep_an_interview_from_being_moved(office):
    interview = await booked(office)
    await leaves(office, "ian")
    assert (await offered_elsewhere(office, interview)).slots


async def test_a_room_that_is_no_longer_registered_gives_way_to_another(office):
    view = await offered(office)
    await lose_rooms(office, but=("Camden",))
    await office.presses("rita", Book(view.offer, 1))
    (interview,) = await office.all(Interview)
    assert (view.slots[0].room, interview.room) == ("Thames", "camden@x.example")
    assert interview.spare_rooms == ()


async def test_where_all_rooms_of_a_time_are_gone_it_is_out_of_date(office):
    view = await offered(office)
    await lose_rooms(office)
    reply = await office.presses("rita", Book(view.offer, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "offer")
    assert await office.all(ResourceDay) == []


async def test_a_spare_room_that_is_no_longer_registered_is_not_moved_to(office):
    interview = await booked(office)
    await lose_rooms(office, but=("Thames",))
    reply = await office.presses("rita", Move(interview.id, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "room")
    assert (await office.load(Interview, interview.id)).room == interview.room


async def test_a_spare_room_that_is_taken_by_now_is_no_longer_spare(office):
    interview = await booked(office)
    office.calendars.busy["camden@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.presses("rita", Move(interview.id, 1))
    stays = await office.load(Interview, interview.id)
    assert (stays.room, stays.spare_rooms) == (interview.room, ())


async def test_a_spare_room_that_cannot_be_read_stays_spare(office):
    interview = await booked(office)
    office.calendars.unread["camden@x.example"] = "no-answer"
    reply = await office.presses("rita", Move(interview.id, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("slot-taken", "unread")
    assert await office.load(Interview, interview.id) == interview


async def test_a_stand_in_who_is_busy_by_now_is_not_asked(office):
    interview = await declined(office)
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    reply = await office.presses("rita", Replace(interview.id, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("slot-taken", "Mei")
    assert await office.load(Interview, interview.id) == interview


async def test_who_shares_a_first_name_in_the_account_is_named_in_full(office):
    (stored,) = await office.store.find(Person, "mail", "t/ada@x.example")
    await save(office, replace(stored.value, name="Mei Lind"))
    interview = await declined(office)
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    reply = await office.presses("rita", Replace(interview.id, 1))
    assert dict(reply.facts)["what"] == "Mei Tanaka"


@pytest.mark.parametrize("text", ["book 1", "more", "why not"])
async def test_where_no_times_were_shown_nothing_is_said_to_be_out_of_date(office, text):
    said = await office.says("rita", text)
    assert "out of date" not in said
    assert "I haven’t shown you any times here yet." in said


async def test_a_stand_in_who_has_left_is_not_asked(office):
    interview = await declined(office)
    await leaves(office, "mei")
    reply = await office.presses("rita", Replace(interview.id, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "substitute")


async def test_nothing_is_moved_while_microsoft_365_is_switched_off(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    await save(office, replace(await office.load(Account, "t"), enabled=False))
    reply = await office.presses("rita", Book(view.offer, view.slots[0].number))
    assert reply.key == "not-enabled"
    assert await office.load(Interview, interview.id) == interview


@pytest.mark.parametrize(
    ("who", "action"),
    [
        ("rita", Move),
        ("rita", Cancel),
        ("rita", NameCandidate),
        ("rita", InviteCandidate),
        ("ian", Accept),
        ("ian", Decline),
        ("ian", Propose),
    ],
)
async def test_nothing_is_done_to_an_interview_that_has_taken_place(office, who, action):
    interview = await booked(office)
    office.clock.moment = interview.end
    inputs = {"candidate": "Jo Park"} if action is NameCandidate else {}
    reply = await office.presses(who, action(interview.id), inputs=inputs)
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "interview-over")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.is_live, after.people, after.candidate) == (True, interview.people, "")
