"""The journal's file as text: a header, then one line of JSON for each thing that happened.

    ["comeet-journal",1]
    ["5d9c1f0a",1,[["account","contoso",{…}],["due","look/i1/",null]]]

A line holds its checksum, its number, and operations that hold all together or not at all; null deletes. A document's id
may be null: then the whole table was made empty ({}) or dropped (null). Every line is on the disk before the next is
begun, so a crash can tear the last line and no other: a torn one was never acknowledged and is cut away, while
damage before the last line is something that no crash explains, and the file is not opened.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import msgspec

from bot.store.errors import StoreNotOpened

Tables = dict[str, dict[str, bytes]]
"""Documents as JSON: a quarter of the memory of dictionaries, and nobody can change one in place."""
Operation = tuple[str, str | None, bytes | None]

NAME = b'["comeet-journal",'
HEADER = NAME + b"1]\n"
_PREFIX = len(b'["5d9c1f0a",')

EMPTY = b"{}"

_decoder = msgspec.json.Decoder(tuple[str, int, list[tuple[str, str | None, msgspec.Raw]]])


@dataclass(slots=True)
class Replayed:
    """What a file holds."""

    tables: Tables = field(default_factory=dict)
    number: int = 0
    """Of the last line."""
    size: int = 0
    """How many bytes of the file are good; what follows was torn by a crash."""
    torn: bytes = b""


def line(number: int, operations: Sequence[Operation]) -> bytes:
    """Return operations as one line of the file."""
    plain = [(table, key, msgspec.Raw(one or b"null")) for table, key, one in operations]
    rest = msgspec.json.encode((number, plain))[1:]
    return b'["%08x",%s\n' % (crc32(rest), rest)


def replay(file: BinaryIO, path: Path) -> Replayed:
    """Return what a file holds; raises StoreNotOpened for one that no crash could have left so."""
    known = Replayed(size=_header_size(file.readline(), path))
    for count, raw in enumerate(file, start=2):
        if known.torn:
            raise _damaged(path, count - 1)
        read = _parsed(raw)
        if read is None:
            known.torn = raw
            continue
        number, operations = read
        if known.size > len(HEADER) and number != known.number + 1:
            raise _damaged(path, count)
        apply(known.tables, operations)
        known.number, known.size = number, known.size + len(raw)
    return known


def apply(tables: Tables, operations: Iterable[Operation]) -> None:
    """Let operations happen to tables in memory."""
    for table, key, document in operations:
        if key is not None and document is not None:
            tables.setdefault(table, {})[key] = document
        elif key is not None:
            tables.setdefault(table, {}).pop(key, None)
        elif document is not None:
            tables[table] = {}
        else:
            tables.pop(table, None)


def _parsed(raw: bytes) -> tuple[int, list[Operation]] | None:
    rest = raw[_PREFIX:-1]
    if not raw.endswith(b"\n") or raw[:_PREFIX] != b'["%08x",' % crc32(rest):
        return None
    try:
        _, number, read = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    # A Raw is a window on the whole line: copied, so that the line itself can be let go.
    plain = [(table, key, bytes(one)) for table, key, one in read]
    return number, [(table, key, None if one == b"null" else one) for table, key, one in plain]


def _header_size(first: bytes, path: Path) -> int:
    if first == HEADER:
        return len(HEADER)
    if HEADER.startswith(first):
        return 0
    if first.startswith(NAME):
        raise StoreNotOpened(f"{path} was written by a later version of the bot: start that one")
    raise StoreNotOpened(
        f"{path} is not a journal of this bot, and was left as it is: name another file in STORE_URL"
    )


def _damaged(path: Path, count: int) -> StoreNotOpened:
    return StoreNotOpened(
        f"{path} is damaged in line {count}, which no crash explains; it was left as it is. Put a backup in its place. "
        f"To go on without line {count} and all after it: head -n {count - 1} {path} > {path}.mended, look it over, "
        f"and move it into place"
    )
