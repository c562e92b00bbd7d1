"""The words without which nothing is done that destroys or binds: the one guard over `classifier`.

A linear model may take "withdraw all links" for "disconnect", because the words that would tell them apart are new to
it. So an act or command of `CUES` is only read from a message in which one of its own words is said.
"""

import re
from collections.abc import Mapping

from bot.language.acts.situation import BOOKED, EASE, INTERVIEW
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded

_PICKS = r"book\w*|reserve|take|grab|pick|choose|select|schedule|confirm|lock|settle|secure|opt|prefer|want|use|have|make it|go (?:with|for|ahead)|let s|lets|stick|try|happy"
_SUITS = r"works?|suits?|good|great|fine|perfect|ok|okay|please|yes|yeah|yep|yup|sure|best|better|it is|will do|sounds|looks|would be"
_PLACE = r"\d+(?:st|nd|rd|th)?|one|two|three|four|five|six|first|second|third|fourth|fifth|sixth|last|final|top"
_BARE = rf"^(?:(?:the|that|this|number|option|slot|time|choice|then|on|at|for|and|of|those|them|{_PLACE}|¤\w+)(?: |$|[.,!])+)+$"
_ACCEPTS = r"\b(?:accept\w*|confirm\w*|agree\w*|approve\w*|yes|yep|yup|yeah|ya|ye|aye|y|k|kk|sure|ok\w*|fine|good|great|perfect|works?|suits?|cool|absolutely|definitely|certainly|course|happy|happily|gladly?|pleas\w+|delighted|be there|will do|can do|make it|attend\w*|join\w*|coming|can|free|available|(?:no|not an?|wont be an?|isnt an?|shouldnt be an?) (?:problem|issue|bother|trouble)|no worries|see you|sounds|forward|thumbs up|deal|in|on it|roger|got it|take it|count (?:me|us|on)|you bet|lovely|brilliant|super|100)\b|\+ ?1|^\W*$"
CUES: Mapping[str, str] = {
    "book": rf"\b(?:{_PICKS}|{_SUITS})\b|{_BARE}",
    "cancel": r"\b(?:cancel\w*|call\w*|scrap\w*|delet\w*|kill|bin|axe|abort|ditch|scratch|get rid|wipe|clear|drop\w*|remov\w*|take|nix|undo|no longer|not|dont|isnt|doesnt|withdr\w+|pulled|off)\b",
    "accept": _ACCEPTS,
    "accept_proposal": _ACCEPTS,
    "tentative": r"\b(?:tentativ\w*|maybe|perhaps|might|may|mite|sure|unsure|certain|possibl\w*|prob\w*|pencil\w*|provisional\w*|check|confirm\w*|see|think|hope\w*|try|if|unless|depend\w*|fifty|50|likely|get back|come back|tbc|tbd|know|promise|should be (?:ok|okay|able|fine|possible)|leaning|air|either way|late|early|waiting|idk|dunno|doubt\w*|only|but|half|part)\b",
    "propose": r"¤[tl]|\b(?:later|earlier|sooner|another|different|other|alternative|new|time|times|day|days|move|moved|moving|push|shift|re ?schedul\w*|postpone\w*|propos\w*|suggest\w*|instead|rather|better|prefer\w*|start|begin|change|after|before|bring|delay|swap)\b",
    "decline": r"\b(?:declin\w*|reject\w*|refus\w*|turn|no|not|nope|nah|cant|cannot|couldnt|wont|unable|un\w+|dont|doesnt|isnt|never|pass|skip|out|off|away|busy|conflict\w*|clash\w*|another|else|swamped|sick|ill|leave|holidays?|vacation|pto|ooo|travel\w*|miss|bad|regret\w*|sorry|afraid|double|already|booked|stuck|swap|instead)\b|^\W*$",
    "disconnect": r"\b(?:dis\w*connect\w*|un(?:link|pair|sync|hook)\w*|detach|deauthori[sz]e|(?:sign|log)\w*(?: \S+){0,3} (?:out|off)|logout|logoff|signout|signoff)\b|\b(?:remove|stop|cut|take|end|close|block|revoke|cancel|delete|turn|switch|dont|not|no longer)\b.*\b(?:consent|access|permissions?|connect\w*|session|calendars?|outlook|mailbox|365|microsoft)\b|\bwithdr\w+.* (?:consent|access|permissions?)\b",
    "disable": r"\b(?:disabl\w*|deactivat\w*|uninstall\w*|turn\w*|switch\w*|shut|off|stop\w*|unplug|pull the plug|suspend|pause|no longer|dont|not|disconnect\w*|unlink|revoke|detach|remove|end|quit|cut|cancel|kill)\b",
    "forget": r"\b(?:forget|forgotten|eras\w*|purg\w*|scrub\w*|gdpr)\b|\b(?:delet\w*|wip\w*|remov\w*|destroy\w*|clear|get rid)\b.*\b(?:me|my|i|myself|data|account|information|info|records?|profile|everything|history|details|tokens?)\b",
    "remove_room": r"\b(?:remov\w*|delet\w*|unregister|deregister|retir\w*|drop|scrap|erase|take|get rid|gone|closed?|decommission\w*|demolished|no longer|dont|stop|never)\b",
    "role": r"\b(?:ma[dk]\w*|giv\w*|grant|add|promot\w*|demot\w*|elevat\w*|remov\w*|revok\w*|take|strip|appoint|turn|set|chang\w*|assign|becom\w*|is|are|be|as|should|needs?|want\w*|drop|no longer|not|isnt)\b",
}  # fmt: skip
"""One of these words has to be said for the act or command; `¤` stands for a thing that was read."""
_CUES = {act: Cued(words) for act, words in CUES.items()}
_REFUSES = Cued(
    r"\b(?:not|no|nope|nah|never|none|cant|cannot|can not|couldnt|dont|doesnt|didnt|isnt|arent|wont|wouldnt|unable|drop|swap|switch|exchange|remove|delete|skip|without|except|lose|ditch|scrap)\b"
)
_HARMLESS = Cued(r"\b(?:no (?:problem|worries|later|earlier)|why not|not bad|if not)\b")


def has_cue(act: str, row: str) -> bool:
    """Whether a message says a word of an act or command; always where it does nothing that needs one."""
    is_yes = act in {"accept", "accept_proposal"}
    is_not = (
        (act in {"hand_over", "interviews"} and takes_off(row))
        or (is_yes and bool(_NEITHER.search(row)))
        or (act == "accept_proposal" and is_unsuited(row))
    )
    if is_not:
        return False
    cue = _CUES.get(act)
    if cue is None:
        return True
    if (act == "book" and refuses(row)) or (act in _BINDS and shrugs(row)):
        return False
    if cue.search(row):
        return True
    plain = folded(row)
    return plain != row and bool(cue.search(plain))


def takes_off(row: str) -> bool:
    """Whether somebody is to be taken off interviews, or to make room there: none is handed over, none listed."""
    return bool(_TAKEN_OFF.search(row)) and not _IN_CASE.search(row)


def is_unsuited(row: str) -> bool:
    """Whether something is said not to suit: "that doesn't work, find another time" takes no proposal."""
    return bool(_UNSUITED.search(row)) and not _HARMLESS.search(row)


_UNSUITED = Cued(
    r"\b(?:doesnt|does not|isnt|is not|wont|cant|can not|cannot)\b(?! (?:be |an? )*(?:problem|issue|bother|trouble|wait|see why))"
)
_TAKEN_OFF = Cued(
    r"\b(?:remove|drop|take|kick|uninvite|cut|pull|get) (?:¤p\d+ |and |him |her |them )+(?:off|from|out of)\b"
    r"|\b(?:replace|swap|switch|substitute)(?: out)? (?:him|her|them)(?: out)? (?:with|for|by) ¤p\d+"
)
_IN_CASE = re.compile(r"\b(?:if|unless|in case|once|when)\b")
_NEITHER = re.compile(r"\bneither\b")
_BINDS = frozenset({"accept", "accept_proposal", "book", "decline"})
_SHRUGS = Cued(
    r"^(?!(?:sure|yes|yeah|yep|fine|accept\w*)\b).*\b(?:whatever|who cares|(?:dont|do not) care|idc|meh|as if|up to you|(?:all )?done)\b[ .!?]*$"
)


def shrugs(row: str) -> bool:
    """Whether a message ends in words that decide nothing: "ok whatever"."""
    return bool(_SHRUGS.search(row))


def refuses(row: str) -> bool:
    """Whether a message turns something down or takes it away: "the last one doesn't work", "drop the first"."""
    return bool(_REFUSES.search(_HARMLESS.sub(" ", row)))


_SHIFTED = Cued(
    rf"^{EASE}(?:¤c\d+(?: 's)?(?: {INTERVIEW}| one| slot)?|{BOOKED}) (?:(?:should|needs to|has to|to|must|can|be|start|begin|go|please|just|a|about|by) )*¤l\d+ (?:earlier|later|sooner)(?: (?:please|pls|instead|if possible|thanks|if you can|then))*$"
)


def shifts_alone(row: str) -> bool:
    """Whether is said by how much an interview is to lie elsewhere, without a verb: "Eva's interview 30 mins earlier please"."""
    return bool(_SHIFTED.match(row))
