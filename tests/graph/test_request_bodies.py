"""What is sent to Graph: the bodies themselves, and that Graph's own metadata knows each name in them."""

import json
from urllib.parse import unquote

import httpx
import msgspec
import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, PersonId
from bot.domain.bookings.interviews import Answer, EventRef
from bot.domain.errors import OutsideTrouble
from bot.domain.rooms import Room
from bot.graph.calendars.calendars_port import GraphCalendars
from bot.graph.calendars.event_mapping import (
    CalendarEvent,
    creation_body,
    difference,
    to_seen_event,
    update_body,
    with_room,
)
from bot.graph.calendars.events import GraphEvents
from bot.graph.calendars.scheduler_calendar import MailboxCalls, SchedulerCalendars
from bot.graph.client import GraphClient
from bot.runtime.ports import Draft, Reply
from tests.harness.broken_calls import broken
from tests.harness.graph_schema import RecordedCall, request_mistakes
from tests.harness.graph_server import saturday

RITA = Person(id=PersonId("t/r"), tenant="t", name="Rita", mail="rita@contoso.example")
ROOM = Room(name="Thames", mail="thames@contoso.example")
DRAFT = Draft(
    transaction="t-1",
    subject="Interview: Zoë & <co>",
    text="One & only\n<b>two</b>",
    span=saturday(10),
    room=ROOM,
    attendees=(("ian@contoso.example", "Ian"),),
    guests=(("zoe@elsewhere.example", "Zoë"),),
    online=True,
)
EVENT = {
    "id": "e/1",
    "iCalUId": "u",
    "start": {"dateTime": "2026-03-21T10:00:00.0000000", "timeZone": "UTC"},
    "end": {"dateTime": "2026-03-21T11:00:00.0000000", "timeZone": "UTC"},
    "attendees": [{"type": "resource", "emailAddress": {"address": ROOM.mail}}],
}
REF = EventRef(owner="me", id="e/1", ical_uid="u")
AS_SHOWN = Draft(transaction="t-3", subject="", span=saturday(10), room=ROOM)
"""What differs from EVENT in nothing but the text."""


def person(kind, mail, name):
    return {"type": kind, "emailAddress": {"address": mail, "name": name}}


def test_an_invitation_says_everything_once():
    assert creation_body(DRAFT) == {
        "transactionId": "t-1",
        "allowNewTimeProposals": True,
        "showAs": "busy",
        "subject": "Interview: Zoë & <co>",
        "body": {"contentType": "html", "content": "One &amp; only<br>&lt;b&gt;two&lt;/b&gt;"},
        "start": {"dateTime": "2026-03-21T10:00:00", "timeZone": "UTC"},
        "end": {"dateTime": "2026-03-21T11:00:00", "timeZone": "UTC"},
        "location": {"displayName": "Thames", "locationEmailAddress": ROOM.mail},
        "attendees": [
            person("required", "ian@contoso.example", "Ian"),
            person("optional", "zoe@elsewhere.example", "Zoë"),
        ],
        "isOnlineMeeting": True,
        "onlineMeetingProvider": "teamsForBusiness",
    }


def test_a_reservation_invites_the_room_as_well():
    people = with_room(creation_body(DRAFT), ROOM)["attendees"]
    assert people[-1] == person("resource", ROOM.mail, "Thames")
    assert len(people) == 3


def test_a_meeting_that_is_not_online_says_nothing_of_it():
    plain = Draft(transaction="t", subject="s", span=saturday(10))
    assert "isOnlineMeeting" not in creation_body(plain)
    assert creation_body(plain)["location"] == {"displayName": ""}


def test_a_change_leaves_transaction_and_text_alone():
    assert {"transactionId", "body"} & set(update_body(DRAFT)) == set()


async def every_call():
    """Return each call that the ports make, with all that a draft and a reply may hold."""
    calls = []

    def answer(request):
        path, escaped = request.url.path, request.url.raw_path.decode().partition("?")[0]
        query, prefer = dict(request.url.params), request.headers.get("prefer", "")
        calls.append(
            RecordedCall(request.method, escaped, query, prefer, request.content, 200, b"")
        )
        if path.endswith("getSchedule"):
            return httpx.Response(200, json={"value": []})
        if path.endswith("/me/calendars") and request.method == "POST":
            return httpx.Response(201, json={"id": "c", "name": "Comeet Scheduler"})
        is_list = request.method == "GET" and path.endswith(("/events", "/calendars"))
        found = [EVENT] if path.endswith("/events") else []
        return httpx.Response(200, json={"value": found} if is_list else EVENT)

    wire = GraphClient(httpx.MockTransport(answer), "https://g.example", print)
    desk = MailboxCalls(wire, Held())
    scheduler = SchedulerCalendars(desk, "Comeet Scheduler")
    events = GraphEvents(desk, scheduler, no_pause)
    await GraphCalendars(desk, scheduler).free_busy(RITA, ["ian@contoso.example"], saturday(9))
    await events.invite(RITA, DRAFT)
    await events.reserve_direct(RITA, DRAFT)
    await events.reserve_in_scheduler(RITA, DRAFT)
    await events.change(RITA, REF, DRAFT)
    await events.cancel(RITA, REF, "Sorry")
    for said in (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED):
        await events.answer(RITA, "u", Reply(answer=said, comment="Fine"))
    await events.answer(RITA, "u", Reply(answer=Answer.TENTATIVE, proposed=saturday(12)))
    await events.invite(
        RITA, replace(DRAFT, room=None, place="Here", outsiders=("x@else.example",))
    )
    await events.invite(RITA, replace(DRAFT, is_for_candidate=True))
    await events.invite(RITA, Draft(transaction="t-2", subject="s", span=DRAFT.span, is_hold=True))
    await events.change(RITA, REF, replace(AS_SHOWN, text="Another", rewrites_text=True))
    await events.change(RITA, REF, replace(AS_SHOWN, was_hold=True))
    return calls


class Held:
    async def of(self, person, refused):
        return "token"


async def no_pause(seconds):
    """Looks again at once."""


async def test_every_write_has_its_body():
    calls = [one for one in await every_call() if one.sent]
    assert [f"{one.method} {unquote(one.path)}" for one in calls][:10] == [
        "POST /me/calendar/getSchedule",
        "POST /me/events",
        "POST /users/thames@contoso.example/calendar/events",
        "POST /me/calendars",
        "POST /me/calendars/c/events",
        "PATCH /me/events/e/1",
        "POST /me/events/e/1/cancel",
        "POST /me/events/e/1/accept",
        "POST /me/events/e/1/tentativelyAccept",
        "POST /me/events/e/1/decline",
    ]


async def test_graphs_metadata_knows_every_name_and_value_in_them():
    calls = [call for call in await every_call() if call.sent]
    assert [one for call in calls for one in request_mistakes(call)] == []
    planted = [one for one in broken(calls) if "in what was sent" in one[0]]
    assert len(planted) > 100
    assert [told for told, call in planted if not request_mistakes(call)] == []


async def test_every_property_that_a_request_may_have_is_among_them():
    """What the whole story happens not to need is held against the description here."""
    bodies = [json.loads(call.sent) for call in await every_call() if call.sent]
    names = {name for body in bodies for name in body}
    assert names >= {
        "allowNewTimeProposals",
        "isOnlineMeeting",
        "onlineMeetingProvider",
        "isReminderOn",
        "proposedNewTime",
        "comment",
    }
    assert {one["type"] for body in bodies for one in body.get("attendees", [])} == {
        "required",
        "optional",
        "resource",
    }
    assert {body["showAs"] for body in bodies if "showAs" in body} == {"busy", "free", "tentative"}
    assert any("body" in body and "subject" not in body for body in bodies), "a text rewritten"


def told(**changes):
    return msgspec.convert(EVENT | changes, CalendarEvent)


@pytest.mark.parametrize(
    ("response", "answer"),
    [
        ("accepted", Answer.ACCEPTED),
        ("TentativelyAccepted", Answer.TENTATIVE),
        ("declined", Answer.DECLINED),
        ("none", None),
        ("notResponded", None),
        ("organizer", None),
        ("", None),
        (None, None),
    ],
)
def test_only_who_has_answered_is_among_the_answers(response, answer):
    attendee = {
        "emailAddress": {"address": "Ian@Contoso.example"},
        "status": {"response": response},
    }
    expected = {"ian@contoso.example": answer} if answer else {}
    assert to_seen_event(told(attendees=[attendee]), "me").answers == expected


def test_an_attendee_without_an_address_or_answer_is_left_out():
    attendees = [{"emailAddress": {"name": "A list"}}, {"emailAddress": {"address": "x@y"}}]
    assert to_seen_event(told(attendees=attendees), "me").answers == {}


def test_a_cancelled_event_says_so():
    assert to_seen_event(told(isCancelled=True), "me").cancelled


def test_an_event_whose_times_make_no_sense_is_outside_trouble():
    with pytest.raises(OutsideTrouble):
        to_seen_event(told(end=EVENT["start"]), "me")
    with pytest.raises(OutsideTrouble):
        to_seen_event(told(end={"dateTime": "2026-03-21T11:00:00", "timeZone": "Mars"}), "me")


def shown(**other):
    """DRAFT as Graph shows it, but for what is said here."""
    wanted = update_body(DRAFT) | {"isOnlineMeeting": True} | other
    return msgspec.convert({"id": "e/1", **wanted}, CalendarEvent)


def test_an_event_that_shows_all_of_it_already_is_left_alone():
    assert difference(shown(), update_body(DRAFT)) == {}


def test_a_change_of_people_alone_names_people_alone():
    """Graph mails such a change only to those added or removed."""
    told = shown(attendees=[person("required", "Mei@contoso.example", "Mei")])
    assert set(difference(told, update_body(DRAFT))) == {"attendees"}


def test_two_people_of_one_name_are_two():
    draft = replace(
        DRAFT, attendees=(("tom@contoso.example", "Tom"), ("tom2@contoso.example", "Tom"))
    )
    body = update_body(draft)
    assert difference(shown(attendees=body["attendees"]), body) == {}
    one_left = shown(attendees=body["attendees"][1:])
    assert set(difference(one_left, body)) == {"attendees"}


def test_who_has_no_name_is_nobody_elses():
    nameless = ("mei@contoso.example", "")
    body = update_body(replace(DRAFT, attendees=(nameless,), guests=()))
    told = shown(attendees=[person("required", "lucy@contoso.example", "")])
    assert set(difference(told, body)) == {"attendees"}


def test_a_change_of_time_says_nothing_of_the_people():
    told = shown(start={"dateTime": "2026-03-21T09:00:00.0000000", "timeZone": "UTC"})
    assert set(difference(told, update_body(DRAFT))) == {"start"}


def test_a_meeting_that_becomes_a_teams_meeting_names_its_provider():
    told = shown(isOnlineMeeting=False)
    assert set(difference(told, update_body(DRAFT))) == {"isOnlineMeeting", "onlineMeetingProvider"}


def test_a_hold_is_tentative_and_reminds_nobody():
    hold = Draft(transaction="t-2", subject="[Hold] Interview", span=DRAFT.span, is_hold=True)
    body = creation_body(hold)
    assert (body["showAs"], body["isReminderOn"], body["attendees"]) == ("tentative", False, [])


def test_a_hold_that_becomes_a_reservation_is_busy():
    reserved = update_body(replace(AS_SHOWN, was_hold=True))
    assert difference(shown(), reserved)["showAs"] == "busy"
    assert "showAs" not in update_body(AS_SHOWN)
