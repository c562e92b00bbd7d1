"""Times as Graph writes them: dateTimeTimeZone pairs and DateTimeOffset strings.

A pair's dateTime has seven fractional digits and no offset; its zone stands beside it.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from bot.sandbox.graph.errors import bad_request, unreadable_body
from bot.sandbox.time_zones import find_zone

NEVER = "0001-01-01T00:00:00Z"
_FIRST_YEAR, _LAST_YEAR = 1601, 4500  # what Exchange can keep
_LONG_FRACTION = re.compile(r"(\.\d{6})\d+")


def parse_date_time_zone(pair: Any) -> tuple[datetime, str]:
    """Return the moment a dateTimeTimeZone means, kept in its zone, and the zone's name as sent."""
    if not isinstance(pair, Mapping) or not isinstance(pair.get("dateTime"), str):
        raise unreadable_body("A dateTimeTimeZone needs a 'dateTime' string.")
    name = pair.get("timeZone") or "UTC"
    if not isinstance(name, str):
        raise unreadable_body("A dateTimeTimeZone needs a 'timeZone' string.")
    moment = _parsed(pair["dateTime"])
    zone = find_zone(name)
    return (moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)), name


def parse_instant(text: str) -> datetime:
    """Return the instant of a query parameter: its own offset, or UTC when it has none."""
    moment = _parsed(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def format_date_time_zone(moment: datetime, zone: tzinfo, name: str) -> dict[str, str]:
    """Write an instant as a dateTimeTimeZone in this zone, under the name the caller knows."""
    return {"dateTime": format_wall_time(moment.astimezone(zone)), "timeZone": name}


def format_wall_time(moment: datetime) -> str:
    """Write what a clock on the wall shows, with seven fractional digits."""
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}0"


def format_instant(moment: datetime | None) -> str:
    """Write an instant as DateTimeOffset in UTC; year one stands for never."""
    return NEVER if moment is None else f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"


def _parsed(text: str) -> datetime:
    problem = bad_request(f"'{text}' is not a valid date and time.", "ErrorInvalidRequest")
    try:
        moment = datetime.fromisoformat(_LONG_FRACTION.sub(r"\1", text))
    except ValueError as error:
        raise problem from error
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise problem
    return moment
