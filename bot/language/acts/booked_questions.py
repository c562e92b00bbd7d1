"""What is asked about booked interviews: which there are, who takes part in one, who has answered."""

import re

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.changes.people.substitutes import (
    is_about_replacing,
)
from bot.language.tokens.cues import Cued

RESPONSES = Cued(
    r"\b(?:(?:anyone|anybody|everyone|somebody|someone) (?:answered|replied|responded|accepted|declined|confirmed)(?: (?:yet|already|so far))*$|who(?: all)?(?: (?:has|have|hasnt|havent|did|didnt|is|isnt|'s|else|not|still|yet|has not|have not|needs? to|still needs? to))*(?: \w+)? (?:accept\w*|declin\w*|answer\w*|repl\w+|respon\w+|confirm\w*|rsvp\w*|said (?:yes|no)|got back|coming|attending|outstanding|missing|pending|invited|joining)"
    r"|(?:has|have|did|hasnt|havent|is|are|do we know if|any idea if|whether|if) (?:anyone|anybody|everyone|everybody|they|he|she|people|all|both|the (?:interviewers?|panel|rooms?|candidate|others)|¤[pcgr]\d+(?: (?:,|and|or) ¤[pc]\d+)*)(?: (?:all|yet|already|not|both|been|has|have|had))* (?:accept\w*|declin\w*|answer\w*|repl\w+|respon\w+|confirm\w*|rsvp\w*|said (?:yes|no)|got back|gotten back)\b|(?:is|are|will) (?:anyone|everyone|everybody|they|all|both|¤[pg]\d+(?: (?:,|and|or) ¤[pg]\d+)*)(?: (?:all|both|be))* (?:coming|attending|joining)\b"
    r"|(?:what|which) rooms?(?: (?:has|have|hasnt|havent|has not|have not|not|is|are|still|yet|'s))* (?:\w+ )?(?:confirmed|accepted|approved|answered|declined|pending|replied|approv\w*)|any (?:\w+ )?(?:responses?|answers?|repl(?:y|ies)|rsvps?|news|word|updates?|declines|confirmations?)(?: (?:from|yet|on|to|about|so far)|$)|(?:responses?|answers|replies|rsvps?|rsvp status|acceptances) (?:for|of|to|on|from|so far|please)|(?:status|state) of (?:the |my |that |this )?(?:¤\w+ )?(?:invit\w+|responses|rsvps?|interview|replies)"
    r"|(?:heard|hear) (?:anything )?(?:back )?from|(?:waiting|wait) (?:on|for) (?:whom|who|anyone|anybody|a reply|an answer)|who (?:am i|are we) (?:still )?waiting|is (?:it|that|this|everything|the interview|the room|my \S+|the \S+|¤\S+(?: 's)?(?: interview)?) (?:all )?(?:confirmed|accepted|settled|locked in|booked in)|did everyone say yes|everyone (?:ok|okay|good|on board)|all (?:confirmed|accepted)|how many (?:of them |people |interviewers )?(?:(?:have|has|did|already) )*(?:accepted|said yes|confirmed|declined|answered|replied|responded))"
)
_IN_ONE = r"(?:in|on|at|doing|taking) (?:(?:the|my|our|that) )?(?:¤[ctr]\d+ (?:'s )?)+(?:interview|meeting|session|call|screen|one)\b|(?:in|on|doing|taking) (?:the|my|our) ¤t\d+$"
_FOUND = Cued(
    rf"^{EASE}(?:find|show|look up|pull up|open)(?: me)? ¤c\d+(?: 's)?(?: (?:interview|one))?$"
)
_WHO_IS_IN_ONE = Cued(
    rf"^{EASE}who(?: (?:is|'s|are|else|all))* (?:{_IN_ONE})"
    rf"|^{EASE}(?:is|are|will) (?:anyone|anybody|someone|somebody|any of (?:us|you))(?: (?:else|already|be))* (?:interviewing|seeing|meeting|talking to|speaking (?:to|with)|screening) ¤[cx]\d+"
)
LISTED = Cued(
    rf"\b(?:(?:show|list|see|view|give|get|pull up|display|tell|what are|what 's|what is|how 's|check|whats|read|send|open|find)(?: (?:me|us|about|of|up))*(?: (?:all|the|my|our|upcoming|coming|next|scheduled|booked|today|list|full|current|a|an|any|overview|summary))*(?: ¤t\d+(?: 's)?)*(?: of(?: (?:my|the|all|our))*)? (?:upcoming |coming |booked |scheduled |next )*(?:interviews|interview|schedule|agenda|calendar|diary|bookings|appointments|meetings|day|lineup|line up|itinerary)\b(?! (?:for (?:an? )?(?:¤l|\w+ minutes)|with ¤p\d+ (?:for|¤l)))"
    r"|what(?: (?:is|'s|do|have|am|are|does|else|interviews?|meetings?|all))*(?: (?:i|we|do i have|do we have|have i got|there|it|my|our|happening|planned|i have|i got|am i doing|am i up to))* (?:on|coming up|coming|up|next|scheduled|planned|booked|have|got|today|doing|lined up|in my calendar|on my calendar|in the diary|my ¤t\d+ look like|my day look like|happening|my schedule|schedule|agenda|left)\b"
    r"|^(?:and |ok |so )*(?:any|no)(?: (?:more|other|upcoming|new))* (?:interviews?|meetings)(?: (?:on|for|in|at|with|booked|planned|scheduled|coming up|left|¤\S+))*$|what (?:i|we)(?: have| 've|ve)*(?: got)? (?:booked|scheduled|coming|planned|lined up)|¤p\d+ 's (?:next |upcoming |coming )?interviews(?: (?:on|for|in|¤\S+))*$|what interviews|which interviews|when(?: (?:is|'s|are|was|will|do|does|am|did))* (?:my|the|our|this|that|it|¤[cpx]\d+(?: 's)?|i|we|he|she|his|her|their|next) ?(?:¤t\d+ )?(?:next |first |upcoming |last )*(?:interview\w*|meeting|meet|panel|onsite|screen|loop|call|session|interviewed|due|one|scheduled|booked|next one|coming in|seen)\b|when (?:is|'s) (?:it|that|this)(?: (?:again|on|at|exactly))*$"
    rf"|who(?: (?:is|'s|are|am|will|do|did|else|all))*(?: (?:i|we|be))* (?:interview\w*|meeting|seeing|talking to|speaking to|speaking with|on the panel|on it|on that|on this|in it|my candidate|the candidate|my interviewers?|the interviewers?|on the \w+|{_IN_ONE}|the next candidate|my next candidate|see|meet|have|i 'm meeting|screening)(?: (?:with|¤c\d+|today|on|at|next|me|it|him|her|them|for|¤\S+))*(?: 's)?"
    rf"|(?:do|have|am|are|does|did) (?:i|we)(?: (?:have|got|any|an|a|interviewing|anything|something|booked|scheduled|there|free))*(?: (?:any|an|a|more|other|upcoming|further))* (?:{INTERVIEW}|anything|something|interviewing|stuff|scheduled|booked|candidates?|anyone)(?: (?:on|in|at|for|booked|scheduled|planned|coming|left|with|¤\S+|today))*"
    r"|(?:is|are) there (?:any |an |anything |something |a )*(?:interviews?|meetings?|anything|something)(?: (?:booked|scheduled|planned|on|in|for|with|coming|at|¤\S+|today|already|my|the|calendar))*$|(?:my|our|the)(?: (?:next|upcoming|coming|remaining|booked|¤t\d+(?: 's)?))* (?:interviews|interview schedule|schedule|agenda|calendar)(?: (?:for|on|in|this|¤\S+|please|pls|today|with|of))*$|^(?:interviews|schedule|agenda|upcoming|next interview|upcoming interviews|coming up|interviews ¤t\d+(?: ¤t\d+)*|¤t\d+ 's interviews|next interview)(?: please| pls| \?)*$"
    rf"|(?:my|our|the|¤c\d+ 's) (?:\S+ ){{0,3}}?{INTERVIEW}(?: \S+){{0,4}}? [:,-] ?(?:in )?(?:which|what) room(?: (?:is|are|'s))*(?: (?:it|we|that))?(?: in)?$"
    r"|where(?: (?:is|'s|are|do|does|will|am))* (?:my|the|it|i|we|that|this|¤[cp]\d+)|(?:which|what) room(?: (?:is|'s|are|am))* (?:it|the|my|i|that|this|we|she|he|they|¤[cp])|(?:how|what) long is (?:it|the|my|that|this)|what time (?:is|'s|are|does|do) (?:it|the|my|that|¤[cp]|i|we)|how many (?:interviews|meetings|candidates) (?:do|have|are|am|did)(?: (?:i|we|there|you))*(?: (?:have|got|left))*|(?:how many|what) interviews (?:does|has|is)|details (?:of|for|on|about)|remind me (?:when|who|where|what|which))"
)
_FREE = Cued(
    r"\b(?:free|available|availability|slots?|gap|gaps|open|openings?|find|earliest|time for|times? (?:that|when|with|to)|could do|can do)\b"
)


def asks_responses(row: str) -> bool:
    """Whether it is asked who has answered an invitation."""
    is_else = is_about_replacing(row)
    return (
        bool(RESPONSES.search(row))
        and not is_else
        and not re.search(r"\b(?:free|available|slots?)\b", row)
    )


def asks_about_one(shape: Shape, situation: Situation) -> bool:
    """Whether one interview is asked for by its candidate, or who takes part in one told by room, hour or candidate."""
    is_found = situation.has_interviews and _FOUND.match(shape.row)
    return not situation.is_open and bool(is_found or _WHO_IS_IN_ONE.search(shape.row))


_ASKS_BOOKED = Cued(
    r"^(?:(?:ok|okay|so|and|hey|hi|please|can you|could you|do you|know|i 'd like to|i want to|need to|wondering|was|i|let me|tell me|find out|check|see|if|,) )*(?:is (?:my|the|that|¤c\d+ 's)|what time|when (?:is|'s|are|will|does|do|did|am|was)|when (?:i|my|the)|where|how many|how 's my|do i|did i|have i|am i|whose|what interviews?|was (?:my|the))\b"
)
_DOES = Cued(
    rf"^{EASE}(?:cancel|delete|scrap|move|push|reschedule|change|add|remove|accept|decline)"
)
_INTERVIEWS_OF = Cued(
    r"(?:(?:please|show|list|see|me|what|are) )*¤p\d+ 's (?:next |upcoming |coming )?interviews\b"
)


def is_listed(shape: Shape, situation: Situation) -> bool:  # noqa: PLR0911 - one line for each way it is said
    """Whether booked interviews are asked for."""
    row = shape.row
    if (
        _ASKS_BOOKED.match(row)
        and re.search(INTERVIEW, row)
        and not _FREE.search(row)
        and not situation.is_open
    ):
        return not re.search(
            r"\b(?:what|how) about\b|\bpossible\b|¤l\d+|\b(?:who|anyone|someone) (?:can|could)\b",
            row,
        )
    if _DOES.match(row):
        return False
    if "free" not in row and _INTERVIEWS_OF.match(row):
        return True
    if row == "what time is it" and not situation.has_interviews:
        return False
    if not LISTED.search(row):
        return False
    if _FREE.search(row) or re.search(r"\b(?:am|are|is) (?:i|we|¤p\d+) (?:free|available)", row):
        return False
    if re.search(r"\b(?:for|to) (?:each|every)|¤l\d+", row) or re.search(
        r"\bwho (?:can|could)\b", row
    ):
        return False
    return not (situation.is_open and re.search(r"\b(?:about|else|instead)\b", row))


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
