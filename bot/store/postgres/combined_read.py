"""Several documents and look-ups in one query of one row, so that together they cost one round trip."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import islice
from typing import Any

import asyncpg
from msgspec import Struct

from bot.runtime.ports import Lookup
from bot.store.document_types import document_type_of
from bot.store.postgres.columns import column, term_column

Rows = Callable[..., Awaitable[Sequence[asyncpg.Record]]]

_DOCUMENT = """
    SELECT (SELECT (key, version, format, body) FROM bot_documents WHERE kind = {0} AND id = {1})
"""
_FOUND = """
    SELECT array_agg((key, version, format, body)) FROM bot_documents WHERE terms @> ARRAY[{0}]
"""
# A term names its kind. To be told it beside, PostgreSQL would look through the keys of all documents of the kind.
_COMING = _FOUND + " AND kind = {1} AND until > {2}"


class QueryPart(Struct, frozen=True):
    """A query that always gives one row, and the values of its parameters in their order."""

    query: str
    """With `{0}`, `{1}` … for the parameters."""
    values: Sequence[object]
    width: int = 1
    """How many columns it gives."""


def document_part(kind: type, key: str) -> QueryPart:
    """Return what reads one document: its record, or null."""
    return QueryPart(_DOCUMENT, (document_type_of(kind).name, column(key)))


def lookup_part(lookup: Lookup) -> QueryPart:
    """Return what finds documents: an array of their records, or null for none."""
    kind = document_type_of(lookup.kind)
    term = term_column(kind, kind.term(lookup.index, lookup.value, lookup.after))
    if lookup.after:
        return QueryPart(_COMING, (term, kind.name, lookup.after))
    return QueryPart(_FOUND, (term,))


async def read_combined(rows: Rows, parts: Sequence[QueryPart]) -> list[Sequence[Any]]:
    """Return the columns of each part, asked for by `rows(query, *values)`."""
    queries, values = [], list[object]()
    for number, part in enumerate(parts):
        names = (f"${n}" for n in range(len(values) + 1, len(values) + len(part.values) + 1))
        queries.append(f"({part.query.format(*names)}) AS part_{number}")
        values += part.values
    query = "SELECT * FROM " + " CROSS JOIN ".join(queries)  # noqa: S608 - what is asked for are parameters
    (row,) = await rows(query, *values)
    columns = iter(row)
    return [list(islice(columns, part.width)) for part in parts]
