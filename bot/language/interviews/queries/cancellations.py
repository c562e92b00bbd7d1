"""Whose cancellation is asked about: "what did Jo's cancellation say?", "why did we cancel Al's interview?"."""

import re

from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL

_WHO = r"(?P<who{n}>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)??)(?:['’]s)?"
_ONE = r"(?: (?:interviews?|one|meeting|sessions?|slot|call|loop|onsite|day))?"
_CANCELLATION = r"(?:cancellation|cancelation)(?: (?:message|mail|e-?mail|note|notice|text))?"
_WHY = r"(?:why|what(?:['’]s| is| was) the reason(?: (?:that|why))?|for (?:what|which) reason)"
_ASKED = Cued(
    rf"{LEAD}(?:"
    rf"what (?:did|does|do|was|is|were)(?: in)? {_WHO.format(n=1)} {_CANCELLATION}(?: (?:say|look like|read|tell(?: (?:them|people|everyone))?))?"
    rf"|(?:show|see|read)(?: me)? (?:what )?{_WHO.format(n=2)} {_CANCELLATION}(?: (?:said|says))?"
    rf"|what(?:['’]s| is| was) the reason (?:for|of) {_WHO.format(n=3)} {_CANCELLATION}"
    rf"|{_WHY} (?:did|have|had) (?:we|i|you|they) (?:cancel|cancelled|canceled|call off|called off) {_WHO.format(n=4)}{_ONE}"
    rf"|{_WHY} (?:was|is|were|has|got) {_WHO.format(n=5)}{_ONE} (?:been )?(?:cancelled|canceled|called off)"
    rf"){TAIL}",
    re.IGNORECASE,
)


def cancellation_asked(text: str) -> str:
    """Return the name of whose cancellation is asked about; empty for any other message."""
    found = _ASKED.fullmatch(text.strip())
    return next((one for one in found.groups() if one), "") if found else ""
