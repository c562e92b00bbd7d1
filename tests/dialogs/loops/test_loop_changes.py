"""Changing a loop that is booked: another day, two sessions swapped, one dropped, one added; Undo gives all of it back."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Answer, Interview, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import (
    Accept,
    Book,
    Cancel,
    Change,
    ChangeLoop,
    InviteCandidate,
    Move,
    NameCandidate,
    Undo,
)
from cards.adaptive_cards import fallback
from cards.clarification_views import Choices
from cards.interview_views import AskToCancel, InterviewCard
from cards.loop_views import LoopCard, LoopOfferCard
from cards.offer_views import OfferCard
from cards.view_models import AskSure
from tests.harness.office_loops import (
    INVITING,
    assert_whole_or_nothing,
    booked,
    places,
    sessions,
    settled,
    staffed,
)
from tests.harness.office_stories import lose_rooms, save


async def standing(text=INVITING):
    """Return an office with a loop of which everything has been said and done."""
    office = await staffed()
    loop = await booked(office, text)
    await settled(office)
    return office, loop


def who(some):
    return [(f"{one.start:%d %H:%M}", one.people[0].name.split()[0]) for one in some]


async def chosen(office, number=1):
    view = office.view("rita", LoopOfferCard)
    message = office.message("rita", LoopOfferCard)
    await office.presses("rita", Book(view.offer, number), message=message)
    await office.works()


def plan(office):
    (one,) = [each for each in office.calendars.events.values() if each.draft.is_for_candidate]
    return one.draft


async def test_the_whole_loop_moves_to_another_day():
    office, _ = await standing()
    await office.says("rita", "move it to Thursday")
    await chosen(office)
    assert who(await sessions(office)) == [
        ("26 09:00", "Ian"),
        ("26 10:00", "Mei"),
        ("26 10:45", "Tom"),
    ]
    assert {one.stage for one in await sessions(office)} == {Stage.STANDING}
    assert places(office) == ["primary"] * 4 + ["scheduler"] * 3
    await settled(office)
    assert plan(office).span.start.day == 26


async def test_interviewers_read_of_the_move_of_a_loop_in_a_new_message():
    office, _ = await standing()
    office.clock.pass_(days=1)
    invited = office.message("ian", InterviewCard)
    await office.says("rita", "move it to Thursday")
    await chosen(office)
    assert office.message("ian", InterviewCard) != invited
    assert office.view("ian", InterviewCard).start.day == 26


async def test_move_offers_schedules_in_which_its_own_times_are_not_in_the_way():
    office, loop = await standing()
    await office.presses("rita", Move(loop.id), message=office.message("rita", LoopCard))
    view = office.view("rita", LoopOfferCard)
    assert (view.purpose, len(view.schedules)) == ("move", 3)


async def test_undo_takes_the_move_back_and_not_the_booking():
    office, loop = await standing()
    before = who(await sessions(office))
    await office.says("rita", "move it to Thursday")
    await chosen(office)
    await office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard))
    await office.works()
    assert who(await sessions(office)) == before
    assert len(places(office)) == 7


async def test_two_sessions_are_swapped_at_once_where_nothing_else_moves():
    office, _ = await standing()
    await office.says("rita", "swap 1 and 2")
    await office.works()
    assert who(await sessions(office)) == [
        ("24 09:00", "Mei"),
        ("24 09:45", "Ian"),
        ("24 10:45", "Tom"),
    ]
    await settled(office)
    assert "09:00–09:45  Mei" in plan(office).text


async def test_undo_of_another_order_forgets_that_the_order_was_asked_for():
    office, loop = await standing()
    await office.says("rita", "swap 1 and 2")
    await office.works()
    assert (await office.load(Loop, loop.id)).asked["is_ordered"] is True
    await office.says("rita", "undo")
    await office.works()
    after = await office.load(Loop, loop.id)
    assert (after.asked, after.days_most) == (loop.asked, loop.days_most)


async def test_undo_of_a_move_over_two_days_lets_the_loop_lie_on_one_again():
    office, loop = await standing()
    await office.says("rita", "move it to Thursday and Friday, over two days")
    await chosen(office)
    assert (await office.load(Loop, loop.id)).days_most == 2
    await office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard))
    await office.works()
    assert (await office.load(Loop, loop.id)).days_most == loop.days_most == 1


async def test_where_a_swap_does_not_go_schedules_with_the_new_order_are_offered():
    office, _ = await standing()
    nine = datetime(2026, 11, 24, 9, tzinfo=UTC)
    office.calendars.busy["mei@x.example"] = [Item(Interval(nine, nine + timedelta(minutes=30)))]
    await office.says("rita", "swap 1 and 2")
    view = office.view("rita", LoopOfferCard)
    assert [one.people[0] for one in view.schedules[0].sessions][:2] == ["Mei Tanaka", "Ian Murray"]
    await chosen(office)
    assert who(await sessions(office))[0][1] == "Mei"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("push everything after Ian by 20 minutes", ["09:00", "10:20", "11:05"]),
        ("everything after session 2 20 minutes later", ["09:00", "10:00", "11:05"]),
        ("move all after the 10:00 one back 20 min", ["09:00", "10:00", "11:05"]),
        ("push everything from Mei on by 20 minutes", ["09:00", "10:20", "11:05"]),
    ],
)
async def test_only_what_comes_after_a_session_moves(text, expected):
    office, _ = await standing()
    await office.says("rita", text)
    await chosen(office)
    assert [f"{one.start:%H:%M}" for one in await sessions(office)] == expected


async def test_nothing_moves_where_nothing_comes_after_the_session():
    office, _ = await standing()
    before = await sessions(office)
    assert "Nothing was changed" in await office.says("rita", "push everything after Tom by 20 min")
    assert await sessions(office) == before


async def test_sessions_are_swapped_by_the_names_of_their_people():
    office, _ = await standing()
    await office.says("rita", "swap Ian and Tom")
    await office.works()
    assert [name for _, name in who(await sessions(office))] == ["Tom", "Mei", "Ian"]


async def test_sessions_are_swapped_by_the_form():
    office, loop = await standing()
    await office.presses("rita", ChangeLoop(loop.id), inputs={"swap": "1,3"})
    await office.works()
    assert [name for _, name in who(await sessions(office))] == ["Tom", "Mei", "Ian"]


async def test_a_form_that_names_no_pair_is_answered_in_words():
    office, loop = await standing()
    reply = await office.presses("rita", ChangeLoop(loop.id), inputs={"swap": "1"})
    assert "which sessions" in fallback(reply)
    assert await assert_unchanged(office)


async def assert_unchanged(office):
    return who(await sessions(office)) == [
        ("24 09:00", "Ian"),
        ("24 10:00", "Mei"),
        ("24 10:45", "Tom"),
    ]


async def test_dropping_a_session_asks_once_and_leaves_the_others():
    office, _ = await standing()
    await office.says("rita", "drop session 3")
    assert f"{office.view('rita', AskToCancel).start:%H:%M}" == "10:45"
    await office.says("rita", "yes")
    await office.works()
    assert [one.stage for one in await sessions(office)] == [Stage.STANDING] * 2 + [Stage.ENDED]
    assert office.view("rita", LoopCard).sessions[2].stage == "ended"


async def test_a_session_is_added_where_the_others_stay_as_they_are():
    office, _ = await standing()
    await office.says("rita", "add Lucy 30m")
    await chosen(office)
    assert who(await sessions(office)) == [
        ("24 09:00", "Ian"),
        ("24 10:00", "Mei"),
        ("24 10:45", "Tom"),
        ("24 11:30", "Lucy"),
    ]
    assert {one.stage for one in await sessions(office)} == {Stage.STANDING}
    assert office.view("lucy", InterviewCard).own_answer == "none"
    await settled(office)
    assert "11:30–12:00  Lucy" in plan(office).text


async def test_nobody_who_has_left_since_the_offer_is_added():
    office, _ = await standing()
    await office.says("rita", "add Lucy 30m")
    (lucy,) = await office.store.find(Person, "mail", "t/lucy@x.example")
    await save(office, replace(lucy.value, roles=frozenset()))
    await chosen(office)
    assert len(await sessions(office)) == 3


async def test_a_loop_does_not_move_into_a_room_that_was_taken_off_the_list_since():
    office, _ = await standing()
    before = who(await sessions(office))
    await office.says("rita", "move it to Thursday")
    await lose_rooms(office)
    await chosen(office)
    assert who(await sessions(office)) == before


async def test_a_session_that_only_changes_its_room_keeps_its_answers():
    office, _ = await standing()
    first, *_ = await sessions(office)
    await office.presses("ian", Accept(first.id))
    at = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)
    office.calendars.busy["thames@x.example"] = [Item(Interval(at, at + timedelta(hours=1)))]
    await office.says("rita", "add Lucy 30m")
    await chosen(office)
    after, *_ = await sessions(office)
    assert (after.start, after.room != first.room) == (first.start, True)
    assert after.people[0].answer is Answer.ACCEPTED


async def test_undo_takes_a_session_that_was_added_out_again():
    office, loop = await standing()
    await office.says("rita", "add Lucy 30m")
    await chosen(office)
    await office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard))
    await office.works()
    assert [one.stage for one in await sessions(office)] == [Stage.STANDING] * 3 + [Stage.ENDED]
    assert len(places(office)) == 7


async def test_somebody_who_is_not_in_the_loop_takes_the_place_of_who_is():
    office, _ = await standing()
    await office.says("rita", "swap Tom for Lucy")
    await office.works()
    assert [name for _, name in who(await sessions(office))] == ["Ian", "Mei", "Lucy"]


async def test_a_person_is_replaced_in_their_session():
    office, _ = await standing()
    await office.says("rita", "replace Tom with Lucy")
    await office.works()
    assert [name for _, name in who(await sessions(office))] == ["Ian", "Mei", "Lucy"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("add Lucy to the first session", 0),
        ("add Lucy to session 1", 0),
        ("add Lucy to Ian's session", 0),
        ("add Lucy to the 9:00 session", 0),
        ("have Lucy sit in with Mei", 1),
        ("have Lucy join session 2", 1),
        ("put Lucy in with Tom", 2),
        ("add Lucy to the last one too", 2),
    ],
)
async def test_who_is_added_to_one_session_comes_to_that_one_and_has_none_of_their_own(text, place):
    office, _ = await standing()
    await office.says("rita", text)
    await office.works()
    there = [[each.name.split()[0] for each in one.people] for one in await sessions(office)]
    alone = [["Ian"], ["Mei"], ["Tom"]]
    assert there == [*alone[:place], [*alone[place], "Lucy"], *alone[place + 1 :]]


@pytest.mark.parametrize("text", ["add lucy to the first session", "add lucy to ian's session", "add lucy to session 1"])  # fmt: skip
@pytest.mark.parametrize("asked", ["my interviews", "who is jo meeting and when?"])
async def test_after_a_list_one_session_is_changed_and_not_all_of_them(asked, text):
    office, _ = await standing()
    await office.says("rita", asked)
    await office.says("rita", text)
    await office.works()
    there = [[each.name.split()[0] for each in one.people] for one in await sessions(office)]
    assert there == [["Ian", "Lucy"], ["Mei"], ["Tom"]]


@pytest.mark.parametrize("text", ["add Lucy to 2", "add Lucy to the fifth session"])
async def test_a_session_that_is_not_found_is_asked_about_and_none_is_added(text):
    office, loop = await standing()
    await office.says("rita", text)
    assert isinstance(office.views("rita")[-1], Choices)
    assert len((await office.load(Loop, loop.id)).interviews) == 3


@pytest.mark.parametrize(
    ("text", "place", "minutes"),
    [
        ("make the last one 45", 2, 45),
        ("make session 1 30 min", 0, 30),
        ("the second session should be half an hour", 1, 30),
    ],
)
async def test_how_long_one_session_is_to_be_is_told_by_its_place(text, place, minutes):
    office, _ = await standing()
    before = [(one.end - one.start) // timedelta(minutes=1) for one in await sessions(office)]
    await office.says("rita", text)
    await office.works()
    after = [(one.end - one.start) // timedelta(minutes=1) for one in await sessions(office)]
    assert after == [*before[:place], minutes, *before[place + 1 :]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("get a room for all sessions", (0, 1, 2)),
        ("we need a room for all of it", (0, 1, 2)),
        ("sessions 1 and 3 need a room", (0, 2)),
    ],
)
async def test_every_session_that_is_meant_gets_a_room_after_one_question(text, places):
    office, _ = await standing(INVITING.replace("with a room", "without a room"))
    assert not any(one.room for one in await sessions(office))
    await office.says("rita", text)
    asked = office.view("rita", AskSure)
    assert len(asked.stops) == len(places) + 1
    await office.says("rita", "yes")
    await office.works()
    rooms = [one.room for one in await sessions(office)]
    assert [n for n, room in enumerate(rooms) if room] == [*places]
    assert len({room for room in rooms if room}) == 1


async def test_a_session_that_has_a_room_keeps_it_where_all_are_to_have_one():
    office, _ = await standing()
    said = await office.says("rita", "get a room for all sessions")
    assert "has a room like that already" in said
    await office.says("rita", "session 2: no room")
    await office.works()
    first, second, third = await sessions(office)
    assert [bool(one.room) for one in (first, second, third)] == [True, False, True]
    await office.says("rita", "get a room for all sessions")
    await office.says("rita", "yes")
    await office.works()
    after = await sessions(office)
    assert after[1].room
    assert [after[0].room, after[2].room] == [first.room, third.room]


async def test_sessions_for_which_no_room_is_free_stay_without_one_and_it_is_said():
    office, _ = await standing(INVITING.replace("with a room", "without a room"))
    await lose_rooms(office)
    said = await office.says("rita", "get a room for all sessions")
    assert "No such room is free" in said
    assert not any(isinstance(one, AskSure) for one in office.views("rita"))


async def test_a_note_of_one_session_shows_in_its_line_and_stands_in_its_invitation_alone():
    office, _ = await standing()
    said = await office.says("rita", "note for mei only: ask about testing")
    await office.works()
    assert "Mei · Thames ✓ · with a note" in said or "with a note" in fallback(
        office.view("rita", LoopCard)
    )
    notes = [one.note for one in await sessions(office)]
    assert notes == ["", "ask about testing", ""]


@pytest.mark.parametrize("text", ["ok accept her suggestion", "accept that proposal"])
async def test_of_a_loop_for_which_nobody_proposes_another_time_it_is_said(text):
    office, _ = await standing()
    assert "proposes another time" in await office.says("rita", text)


@pytest.mark.parametrize("text", ["show 2", "show session 2", "show me the second session"])
async def test_one_session_is_shown_by_its_place(text):
    office, _ = await standing()
    await office.says("rita", text)
    assert office.view("rita", InterviewCard).interview == (await sessions(office))[1].id


async def test_a_move_whose_time_was_taken_since_changes_nothing():
    office, _ = await standing()
    await office.says("rita", "move it to Thursday")
    start = office.view("rita", LoopOfferCard).schedules[0].sessions[2].start
    office.calendars.busy["tom@x.example"] = [Item(Interval(start, start + timedelta(hours=1)))]
    await chosen(office)
    assert await assert_unchanged(office)
    assert office.view("rita", LoopOfferCard).schedules


async def test_a_session_being_written_holds_a_change_back():
    office, loop = await standing()
    await office.says("rita", "swap 1 and 2")
    await office.presses("rita", Move(loop.id), message=office.message("rita", LoopCard))
    await office.works()
    assert len(await office.all(Interview)) == 3


async def test_cancel_all_after_changes_leaves_nothing():
    office, _ = await standing()
    await office.says("rita", "swap 1 and 2")
    await office.works()
    await office.says("rita", "move it to Thursday")
    await chosen(office)
    await office.says("rita", "cancel all")
    await office.says("rita", "yes")
    await office.works()
    assert not await assert_whole_or_nothing(office)


async def test_the_candidate_is_named_once_for_all_sessions():
    office, loop = await standing()
    given = {"candidate": "Ann Lee", "candidate_mail": "ann@lee.example"}
    await office.presses("rita", NameCandidate(loop.id), inputs=given)
    await office.works()
    assert {one.candidate for one in await sessions(office)} == {"Ann Lee"}
    await settled(office)
    assert plan(office).attendees == (("ann@lee.example", "Ann Lee"),)
    assert len(places(office)) == 7


async def test_named_on_the_card_of_one_session_it_is_the_candidate_of_all():
    office, _ = await standing()
    first = (await sessions(office))[0]
    await office.presses("rita", NameCandidate(first.id), inputs={"candidate": "Ann Lee"})
    await office.works()
    assert {one.candidate for one in await sessions(office)} == {"Ann Lee"}
    await settled(office)
    assert plan(office).attendees == (("jo@park.example", "Ann Lee"),)


async def test_without_an_address_the_candidate_has_no_plan_any_more():
    office, loop = await standing()
    await office.presses("rita", NameCandidate(loop.id), inputs={"candidate": "Jo Park"})
    await settled(office)
    assert places(office) == ["primary"] * 3 + ["scheduler"] * 3


async def test_the_candidate_is_named_in_words():
    office, _ = await standing()
    await office.says("rita", "candidate Ann Lee")
    await office.works()
    assert {one.candidate for one in await sessions(office)} == {"Ann Lee"}


async def test_the_plan_is_sent_before_undo_closes_and_again_where_it_was_deleted():
    office = await staffed()
    loop = await booked(office, INVITING)
    await office.presses("rita", InviteCandidate(loop.id), message=office.message("rita", LoopCard))
    await office.works()
    assert plan(office).attendees
    (ref,) = [one.ref for one in office.calendars.events.values() if one.draft.is_for_candidate]
    del office.calendars.events[ref.id]
    view = await settled(office, 5)
    assert view.candidate_state == "withdrawn"
    await office.says("rita", "send now")
    await office.works()
    assert plan(office).attendees


@pytest.mark.parametrize(
    "action",
    [
        Move,
        NameCandidate,
        InviteCandidate,
        Cancel,
        lambda loop: Cancel(loop, is_sure=True),
        ChangeLoop,
    ],
)
async def test_nothing_is_done_to_a_loop_that_has_taken_place(action):
    office, loop = await standing()
    before = await sessions(office)
    office.clock.moment = max(one.end for one in before)
    inputs = {"candidate": "Ann Lee"}
    reply = await office.presses("rita", action(loop.id), inputs=inputs)
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "interview-over")
    assert await sessions(office) == before


async def test_a_session_in_the_room_of_the_next_one_is_made_longer_once_there_is_room():
    office, _ = await standing(
        "Ian 45m, then Mei 45m, then Tom 30m on Tuesday with a room for Jo Park"
    )
    said = await office.says("rita", "make Ian's session an hour")
    assert "Ian’s session would run into the candidate’s next one" in said
    assert not [one for one in office.views("rita") if isinstance(one, OfferCard)]
    await office.says("rita", "put a 15 minute break after Ian")
    await office.says("rita", "choose 1")
    await office.works()
    await office.says("rita", "make Ian's session an hour")
    await office.works()
    first, second, _ = await sessions(office)
    assert (first.end - first.start, first.end) == (timedelta(hours=1), second.start)


async def test_one_session_never_comes_to_lie_where_the_candidate_is_in_another():
    office, _ = await standing("Ian 1h, then Mei 45m, then Tom 30m on Tuesday for Jo Park")
    first, second, _ = await sessions(office)
    lengthen = {"minutes": "90"}
    reply = await office.presses("rita", Change(first.id), inputs=lengthen)
    assert "Ian’s session would run into the candidate’s next one" in fallback(reply)
    assert "“put a 30 minute break after Ian”" in fallback(reply)
    await office.presses("rita", Move(first.id), message=office.message("rita"))
    offer = office.view("rita", OfferCard)
    assert not [one for one in offer.slots if one.start < second.end and second.start < one.end]


async def test_after_a_list_the_only_loop_on_it_is_meant():
    office, _ = await standing()
    await office.says("rita", "my interviews")
    await office.says("rita", "swap Ian and Mei")
    await office.works()
    assert [name for _, name in who(await sessions(office))] == ["Mei", "Ian", "Tom"]
    assert {len(one.people) for one in await sessions(office)} == {1}


@pytest.mark.parametrize("said", ["cancel Jo's second interview", "cancel Jo's second"])
async def test_one_session_is_cancelled_by_its_person_or_place_and_the_others_stay(said):
    office, _ = await standing()
    mei = (await sessions(office))[1]
    await office.says("rita", said)
    assert office.view("rita", AskToCancel).interview == mei.id
    await office.says("rita", "yes")
    await office.works()
    live = [one for one in await sessions(office) if one.is_live]
    assert [one.people[0].name for one in live] == ["Ian Murray", "Tom Becker"]


async def test_one_session_is_moved_by_its_person():
    office, _ = await standing()
    await office.says("rita", "move only the session with Ian to Wednesday")
    await office.says("rita", "book 1")
    await office.works()
    moved = {name: day[:2] for day, name in who(await sessions(office))}
    assert moved == {"Ian": "25", "Mei": "24", "Tom": "24"}


async def test_after_a_list_a_session_is_moved_and_never_its_whole_loop():
    office, _ = await standing()
    await office.says("rita", "my interviews")
    await office.says("rita", "move Mei's session to Wednesday")
    await office.says("rita", "book 1")
    await office.works()
    moved = {name: day[:2] for day, name in who(await sessions(office))}
    assert moved == {"Ian": "24", "Mei": "25", "Tom": "24"}


# --- undo -----------------------------------------------------------------------------------------


async def fresh():
    """Return an office with a loop that stands and may still be undone."""
    office = await staffed()
    loop = await booked(office, INVITING)
    return office, loop


async def test_undo_takes_the_change_of_a_session_back_and_leaves_the_loop():
    office, _ = await fresh()
    await office.says("rita", "replace Mei with Lucy")
    await office.works()
    assert [name for _, name in who(await sessions(office))] == ["Ian", "Lucy", "Tom"]
    assert office.view("rita", LoopCard).undoes_change
    await office.says("rita", "undo")
    await office.works()
    assert await assert_unchanged(office)
    assert await assert_whole_or_nothing(office)


@pytest.mark.parametrize("does", ["says", "presses"])
async def test_undo_after_a_session_was_cancelled_offers_it_again_where_it_was(does):
    office, loop = await fresh()
    before = who(await sessions(office))
    await office.says("rita", "cancel session 2")
    await office.says("rita", "yes")
    await office.works()
    assert not office.view("rita", LoopCard).may_undo
    await (office.says("rita", "undo") if does == "says" else office.presses("rita", Undo(loop.id)))
    assert [one.is_live for one in await sessions(office)] == [True, False, True]
    await office.says("rita", "1")
    await office.works()
    assert who([one for one in await sessions(office) if one.is_live]) == before


async def test_undo_after_the_candidate_was_named_leaves_the_sessions():
    office, _ = await fresh()
    await office.says("rita", "candidate Ann Lee")
    await office.works()
    assert "can’t be undone" in await office.says("rita", "undo")
    assert await assert_unchanged(office)


async def test_undo_that_has_closed_names_cancel_and_asks_nothing():
    office, _ = await standing()
    said = await office.says("rita", "undo")
    assert "two minutes" in said
    assert "cancel all" in said
    await office.says("rita", "yes")
    await office.works()
    assert await assert_unchanged(office)


@pytest.mark.parametrize("change", ["swap 1 and 2", "replace Mei with Lucy"], ids=["all", "one"])
async def test_undo_of_a_change_closes_two_minutes_after_it(change):
    office, loop = await standing()
    before = who(await sessions(office))
    await office.says("rita", change)
    await office.works()
    changed = who(await sessions(office))
    assert changed != before
    await settled(office, 2)
    assert "two minutes" in await office.says("rita", "undo")
    await office.presses("rita", Undo(loop.id), message=office.message("rita", LoopCard))
    await office.works()
    assert who(await sessions(office)) == changed
    assert len(places(office)) == 7


def away(office, name, day):
    start = datetime(2026, 11, day, 8, tzinfo=UTC)
    office.calendars.busy[f"{name}@x.example"] = [
        Item(Interval(start, start + timedelta(hours=12)))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "move it to Wednesday or Thursday over two days",
        "move the loop to Wednesday or Thursday, over two days",
        "move the loop over two days to Wednesday and Thursday",
        "reschedule all of it to Wednesday or Thursday, split across 2 days if need be",
    ],
)
async def test_a_loop_is_moved_over_two_days_where_that_is_said(text):
    office, _ = await standing()
    away(office, "ian", 26)
    away(office, "tom", 25)
    await office.says("rita", text)
    view = office.view("rita", LoopOfferCard)
    assert (view.days, view.left_out) == (2, ())
    await chosen(office)
    assert {name: day[:2] for day, name in who(await sessions(office))}["Tom"] == "26"
    (loop,) = await office.all(Loop)
    assert loop.days_most == 2


@pytest.mark.parametrize(
    "text",
    [
        "over two days",
        "move it over two days",
        "split the loop over two days",
        "spread it across 2 days",
    ],
)
async def test_how_many_days_a_loop_may_lie_on_is_enough_to_move_it(text):
    office, _ = await standing()
    await office.says("rita", text)
    view = office.view("rita", LoopOfferCard)
    assert (view.days, view.purpose) == (2, "move")


async def test_a_loop_on_two_days_is_moved_back_to_one():
    office, _ = await standing()
    await office.says("rita", "move it over two days")
    await office.says("rita", "all on one day")
    assert office.view("rita", LoopOfferCard).days == 1


async def without_the_first():
    """Return the office with a loop whose first session was dropped."""
    office, loop = await standing()
    await office.says("rita", "drop session 1")
    await office.says("rita", "yes")
    await office.works()
    return office, loop


async def test_the_card_numbers_the_sessions_that_take_place_first():
    office, _ = await without_the_first()
    card = office.view("rita", LoopCard)
    assert [(one.number, one.people[0].name, one.stage) for one in card.sessions] == [
        (1, "Mei Tanaka", "standing"),
        (2, "Tom Becker", "standing"),
        (3, "Ian Murray", "ended"),
    ]
    assert "2 · 10:45–11:15" in fallback(card)
    assert "3 · " not in fallback(card)


async def test_a_number_means_the_session_that_the_card_shows_with_it():
    office, loop = await without_the_first()
    await office.says("rita", "show 2")
    assert office.view("rita", InterviewCard).people[0].name == "Tom Becker"
    await office.presses("rita", ChangeLoop(loop.id), inputs={"swap": "1,2"})
    await office.works()
    live = [one for one in await sessions(office) if one.is_live]
    assert [name for _, name in who(live)] == ["Tom", "Mei"]
    await office.says("rita", "drop session 2")
    assert office.view("rita", AskToCancel).people == ("Mei Tanaka",)


@pytest.mark.parametrize(
    ("text", "asked", "read"),
    [
        ("tell the interviewers to focus on C++", "focus on C++", lambda one: one.note),
        ("for the panel: focus on C++", "focus on C++", lambda one: one.note),
        ("make the whole loop online", "Teams link", lambda one: one.online),
    ],
)
async def test_what_is_said_of_a_whole_loop_is_changed_of_all_sessions_after_a_question(
    text, asked, read
):
    office = await staffed()
    await booked(office)
    await office.says("rita", text)
    question = office.view("rita", AskSure)
    assert "all 3 interviews" in question.title or "these 3 interviews" in question.title
    assert any(asked in one for one in question.stops)
    assert not any(read(one) for one in await sessions(office))
    await office.says("rita", "yes")
    await office.works()
    assert all(read(one) for one in await sessions(office))


async def test_a_session_is_added_below_the_other_times_of_one_of_them():
    office = await staffed()
    await booked(office)
    await office.says("rita", "move Jo's second to Wednesday")
    await office.says("rita", "can we add a session with Lucy at the end, 30 min")
    await office.works()
    assert "Lucy" in str(office.views("rita")[-1])


@pytest.mark.parametrize("text", ["jo.new@park.example", "typo, it's jo.new@park.example"])
async def test_who_corrects_a_candidates_address_is_told_where_the_plan_went(text):
    office = await staffed()
    await booked(office, INVITING)
    await settled(office)
    await office.says("rita", text)
    (loop,) = await office.all(Loop)
    assert loop.candidate_mail == "jo.new@park.example"
    assert "invitation had already gone to" in "\n".join(
        fallback(one) for one in office.views("rita")
    )


async def test_the_loop_says_why_another_time_is_proposed_for_a_session():
    office, _ = await standing()
    await office.says("mei", "school run, could we do 4 instead")
    await office.works()
    assert "instead of" in fallback(office.view("rita", LoopCard))
    assert ": “school run”" in fallback(office.view("rita", LoopCard))
