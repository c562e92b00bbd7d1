"""Answers against Microsoft's own description of v1.0."""

import pytest

from tests.harness.graph_schema import RecordedCall, call_mistakes, mistakes, properties
from tests.harness.sandbox_events import a_question, an_event, at


def _rows(box):
    return [event for calendar in box["calendars"] for event in calendar["events"]]


@pytest.mark.parametrize("name", ["rita", "ana", "thames", "hudson"])
async def test_every_event_fits_the_description(world, name):
    _, box = await world.control("GET", f"calendars/{name}@contoso.example")
    wrong = [one for row in _rows(box) for one in mistakes("event", row, "event")]
    assert wrong == []


async def test_a_made_and_answered_event_fits(world, rita, ian):
    event = an_event(
        people=["ian"],
        room="thames",
        isOnlineMeeting=True,
        location={"displayName": "Thames", "locationEmailAddress": "thames@contoso.example"},
        body={"contentType": "html", "content": "<p>x</p>"},
        transactionId="t",
    )
    made = await rita.ok("POST", "/me/events", event)
    assert mistakes("event", made, "event") == []
    world.later(seconds=5)
    [copy] = (await ian.ok("GET", f"/me/events?$filter=iCalUId eq '{made['iCalUId']}'"))["value"]
    slot = {"start": event["start"], "end": event["end"]}
    path = f"/me/events/{at(copy['id'])}/tentativelyAccept"
    await ian.ok("POST", path, {"proposedNewTime": slot})
    world.later(seconds=5)
    seen = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert seen["attendees"][0]["proposedNewTime"]
    assert mistakes("event", seen, "event") == []
    declared = set(properties("event")) - {"cancelledOccurrences", "originalStart"}
    assert declared <= set(seen)


async def test_calendars_fit_the_description(rita):
    rows = (await rita.ok("GET", "/me/calendars?$top=50"))["value"]
    assert [one for row in rows for one in mistakes("calendar", row, "calendar")] == []
    assert set(properties("calendar")) <= set(rows[0])


async def test_schedules_fit_the_description(rita):
    question = a_question("rita", "ana", "thames", "nobody", day="2026-03-17")
    rows = (await rita.ok("POST", "/me/calendar/getSchedule", question))["value"]
    name = "scheduleInformation"
    assert [one for row in rows for one in mistakes(name, row, name)] == []


@pytest.mark.parametrize(
    ("method", "path", "sent", "answer", "wrong"),
    [
        ("POST", "/me/events", b'{"colour": "red"}', b"{}", "sent.colour: unknown"),
        (
            "POST",
            "/me/events",
            b'{"isAllDay": "no"}',
            b"{}",
            "sent.isAllDay: 'no' is no Edm.Boolean",
        ),
        ("POST", "/me/events/x/accept", b'{"why": "x"}', b"", "sent.why: unknown"),
        ("GET", "/me/calendars", b"", b'{"value": [{"canEdit": 1}]}', "200.canEdit: 1 is no"),
        ("GET", "/me/calendars", b"{}", b'{"value": []}', "sent: a body"),
        ("GET", "/me/contacts", b"", b"{}", "no such call"),
    ],
)
def test_what_does_not_fit_the_description_is_found(method, path, sent, answer, wrong):
    call = RecordedCall(method, path, {}, "", sent, 200, answer)
    assert wrong in "\n".join(call_mistakes(call))
