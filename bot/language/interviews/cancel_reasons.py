"""Why an interview is to be cancelled, said beside it: "cancel Jo, she took another offer", "… because the role is on hold"."""

import re

from bot.language.tokens.cues import Cued

_SUBJECT = r"(?:s?he|they|the (?:role|position|job|candidate|vacancy|opening|headcount|team|budget|offer)|(?:his|her|their) \w+|there(?=['’]s| is))"
_ILL = r"(?:(?:i|we|they|he|she|[^\W\d_][\w-]+)(?:['’](?:m|s|re)| is| am| are)(?: (?:off|out|now|still|also|at home|both))* (?:sick|ill|unwell|poorly|not well|in hospital|down with \w+|on (?:sick )?leave)\b[^,;.]*?|(?:off )?(?:sick|ill|unwell))"
"""That somebody is ill, whoever it is."""
_SHORT = r"(?:(?:role|position|job|vacancy|opening|headcount|budget|offer|candidate|contract|post)(?:['’]s|\s+(?:is|was|has|got|went|no longer|already|on|filled|frozen|closed|cut|gone|cancelled|withdrawn|accepted|declined|withdrew|dropped))\b.*|(?:(?:has|is|was|got|just|already)\s+)?(?:withdrew|withdrawn|dropped out|pulled out|accepted|declined|took|found|hired|rejected|no longer|not interested|not available)\b.*)"
"""Why, in few words: "position is filled", "no longer interested"."""
_ELSEWHERE = r"(?:s?he|they)(?:['’](?:s|ve)|\s+(?:has|have|had|just|already|also))*\s+(?:(?:accepted|took|taken|found|got|signed)\b[^,;.]{0,30}?\b(?:another|elsewhere|somewhere|offer|job|role|position|contract)|withdrew|withdrawn|dropped out|pulled out|backed out)\b.*"
"""Why, run on without a mark before it: "cancel it he accepted somewhere else"."""
_REASON = Cued(
    rf"(?:\s*[,;:–—]\s*|\s+-+\s+|[.!]\s+|\s+)(?:(?:because|cos|cause|since|as)\s+(?P<because>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*|(?<=because )(?!of\b)\w.*)|(?P<due>(?:due to|owing to|because of)\s+\w.*)"
    rf"|(?<=[,;:–—.!-] )(?:(?:sorry|sadly|unfortunately|apparently),? )?(?P<told>{_SUBJECT}(?:['’]\w+|\s+\w+)\b.*|{_SHORT}|{_ILL})|(?P<run>{_ELSEWHERE}))\Z",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = Cued(
    rf"\A\W*(?:(?:sorry|sadly|unfortunately|hi|hey|ok),? )?(?P<why>{_ILL})(?:\s*[,;.–—-]+\s*|\s+)(?:(?:so|and|please|can you|could you|then) )*(?:cancel|call off|scrap|drop)\b(?!.*\b(?:and|then) \w+)[^,;.]*\W*\Z",
    re.IGNORECASE,
)
"""Why, said first: "Mei is sick, cancel Ada's"."""
_MORE = re.compile(
    r"\?|\b(?:instead|rather|can|could|would|wants?|prefers?|asked|please|unless|if)\b|['’]d\b"
    r"|(?:\b(?:and|then|so|but)|[,;.])\s+(?:please )?(?:tell|let|inform|notify|say|ask|send|book|find|move|add|put|set|give|get|make|invite|keep|remind|cancel|free|also|i|we)\b",
    re.IGNORECASE,
)
"""What says more than why: another time, or something else to be done."""
_TELLS = Cued(
    r"(?:\s*[,;.]\s*(?:and\s+|then\s+|but\s+|so\s+)?|\s+and\s+)(?:please\s+)?(?:tell|let|inform|notify|thank|apologi[sz]e to|say sorry to)\s+(?!me\b).*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""To whom more is to be told, behind the reason: it is named as left out, and the reason stands."""
MOST = 200


def reason_to_cancel(text: str) -> str:
    """Return why, as it was typed beside what is cancelled; empty where nothing is said that only tells why."""
    if first := _FIRST.match(text.strip()):
        return first["why"].strip()
    found = _REASON.search(_TELLS.sub("", text.strip()))
    if found is None:
        return ""
    reason = next(one for one in found.groups() if one).strip(" .!")
    return "" if len(reason) > MOST or _MORE.search(reason) else reason
