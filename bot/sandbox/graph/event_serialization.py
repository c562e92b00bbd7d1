"""An event copy as Graph writes it: full body, times in the zone asked for, HTML wrapped."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any
from urllib.parse import quote

from bot.sandbox.exchange.mailboxes import TEAMS, Attendee, Event, change_key, immutable_id
from bot.sandbox.graph.datetimes import format_date_time_zone, format_instant

PREVIEW_LENGTH = 255
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Preference:
    """What the Prefer header asked for: the zone of times (under its own name), plain text, lasting ids."""

    zone: tzinfo = UTC
    zone_name: str = "UTC"
    wants_text: bool = False
    wants_immutable_ids: bool = False


def event_json(event: Event, preference: Preference) -> dict[str, Any]:
    """Return the whole event as JSON, without the enclosing @odata.context."""
    return {
        **_item(event, preference),
        "subject": event.subject,
        "bodyPreview": strip_tags(event.body)[:PREVIEW_LENGTH],
        "importance": event.importance,
        "sensitivity": event.sensitivity,
        "isAllDay": event.is_all_day,
        "isCancelled": event.is_cancelled,
        "isOrganizer": event.is_organizer,
        "responseRequested": event.wants_response,
        "showAs": event.show_as,
        "allowNewTimeProposals": event.takes_proposals,
        "hideAttendees": event.hides_attendees,
        "responseStatus": {"response": event.response, "time": format_instant(event.answered)},
        "body": _body(event, preference),
        "start": _time(event, preference, "start"),
        "end": _time(event, preference, "end"),
        "location": event.location or {"displayName": "", "locationType": "default"},
        "locations": [event.location] if event.location else [],
        "attendees": [_attendee(one) for one in event.attendees],
        "organizer": {"emailAddress": _address(*event.organizer)},
        **_online(event),
    }


def strip_tags(markup: str) -> str:
    """Return the words of an HTML fragment, tags dropped and entities read."""
    return html.unescape(_TAG.sub("", markup)).strip()


def _item(event: Event, preference: Preference) -> dict[str, Any]:
    """Return what Exchange keeps about any item, and what binds an event to its series."""
    key = change_key(event.id, event.changed)
    link = f"https://outlook.office365.com/owa/?itemid={quote(event.id, safe='')}&exvsurl=1"
    return {
        "@odata.etag": f'W/"{key}"',
        "id": shown_id(event, preference),
        "createdDateTime": format_instant(event.created),
        "lastModifiedDateTime": format_instant(event.modified),
        "changeKey": key,
        "categories": event.categories,
        "transactionId": event.transaction,
        "originalStartTimeZone": event.start_zone,
        "originalEndTimeZone": event.end_zone,
        "iCalUId": event.ical,
        "reminderMinutesBeforeStart": event.reminder,
        "isReminderOn": event.is_reminder_on,
        "hasAttachments": False,
        "seriesMasterId": _master_id(event, preference),
        "type": event.kind,
        "webLink": f"{link}&path=/calendar/item",
        "isDraft": False,
        "recurrence": event.recurrence,
    }


def shown_id(event: Event, preference: Preference) -> str:
    """Return the id of the kind that was asked for."""
    return event.immutable_id if preference.wants_immutable_ids else event.id


def _master_id(event: Event, preference: Preference) -> str | None:
    is_translated = event.master is not None and preference.wants_immutable_ids
    return immutable_id(event.master or "") if is_translated else event.master


def _online(event: Event) -> dict[str, Any]:
    return {
        "onlineMeetingUrl": None,
        "isOnlineMeeting": event.is_online,
        "onlineMeetingProvider": TEAMS if event.is_online else "unknown",
        "onlineMeeting": _meeting(event),
    }


def _meeting(event: Event) -> dict[str, Any] | None:
    if not event.join_url:
        return None
    meeting = {"joinUrl": event.join_url}
    if event.has_dial_in:
        meeting |= {"tollNumber": "+44 20 7946 0018", "conferenceId": "204817563"}
    return meeting


def _body(event: Event, preference: Preference) -> dict[str, str]:
    if preference.wants_text:
        return {"contentType": "text", "content": strip_tags(event.body)}
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    content = f"<html><head>\r\n{head}</head><body>\r\n{event.body}\r\n</body></html>\r\n"
    return {"contentType": "html", "content": content}


def _time(event: Event, preference: Preference, edge: str) -> dict[str, str]:
    moment = event.start if edge == "start" else event.end
    if event.is_all_day:  # floats: midnight in whatever zone is asked for
        moment = moment.replace(tzinfo=preference.zone)
    return format_date_time_zone(moment, preference.zone, preference.zone_name)


def _attendee(one: Attendee) -> dict[str, Any]:
    written = {
        "type": one.kind,
        "status": {"response": one.response, "time": format_instant(one.answered)},
        "emailAddress": _address(one.name, one.shown_as or one.mail),
    }
    if one.proposed is not None:
        start, end = one.proposed
        written["proposedNewTime"] = {
            "start": format_date_time_zone(start, UTC, "UTC"),
            "end": format_date_time_zone(end, UTC, "UTC"),
        }
    return written


def _address(name: str, mail: str) -> dict[str, str]:
    return {"name": name, "address": mail}
