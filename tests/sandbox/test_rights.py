"""Who may call what: tokens, scopes, and what people share with each other."""

import pytest

from tests.harness.sandbox_events import a_question, an_event, at, statuses
from tests.sandbox.conftest import FIVE

SHARED = f"{FIVE} Calendars.ReadWrite.Shared"
WINDOW = "startDateTime=2026-03-22T00:00:00&endDateTime=2026-03-23T00:00:00"


@pytest.mark.parametrize(
    "header", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}]
)
async def test_without_a_good_token_nothing_is_answered(world, header):
    status, headers, body = await world.call(
        "GET", "/sandbox/graph/v1.0/me/calendars", headers=header
    )
    assert (status, body["error"]["code"]) == (401, "InvalidAuthenticationToken")
    assert headers["WWW-Authenticate"].startswith("Bearer realm=")
    assert {"request-id", "date", "client-request-id"} <= set(body["error"]["innerError"])


async def test_a_token_lives_an_hour_less_a_second(world, rita):
    world.later(seconds=3598)
    await rita.ok("GET", "/me/calendars")
    world.later(seconds=1)
    assert await rita.refused("GET", "/me/calendars") == (401, "InvalidAuthenticationToken")


async def test_answers_echo_the_clients_request_id(rita):
    _, headers, _ = await rita.graph("GET", "/me/calendar", headers={"client-request-id": "mine"})
    assert headers["client-request-id"] == "mine"
    assert headers["request-id"]
    assert "x-ms-ags-diagnostic" in headers


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/me", "Authorization_RequestDenied"),
        ("/users", "Authorization_RequestDenied"),
        ("/users/ian@contoso.example", "Authorization_RequestDenied"),
        ("/places/microsoft.graph.room", "Authorization_RequestDenied"),
        ("/me/mailboxSettings", "ErrorAccessDenied"),
        ("/me/mailboxSettings/timeZone", "ErrorAccessDenied"),
        ("/me/outlook/supportedTimeZones", "ErrorAccessDenied"),
    ],
)
async def test_the_five_scopes_do_not_open_these(rita, path, code):
    assert await rita.refused("GET", path) == (403, code)


async def test_more_scopes_open_profiles_and_places(world):
    scope = f"{FIVE} User.Read Place.Read.All"
    rita = await world.sign_in("rita", scope)
    me = await rita.ok("GET", "/me")
    assert (me["mail"], me["displayName"]) == ("rita@contoso.example", "Rita Costa")
    rooms = await rita.ok("GET", "/places/microsoft.graph.room")
    assert len(rooms["value"]) == 6
    refused = await rita.refused("GET", "/users/ian@contoso.example")
    assert refused == (403, "Authorization_RequestDenied")
    rita = await world.sign_in("rita", f"{scope} User.ReadBasic.All")
    assert (await rita.ok("GET", "/users/ian@contoso.example"))["surname"] == "Murray"
    refused = await rita.refused("GET", "/users/nobody@contoso.example")
    assert refused == (404, "Request_ResourceNotFound")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/me/calendars", None),
        ("POST", "/me/calendar/getSchedule", a_question("ian")),
        ("POST", "/me/events", an_event()),
        ("GET", f"/users/ian@contoso.example/calendarView?{WINDOW}", None),
    ],
)
async def test_each_path_wants_its_scope(world, method, path, body):
    member = await world.sign_in("rita", scope="openid offline_access User.Read")
    assert await member.refused(method, path, body) == (403, "ErrorAccessDenied")


async def test_reading_does_not_allow_writing(world):
    member = await world.sign_in("rita", scope="Calendars.Read")
    await member.ok("GET", "/me/calendars")
    await member.ok("POST", "/me/calendar/getSchedule", a_question("ian"))
    refused = await member.refused("POST", "/me/events", an_event())
    assert refused == (403, "ErrorAccessDenied")


async def test_an_unknown_address_of_graph_is_a_bad_request(rita):
    for path in ("/me/findMeetingTimes", "/me/calendar/secrets", "/planets"):
        assert await rita.refused("POST", path, {}) == (400, "BadRequest")
    assert (await rita.refused("PUT", "/me/events", {}))[0] == 405


async def test_names_of_segments_are_read_in_any_case(rita):
    await rita.ok("GET", "/Me/Calendars")
    await rita.ok("POST", "/me/calendar/GETSCHEDULE", a_question("ian"))


@pytest.mark.parametrize(
    "path",
    ["events", "calendar", f"calendarView?{WINDOW}", "calendars", "calendar/events"],
)
async def test_what_is_not_shared_cannot_be_read(world, rita, path):
    refused = await rita.refused("GET", f"/users/ian@contoso.example/{path}")
    assert refused == (403, "ErrorAccessDenied")
    await world.control("POST", "switches", {"refusal": 404})
    refused = await rita.refused("GET", f"/users/ian@contoso.example/{path}")
    assert refused == (404, "ErrorItemNotFound")


async def test_people_can_be_named_by_object_id(world, rita):
    own = world.tenant.directory.people["rita@contoso.example"].id
    await rita.ok("POST", f"/users/{own}/calendar/events", an_event())
    assert await rita.refused("GET", "/users/nobody@contoso.example/events") == (
        *(404, "ErrorInvalidUser"),
    )


@pytest.mark.parametrize("room", ["thames", "focus1", "boardroom"])
async def test_the_five_scopes_never_write_into_a_room(rita, room):
    path = f"/users/{room}@contoso.example/calendar/events"
    assert await rita.refused("POST", path, an_event()) == (403, "ErrorAccessDenied")


async def test_with_the_shared_scope_only_the_right_person_writes_into_the_right_room(world):
    rita, ian = await world.sign_in("rita", SHARED), await world.sign_in("ian", SHARED)
    path = "/users/{}@contoso.example/calendar/events"
    made = await rita.ok("POST", path.format("focus1"), an_event(people=["ian"]))
    assert made["organizer"]["emailAddress"]["address"] == "focus1@contoso.example"
    assert made["isOrganizer"]
    assert await rita.refused("POST", path.format("thames"), an_event()) == (
        *(403, "ErrorAccessDenied"),
    )
    refused = await ian.refused("POST", path.format("focus1"), an_event())
    assert refused == (403, "ErrorAccessDenied")


async def test_a_direct_write_ignores_conflicts_and_invites_in_the_rooms_name(world):
    rita, ian = await world.sign_in("rita", SHARED), await world.sign_in("ian", SHARED)
    path = "/users/focus1@contoso.example/calendar/events"
    first = await rita.ok("POST", path, an_event(people=["ian"]))
    second = await rita.ok("POST", path, an_event())
    window = await rita.ok("GET", f"/users/focus1@contoso.example/calendarView?{WINDOW}")
    assert {row["id"] for row in window["value"]} == {first["id"], second["id"]}
    world.later(seconds=2)
    [copy] = (await ian.ok("GET", f"/me/events?$filter=iCalUId eq '{first['iCalUId']}'"))["value"]
    await ian.ok("POST", f"/me/events/{at(copy['id'])}/accept", {})
    world.later(seconds=2)
    seen = await rita.ok("GET", f"/users/focus1@contoso.example/events/{at(first['id'])}")
    assert statuses(seen) == {"ian": "accepted"}


async def test_a_mailbox_that_is_not_there_is_said_so_on_its_path(world):
    rita = await world.sign_in("rita", SHARED)
    await world.control("POST", "switches", {"mail": "focus1@contoso.example", "mailbox": False})
    path = "/users/focus1@contoso.example/calendar/events"
    assert await rita.refused("POST", path, an_event()) == (404, "MailboxNotEnabledForRESTAPI")
    path = "/users/attic@contoso.example/calendar/events"
    assert await rita.refused("POST", path, an_event()) == (404, "ErrorInvalidUser")
