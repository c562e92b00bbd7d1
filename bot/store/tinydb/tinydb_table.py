"""TinyDB on a journal: tables that hand out copies and write down only what a call changed.

TinyDB leaves both to its storage as a whole: a call reads every table, changes it in place and writes it all back. Here
the change happens on a view, so an error in the middle of it leaves nothing behind. `_read_table` and `_update_table` are
not part of TinyDB's documented API, which is why its version is pinned; `tests/store/test_tinydb_conformance.py` guards it.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from bot.store.tinydb.journal import Copies, JournalStorage
from bot.store.tinydb.journal_format import EMPTY, Operation


class _Changes(MutableMapping[Any, Any]):
    """A table to be changed: collects what is different, keyed as TinyDB's callers key it."""

    def __init__(self, documents: Mapping[str, bytes], id_class: Callable[[str], Any]) -> None:
        self._known = {id_class(key): one for key, one in documents.items()}
        self._seen: dict[Any, Any] = {}
        self._gone: set[Any] = set()

    def __getitem__(self, key: Any) -> Any:
        if key not in self._seen:
            if key in self._gone:
                raise KeyError(key)
            self._seen[key] = msgspec.json.decode(self._known[key])
        return self._seen[key]

    def __setitem__(self, key: Any, document: Any) -> None:
        self._seen[key] = document

    def __delitem__(self, key: Any) -> None:
        if key not in self:
            raise KeyError(key)
        self._seen.pop(key, None)
        self._gone.add(key)

    def __contains__(self, key: object) -> bool:
        return key in self._seen or (key in self._known and key not in self._gone)

    def __iter__(self) -> Iterator[Any]:
        yield from (key for key in self._known if key in self)
        yield from (key for key in self._seen if key not in self._known)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take everything out at once; the inherited way looks for the first of what is left, each time."""
        self._seen.clear()
        self._gone = set(self._known)

    def operations(self, table: str) -> list[Operation]:
        """Return what changed."""
        gone: list[Operation] = [(table, str(key), None) for key in self._known if key not in self]
        plain = {key: msgspec.json.encode(one) for key, one in self._seen.items()}
        return gone + [
            (table, str(key), one) for key, one in plain.items() if self._known.get(key) != one
        ]


class JournalTable(Table):
    """A table of a journal."""

    def search(self, cond: QueryLike) -> list[Document]:
        """Return the documents that match, as copies also where TinyDB remembers them from the last time."""
        return [
            self.document_class(deepcopy(dict(one)), one.doc_id) for one in super().search(cond)
        ]

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        # TinyDB asks for a dict and uses it as a Mapping; a real one would have to be made whole for each call.
        documents = cast(JournalStorage, self._storage).tables.get(self.name, {})
        return cast(dict[str, Mapping[Any, Any]], Copies(documents))

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        storage = cast(JournalStorage, self._storage)
        tables = storage.tables
        changes = _Changes(tables.get(self.name, {}), self.document_id_class)
        updater(cast(dict[int, Mapping[Any, Any]], changes))
        made: list[Operation] = [] if self.name in tables else [(self.name, None, EMPTY)]
        storage.commit(made + changes.operations(self.name))
        self.clear_cache()


class JournalDB(TinyDB):
    """A TinyDB in a journal's file."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # any Storage may stand here
