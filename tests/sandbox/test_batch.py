"""Several calls in one."""

import pytest

from tests.harness.sandbox_events import a_question, an_event

JSON = {"Content-Type": "application/json"}


def _step(number, method="GET", url="/me/calendar", **more):
    return {"id": str(number), "method": method, "url": url} | more


async def _batch(member, *steps):
    answer = await member.ok("POST", "/$batch", {"requests": list(steps)})
    return answer["responses"]


async def test_each_step_has_its_own_answer_in_no_promised_order(rita):
    rows = await _batch(
        rita,
        _step(1),
        _step(2, "POST", "/me/calendar/getSchedule", headers=JSON, body=a_question("ian")),
        _step(3, "GET", "v1.0/me/calendars?$top=2"),
        _step(4, "GET", "/me"),
    )
    assert [row["id"] for row in rows] == ["4", "3", "2", "1"]
    assert {row["id"]: row["status"] for row in rows} == {"1": 200, "2": 200, "3": 200, "4": 403}
    assert len(rows[1]["body"]["value"]) == 2


async def test_a_step_is_throttled_by_itself(world, rita):
    fault = {"match": "GET /me/calendars", "status": 429, "retryAfter": "3", "times": 1}
    await world.control("POST", "faults", fault)
    rows = {row["id"]: row for row in await _batch(rita, _step(1), _step(2, url="/me/calendars"))}
    assert (rows["1"]["status"], rows["2"]["status"]) == (200, 429)
    assert rows["2"]["headers"]["Retry-After"] == "3"


async def test_a_step_can_fail_after_it_took_effect(world, rita):
    fault = {"match": "POST /me/events", "status": 503, "after": True}
    await world.control("POST", "faults", fault)
    [row] = await _batch(rita, _step(1, "POST", "/me/events", headers=JSON, body=an_event()))
    assert row["status"] == 503
    _, box = await world.control("GET", "calendars/rita@contoso.example")
    assert any(one["subject"] == "Interview" for one in box["calendars"][0]["events"])


async def test_what_depends_on_a_failed_step_is_not_done(rita):
    rows = await _batch(
        rita,
        _step(1, url="/me"),
        _step(2, "POST", "/me/calendars", headers=JSON, body={"name": "x"}, dependsOn=["1"]),
    )
    assert {row["id"]: row["status"] for row in rows} == {"1": 403, "2": 424}
    assert rows[0]["body"]["error"]["code"] == "FailedDependency"


@pytest.mark.parametrize(
    "steps",
    [
        [_step(number) for number in range(21)],
        [_step(1), _step(1)],
        [_step(1, url="https://graph.example/me")],
        [_step(1, "POST", "/me/events", body={})],
        [_step(1), _step(2, dependsOn=["3"]), _step(3)],
        [_step(1), _step(2), _step(3, dependsOn=["1"])],
        [{"id": "1"}],
        ["x"],
        "x",
    ],
)
async def test_an_unreadable_batch_is_refused_as_a_whole(rita, steps):
    refused = await rita.refused("POST", "/$batch", {"requests": steps})
    assert refused == (400, "BadRequest")


async def test_steps_may_all_wait_for_the_first_or_for_the_one_before(rita):
    rows = await _batch(rita, _step(1), _step(2, dependsOn=["1"]), _step(3, dependsOn=["1"]))
    assert {row["status"] for row in rows} == {200}
    rows = await _batch(rita, _step(1), _step(2, dependsOn=["1"]), _step(3, dependsOn=["2"]))
    assert {row["status"] for row in rows} == {200}


async def test_steps_are_noted_down_like_other_calls(world, rita):
    await world.control("DELETE", "requests")
    await _batch(rita, _step(1))
    _, seen = await world.control("GET", "requests")
    assert [one["path"].rpartition("/")[2] for one in seen] == ["calendar", "$batch"]
    assert {one["user"] for one in seen} == {"rita@contoso.example"}
