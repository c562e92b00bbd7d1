"""By which words a length is none that an interview is to have: what is wrong with it, or how long somebody is there of the whole."""

import re

from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

OF_REASON = re.compile(
    r" (?:is|was|'s|isnt|wasnt|wont be|will be|would be|feels|seems)(?: \w+){0,3}? (?:too|not enough|(?:never |not )?enough|tight|short|long|plenty|overkill|rushed|a stretch|a squeeze|excessive|pushing it)\b"
)
OF_PART = re.compile(r"\bfor (?:the |her |his |their )?(?:first|last) $")
"""What stands before how long somebody is there of the whole: "add Sam for the first half hour"."""
NUMBER_OF_REASON = Cued(
    rf"(?P<number>¤n\d+){OF_REASON.pattern}(?: (?:tight|short|long|little|much|rushed))?"
)
"""What is said of a length that is not wanted: "45 minutes is too tight"."""

teach(OF_REASON, OF_PART, NUMBER_OF_REASON)
