"""Graph's calls about events, each a function from what is asked to the reply."""

from datetime import UTC, timedelta

from bot.sandbox.exchange import events
from bot.sandbox.exchange.mailboxes import Event, bounds, change_key, event_with, overlaps
from bot.sandbox.graph.calendar_endpoints import named_calendar
from bot.sandbox.graph.datetimes import read_instant
from bot.sandbox.graph.errors import Refused, access_denied, bad_request, not_in_store
from bot.sandbox.graph.event_serialization import event_json
from bot.sandbox.graph.odata import listed, selected
from bot.sandbox.graph.request import Ask, Json, Reply, applied, json_body, preference

LONGEST_VIEW = timedelta(days=1825)


def create_event(ask: Ask) -> Reply:
    """Make an event in the named calendar, or in the primary one."""
    calendar = named_calendar(ask)
    preference(ask.call)  # an unknown zone is refused before anything is made
    if not calendar.can_edit:
        raise access_denied()
    body = json_body(ask.call)
    event = events.create(ask.scene, calendar, body)
    return _event(ask, event, status=201)


def list_events(ask: Ask) -> Reply:
    """Give a page of events: a series by its master, never by its occurrences."""
    home = named_calendar(ask).id
    found = [
        event
        for event in ask.mailbox.events.values()
        if event.calendar == home and event.kind != "occurrence"
    ]
    return _page(ask, found)


def view_events(ask: Ask) -> Reply:
    """Give a page of what overlaps a time window: a series by its occurrences, oldest first."""
    home, query = named_calendar(ask).id, {k.casefold(): v for k, v in ask.call.query.items()}
    if "startdatetime" not in query or "enddatetime" not in query:
        raise bad_request(
            "This request requires a time window specified by the query string parameters "
            "StartDateTime and EndDateTime.",
            "ErrorInvalidRequest",
        )
    start, end = read_instant(query["startdatetime"]), read_instant(query["enddatetime"])
    if end - start > LONGEST_VIEW:
        raise bad_request("The time window may span 1825 days at most.", "ErrorInvalidRequest")
    found = [
        event
        for event in ask.mailbox.events.values()
        if event.calendar == home
        and event.kind != "seriesMaster"
        and overlaps(event, start=start, end=end)
    ]
    return _page(ask, sorted(found, key=lambda one: bounds(one, UTC)), is_view=True)


def get_event(ask: Ask) -> Reply:
    """Give one event."""
    return _event(ask, _named(ask), status=200)


def update_event(ask: Ask) -> Reply:
    """Change one event; 412 if the state in If-Match is no longer its state."""
    event = _named(ask)
    stale = ask.call.headers.get("if-match", "*")
    if stale not in ("*", f'W/"{change_key(event.id, event.changed)}"'):
        raise Refused(
            412,
            "ErrorIrresolvableConflict",
            "The send or update operation could not be performed because the change key passed in "
            "the request does not match the current change key for the item.",
        )
    body = json_body(ask.call)
    event = events.change(ask.scene, event, body)
    return _event(ask, event, status=200)


def delete_event(ask: Ask) -> Reply:
    """Delete one event."""
    events.delete(ask.scene, _named(ask))
    return Reply(204)


def cancel_event(ask: Ask) -> Reply:
    """Call a meeting off."""
    event = _named(ask)
    json_body(ask.call)
    events.cancel(ask.scene, event)
    return Reply(202)


def answer_event(ask: Ask) -> Reply:
    """Accept, accept tentatively or decline, as the last part of the path says."""
    verb = ask.call.path.rstrip("/").rpartition("/")[2].casefold()
    events.respond(ask.scene, _named(ask), verb=verb, body=json_body(ask.call))
    return Reply(202)


def _named(ask: Ask) -> Event:
    event = event_with(ask.mailbox, ask.names["event"])
    if "calendar" in ask.names and named_calendar(ask).id != event.calendar:
        raise not_in_store()
    return event


def _event(ask: Ask, event: Event, *, status: int) -> Reply:
    row = selected(event_json(event, preference(ask.call)), ask.call.query)
    context = f"{ask.root}/$metadata#users('{ask.mailbox.owner.id}')/events/$entity"
    headers = applied(ask.call)
    if status == 201:  # noqa: PLR2004 - Created, the one status with a Location
        headers["Location"] = f"{ask.root}/users('{ask.mailbox.owner.id}')/events('{event.id}')"
    return Reply(status, {"@odata.context": context, **row}, headers)


def _page(ask: Ask, found: list[Event], *, is_view: bool = False) -> Reply:
    wanted = preference(ask.call)
    rows = [event_json(event, wanted) for event in found]
    if is_view and "isOnlineMeeting" not in ask.call.query.get("$select", ""):
        rows = [row | {"onlineMeeting": None} for row in rows]
    page: Json = listed(rows, ask.call.query, address=f"{ask.root}{ask.call.path}")
    kind = "calendarView" if is_view else "events"
    context = f"{ask.root}/$metadata#users('{ask.mailbox.owner.id}')/{kind}"
    return Reply(200, {"@odata.context": context, **page}, applied(ask.call))
