"""Faults on demand, and a record of every call: for tests and for people trying the bot.

A fault's `match` is looked for, as a pattern or else as plain text, in "METHOD /whole/path" and in
"METHOD /path after v1.0". Nothing here touches the control addresses.
"""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, unquote

MOST_REQUESTS = 10_000
LONGEST_DELAY_MS = 120_000
_GRAPH = "/v1.0"
_PLAIN = "@!$&'()*+,;=:"
_CODES = {
    400: ("BadRequest", "The request is malformed."),
    401: ("InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
    403: ("ErrorAccessDenied", "Access is denied. Check credentials and try again."),
    404: ("ErrorItemNotFound", "The specified object was not found in the store."),
    409: ("ErrorFolderExists", "A folder with the specified name already exists."),
    429: ("TooManyRequests", "Please retry again later."),
    500: ("ErrorInternalServerError", "An internal server error occurred. The operation failed."),
    503: ("UnknownError", ""),
    504: ("UnknownError", ""),
    509: ("ErrorBandwidthLimit", "Bandwidth limit exceeded."),
}
_FIELDS = frozenset(
    {
        "match",
        "status",
        "code",
        "message",
        "retryAfter",
        "delayMs",
        "times",
        "after",
        "reset",
        "body",
    }
)


class ControlError(Exception):
    """A control call that cannot be understood; its message says why."""


@dataclass(slots=True)
class Fault:
    """One kind of trouble; `times` counts down, None lasts. Status 0 drops the connection."""

    match: str
    status: int | None = None
    code: str | None = None
    message: str | None = None
    retry_after: str | None = None
    delay_ms: int = 0
    times: int | None = None
    after: bool = False
    body: str | None = None


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One call to Graph or to the sign-in."""

    method: str
    path: str
    status: int
    user: str | None
    at: str


@dataclass(slots=True)
class Journal:
    """The faults in force and the calls seen, newest last."""

    faults: list[Fault] = field(default_factory=list)
    seen: deque[RecordedCall] = field(default_factory=lambda: deque(maxlen=MOST_REQUESTS))


def parse_fault(body: Mapping[str, Any]) -> Fault:
    """Return the fault that a control call describes; raise ControlError if it makes no sense."""
    unknown = sorted(set(body) - _FIELDS)
    if unknown:
        raise ControlError(f"Unknown field {unknown[0]!r}; known are {', '.join(sorted(_FIELDS))}.")
    match = body.get("match")
    if not isinstance(match, str) or not match:
        raise ControlError("'match' must be a text to look for in a call's method and path.")
    status = 0 if body.get("reset") is True else body.get("status")
    if status is not None and status != 0:
        _check_number("status", status, 100, 599)
    if status is None and body.get("delayMs") is None:
        raise ControlError("A fault needs a 'status', a 'delayMs', or 'reset': true.")
    delay, times = body.get("delayMs", 0), body.get("times")
    _check_number("delayMs", delay, 0, LONGEST_DELAY_MS)
    if times is not None:
        _check_number("times", times, 1, 1_000_000)
    if not isinstance(body.get("after", False), bool):
        raise ControlError("'after' must be true or false.")
    return Fault(
        match=match,
        status=status,
        code=_text(body, "code"),
        message=_text(body, "message"),
        retry_after=None if body.get("retryAfter") is None else str(body["retryAfter"]),
        delay_ms=delay,
        times=times,
        after=body.get("after", False),
        body=_text(body, "body"),
    )


def take_fault(journal: Journal, *, method: str, path: str) -> Fault | None:
    """Return the first fault that matches this call, counted down, or None."""
    names = [f"{method} {path}"]
    if _GRAPH in path:
        names.append(f"{method} {path.partition(_GRAPH)[2]}")
    fault = next((one for one in journal.faults if _meets(one, names)), None)
    if fault is not None and fault.times is not None:
        fault.times -= 1
        journal.faults = [one for one in journal.faults if one.times != 0]
    return fault


def readable_path(raw_path: str) -> str:
    """Return a path with as little escaping as its meaning allows: `@` plain, a slash in an id escaped."""
    return "/".join(quote(unquote(part), safe=_PLAIN) for part in raw_path.split("/"))


def record_call(journal: Journal, seen: RecordedCall) -> None:
    """Remember a call."""
    journal.seen.append(seen)


def recorded_calls_json(journal: Journal) -> list[dict[str, Any]]:
    """Return the calls seen, oldest first."""
    return [asdict(one) for one in journal.seen]


def fault_json(fault: Fault) -> dict[str, Any]:
    """Write a fault as it was asked for."""
    row = {
        "match": fault.match,
        "status": fault.status,
        "code": fault.code,
        "message": fault.message,
        "retryAfter": fault.retry_after,
        "delayMs": fault.delay_ms,
        "times": fault.times,
        "after": fault.after,
        "body": fault.body,
    }
    return {name: value for name, value in row.items() if value is not None}


def fault_error_body(fault: Fault, *, at: datetime) -> dict[str, Any]:
    """Return the Graph error body of a fault, with the usual code of its status unless it has its own."""
    code, message = _CODES.get(fault.status or 0, ("UnknownError", ""))
    inner: dict[str, Any] = {"date": f"{at:%Y-%m-%dT%H:%M:%S}", "request-id": "fault"}
    if fault.status == 429:  # noqa: PLR2004 - throttling says it twice
        inner |= {"code": "429", "message": "Please retry after", "status": "429"}
    text = message if fault.message is None else fault.message
    return {"error": {"code": fault.code or code, "message": text, "innerError": inner}}


def _meets(fault: Fault, names: list[str]) -> bool:
    if any(fault.match in name for name in names):
        return True
    try:
        pattern = re.compile(fault.match)
    except re.error:
        return False
    return any(pattern.search(name) for name in names)


def _check_number(name: str, value: Any, low: int, high: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ControlError(f"'{name}' must be a whole number from {low} to {high}.")


def _text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise ControlError(f"'{name}' must be a text.")
    return value
