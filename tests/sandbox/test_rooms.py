"""The booking attendants of the rooms, each with its policy."""

import pytest

from tests.harness.sandbox_events import a_question, an_event, at, statuses


async def _booked(member, room, **event):
    return await member.ok("POST", "/me/events", an_event(room=room, **event))


async def _answer(member, event):
    seen = await member.ok("GET", f"/me/events/{at(event['id'])}")
    return next(iter(statuses(seen).values()))


async def _view(member, room, **question):
    answer = await member.ok("POST", "/me/calendar/getSchedule", a_question(room, **question))
    return answer["value"][0]["availabilityView"]


@pytest.mark.parametrize(
    ("room", "seconds", "answer", "view"),
    [
        ("thames", 0, "none", "000000000"),
        ("thames", 2, "accepted", "020000000"),
        ("focus1", 2, "accepted", "020000000"),
        ("camden", 5, "none", "010000000"),
        ("camden", 8, "accepted", "020000000"),
        ("boardroom", 60, "tentativelyAccepted", "010000000"),
        ("hudson", 2, "accepted", "020000000"),
        ("brooklyn", 3000, "none", "010000000"),
    ],
)
async def test_each_room_answers_in_its_own_way(world, rita, room, seconds, answer, view):
    made = await _booked(rita, room)
    world.later(seconds=seconds)
    assert await _answer(rita, made) == answer
    assert await _view(rita, room) == view


async def test_a_room_shows_who_booked_it_and_nothing_of_what_for(world, rita):
    await _booked(rita, "thames", subject="Secret", sensitivity="private")
    world.later(seconds=2)
    _, box = await world.control("GET", "calendars/thames@contoso.example")
    [copy] = [
        one for one in box["calendars"][0]["events"] if "2026-03-22" in one["start"]["dateTime"]
    ]
    assert (copy["subject"], copy["sensitivity"], copy["bodyPreview"]) == (
        "Rita Costa",
        "normal",
        "",
    )


async def test_of_two_organizers_the_first_gets_the_room(world, rita, ian):
    first, second = await _booked(rita, "thames"), await _booked(ian, "thames")
    world.later(seconds=5)
    assert await _answer(rita, first) == "accepted"
    assert await _answer(ian, second) == "declined"
    assert await _view(rita, "thames") == "020000000"


async def test_a_slow_room_keeps_the_order_in_which_requests_arrived(world, rita, ian):
    first = await _booked(rita, "camden")
    world.later(seconds=3)
    second = await _booked(ian, "camden")
    world.later(seconds=30)
    assert await _answer(rita, first) == "accepted"
    assert await _answer(ian, second) == "declined"


async def test_back_to_back_bookings_do_not_conflict(world, rita):
    await _booked(rita, "thames", start="09:00", end="10:00")
    made = await _booked(rita, "thames", start="10:00", end="11:00")
    world.later(seconds=5)
    assert await _answer(rita, made) == "accepted"


@pytest.mark.parametrize(
    ("room", "day", "answer"),
    [
        ("hudson", "2026-04-12", "accepted"),
        ("hudson", "2026-04-18", "declined"),
        ("thames", "2026-04-18", "accepted"),
        ("thames", "2026-09-20", "declined"),
        ("thames", "2026-03-15", "declined"),
    ],
)
async def test_rooms_take_bookings_within_their_window_only(world, rita, room, day, answer):
    made = await _booked(rita, room, day=day)
    world.later(seconds=5)
    assert await _answer(rita, made) == answer


async def test_rooms_decline_more_than_a_day(world, rita):
    event = an_event(room="thames")
    event["end"]["dateTime"] = "2026-03-23T10:01:00"
    made = await rita.ok("POST", "/me/events", event)
    world.later(seconds=5)
    assert await _answer(rita, made) == "declined"


@pytest.mark.parametrize(("word", "answer"), [("accept", "accepted"), ("decline", "declined")])
async def test_someone_can_decide_what_waits(world, rita, word, answer):
    made = await _booked(rita, "boardroom")
    world.later(seconds=5)
    status, _ = await world.control("POST", "rooms/boardroom@contoso.example", {"answer": word})
    world.later(seconds=5)
    assert (status, await _answer(rita, made)) == (200, answer)


@pytest.mark.parametrize(
    ("policy", "answer", "view"),
    [("decline", "declined", "000000000"), ("none", "none", "000000000")],
)
async def test_a_policy_can_be_changed(world, rita, policy, answer, view):
    status, room = await world.control("POST", "rooms/thames@contoso.example", {"policy": policy})
    assert (status, room["policy"]) == (200, policy)
    made = await _booked(rita, "thames")
    world.later(seconds=5)
    assert (await _answer(rita, made), await _view(rita, "thames")) == (answer, view)


async def test_a_cancelled_booking_frees_the_room(world, rita, ian):
    made = await _booked(rita, "camden")
    await rita.ok("POST", f"/me/events/{at(made['id'])}/cancel", {})
    world.later(seconds=30)
    assert await _view(rita, "camden") == "000000000"
    again = await _booked(ian, "camden")
    world.later(seconds=30)
    assert await _answer(ian, again) == "accepted"


async def test_delivery_takes_as_long_as_it_is_set_to(world, rita):
    await world.control("POST", "switches", {"deliverySeconds": 60})
    made = await _booked(rita, "thames")
    world.later(seconds=59)
    assert await _view(rita, "thames") == "000000000"
    world.later(seconds=1)
    assert await _view(rita, "thames") == "020000000"
    assert await _answer(rita, made) == "none"
    world.later(seconds=60)
    assert await _answer(rita, made) == "accepted"


@pytest.mark.parametrize("body", [{}, {"policy": "sleepy"}, {"answer": "perhaps"}, {"colour": 1}])
async def test_a_mistaken_change_of_a_room_is_explained(world, body):
    status, answer = await world.control("POST", "rooms/thames@contoso.example", body)
    assert (status, answer["error"].endswith(".")) == (400, True)


async def test_only_rooms_have_policies(world):
    status, _ = await world.control("POST", "rooms/rita@contoso.example", {"policy": "accept"})
    assert status == 404
