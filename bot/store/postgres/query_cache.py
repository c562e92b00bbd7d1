"""What is found again and again, such as everybody of an account: kept decoded, and brought up to date at each look.

PostgreSQL is asked how many documents there are, and for those that the last look cannot have seen: written by a
transaction that was not over then. A number that does not fit says that something is gone, and all are read again. So
what is found is always as it stands now, while only what changed is sent and decoded.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

import asyncpg

from bot.domain.interviews import Interview
from bot.domain.people import Person
from bot.ports import Stored
from bot.store.document_types import DocumentKind
from bot.store.postgres.postgres_columns import document

OFTEN_FOUND = frozenset({(Person, "tenant"), (Interview, "live")})
"""Kind and index of what most turns ask for; these values are never changed in place."""
MOST = 50_000
"""Documents that are kept, of all accounts together: people take about 2 KB each."""

# Transactions are numbered in 32 bits that come round again; `age` counts back from now, so it compares them rightly.
# Their numbers are one server's own, and after a fail-over mean nothing: that is told by when the server was started.
QUERY = """
    SELECT pg_postmaster_start_time() AS server, pg_snapshot_xmin(pg_current_snapshot())::xid AS seen,
        count(*) AS number,
        array_agg((key, version, format, body))
            FILTER (WHERE $3::xid IS NULL OR age(xmin) <= age($3::xid)) AS news
    FROM bot_documents WHERE kind = $1 AND terms @> ARRAY[$2]
"""

Rows = Callable[..., Awaitable[Sequence[asyncpg.Record]]]


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found at one moment."""

    server: datetime | None = None
    seen: int | None = None
    """The first transaction that may not have been over; None before the first look."""
    documents: Mapping[str, Stored[Any]] = field(default_factory=dict)
    """By key, in its order."""


class Gathered:
    """The latest look at everything OFTEN_FOUND, as far as there is room."""

    def __init__(self, rows: Rows) -> None:
        """Ask a database by `rows(query, *values)`."""
        self._rows = rows
        self._looks: OrderedDict[str, _Look] = OrderedDict()
        self._number = 0
        self._firsts: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def found(self, kind: DocumentKind, term: str) -> list[Stored[Any]]:
        """Give all documents under a term as they stand now, by key."""
        # Many who ask for the first time would each read and decode everything: they wait for one who does.
        first = self._firsts.setdefault(term, asyncio.Lock())
        async with nullcontext() if term in self._looks else first:
            look = await self._look(kind, term, self._looks.get(term, _Look()))
            self._keep(term, look)
        return list(look.documents.values())

    async def _look(self, kind: DocumentKind, term: str, before: _Look) -> _Look:
        (row,) = await self._rows(QUERY, kind.name, term, before.seen)
        news = dict(document(kind, one) for one in row["news"] or ())
        documents = {**before.documents, **news} if news else before.documents
        if len(documents) > len(before.documents):
            documents = dict(sorted(documents.items()))
        look = _Look(row["server"], row["seen"], documents)
        is_whole = len(documents) == row["number"] and before.server in {None, row["server"]}
        return look if is_whole else await self._look(kind, term, _Look())

    def _keep(self, term: str, look: _Look) -> None:
        before = self._looks.pop(term, _Look())
        self._looks[term] = look
        self._number += len(look.documents) - len(before.documents)
        while self._number > MOST:
            _, oldest = self._looks.popitem(last=False)
            self._number -= len(oldest.documents)
