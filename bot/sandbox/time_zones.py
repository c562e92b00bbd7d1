"""Names of time zones as Exchange takes them: Windows names and IANA names, nothing else.

The table is an excerpt of Unicode CLDR's windowsZones (territory 001): zones people work in.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.sandbox.graph.errors import GraphError

_WINDOWS = {
    "UTC": "Etc/UTC",
    "Hawaiian Standard Time": "Pacific/Honolulu",
    "Alaskan Standard Time": "America/Anchorage",
    "Pacific Standard Time": "America/Los_Angeles",
    "Mountain Standard Time": "America/Denver",
    "US Mountain Standard Time": "America/Phoenix",
    "Central Standard Time": "America/Chicago",
    "Eastern Standard Time": "America/New_York",
    "Atlantic Standard Time": "America/Halifax",
    "Newfoundland Standard Time": "America/St_Johns",
    "E. South America Standard Time": "America/Sao_Paulo",
    "Argentina Standard Time": "America/Buenos_Aires",
    "GMT Standard Time": "Europe/London",
    "Greenwich Standard Time": "Atlantic/Reykjavik",
    "W. Europe Standard Time": "Europe/Berlin",
    "Romance Standard Time": "Europe/Paris",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "FLE Standard Time": "Europe/Kiev",
    "GTB Standard Time": "Europe/Bucharest",
    "E. Europe Standard Time": "Europe/Chisinau",
    "Turkey Standard Time": "Europe/Istanbul",
    "Israel Standard Time": "Asia/Jerusalem",
    "South Africa Standard Time": "Africa/Johannesburg",
    "Egypt Standard Time": "Africa/Cairo",
    "W. Central Africa Standard Time": "Africa/Lagos",
    "E. Africa Standard Time": "Africa/Nairobi",
    "Russian Standard Time": "Europe/Moscow",
    "Arabian Standard Time": "Asia/Dubai",
    "Arab Standard Time": "Asia/Riyadh",
    "Iran Standard Time": "Asia/Tehran",
    "Pakistan Standard Time": "Asia/Karachi",
    "India Standard Time": "Asia/Calcutta",
    "Nepal Standard Time": "Asia/Katmandu",
    "Bangladesh Standard Time": "Asia/Dhaka",
    "SE Asia Standard Time": "Asia/Bangkok",
    "China Standard Time": "Asia/Shanghai",
    "Singapore Standard Time": "Asia/Singapore",
    "Taipei Standard Time": "Asia/Taipei",
    "Tokyo Standard Time": "Asia/Tokyo",
    "Korea Standard Time": "Asia/Seoul",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "E. Australia Standard Time": "Australia/Brisbane",
    "Cen. Australia Standard Time": "Australia/Adelaide",
    "W. Australia Standard Time": "Australia/Perth",
    "New Zealand Standard Time": "Pacific/Auckland",
}
_TO_IANA = {name.casefold(): iana for name, iana in _WINDOWS.items()}
_TO_WINDOWS = {iana: name for name, iana in _WINDOWS.items()} | {
    "Europe/Madrid": "Romance Standard Time",
}
_LAST_SUNDAY = 5
_MARCH, _OCTOBER = 3, 10
_MIDWINTER = datetime(2026, 1, 15)  # noqa: DTZ001 - a wall time, to read a zone's standard offset


@cache
def find_zone(name: str) -> ZoneInfo:
    """Return the zone with this Windows or IANA name; TimeZoneNotSupportedException otherwise."""
    try:
        return ZoneInfo(_TO_IANA.get(name.casefold(), name))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise GraphError(
            400,
            "TimeZoneNotSupportedException",
            f"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{name}'.",
        ) from error


def windows_name(iana: str) -> str:
    """Return the name a mailbox in this zone shows; the IANA name where Windows has none."""
    return _TO_WINDOWS.get(iana, iana)


def custom_time_zone(iana: str) -> dict[str, Any]:
    """Return a European zone as rules instead of a name, as some mailboxes really answer.

    `bias` is what to add to local time to get UTC, in minutes (Windows' sign). Clocks change in
    the whole European Union at 01:00 UTC on the last Sundays of March and October.
    """
    offset = _MIDWINTER.replace(tzinfo=find_zone(iana)).utcoffset() or timedelta()
    hours = offset // timedelta(hours=1)
    return {
        "@odata.type": "#microsoft.graph.customTimeZone",
        "name": "Customized Time Zone",
        "bias": -60 * hours,
        "standardOffset": _change(hours + 2, _OCTOBER),
        "daylightOffset": {"daylightBias": -60, **_change(hours + 1, _MARCH)},
    }


def _change(hour: int, month: int) -> dict[str, Any]:
    return {
        "time": f"{hour:02}:00:00.0000000",
        "dayOccurrence": _LAST_SUNDAY,
        "dayOfWeek": "sunday",
        "month": month,
        "year": 0,
    }
