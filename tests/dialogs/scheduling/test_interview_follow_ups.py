"""Right after a booking, words about rooms and people speak of the interview, not of the question before it."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.domain.rooms import Room
from bot.domain.search_models import Item
from bot.runtime.ports import DocumentChange
from cards.actions import Decline, Move
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Notice
from tests.harness.office import TENANT
from tests.harness.office_stories import booked, save

ROOM = {"thames@x.example": "Thames", "camden@x.example": "Camden"}


async def with_spare(office, interview, *rooms):
    stored = await office.store.load(Interview, interview.id)
    changed = replace(stored.value, spare_rooms=rooms)
    await office.store.save([DocumentChange(Interview, changed.key, changed, stored.version)])


def other(interview):
    return next(mail for mail in ROOM if mail != interview.room)


@pytest.mark.parametrize("text", ["change the room", "Another room please", "use a different room"])
async def test_another_room_offers_those_free_at_the_same_time(office, text):
    interview = await booked(office)
    await with_spare(office, interview, other(interview))
    told = await office.says("rita", text)
    assert office.view("rita", InterviewCard).spare_rooms == (ROOM[other(interview)],)
    assert f"use {ROOM[other(interview)]}" in told
    await office.says("rita", f"use {ROOM[other(interview)]}")
    moved = await office.load(Interview, interview.id)
    assert (moved.room, moved.start) == (other(interview), interview.start)


async def test_that_room_is_the_only_one_shown(office):
    interview = await booked(office)
    await with_spare(office, interview, other(interview))
    await office.says("rita", "another room")
    await office.says("rita", "take that")
    moved = await office.load(Interview, interview.id)
    assert moved.room == other(interview)


async def test_that_room_is_asked_for_where_several_are_shown(office):
    interview = await booked(office)
    await with_spare(office, interview, other(interview), "hall@x.example")
    account = await office.load(Account, TENANT)
    await save(
        office,
        replace(
            account, rooms=(*account.rooms, Room(mail="hall@x.example", name="Hall", capacity=9))
        ),
    )
    await office.says("rita", "another room")
    told = await office.says("rita", "take that")
    assert f"use {ROOM[other(interview)]}" in told
    assert (await office.load(Interview, interview.id)).room == interview.room


async def test_that_is_asked_for_where_nothing_to_choose_is_shown(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    await office.says("rita", "another room")
    await office.says("rita", "use Camden")
    told = await office.says("rita", "take that")
    assert "I’m not sure what you mean by that." in told
    assert (await office.load(Interview, interview.id)).room == "camden@x.example"


async def test_a_room_taken_off_the_list_does_not_shift_the_others(office):
    interview = await booked(office)
    await with_spare(office, interview, "gone@x.example", other(interview))
    await office.says("rita", "another room")
    assert office.view("rita", InterviewCard).spare_rooms == (ROOM[other(interview)],)
    await office.presses("rita", Move(interview.id, 1))
    assert (await office.load(Interview, interview.id)).room == other(interview)


async def test_where_no_room_is_free_then_other_times_are_offered(office):
    interview = await booked(office)
    await with_spare(office, interview)
    office.calendars.busy[other(interview)] = [Item(Interval(interview.start, interview.end))]
    await office.says("rita", "another room")
    view = office.view("rita", OfferCard)
    assert (view.purpose, view.interview) == ("move", interview.id)


async def test_rooms_free_by_now_are_offered_where_none_was_kept_from_the_search(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    assert interview.spare_rooms == ()
    await office.says("rita", "another room")
    assert office.view("rita", InterviewCard).spare_rooms == ("Camden",)
    await office.says("rita", "use Camden")
    await office.works()
    assert (await office.load(Interview, interview.id)).room == "camden@x.example"


async def test_a_room_that_says_no_brings_those_that_are_free(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    office.calendars.events[interview.reservation.id].answers["thames@x.example"] = Answer.DECLINED
    office.clock.pass_(seconds=5)
    await office.works()
    assert office.view("rita", InterviewCard).spare_rooms == ("Camden",)


@pytest.mark.parametrize(
    "text",
    [
        "add a room",
        "it needs a room",
        "book a room for it",
        "can we have a room for it",
        "a room too please",
    ],
)
async def test_an_interview_that_has_no_room_gets_one_at_once(office, text):
    interview = await booked(office, "Ian on Tuesday, no room")
    assert not interview.room
    await office.says("rita", text)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.room in ROOM
    assert (after.start, after.path is not None) == (interview.start, True)
    await office.says("rita", "undo")
    await office.works()
    assert not (await office.load(Interview, interview.id)).room


async def test_a_room_is_found_although_who_attends_is_away_by_now(office):
    await booked(office, "Ian on Tuesday, no room")
    await office.says("ian", "I'm out sick on Tuesday")
    await office.says("ian", "no")
    await office.says("rita", "add a room")
    await office.works()
    (interview,) = await office.all(Interview)
    assert interview.room


async def test_a_room_is_named_after_other_times_were_shown(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    await office.says("rita", "move it to Thursday")
    await office.says("rita", "use Camden")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.room, after.start) == ("camden@x.example", interview.start)


async def test_a_bigger_room_has_more_seats_than_the_one_booked(office):
    interview = await booked(office)
    assert ROOM[interview.room] == "Thames"
    await with_spare(office, interview, "camden@x.example")
    await office.says("rita", "a bigger room please")
    assert office.view("rita", InterviewCard).spare_rooms == ("Camden",)
    await office.says("rita", "use Camden")
    await office.works()
    await with_spare(office, interview, "thames@x.example")
    said = await office.says("rita", "bigger room")
    assert "no room bigger than Camden (6 seats)" in said
    assert (await office.load(Interview, interview.id)).room == "camden@x.example"


@pytest.mark.parametrize("text", ["find someone else", "who else could do it"])
async def test_somebody_else_is_offered_once_somebody_declined(office, text):
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert "ask Mei" in await office.says("rita", text)
    assert office.message("rita") == office.message("rita", InterviewCard)


async def test_where_nobody_else_is_free_that_is_said(office):
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.says("rita", "find someone else")
    assert "Nobody else is free" in office.view("rita", Notice).lines[0]


@pytest.mark.parametrize("text", ["find someone else", "replace Ian", "who could do it instead?"])
async def test_who_could_come_instead_is_shown_though_nobody_declined(office, text):
    interview = await booked(office)
    await office.says("rita", text)
    card = office.view("rita", InterviewCard)
    assert (card.to_replace, card.substitutes) == (("Ian Murray",), ("Mei Tanaka",))
    assert "Free at that time, in place of Ian" in fallback(card)
    await office.says("rita", "ask Mei")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert [one.name for one in after.people] == ["Mei Tanaka"]
    assert (after.to_replace, after.substitutes) == ((), ())


async def test_somebody_else_for_one_of_two_is_asked_who_is_named(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    said = await office.says("rita", "find someone else")
    assert "haven’t declined" in said
    await office.says("rita", "who could do it instead of Mei?")
    after = await office.load(Interview, interview.id)
    assert "Nobody else is free" in office.view("rita", Notice).lines[0] or after.to_replace


async def test_somewhere_bigger_is_any_room_for_an_interview_that_has_none(office):
    interview = await booked(office, "Ian on Tuesday at 14:00")
    await office.says("rita", "we need somewhere bigger")
    await office.works()
    assert (await office.load(Interview, interview.id)).room


@pytest.mark.parametrize("text", ["who is my interviewer?", "who's interviewing", "who accepted"])
async def test_who_comes_shows_the_interview_as_it_stands(office, text):
    await booked(office)
    assert "Ian Murray" in await office.says("rita", text)
    assert office.message("rita") == office.message("rita", InterviewCard)


async def test_another_day_moves_what_was_booked(office):
    await booked(office)
    await office.says("rita", "and on Thursday?")
    assert office.view("rita", OfferCard).purpose == "move"


async def test_of_an_interviewer_only_who_comes_is_answered(office):
    await booked(office)
    await office.says("ian", "my interviews")
    assert "Ian Murray" in await office.says("ian", "who accepted")
    before = len(office.views("ian"))
    assert "accepted" not in await office.says("ian", "another room")
    assert len(office.views("ian")) > before


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes thanks", Answer.ACCEPTED), ("Yes!", Answer.ACCEPTED), ("ok", Answer.ACCEPTED)],
)
async def test_a_yes_answers_the_only_invitation_that_waits(office, text, answer):
    interview = await booked(office)
    await office.says("ian", text)
    changed = await office.load(Interview, interview.id)
    assert (changed.people[0].answer, changed.people[0].comment) == (answer, "")


async def test_a_courtesy_is_no_reason(office):
    interview = await booked(office)
    await office.says("ian", "can't make it, sorry")
    changed = await office.load(Interview, interview.id)
    assert (changed.people[0].answer, changed.people[0].comment) == (Answer.DECLINED, "")


async def test_a_smaller_room_is_offered_where_all_who_come_have_a_seat(office):
    interview = await booked(office, "Ian on Tuesday in Camden")
    await office.says("rita", "find somewhere smaller")
    assert office.view("rita", InterviewCard).spare_rooms == ("Thames",)
    await office.says("rita", "1")
    await office.works()
    assert (await office.load(Interview, interview.id)).room == "thames@x.example"


async def test_where_no_room_is_smaller_that_is_said(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    said = await office.says("rita", "a smaller room please")
    assert "No room smaller than Thames (4 seats)" in said
    assert (await office.load(Interview, interview.id)).room == interview.room


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Ian on Tuesday in Thames", "Yes: Thames has 4 seats, and 2 are coming"),
        ("Ian on Tuesday without a room", "No room is booked for it. It needs 2 seats"),
    ],
)
async def test_whether_the_room_is_big_enough_is_answered_in_words(office, asked, said):
    await booked(office, asked)
    assert said in await office.says("rita", "is the room big enough?")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Ian on Tuesday for Jo Park", "No: I have no address for Jo Park"),
        ("Ian on Tuesday for Jo Park jo@mail.test", "Not yet: Jo Park’s invitation goes out at"),
    ],
)
async def test_whether_the_candidate_was_told_is_answered_in_words(office, asked, said):
    await booked(office, asked)
    await office.says("rita", "did Jo get anything yet?")
    told = [one for one in office.views("rita") if isinstance(one, Notice)]
    assert said in " ".join(told[-1].lines)


async def test_what_they_are_told_behind_a_colon_is_a_note(office):
    interview = await booked(office)
    await office.says("rita", "tell them: please bring your laptops")
    await office.works()
    assert (await office.load(Interview, interview.id)).note == "please bring your laptops"
