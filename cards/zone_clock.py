"""Times on the clock of their zone: what was stored with an offset alone cannot tell the two 01:30 of an autumn night."""

from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from bot.domain.timed_fields import timed_fields

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
    names = timed_fields(type(value))
    if not names:
        return value
    zone = known_zone(getattr(value, "zone", "")) or zone
    changed = {}
    for name in names:
        part = getattr(value, name)
        if (moved := _moved(part, zone)) is not part:
            changed[name] = moved
    return replace(value, **changed) if changed else value


def known_zone(name: object) -> ZoneInfo | None:
    """Return the zone of a name; None for what names none."""
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
