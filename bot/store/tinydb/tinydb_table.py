"""TinyDB on an SQLite file: documents are read by their ids, everything else is TinyDB's own."""

from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from bot.store.tinydb.sqlite_storage import SQLiteStorage


class SQLiteTable(Table):
    """A table of an SQLite file."""

    def documents(self, ids: list[Any]) -> list[Document]:
        """Return those of many documents that are there, in the order in which they came."""
        found = cast(SQLiteStorage, self._storage).get(self.name, [str(one) for one in ids])
        return [
            self.document_class(msgspec.json.decode(body), self.document_id_class(key))
            for key, body in found.items()
        ]

    def get(self, cond: QueryLike | None = None, doc_id: Any = None, doc_ids: Any = None) -> Any:
        """Return a document by its id or by a query, or those of many ids that are there."""
        if doc_id is not None:
            return next(iter(self.documents([doc_id])), None)
        return super().get(cond) if doc_ids is None else self.documents(doc_ids)  # type: ignore[arg-type]  # without either an error, as TinyDB says it

    def search(self, cond: QueryLike) -> list[Document]:
        """Return the documents that match, read anew: what TinyDB remembers could be changed by who had it."""
        self.clear_cache()
        return super().search(cond)


class SQLiteDB(TinyDB):
    """A TinyDB in an SQLite file."""

    table_class = SQLiteTable
    default_storage_class = SQLiteStorage  # type: ignore[assignment]  # any Storage may stand here


class KeyedTable(SQLiteTable):
    """A table whose documents are known by their own keys instead of numbers."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB names a class to be set here, and annotates int


class KeyedDB(SQLiteDB):
    """A TinyDB of such tables."""

    table_class = KeyedTable
