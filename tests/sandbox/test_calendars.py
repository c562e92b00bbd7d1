"""Calendars, lists and pages."""

from urllib.parse import quote

import pytest

from tests.harness.sandbox_events import an_event, at


async def _pages(member, path):
    rows, sizes = [], []
    while path:
        page = await member.ok("GET", path)
        rows += page["value"]
        sizes.append(len(page["value"]))
        path = page.get("@odata.nextLink")
    return rows, sizes


async def test_calendars_come_ten_at_a_time(world, rita):
    rows, sizes = await _pages(rita, "/me/calendars")
    assert sizes == [10, 3]
    assert len({row["id"] for row in rows}) == 13
    page = await rita.ok("GET", "/me/calendars")
    assert page["@odata.nextLink"].startswith(f"{world.base}/sandbox/graph/v1.0/me/calendars?")


async def test_a_new_calendar_stands_on_the_second_page(rita):
    await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    first = await rita.ok("GET", "/me/calendars")
    assert "Comeet Scheduler" not in [row["name"] for row in first["value"]]
    rows, _ = await _pages(rita, "/me/calendars")
    assert "Comeet Scheduler" in [row["name"] for row in rows]


async def test_a_calendar_is_found_by_name_in_any_case(rita):
    made = await rita.ok("POST", "/me/calendars", {"name": "Rita's room"})
    name = quote("name eq 'rita''s ROOM'")
    [found] = (await rita.ok("GET", f"/me/calendars?$filter={name}"))["value"]
    assert found["id"] == made["id"]


async def test_a_made_calendar_is_removable_and_tallies_nothing(rita):
    made = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    assert (made["isDefaultCalendar"], made["isRemovable"]) == (False, True)
    assert made["isTallyingResponses"] is False
    assert made["owner"] == {"name": "Rita Costa", "address": "rita@contoso.example"}
    home = await rita.ok("GET", "/me/calendar")
    assert (home["isDefaultCalendar"], home["isTallyingResponses"]) == (True, True)
    assert home["allowedOnlineMeetingProviders"] == ["teamsForBusiness"]


async def test_a_taken_name_is_refused(rita):
    await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    again = await rita.refused("POST", "/me/calendars", {"name": "comeet scheduler"})
    assert again == (409, "ErrorFolderExists")


async def test_a_calendar_needs_a_name(rita):
    assert await rita.refused("POST", "/me/calendars", {}) == (400, "RequestBodyRead")


async def test_a_removed_calendar_takes_its_events_along(rita):
    made = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    path = f"/me/calendars/{at(made['id'])}"
    event = await rita.ok("POST", f"{path}/events", an_event())
    await rita.ok("DELETE", path)
    assert await rita.refused("GET", path) == (404, "ErrorItemNotFound")
    gone = await rita.refused("GET", f"/me/events/{at(event['id'])}")
    assert gone == (404, "ErrorItemNotFound")


async def test_the_default_calendar_stays_and_some_others_cannot_be_written(rita):
    home = await rita.ok("GET", "/me/calendar")
    refused = await rita.refused("DELETE", f"/me/calendars/{at(home['id'])}")
    assert refused == (400, "ErrorInvalidRequest")
    found = await rita.ok("GET", "/me/calendars?$filter=canEdit eq false")
    path = f"/me/calendars/{at(found['value'][0]['id'])}"
    assert await rita.refused("DELETE", path) == (403, "ErrorAccessDenied")
    refused = await rita.refused("POST", f"{path}/events", an_event())
    assert refused == (403, "ErrorAccessDenied")


@pytest.mark.parametrize("path", ["/me/calendars/{}", "/me/calendars/{}/events"])
async def test_a_calendar_of_another_mailbox_has_a_malformed_id(rita, ian, path):
    home = await rita.ok("GET", "/me/calendar")
    refused = await ian.refused("GET", path.format(at(home["id"])))
    assert refused == (400, "ErrorInvalidIdMalformed")


async def _week(member, path):
    for hour in range(12):
        await member.ok("POST", path, an_event(f"{hour + 8:02}:00", f"{hour + 9:02}:00"))


async def test_views_come_in_pages_oldest_first(rita):
    await _week(rita, "/me/events")
    window = "startDateTime=2026-03-22T00:00:00&endDateTime=2026-03-23T00:00:00"
    rows, sizes = await _pages(rita, f"/me/calendarView?{window}")
    assert sizes == [10, 2]
    starts = [row["start"]["dateTime"] for row in rows]
    assert starts == sorted(starts)
    _, sizes = await _pages(rita, f"/me/calendar/calendarView?{window}&$top=50")
    assert sizes == [12]


async def test_a_views_window_reads_its_own_offsets(rita):
    await rita.ok("POST", "/me/events", an_event("10:00", "11:00"))
    window = "startDateTime={}&endDateTime={}"
    late = window.format("2026-03-22T12:30:00%2B01:00", "2026-03-22T13:00:00%2B01:00")
    assert (await rita.ok("GET", f"/me/calendarView?{late}"))["value"] == []
    early = window.format("2026-03-22T11:30:00%2B01:00", "2026-03-22T13:00:00%2B01:00")
    assert len((await rita.ok("GET", f"/me/calendarView?{early}"))["value"]) == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "ErrorInvalidRequest"),
        ("?startDateTime=2026-01-01", "ErrorInvalidRequest"),
        ("?startDateTime=2026-01-01&endDateTime=2031-01-01", "ErrorInvalidRequest"),
        ("?startDateTime=soon&endDateTime=later", "ErrorInvalidRequest"),
        ("?startDateTime=2026-01-01&endDateTime=2026-01-02&$top=1001", "BadRequest"),
        ("?startDateTime=2026-01-01&endDateTime=2026-01-02&$skiptoken=%25", "BadRequest"),
    ],
)
async def test_a_bad_view_is_refused(rita, query, code):
    assert await rita.refused("GET", f"/me/calendarView{query}") == (400, code)


async def test_a_series_is_listed_by_its_master_and_viewed_by_its_occurrences(rita):
    listed, _ = await _pages(rita, "/me/events?$top=1000")
    masters = [row for row in listed if row["type"] == "seriesMaster"]
    assert len(masters) == 1
    assert not [row for row in listed if row["type"] == "occurrence"]
    window = "startDateTime=2026-03-16T00:00:00&endDateTime=2026-03-21T00:00:00"
    viewed, _ = await _pages(rita, f"/me/calendarView?{window}&$top=1000")
    occurrences = [row for row in viewed if row["type"] == "occurrence"]
    assert len(occurrences) == 5
    assert {row["seriesMasterId"] for row in occurrences} == {masters[0]["id"]}
    assert len({row["iCalUId"] for row in occurrences}) == 5


async def test_a_view_tells_of_online_meetings_only_when_asked_for_the_flag(rita):
    await rita.ok("POST", "/me/events", an_event(isOnlineMeeting=True))
    window = "startDateTime=2026-03-22T00:00:00&endDateTime=2026-03-23T00:00:00"
    [plain] = (await rita.ok("GET", f"/me/calendarView?{window}"))["value"]
    assert plain["onlineMeeting"] is None
    select = "$select=subject,onlineMeeting,isOnlineMeeting"
    [asked] = (await rita.ok("GET", f"/me/calendarView?{window}&{select}"))["value"]
    assert asked["onlineMeeting"]["joinUrl"]


async def test_a_selection_leaves_id_and_etag(rita):
    made = await rita.ok("POST", "/me/events", an_event())
    read = await rita.ok("GET", f"/me/events/{at(made['id'])}?$select=subject")
    assert set(read) == {"@odata.context", "@odata.etag", "id", "subject"}


async def test_events_can_be_filtered_by_time_and_ordered(rita):
    await _week(rita, "/me/events")
    window = quote(
        "start/dateTime ge '2026-03-22T10:00:00' and end/dateTime le '2026-03-22T13:00:00'"
    )
    query = f"$filter={window}&$orderby=start/dateTime desc&$count=true"
    page = await rita.ok("GET", f"/me/events?{query}")
    hours = [row["start"]["dateTime"][11:13] for row in page["value"]]
    assert (hours, page["@odata.count"]) == (["12", "11", "10"], 3)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("$filter=attendees/any(a:a/type eq 'required')", "UnsupportedEntityExpression"),
        ("$filter=uid eq 'x'", "ErrorInvalidUrlQueryFilter"),
        ("$filter=contains(subject,'x')", "ErrorInvalidUrlQueryFilter"),
        ("$filter=subject", "ErrorInvalidUrlQueryFilter"),
        ("$expand=calendar", "ErrorInvalidUrlQuery"),
        ("$search=x", "ErrorInvalidUrlQuery"),
        ("$top=0", "BadRequest"),
        ("$orderby=colour", "ErrorInvalidUrlQueryFilter"),
    ],
)
async def test_other_query_options_are_refused(rita, query, code):
    assert await rita.refused("GET", f"/me/events?{query}") == (400, code)


async def test_my_events_are_those_of_the_primary_calendar(rita):
    made = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    path = f"/me/calendars/{at(made['id'])}/events"
    event = await rita.ok("POST", path, an_event())
    by_uid = f"$filter=iCalUId eq '{event['iCalUId']}'"
    assert (await rita.ok("GET", f"/me/events?{by_uid}"))["value"] == []
    assert len((await rita.ok("GET", f"{path}?{by_uid}"))["value"]) == 1
    await rita.ok("GET", f"/me/events/{at(event['id'])}")
