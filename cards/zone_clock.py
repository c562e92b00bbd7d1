"""Times on the clock of their zone: what was stored with an offset alone cannot tell the two 01:30 of an autumn night."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from msgspec.structs import fields, replace

T = TypeVar("T")
_PLAIN = frozenset({str, int, bool, NoneType, ...})


def on_zone_clock(view: T) -> T:
    """Return a view whose times are in the zone that it, or the part of it they stand in, names."""
    moved: T = _moved(view, None)
    return moved


def _moved(value: Any, zone: ZoneInfo | None) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone) if zone and value.tzinfo else value
    if isinstance(value, tuple):
        moved = tuple(_moved(one, zone) for one in value)
        return moved if any(a is not b for a, b in zip(moved, value, strict=True)) else value
    names = _field_names(type(value))
    if not names:
        return value
    zone = _zone(getattr(value, "zone", "")) or zone
    changed = {}
    for name in names:
        part = getattr(value, name)
        if (moved := _moved(part, zone)) is not part:
            changed[name] = moved
    return replace(value, **changed) if changed else value


def _names_of_fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a view or of a part of one that may hold times; none for whatever else a field holds."""
    if not issubclass(kind, Struct):
        return ()
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if _may_hold_times(hints[one.name]))


def _may_hold_times(hint: Any) -> bool:
    """Whether a field may hold times by its type: most of a card is plain text."""
    if get_origin(hint) is Literal:
        return False
    parts = get_args(hint)
    return any(map(_may_hold_times, parts)) if parts else hint not in _PLAIN


_field_names: Callable[[type], tuple[str, ...]] = cache(_names_of_fields)


def _zone(name: object) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
