"""Graph's calls about calendars and free/busy, each a function from what is asked to the reply."""

from typing import Any

from bot.sandbox.exchange.mailboxes import (
    TEAMS,
    Calendar,
    Mailbox,
    add_calendar,
    change_key,
    find_calendar,
    primary_calendar,
)
from bot.sandbox.graph.errors import access_denied, invalid_request, unreadable_body
from bot.sandbox.graph.event_validation import parse_text
from bot.sandbox.graph.get_schedule import build_schedules
from bot.sandbox.graph.odata import list_page, select_fields
from bot.sandbox.graph.request import (
    Json,
    Operation,
    Reply,
    parse_json_body,
    parse_preference,
    preference_applied,
)


def get_schedule(operation: Operation) -> Reply:
    """Answer getSchedule."""
    calendar_in_path(operation)
    wanted = parse_preference(operation.call)
    rows = build_schedules(
        operation.exchange,
        operation.caller,
        body=parse_json_body(operation.call),
        preference=wanted,
    )
    context = f"{operation.root}/$metadata#Collection(microsoft.graph.scheduleInformation)"
    return Reply(
        200, {"@odata.context": context, "value": rows}, preference_applied(operation.call)
    )


def list_calendars(operation: Operation) -> Reply:
    """Return a page of the mailbox's calendars."""
    rows = [
        calendar_json(operation.mailbox, one, operation)
        for one in operation.mailbox.calendars.values()
    ]
    address = f"{operation.root}{operation.call.path}"
    page = list_page(rows, operation.call.query, address=address)
    return Reply(200, {"@odata.context": _context(operation, "calendars"), **page})


def get_calendar(operation: Operation) -> Reply:
    """Return one calendar, the primary one when none is named."""
    row = select_fields(
        calendar_json(operation.mailbox, calendar_in_path(operation), operation),
        operation.call.query,
    )
    return Reply(200, {"@odata.context": _context(operation, "calendars/$entity"), **row})


def create_calendar(operation: Operation) -> Reply:
    """Make a secondary calendar; 409 if its name is taken."""
    body = parse_json_body(operation.call)
    name = parse_text(body.get("name")).strip()
    if not name:
        raise unreadable_body("A calendar needs a 'name'.")
    calendar = add_calendar(operation.mailbox, name)
    row = calendar_json(operation.mailbox, calendar, operation)
    return Reply(201, {"@odata.context": _context(operation, "calendars/$entity"), **row})


def delete_calendar(operation: Operation) -> Reply:
    """Remove a secondary calendar with all that is in it."""
    calendar = calendar_in_path(operation)
    if calendar.is_primary:
        raise invalid_request("The default calendar cannot be deleted.")
    if not calendar.can_edit:
        raise access_denied()
    del operation.mailbox.calendars[calendar.id]
    for event in [one for one in operation.mailbox.events.values() if one.calendar == calendar.id]:
        del operation.mailbox.events[event.id]
    return Reply(204)


def calendar_in_path(operation: Operation) -> Calendar:
    """Return the calendar in the call's path, or the primary one."""
    if "calendar" in operation.names:
        return find_calendar(operation.mailbox, operation.names["calendar"])
    return primary_calendar(operation.mailbox)


def calendar_json(mailbox: Mailbox, calendar: Calendar, operation: Operation) -> Json:
    """Write a calendar as Graph does."""
    is_own = mailbox.owner.mail == operation.caller.mail
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


def _context(operation: Operation, kind: str) -> str:
    return f"{operation.root}/$metadata#users('{operation.mailbox.owner.id}')/{kind}"
