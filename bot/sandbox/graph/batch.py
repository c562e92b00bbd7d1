"""$batch: several calls in one, answered in any order, each with its own status.

The batch itself is 200 whenever it can be read. A call that depends on a failed one is not made.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox.graph.errors import bad_request
from bot.sandbox.graph.request import Call, Json, Reply, parse_json_body

MOST_STEPS = 20
_FAILED = 400
_VERSION = "/v1.0"


@dataclass(frozen=True, slots=True)
class _Step:
    id: str
    call: Call
    depends_on: tuple[str, ...]


def run_batch(outer: Call, answer: Callable[[Call], Reply]) -> Reply:
    """Return the reply to a batch, each step answered by `answer`; raise GraphError if unreadable."""
    steps = _steps(outer)
    replies: dict[str, Reply] = {}
    for step in steps:
        broken = [one for one in step.depends_on if replies[one].status >= _FAILED]
        replies[step.id] = _failed_dependency() if broken else answer(step.call)
    # Real batches answer in whatever order their steps finish: here, last first.
    return Reply(200, {"responses": [_row(name, replies[name]) for name in reversed(replies)]})


def _steps(outer: Call) -> list[_Step]:
    rows = parse_json_body(outer).get("requests")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise bad_request("Invalid batch payload format.")
    if len(rows) > MOST_STEPS:
        raise bad_request(
            f"Number of batch request steps exceeds the maximum value of {MOST_STEPS}."
        )
    steps = [_step(outer, row) for row in rows]
    names = [step.id for step in steps]
    if len(set(names)) < len(names):
        raise bad_request("Request Ids must be unique.")
    for number, step in enumerate(steps):
        if not set(step.depends_on) <= set(names[:number]):
            raise bad_request("A request can only depend on requests that stand before it.")
    _check_dependencies(steps)
    return steps


def _step(outer: Call, row: Mapping[str, Any]) -> _Step:
    name, method, url = row.get("id"), row.get("method"), row.get("url")
    if not (isinstance(name, str) and name and isinstance(method, str) and isinstance(url, str)):
        raise bad_request("Each request of a batch needs an 'id', a 'method' and a 'url'.")
    path, _, query = url.partition("?")
    if "://" in path:
        raise bad_request("Batch requests take relative URLs only.")
    sent, depends_on = row.get("headers") or {}, row.get("dependsOn") or []
    if not isinstance(sent, dict) or not isinstance(depends_on, list):
        raise bad_request("'headers' must be an object and 'dependsOn' a collection of ids.")
    headers = {key.casefold(): str(value) for key, value in sent.items()}
    if row.get("body") is not None and "content-type" not in headers:
        raise bad_request("A Content-Type header is needed for a request with a body.")
    call = Call(
        method=method.upper(),
        path="/" + path.lstrip("/").removeprefix(_VERSION.lstrip("/")).lstrip("/"),
        query=dict(parse_qsl(query, keep_blank_values=True)),
        headers={"authorization": outer.headers.get("authorization", "")} | headers,
        body=json.dumps(row["body"]).encode() if row.get("body") is not None else b"",
    )
    return _Step(name, call, tuple(str(one) for one in depends_on))


def _check_dependencies(steps: list[_Step]) -> None:
    """Allow none, a strict series, or all on one: nothing in between."""
    wanted = [step.depends_on for step in steps]
    series = [()] + [(step.id,) for step in steps[:-1]]
    same = {one for one in wanted if one}
    if any(wanted) and wanted != series and (len(same) > 1 or wanted.count(()) > 1):
        raise bad_request("Dependencies of a batch must be none, serial, or all on one request.")


def _failed_dependency() -> Reply:
    error = {"code": "FailedDependency", "message": "A request this one depends on has failed."}
    return Reply(424, {"error": error})


def _row(name: str, reply: Reply) -> Json:
    row: Json = {"id": name, "status": reply.status, "headers": dict(reply.headers)}
    if reply.body is not None:
        row["headers"]["Content-Type"] = "application/json"
        row["body"] = reply.body
    return row
