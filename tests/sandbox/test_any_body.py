"""No body, however odd, makes the tenant stumble: it is taken or refused, never a crash."""

import pytest

from bot.sandbox.graph.event_validation import _SETTERS
from tests.harness.sandbox_events import a_question, an_event, at

ODD = [None, 5, -1.5, True, "", "x", [], {}, [5], [None], [{}], {"x": 1}, ["x"], [[]]]
ODD += [{"dateTime": 5}, {"contentType": 5}, {"content": 5}, {"emailAddress": 5}, {"start": 5}]
ODD += [
    [{"emailAddress": {"address": 5}}],
    [{"type": 5, "emailAddress": {"address": "a@b.example"}}],
]
ODD += [{"dateTime": "9999-12-31T23:59:59", "timeZone": "Pacific/Honolulu"}, {"displayName": 5}]
ODD += [{"dateTime": "0001-01-01T00:00:00", "timeZone": "Asia/Tokyo"}]


async def _answered(member, path, bodies, method="POST"):
    for body in bodies:
        status, _, answer = await member.graph(method, path, body)
        assert status < 500, (body, answer)


@pytest.mark.parametrize("name", [*_SETTERS, "transactionId", "isOnlineMeeting", "nonsense"])
async def test_events_with_an_odd_property(rita, name):
    made = await rita.ok("POST", "/me/events", an_event())
    await _answered(rita, "/me/events", [{**an_event(), name: value} for value in ODD])
    bodies = [{name: value} for value in ODD]
    await _answered(rita, f"/me/events/{at(made['id'])}", bodies, "PATCH")
    window = "startDateTime=2026-01-01T00:00:00&endDateTime=2028-01-01T00:00:00"
    await _answered(rita, f"/me/calendarView?{window}&$top=1000", [None], "GET")


@pytest.mark.parametrize("name", ["schedules", "startTime", "endTime", "availabilityViewInterval"])
async def test_questions_with_an_odd_property(rita, name):
    bodies = [{**a_question("ian"), name: value} for value in ODD]
    await _answered(rita, "/me/calendar/getSchedule", bodies)


@pytest.mark.parametrize("name", ["comment", "sendResponse", "proposedNewTime", "nonsense"])
async def test_answers_with_an_odd_property(world, rita, ian, name):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"]))
    world.later(seconds=2)
    [copy] = (await ian.ok("GET", f"/me/events?$filter=iCalUId eq '{made['iCalUId']}'"))["value"]
    path = f"/me/events/{at(copy['id'])}/tentativelyAccept"
    await _answered(ian, path, [{name: value} for value in ODD])
    world.later(seconds=2)
    await _answered(rita, f"/me/events/{at(made['id'])}", [None], "GET")


async def test_odd_calendars_and_batches(rita):
    await _answered(rita, "/me/calendars", [{"name": value} for value in ODD])
    steps = [{"id": "1", "method": "GET", "url": value} for value in ODD]
    await _answered(rita, "/$batch", [{"requests": [step]} for step in steps])
    steps = [{"id": "1", "method": "POST", "url": "/me/events", "body": value} for value in ODD]
    more = [{**step, "headers": {"Content-Type": "application/json"}} for step in steps]
    odd = [{**steps[0], "headers": value} for value in ODD]
    odd += [{**steps[0], "dependsOn": value} for value in ODD]
    await _answered(rita, "/$batch", [{"requests": [step]} for step in (*steps, *more, *odd)])


@pytest.mark.parametrize(
    "path", ["", "/", "/me/", "//", "/users/", "/users//events", "/me/events/%2F", "/%00"]
)
async def test_odd_paths(rita, path):
    status, _, _ = await rita.graph("GET", path)
    assert status < 500


@pytest.mark.parametrize("header", ["Basic !!!", "Basic /w==", "Basic", "Bearer"])
async def test_odd_credentials(world, header):
    path = "/sandbox/login/common/oauth2/v2.0/token"
    status, _, body = await world.call("POST", path, headers={"Authorization": header})
    assert status in (400, 401)
    assert body["error_codes"]


@pytest.mark.parametrize(
    "address", ["faults", "switches", "rooms/thames@contoso.example", "clock", "reset"]
)
async def test_odd_control_calls(world, address):
    rita = {"mail": "rita@contoso.example"}
    names = (
        "refuse",
        "scheduleError",
        "transient",
        "mailbox",
        "match",
        "status",
        "mail",
        "policy",
        "answer",
        "advanceSeconds",
        "signIns",
        "consent",
    )
    for name in names:
        for value in ODD:
            for body in ({name: value}, {**rita, name: value}):
                status, _ = await world.control("POST", address, body)
                assert status < 500, body
