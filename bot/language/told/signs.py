"""The words by which a clause that tells is known: of who can when, of what was, of what is no part of the request."""

import re

from bot.language.tokens.cues import Cued

_CAN = r"can|can['’]?t|cannot|could|free|available|availability|only|prefer\w*|suits?|works?|around|here|after|before|not"
_GONE = r"busy|away|off|out|ooo|pto|until|untill|till|til"
_WAS = r"was|were|had|did|last|yesterday|ago"
WAS = Cued(rf"\b(?:{_WAS})\b", re.IGNORECASE)
"""What tells of what was."""
BEARS = Cued(
    rf"\b(?:{_CAN}|{_GONE}|sick|ill|holiday\w*|vacation|on leave|nothing|no|\w+n['’]?t|travel\w*|conference|offsite|course|training|(?:not|be|is|are|['’]s|['’]re) back|flies|flight|lands?|arrives?|leaves|starts?|in town|between|from|lunch)\b|['’](?:s|re) (?:in|at|on)\b",
    re.IGNORECASE,
)
"""What may tell of who can when."""
IS_THERE = Cued(
    rf"\b(?:{_CAN}|{_WAS}|in (?:town|the office)|back|joins?|coming|already|done|likes?|loves?|enjoys?)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What tells by itself who can when, or what was."""
CANNOT = Cued(
    rf"\A(?!.*\b(?:{_WAS})\b).*(?:\b(?:{_GONE}|cannot|not|only|unavailable)\b|n['’]?t\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What tells, of now or later, when somebody cannot."""
UNTIL = Cued(r"\b(?:until|untill|till|til)\b", re.IGNORECASE)
ALL_DAY = Cued(
    r"\ball (?:day|the time)(?: long)?\W*\Z|\bthe (?:whole|entire) day\W*\Z", re.IGNORECASE
)
"""The only time that a habit tells, of no day: "he's stuck at his desk all day"."""
LEAVES = Cued(
    r"\b(?:(?:flies|heads|drives|travels|departs)(?: (?:home|back|off|out|again))*|(?:has|have|ha(?:s|ve) got|needs?|must|is|are|['’]s|['’]re|will|['’]ll)(?: to)?(?: (?:leave|leaving|go|be gone|be off|be out|run|head off|head out|fly(?: home| back| out)?|flying(?: home| back| out)?|finish|be done|catch an? \w+|be at the \w+)(?: again)?))(?: (?:by|at|before|around))?\s+(?=\d|noon|midday|half|quarter)",
    re.IGNORECASE,
)
"""What tells until when somebody is there."""
ARRIVES = Cued(
    r"(?:\b(?:lands?|arrives?|(?:gets?|comes?|pulls?) in(?:to \w+)?|touch(?:es)? down|(?:is|are|am|will be|['’]ll be) (?:only )?(?:in|here|there|back|with us))|['’](?:s|re|m) (?:only )?(?:in|here|there|back|with us))(?: only| just)?(?: (?:at|around|about|by|from))?\s+(?=\d|noon|midday|half|quarter)",
    re.IGNORECASE,
)
"""What tells from when somebody is there."""
HABIT = Cued(r"\b(?:every|each|always|usually|normally|mostly|as a rule)\b", re.IGNORECASE)
"""What tells of no one day."""
WHY = Cued(r"\b(?:because|cause|cos|coz|since|so that)\b", re.IGNORECASE)
"""What a reason begins with."""
BARS = Cued(r"\b(?:not|nothing|no|never|except|but)\b", re.IGNORECASE)
"""What already keeps the time free of which the reason tells: "not before 10 since she's at breakfast"."""
MUST = Cued(r"\b(?:ha(?:s|ve|d) to|needs? to|must|only)\b", re.IGNORECASE)
"""What makes a condition of what else were a remark."""
OF_OFFERS = Cued(
    r"\W*(?:(?:but|and|so|well|ah|oh|no|that['’]s \w+(?: \w+)? and) )*(?:(?:one|two|half|none|both|some|most|all) of (?:them|those|these)|those|these)\b",
    re.IGNORECASE,
)
"""What tells of the times that were offered, and so not of those wanted."""
ROOM = Cued(r"\b(?:rooms?|office|boardroom|whiteboard|screen|projector|seats?)\b", re.IGNORECASE)
"""What names a room by itself: who is in London asks for none there."""
THING = Cued(
    r"\b(?:get|book|order|send|print|arrange|organi[sz]e|sort(?: out)?|reserve|call|ring|bring|buy|pay|mail|post|draft|write|prepare|put together|fetch|pick up|fix|update|check|run)\b (?:\w+ )?(?:an?|some|the|his|her|their|my|our) (?!(?:times?|slots?|hours?|look|chance|gap|window|interviews?|meetings?|calls?|chat|rooms?|dates?|days?|options?|something|calendars?|diar(?:y|ies)|availability|invites?|link|bit|few|couple|word|quick|two|three|both|same|rest|others?|schedule|loop|panel|round|session)s?\b)\w+",
    re.IGNORECASE,
)
"""What names a thing to be got or done, and no part of an interview."""
SHIFTS = Cued(
    r"\b(?:works?|working|does|doing|is on|['’]s on) (?:the )?(?:nights?|days|earl(?:y|ies)|lates?|(?:night|day|early|late|morning|evening)[ -]shifts?)\b",
    re.IGNORECASE,
)
"""What tells when somebody works as a rule, and no time that is wanted."""
