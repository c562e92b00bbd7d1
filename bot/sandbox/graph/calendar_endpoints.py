"""Graph's calls about calendars and free/busy, each a function from what is asked to the reply."""

from typing import Any

from bot.sandbox.exchange.mailboxes import (
    TEAMS,
    Calendar,
    Mailbox,
    add_calendar,
    calendar_with,
    change_key,
    primary,
)
from bot.sandbox.graph.errors import access_denied, impossible, unread_body
from bot.sandbox.graph.event_validation import text
from bot.sandbox.graph.get_schedule import schedules
from bot.sandbox.graph.odata import listed, selected
from bot.sandbox.graph.request import Ask, Json, Reply, applied, json_body, preference


def get_schedule(ask: Ask) -> Reply:
    """Answer getSchedule."""
    named_calendar(ask)
    wanted = preference(ask.call)
    rows = schedules(ask.office, ask.caller, body=json_body(ask.call), preference=wanted)
    context = f"{ask.root}/$metadata#Collection(microsoft.graph.scheduleInformation)"
    return Reply(200, {"@odata.context": context, "value": rows}, applied(ask.call))


def list_calendars(ask: Ask) -> Reply:
    """Give a page of the mailbox's calendars."""
    rows = [calendar_json(ask.mailbox, one, ask) for one in ask.mailbox.calendars.values()]
    address = f"{ask.root}{ask.call.path}"
    page = listed(rows, ask.call.query, address=address)
    return Reply(200, {"@odata.context": _context(ask, "calendars"), **page})


def get_calendar(ask: Ask) -> Reply:
    """Give one calendar, the primary one when none is named."""
    row = selected(calendar_json(ask.mailbox, named_calendar(ask), ask), ask.call.query)
    return Reply(200, {"@odata.context": _context(ask, "calendars/$entity"), **row})


def create_calendar(ask: Ask) -> Reply:
    """Make a secondary calendar; 409 if its name is taken."""
    body = json_body(ask.call)
    name = text(body.get("name")).strip()
    if not name:
        raise unread_body("A calendar needs a 'name'.")
    calendar = add_calendar(ask.mailbox, name)
    row = calendar_json(ask.mailbox, calendar, ask)
    return Reply(201, {"@odata.context": _context(ask, "calendars/$entity"), **row})


def delete_calendar(ask: Ask) -> Reply:
    """Remove a secondary calendar with all that is in it."""
    calendar = named_calendar(ask)
    if calendar.is_primary:
        raise impossible("The default calendar cannot be deleted.")
    if not calendar.can_edit:
        raise access_denied()
    del ask.mailbox.calendars[calendar.id]
    for event in [one for one in ask.mailbox.events.values() if one.calendar == calendar.id]:
        del ask.mailbox.events[event.id]
    return Reply(204)


def named_calendar(ask: Ask) -> Calendar:
    """Give the calendar in the call's path, or the primary one."""
    if "calendar" in ask.names:
        return calendar_with(ask.mailbox, ask.names["calendar"])
    return primary(ask.mailbox)


def calendar_json(mailbox: Mailbox, calendar: Calendar, ask: Ask) -> Json:
    """Write a calendar as Graph does."""
    is_own = mailbox.owner.mail == ask.caller.mail
    owner = mailbox.owner
    row: dict[str, Any] = {
        "id": calendar.id,
        "name": calendar.name,
        "color": "auto",
        "hexColor": "",
        "isDefaultCalendar": calendar.is_primary,
        "changeKey": change_key(calendar.id, calendar.changed),
        "canShare": is_own and calendar.can_edit,
        "canViewPrivateItems": is_own,
        "canEdit": calendar.can_edit,
        "allowedOnlineMeetingProviders": list(calendar.providers),
        "defaultOnlineMeetingProvider": TEAMS if TEAMS in calendar.providers else "unknown",
        "isTallyingResponses": calendar.is_primary,
        "isRemovable": not calendar.is_primary and calendar.can_edit,
        "owner": {"name": owner.name, "address": owner.mail},
    }
    return row


def _context(ask: Ask, kind: str) -> str:
    return f"{ask.root}/$metadata#users('{ask.mailbox.owner.id}')/{kind}"
