"""Values to plain JSON and back, and changes made ready to be written.

Fields that are not known are ignored and missing ones take their defaults, so most changes of a class need nothing here.
A change that this does not cover gets a function in the kind's `migrations`; documents of an old format run through those
that they lack each time they are read, and are written in the new one.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import NoneType
from typing import Any

import msgspec
from msgspec import Struct

from bot.domain.errors import BadInput, OutsideTrouble
from bot.domain.timed_fields import timed_fields
from bot.runtime.ports import DocumentChange, Stored
from bot.store.document_types import DocumentType, document_type_of


class IndexEntries(Struct, frozen=True):
    """What a document is found by."""

    terms: frozenset[str] = frozenset()
    """Each an `index=text`."""
    at: datetime | None = None
    """For work: when it is due."""
    leased_until: datetime | None = None
    until: datetime | None = None
    """When it is over, for what is some time."""


class Record(Struct, frozen=True, kw_only=True):
    """A change as every store writes it."""

    kind: DocumentType
    key: str
    version: int
    """What must be there now; 0 for nothing."""
    body: bytes | None
    """The value as JSON; None deletes."""
    index: IndexEntries = IndexEntries()


class StoredDocument(msgspec.Struct):
    """A document as it stands in a journal."""

    version: int
    format: int
    value: msgspec.Raw


def encode(value: object) -> bytes:
    """Return a value as JSON; BadInput for text that is not Unicode."""
    _refuse_naive(value)
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise BadInput(why="text with half a character in it") from error


def decode(kind: DocumentType, body: bytes | str | msgspec.Raw, written_as: int) -> Any:
    """Return the value of a document; OutsideTrouble where this version cannot read it."""
    try:
        if written_as == kind.format:
            return msgspec.json.decode(body, type=kind.type)
        return convert(kind, msgspec.json.decode(body), written_as)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _unreadable(kind) from error


def convert(kind: DocumentType, plain: dict[str, Any], written_as: int) -> Any:
    """Return the value of a document whose JSON was read already; raises as `decode` does."""
    try:
        if written_as != kind.format:
            plain = _migrated(kind, plain, written_as)
        return msgspec.convert(plain, kind.type)
    except msgspec.MsgspecError as error:
        raise _unreadable(kind) from error


def index_entries(kind: DocumentType, value: object) -> IndexEntries:
    """Return what a value is found by."""
    at, leased_until = kind.moments(value) if kind.moments else (None, None)
    until = kind.until(value) if kind.until else None
    return IndexEntries(kind.terms(value), at, leased_until, until)


def decode_document(kind: DocumentType, document: bytes) -> Stored[Any]:
    """Return a stored document; raises as `decode` does."""
    try:
        kept = msgspec.json.decode(document, type=StoredDocument)
    except msgspec.MsgspecError as error:
        raise _unreadable(kind) from error
    return Stored(decode(kind, kept.value, kept.format), kept.version)


def to_records(changes: Sequence[DocumentChange]) -> tuple[Record, ...]:
    """Return changes ready to be written, ordered by kind and key; one document twice is a ValueError."""
    ready = sorted(
        (_record(change) for change in changes), key=lambda one: (one.kind.name, one.key)
    )
    if len({(one.kind.name, one.key) for one in ready}) < len(ready):
        raise ValueError("a document stands twice in one save")
    return tuple(ready)


def _record(change: DocumentChange) -> Record:
    kind, key, version = document_type_of(change.kind), change.key, change.version
    encode(key)
    if change.value is None:
        return Record(kind=kind, key=key, version=version, body=None)
    if type(change.value) is not kind.type:
        raise TypeError(f"{type(change.value).__name__} given for {kind.name}")
    body, index = encode(change.value), index_entries(kind, change.value)
    return Record(kind=kind, key=key, version=version, body=body, index=index)


def _unreadable(kind: DocumentType) -> OutsideTrouble:
    return OutsideTrouble(service="store", reference=f"unreadable {kind.name}")


def _migrated(kind: DocumentType, plain: dict[str, Any], written_as: int) -> dict[str, Any]:
    if not 1 <= written_as <= kind.format:
        raise msgspec.ValidationError(f"format {written_as} is not known, only {kind.format}")
    for migrate in kind.migrations[written_as - 1 :]:
        plain = migrate(plain)
    return plain


_COLLECTIONS = (list, tuple, set, frozenset)
_PLAIN = frozenset({str, int, float, bool, NoneType})
"""Most of what a value holds."""


def _refuse_naive(value: Any) -> None:
    """Raise ValueError where a moment anywhere in a value has no zone."""
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise ValueError(f"a moment needs its zone: {value.isoformat()}")
        return
    for one in _parts(value):
        if one and type(one) not in _PLAIN:
            _refuse_naive(one)


def _parts(value: Any) -> Iterable[Any]:
    """Return the parts of a value that may hold moments."""
    names = timed_fields(type(value))
    if names:
        return [getattr(value, name) for name in names]
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, _COLLECTIONS) else ()
