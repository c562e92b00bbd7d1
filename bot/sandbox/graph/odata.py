"""The query options Graph takes on lists: pages of ten, an opaque next link, $filter in a few forms.

What the real thing would refuse is refused here, so that nobody comes to rely on it.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from bot.sandbox.graph.datetimes import parse_instant
from bot.sandbox.graph.errors import GraphError, bad_request

Json = dict[str, Any]
PAGE = 10
LARGEST_PAGE = 1000
_ALWAYS = ("@odata.etag", "id")
_TERM = re.compile(
    r"(?P<path>[A-Za-z]+(?:/[A-Za-z]+)*)\s+(?P<op>eq|ne|ge|gt|le|lt)\s+(?:'(?P<text>(?:[^']|'')*)'|(?P<word>true|false))",
    re.IGNORECASE,
)
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda left, right: bool(left == right),
    "ne": lambda left, right: bool(left != right),
    "ge": lambda left, right: bool(left >= right),
    "gt": lambda left, right: bool(left > right),
    "le": lambda left, right: bool(left <= right),
    "lt": lambda left, right: bool(left < right),
}
_TIMES = ("start/datetime", "end/datetime", "createddatetime", "lastmodifieddatetime")


def list_page(rows: Sequence[Json], query: Mapping[str, str], *, address: str) -> Json:
    """Return one page of rows after $filter, $orderby and $select, with a link to the next page."""
    options = {name.casefold(): value for name, value in query.items()}
    if "$expand" in options or "$search" in options:
        raise bad_request("The query option is not supported here.", "ErrorInvalidUrlQuery")
    rows = _ordered(_filtered(rows, options.get("$filter", "")), options.get("$orderby", ""))
    size, skip = _size(options), _skip(options)
    page: Json = {"value": [select_fields(row, options) for row in rows[skip : skip + size]]}
    if options.get("$count", "").casefold() == "true":
        page["@odata.count"] = len(rows)
    if skip + size < len(rows):
        page["@odata.nextLink"] = _next_link(address, query, skip + size)
    return page


def select_fields(row: Json, query: Mapping[str, str]) -> Json:
    """Return the row with the names of $select alone; id and etag always stay."""
    names = [name.strip() for name in query.get("$select", "").split(",") if name.strip()]
    if not names:
        return row
    return {name: value for name, value in row.items() if name in names or name in _ALWAYS}


def _size(options: Mapping[str, str]) -> int:
    top = options.get("$top", str(PAGE))
    if not top.isdecimal() or not 1 <= int(top) <= LARGEST_PAGE:
        raise bad_request(f"Invalid value '{top}' for $top query option found.")
    return int(top)


def _skip(options: Mapping[str, str]) -> int:
    token = options.get("$skiptoken")
    try:
        text = urlsafe_b64decode(token).decode() if token else options.get("$skip", "0")
        return max(int(text), 0)
    except ValueError as error:
        raise bad_request("Invalid skip token.") from error


def _next_link(address: str, query: Mapping[str, str], skip: int) -> str:
    kept = {name: value for name, value in query.items() if name.casefold() != "$skip"}
    kept["$skiptoken"] = urlsafe_b64encode(str(skip).encode()).decode()
    return f"{address}?{urlencode(kept, safe='$')}"


def _filtered(rows: Sequence[Json], expression: str) -> Sequence[Json]:
    if not expression:
        return rows
    tests = [_test(term.strip()) for term in re.split(r"\s+and\s+(?=[A-Za-z])", expression)]
    return [row for row in rows if all(test(row) for test in tests)]


def _test(term: str) -> Callable[[Json], bool]:
    match = _TERM.fullmatch(term)
    if match is None and ("/any(" in term or "/all(" in term):
        raise GraphError(400, "UnsupportedEntityExpression", "The expression is not supported.")
    if match is None:
        raise bad_request(f"Invalid filter clause: '{term}'.", "ErrorInvalidUrlQueryFilter")
    path, compare = match["path"], _COMPARE[match["op"].casefold()]
    wanted = _wanted(path, match)
    return lambda row: compare(_value(row, path), wanted)


def _wanted(path: str, match: re.Match[str]) -> Any:
    if match["word"]:
        return match["word"].casefold() == "true"
    text = match["text"].replace("''", "'")
    return parse_instant(text) if path.casefold() in _TIMES else text.casefold()


def _value(row: Json, path: str) -> Any:
    value: Any = row
    for step in path.split("/"):
        names = {name.casefold(): name for name in value} if isinstance(value, dict) else {}
        if step.casefold() not in names:
            raise bad_request(
                f"Could not find a property named '{step}'.", "ErrorInvalidUrlQueryFilter"
            )
        value = value[names[step.casefold()]]
    if path.casefold() in _TIMES:
        return parse_instant(value).astimezone(UTC)
    return value.casefold() if isinstance(value, str) else value


def _ordered(rows: Sequence[Json], expression: str) -> Sequence[Json]:
    for term in reversed([one for one in expression.split(",") if one.strip()]):
        path, _, direction = term.strip().partition(" ")
        key = lambda row, path=path: _sortable(_value(row, path))  # noqa: E731 - bound at once
        rows = sorted(rows, key=key, reverse=direction.strip().casefold() == "desc")
    return rows


def _sortable(value: Any) -> tuple[str, Any]:
    return type(value).__name__, value if isinstance(value, (str, bool, int, datetime)) else ""
