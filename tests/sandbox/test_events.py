"""Making, reading and changing events, with what the real service does and does not let through."""

import pytest

from tests.harness.sandbox_events import DAY, an_event, at, statuses


async def _made(member, **event):
    return await member.ok("POST", "/me/events", an_event(**event))


async def _read(member, event, headers=None):
    return await member.ok("GET", f"/me/events/{at(event['id'])}", headers=headers)


async def _copy(member, ical):
    found = await member.ok("GET", f"/me/events?$filter=iCalUId eq '{ical}'")
    return found["value"][0] if found["value"] else None


async def test_a_created_event_comes_back_in_full(rita):
    status, headers, made = await rita.graph("POST", "/me/events", an_event(people=["ian"]))
    assert status == 201
    assert headers["Content-Type"].startswith("application/json;odata.metadata=minimal")
    assert at(made["id"]) in headers["Location"] or made["id"] in headers["Location"]
    assert made["start"] == {"dateTime": f"{DAY}T10:00:00.0000000", "timeZone": "UTC"}
    assert made["responseStatus"] == {"response": "organizer", "time": "0001-01-01T00:00:00Z"}
    assert made["attendees"][0]["status"] == {"response": "none", "time": "0001-01-01T00:00:00Z"}
    assert made["attendees"][0]["emailAddress"]["name"] == "Ian Murray"
    assert made["@odata.etag"] == f'W/"{made["changeKey"]}"'
    assert (made["type"], made["showAs"], made["isOrganizer"]) == ("singleInstance", "busy", True)


async def test_bodies_come_back_wrapped_in_html(rita):
    made = await _made(rita, body={"contentType": "html", "content": "<p>Hello &amp; welcome</p>"})
    assert made["body"]["contentType"] == "html"
    assert made["body"]["content"].startswith("<html><head>")
    assert "<p>Hello &amp; welcome</p>" in made["body"]["content"]
    assert made["bodyPreview"] == "Hello & welcome"


async def test_plain_text_is_escaped_and_can_be_read_as_text(rita):
    made = await _made(rita, body={"contentType": "text", "content": "a < b\nc"})
    assert "a &lt; b<br>" in made["body"]["content"]
    read = await _read(rita, made, {"Prefer": 'outlook.body-content-type="text"'})
    assert read["body"]["contentType"] == "text"
    assert read["body"]["content"].startswith("a < b")


async def test_a_place_is_mirrored_and_typed_default(rita):
    made = await _made(
        rita, location={"displayName": "Thames", "locationEmailAddress": "thames@contoso.example"}
    )
    assert made["locations"] == [made["location"]]
    assert made["location"]["locationType"] == "default"
    assert made["location"]["uniqueId"] == "Thames"
    other = await _made(rita, locations=[{"displayName": "Cellar"}])
    assert other["location"]["displayName"] == "Cellar"


async def test_a_place_alone_books_nothing(world, rita):
    await _made(
        rita, location={"displayName": "Thames", "locationEmailAddress": "thames@contoso.example"}
    )
    world.later(minutes=1)
    _, room = await world.control("GET", "calendars/thames@contoso.example")
    assert not [
        one for one in room["calendars"][0]["events"] if one["start"]["dateTime"][:10] == DAY
    ]


async def test_copies_have_their_own_ids_and_one_icaluid(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    assert copy["id"] != made["id"]
    assert copy["organizer"]["emailAddress"]["address"] == "rita@contoso.example"


async def test_ids_are_hostile_to_addresses_and_to_careless_comparison(rita):
    first, second = [(await _made(rita))["id"] for _ in range(2)]
    assert {"/", "+", "="} <= set(first) & set(second)
    more = [(await _made(rita))["id"] for _ in range(3)]
    everything = [first, second, *more]
    assert len({one.casefold() for one in everything}) < len(set(everything)) == 5


@pytest.mark.parametrize("broken", ["nonsense", "AAMk", "short"])
async def test_an_id_that_cannot_be_taken_apart_is_malformed(rita, broken):
    assert await rita.refused("GET", f"/me/events/{broken}") == (400, "ErrorInvalidIdMalformed")


async def test_an_id_of_another_mailbox_is_malformed_and_a_dead_one_not_found(rita, ian):
    made = await _made(rita)
    path = f"/me/events/{at(made['id'])}"
    assert await ian.refused("GET", path) == (400, "ErrorInvalidIdMalformed")
    await rita.ok("DELETE", path)
    assert await rita.refused("GET", path) == (404, "ErrorItemNotFound")
    assert await rita.refused("DELETE", path) == (404, "ErrorItemNotFound")


async def test_an_event_is_found_only_in_its_own_calendar(rita):
    made = await _made(rita)
    calendar = await rita.ok("POST", "/me/calendars", {"name": "Other"})
    path = f"/me/calendars/{at(calendar['id'])}/events/{at(made['id'])}"
    assert await rita.refused("GET", path) == (404, "ErrorItemNotFound")
    home = await rita.ok("GET", "/me/calendar")
    await rita.ok("GET", f"/me/calendars/{at(home['id'])}/events/{at(made['id'])}")
    await rita.ok("GET", f"/users/rita@contoso.example/events/{at(made['id'])}")
    await rita.ok("GET", f"/me/calendar/events/{at(made['id'])}")


async def test_the_same_transaction_gives_the_same_event(world, rita):
    event = an_event(people=["ian"], transactionId="booking-1")
    first = await rita.ok("POST", "/me/events", event)
    status, _, second = await rita.graph("POST", "/me/events", event)
    assert (status, second["id"], second["transactionId"]) == (201, first["id"], "booking-1")
    world.later(seconds=2)
    _, box = await world.control("GET", "calendars/ian@contoso.example")
    copies = [one for one in box["calendars"][0]["events"] if one["iCalUId"] == first["iCalUId"]]
    assert len(copies) == 1


async def test_the_same_transaction_for_something_else_names_the_existing_event(rita):
    first = await _made(rita, transactionId="booking-1")
    other = an_event(start="12:00", end="13:00", transactionId="booking-1")
    status, _, body = await rita.graph("POST", "/me/events", other)
    assert (status, body["error"]["code"]) == (400, "ErrorDuplicateTransactionId")
    assert body["error"]["@event.existingEventId"] == first["id"]


async def test_a_transaction_is_not_to_be_used_again_after_a_deletion(rita):
    first = await _made(rita, transactionId="booking-1")
    await rita.ok("DELETE", f"/me/events/{at(first['id'])}")
    again = await rita.refused("POST", "/me/events", an_event(transactionId="booking-1"))
    assert again == (400, "ErrorDuplicateTransactionId")


async def test_an_online_meeting_gets_a_link_in_the_primary_calendar(rita):
    made = await _made(rita, isOnlineMeeting=True, onlineMeetingProvider="teamsForBusiness")
    assert made["onlineMeetingProvider"] == "teamsForBusiness"
    assert made["onlineMeeting"]["joinUrl"].startswith("https://teams.microsoft.com/")
    assert made["onlineMeetingUrl"] is None


async def test_an_online_meeting_is_silently_ignored_where_the_calendar_allows_none(rita):
    calendar = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    path = f"/me/calendars/{at(calendar['id'])}/events"
    made = await rita.ok("POST", path, an_event(isOnlineMeeting=True))
    assert (made["isOnlineMeeting"], made["onlineMeeting"]) == (False, None)
    assert made["onlineMeetingProvider"] == "unknown"


async def test_the_link_can_come_late(world, rita):
    await world.control("POST", "switches", {"lateJoinUrl": True})
    made = await _made(rita, isOnlineMeeting=True)
    assert (made["isOnlineMeeting"], made["onlineMeeting"]) == (True, None)
    world.later(seconds=2)
    assert (await _read(rita, made))["onlineMeeting"]["joinUrl"]


async def test_a_meeting_can_go_online_later_and_never_back(rita):
    made = await _made(rita)
    path = f"/me/events/{at(made['id'])}"
    changed = await rita.ok("PATCH", path, {"isOnlineMeeting": True})
    assert changed["onlineMeeting"]["joinUrl"]
    changed = await rita.ok("PATCH", path, {"isOnlineMeeting": False})
    assert changed["isOnlineMeeting"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"start": {"dateTime": f"{DAY}T10:00:00", "timeZone": "Mars"}},
            "TimeZoneNotSupportedException",
        ),
        (
            {"start": {"dateTime": f"{DAY}T12:00:00", "timeZone": "UTC"}},
            "ErrorPropertyValidationFailure",
        ),
        ({"isAllDay": True}, "ErrorPropertyValidationFailure"),
        ({"attendants": []}, "RequestBodyRead"),
        ({"subject": 5}, "RequestBodyRead"),
        ({"isAllDay": "yes"}, "RequestBodyRead"),
        ({"showAs": "asleep"}, "RequestBodyRead"),
        ({"body": "words"}, "RequestBodyRead"),
        ({"attendees": {}}, "RequestBodyRead"),
        ({"attendees": [{"emailAddress": {"address": "nobody"}}]}, "ErrorInvalidRecipients"),
        (
            {"attendees": [{"emailAddress": {"address": "a@b.example"}}] * 501},
            "ErrorTooManyAttendees",
        ),
        ({"reminderMinutesBeforeStart": "soon"}, "RequestBodyRead"),
        ({"recurrence": {"pattern": {}}}, "ErrorInvalidRequest"),
        ({"start": None}, "RequestBodyRead"),
    ],
)
async def test_a_wrong_event_is_refused(rita, changes, code):
    event = {**an_event(), **changes}
    assert await rita.refused("POST", "/me/events", event) == (400, code)


async def test_an_event_needs_both_its_ends(rita):
    event = an_event()
    del event["end"]
    assert await rita.refused("POST", "/me/events", event) == (400, "RequestBodyRead")


async def test_what_is_not_json_is_refused(rita):
    bearer = {"Authorization": f"Bearer {rita.tokens['access_token']}"}
    for body in (b"{", b"[]"):
        status, _, answer = await rita.world.call(
            "POST", "/sandbox/graph/v1.0/me/events", data=body, headers=bearer
        )
        assert (status, answer["error"]["code"]) == (400, "BadRequest")


async def test_windows_and_iana_zones_are_taken_and_remembered(rita):
    times = {
        "start": {"dateTime": "2026-07-01T10:00:00", "timeZone": "Romance Standard Time"},
        "end": {"dateTime": "2026-07-01T11:00:00.0000000", "timeZone": "Europe/Paris"},
    }
    made = await rita.ok("POST", "/me/events", {"subject": "x"} | times)
    assert made["start"]["dateTime"] == "2026-07-01T08:00:00.0000000"
    assert made["end"]["dateTime"] == "2026-07-01T09:00:00.0000000"
    assert made["originalStartTimeZone"] == "Romance Standard Time"


async def test_reading_in_an_unknown_zone_is_refused(rita):
    made = await _made(rita)
    prefer = {"Prefer": 'outlook.timezone="Mars"'}
    refused = await rita.refused("GET", f"/me/events/{at(made['id'])}", headers=prefer)
    assert refused == (400, "TimeZoneNotSupportedException")


async def test_all_day_events_float(rita):
    event = an_event(isAllDay=True)
    event["start"]["dateTime"], event["end"]["dateTime"] = f"{DAY}T00:00:00", "2026-03-23T00:00:00"
    made = await rita.ok("POST", "/me/events", event)
    read = await _read(rita, made, {"Prefer": 'outlook.timezone="Asia/Tokyo"'})
    assert read["start"] == {"dateTime": f"{DAY}T00:00:00.0000000", "timeZone": "Asia/Tokyo"}


async def test_the_organizer_cannot_respond_and_attendees_cannot_cancel(world, rita, ian):
    made = await _made(rita, people=["ian"])
    own = f"/me/events/{at(made['id'])}"
    for verb in ("accept", "decline", "tentativelyAccept"):
        assert await rita.refused("POST", f"{own}/{verb}", {}) == (400, "ErrorInvalidRequest")
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    assert await ian.refused("POST", f"/me/events/{at(copy['id'])}/cancel", {}) == (
        *(400, "ErrorInvalidRequest"),
    )


SLOT = {
    "start": {"dateTime": f"{DAY}T14:00:00", "timeZone": "UTC"},
    "end": {"dateTime": f"{DAY}T15:00:00", "timeZone": "UTC"},
}


@pytest.mark.parametrize(
    ("event", "body", "code"),
    [
        ({}, {"comment": "Hm", "sendResponse": False}, "ErrorInvalidParameter"),
        ({}, {"proposedNewTime": SLOT, "sendResponse": False}, "ErrorInvalidParameter"),
        ({"allowNewTimeProposals": False}, {"proposedNewTime": SLOT}, "ErrorInvalidParameter"),
        ({"responseRequested": False}, {}, "ErrorInvalidRequest"),
        ({}, {"proposedNewTime": []}, "RequestBodyRead"),
    ],
)
async def test_a_contradictory_answer_is_refused(world, rita, ian, event, body, code):
    made = await _made(rita, people=["ian"], **event)
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    path = f"/me/events/{at(copy['id'])}/tentativelyAccept"
    assert await ian.refused("POST", path, body) == (400, code)


async def test_a_proposal_appears_in_the_organizers_copy(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    path = f"/me/events/{at(copy['id'])}/decline"
    await ian.ok("POST", path, {"proposedNewTime": SLOT, "comment": "Later?"})
    world.later(seconds=2)
    seen = await _read(rita, made)
    assert statuses(seen) == {"ian": "declined"}
    start = seen["attendees"][0]["proposedNewTime"]["start"]
    assert start == {"dateTime": f"{DAY}T14:00:00.0000000", "timeZone": "UTC"}


async def test_an_answer_to_an_earlier_time_is_not_tallied_once_the_meeting_was_moved(
    world, rita, ian
):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    path = f"/me/events/{at(copy['id'])}"
    await ian.ok("POST", f"{path}/tentativelyAccept", {"proposedNewTime": SLOT})
    await rita.ok("PATCH", f"/me/events/{at(made['id'])}", SLOT)  # before that answer arrives
    world.later(seconds=5)
    seen = await _read(rita, made)
    assert statuses(seen) == {"ian": "none"}
    assert "proposedNewTime" not in seen["attendees"][0]
    await ian.ok("POST", f"{path}/accept", {})
    world.later(seconds=5)
    assert statuses(await _read(rita, made)) == {"ian": "accepted"}


async def test_an_unsent_response_stays_at_home(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {"sendResponse": False})
    world.later(seconds=2)
    assert statuses(await _read(rita, made)) == {"ian": "none"}
    assert (await _copy(ian, made["iCalUId"]))["responseStatus"]["response"] == "accepted"


async def test_responses_to_events_of_a_secondary_calendar_are_not_tallied(world, rita, ian):
    calendar = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    path = f"/me/calendars/{at(calendar['id'])}/events"
    made = await rita.ok("POST", path, an_event(people=["ian"], room="thames"))
    world.later(seconds=5)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    world.later(seconds=5)
    assert statuses(await _read(rita, made)) == {"ian": "none", "thames": "none"}


async def test_tallying_can_be_switched_on_everywhere(world, rita):
    await world.control("POST", "switches", {"talliesEverywhere": True})
    calendar = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    path = f"/me/calendars/{at(calendar['id'])}/events"
    made = await rita.ok("POST", path, an_event(room="thames"))
    world.later(seconds=5)
    assert statuses(await _read(rita, made)) == {"thames": "accepted"}


async def test_changing_attendees_replaces_them(world, rita, ian):
    made = await _made(rita, people=["ian", "mei"])
    world.later(seconds=2)
    people = an_event(people=["mei", "sam"])["attendees"]
    await rita.ok("PATCH", f"/me/events/{at(made['id'])}", {"attendees": people})
    world.later(seconds=2)
    assert (await _copy(ian, made["iCalUId"]))["isCancelled"]
    sam = await world.sign_in("sam")
    assert await _copy(sam, made["iCalUId"])


async def test_moving_a_meeting_asks_everyone_again(world, rita, ian):
    made = await _made(rita, people=["ian"], room="thames")
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    world.later(seconds=5)
    moved = await rita.ok("PATCH", f"/me/events/{at(made['id'])}", SLOT)
    assert statuses(moved) == {"ian": "none", "thames": "none"}
    world.later(seconds=5)
    again = await _copy(ian, made["iCalUId"])
    assert (again["id"], again["showAs"]) == (copy["id"], "tentative")
    assert again["start"]["dateTime"].startswith(f"{DAY}T14")
    assert statuses(await _read(rita, made)) == {"ian": "none", "thames": "accepted"}


async def test_a_new_title_leaves_answers_standing(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    world.later(seconds=2)
    await rita.ok("PATCH", f"/me/events/{at(made['id'])}", {"subject": "Second interview"})
    world.later(seconds=2)
    again = await _copy(ian, made["iCalUId"])
    assert (again["subject"], again["showAs"]) == ("Second interview", "busy")
    assert statuses(await _read(rita, made)) == {"ian": "accepted"}


async def test_an_attendees_change_is_local_and_overwritten_by_the_next_update(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("PATCH", f"/me/events/{at(copy['id'])}", {"subject": "Mine"})
    assert (await _read(rita, made))["subject"] == "Interview"
    await rita.ok("PATCH", f"/me/events/{at(made['id'])}", {"importance": "high"})
    world.later(seconds=2)
    assert (await _copy(ian, made["iCalUId"]))["subject"] == "Interview"


async def test_every_change_has_its_own_etag_and_a_stale_one_is_refused(rita):
    made = await _made(rita)
    path = f"/me/events/{at(made['id'])}"
    stale = {"If-Match": made["@odata.etag"]}
    changed = await rita.ok("PATCH", path, {"subject": "New"}, headers=stale)
    assert changed["@odata.etag"] != made["@odata.etag"]
    refused = await rita.refused("PATCH", path, {"subject": "Newer"}, headers=stale)
    assert refused == (412, "ErrorIrresolvableConflict")


async def test_a_refused_change_changes_nothing(rita):
    made = await _made(rita)
    path = f"/me/events/{at(made['id'])}"
    await rita.refused("PATCH", path, {"subject": "New", "showAs": "asleep"})
    assert (await _read(rita, made))["subject"] == "Interview"


async def test_deleting_an_own_meeting_cancels_it_and_deleting_a_copy_does_not(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("DELETE", f"/me/events/{at(copy['id'])}")
    world.later(seconds=2)
    assert statuses(await _read(rita, made)) == {"ian": "none"}
    other = await _made(rita, people=["ian"])
    world.later(seconds=2)
    await rita.ok("DELETE", f"/me/events/{at(other['id'])}")
    world.later(seconds=2)
    assert (await _copy(ian, other["iCalUId"]))["isCancelled"]


async def test_an_update_does_not_bring_back_what_was_declined(world, rita, ian):
    made = await _made(rita, people=["ian"])
    world.later(seconds=2)
    copy = await _copy(ian, made["iCalUId"])
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/decline", {})
    await rita.ok("PATCH", f"/me/events/{at(made['id'])}", {"subject": "New"})
    world.later(seconds=5)
    assert await _copy(ian, made["iCalUId"]) is None
