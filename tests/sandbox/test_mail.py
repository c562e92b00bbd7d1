"""Who gets mail about a meeting, inside the tenant and outside, and what becomes of a Teams meeting."""

import pytest

from tests.harness.sandbox_events import an_event, at, statuses

JO = "jo.park@mail.example"


def attendee(mail, kind="required"):
    return {"type": kind, "emailAddress": {"address": mail, "name": "Jo Park"}}


async def mails(world, address=JO):
    world.later(seconds=2)
    status, rows = await world.control("GET", f"mail/{address}")
    assert status == 200, rows
    return rows


async def invited(rita, **more):
    people = [attendee("Jo.Park@mail.example"), attendee("ian@contoso.example")]
    return await rita.ok("POST", "/me/events", an_event(**more) | {"attendees": people})


async def changed(rita, made, **fields):
    return await rita.ok("PATCH", f"/me/events/{at(made['id'])}", fields)


async def test_somebody_outside_gets_the_invitation_as_mail(world, rita):
    made = await invited(rita, location={"displayName": "Reception"}, isOnlineMeeting=True)
    [mail] = await mails(world)
    assert (mail["kind"], mail["method"], mail["subject"]) == ("request", "REQUEST", "Interview")
    assert mail["from"] == {"name": "Rita Costa", "address": "rita@contoso.example"}
    assert (mail["iCalUId"], mail["location"]) == (made["iCalUId"], "Reception")
    assert mail["start"] == {"dateTime": "2026-03-22T10:00:00.0000000", "timeZone": "UTC"}
    assert "ian@contoso.example" in [one["address"] for one in mail["attendees"]]
    assert mail["joinUrl"] in mail["body"]


async def test_hidden_attendees_are_not_told_to_those_outside(world, rita):
    await invited(rita, hideAttendees=True)
    assert (await mails(world))[0]["attendees"] == []


async def test_every_change_but_one_of_the_attendees_alone_mails_everybody(world, rita):
    made = await invited(rita)
    people = [attendee(JO), attendee("mei@contoso.example")]
    await changed(rita, made, attendees=people)
    assert [one["kind"] for one in await mails(world)] == ["request"]
    await changed(rita, made, subject="Second interview")
    await changed(rita, made, start=an_event("12:00")["start"], end=an_event(end="13:00")["end"])
    kinds = [one["kind"] for one in await mails(world)]
    assert kinds == ["request", "update", "request"]


async def test_who_is_taken_off_the_list_and_who_loses_the_meeting_are_told_so(world, rita):
    made = await invited(rita)
    await changed(rita, made, attendees=[attendee("ian@contoso.example")])
    assert [one["method"] for one in await mails(world)] == ["REQUEST", "CANCEL"]
    await changed(rita, made, attendees=[attendee(JO)])
    await rita.ok("POST", f"/me/events/{at(made['id'])}/cancel", {"comment": "Sorry"})
    last = (await mails(world))[-1]
    assert (last["kind"], last["comment"]) == ("cancellation", "Sorry")


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("accept", "accepted"),
        ("tentative", "tentativelyAccepted"),
        ("decline", "declined"),
    ],
)
async def test_an_answer_from_outside_is_tallied(world, rita, answer, response):
    made = await invited(rita)
    await mails(world)
    body = {"iCalUId": made["iCalUId"], "answer": answer}
    assert (await world.control("POST", f"mail/{JO}", body))[0] == 200
    world.later(seconds=2)
    event = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert statuses(event) == {"Jo.Park": response, "ian": "none"}


async def test_another_time_comes_with_an_answer(world, rita):
    made = await invited(rita)
    await mails(world)
    span = {"start": "2026-03-22T15:00:00", "end": "2026-03-22T17:00:00+01:00"}
    body = {"iCalUId": made["iCalUId"], "answer": "decline", "proposed": span}
    assert (await world.control("POST", f"mail/{JO}", body))[0] == 200
    world.later(seconds=2)
    event = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert event["attendees"][0]["proposedNewTime"] == {
        "start": {"dateTime": "2026-03-22T15:00:00.0000000", "timeZone": "UTC"},
        "end": {"dateTime": "2026-03-22T16:00:00.0000000", "timeZone": "UTC"},
    }


SPAN = {"start": "2026-03-22T15:00:00", "end": "2026-03-22T16:00:00"}


@pytest.mark.parametrize(
    "body",
    [
        {"answer": "perhaps"},
        {"answer": "accept", "colour": "red"},
        {"answer": "accept", "proposed": SPAN},
        {"answer": "decline", "proposed": "later"},
        {"answer": "decline", "proposed": {"start": SPAN["end"], "end": SPAN["start"]}},
        {"answer": "decline", "proposed": {"start": "soon", "end": SPAN["end"]}},
    ],
)
async def test_an_answer_that_makes_no_sense_is_refused(world, rita, body):
    made = await invited(rita)
    await mails(world)
    body = body | {"iCalUId": made["iCalUId"]}
    assert (await world.control("POST", f"mail/{JO}", body))[0] == 400


async def test_no_other_time_is_proposed_where_the_meeting_does_not_allow_it(world, rita):
    made = await invited(rita, allowNewTimeProposals=False)
    await mails(world)
    body = {"iCalUId": made["iCalUId"], "answer": "decline", "proposed": SPAN}
    assert (await world.control("POST", f"mail/{JO}", body))[0] == 400


async def test_what_never_came_or_was_called_off_cannot_be_answered(world, rita):
    made = await invited(rita)
    await rita.ok("DELETE", f"/me/events/{at(made['id'])}")
    await mails(world)
    for ical in (made["iCalUId"], "another"):
        body = {"iCalUId": ical, "answer": "accept"}
        assert (await world.control("POST", f"mail/{JO}", body))[0] == 404


async def test_those_inside_have_a_calendar_and_no_list_of_mails(world):
    assert (await world.control("GET", "mail/ian@contoso.example"))[0] == 400


# --- a Teams meeting -----------------------------------------------------------------------------


async def test_a_teams_meeting_cannot_be_taken_back(rita):
    made = await rita.ok("POST", "/me/events", an_event(isOnlineMeeting=True))
    after = await changed(rita, made, isOnlineMeeting=False)
    assert (after["isOnlineMeeting"], after["onlineMeeting"]) == (True, made["onlineMeeting"])


async def test_a_body_written_over_takes_the_teams_meeting_with_it(rita):
    made = await rita.ok("POST", "/me/events", an_event(isOnlineMeeting=True))
    kept = {"contentType": "html", "content": f"Bring a pen. {made['body']['content']}"}
    assert (await changed(rita, made, body=kept))["onlineMeeting"] == made["onlineMeeting"]
    lost = {"contentType": "html", "content": "Bring a pen."}
    after = await changed(rita, made, body=lost)
    assert (after["isOnlineMeeting"], after["onlineMeeting"]) == (False, None)


async def test_a_join_address_that_comes_later_survives_a_change_before_it(world, rita):
    await world.control("POST", "switches", {"lateJoinUrl": True})
    made = await rita.ok("POST", "/me/events", an_event(isOnlineMeeting=True))
    assert (await changed(rita, made, subject="Interview, room to follow"))["onlineMeeting"] is None
    world.later(seconds=2)
    after = await rita.ok("GET", f"/me/events/{at(made['id'])}")
    assert after["onlineMeeting"]["joinUrl"].startswith("https://teams.microsoft.com/")


async def test_somebody_inside_answers_in_outlook(world, rita):
    made = await invited(rita)
    world.later(seconds=2)
    body = {"iCalUId": made["iCalUId"], "answer": "tentative", "proposed": SPAN}
    assert (await world.control("POST", "calendars/ian@contoso.example", body))[0] == 200
    world.later(seconds=2)
    [_, ian] = (await rita.ok("GET", f"/me/events/{at(made['id'])}"))["attendees"]
    assert ian["status"]["response"] == "tentativelyAccepted"
    assert ian["proposedNewTime"]["start"]["dateTime"] == "2026-03-22T15:00:00.0000000"
    assert (await world.control("POST", "calendars/rita@contoso.example", body))[0] == 400
