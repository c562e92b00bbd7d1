"""Trouble on demand, throttling, and the list of calls."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.graph.throttling import MOST_IN_WINDOW
from bot.sandbox.slack.routes import mount
from tests.harness.sandbox_events import DAY, a_question, an_event
from tests.sandbox.conftest import APP


async def _fault(world, **fault):
    status, answer = await world.control("POST", "faults", fault)
    assert status == 201, answer
    return answer


async def _events(world, mail="rita@contoso.example"):
    _, box = await world.control("GET", f"calendars/{mail}")
    return [one for one in box["calendars"][0]["events"] if DAY in one["start"]["dateTime"]]


@pytest.mark.parametrize(
    "match",
    [
        "POST /me/events",
        "/me/events",
        "events",
        ".*",
        "POST /sandbox/graph/v1.0/me/events$",
        "v1.0/me",
    ],
)
async def test_a_fault_meets_what_it_matches(world, rita, match):
    await _fault(world, match=match, status=503)
    assert await rita.refused("POST", "/me/events", an_event()) == (503, "UnknownError")
    assert await _events(world) == []


async def test_addresses_of_mailboxes_are_matched_and_noted_down_as_people_write_them(world, rita):
    await _fault(world, match="users/thames@contoso.example/calendar/events", status=503)
    path = "/users/thames%40contoso.example/calendar/events"
    assert (await rita.refused("POST", path, an_event()))[0] == 503
    _, seen = await world.control("GET", "requests")
    assert seen[-1]["path"].endswith("/users/thames@contoso.example/calendar/events")


async def test_a_fault_leaves_other_calls_alone(world, rita):
    await _fault(world, match="POST /me/events", status=503)
    await rita.ok("GET", "/me/calendars")
    await rita.ok("POST", "/me/calendar/getSchedule", a_question("ian"))


async def test_what_is_no_pattern_is_looked_for_as_it_stands(world, rita):
    await _fault(world, match="me/events?[", status=503)
    await rita.ok("POST", "/me/events", an_event())


async def test_a_fault_counts_down(world, rita):
    await _fault(world, match="getSchedule", status=429, retryAfter="2.128", times=2)
    seen = [
        await rita.graph("POST", "/me/calendar/getSchedule", a_question("ian")) for _ in range(3)
    ]
    assert [status for status, _, _ in seen] == [429, 429, 200]
    _, headers, body = seen[0]
    assert headers["Retry-After"] == "2.128"
    assert body["error"]["code"] == "TooManyRequests"
    assert body["error"]["innerError"]["code"] == "429"
    assert (await world.control("GET", "faults"))[1] == []


async def test_a_fault_can_strike_after_the_call_took_effect(world, rita):
    await _fault(world, match="POST /me/events", status=504, after=True, times=1)
    event = an_event(transactionId="booking-1")
    assert await rita.refused("POST", "/me/events", event) == (504, "UnknownError")
    [kept] = await _events(world)
    again = await rita.ok("POST", "/me/events", event)
    assert again["id"] == kept["id"]
    assert len(await _events(world)) == 1


@pytest.mark.parametrize("trouble", [{"status": 0}, {"reset": True}])
async def test_a_fault_can_drop_the_connection(world, rita, trouble):
    await _fault(world, match="POST /me/calendars", times=1, **trouble)
    with pytest.raises(aiohttp.ClientError):
        await rita.graph("POST", "/me/calendars", {"name": "Lost"})
    _, seen = await world.control("GET", "requests")
    assert seen[-1]["status"] == 0
    await rita.ok("POST", "/me/calendars", {"name": "Lost"})


async def test_a_fault_can_be_a_mere_delay(world, rita):
    await _fault(world, match="/me/calendars", delayMs=30)
    begun = asyncio.get_running_loop().time()
    await rita.ok("GET", "/me/calendars")
    assert asyncio.get_running_loop().time() - begun >= 0.03


async def test_a_fault_has_its_own_code_message_or_body_if_wished(world, rita):
    await _fault(
        world, match="/me/calendars", status=503, code="ErrorServerBusy", message="Busy.", times=1
    )
    _, _, body = await rita.graph("GET", "/me/calendars")
    assert (body["error"]["code"], body["error"]["message"]) == ("ErrorServerBusy", "Busy.")
    await _fault(world, match="/me/calendars", status=503, body="", times=1)
    assert (await rita.graph("GET", "/me/calendars"))[2] == ""
    await _fault(world, match="/me/calendars", status=502, body="<h1>Bad gateway</h1>")
    status, headers, body = await rita.graph("GET", "/me/calendars")
    assert (status, headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert body == "<h1>Bad gateway</h1>"


async def test_faults_meet_the_sign_in_as_well(world, rita):
    await _fault(world, match="oauth2/v2.0/token", status=503, retryAfter=1, times=1)
    status, body = await world.refresh(rita.tokens["refresh_token"])
    assert (status, body["error"]) == (503, "temporarily_unavailable")
    assert (await world.refresh(rita.tokens["refresh_token"]))[0] == 200


async def test_a_token_can_expire_between_two_pages(world, rita):
    page = await rita.ok("GET", "/me/calendars")
    await _fault(world, match="GET /me/calendars", status=401, times=1)
    refused = await rita.refused("GET", page["@odata.nextLink"])
    assert refused == (401, "InvalidAuthenticationToken")


async def test_all_faults_end_together(world, rita):
    await _fault(world, match=".*", status=500)
    assert (await rita.refused("GET", "/me/calendars"))[0] == 500
    assert (await world.control("DELETE", "faults"))[0] == 204
    await rita.ok("GET", "/me/calendars")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"match": "x"},
        {"match": "", "status": 500},
        {"match": 1, "status": 500},
        {"match": "x", "status": 42},
        {"match": "x", "status": "500"},
        {"match": "x", "status": 500, "times": 0},
        {"match": "x", "delayMs": -1},
        {"match": "x", "status": 500, "after": "yes"},
        {"match": "x", "status": 500, "code": 5},
        {"match": "x", "status": 500, "colour": "red"},
    ],
)
async def test_a_mistaken_fault_is_explained(world, body):
    status, answer = await world.control("POST", "faults", body)
    assert (status, answer["error"].endswith(".")) == (400, True)


async def test_a_fifth_call_at_one_time_on_one_mailbox_is_throttled(world, rita, ian):
    await _fault(world, match="calendars", delayMs=50)
    calls = [rita.graph("GET", "/me/calendars") for _ in range(5)]
    calls += [rita.graph("GET", "/users/rita@contoso.example/calendars")]
    seen = await asyncio.gather(*calls, ian.graph("GET", "/me/calendars"))
    assert sorted(status for status, _, _ in seen) == [200, 200, 200, 200, 200, 429, 429]
    throttled = next(body for status, _, body in seen if status == 429)
    assert throttled["error"]["code"] == "ApplicationThrottled"
    await rita.ok("GET", "/me/calendars")


async def test_ten_thousand_calls_in_ten_minutes_are_the_limit_of_an_app_and_a_mailbox(
    world, rita, ian
):
    recent = world.tenant.throttle.recent[APP, "rita@contoso.example"]
    recent.extend([world.clock.now()] * MOST_IN_WINDOW)
    status, headers, body = await rita.graph("GET", "/me/calendars")
    assert (status, body["error"]["code"]) == (429, "ApplicationThrottled")
    assert headers["Retry-After"] == "600"
    await ian.ok("GET", "/me/calendars")
    world.later(seconds=600)
    await rita.ok("GET", "/me/calendars")


async def test_where_the_tenant_counts_by_app_all_its_mailboxes_share_the_limit(world, rita, ian):
    await world.control("POST", "switches", {"throttlesByApp": True})
    await _fault(world, match="calendars", delayMs=50)
    calls = [one.graph("GET", "/me/calendars") for one in (rita, rita, rita, ian, ian)]
    assert sorted(status for status, _, _ in await asyncio.gather(*calls)) == [200] * 4 + [429]


async def test_ordinary_calls_take_a_moment_so_that_crowds_are_noticed(world, rita):
    world.tenant.latency = (
        0.5  # all eight have come before the first is answered, also on busy cores
    )
    seen = await asyncio.gather(*(rita.graph("GET", "/me/calendars") for _ in range(8)))
    assert [status for status, _, _ in seen].count(429) == 4


async def test_calls_are_noted_down_without_their_queries(world, rita):
    await world.control("DELETE", "requests")
    await rita.ok("GET", "/me/calendars?$top=5")
    await world.refresh(rita.tokens["refresh_token"])
    await world.call("GET", "/sandbox/graph/v1.0/me/calendars")
    _, seen = await world.control("GET", "requests")
    assert [(one["method"], one["status"], one["user"]) for one in seen] == [
        ("GET", 200, "rita@contoso.example"),
        ("POST", 200, "rita@contoso.example"),
        ("GET", 401, None),
    ]
    assert seen[0]["path"] == "/sandbox/graph/v1.0/me/calendars"
    assert seen[0]["at"].startswith("2026-03-16T08:00:00")


TEAMS = "/sandbox/teams/v3/conversations/a:rita/activities"
SLACK = "/sandbox/slack/api/chat.postMessage"


async def test_a_fault_meets_calls_to_the_connector_of_teams(world):
    await _fault(world, match="POST /sandbox/teams/", status=502, times=1)
    status, _, answer = await world.call("POST", TEAMS, json={"type": "message", "text": "Hello"})
    assert (status, answer["error"]["code"]) == (502, "ServiceError")
    assert world.tenant.chats.snapshot()["messages"] == []
    assert (await world.call("POST", TEAMS, json={"type": "message", "text": "Hi"}))[0] == 201


async def test_a_message_may_stand_in_teams_although_the_answer_was_an_error(world):
    await _fault(world, match="/sandbox/teams/", status=503, after=True, retryAfter=1)
    status, headers, _ = await world.call("POST", TEAMS, json={"type": "message", "text": "Hello"})
    assert (status, headers["Retry-After"]) == (503, "1")
    assert [one["text"] for one in world.tenant.chats.snapshot()["messages"]] == ["Hello"]


@pytest.fixture
async def slack(world):
    server = web.Application()
    mount(server, world.clock.now, port=1, keys=("xoxb", "s"), journal=lambda: world.tenant.journal)
    async with TestServer(server, host="127.0.0.1") as served:
        yield str(served.make_url("")).rstrip("/")


async def _posted(world, slack):
    headers = {"Authorization": "Bearer xoxb"}
    body = {"channel": "DRITA0CONTOSO", "text": "Hello"}
    return await world.call("POST", f"{slack}{SLACK}", json=body, headers=headers)


async def test_a_fault_meets_calls_to_the_api_of_slack(world, slack):
    await _fault(world, match="slack/api/chat.post", status=429, retryAfter=3, times=1)
    status, headers, answer = await _posted(world, slack)
    assert (status, headers["Retry-After"], answer["error"]) == (429, "3", "ratelimited")
    assert (await _posted(world, slack))[2]["ok"]


async def test_a_message_may_stand_in_slack_although_the_answer_was_an_error(world, slack):
    await _fault(world, match="/sandbox/slack/", status=500, after=True, times=1)
    assert (await _posted(world, slack))[0] == 500
    _, _, messages = await world.call("GET", f"{slack}/sandbox/slack/messages")
    assert [one["text"] for one in messages] == ["Hello"]
