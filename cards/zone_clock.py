"""Times on the clock of their zone: what was stored with an offset alone cannot tell the two 01:30 of an autumn night."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from functools import cache
from types import NoneType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

T = TypeVar("T")
_PLAIN = frozenset({str, int, bool, NoneType})


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
    for name in names:  # most of a card is plain text: nothing needless here
        part = getattr(value, name)
        if type(part) not in _PLAIN and (moved := _moved(part, zone)) is not part:
            changed[name] = moved
    return replace(value, **changed) if changed else value


def _names_of_fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a view or of a part of one; none for whatever else a field holds."""
    return tuple(one.name for one in fields(kind) if one.init) if is_dataclass(kind) else ()


_field_names: Callable[[type], tuple[str, ...]] = cache(_names_of_fields)


def _zone(name: object) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
