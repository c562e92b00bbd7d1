"""Why an interview is to be cancelled, said beside it: "cancel Jo, she took another offer", "… because the role is on hold"."""

import re

from bot.language.tokens.cues import Cued

_SUBJECT = r"(?:s?he|they|the (?:role|position|job|candidate|vacancy|opening|headcount|team|budget|offer)|(?:his|her|their) \w+|there(?=['’]s| is))"
_REASON = Cued(
    rf"(?:\s*[,;:–—]\s*|\s+-+\s+|[.!]\s+|\s+)(?:(?:because|cos|cause|since|as)\s+(?P<because>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*|(?<=because )(?!of\b)\w.*)|(?P<due>(?:due to|owing to|because of)\s+\w.*)"
    rf"|(?<=[,;:–—.!-] )(?:(?:sorry|sadly|unfortunately|apparently),? )?(?P<told>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*))\Z",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(
    r"\?|\b(?:instead|rather|can|could|would|wants?|prefers?|asked|please|unless|if)\b|['’]d\b"
    r"|(?:\b(?:and|then|so|but)|[,;.])\s+(?:please )?(?:tell|let|inform|notify|say|ask|send|book|find|move|add|put|set|give|get|make|invite|keep|remind|cancel|free|also|i|we)\b",
    re.IGNORECASE,
)
"""What says more than why: another time, or something else to be done."""
MOST = 200


def reason_to_cancel(text: str) -> str:
    """Return why, as it was typed beside what is cancelled; empty where nothing is said that only tells why."""
    found = _REASON.search(text.strip())
    if found is None:
        return ""
    reason = next(one for one in found.groups() if one).strip(" .!")
    return "" if len(reason) > MOST or _MORE.search(reason) else reason
