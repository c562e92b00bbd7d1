"""Graph itself: who is asking, which address, with which permission, about whose mailbox.

Every path names the permission it needs; a token without it is refused before anything is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import unquote

from bot.sandbox.directory import Person, Room
from bot.sandbox.entra.identity import Bearer, Entra, authenticate, find_by_key
from bot.sandbox.exchange.mailboxes import Mailbox
from bot.sandbox.exchange.organization import READABLE, Exchange, sharing_role
from bot.sandbox.graph import calendar_endpoints as calendar_calls
from bot.sandbox.graph import event_endpoints as event_calls
from bot.sandbox.graph.directory_endpoints import get_profile, install_app, list_places
from bot.sandbox.graph.errors import (
    GraphError,
    access_denied,
    bad_request,
    item_not_found,
)
from bot.sandbox.graph.mail_endpoints import send_mail
from bot.sandbox.graph.request import Call, Operation, Reply, error_reply

Need = Literal["read", "write", "schedule", "mailbox settings", "translate ids", "send mail"]
_READING = frozenset({"Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"})
_SCOPES: Mapping[tuple[str, bool], frozenset[str]] = {
    ("schedule", True): _READING,
    ("schedule", False): _READING,
    ("read", True): _READING,
    ("read", False): frozenset({"Calendars.Read.Shared", "Calendars.ReadWrite.Shared"}),
    ("write", True): frozenset({"Calendars.ReadWrite"}),
    ("write", False): frozenset({"Calendars.ReadWrite.Shared"}),
    ("send mail", True): frozenset({"Mail.Send"}),
    ("send mail", False): frozenset({"Mail.Send.Shared"}),
    ("translate ids", True): frozenset({"User.ReadBasic.All"}),
    ("translate ids", False): frozenset({"User.ReadBasic.All"}),
}


@dataclass(frozen=True, slots=True)
class Route:
    """One address of Graph below me or users/{id}, and what answers it."""

    method: str
    pattern: tuple[str, ...]
    need: Need
    answer: Callable[[Operation], Reply]


def _deny(_: Operation) -> Reply:
    raise access_denied()


def _routes() -> tuple[Route, ...]:
    calendars, events = calendar_calls, event_calls
    table: list[tuple[str, str, Need, Callable[[Operation], Reply]]] = [
        ("GET", "calendars", "read", calendars.list_calendars),
        ("POST", "calendars", "write", calendars.create_calendar),
        ("GET", "calendar", "read", calendars.get_calendar),
        ("GET", "calendars/{calendar}", "read", calendars.get_calendar),
        ("DELETE", "calendars/{calendar}", "write", calendars.delete_calendar),
        ("POST", "calendar/getSchedule", "schedule", calendars.get_schedule),
        ("POST", "calendars/{calendar}/getSchedule", "schedule", calendars.get_schedule),
        ("GET", "mailboxSettings", "mailbox settings", _deny),
        ("GET", "mailboxSettings/timeZone", "mailbox settings", _deny),
        ("POST", "translateExchangeIds", "translate ids", events.translate_ids),
        ("POST", "sendMail", "send mail", send_mail),
        ("GET", "outlook/supportedTimeZones", "mailbox settings", _deny),
    ]
    for stem in ("", "calendar/", "calendars/{calendar}/"):
        table += [
            ("GET", f"{stem}calendarView", "read", events.view_events),
            ("GET", f"{stem}events", "read", events.list_events),
            ("POST", f"{stem}events", "write", events.create_event),
            ("GET", f"{stem}events/{{event}}", "read", events.get_event),
            ("PATCH", f"{stem}events/{{event}}", "write", events.update_event),
            ("DELETE", f"{stem}events/{{event}}", "write", events.delete_event),
            ("POST", f"{stem}events/{{event}}/cancel", "write", events.cancel_event),
        ]
        table += [
            ("POST", f"{stem}events/{{event}}/{verb}", "write", events.respond_to_event)
            for verb in ("accept", "decline", "tentativelyAccept")
        ]
    return tuple(Route(m, tuple(p.casefold().split("/")), need, go) for m, p, need, go in table)


_ROUTES = _routes()


@dataclass(frozen=True, slots=True)
class Graph:
    """What Graph stands on: the mailboxes, the sign-in, and its own address."""

    exchange: Exchange
    entra: Entra
    root: str
    install_app: Callable[[Person], bool]
    """Install the bot's app in somebody's Teams; False where it is there already."""


def handle_call(graph: Graph, call: Call, *, at: datetime) -> Reply:
    """Answer one call as Graph would at this moment; refusals come back as replies too."""
    try:
        who = authenticate(graph.entra, call.headers.get("authorization", ""), at=at)
        return _dispatch(_Visit(graph, call, who, at))
    except GraphError as refused:
        return error_reply(refused, call, at=at)


def throttling_key(graph: Graph, call: Call, caller: Bearer | None) -> tuple[str, str] | None:
    """Return the app and the mailbox that a call counts against; None if it counts against none."""
    if caller is None:
        return None
    if graph.exchange.options.throttles_by_app:
        return caller.client, ""
    head, _, rest = call.path.strip("/").partition("/")
    if head.casefold() != "users":
        return caller.client, caller.person.mail
    owner = find_by_key(graph.entra, unquote(rest.partition("/")[0]))
    return (caller.client, owner.mail) if owner else None


def caller_of(graph: Graph, call: Call, *, at: datetime) -> Bearer | None:
    """Return who the call speaks for, or None without a valid token."""
    try:
        return authenticate(graph.entra, call.headers.get("authorization", ""), at=at)
    except GraphError:
        return None


@dataclass(frozen=True, slots=True)
class _Visit:
    graph: Graph
    call: Call
    who: Bearer
    at: datetime


def _dispatch(visit: _Visit) -> Reply:
    directory, who = visit.graph.exchange.directory, visit.who
    head, *rest = [unquote(part) for part in visit.call.path.strip("/").split("/")]
    if head.casefold() == "places":
        address = f"{visit.graph.root}{visit.call.path}"
        return list_places(directory, who, rest=rest, address=address)
    if [part.casefold() for part in (head, *rest)] == ["me", "teamwork", "installedapps"]:
        return install_app(who, visit.call, visit.graph.install_app)
    if head.casefold() not in ("me", "users"):
        raise bad_request(f"Resource not found for the segment '{head}'.")
    key = who.person.id if head.casefold() == "me" else "".join(rest[:1])
    below = rest if head.casefold() == "me" else rest[1:]
    if below:
        return _dispatch_to_mailbox(visit, key, below)
    return get_profile(visit.graph.entra, who, key, find_by_key(visit.graph.entra, key))


def _dispatch_to_mailbox(visit: _Visit, key: str, below: list[str]) -> Reply:
    exchange, who = visit.graph.exchange, visit.who
    route, names = _route(visit.call.method, below)
    owner = find_by_key(visit.graph.entra, key)
    is_own = owner == who.person
    scopes = _SCOPES.get((route.need, is_own))
    if scopes is not None and not scopes & who.scopes:
        raise access_denied()
    mailbox = _mailbox(exchange, key, owner)
    _check_sharing(exchange, who.person, mailbox, route.need)
    operation = Operation(
        visit.call, exchange, who.person, mailbox, names, visit.at, visit.graph.root
    )
    return route.answer(operation)


def _route(method: str, rest: list[str]) -> tuple[Route, dict[str, str]]:
    found = [(one, _names(one.pattern, rest)) for one in _ROUTES if len(one.pattern) == len(rest)]
    matching = [(route, names) for route, names in found if names is not None]
    for route, names in matching:
        if route.method == method:
            return route, names
    if matching:
        raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed here.")
    known = {part for route in _ROUTES for part in route.pattern}
    unknown = next((part for part in rest if part.casefold() not in known), rest[-1])
    raise bad_request(f"Resource not found for the segment '{unknown}'.")


def _names(pattern: tuple[str, ...], rest: list[str]) -> dict[str, str] | None:
    names: dict[str, str] = {}
    for expected, part in zip(pattern, rest, strict=True):
        if expected.startswith("{"):
            names[expected[1:-1]] = part
        elif expected != part.casefold():
            return None
    return names


def _mailbox(exchange: Exchange, key: str, owner: Person | Room | None) -> Mailbox:
    if owner is None:
        raise GraphError(404, "ErrorInvalidUser", f"The requested user '{key}' is invalid.")
    mailbox = exchange.mailboxes[owner.mail]
    if not mailbox.is_enabled:
        raise GraphError(
            404,
            "MailboxNotEnabledForRESTAPI",
            "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
        )
    return mailbox


def _check_sharing(exchange: Exchange, caller: Person, mailbox: Mailbox, need: Need) -> None:
    has = sharing_role(exchange, owner=mailbox.owner.mail, visitor=caller)
    allowed = has == "write" if need == "write" else has in READABLE or need == "schedule"
    if not allowed:
        raise (
            access_denied()
            if exchange.options.refusal == access_denied().status
            else item_not_found()
        )
