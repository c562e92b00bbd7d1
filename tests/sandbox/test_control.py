"""The control addresses."""

import subprocess
import sys

import pytest

from tests.harness.ports import free_port
from tests.harness.sandbox_events import an_event


async def test_everyone_is_listed_with_roles_and_ids(world):
    _, people = await world.control("GET", "people")
    assert len(people) == 18
    by_name = {one["name"]: one for one in people}
    assert by_name["Olivia Park"]["roles"] == ["owner"]
    assert by_name["Rita Costa"]["roles"] == ["recruiter"]
    assert by_name["Noah Fischer"]["roles"] == ["it manager"]
    assert by_name["Ada Byrne"]["roles"] == ["admin"]
    assert by_name["Ian Murray"]["roles"] == ["interviewer"]
    assert by_name["Ana García"]["zone"] == "Europe/Madrid"
    assert len({one["aadObjectId"] for one in people}) == 18
    assert set(by_name["Ian Murray"]) == {
        *("name", "mail", "aadObjectId", "tenantId", "roles", "zone")
    }


async def test_rooms_are_listed_with_their_policies(world):
    _, rooms = await world.control("GET", "rooms")
    assert {one["name"]: one["policy"] for one in rooms} == {
        "Boardroom": "approval",
        "Thames": "accept",
        "Camden": "slow",
        "Focus 1": "accept",
        "Hudson": "horizon",
        "Brooklyn": "silent",
    }
    assert set(rooms[0]) == {"name", "mail", "capacity", "building", "features", "policy"}


async def test_a_mailbox_can_be_looked_into(world, rita):
    await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    _, box = await world.control("GET", "calendars/Rita@contoso.example")
    names = [one["name"] for one in box["calendars"]]
    assert (names[0], names[-1]) == ("Calendar", "Comeet Scheduler")
    assert box["calendars"][0]["isDefault"]
    assert box["calendars"][0]["events"][0]["iCalUId"]
    subject = box["calendars"][0]["events"][0]["subject"]
    _, some = await world.control("GET", f"calendars/rita@contoso.example?subject={subject[:4]}")
    found = [event["subject"] for one in some["calendars"] for event in one["events"]]
    all_ = [event["subject"] for one in box["calendars"] for event in one["events"]]
    assert found == [one for one in all_ if one.startswith(subject[:4])]
    assert len(found) < len(all_)
    assert (await world.control("GET", "calendars/nobody@contoso.example"))[0] == 404


async def test_a_reset_puts_everything_back_but_sign_ins(world, rita):
    await rita.ok("POST", "/me/events", an_event(room="thames"))
    await world.control("POST", "faults", {"match": "token", "status": 500})
    await world.control("POST", "rooms/thames@contoso.example", {"policy": "decline"})
    before = (await world.control("GET", "calendars/mei@contoso.example"))[1]
    status, _ = await world.control("POST", "reset")
    assert status == 200
    assert (await world.control("GET", "calendars/mei@contoso.example"))[1] == before
    assert (await world.control("GET", "faults"))[1] == []
    assert (await world.control("GET", "requests"))[1] == []
    assert (await world.control("GET", "rooms"))[1][1]["policy"] == "accept"
    found = await rita.ok("GET", "/me/events?$filter=subject eq 'Interview'")
    assert found["value"] == []


async def test_ids_made_before_a_reset_are_never_made_again(world, rita):
    before = [await rita.ok("POST", "/me/events", an_event()) for _ in range(3)]
    await world.control("POST", "reset")
    after = [await rita.ok("POST", "/me/events", an_event()) for _ in range(3)]
    for name in ("id", "iCalUId"):
        assert not {one[name] for one in before} & {one[name] for one in after}


async def test_a_reset_can_end_sign_ins_too(world, rita):
    await world.control("POST", "reset", {"signIns": True})
    assert (await rita.refused("GET", "/me/calendars"))[0] == 401
    assert (await world.refresh(rita.tokens["refresh_token"]))[0] == 400


async def test_the_clock_can_be_read_and_moved(world):
    assert (await world.control("GET", "clock"))[1] == {"now": "2026-03-16T08:00:00+00:00"}
    status, answer = await world.control("POST", "clock", {"advanceSeconds": 90})
    assert (status, answer) == (200, {"now": "2026-03-16T08:01:30+00:00"})
    world.tenant.advance = None
    assert (await world.control("POST", "clock", {"advanceSeconds": 1}))[0] == 409


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("clock", {}),
        ("clock", {"advanceSeconds": -1}),
        ("clock", {"advanceSeconds": "ten"}),
        ("clock", {"advanceSeconds": True}),
        ("clock", {"advanceSeconds": float("nan")}),
        ("clock", {"advanceSeconds": 1e300}),
        ("reset", {"signIns": "yes"}),
        ("reset", {"everything": True}),
        ("faults", []),
    ],
)
async def test_a_mistaken_call_is_explained(world, path, body):
    status, answer = await world.control("POST", path, body)
    assert (status, answer["error"].endswith(".")) == (400, True)


async def test_what_is_not_json_is_explained(world):
    status, _, answer = await world.call("POST", "/sandbox/faults", data=b"{")
    assert (status, answer["error"]) == (400, "The body is not JSON.")


async def test_control_calls_are_neither_faulted_nor_noted(world):
    await world.control("POST", "faults", {"match": ".*", "status": 500})
    assert (await world.control("GET", "people"))[0] == 200
    assert (await world.control("GET", "requests"))[1] == []


async def test_the_command_serves_the_tenant_alone_from_a_chosen_moment(world):
    port = free_port()
    command = [sys.executable, "-u", "-m", "bot.sandbox", "--port", str(port)]
    command += ["--now", "2026-07-01T09:00:00+02:00"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert "Running on" in served.stdout.readline()
            _, _, clock = await world.call("GET", f"http://127.0.0.1:{port}/sandbox/clock")
            assert clock["now"].startswith("2026-07-01T07:00:")
            body = {"advanceSeconds": 3600}
            _, _, clock = await world.call(
                "POST", f"http://127.0.0.1:{port}/sandbox/clock", json=body
            )
            assert clock["now"].startswith("2026-07-01T08:00:")
        finally:
            served.terminate()


def test_the_command_explains_itself():
    said = subprocess.run(
        [sys.executable, "-m", "bot.sandbox", "--help"], capture_output=True, text=True, check=True
    )
    assert "--now" in said.stdout
    wrong = subprocess.run(
        [sys.executable, "-m", "bot.sandbox", "--port", "1", "--now", "2026-03-16T09:00"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert wrong.returncode == 2
    assert "offset" in wrong.stderr
