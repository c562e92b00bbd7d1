"""Chooses the rows of a parametrized test that are tried before each commit; `make test` tries all of them.

Which ones depends on nothing but their names: they are the same in each run and each process, in whatever order.
"""

from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

FEW = 2
"""Rows of which all are tried."""
ONE_OF = 4


def some_rows(names: Iterable[str]) -> set[str]:
    """Return all of these names of tests but most rows of long tables: of each about one of four, and at least one."""
    tables = defaultdict(list)
    for name in names:
        tables[name.partition("[")[0]].append(name)
    return {row for rows in tables.values() for row in _chosen(rows)}


def _chosen(rows: list[str]) -> list[str]:
    if len(rows) <= FEW:
        return rows
    return [one for one in rows if crc32(one.encode()) % ONE_OF == 0] or [min(rows)]
