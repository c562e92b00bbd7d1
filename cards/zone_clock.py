"""Times on the clock of their zone: what was stored with an offset alone cannot tell the two 01:30 of an autumn night."""

from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

T = TypeVar("T")


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
    if not is_dataclass(value) or isinstance(value, type):
        return value
    zone = _zone(getattr(value, "zone", "")) or zone
    parts = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    changed = {name: _moved(part, zone) for name, part in parts.items()}
    return replace(value, **{n: part for n, part in changed.items() if part is not parts[n]})


def _zone(name: object) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
