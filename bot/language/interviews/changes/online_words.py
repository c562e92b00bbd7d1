"""By which words an interview is to have an online meeting, or none: "no video", "in person instead of online"."""

import re

from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

RATHER_THAN = re.compile(
    r"\b(?:instead of|rather than|not|no longer)(?: (?:an?|the|being|doing it))* $"
)
"""What stands before how an interview was to be held until now: "in person instead of online"."""
NO_MEETING = Cued(
    r"\b(?:kill|lose|bin|scrap|ditch|axe|nix|strip) (?:the |that |its )?(?:teams|zoom|online|video)\b"
    r"|\b(?:take|turn|switch) (?:\S+ ){0,4}?off\b|\b(?:doesnt|dont|does not|do not|no longer) needs? (?:\S+ ){0,3}?(?:teams|online|video|meeting)\b"
    r"|\b(?:online|remote|virtual|teams|zoom|video|call|link)(?: (?:meeting|call|link|part))? (?:isnt|is not|'s not|wasnt|wont be|will not be|is no longer|'s no longer|not|no longer)(?: (?:really|actually|any ?more|going to be|be|being))* (?:needed|required|necessary|wanted|used|important)\b"
)
NO_VIDEO = Cued(
    r"(?:\b(?:no|without(?: (?:any|the|a))?)|\band not) (?:video|zoom|teams)(?=(?: (?:and|,|but|please|pls|then|\.))|$)"
)
VIDEO_ON = re.compile(
    r"\b(?:put|turn|switch)(?: (?:the|it|its))* (?:on )?video(?: back)?(?: on)?(?: again)?$"
)
IN_PERSON = re.compile(
    r"\b(?:in person|face to face|f2f|on site|onsite instead|physical|in the office)\b"
)

teach(RATHER_THAN, NO_MEETING, NO_VIDEO, VIDEO_ON, IN_PERSON)
