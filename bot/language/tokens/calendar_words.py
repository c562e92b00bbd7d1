"""The words for weekdays and months, with their short forms: the one place where a new one is written down."""

_WEEKDAYS = (
    "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
    "saturday sat", "sunday sun",
)  # fmt: skip
_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""From 0 for Monday."""
WEEKDAY_NAMES = tuple(names.split()[0] for names in _WEEKDAYS)
"""The whole name of each."""
WEEKDAY = rf"(?:{'|'.join(names.split()[0] for names in _WEEKDAYS)})"
"""The pattern of a weekday's whole name."""
WORKING_DAY = rf"(?:{'|'.join(names.split()[0] for names in _WEEKDAYS[:5])})"
"""The same of Monday to Friday."""
SAID_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
"""The pattern of a weekday's name, whole or short."""
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
MONTH_NAMES = {number: name for name, number in reversed(MONTHS.items())}
"""The whole name of each, which stands first."""
