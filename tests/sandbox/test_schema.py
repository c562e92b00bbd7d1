"""Answers against Microsoft's own description of v1.0."""

import pytest

from tests.harness.sandbox_events import a_question, an_event, at
from tests.harness.schemas import schema

KINDS = {
    "Edm.String": str,
    "Edm.Boolean": bool,
    "Edm.Int32": int,
    "Edm.DateTimeOffset": str,
    "Edm.TimeOfDay": str,
    "Edm.Date": str,
}


@pytest.fixture(scope="module")
def description():
    return schema("graph/graph-v1.0-calendar.json")


def _properties(description, name):
    kind = description["types"][name]
    inherited = _properties(description, kind["base"]) if kind.get("base") else {}
    return inherited | kind["properties"]


def _mistakes(description, name, value, where):
    """Return what is wrong with a value that should be of this type."""
    if name in description["enums"]:
        known = description["enums"][name]["members"]
        return [] if value in known else [f"{where}: {value!r} is no {name}"]
    if name in KINDS:
        return [] if type(value) is KINDS[name] else [f"{where}: {value!r} is no {name}"]
    if name not in description["types"]:
        return []
    name = value.get("@odata.type", name).rpartition(".")[2]
    properties = _properties(description, name)
    mistakes = []
    for key, inner in value.items():
        if key.startswith("@"):
            continue
        if key not in properties:
            mistakes.append(f"{where}.{key}: unknown")
            continue
        mistakes += _field_mistakes(description, properties[key], inner, f"{where}.{key}")
    return mistakes


def _field_mistakes(description, field, value, where):
    if value is None:
        return [] if field["nullable"] or field["type"] not in KINDS else [f"{where}: null"]
    values = value if field["collection"] else [value]
    return [one for inner in values for one in _mistakes(description, field["type"], inner, where)]


def _rows(box):
    return [event for calendar in box["calendars"] for event in calendar["events"]]


@pytest.mark.parametrize("name", ["rita", "ana", "thames", "hudson"])
async def test_every_event_fits_the_description(world, description, name):
    _, box = await world.control("GET", f"calendars/{name}@contoso.example")
    mistakes = [one for row in _rows(box) for one in _mistakes(description, "event", row, "event")]
    assert mistakes == []


async def test_a_made_and_answered_event_fits(world, rita, ian, description):
    event = an_event(
        people=["ian"],
        room="thames",
        isOnlineMeeting=True,
        location={"displayName": "Thames", "locationEmailAddress": "thames@contoso.example"},
        body={"contentType": "html", "content": "<p>x</p>"},
        transactionId="t",
    )
    made = await rita.ok("POST", "/me/events", event)
    assert _mistakes(description, "event", made, "event") == []
    world.later(seconds=5)
    [copy] = (await ian.ok("GET", f"/me/events?$filter=iCalUId eq '{made['iCalUId']}'"))["value"]
    slot = {"start": event["start"], "end": event["end"]}
    path = f"/me/events/{at(copy['id'])}/tentativelyAccept"
    await ian.ok("POST", path, {"proposedNewTime": slot})
    world.later(seconds=5)
    seen = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert seen["attendees"][0]["proposedNewTime"]
    assert _mistakes(description, "event", seen, "event") == []
    declared = set(_properties(description, "event")) - {"cancelledOccurrences", "originalStart"}
    assert declared <= set(seen)


async def test_calendars_fit_the_description(rita, description):
    rows = (await rita.ok("GET", "/me/calendars?$top=50"))["value"]
    assert [
        one for row in rows for one in _mistakes(description, "calendar", row, "calendar")
    ] == []
    assert set(_properties(description, "calendar")) <= set(rows[0])


async def test_schedules_fit_the_description(rita, description):
    question = a_question("rita", "ana", "thames", "nobody", day="2026-03-17")
    rows = (await rita.ok("POST", "/me/calendar/getSchedule", question))["value"]
    name = "scheduleInformation"
    assert [one for row in rows for one in _mistakes(description, name, row, name)] == []
