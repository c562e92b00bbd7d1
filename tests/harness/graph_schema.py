"""Values, requests and answers of Graph held against Microsoft's own description of v1.0."""

import json
import re
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from tests.harness.schemas import schema

KINDS = {
    "Edm.String": str,
    "Edm.Boolean": bool,
    "Edm.Int32": int,
    "Edm.DateTimeOffset": str,
    "Edm.TimeOfDay": str,
    "Edm.Date": str,
}
ANSWERS = "accept|decline|tentativelyAccept"
_OWNER = r"/(?:me|users/[^/]+)"
_EVENTS = rf"{_OWNER}(?:/calendar|/calendars/[^/]+)?/events"
_NO_BODY = None
_COMPARED = re.compile(r"(\w+) (?:eq|ne|ge|gt|le|lt) ")
_INNER = {"date", "request-id", "client-request-id"}
_WHOLE = {"event", "calendar"}
"""What is told with all its properties where none are chosen."""
NEEDED = {
    "getSchedule": {"schedules", "startTime", "endTime"},
    "create event": {"transactionId", "subject", "start", "end"},
    "create calendar": {"name"},
    "answer event": {"sendResponse"},
}
"""What a request cannot do without; a transaction's id, so that it may be repeated, and an answer that is sent, so that it is tallied."""
_ASKED = {"$select", "$filter", "$top", "$skip", "$orderby"}
_ASKED_OF = {"view calendar": {"startDateTime", "endDateTime"}}
"""What a path asks for besides, and cannot do without."""
_UNTOLD = {"cancelledOccurrences", "originalStart"}
"""Told of series alone."""


@dataclass(frozen=True)
class Kind:
    """What a call sends and what it gives, by the names of the description; `[x]` is a page of x."""

    method: str
    path: str
    sent: str | None
    given: str | None


CALLS = {
    "getSchedule": Kind(
        "POST",
        rf"{_OWNER}/calendar/getSchedule",
        "action getSchedule",
        "[scheduleInformation]",
    ),
    "create event": Kind("POST", _EVENTS, "event", "event"),
    "list events": Kind("GET", _EVENTS, _NO_BODY, "[event]"),
    "view calendar": Kind(
        "GET", rf"{_OWNER}(?:/calendars/[^/]+)?/calendarView", _NO_BODY, "[event]"
    ),
    "read event": Kind("GET", rf"{_EVENTS}/[^/]+", _NO_BODY, "event"),
    "change event": Kind("PATCH", rf"{_EVENTS}/[^/]+", "event", "event"),
    "delete event": Kind("DELETE", rf"{_EVENTS}/[^/]+", _NO_BODY, _NO_BODY),
    "cancel event": Kind("POST", rf"{_EVENTS}/[^/]+/cancel", "action cancel", _NO_BODY),
    "answer event": Kind(
        "POST", rf"{_EVENTS}/[^/]+/(?:{ANSWERS})", "action tentativelyAccept", _NO_BODY
    ),
    "list calendars": Kind("GET", rf"{_OWNER}/calendars", _NO_BODY, "[calendar]"),
    "create calendar": Kind("POST", rf"{_OWNER}/calendars", "calendar", "calendar"),
    "read calendar": Kind("GET", rf"{_OWNER}/calendar", _NO_BODY, "calendar"),
}


class RecordedCall(Struct, frozen=True):
    """One call to Graph and its answer, as they went over the wire."""

    method: str
    path: str
    """After v1.0, still escaped."""
    query: dict[str, str]
    prefer: str
    sent: bytes
    status: int
    answer: bytes

    @property
    def name(self) -> str:
        """Return which of CALLS this is; empty for none of them."""
        return next(
            (
                name
                for name, kind in CALLS.items()
                if kind.method == self.method and re.fullmatch(kind.path, self.path)
            ),
            "",
        )


def properties(name: str) -> dict[str, Any]:
    """Return the properties of a type, inherited ones too."""
    kind = _description()["types"][name]
    inherited = properties(kind["base"]) if kind.get("base") else {}
    return inherited | kind["properties"]


def mistakes(name: str, value: Any, where: str) -> list[str]:
    """Return what is wrong with a value that should be of this type."""
    enums = _description()["enums"]
    if name in enums:
        return [] if value in enums[name]["members"] else [f"{where}: {value!r} is no {name}"]
    if name in KINDS:
        return [] if type(value) is KINDS[name] else [f"{where}: {value!r} is no {name}"]
    if name not in _description()["types"]:
        return [f"{where}: {name} is not described"] if value else []
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {name}"]
    kind = value.get("@odata.type", name).rpartition(".")[2]
    return [
        *_object_mistakes(properties(kind), value, where),
        *_missing(_needed(kind), value, where),
    ]


def call_mistakes(call: RecordedCall) -> list[str]:
    """Return what is wrong with a request and with its answer."""
    name = call.name
    where = f"{call.method} {call.path}"
    if not name:
        return [f"{where}: no such call"]
    kind = CALLS[name]
    return [*request_mistakes(call), *_answer_mistakes(call, kind, f"{where} {call.status}")]


def request_mistakes(call: RecordedCall) -> list[str]:
    """Return what is wrong with the request of a call that is one of CALLS."""
    kind, where = CALLS[call.name], f"{call.method} {call.path} sent"
    row = (kind.given or "").strip("[]")
    window = _ASKED_OF.get(call.name, set())
    strange = call.query.keys() - window - (_ASKED if row else set())
    wrong = [*(f"{where}: {one} is asked for" for one in sorted(strange))]
    wrong += _missing(window, call.query, where)
    named = [*_selected(call), *_COMPARED.findall(call.query.get("$filter", ""))]
    wrong += [f"{where}: {one} is asked for" for one in named if one not in properties(row)]
    if kind.sent is None:
        return [*wrong, *([f"{where}: a body"] if call.sent else [])]
    body = json.loads(call.sent)
    wrong += _missing(NEEDED.get(call.name, set()), body, where)
    if not kind.sent.startswith("action "):
        return [*wrong, *mistakes(kind.sent, body, where)]
    action = _description()["actions"][kind.sent.removeprefix("action ")][0]
    parameters = {one["json"]: one for one in action["parameters"].values()}
    return [*wrong, *_object_mistakes(parameters, body, where)]


def _needed(kind: str) -> set[str]:
    """Return the properties that a value within another cannot do without."""
    if _description()["types"][kind]["kind"] != "complex":
        return set()  # of an entity, what is asked for is told, and what is changed is sent
    return {name for name, one in properties(kind).items() if not one["nullable"]}


def _missing(names: set[str], value: dict[str, Any], where: str) -> list[str]:
    return [f"{where}.{name}: missing" for name in sorted(names - value.keys())]


def _selected(call: RecordedCall) -> list[str]:
    return [one for one in call.query.get("$select", "").split(",") if one]


def _answer_mistakes(call: RecordedCall, kind: Kind, where: str) -> list[str]:
    if call.status >= 400:
        return _error_mistakes(json.loads(call.answer), where)
    if kind.given is None:
        return [f"{where}: a body"] if call.answer else []
    answer, row = json.loads(call.answer), kind.given.strip("[]")
    if not kind.given.startswith("["):
        return _row_mistakes(call, row, answer, where)
    rows = answer.pop("value", None)
    if not isinstance(rows, list):
        return [f"{where}: no list of values"]
    strange = [f"{where}.{key}" for key in answer if not key.startswith("@odata.")]
    return [*strange, *(one for value in rows for one in _row_mistakes(call, row, value, where))]


def _row_mistakes(call: RecordedCall, row: str, value: Any, where: str) -> list[str]:
    """Return what is wrong with an answer: what was asked for is told, without a question everything, null where there is nothing."""
    found = mistakes(row, value, where)
    if not isinstance(value, dict):
        return found
    everything = {*properties(row)} - _UNTOLD if row in _WHOLE else set()
    return [*found, *_missing(set(_selected(call)) or everything, value, where)]


def _error_mistakes(answer: Any, where: str) -> list[str]:
    error = _mapping(answer.get("error"))
    inner = _mapping(error.get("innerError"))
    is_whole = isinstance(error.get("code"), str) and isinstance(error.get("message"), str)
    is_known = {*inner} == _INNER and all(isinstance(one, str) for one in inner.values())
    return [] if is_whole and is_known else [f"{where}: {answer!r} is no error"]


def _object_mistakes(fields: dict[str, Any], value: dict[str, Any], where: str) -> list[str]:
    found = []
    for key, inner in value.items():
        if key.startswith("@"):
            continue
        if key not in fields:
            found.append(f"{where}.{key}: unknown")
        else:
            found += _field_mistakes(fields[key], inner, f"{where}.{key}")
    return found


def _field_mistakes(field: dict[str, Any], value: Any, where: str) -> list[str]:
    if value is None:
        return [] if field["nullable"] or field["type"] not in KINDS else [f"{where}: null"]
    if field["collection"] and not isinstance(value, list):
        return [f"{where}: {value!r} is no list"]
    values = value if field["collection"] else [value]
    return [one for inner in values for one in mistakes(field["type"], inner, where)]


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _description() -> Any:
    return schema("graph/graph-v1.0-calendar.json")
