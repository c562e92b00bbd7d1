"""The whole life of a booking, as two people and a room see it."""

from tests.harness.sandbox_events import a_question, an_event, at, statuses


async def _copy(member, ical):
    found = await member.ok("GET", f"/me/events?$filter=iCalUId eq '{ical}'")
    return found["value"][0] if found["value"] else None


async def test_an_invitation_is_delivered_answered_and_tallied(world, rita, ian):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"], room="thames"))
    assert statuses(made) == {"ian": "none", "thames": "none"}
    assert await _copy(ian, made["iCalUId"]) is None
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    assert copy["id"] != made["id"]
    assert copy["responseStatus"]["response"] == "notResponded"
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {"comment": "Gladly"})
    world.later(seconds=2)
    seen = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert statuses(seen) == {"ian": "accepted", "thames": "accepted"}


async def test_only_the_organizers_copy_knows_who_answered_what(world, rita, ian):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"], room="thames"))
    world.later(seconds=5)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    world.later(seconds=5)
    copy = await _copy(ian, made["iCalUId"])
    assert statuses(copy) == {"ian": "none", "thames": "none"}
    assert copy["responseStatus"]["response"] == "accepted"
    assert copy["showAs"] == "busy"


async def test_a_pending_invitation_shows_as_tentative_and_an_accepted_one_as_busy(
    world, rita, ian
):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"]))
    world.later(seconds=2)
    before = await rita.ok("POST", "/me/calendar/getSchedule", a_question("ian"))
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    after = await rita.ok("POST", "/me/calendar/getSchedule", a_question("ian"))
    assert before["value"][0]["availabilityView"] == "010000000"
    assert after["value"][0]["availabilityView"] == "020000000"


async def test_a_declined_copy_goes_to_deleted_items(world, rita, ian):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"]))
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/decline", {})
    assert await _copy(ian, made["iCalUId"]) is None
    gone = await ian.refused("GET", f"/me/events/{at(copy['id'])}")
    assert gone == (404, "ErrorItemNotFound")
    world.later(seconds=2)
    assert statuses(await rita.ok("GET", f"/me/events/{at(made['id'])}")) == {"ian": "declined"}


async def test_a_cancelled_meeting_leaves_a_free_marked_copy_with_the_others(world, rita, ian):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"], room="thames"))
    world.later(seconds=5)
    await rita.ok("POST", f"/me/events/{at(made['id'])}/cancel", {"comment": "Sorry"})
    assert await rita.refused("GET", f"/me/events/{at(made['id'])}") == (404, "ErrorItemNotFound")
    world.later(seconds=5)
    copy = await _copy(ian, made["iCalUId"])
    assert copy["isCancelled"]
    assert copy["subject"] == "Canceled: Interview"
    free = await rita.ok("POST", "/me/calendar/getSchedule", a_question("ian", "thames"))
    assert {one["availabilityView"] for one in free["value"]} == {"000000000"}


async def test_outside_people_never_answer(world, rita):
    event = an_event()
    event["attendees"] = [{"emailAddress": {"address": "guest@elsewhere.example"}}]
    made = await rita.ok("POST", "/me/events", event)
    world.later(minutes=30)
    seen = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert seen["attendees"][0]["status"]["response"] == "none"
    assert seen["attendees"][0]["type"] == "required"
