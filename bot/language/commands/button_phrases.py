"""The typed twins of buttons: `book 2`, `more`, `ask Mei`, `can't make it`, `yes, cancel it`, `the second one`.

Read before the language proper by the conversation, and only where the whole text is such a reply: "book Ian
on Tuesday" and "more rooms in London" are no replies, and the command line never asks here.
"""

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from bot.language.times.clock_times import hour
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.numbers import RANKS, UNITS
from bot.language.tokens.tokenizer import split, tidied

Verb = Literal[
    "book", "more", "why", "accept", "decline", "tentative", "propose", "undo", "refresh", "yes", "no", "dismiss",
    "choose", "invite_everyone", "forget", "check_rooms", "audit", "settings", "hello", "thanks",
    "show", "use", "ask", "candidate", "send_now", "move", "cancel", "another_room", "bigger_room", "someone_else", "who_comes",
    "somebody_else",
]  # fmt: skip
LONGEST_REPLY = 300
_EASE = (
    r"(?:(?:ok|okay|oh|hm+|um+|er+m?|ah|well|then|please|pls|now|just|so|hey|hi|and|great|perfect|cool|i ll|i will|ill|i d like to|id like to"
    r"|can you|could you|let s|lets|we can|i want to) )*"
)
_END = r"(?: (?:please|pls|then|now|thanks|thank you|for me|instead))*"
_ONE = r"(?: (?:one|option|slot|time|choice))?"
_PLACE = rf"(?:(?:the |option |number |slot |no |choice |nr )*(?P<number>\d{{1,2}}|{'|'.join(UNITS)}|{'|'.join(RANKS)}|\d(?:st|nd|rd|th)|last){_ONE})"
_CLOCK = rf"(?:(?:the |at |for )*(?P<time>\d{{1,2}}[:.]\d\d ?(?:am|pm)?|\d{{1,2}} ?(?:am|pm)|\d{{1,2}} o ?clock|noon|midday|half (?:past )?\w+){_ONE})"
_IT = r"(?:it|that|this|that one|this one|them|the interview|the slot|the time)"
_NO_NAME = (
    r"(?!(?:\S+ )*(?:a|an|my|me|our|us|all|any|some|for|about|to|if|when|whether|why|what|who|on|at|in|with|without|as|is|are|s|not|and|or|only"
    r"|free|busy|available|room|rooms|calendar|calendars|today|tomorrow|next|this|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+(?:am|pm))(?: |$))"
)
_INTERVIEW = r"(?:(?:the |this |that |my )?(?:interview|meeting)|it|this|that)"
_FIND = r"(?:(?:use|find|get|book|take|try|need|want|show|give|pick|choose|have)(?: me| us)? )?"
_YES = r"(?:yes|yeah|yep|yup|sure|ok|okay|great|perfect|good|fine|sounds (?:good|great|fine)|no problem|of course|absolutely)"
_SEE_YOU = r"see you (?:then|there)"
_REGRET = r"(?:sorry|apologies|unfortunately|sadly|i am afraid|im afraid|i m afraid|afraid|no|nope|nah|that)"
_AWAY = (
    r"(?:(?:on|off on) (?:annual |sick |parental |maternity |paternity |my )*(?:leave|holidays?|vacation|pto|a trip)|away|ooo|out of (?:the )?office|off(?: sick| that day| then)?|ill|sick|unwell"
    r"|busy|double booked|travell?ing|in (?:a|another) (?:meeting|interview))"
)
_DOES = r"(?:cancel|disable|enable|remove|delete|move|reschedule|book|disconnect|forget|turn off|switch off|stop|clear|send|add)"
_GOES = r"(?:the interview|the meeting|the invite|the invitation|this|it|that)"

_TABLE: tuple[tuple[Verb, str], ...] = (
    ("book", rf"(?:book|take|reserve|confirm|grab|schedule|pick|choose|select|go with|go for)(?: (?:{_PLACE}|{_CLOCK}|{_IT}))?"),
    ("choose", rf"(?:{_PLACE}|{_CLOCK})"),
    ("somebody_else", rf"(?:ask |invite |choose |take )?(?:someone|somebody) else (?:for|at|in) {_PLACE}"),
    ("show", rf"(?:show|open|view|see|details of)(?: me)? {_PLACE}"),
    ("candidate", rf"(?:the )?candidate(?: is|:| s name is)? {_NO_NAME}(?P<text>[^\s@]+(?: [^\s@]+){{0,4}}?(?: \S+@\S+)?)"),
    ("send_now", r"(?:send|invite) (?:(?:it|them|the candidate|the candidate s invitation) )?(?:right )?(?:now|again)"),
    ("more", r"(?:(?:show|see|get|give|any|find)(?: me| us)? )?(?:more|further|other|next)(?: (?:times?|slots?|options?|results?|choices|page|ones|please))?|(?:are there )?any (?:others?|more)|what else|anything else|next|show more|keep going"),
    ("why", r"why|why not|how come|why (?:are there |is there )?(?:no|nothing|none|so few)(?: (?:times?|slots?|results?|one|free))*|who is (?:busy|blocking)(?: us)?|who s (?:busy|blocking)(?: us)?|what s wrong|explain"),
    ("accept", rf"(?:i )?accept(?: {_GOES}| all)?|yes i (?:can|will|am|do)(?: (?:make it|do it|come|attend|be there|do that))?|i (?:can|will) (?:make it|do it|do that|be there|come|attend|join)|(?:i am|im|i m) (?:coming|in|attending|available|free|there)|count me in|(?:{_YES} )*(?:(?:that |this |it )?works(?: for me)?|fine (?:for|by|with) me|(?:i ll |ill |i will )?be there|happy to|i can make it)(?: {_SEE_YOU})?|(?:{_YES} )+{_SEE_YOU}"),
    ("decline", rf"(?:i )?(?:must |have to |need to )?decline(?: {_GOES})?(?P<text>[ ,:;-].+)?|(?:{_REGRET} )*(?:i )?(?:can ?not|can t|cant|won t|wont|will not|am unable to|unable to|not able to|couldn t) (?:make it|make that|make this|do it|do that|do this|come|attend|join|be there)(?P<reason>[ ,:;-].+)?|(?:i am|im|i m) not (?:coming|available|free|attending|able to (?:come|make it))(?P<why>[ ,:;-].+)?|count me out|doesn t work for me|not for me|(?:(?:no|nope|nah|sorry|cant|can t|i cant|i can t) )+(?P<away>(?:(?:i am|im|i m) )?{_AWAY}(?: .+)?)|(?:have to |must |need to |gonna )?(?:pass|bow out|drop out)(?: on (?:this|that|it)(?: one)?)?(?P<excuse>[ ,:;-].+)?"),
    ("tentative", r"maybe|perhaps|tentative(?:ly)?|(?:i am |im |i m )?not sure(?: yet)?|possibly|i might|might be able to|i may be able to|i don t know(?: yet)?|tentatively accept"),
    ("propose", rf"(?:propose|suggest|offer) {_PLACE}"),
    ("propose", r"(?:(?:propose|suggest|offer|request|ask for|need|want|prefer)(?: (?:a|an|another|a different|a new|some other|other))? (?:time|times|slot|date|day|new time))(?P<text>[ ,:;-].+)?|(?:propose|suggest)(?P<reason> .+)?|(?:another|a different|different|some other) (?:time|day|slot)"),
    ("undo", r"undo(?: (?:it|that|this|the booking|the last one|last))?|take (?:it|that) back|revert(?: (?:it|that))?|roll ?back|go back"),
    ("refresh", r"refresh|reload|update|check again|look again|try again|retry|again|any news|any update"),
    ("dismiss", r"never ?mind|nvm|forget (?:it|that|about it)|leave it|stop|start over|dismiss|skip it|ignore (?:it|that)|nothing|no thanks|no thank you|clear|reset|abort"),
    ("yes", rf"(?:yes|yeah|yep|sure|ok|okay) (?:{_DOES} (?:it|that|this|them|me|{_GOES}|office ?365)|(?:turn|switch) (?:it|that|this) (?:off|on))"),
    ("no", rf"(?:(?:no|nope|nah) )?(?:(?:keep|leave) (?:{_GOES}|them)(?: (?:on|enabled|connected|as (?:it|they) (?:is|are)))?|(?:don t|do not|dont) {_DOES}(?: {_GOES})?)"),
    ("yes", r"(?:yes|yeah|yep|yup|y|sure|ok|okay|correct|right|exactly|confirm|confirmed|absolutely|definitely|of course|do it|go ahead|please do|sounds good|go for it|that s right|fine|good|great|perfect|agreed|affirmative|👍)(?: (?:please|thanks|thank you|do it|go ahead|do that|sure|that s right|sir))*"),
    ("no", r"(?:no|nope|nah|n|not really|wrong|don t|do not|not that|neither|none|none of them|none of these)(?: (?:please|that s wrong|not that|don t|sorry))*|👎"),
    ("invite_everyone", r"(?:invite|ask|prompt|nudge|remind|connect)(?: all)? (?:everyone|everybody|all|the team|the others|the rest|people|teammates|all teammates|my team|them all)(?: to connect| who has ?n t connected| who hasn t connected| again)?|send (?:the )?(?:invites|invitations|invitation|consent prompts?)(?: to (?:everyone|all))?"),
    ("another_room", rf"(?:change|switch|swap|replace) (?:the |its |my )?room|(?:(?:change|switch|move)(?: it)? to |{_FIND})(?:another|a different|a new|some other|other|different) rooms?|(?:are there )?(?:any )?other rooms(?: free| available)?|(?:which|what) other rooms(?: are (?:there|free|available))?"),
    ("bigger_room", rf"(?:(?:change|switch|move)(?: it)? to |{_FIND})(?:a |the )?(?:bigger|larger) (?:room|one)|(?:the |this |that )?room (?:is|s) too small"),
    ("someone_else", rf"{_FIND}(?:ask |invite )?(?:(?:someone|somebody|anyone|anybody) else|another (?:person|interviewer)|a (?:substitute|replacement|stand ?in)|substitutes|replacements)|who else (?:could|can|would|might|is (?:free|available))(?: (?:do it|come|make it|stand in|interview|join|then))?|who (?:could|can) (?:stand in|do it instead|replace (?:him|her|them))|replace (?:him|her|them)"),
    ("who_comes", r"who (?:is|s|are|re) (?:my |our |the )?interviewers?(?: for (?:it|this|that))?|who (?:is|s) (?:interviewing|coming|invited|attending)|who (?:has |have )?(?:accepted|declined|answered|replied|confirmed)(?: it)?(?: yet| so far)?|(?:did|has|have) (?:everyone|everybody|anyone|anybody|he|she|they) (?:accept|decline|answer|reply|confirm|replie)(?:d|ed)?(?: it)?(?: yet)?|who did i book"),
    ("ask", rf"(?:ask|ping|message) {_NO_NAME}(?P<text>\S+(?: \S+){{0,2}}?)"),
    ("use", rf"use (?:the )?{_NO_NAME}(?P<text>[^\s@]+(?: [^\s@]+){{0,3}}?)(?: room| instead)*"),
    ("move", rf"(?:move|reschedule)(?: {_INTERVIEW})?"),
    ("cancel", rf"cancel(?: {_INTERVIEW})?"),
    ("forget", r"forget me|delete my (?:data|information|account|tokens?)|erase (?:me|my data)|remove my data"),
    ("check_rooms", r"(?:check|test|probe|verify|inspect)(?: all)?(?: the| our| my)? rooms?|are the rooms (?:ok|okay|working|readable)"),
    ("audit", r"(?:show |see |view |open )?(?:me )?(?:the )?(?:audit|audit log|audit trail|activity log|history|change log|changes|log|last changes)"),
    ("settings", r"(?:show |see |view |open |my |the |change |edit )*(?:settings|preferences|configuration|config|options)"),
    ("hello", r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: (?:there|bot|again|all|team))?"),
    ("thanks", r"(?:many |great )?(?:thanks|thank you|thx|cheers|ta|ty|much appreciated)(?: (?:a lot|so much|very much|again|bot|everyone|all|you))*"),
)  # fmt: skip
_COMPILED = tuple((verb, re.compile(rf"{_EASE}(?:{pattern}){_END}")) for verb, pattern in _TABLE)
_COURTESIES = listed(
    """
    sorry apologies pardon afraid unfortunately sadly thanks thank thx cheers please pls regards no yes
    i am im m my you very so much really about that this it for asking anyway though again then again
    """
)
"""Words that are no reason by themselves: "can't make it, sorry about that"."""
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"[!?.…\"()*_]+(?=\s|$)|(?:^|(?<=\s))[\"(*_#]+|[’'`]")


@dataclass(frozen=True, slots=True)
class Reply:
    """A button pressed in words: which one, of which number in the list (-1 the last) or which time of day, and why."""

    verb: Verb
    number: int | None = None
    minute: int | None = None
    """Minutes after midnight, for "the 11:30"."""
    text: str = ""


def reply(text: str) -> Reply | None:
    """Give the button a text stands for, or None where it is more than that."""
    if len(text) > LONGEST_REPLY:
        return None
    said = _plain(text)
    for verb, pattern in _COMPILED:
        found = pattern.fullmatch(said)
        if found:
            return _made(verb, text, found.groupdict())
    return None


def _plain(text: str) -> str:
    """Give the text small, without marks at the ends of words; "can't" becomes "can t"."""
    unmarked = _MARKS.sub(" ", tidied(text)).replace(",", " ")
    return _SPACES.sub(" ", " ".join(folded(word) for word in unmarked.split())).strip(" ;:-")


def _made(verb: Verb, text: str, found: dict[str, str | None]) -> Reply:
    time = found.get("time")
    reason = (
        next(
            (
                found[name]
                for name in ("text", "reason", "why", "away", "excuse")
                if found.get(name)
            ),
            None,
        )
        or ""
    )
    reason = reason.strip(" ;:-")
    said = "" if set(reason.split()) <= _COURTESIES else _as_typed(text, reason)
    return Reply(verb, _number(found.get("number")), _minute(time) if time else None, said)


def _as_typed(text: str, reason: str) -> str:
    """Give the words of a text that read as the reason, with their capitals and marks."""
    words = text.split()
    runs = (" ".join(words[a:b]) for a, b in combinations(range(len(words) + 1), 2))
    return next((run.strip(" .!?,;:-()") for run in runs if _plain(run) == reason), reason)


def _number(said: str | None) -> int | None:
    if said is None:
        return None
    if said == "last":
        return -1
    digits = re.match(r"\d+", said)
    return int(digits.group()) if digits else (UNITS | RANKS)[said]


def _minute(said: str) -> int | None:
    hit = hour(split(said), 0)
    return hit[1].minute if hit else None
