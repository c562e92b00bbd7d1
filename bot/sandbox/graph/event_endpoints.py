"""Graph's calls about events, each a function from what is asked to the reply."""

from datetime import UTC, timedelta

from bot.sandbox.exchange import events
from bot.sandbox.exchange.mailboxes import Event, change_key, find_event, overlaps, utc_bounds
from bot.sandbox.graph.calendar_endpoints import calendar_in_path
from bot.sandbox.graph.datetimes import parse_instant
from bot.sandbox.graph.errors import (
    GraphError,
    access_denied,
    bad_request,
    cannot_delete,
    item_not_found,
)
from bot.sandbox.graph.event_serialization import event_json, shown_id
from bot.sandbox.graph.event_validation import parse_text
from bot.sandbox.graph.odata import list_page, select_fields
from bot.sandbox.graph.request import (
    Json,
    Operation,
    Reply,
    parse_json_body,
    parse_preference,
    preference_applied,
)

LONGEST_VIEW = timedelta(days=1825)


def create_event(operation: Operation) -> Reply:
    """Make an event in the named calendar, or in the primary one."""
    calendar = calendar_in_path(operation)
    parse_preference(operation.call)  # an unknown zone is refused before anything is made
    if not calendar.can_edit:
        raise access_denied()
    body = parse_json_body(operation.call)
    event = events.create_event(operation.context, calendar, body)
    return _event(operation, event, status=201)


def list_events(operation: Operation) -> Reply:
    """Return a page of events: a series by its master, never by its occurrences."""
    home = calendar_in_path(operation).id
    found = [
        event
        for event in operation.mailbox.events.values()
        if event.calendar == home and event.kind != "occurrence"
    ]
    return _page(operation, found)


def view_events(operation: Operation) -> Reply:
    """Return a page of what overlaps a time window: a series by its occurrences, oldest first."""
    home, query = (
        calendar_in_path(operation).id,
        {k.casefold(): v for k, v in operation.call.query.items()},
    )
    if "startdatetime" not in query or "enddatetime" not in query:
        raise bad_request(
            "This request requires a time window specified by the query string parameters "
            "StartDateTime and EndDateTime.",
            "ErrorInvalidRequest",
        )
    start, end = parse_instant(query["startdatetime"]), parse_instant(query["enddatetime"])
    if end - start > LONGEST_VIEW:
        raise bad_request("The time window may span 1825 days at most.", "ErrorInvalidRequest")
    found = [
        event
        for event in operation.mailbox.events.values()
        if event.calendar == home
        and event.kind != "seriesMaster"
        and overlaps(event, start=start, end=end)
    ]
    return _page(operation, sorted(found, key=lambda one: utc_bounds(one, UTC)), is_view=True)


def get_event(operation: Operation) -> Reply:
    """Return one event."""
    return _event(operation, _event_in_path(operation), status=200)


def update_event(operation: Operation) -> Reply:
    """Change one event; 412 if the state in If-Match is no longer its state."""
    event = _event_in_path(operation)
    stale = operation.call.headers.get("if-match", "*")
    if stale not in ("*", f'W/"{change_key(event.id, event.changed)}"'):
        raise GraphError(
            412,
            "ErrorIrresolvableConflict",
            "The send or update operation could not be performed because the change key passed in "
            "the request does not match the current change key for the item.",
        )
    body = parse_json_body(operation.call)
    event = events.update_event(operation.context, event, body)
    return _event(operation, event, status=200)


def delete_event(operation: Operation) -> Reply:
    """Delete one event; an immutable id finds what was deleted too, which is refused in its own way."""
    if operation.names["event"] in operation.mailbox.deleted:
        raise cannot_delete()
    events.delete_event(operation.context, _event_in_path(operation))
    return Reply(204)


def cancel_event(operation: Operation) -> Reply:
    """Call a meeting off."""
    event = _event_in_path(operation)
    comment = parse_text(parse_json_body(operation.call).get("comment"))
    events.cancel_event(operation.context, event, comment=comment)
    return Reply(202)


def respond_to_event(operation: Operation) -> Reply:
    """Accept, accept tentatively or decline, as the last part of the path says."""
    verb = operation.call.path.rstrip("/").rpartition("/")[2].casefold()
    events.respond_to_event(
        operation.context,
        _event_in_path(operation),
        verb=verb,
        body=parse_json_body(operation.call),
    )
    return Reply(202)


def translate_ids(operation: Operation) -> Reply:
    """Return the immutable ids of events by their ids of now; an id that names nothing is left out."""
    body = parse_json_body(operation.call)
    kinds = (body.get("sourceIdType"), body.get("targetIdType"))
    sources = body.get("inputIds")
    if kinds != ("restId", "restImmutableEntryId") or not isinstance(sources, list):
        raise bad_request("Only 'restId' is translated, to 'restImmutableEntryId'.")
    known = operation.mailbox.events
    rows = [
        {"sourceId": one, "targetId": known[one].immutable_id} for one in sources if one in known
    ]
    context = f"{operation.root}/$metadata#Collection(microsoft.graph.convertIdResult)"
    return Reply(200, {"@odata.context": context, "value": rows})


def _event_in_path(operation: Operation) -> Event:
    event = find_event(operation.mailbox, operation.names["event"])
    if "calendar" in operation.names and calendar_in_path(operation).id != event.calendar:
        raise item_not_found()
    return event


def _event(operation: Operation, event: Event, *, status: int) -> Reply:
    wanted, root = parse_preference(operation.call), operation.root
    row = select_fields(event_json(event, wanted), operation.call.query)
    context = f"{root}/$metadata#users('{operation.mailbox.owner.id}')/events/$entity"
    headers = preference_applied(operation.call)
    if status == 201:  # noqa: PLR2004 - Created, the one status with a Location
        address = f"{root}/users('{operation.mailbox.owner.id}')/events"
        headers["Location"] = f"{address}('{shown_id(event, wanted)}')"
    return Reply(status, {"@odata.context": context, **row}, headers)


def _page(operation: Operation, found: list[Event], *, is_view: bool = False) -> Reply:
    wanted = parse_preference(operation.call)
    rows = [event_json(event, wanted) for event in found]
    if is_view and "isOnlineMeeting" not in operation.call.query.get("$select", ""):
        rows = [row | {"onlineMeeting": None} for row in rows]
    page: Json = list_page(
        rows, operation.call.query, address=f"{operation.root}{operation.call.path}"
    )
    kind = "calendarView" if is_view else "events"
    context = f"{operation.root}/$metadata#users('{operation.mailbox.owner.id}')/{kind}"
    return Reply(200, {"@odata.context": context, **page}, preference_applied(operation.call))
