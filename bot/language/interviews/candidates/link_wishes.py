"""What is to be different about a candidate's link: "and make it an hour", "only mornings on Ines's link", "it should expire Wednesday night".

Below a link's card "it" is the link; else it is named. What is to be done with it is put in the words of the table of
commands; what it is to ask for is left as what continues a question.
"""

import re

from msgspec import Struct

from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.typed_patterns import NAME

_WHOSE = rf"(?:(?:the|this|that|her|his|their|my)|(?P<who>{NAME})(?:(?<!['’]s)['’]s?)?)"
_NAMED = Cued(rf"(?:\b(?:on|to|for|in|of|from|with) )?\b{_WHOSE} (?:candidate )?link\b", re.IGNORECASE)  # fmt: skip
_DONE_WITH = Cued(rf"{LEAD}(?:give me|get|need|see|share|send|re-?send|e-?mail|mail|forward|show|open|copy|paste|withdraw|revoke|cancel|delete|extend|keep|leave|is|has|have|did|does|when|what|where|which|who|how)\b", re.IGNORECASE)  # fmt: skip
"""What is to be done with a link as it is, or asked about it."""
_IS_TO = Cued(
    r"\A[\s,]*(?:(?:should|must|has to|needs to|ought to|can|could|is to|to)(?: only| just| instead)? ?(?:be|have|show|offer|last|give|run|include|say|take)?(?: for| with)? )|(?:\b(?:change|make|set|update|switch|restrict|limit|edit)\s+(?:to |so (?:that )?it(?: is|['’]s)? )?(?=\S))",
    re.IGNORECASE,
)
_IT = rf"(?:it|this|that(?: one)?|(?:the|this|that|her|his|their|my|{NAME}(?<!['’]s)['’]s?) (?:candidate )?link)"
_THEM = r"(?:him|her|them|the candidate)"
_UNTIL = r"(?:(?:on|by|until|till?|at|after|before|from)(?: the end of)? |at the end of |the end of )*(?P<until>(?:this |next )?(?:[A-Za-z]+day|tonight|today|tomorrow|the \d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)? (?!days?\b|weeks?\b|hours?\b|more\b|further\b)\w+)(?:,? (?:at )?(?:noon|night|evening|morning|afternoon|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?))?)"
_WHO = rf"(?P<whom>(?-i:he|she|they|him|her|them|the candidate)|{NAME})"
_MAY = r"(?: (?:should|must|has to|needs to|ought to|is to|can|will|to))?"
_LIVES = r"(?:expires?|runs? out|ends?|closes?|lapses?|stops?(?: working)?|be (?:open|valid|good|live)|stays? (?:open|valid)|be closed|remain open)"
_WITHDRAW, _MAIL = "withdraw the link", "send the link by email"
_DEEDS = (
    (Cued(rf"{LEAD}(?:withdraw|revoke|cancel|kill|delete|deactivate|disable|close|scrap|drop|take) (?:it|that|this)(?: back| down)?{TAIL}", re.IGNORECASE), _WITHDRAW),
    (Cued(rf"{LEAD}(?:e-?mail|mail) (?:it|that|this)(?: to {_THEM})?{TAIL}", re.IGNORECASE), _MAIL),
    (Cued(rf"{LEAD}send (?:it|that|this)(?: to {_THEM})? (?:by|via) (?:e-?mail|mail){TAIL}", re.IGNORECASE), _MAIL),
    (Cued(rf"{LEAD}send {_THEM} (?:it|the link) (?:by|via) (?:e-?mail|mail){TAIL}", re.IGNORECASE), _MAIL),
)  # fmt: skip
_CLAUSES = re.compile(r"\s*[,;.!–—]+\s+|\s+[–—-]+\s+")
_WITHDRAWS = Cued(rf"{LEAD}(?:withdraw|revoke|cancel|kill|delete|deactivate|disable|close|take back) (?:the|that|this|her|his|their) link{TAIL}", re.IGNORECASE)  # fmt: skip
_TELLS = Cued(r"\W*(?:(?:(?:hm+|no|ok|okay|right|actually|sorry|so|well|wait|oh|ah|never ?mind|nvm|please|thanks|thank you)\W*)+|(?:keep|leave) (?:it|that|this|everything) (?:as (?:it )?(?:is|was)|like that)|(?:because |since |as |cos |that )?(?:she|he|they|we|i|it|you|this|that)\b(?:['’](?:s|ve|d|ll|m|re))?\s(?!.*\b(?:please|pls|can you|could you)\b)[^?]*|(?:no longer|not) (?:needed|necessary)[^?]*)\W*", re.IGNORECASE)  # fmt: skip
"""What stands beside the withdrawal of a link and asks for nothing."""
_UNTILS = (
    Cued(rf"{LEAD}(?:let |have |make )?{_IT}{_MAY} {_LIVES} {_UNTIL}{TAIL}", re.IGNORECASE),
    Cued(rf"{LEAD}(?:close|expire|end) {_IT} {_UNTIL}{TAIL}", re.IGNORECASE),
    Cued(rf"{LEAD}(?:extend|keep|leave) (?:it|this|that)(?: open| valid| live)? {_UNTIL}{TAIL}", re.IGNORECASE),
    Cued(rf"{LEAD}{_WHO} (?:has|have|needs?|must|should|ought)(?: to)? (?:choose|pick|decide|select|answer|book)(?: (?:a|one|the) ?(?:time|slot)?)? {_UNTIL}{TAIL}", re.IGNORECASE),
    Cued(rf"{LEAD}(?:give|allow) {_WHO}(?: time)? {_UNTIL}{TAIL}", re.IGNORECASE),
    Cued(rf"{LEAD}{_WHO} (?:only )?(?:has|have|gets?) {_UNTIL}(?: to (?:choose|pick|decide))?{TAIL}", re.IGNORECASE),
)  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "the candidate", "him", "her", "them"})
_OTHER_WEEK = Cued(rf"{LEAD}(?P<who>(?-i:he|she|they)|{NAME}) (?:can['’]?t|cannot|can not|won['’]?t be able to) (?:do|make|manage|come) (?:any (?:day|time) )?this week[,;.!–—-]+ ?(?:so |then |but )?(?:how about|what about|can (?:we|it be)|make it|try|could it be) next(?: week)?{TAIL}", re.IGNORECASE)  # fmt: skip

_ONE_LIKE_IT = Cued(
    rf"{LEAD}(?:(?:and|also|then)\W+)*(?:(?:do|send|make|create|give|get|prepare|set up|i need|we need|need|can i have)(?: me| us)? )?(?:(?:exactly )?(?:(?:the|that) )?same(?: again| thing| link| one)?|(?:a |one )?(?:second|similar) (?:one|link)|another(?: one| link| such link)?|one(?: more)?(?: link)?(?: like (?:it|this|that))?|a link like (?:it|this|that)|likewise|ditto)(?: (?:please|too|also|as well|again))* (?P<rest>(?:for|to) \S.*?)(?:,? (?:too|as well|also|please|thanks))*[\s.!?]*",
    re.IGNORECASE | re.DOTALL,
)
"""Another link like the one that is shown, for somebody else: "and do the same for Ewa Nowak, with Mei or Priya"."""

_NONE_SUITS = Cued(
    rf"{LEAD}(?:(?P<who>{NAME}|he|she|they|the candidate)(?: has| just)*(?: (?:wrote|writes|says?|said|told (?:me|us)|tells (?:me|us)|answered|replied|called)(?: back)?)?(?: that)? )?(?:none of (?:the|these|those|them)|no)(?: (?:times?|slots?|options?|dates?|ones?))?(?: (?:there|on (?:the|his|her|their) (?:page|link)))?(?: (?:really|actually|would|will|can))*(?: (?:suits?|works?|fits?|is|are|good|possible))+(?: (?:for )?(?:him|her|them))?[\s,;.–—-]+(?:(?:and|but|so)\W+)?(?:he|she|they)(?:['’]d| would)?(?: (?:only|rather|really|instead))*(?: (?:wants?|needs?|prefers?|like|likes|have|asks for|asked for|(?:can|could)(?: only)? (?:do|come|make)|has time))+(?: only)? (?P<when>[^.?!;]{{3,60}})[\s.?!;]*(?:(?:so )?(?:what|which|anything|can|could|do|is)\b[^?]{{0,60}}\?*)?\W*",
    re.IGNORECASE,
)
"""None of a link's times suits the candidate, and when they could come: "none of the times suit him, he wants Thursday morning"."""
_JOINS = Cued(rf"{LEAD}(?:(?:and|also|then)\W+)?(?:[^.;!?]{{0,40}}\bpossible )?(?:(?:can|could|may|might|will|would|should|shall) )?(?:(?:to )?(?:have|get|let|ask|for) )?(?P<new>{NAME})(?: to| should| can| could| will| may| must)? (?:join|sit in with|take part with|accompany)(?: {NAME})?{TAIL}", re.IGNORECASE)  # fmt: skip
"""Who is to come as well: "Jean-Luc to join Ana"."""
_COMES = re.compile(r"\b(?:join|accompany)\b", re.IGNORECASE)


class LinkWish(Struct, frozen=True):
    """The words for what is wanted of a link, and whose it is where that was named."""

    text: str
    name: str = ""
    is_named: bool = False


def link_wish(text: str) -> LinkWish:
    """Return what is wanted of a link, without the words that name the link."""
    if (other := _OTHER_WEEK.match(text)) is not None:
        name = other["who"] if other["who"].lower() not in _PRONOUNS else ""
        return LinkWish("next week instead", name)
    is_done = _DONE_WITH.match(text) and not _COMES.search(text)
    found = None if is_done else _NAMED.search(text)
    if found is None:
        return LinkWish(text)
    rest = f"{text[: found.start()].strip()} {text[found.end() :].strip()}".strip(" ,.")
    joins = _JOINS.fullmatch(rest.strip(" ,.?"))
    wanted = f"add {joins['new']}" if joins else _IS_TO.sub("", rest, count=1).strip(" ,.")
    return LinkWish(wanted, _name(found["who"]), is_named=True)


def like_it_for(text: str) -> str:
    """Return for whom another link like the one shown is wanted, and what is to be different; empty for anything else."""
    found = _ONE_LIKE_IT.fullmatch(text)
    return re.sub(r"\Ato ", "for ", found["rest"]) if found else ""


def wanted_instead(text: str) -> str:
    """Return when a candidate could come whom none of a link's times suits; empty for anything else."""
    found = _NONE_SUITS.fullmatch(text)
    return found["when"].strip() if found else ""


def link_command(text: str) -> LinkWish | None:
    """Return what is to be done with a link, or until when it is open, in the words of the table; None for anything else.

    Read only of a link that was shown last or is named.
    """
    if deed := _deed(text):
        return LinkWish(deed)
    if withdrawn := _withdrawn(text):
        return LinkWish(_WITHDRAW, is_named="link" in withdrawn.casefold())
    found = next((one for form in _UNTILS if (one := form.match(text))), None)
    if found is None:
        return None
    whom = found.groupdict().get("whom") or ""
    named = _NAMED.search(text)
    name = whom if whom.lower() not in _PRONOUNS else ""
    name = name or (named["who"] if named else "")
    until = f"keep the link open until {found['until']}"
    return LinkWish(until, _name(name), is_named=named is not None)


def _deed(text: str) -> str:
    return next((plain for form, plain in _DEEDS if form.match(text)), "")


def _withdrawn(text: str) -> str:
    """Return the clause by which a link is withdrawn, where all others only tell why, or what else stays as it is."""
    clauses = [one for one in _CLAUSES.split(text) if re.search(r"\w", one)]
    found = [one for one in clauses if _deed(one) == _WITHDRAW or _WITHDRAWS.fullmatch(one)]
    told = all(_TELLS.fullmatch(one) for one in clauses if one not in found)
    return found[0] if len(found) == 1 < len(clauses) and told else ""


def _name(said: str | None) -> str:
    return _TITLE.sub("", re.sub(r"['’]s?\Z", "", said or ""))


_TITLE = re.compile(r"\A(?:mr|mrs|ms|miss|mx|dr|prof|professor)\.? ", re.IGNORECASE)
"""What is no part of a name."""
