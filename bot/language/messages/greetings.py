"""What greets or thanks, and asks for nothing."""

import re
from typing import Literal

from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import Spoken

BARE_GREETING = Cued(
    r"good (?:morning|mornin|afternoon|evening)[\s!.]*|mornin(?:g\s*!+|[\s!.]*)|(?:good )?(?:morning|afternoon|evening)(?: (?:all|everyone|everybody|team|folks|guys|there|both))+[\s!.]*",
    re.IGNORECASE,
)
"""What greets, where "mornings?" and "morning" after an offer name a time."""
_GREETS = re.compile(
    r"^\W*(?:hi+|hello|hey+|hiya|yo|good (?:morning|afternoon|evening)|morning|howdy)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:thanks?|thank you|thx|cheers|ty|appreciate\w*)\b", re.IGNORECASE)


def courtesy(said: Spoken) -> Literal["greeting", "thanks", "talk"]:
    """Return whether idle talk greets or thanks."""
    if _THANKS.search(said.text):
        return "thanks"
    return "greeting" if said.greeted or _GREETS.match(said.text) else "talk"
