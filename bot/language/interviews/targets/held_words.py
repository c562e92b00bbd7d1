"""By which words an interview is told from others by its room, or by whom it is held with."""

import re

from bot.language.grammar import teach
from bot.language.tokens.calendar_words import WEEKDAY
from bot.language.tokens.cues import Cued

HELD_IN = re.compile(
    r"\b(?:one|ones|it|that|interviews?|meetings?|sessions?|calls?|screens?)(?: (?:that )?(?:is|s))? (?:in|at)(?: (?:the|room))*$"
)
"""What stands before a room that tells one interview from another, and is not where it is to go."""
OF_ROOM = re.compile(r"\bthe ¤r\d+ (?:interview|meeting|session|call|screen|one)\b")
HELD_WITH = Cued(
    rf"\b(?:one|interview|meeting|session|call|screen)(?: (?:on|this|next|{WEEKDAY}|today|tomorrow))* with$"
)

teach(HELD_IN, OF_ROOM, HELD_WITH)
