"""The main job while Microsoft has a bad day: one reservation, one interview, one card."""

import pytest

from tests.harness.http_stories import booked, enabled
from tests.harness.running_bot import actions, button, said

CALLS = (
    "POST /me/calendar/getSchedule",
    "GET /me/calendars",
    "POST /me/calendars$",
    "POST /me/calendars/[^/]+/events",
    "POST /users/[^/]+/calendar/events",
    "POST /me/(calendar/)?events",
    "GET .*/events",
    "accept",
)
HAS_ENDED = "Your sign-in has ended"
WRITES = tuple(call for call in CALLS if call.startswith("POST") and "getSchedule" not in call)


async def booked_and_accepted(world):
    """Let Rita book the first time and the interviewer accept; gives the interviewer's name."""
    name = await booked(world)
    card = await world.shown(name, "Accept")
    await world.press(name, card, button(card, "accept"))
    await world.shown("rita", "accepted")
    return name


async def assert_all_is_there_once(world, name):
    (interview,) = await world.interviews("rita")
    (reservation,) = await world.interviews("rita", "Comeet Scheduler")
    assert interview["iCalUId"] != reservation["iCalUId"]
    assert len(await world.interviews(name)) == 1
    cards = [one for one in world.messages("rita") if "confirmed" in said(one)]
    assert len(cards) == 1
    assert len([one for one in world.messages(name) if "accepted" in said(one).lower()]) == 1


async def test_every_call_is_throttled_once(world):
    for call in CALLS:
        await world.post(
            "/sandbox/faults", {"match": call, "status": 429, "retryAfter": 1, "times": 1}
        )
    name = await booked_and_accepted(world)
    await assert_all_is_there_once(world, name)
    asked_again = [one for one in await world.get("/sandbox/requests") if one["status"] == 429]
    assert len(asked_again) >= 5


@pytest.mark.parametrize("status", [503, 504])
async def test_every_write_takes_effect_but_is_answered_with_an_error(world, status):
    for call in (*WRITES, "accept"):
        await world.post(
            "/sandbox/faults", {"match": call, "status": status, "times": 1, "after": True}
        )
    name = await booked_and_accepted(world)
    await assert_all_is_there_once(world, name)


async def test_every_write_loses_its_connection_after_taking_effect(world):
    for call in WRITES:
        await world.post("/sandbox/faults", {"match": call, "status": 0, "times": 1, "after": True})
    name = await booked_and_accepted(world)
    await assert_all_is_there_once(world, name)


@pytest.mark.parametrize("switch", ["revoked", "challenge", "inactive"])
async def test_an_expired_grant_brings_one_reconnect_card_and_then_the_answer(world, switch):
    await enabled(world)
    await world.connect("rita")
    await world.post("/sandbox/switches", {"mail": "rita@contoso.example", switch: True})
    for day in ("Wednesday", "Thursday", "Tuesday"):
        await world.say("rita", f"who's free {day} with a room")
        prompt = await world.shown("rita", "Sign in", f"{day} with a room")
    assert len([one for one in world.messages("rita") if HAS_ENDED in said(one)]) == 1
    await world.say("olivia", "status")
    await world.shown("olivia", "Must sign in again", "Rita Costa")
    links = list(actions(prompt.card, "Action.OpenUrl"))
    await world.sign_in("rita", links[0]["url"])
    await world.shown("rita", "24 Nov", "Book")
