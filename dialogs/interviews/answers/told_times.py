"""Hours in words that are passed on as they were typed: whose clock they are on, where the reader's shows another time."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language.tokens.cues import Cued

_HOUR = Cued(
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o.?clock)|noon|midday"
    r"|(?:until|till?|from|after|before|at|by|around|past|since) \d{1,2}(?! ?(?:min|hour|h\b|day|%)))",
    re.IGNORECASE,
)


def zone_of_hours(text: str, theirs: ZoneInfo, here: ZoneInfo, at: datetime) -> str:
    """Return the zone in which somebody's words name an hour, if clocks here show another one then; else an empty text."""
    is_other = at.astimezone(theirs).utcoffset() != at.astimezone(here).utcoffset()
    return theirs.key if is_other and _HOUR.search(text) else ""
