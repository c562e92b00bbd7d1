"""Which fields of a value may hold times, by their types: most hold text and numbers alone, and need no look."""

from collections.abc import Callable
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

_PLAIN = frozenset({str, int, bool, float, NoneType, ...})


def _timed_fields(kind: type) -> tuple[str, ...]:
    if not issubclass(kind, Struct):
        return ()
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if _may_hold_times(hints[one.name]))


def _may_hold_times(hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return False
    parts = get_args(hint)
    if parts:
        return any(map(_may_hold_times, parts))
    # A type of ids is a text by another name.
    return getattr(hint, "__supertype__", hint) not in _PLAIN


timed_fields: Callable[[type], tuple[str, ...]] = cache(_timed_fields)
"""Returns the fields of a struct that may hold times, or parts that do; none of whatever else there is."""
