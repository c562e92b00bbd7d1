"""Bodies of events for tests, on a Sunday, when nobody has anything planned."""

from urllib.parse import quote

DAY = "2026-03-22"


def an_event(start="10:00", end="11:00", *, day=DAY, people=(), room=None, **more):
    attendees = [_attendee(mail, "required") for mail in people]
    attendees += [_attendee(room, "resource")] if room else []
    return {
        "subject": "Interview",
        "start": {"dateTime": f"{day}T{start}:00", "timeZone": "UTC"},
        "end": {"dateTime": f"{day}T{end}:00", "timeZone": "UTC"},
        "attendees": attendees,
    } | more


def _attendee(mail, kind):
    return {"type": kind, "emailAddress": {"address": f"{mail}@contoso.example"}}


def at(event_id):
    return quote(event_id, safe="")


def statuses(event):
    return {
        one["emailAddress"]["address"].partition("@")[0]: one["status"]["response"]
        for one in event["attendees"]
    }


def a_question(*names, day=DAY, start="09:00", end="18:00", **more):
    return {
        "schedules": [f"{name}@contoso.example" for name in names],
        "startTime": {"dateTime": f"{day}T{start}:00", "timeZone": "UTC"},
        "endTime": {"dateTime": f"{day}T{end}:00", "timeZone": "UTC"},
        "availabilityViewInterval": 60,
    } | more
