"""Questions for times: new ones, those that go on with the open one, and links from which a candidate chooses."""

import re

from bot.language.acts.situation import EASE, Act, Situation, at_start
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

OPENER = at_start(
    r"find|need|needs|looking for|looking to|look for|am looking|'m looking|i 'm trying to|trying to (?:find|book|schedule|set|get)|set up|setup|book|booking|reserve|schedule|scheduling|arrange|organi[sz]e|plan|get me|get|when (?:can|could|is|are|does|do|would|will|'s|might|should)|who (?:is|'s|are|can|could|has|would|will|do we|might|all|else is|in)|whos|whose|which|what (?:time|times|day|days|slots?|is|are|does|do|'s)|whats|what the|is|are|does|do|has|have|can ¤|could ¤|would ¤|will ¤|any (?:slots?|time|times|chance|availability|openings?|gaps?|overlap|free|room|rooms|interviewers?|one|good|hour|¤l)|anyone|anybody|any|check|see|show|give|tell|suggest|propose|squeeze|fit|pencil|put|hold|block|availability|available|free|slots?|times?|interview|i need|we need|want|would like|i 'd like|in need of|requesting|request|requires?|must|someone|somebody|somewhere|want|offer|search|how does|how do|how is|how 's|whether|if ¤|wondering|was wondering|run|line up|round up|grab|catch|host|meet|there any"
)
_ABOUT = Cued(
    rf"^{EASE}(?:what about|how about|what if|and if|same|also|too|instead|rather|make it|make that|make ¤|change|swap|switch|replace|add|drop|remove|take|leave|keep|lose|without|w o|except|but|or|and|only|just|later|earlier|sooner|different|another|other|bigger|smaller|larger|try|forget|skip|never mind|move|push|shift|shorten|extend|cut|shorter|longer|any later|any earlier|any other|anything|any better|else|who else|someone else|not|no|nah|nope|yes|with|in|on|at|for|from|after|before|until|between|mornings?|afternoons?|online|then|more|less|include|exclude|bring|invite|1 hour|half|same|both|either|one|all|everyone|anyone|hm|still|again|the|that|this|those|it|they|he|she|i|we|do|each|separately|back to back|one after|use|put|go|have|let|actually|can|could|would|should|is|are)\b"
)
_FOLLOWS = Cued(
    r"\b(?:instead|too|as well|also|same|rather|make it|make that|keep|still|again|what about|how about|any better|any later|any earlier|else|then|either|change it|move it|swap|replace|drop|remove|without|earlier|later|same people|same ppl|same time|same room|those|these|optional|make ¤p\d+|the other|the rest|it|that|them|they|he|she|him|her)\b"
)
_FRAGMENT_OPENER = Cued(
    r"^(?:ok |okay |hm+ |and |no |so |oh |actually |sorry |please |well |then |also (?=need|find|book|look)|, |\. )*(?:(?:can|could|may|shall|should|might) (?:we|you|i|it|that|they)(?: (?:also|please|maybe|just|rather|instead|then|possibly))* (?:do|make|try|add|include|have|use|get|change|swap|switch|replace|drop|remove|skip|keep|move|push|shift|extend|shorten|be|take|go|start|put|bring|invite|leave|exclude|cut|see|look at)\b|(?:can|could|would|will) ¤p\d+ (?:join|come|make it|attend|be there|do it)|what about|how about|what if|make|change|swap|switch|replace|add|drop|remove|without|same|just|only|try|forget|skip|keep|use|with|but|or|instead|rather|also (?!need|find|book|look)|let 's (?:do|try|make|say|have|go)|lets (?:do|try|make|say|have|go)|would (?:it|that|¤t\d+) (?:work|be)|is (?:it|that)|(?:is|are) there (?:any(?:thing|one)? )?(?:later|earlier|other|else|more)|is ¤t\d+(?: ¤t\d+)* (?:possible|ok|okay|any|better|fine|good|an option|doable)|(?:does|do|would|will|is) ¤[pt]\d+ (?:work|suit|any better|possible|better|do)|any(?: \w+)? (?:later|earlier|other)|needs? to be|it (?:needs|has|should|can|must)|i meant|meant|no ,|not)\b"
)
_NEW_ONE = Cued(
    r"\b(?:new (?:one|search|request|question|interview)|another one|another (?:request|search|interview|candidate|question)|next one|separate (?:one|search|interview)|different (?:one|candidate|topic|search|interview)|one more (?:thing|request|interview)|unrelated|fresh|start over)\b"
)
QUESTION_WORDS = Cued(
    r"\b(?:free|available|availability|avail|slots?|timeslots?|openings?|gaps?|overlaps?|schedule|scheduling|book|booking|arrange|organi[sz]e|meet|find|interview|interviewing|interviewers?|time for|time with|have time|spare|reserve|squeeze|set up|pencil|around|open|busy|who can|who could|someone|somebody|anyone|earliest|soonest|fit in|call|chat|session|screen|onsite|panel|loop|round|sync|catch up|need|suits?|works?|join|make it|possible|can|could|calendars?|diary|diaries|room|times?|look like|look)\b"
)
_LINK = Cued(
    r"\b(?:links?|self ?(?:schedul\w*|book\w*)|book (?:her|him|them)sel(?:f|ves)|pick|choose|chooses|choosing|select|picks|calendly)\b|\b(?:give|offer|send|propose|suggest|share|e ?mail|mail)(?: (?:to|with))? (?:¤c\d+(?:(?: ,)? ¤c\d+)*(?: ,)?|the candidate|her|him|them|candidate)(?: (?:a|some|the|with|few|couple|of|our|,))* ?(?:¤n\d+|two|three|four|five|six|several|\w+)? ?(?:possible |different |available )?(?:times?|slots?|options?|choices)|\b(?:times?|slots?|options?) (?:to|for) (?:¤c\d+|the candidate) to (?:pick|choose)"
)
_STRONG = Cued(
    r"\b(?:free|available|availability|avail|slots?|timeslots?|openings?|gaps?|overlaps?|find|book|booking|schedule|scheduling|arrange|set up|organi[sz]e|interview|interviews|interviewers?|interviewing|meet|meets|meeting|session|screen|panel|onsite|loop|round|calendars?|diary|busy|unbooked|around|who can|who could|who 's|someone|somebody|anyone|anybody|everyone|time for|time with|times|have time|any time|spare|need|looking for|reserve|squeeze|fit|pencil|earliest|soonest|asap|room|rooms|work|works|suits?|possible|can do|could do|can make|join|call|chat|catch up|sync|look like|optional|candidate)\b"
)
_TOLD = Cued(
    r"\b(?:was|were|did|didnt|went|told|said|says|thinks|thought|likes|loves|hates|got|getting|gets|wants to know|asked me|mentioned|yesterday|last (?:week|month|year|night)|ago|bought|drove|ate|saw|met|won|lost|broke|made|gave|came|sent|wrote|left|ran|sold|brought|caught|wore|slept)\b|^¤p\d+(?: and ¤p\d+)? (?!need|want)\w{3,}ed\b"
)
STRONG_ASK = re.compile(r"\b(?:free|available|find|who|anyone|someone|slots?)\b")


def asks(shape: Shape, situation: Situation, _thumb: int) -> Act | None:
    """Read a question for times, or what changes the open one."""
    row = shape.row
    if asks_link(row):
        return "link"
    if situation.is_open and _NEW_ONE.search(row) and "¤" not in row and not STRONG_ASK.search(row):
        return "start_over"
    if situation.is_open:
        return "new" if is_new(shape) else "continued" if _is_follow_up(shape) else None
    return "new" if _is_question(shape) else None


_LINKED = Cued(
    r"\b(?:links?|self ?(?:schedul\w*|book\w*)|book (?:her|him|them)sel(?:f|ves)|calendly)\b"
)


def asks_link(row: str) -> bool:
    """Whether a candidate is to choose among times: "send Jo Park a link for 45 minutes with Ian"."""
    return bool(_LINK.search(row)) and _is_link(row)


def _is_link(row: str) -> bool:
    if re.search(
        r"\b(?:teams|zoom|meeting|video|call|join\w*|dial) links?\b|\blinks? (?:to join|for the call)|\bno links?\b",
        row,
    ) and not re.search(r"¤c\d+|\bcandidate\b", row):
        return False
    if _LINKED.search(row):
        return bool(
            re.search(r"¤[cpx]\d+|\bcandidate|\bto (?:her|him|them)\b|\bsend\b|\bself\b", row)
        )
    return bool(re.search(r"¤[cx]\d+|\bcandidate\b|\b(?:her|him|them)\b", row))


_ROOM_ALONE = Cued(
    r"\b(?:just|only) (?:the|a) room\b|\broom (?:alone|only)\b|^(?:please |can you |could you |can we |could we )*(?:book|reserve|hold) (?:the |a )?(?:¤r\d+|room)\b(?!.*\b(?:it|that|this|interview|meeting)\b).*¤t"
)


def is_whole(shape: Shape) -> bool:
    """Whether a sentence is a question of its own: it opens as a request and names people or asks who, and a time or length."""
    row = shape.row
    if not OPENER.match(row) and not re.search(
        r"\b(?:find|need|looking for|book|schedule|set up|arrange|free|available|slots?)\b", row
    ):
        return False
    if _FRAGMENT_OPENER.match(row) and not re.search(r"\b(?:find|schedule|arrange|set up)\b", row):
        return False
    has_people = bool(
        re.search(
            r"¤[pg]\d+|\b(?:who|whos|anyone|anybody|someone|somebody|interviewers?|everyone)\b", row
        )
        or _ROOM_ALONE.search(row)
    )
    has_time = bool(re.search(r"¤[tl]\d+|\bwhen\b|\b(?:times?|slots?)\b", row))
    return has_people and has_time and not re.search(r"\b(?:it|the interview|the meeting)\b", row)


_STRONG_FOLLOW = Cued(
    r"^(?:(?:ok|okay|oh|hm+|so|no|yes|yeah|well|sorry|please|great|thanks|actually|then|,|\.) )*(?:what about|how about|what if|same|instead|make|change|swap|switch|replace|add|drop|remove|without|only|just|try|keep|forget|skip|with|and|or|but|also|not|use|then|maybe|rather|how (?:does|do|would) (?:the )?¤t\d+(?: (?:(?:on|in|at|of|or|and) )?¤t\d+)* (?:look|sound|work))\b"
    r"|\b(?:too(?! (?:much|many|late|early|long|short|small|big|soon|far)\b)|as well|instead|rather|same (?:people|ppl|time|room|thing|question|but)|any better|what about|how about|make it|make that|those two|these two|no longer(?! than)|after all|no need (?:for|to))\b"
)
_WEAK_FOLLOW = Cued(
    r"\b(?:it|that|them|they|he|she|him|her|then|else|still|again|those|these|earlier|later|the other|the rest|optional|either of|both of|another|any other|other)\b"
)
_ANYONE_BUT = Cued(
    r"(?:any|some|every)(?:one|body) (?:but|except|other than|apart from|besides|without)(?: (?:for|,|and|or|¤p\d+))+$"
)


def is_new(shape: Shape) -> bool:
    """Whether a message that follows a question is another one, of which nothing of the first is kept.

    So is one that names its own people and its own time, and one that opens as a request and leans on nothing said.
    """
    row = shape.row
    if _ANYONE_BUT.match(row):
        return False
    if _NEW_ONE.search(row) or _ROOM_ONLY.match(row):
        return True
    has_people = bool(
        re.search(
            r"¤[pg]\d+|\b(?:am i|i am|i 'm) (?:free|available)\b|\b(?:who|whos|anyone|anybody|someone|somebody|any interviewer|interviewers?|everyone|everybody)\b",
            row,
        )
    )
    follows = _STRONG_FOLLOW.search(row)
    is_room = bool(_ROOM_ASKED.match(row))
    if (has_people or is_room) and (re.search(r"¤t|\basap\b", row) or _EARLIEST.match(row)):
        return not follows or bool(_ALSO_FOR.match(row))
    if follows or _FRAGMENT_OPENER.match(row):
        return False
    if _OWN_CANDIDATE.search(row):
        return True
    opens = bool(OPENER.match(row)) and bool(has_people or "¤" in row or QUESTION_WORDS.search(row))
    return opens and not (_WEAK_FOLLOW.search(row) or _is_light(row))


_ALSO_FOR = Cued(
    rf"^{EASE}(?:(?:also|and|next|now|then|plus) )+(?:one )?for ¤c\d+ (?:, |: |- )*(?=.*¤p)(?=.*¤l)(?=.*¤t)"
)
"""Asks for another candidate besides, with people, a length and a time of its own."""
_EARLIEST = Cued(
    rf"^{EASE}(?:(?:the|what 's|what is|when 's|when is|give me|find|get me|find me|i need|need) )*(?:earliest|soonest|first (?:possible|available|free)|next (?:available|free|possible))\b(?=.*(?:¤l|\b(?:slots?|times?|hour|gap|opening|available|free|can|could)\b))"
)
"""Asks when somebody is free first, which is a time of its own: "earliest 20 mins with Priya"."""
_OWN_CANDIDATE = re.compile(r"^(?=.*¤[pg]\d)(?=.*¤c\d)(?=.*¤l\d)")
"""Names interviewers, a candidate and a length: a question of its own, with or without a day."""
_ROOM_ASKED = Cued(
    rf"^{EASE}(?:(?:(?:is|are) there|do (?:we|you) have|have (?:we|you) got|have you|got) (?:a |any )?(?:\w+ )?rooms? (?:for|in) |(?:an? )?(?:meeting|conference|interview) rooms? (?:for|in|at|on|with) |(?:any|which|what) (?:(?!other|bigger|larger|smaller|better|nicer|quieter|different)\w+ ){{0,3}}?rooms? (?:for|in|at|on|with|free|available) )"
)
"""Asks for a room of its own: "is there a room for 8 in New York this afternoon"."""
_ROOM_ONLY = Cued(
    rf"^{EASE}(?:(?:(?:i|we) )?(?:need|want|book|reserve|find|get)(?: me| us)? )?(?:just|only) (?:the|an?) (?:\w+ )?rooms?\b(?=.*¤t)(?!.*\b(?:instead|rather|this time)\b)|^(?=.*¤t).*\broom\b.*\b(?:(?:no|without) (?:people|interviewers?|panel)|(?:nobody|no one)(?: else)?(?= |$)(?! (?:is|can|has|will|free|available)\b))"
)
"""Asks for a room at a time of its own, and for nobody: "only a room for 6 people, Thursday at 10"."""
_OWN_PEOPLE = re.compile(r"¤[pg]\d+|\b(?:am i|i am|i 'm) (?:free|available)\b")
_OWN_TIME = re.compile(r"¤t|\b(?:earliest|soonest|when)\b")
_ASKS_WHO_AND_WHEN = Cued(rf"^{EASE}(?:(?:is|are) )?(?:who|whos|anyone|anybody)\b.*¤t")
_ASKS_ROOM_AND_WHEN = Cued(rf"(?={_ROOM_ASKED.pattern}).*¤t")


def names_people_and_time(row: str) -> bool:
    """Whether a message names its own people and its own time, which a part of another question hardly does."""
    return bool(_OWN_PEOPLE.search(row) and _OWN_TIME.search(row))


_FRAME = listed("with w for in at on from between to the our my a an of please pls thanks")
_ASKED_FOR = Cued(rf"^{EASE}(?:ask|try|get) ¤p\d+ for ¤c\d+(?: (?:please|pls|then|too))*$")
"""Who is to interview a candidate: "ask Priya for Zoe Hart"."""


def is_of_parts(shape: Shape) -> bool:
    """Whether nothing is said but who is wanted, and when or for whom, and parts of a question beside them: no other words speak for another act."""
    if _ASKED_FOR.match(shape.row):
        return True
    is_read = all(
        one.kind not in {"word", "strange"} or shape.sentence.words[one.start] in _FRAME
        for one in shape.pieces
    )
    kinds = {one.kind for one in shape.pieces}
    return is_read and bool(_OWN_PEOPLE.search(shape.row)) and bool(kinds & {"days", "stretch"})


def asks_all_itself(row: str) -> bool:
    """Whether a question leans on nothing said before: it names people and a time, or asks who or which room is free when."""
    return (
        names_people_and_time(row)
        or bool(_ASKS_WHO_AND_WHEN.match(row))
        or bool(_ASKS_ROOM_AND_WHEN.match(row))
        or bool(_ROOM_ONLY.match(row))
    )


def _is_light(row: str) -> bool:
    """Whether an opening is one that fragments share: "do Wednesday", "get Mei in", "need a room as well"."""
    return bool(
        re.match(
            rf"^{EASE}(?:do|get|put|give|see|have|has|need a (?:\w+ )?room|with|what 's|what is|is there|are there|any|want|slots?|times?|available|free|show|check)\b",
            row,
        )
    ) and not re.search(
        r"\b(?:who|whos|interviewers?|rooms? (?:open|free|available)|(?:free|available|empty) rooms?)\b|\b(?:free|available|slots?|times?)\b.*¤[pg]|¤[pg].*\b(?:free|available)\b|\b(?:slots?|availability|openings?)\b",
        row,
    )


def _is_follow_up(shape: Shape) -> bool:
    """Whether a message says a part of a question, and hardly anything else."""
    row = shape.row
    if _TOLD.search(row) and not _FOLLOWS.search(row):
        return False
    if _ABOUT.match(row) and re.search(
        r"¤|\b(?:room|online|later|earlier|sooner|remote|teams|zoom|video|same|anyone|everyone|people|someone|mornings?|longer|shorter|hour|each|bigger|building|optional|required|both|either|week|whiteboard|separately|each|back to back|in a row|one after the other)\b",
        row,
    ):
        return True
    return is_fragment(shape) or _is_question(shape)


def is_fragment(shape: Shape) -> bool:
    """Whether hardly anything but days, names, rooms or lengths is said."""
    kinds = [one.kind for one in shape.pieces]
    known = sum(kind not in {"word", "strange", "join"} for kind in kinds)
    strange = sum(kind == "strange" for kind in kinds)
    words = sum(kind == "word" for kind in kinds)
    return known > 0 and strange <= known and words <= 2 * known + 4


_ANYBODY = Cued(
    r"\b(?:who|whos|anyone|anybody|someone|somebody|interviewers?|everyone|slots?|timeslots?|availability|available|free|times?|openings?|rooms?|interview)\b"
)


def _is_bare(shape: Shape) -> bool:
    """Whether hardly anything stands beside the names, rooms and lengths of a message."""
    kinds = [one.kind for one in shape.pieces]
    known = sum(kind not in {"word", "strange", "join"} for kind in kinds)
    return known > 0 and len(kinds) - known - kinds.count("join") <= known + 1


def _is_question(shape: Shape) -> bool:
    """Whether a message asks who is free when, in any words."""
    row = shape.row
    parts = {one.kind for one in shape.pieces} - {"word", "strange", "join", "not"}
    if _TOLD.search(row) and not re.search(
        r"\b(?:free|available|find|book|schedule|slots?|arrange|need|looking for)\b", row
    ):
        return False
    is_timed = not parts.isdisjoint({"days", "times", "stretch", "length"})
    if not is_timed and not _STRONG.search(row) and not _is_bare(shape):
        return False
    if not parts and not _ANYBODY.search(row):
        return False
    if OPENER.match(row) and QUESTION_WORDS.search(row):
        return True
    cues = sum(1 for _ in QUESTION_WORDS.finditer(row))
    strange = sum(one.kind == "strange" for one in shape.pieces)
    if cues and parts:
        return len(parts) + 2 * cues > strange
    return bool(parts) and is_fragment(shape) and not _TELLS.match(row)


_TELLS = Cued(
    rf"^{EASE}(?:(?:i|we|it|there|my|our|they|he|she)\b(?! (?:need|want|'d like|would))|(?!during|morning|evening|nothing|anything|something|starting|beginning|going)\w+ing\b)"
)
"""What opens with its subject, or with what somebody is doing, tells something: "leaving at 3 today"."""
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
