"""One Graph call and its reply, free of any web framework, so that a $batch can hold several."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.directory import Person
from bot.sandbox.exchange.mailboxes import Mailbox
from bot.sandbox.exchange.organization import Exchange, MailboxContext
from bot.sandbox.graph.datetimes import format_wall_time
from bot.sandbox.graph.errors import GraphError, bad_request
from bot.sandbox.graph.event_serialization import Preference
from bot.sandbox.time_zones import find_zone

Json = dict[str, Any]
_ZONE = re.compile(r'outlook\.timezone\s*=\s*"?([^",;]+)"?', re.IGNORECASE)
_IMMUTABLE = re.compile(r'IdType\s*=\s*"?ImmutableId"?', re.IGNORECASE)
_TEXT = re.compile(r'outlook\.body-content-type\s*=\s*"?text"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Call:
    """What came over the wire: `path` is still escaped and starts after v1.0; header names are lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: a JSON body or none."""

    status: int
    body: Json | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """A call that was let in: who asks, which mailbox it is about, and the names in its path."""

    call: Call
    exchange: Exchange
    caller: Person
    mailbox: Mailbox
    names: Mapping[str, str]
    at: datetime
    root: str

    @property
    def context(self) -> MailboxContext:
        """Return the mailbox and moment the operation acts on."""
        return MailboxContext(self.exchange, self.mailbox, self.at)


def parse_json_body(call: Call) -> Json:
    """Return the call's JSON object; an empty body counts as an empty object."""
    if not call.body.strip():
        return {}
    try:
        body = json.loads(call.body)
    except ValueError as error:
        raise bad_request(
            "Unable to read JSON request payload. Please ensure Content-Type header is set and "
            "payload is of valid JSON format."
        ) from error
    if not isinstance(body, dict):
        raise bad_request("Empty Payload. JSON content expected.")
    return body


def parse_preference(call: Call) -> Preference:
    """Return what the Prefer header asks for; raise TimeZoneNotSupportedException for an unknown zone."""
    header = call.headers.get("prefer", "")
    zone = _ZONE.search(header)
    name = zone[1].strip() if zone else "UTC"
    return Preference(
        find_zone(name),
        name,
        wants_text=bool(_TEXT.search(header)),
        wants_immutable_ids=bool(_IMMUTABLE.search(header)),
    )


def preference_applied(call: Call) -> dict[str, str]:
    """Return the Preference-Applied header for what was honoured."""
    header = call.headers.get("prefer", "")
    zone = _ZONE.search(header)
    parts = [f'outlook.timezone="{zone[1].strip()}"'] if zone else []
    parts += ['outlook.body-content-type="text"'] if _TEXT.search(header) else []
    parts += ['IdType="ImmutableId"'] if _IMMUTABLE.search(header) else []
    return {"Preference-Applied": ", ".join(parts)} if parts else {}


def error_reply(refused: GraphError, call: Call, *, at: datetime) -> Reply:
    """Write a refusal as Graph's error body."""
    request_id = str(uuid.uuid4())
    inner = {
        "date": format_wall_time(at)[:19],
        "request-id": request_id,
        "client-request-id": call.headers.get("client-request-id", request_id),
    }
    error = {"code": refused.code, "message": refused.message, **refused.extra, "innerError": inner}
    return Reply(refused.status, {"error": error}, refused.headers)
