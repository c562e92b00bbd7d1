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
_GREETS = Cued(
    r"^\W*(?:hi+|hello|hey+|hiya|yo|good (?:morning|afternoon|evening)|morning|howdy)\b",
    re.IGNORECASE,
)
_THANKS = Cued(
    r"\b(?:thanks?|thank you|thx|cheers|ty|appreciate\w*)\b"
    r"|\byou(?:['’]ve| have) been (?:(?:a|an|so|such|very|really|most|real|absolute|great|huge) )*(?:star|legend|gem|angel|help|hero|helpful|kind|great|lovely|brilliant|wonderful|amazing|treasure|life ?saver|patient)\b"
    r"|\A\W*that(?:['’]s| is) (?:(?:so|very|really|just|absolutely) )*(?:lovely|kind(?: of you)?|brilliant|wonderful|amazing|fantastic|fab|sweet of you)\W*\Z",
    re.IGNORECASE,
)
"""Also what is left of "thank you so much, you've been a star" and of "that's lovely, thank you", whose thanks are cut off before."""

_SURE = r"(?:(?:ok|okay|great|perfect|right|cool|super|lovely|brilliant|good|fine|nice|excellent|thanks?|thank you|many thanks|thx|cheers|ty|so much|very much|a lot|bye|and|so|well|i think|i guess|then|please)\W+)*"
CLOSING = Cued(
    rf"\W*{_SURE}(?:that(?:['’]?s| is| was|['’]?ll be| will be) (?:it|all|everything)|(?:we(?:['’]?re| are) |i['’]?m |i am )?all (?:done|set|sorted)|we(?:['’]?re| are) (?:done|sorted|finished)|nothing (?:else|more)|(?:all|everything)(?= for (?:now|today|the moment))|that['’]?s us (?:done|sorted))(?: from me| from my side)?(?: (?:for|with|on|about) [\w'’ -]{{1,30}}?)?(?:\W+{_SURE})?(?:thanks?|thank you|bye|cheers)?[\s!.]*",
    re.IGNORECASE,
)
"""What ends a talk and asks for nothing: "thanks, that's all for Jo"."""


def courtesy(said: Spoken) -> Literal["greeting", "thanks", "talk"]:
    """Return whether idle talk greets or thanks."""
    if _THANKS.search(said.text) or CLOSING.fullmatch(said.text):
        return "thanks"
    return "greeting" if said.greeted or _GREETS.match(said.text) else "talk"
