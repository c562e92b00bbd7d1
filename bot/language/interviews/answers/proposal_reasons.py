"""Why an interviewer proposes another time, in the words of theirs that stand beside it; none where they say no reason.

"I'm at the dentist then – could we do Thursday at 11 instead?"     I'm at the dentist then
"school run, could we do 3 instead"                                 school run
"2 doesn't work, 3 does"                                            no reason
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.interviews.targets.resolve import without_choice
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    ChangeRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken
from bot.language.tokens.normalize import folded

_AND = r"(?:(?:so|and|but|then|hence|therefore|please) )*"
_ASKING = r"(?:(?:can|could|would|will|may|might|shall|should) (?:we|you|it|i|this|that|the|they|somebody|someone|rita|[\w’']+['’]s|\d|(?:mon|tues|wednes|thurs|fri)day|tomorrow)\b|(?:how|what)(?: about| ['’]?bout|['’]s)\b|any chance\b|is it possible\b|is there any\b|let['’]?s\b|i['’]d (?:rather|prefer|like|love)\b|i would (?:rather|prefer|like|propose|suggest)\b|i (?:can|could) (?:do|make|better|only)\b|maybe\b|perhaps\b|better\b)"
_CUTS = Cued(
    rf"\s*[,;()–—]+\s*|\s+-+\s+|:(?!\d)\s*|[.!?]+(?:\s+|$)|\s+{_AND}(?={_ASKING})|\s+so\s+(?=\d|(?:mon|tue|wed|thu|fri)\w*\b)|\s+(?:so|and)\s+(?=(?:please )?(?:move|push|shift|put|reschedule|bring)\b)"
    r"|\s+(?P<why>because(?: of)?|due to|cos|coz|cuz|b/c|(?:as|since)(?= (?:i|my|we|our|there)\b))\s+",
    re.IGNORECASE,
)
"""Where a message is cut into clauses."""
_NO_REASON = Cued(
    rf"\b{_ASKING}|\b(?:instead|rather|prefer\w*|propos\w*|suggest\w*|works?|suits?|free|available|availability|possible|possibly|unless|if|otherwise|happy to|fine|ok|okay|good|great|perfect|easier|best|thanks?|thank you|thx|cheers|regards|earliest|latest|any ?time)\b"
    r"|^(?:i |we |i'm |i am )?(?:really |so |just |afraid |that |i )*(?:can ?not|can['’]?t|cannae|won['’]?t|couldn['’]?t|unable to|not able to|am not able to)(?: (?:really|quite))?(?: (?:do|make|manage|attend|come|join|take|be there|have)\b.*)?$"
    r"|^(?:not?|only|until|by|after|before|then)\b",
    re.IGNORECASE,
)
"""What asks for another time, offers one, or refuses this one and says no more."""
_TELLS = Cued(
    r"(?<!when )\b(?:i ?['’]?m|i am|i['’]ll be|i will be|im)\b(?! (?:afraid|sorry|sure|not\b(?! in\b| at\b| back\b| here\b)|flexible|easy|around|keen|looking|really sorry|so sorry|very sorry))(?= \w)"
    r"|\b(?:i|we)(?: already| only| still)? (?:['’]?ve|have|had|got)\b(?: got| already| still)* (?!no\b|only\b|seen|read|just seen|said|told|noticed|been asked|time\b|space\b|slots?\b|to (?:move|change|decline|pass|say|ask|propose|suggest))\w"
    r"|\bi['’]ve (?:got )?(?:an?|my|another|the|our|already|to)\b(?! (?:slot|gap|space|opening|suggestion|question|idea|proposal))"
    r"|^(?:got|have|having) (?:an?|another|my|the|to)\b(?! (?:slot|gap|space|opening|suggestion|question|idea|proposal|move|change))"
    r"|\b(?:must|have to|need to|has to) (?!be\b|move|change|decline|pass|say|ask|propose|suggest|it\b|reschedul\w*)\w+"
    r"|^(?:my|our|the kids?|the children|there['’]s|there is|there are|we['’]re|we are)\b(?! (?:apologies|proposal|suggestion|preference|only (?:free|slot)|idea|bad))"
    r"|(?<!he)(?<!it)(?<!that)(?:\bis|['’]s) (?:our|my|an?|the)\b(?! (?:bit|no|bad|nightmare|mess|better|good|possib\w+|problem|issue|pain|struggle))"
    r"|(?<!\bi )(?<!\bwe )(?<!\byou )(?:\b(?:has|have)|(?<=\w)['’]s) (?:(?:just|now|really|all|suddenly|completely|been) )*(?:gone|turned|become|blown up|filled up|fallen|run|exploded|imploded|changed|shifted|moved|crashed|collapsed|hijacked|eaten up|swallowed)\b"
    r"|\b(?:clash\w*|conflicts?|double[- ]?booked|overbooked|busy|packed|rammed|jammed|swamped|flat out|tied up|hectic|stacked|travell?ing|commut\w+|stuck|overlaps?|overlapping|collid\w+)\b"
    r"|\b(?:dentist\w*|doctors?|gp|hospital|clinic|surgery|physio\w*|therap\w+|vet|appointment|schools?|nursery|daycare|creche|kindergarten|kids?|child|children|childcare|baby\w*|daughter|son|toddler|nanny|pick[- ]?ups?|drop[- ]?offs?|school run|flights?|trains?|bus|plane|airport|dr|meetings?|calls?|workshops?|trainings?|courses?|class(?:es)?|lectures?|seminar|stand[- ]?up|reviews?|demo|retro|planning|sprint|offsite|conference|holidays?|leave|vacation|pto|sick|ill|unwell|poorly|migraine|covid|flu|funeral|wedding|birthday|plumber|electrician|builder|boiler|delivery|exam|deadline|on[- ]call|rounds|shift|court|jury|visa|stocktak\w*|audit\w*|board|client|customer|drill)\b",
    re.IGNORECASE,
)
"""What keeps somebody from coming."""
_COURTESY = Cued(
    r"^(?:(?:so|very|really|terribly|awfully|ever so|much|many|a thousand|with|my|our) )*(?:(?:sorry|sry|apologies|unfortunately|sadly|alas|oh|ah|argh|ugh|no|nope|nah|yes|yep|yeah|ok|okay|sure|well|shoot|gosh|ag|hm+|um|morning|good (?:morning|afternoon)|i['’]?m afraid|i am afraid|i['’]?m (?:so |really |very )?sorry|i am sorry|afraid|only thing is|and|but|so|as|however|actually|just|it['’]s just that|fyi|heads up|thing is)\b[\s,.!–—-]*)+",
    re.IGNORECASE,
)
_BECAUSE = Cued(
    r"^(?:because(?: of)?|due to|cos|coz|cuz|b/c|since (?=i\b|my\b|we\b|our\b|there))\s*",
    re.IGNORECASE,
)
_ASKS = Cued(
    rf"\b{_ASKING}|\b(?:instead|rather|prefer|better|works?|suits?|possible)\b|\?", re.IGNORECASE
)
"""What asks for the other time: a reason stands before it, or right behind."""
_TIME = Cued(
    r"\d|\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tmrw|tonight|morning|afternoon|evening|noon|midday|lunch ?time|week|month|day|hour|later|earlier|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_OF_FORM = Cued(
    r"^(?:hi|hey|hello|hiya|dear|to|for|about|re|with|of)\b|\b(?:i|we|you|they|he|she|there|would|can|could|will|apologi\w+|principle|theory|online|remote\w*|video|teams|zoom|phone|room|person|minutes?|mins?|same|other|another|new|different|alternative\w*|options?|times?|slots?|idea|question|request|quick\w*|interview\w*|candidate|session|invit\w*|this|that|it|one|me|you|us|please|pls|again|also|too|all|team|everyone|everybody|folks|move|change|reschedule|cancel|decline|accept\w*|tentative\w*|counter\w*|update|hope|love|look\w*|tell|ask|let|say|inform|know|show|see|nice|cool|wait|noted|understood|got it)\b",
    re.IGNORECASE,
)
"""Words of the interview, of how it is held or of the message itself, which tell no reason by themselves."""
_SHORT = 4
"""So many words, which ask nothing and name no time, tell why before what is asked."""


def with_reason(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    alone: Callable[[str], ParsedMessage],
) -> ParsedMessage:
    """Return what was read, a proposal with why it is made, where that is said.

    A reason is no answer where another time is asked for beside it: "move it to 3 please as I'm travelling".
    """
    if not _may_propose(read, context):
        return read
    said, _ = without_choice(text, context)
    why, rest = _parted(spoken(said).text, context)
    if not why:
        return read
    chosen = text.removesuffix(said)
    is_timed = isinstance(read.request, AnswerRequest) and bool(read.request.windows)
    proposed = None if is_timed else _proposed_alone(rest, said, chosen, alone)
    proposed = proposed or (read if read.intent == "propose" else None)
    if proposed is None or not isinstance(proposed.request, AnswerRequest):
        return proposed or read
    return replace(proposed, request=replace(proposed.request, reason=why))


def _may_propose(read: ParsedMessage, context: ParseContext) -> bool:
    """Whether what was read is a proposal without a reason, or what a reason is taken for where another time is asked for beside it."""
    request = read.request
    if isinstance(request, AnswerRequest) and request.intent == "propose":
        return not request.reason
    is_own = bool(context.interviews) and all(
        one.role == "interviewer" for one in context.interviews
    )
    if not is_own or read.also_answered:
        return False
    is_unclear = isinstance(request, ChangeRequest) and read.doubt is not None
    is_answer = isinstance(request, AnswerRequest) and request.intent == "decline"
    return is_unclear or is_answer or isinstance(request, AbsenceRequest | UnknownRequest)


def _proposed_alone(
    rest: str, said: str, chosen: str, alone: Callable[[str], ParsedMessage]
) -> ParsedMessage | None:
    """Return the proposal that is left of a message without its reason, or the question for which interview it is; None where there is none."""
    if not (_MOVES.search(rest) and _TIME.search(rest)):
        return None
    read = alone(f"{chosen}{rest}")
    if read.doubt is None:
        return read if read.intent == "propose" else None
    if read.intent not in {"propose", "reschedule"} or read.doubt.doubt.kind != "which-interview":
        return None
    choices = tuple(
        replace(one, sentence=f"{one.sentence.removesuffix(rest)}{said}")
        for one in read.doubt.choices
    )
    return replace(read, doubt=replace(read.doubt, choices=choices, sentence=said))


_MOVES = Cued(
    rf"\b(?:{_ASKING}|(?:move|push|shift|put|reschedule|bring) (?:it|this|that|the interview)\b|instead\b)",
    re.IGNORECASE,
)
"""What asks outright for another time."""


def _parted(text: str, context: ParseContext) -> tuple[str, str]:
    """Return the clauses that tell what keeps the speaker from coming, and the rest of the message."""
    before: list[str] = []
    after: list[str] = []
    rest: list[str] = []
    is_asked = is_because = False
    start = 0
    ends = [(found.start(), found.end(), bool(found["why"])) for found in _CUTS.finditer(text)]
    for end, then, is_why in (*ends, (len(text), len(text), False)):
        clause = _bare(text[start:end], context)
        bare = _BECAUSE.sub("", clause)
        is_because = is_because or bare != clause
        if bare and (is_because or _is_told(bare, is_first=not (before or is_asked))):
            (after if is_asked else before).append(bare)
        elif bare:
            is_asked = is_asked or bool(_ASKS.search(bare))
            rest.append(text[start:end])
        is_because, start = is_why, then
    return ", ".join(before or after[:1]), ", ".join(rest)


def _is_told(clause: str, *, is_first: bool) -> bool:
    """Whether a clause tells a reason: by what it says, or as the short one before what is asked."""
    if _NO_REASON.search(clause):
        return False
    if _TELLS.search(clause):
        return True
    is_short = 1 < len(clause.split()) <= _SHORT
    return is_first and is_short and not (_TIME.search(clause) or _OF_FORM.search(clause))


def _bare(clause: str, context: ParseContext) -> str:
    """Return a clause without courtesies and the name of who is spoken to."""
    named = _names(context) | _GREETINGS
    words = _COURTESY.sub("", clause.strip(" .!?'\"“”")).split()
    while words and folded(words[0]) in named:
        words = words[1:]
    return _COURTESY.sub("", " ".join(words)).strip()


_GREETINGS = frozenset({"hi", "hey", "hello", "hiya", "dear"})


def keeps_away(text: str) -> bool:
    """Whether words tell what keeps somebody from coming."""
    return _TELLS.search(text) is not None


def tells_more(clause: str) -> bool:
    """Whether a clause neither asks for another time, offers one, nor only refuses this one."""
    return _NO_REASON.search(clause) is None


def _names(context: ParseContext) -> frozenset[str]:
    """Return the words of the names of colleagues, and of the candidates of what is coming."""
    people = (one.name for one in context.directory.people)
    candidates = (one.candidate.name for one in context.interviews if one.candidate)
    return frozenset(
        folded(word) for name in (*people, *candidates) for word in name.split() if len(word) > 1
    )
