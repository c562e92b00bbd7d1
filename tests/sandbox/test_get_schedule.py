"""getSchedule: what it tells, what it hides, and how it fails."""

import pytest

from tests.harness.sandbox_events import DAY, a_question, an_event, at

PATH = "/me/calendar/getSchedule"


async def _asked(member, *names, headers=None, **more):
    answer = await member.ok("POST", PATH, a_question(*names, **more), headers=headers)
    return answer["value"]


async def _put(member, **event):
    return await member.ok("POST", "/me/events", an_event(**event))


async def test_one_answer_comes_for_each_address_in_the_order_asked(rita):
    rows = await _asked(rita, "thames", "ian", "rita")
    assert [row["scheduleId"].partition("@")[0] for row in rows] == ["thames", "ian", "rita"]


async def test_others_see_times_and_statuses_only(rita, ian):
    await _put(ian, subject="Secret", location={"displayName": "Cellar"})
    [row] = await _asked(rita, "ian")
    assert [set(item) for item in row["scheduleItems"]] == [{"status", "start", "end"}]


async def test_the_owner_sees_subject_and_place_as_text(ian):
    await _put(ian, subject="Secret", location={"displayName": "Cellar"})
    [row] = await _asked(ian, "ian")
    [item] = row["scheduleItems"]
    assert (item["subject"], item["location"], item["isPrivate"]) == ("Secret", "Cellar", False)
    assert item["start"] == {"dateTime": f"{DAY}T10:00:00.0000000", "timeZone": "UTC"}


async def test_private_events_hide_their_words_even_from_their_owner(ian):
    await _put(ian, sensitivity="private")
    [row] = await _asked(ian, "ian")
    assert "subject" not in row["scheduleItems"][0]


async def test_whoever_may_write_into_a_room_sees_who_booked_it(world, rita, ian):
    await _put(ian, people=[], room="focus1")
    world.later(seconds=2)
    [mine] = await _asked(rita, "focus1")
    [his] = await _asked(ian, "focus1")
    assert mine["scheduleItems"][0]["subject"] == "Ian Murray"
    assert "subject" not in his["scheduleItems"][0]


async def test_the_view_holds_the_highest_status_of_each_slot(ian):
    await _put(ian, start="09:00", end="09:30", showAs="tentative")
    await _put(ian, start="09:30", end="10:15", showAs="busy")
    await _put(ian, start="11:00", end="12:00", showAs="oof")
    await _put(ian, start="12:00", end="13:00", showAs="workingElsewhere")
    await _put(ian, start="13:00", end="14:00", showAs="free")
    [row] = await _asked(ian, "ian")
    assert row["availabilityView"] == "223000000"
    assert [one["status"] for one in row["scheduleItems"]] == [
        *("tentative", "busy", "oof", "workingElsewhere", "free")
    ]


async def test_a_ragged_last_slot_counts_as_one(ian):
    [row] = await _asked(ian, "ian", start="09:00", end="10:10", availabilityViewInterval="30")
    assert len(row["availabilityView"]) == 3


async def test_names_are_taken_in_any_case(ian):
    pascal = {name[0].upper() + name[1:]: value for name, value in a_question("ian").items()}
    answer = await ian.ok("POST", PATH, pascal)
    assert len(answer["value"]) == 1


async def test_only_the_primary_calendar_counts(rita):
    calendar = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    await rita.ok("POST", f"/me/calendars/{at(calendar['id'])}/events", an_event())
    [row] = await _asked(rita, "rita")
    assert row["availabilityView"] == "000000000"
    assert row["scheduleItems"] == []


async def test_times_come_in_the_preferred_zone_under_its_own_name(ian):
    await _put(ian)
    prefer = {"Prefer": 'outlook.timezone="Tokyo Standard Time"'}
    [row] = await _asked(ian, "ian", headers=prefer)
    assert row["scheduleItems"][0]["start"] == {
        "dateTime": f"{DAY}T19:00:00.0000000",
        "timeZone": "Tokyo Standard Time",
    }
    _, headers, _ = await ian.graph("POST", PATH, a_question("ian"), headers=prefer)
    assert headers["Preference-Applied"] == 'outlook.timezone="Tokyo Standard Time"'


async def test_all_day_events_run_from_midnight_to_midnight_of_the_requested_zone(ian):
    event = an_event(isAllDay=True)
    event["start"]["dateTime"], event["end"]["dateTime"] = "2026-03-22", "2026-03-23"
    await ian.ok("POST", "/me/events", event)
    question = a_question("ian")
    question["startTime"]["timeZone"] = question["endTime"]["timeZone"] = "Asia/Tokyo"
    [row] = (await ian.ok("POST", PATH, question))["value"]
    [item] = row["scheduleItems"]
    assert item["start"]["dateTime"] == "2026-03-21T15:00:00.0000000"
    assert item["end"]["dateTime"] == "2026-03-22T15:00:00.0000000"


async def test_working_hours_name_a_windows_zone(rita):
    tom, hudson = await _asked(rita, "tom", "hudson")
    assert tom["workingHours"]["timeZone"] == {"name": "W. Europe Standard Time"}
    assert hudson["workingHours"]["timeZone"] == {"name": "Eastern Standard Time"}
    assert tom["workingHours"]["startTime"] == "09:00:00.0000000"
    assert tom["workingHours"]["endTime"] == "17:30:00.0000000"


async def test_one_person_has_rules_instead_of_a_zone_name(rita):
    [ana] = await _asked(rita, "ana")
    zone = ana["workingHours"]["timeZone"]
    assert zone["@odata.type"] == "#microsoft.graph.customTimeZone"
    assert (zone["name"], zone["bias"]) == ("Customized Time Zone", -60)
    assert zone["standardOffset"] == {
        "time": "03:00:00.0000000",
        "dayOccurrence": 5,
        "dayOfWeek": "sunday",
        "month": 10,
        "year": 0,
    }
    assert (zone["daylightOffset"]["daylightBias"], zone["daylightOffset"]["month"]) == (-60, 3)
    assert zone["daylightOffset"]["time"] == "02:00:00.0000000"


async def test_an_unknown_address_fails_inside_the_answer(rita):
    [row] = await _asked(rita, "nobody")
    assert set(row) == {"scheduleId", "error"}
    assert row["error"]["responseCode"] == "5009"
    assert "nobody@contoso.example" in row["error"]["message"]


async def test_a_person_without_a_mailbox_has_null_items(world, rita):
    await world.control("POST", "switches", {"mail": "ian@contoso.example", "mailbox": False})
    row, other = await _asked(rita, "ian", "mei")
    assert (row["error"]["responseCode"], row["scheduleItems"]) == ("5016", None)
    assert "availabilityView" not in row
    assert other["availabilityView"]


@pytest.mark.parametrize("code", ["5006", "5009", "5016"])
async def test_any_of_the_errors_can_be_switched_on(world, rita, code):
    await world.control("POST", "switches", {"mail": "ian@contoso.example", "scheduleError": code})
    [row] = await _asked(rita, "ian")
    assert row["error"]["responseCode"] == code


async def test_more_than_a_thousand_entries_are_too_many(world, rita):
    mailbox = world.tenant.exchange.mailboxes["rita@contoso.example"]
    made = await _put(rita)
    event = mailbox.events[made["id"]]
    mailbox.events.update({f"{made['id']}{number}": event for number in range(1000)})
    [row] = await _asked(rita, "rita")
    assert row["error"]["responseCode"] == "5006"
    assert "actual size = 1001" in row["error"]["message"]


async def test_sixty_two_days_are_allowed_and_not_a_moment_more(rita):
    question = a_question("ian", day="2026-03-01", start="00:00")
    question["endTime"]["dateTime"] = "2026-05-02T00:00:00"
    await rita.ok("POST", PATH, question)
    question["endTime"]["dateTime"] = "2026-05-02T00:01:00"
    assert await rita.refused("POST", PATH, question) == (400, "ErrorTimeIntervalTooBig")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start": "10:00", "end": "10:00"}, "ErrorInvalidTimeInterval"),
        ({"start": "10:00", "end": "09:00"}, "ErrorInvalidTimeInterval"),
        ({"start": "10:00", "end": "10:30"}, "ErrorInvalidTimeInterval"),
        ({"availabilityViewInterval": 4}, "ErrorInvalidMergedFreeBusyInterval"),
        ({"availabilityViewInterval": 1441}, "ErrorInvalidMergedFreeBusyInterval"),
        ({"availabilityViewInterval": "soon"}, "RequestBodyRead"),
        ({"schedules": []}, "RequestBodyRead"),
        ({"schedules": ["a@b.example"] * 101}, "ErrorMailboxDataArrayTooBig"),
        (
            {"startTime": {"dateTime": f"{DAY}T09:00:00", "timeZone": "Mars"}},
            "TimeZoneNotSupportedException",
        ),
        ({"startTime": {"dateTime": "tomorrow", "timeZone": "UTC"}}, "ErrorInvalidRequest"),
        ({"startTime": None}, "RequestBodyRead"),
        ({"startTime": {"dateTime": f"{DAY}T09:00:00", "timeZone": 1}}, "RequestBodyRead"),
    ],
)
async def test_a_bad_question_is_refused_as_a_whole(rita, changes, code):
    assert await rita.refused("POST", PATH, a_question("ian", **changes)) == (400, code)


async def test_statuses_can_come_capitalised(world, ian):
    await world.control("POST", "switches", {"capitalStatuses": True})
    await _put(ian)
    [row] = await _asked(ian, "ian")
    assert row["scheduleItems"][0]["status"] == "Busy"


async def test_it_can_be_asked_through_other_paths(rita):
    question = a_question("mei")
    for stem in ("/users/ian@contoso.example/calendar", "/users/rita@contoso.example/calendar"):
        assert (await rita.ok("POST", f"{stem}/getSchedule", question))["value"]
    calendar = await rita.ok("GET", "/me/calendar")
    path = f"/me/calendars/{at(calendar['id'])}/getSchedule"
    assert (await rita.ok("POST", path, question))["value"]


async def test_the_mailbox_in_the_path_must_be_there(world, rita):
    path = "/users/nobody@contoso.example/calendar/getSchedule"
    assert await rita.refused("POST", path, a_question("ian")) == (404, "ErrorInvalidUser")
    await world.control("POST", "switches", {"mail": "rita@contoso.example", "mailbox": False})
    assert await rita.refused("POST", PATH, a_question("ian")) == (
        *(404, "MailboxNotEnabledForRESTAPI"),
    )
