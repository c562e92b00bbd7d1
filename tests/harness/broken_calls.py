"""Recorded calls, messages and cards with one thing wrong in each: what checks them has to find it."""

import json
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Any

from msgspec.structs import replace

from tests.harness.graph_schema import NEEDED, RecordedCall

Path = tuple[str | int, ...]


def broken(calls: Iterable[RecordedCall]) -> Iterator[tuple[str, RecordedCall]]:
    """Yield each call with each part of its request and its answer under another name, and of another kind, in turn."""
    seen = set()
    for call in calls:
        for side in ("sent", "answer"):
            if not (body := getattr(call, side)):
                continue
            for path in _paths(json.loads(body)):
                where = ".".join("*" if isinstance(one, int) else one for one in path)
                if (call.name, call.status, side, where) not in seen:
                    seen.add((call.name, call.status, side, where))
                    yield from _variants(call, side, path, where)


def misdirected(calls: Iterable[RecordedCall]) -> Iterator[tuple[str, RecordedCall]]:
    """Yield each call with each of its query options under another name, and without each part of what it has to say."""
    seen = set()
    for call in calls:
        for name in call.query:
            if (call.name, name) not in seen:
                seen.add((call.name, name))
                asked = {f"{key}x" if key == name else key: one for key, one in call.query.items()}
                yield f"{call.name}: {name} renamed", replace(call, query=asked)
        body = json.loads(call.sent) if call.sent else {}
        for name in NEEDED.get(call.name, set()) & body.keys():
            rest = {key: one for key, one in body.items() if key != name}
            yield f"{call.name} without {name}", replace(call, sent=json.dumps(rest).encode())


def broken_parts(whole: Any, seen: set[str]) -> Iterator[tuple[str, Any]]:
    """Yield what is sent with each of its parts under another name, and of another kind, in turn.

    `seen` keeps what was yielded, by the kind of thing that each part is of.
    """
    for path in _paths(whole):
        where = _place(whole, path)
        for done in (_renamed, _of_another_kind):
            told = f"{where}, {done.__name__}"
            if told in seen or (done is _renamed and where.endswith("*")):
                continue
            seen.add(told)
            yield told, _changed(whole, path, done)


def _place(whole: Any, path: Path) -> str:
    """Return where a part is within the nearest thing that names its type: `TextBlock: color`."""
    owner, steps, inner = "", [""], whole
    for one in path:
        if isinstance(inner, dict) and "type" in inner:
            owner, steps = inner["type"], []
        steps.append("*" if isinstance(one, int) else one)
        inner = inner[one]
    return f"{owner}: {'.'.join(steps)}"


def without_what_was_asked_for(
    calls: Iterable[RecordedCall],
) -> Iterator[tuple[str, RecordedCall]]:
    """Yield answers each of which lacks one of the properties that the request chose."""
    for call in calls:
        for name in call.query.get("$select", "").split(","):
            answer = json.loads(call.answer) if call.status < 400 and name else {}
            rows = answer.get("value", [answer])
            if rows and name in rows[0]:
                del rows[0][name]
                body = json.dumps(answer).encode()
                yield f"{call.name} without {name}", replace(call, answer=body)


def _variants(
    call: RecordedCall, side: str, path: Path, where: str
) -> Iterator[tuple[str, RecordedCall]]:
    for done in (_renamed, _of_another_kind):
        body = json.loads(getattr(call, side))
        changed = json.dumps(_changed(body, path, done)).encode()
        told = f"{call.name} {call.status}: {where} in what was {side}, {done.__name__}"
        yield told, replace(call, **{side: changed})


def _paths(value: Any, at: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if not name.startswith("@"):
                yield (*at, name)
                yield from _paths(inner, (*at, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*at, number))


def _changed(value: Any, path: Path, done: Callable[[Any, Any], None]) -> Any:
    whole = deepcopy(value)
    inner = whole
    for one in path[:-1]:
        inner = inner[one]
    done(inner, path[-1])
    return whole


def _renamed(inner: Any, name: Any) -> None:
    inner[f"{name}x"] = inner.pop(name)


def _of_another_kind(inner: Any, name: Any) -> None:
    inner[name] = "seven" if isinstance(inner[name], bool | int) else 7
