"""What is sent to Graph: the bodies themselves, and that Graph's own metadata knows each name in them."""

import json
from dataclasses import replace

import httpx
import msgspec
import pytest

from bot.domain.accounts import Person, PersonId
from bot.domain.bookings.interviews import Answer, EventRef
from bot.domain.errors import OutsideTrouble
from bot.domain.rooms import Room
from bot.graph.calendars_port import GraphCalendars
from bot.graph.client import GraphClient
from bot.graph.event_mapping import (
    Told,
    creation_body,
    difference,
    to_seen_event,
    update_body,
    with_room,
)
from bot.graph.events import GraphEvents
from bot.graph.scheduler_calendar import MailboxCalls, SchedulerCalendars
from bot.runtime.ports import Draft, Reply
from tests.harness.graph_server import saturday
from tests.harness.schemas import schema

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
PRIMITIVES = {"Edm.String": str, "Edm.Boolean": bool, "Edm.Int32": int}


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


async def every_body():
    """Return each body that the ports send, by the path it went to."""
    sent = []

    def answer(request):
        if request.content:
            sent.append((f"{request.method} {request.url.path}", json.loads(request.content)))
        path = request.url.path
        if path.endswith("getSchedule"):
            return httpx.Response(200, json={"value": []})
        if path.endswith("/me/calendars") and request.method == "POST":
            return httpx.Response(201, json={"id": "c", "name": "Comeet Scheduler"})
        is_list = request.method == "GET" and path.endswith(("/events", "/calendars"))
        found = [EVENT] if path.endswith("/events") else []
        return httpx.Response(200, json={"value": found} if is_list else EVENT)

    wire = GraphClient(
        httpx.AsyncClient(transport=httpx.MockTransport(answer)), "https://g.example", print
    )
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
    return sent


class Held:
    async def of(self, person, refused):
        return "token"


async def no_pause(seconds):
    """Looks again at once."""


async def test_every_write_has_its_body():
    paths = [path for path, _ in await every_body()]
    assert paths == [
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
    metadata = schema("graph/graph-v1.0-calendar.json")
    problems = []
    for path, body in await every_body():
        action = metadata["actions"].get(path.rpartition("/")[2])
        if action:
            known = {one["json"]: one for one in action[0]["parameters"].values()}
            problems += [*unknown(metadata, path, known, body)]
        else:
            kind = "calendar" if path.endswith("calendars") else "event"
            problems += [*unknown(metadata, path, properties(metadata, kind), body)]
    assert problems == []


def properties(metadata, kind):
    """Return the properties of a type, inherited ones included."""
    row = metadata["types"][kind]
    inherited = properties(metadata, row["base"]) if row["base"] in metadata["types"] else {}
    return inherited | row["properties"]


def unknown(metadata, where, known, body):
    """Return what is not as the metadata has it."""
    for name, value in body.items():
        if name not in known:
            yield f"{where}: {name} is not known"
            continue
        kind, values = known[name]["type"], value if known[name]["collection"] else [value]
        if known[name]["collection"] != isinstance(value, list):
            yield f"{where}: {name} is or is not a list"
        for one in values:
            yield from unfit(metadata, f"{where}/{name}", kind, one)


def unfit(metadata, where, kind, value):
    if kind in PRIMITIVES:
        if not isinstance(value, PRIMITIVES[kind]):
            yield f"{where} is not a {kind}"
    elif kind in metadata["enums"]:
        if value not in metadata["enums"][kind]["members"]:
            yield f"{where} cannot be {value}"
    else:
        yield from unknown(metadata, where, properties(metadata, kind), value)


def told(**changes):
    return msgspec.convert(EVENT | changes, Told)


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
    return msgspec.convert({"id": "e/1", **wanted}, Told)


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
