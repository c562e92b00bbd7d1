"""Ids that change when an event is moved to another calendar, and ids that last."""

from urllib.parse import quote

import pytest

from tests.harness.sandbox_events import an_event, at

LASTING = {"Prefer": 'outlook.timezone="UTC", IdType="ImmutableId"'}
RITA = "rita@contoso.example"


async def moved(world, ical, mail=RITA, **change):
    status, answer = await world.control("POST", f"calendars/{mail}", {"iCalUId": ical} | change)
    assert status == 200, answer
    world.later(seconds=2)
    return answer["calendars"]


async def test_moving_an_event_gives_it_another_id(world, rita):
    made = await rita.ok("POST", "/me/events", an_event())
    await moved(world, made["iCalUId"], to="Personal")
    gone = await rita.refused("GET", f"/me/events/{at(made['id'])}")
    assert gone == (404, "ErrorItemNotFound")
    where = f"/me/events?$filter={quote('iCalUId eq ' + repr(made['iCalUId']))}"
    assert (await rita.ok("GET", where))["value"] == []  # the primary calendar alone is listed


async def test_an_immutable_id_lasts_through_a_move(world, rita):
    made = await rita.ok("POST", "/me/events", an_event(), headers=LASTING)
    await moved(world, made["iCalUId"], to="Personal")
    status, headers, found = await rita.graph(
        "GET", f"/me/events/{at(made['id'])}", headers=LASTING
    )
    assert (status, found["id"]) == (200, made["id"])
    assert 'IdType="ImmutableId"' in headers["Preference-Applied"]


async def test_both_ids_name_the_same_event_and_the_header_says_which_is_told(world, rita):
    made = await rita.ok("POST", "/me/events", an_event())
    lasting = (await rita.ok("GET", f"/me/events/{at(made['id'])}", headers=LASTING))["id"]
    assert lasting != made["id"]
    assert (await rita.ok("GET", f"/me/events/{at(lasting)}"))["id"] == made["id"]
    changed = await rita.ok(
        "PATCH", f"/me/events/{at(lasting)}", {"subject": "Later"}, headers=LASTING
    )
    assert changed["id"] == lasting


async def test_a_repeated_transaction_finds_its_event_where_it_was_moved(world, rita):
    body = an_event(transactionId="t1")
    made = await rita.ok("POST", "/me/events", body, headers=LASTING)
    await moved(world, made["iCalUId"], to="Personal")
    again = await rita.ok("POST", "/me/events", body, headers=LASTING)
    assert again["id"] == made["id"]


async def test_a_lasting_id_of_another_mailbox_is_malformed(world, rita, ian):
    made = await rita.ok("POST", "/me/events", an_event(), headers=LASTING)
    refused = await ian.refused("GET", f"/me/events/{at(made['id'])}")
    assert refused == (400, "ErrorInvalidIdMalformed")


async def test_ids_are_not_translated_with_the_five_permissions(world, rita):
    made = await rita.ok("POST", "/me/events", an_event())
    body = {
        "inputIds": [made["id"]],
        "sourceIdType": "restId",
        "targetIdType": "restImmutableEntryId",
    }
    assert await rita.refused("POST", "/me/translateExchangeIds", body) == (
        403,
        "ErrorAccessDenied",
    )
    able = await world.sign_in("rita", scope="openid Calendars.ReadWrite User.ReadBasic.All")
    [row] = (await able.ok("POST", "/me/translateExchangeIds", body))["value"]
    lasting = (await rita.ok("GET", f"/me/events/{at(made['id'])}", headers=LASTING))["id"]
    assert row == {"sourceId": made["id"], "targetId": lasting}


async def test_an_owner_moves_an_event_in_time_and_everybody_is_asked_again(world, rita, ian):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"]))
    world.later(seconds=2)
    calendars = await moved(world, made["iCalUId"], start="2026-03-22T14:00:00+00:00")
    [event] = [one for one in calendars[0]["events"] if one["iCalUId"] == made["iCalUId"]]
    assert (event["start"]["dateTime"], event["end"]["dateTime"]) == (
        "2026-03-22T14:00:00.0000000",
        "2026-03-22T15:00:00.0000000",
    )
    where = f"/me/events?$filter={quote('iCalUId eq ' + repr(made['iCalUId']))}"
    [copy] = (await ian.ok("GET", where))["value"]
    assert copy["start"]["dateTime"] == "2026-03-22T14:00:00.0000000"


async def test_an_owner_adds_and_removes_people_and_deletes(world, rita):
    made = await rita.ok("POST", "/me/events", an_event(people=["ian"]))
    people = {"add": ["mei@contoso.example"], "remove": ["IAN@contoso.example"]}
    calendars = await moved(world, made["iCalUId"], **people)
    [event] = [one for one in calendars[0]["events"] if one["iCalUId"] == made["iCalUId"]]
    assert [one["emailAddress"]["address"] for one in event["attendees"]] == ["mei@contoso.example"]
    calendars = await moved(world, made["iCalUId"], delete=True)
    assert made["iCalUId"] not in str(calendars)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"to": "Personal"},
        {"iCalUId": "x"},
        {"iCalUId": "x", "colour": "red"},
    ],
)
async def test_a_change_that_makes_no_sense_is_refused(world, body):
    status, answer = await world.control("POST", f"calendars/{RITA}", body)
    assert (status, "iCalUId" in answer["error"]) == (400, True)


@pytest.mark.parametrize(
    "change",
    [
        {"to": "Birthdays"},
        {"to": 5},
        {"start": "soon"},
        {"end": "2026-03-01T10:00:00"},
        {"add": "ian@contoso.example"},
        {"delete": "yes"},
    ],
)
async def test_a_change_that_outlook_does_not_allow_changes_nothing(world, rita, change):
    made = await rita.ok("POST", "/me/events", an_event())
    body = {"iCalUId": made["iCalUId"]} | change
    assert (await world.control("POST", f"calendars/{RITA}", body))[0] == 400
    assert await rita.ok("GET", f"/me/events/{at(made['id'])}") == made


async def test_an_event_that_is_not_there_cannot_be_changed(world):
    body = {"iCalUId": "nothing", "to": "Personal"}
    assert (await world.control("POST", f"calendars/{RITA}", body))[0] == 404
    assert (await world.control("POST", "calendars/nobody@contoso.example", body))[0] == 404
