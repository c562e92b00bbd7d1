"""Wishes that are said as a remark of their own, put in the words that the grammar knows.

"where's the next gap for Ana? 30m is plenty"       "where's the next free slot for Ana, 30m"
"doctor at 11 but I take the whole day"             "all day"
"Ian 45 min, then Rita for the last 30"             "Ian 45 min, then Rita 30 min"

What is only said besides, that no lunch is needed or what somebody likes, is left out of the message.
"""

import re

from bot.language.tokens.calendar_words import MONTHS, WORKING_DAY
from bot.language.tokens.cues import Cued
from bot.language.tokens.typed_patterns import CLOCK, NAME

_THING = r"projector|flip ?chart|laptop|lunch|coffee|catering|snacks|refreshments|piano|printer|microphone"
_IS = r"(?:['’]s|['’]re| is| are| will be)"

_MONTHS = {number: name for name, number in reversed(MONTHS.items())}
"""The whole name of each, which stands first."""
SAID_IN_PASSING = (
    *(
        (Cued(rf"\b(?P<on>on|for|by|until|from|after|before|am|bis|vom)(?P<the> the| den)? (?P<day>[12]?\d|3[01])\.0?{number}\.(?= |,|\Z)", re.IGNORECASE), rf"\g<on>\g<the> \g<day> {month}")
        for number, month in _MONTHS.items()
    ),
    (Cued(r"\b(?P<which>next|first|earliest|soonest) gap (?=(?:for|with|in|between|where|that)\b)", re.IGNORECASE), r"\g<which> free slot "),
    (Cued(r"\b(?P<first>free|available|slot|gap|time)\b(?P<mid>[^?]*)(?:[?.;–—] ?|, )(?P<length>\d\d ?m(?:in(?:ute)?s?)?|half an hour|an hour|1 ?h(?:our)?)(?: is|['’]s| would be| will be| should be) (?:plenty|enough|fine|sufficient|all (?:we|i) need)\W*\Z", re.IGNORECASE), r"\g<first>\g<mid>, \g<length>"),
    (Cued(r"\bfor the (?:last|first|final|remaining) (?P<length>[1-9][05])(?=\W*\Z|[,;.]? (?:and|then|followed)\b)", re.IGNORECASE), r"\g<length> min"),
    (Cued(rf"\A\W*(?:the )?[Cc]andidate ?[:–—-] ?(?P<who>{NAME})\W*\Z"), r"candidate \g<who>"),
    (Cued(r"\bpost (?=\d{1,2}(?:[:.]\d\d)? ?[ap]m\b)", re.IGNORECASE), "after "),
    (Cued(rf"(?P<before>\w)\s*[,;–—-] ?(?:and |plus )?(?:an? |the )?(?P<thing>{_THING}) in (?:the|our|that) room\b", re.IGNORECASE), r"\g<before>, with a \g<thing> in the room"),
    (Cued(rf"(?P<before>\w)\s*[,;–—-] ?(?:and |but )?(?:no need for (?:a )?lunch|(?:a )?lunch(?: (?:with|for) {NAME})?{_IS}?(?: not|n['’]?t) (?:needed|necessary|required|wanted))(?: (?:with|for) {NAME})?(?=[,;.!]|\W*\Z)", re.IGNORECASE), r"\g<before>"),
    (Cued(rf"\A\W*{NAME} (?:really |absolutely |just |totally )*(?:hates|loves|adores|detests|can['’]?t stand) [\w' ]{{3,30}}? (?:lol|haha\w*|lmao|rofl|:-?\)|😂|🤣)\W*\Z", re.IGNORECASE), "lol"),
)  # fmt: skip
OWN_DAY = (
    (Cued(r"\b[Mm]añana\b"), "tomorrow"),
    (Cued(r"\A\W*(?:(?:i['’]?m|i am|i)\W+)?(?:feeling|feel) (?:(?:a bit|bit|very|really|quite|pretty|so|too|rather) )*(?:rough|ill|sick|unwell|awful|terrible|poorly|grim|dreadful|under the weather|lousy|bad)[,;.–—-]+ ?(?:so |and )?(?:i['’]?m |i am |i['’]?ll be |will be )?(?:logging|signing|clocking|heading|going|log|sign|calling it)(?: (?:off|out|home|early|to bed|a day|now))+(?: (?:for|today|the|rest|of|day))*\W*\Z", re.IGNORECASE), "I'm off sick for the rest of today"),
    (Cued(rf"\A\W*(?P<day>(?:on )?{WORKING_DAY}|tomorrow),? (?P<out>(?:i['’]?m|i am|i['’]?ll be|i will be) (?:away|off|out|ooo))(?: all day)?(?P<rest>\W*\Z|[,;.–—-].*\Z)", re.IGNORECASE | re.DOTALL), r"\g<out> \g<day>\g<rest>"),
    (Cued(rf"(?P<out>\b(?:away|off|out|ooo)\b[^,;.?]*)[,;.–—-]+ ?(?:i have (?:an? |the )?|got (?:an? |the )?|just (?:an? )?)?[\w' ]{{3,30}}? at {CLOCK},? but (?:i['’]?ll |i['’]?m |i will |i am |i )?(?:take|taking|be off|off|out|away|use|blocking|block)(?: off)? (?:for )?the (?:whole|entire|full) day(?: off)?\W*\Z", re.IGNORECASE), r"\g<out> all day"),
)  # fmt: skip
"""When the speaker is away themselves."""
ON_THOSE_DAYS = tuple(
    (Cued(rf"\A\W*(?:(?:but|and|please|just|ok)\W+)*(?:not|nothing) {barred} (?P<at>{CLOCK})(?: (?:on|for))?(?: (?:either|both|any|each|those|these))(?: of (?:those|these|the|them))?(?: (?:days?|ones?|mornings?|two))?(?: (?:please|pls|tho|though))*\W*\Z", re.IGNORECASE), rf"{wanted} \g<at>")
    for barred, wanted in (("before", "after"), ("after", "before"))
)  # fmt: skip
"""Said of the days of the open question."""
