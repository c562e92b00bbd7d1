"""What a message does: asks anew, goes on, changes what is booked, answers an invitation, or only talks.

`decide` looks at the shape of a sentence and at what was shown last. Each act has one pattern, or a few, of the words
that carry it; the order in which they are asked is the order of `decide`. What an act is about is read elsewhere.
"""

import re

from bot.language.acts.asking import STRONG_ASK, asks, is_fragment, is_whole
from bot.language.acts.cue_words import is_unsuited, shifts_alone, shrugs, takes_off
from bot.language.acts.idle_talk import is_request, talks
from bot.language.acts.situation import BOOKED, EASE, INTERVIEW, IT, Act, Situation
from bot.language.chunking.shape import PEOPLE, TIMES, Shape
from bot.language.grammar import VOCABULARY, teach
from bot.language.interviews.changes.substitutes import (
    TAKES_PART,
    is_about_replacing,
    wants_substitute,
)
from bot.language.interviews.hand_over import HANDS_ALL
from bot.language.interviews.targets.spoken_of import names_theirs
from bot.language.people.coming_names import interviews_named
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_MOVE = Cued(
    r"\b(?:re ?schedul\w*|re ?arrang\w*|postpone\w*|rebook\w*|move|moved|moving|push|pushed|pushing|shift|shifted|shifting|bump|defer|delay|bring(?: \S+){0,4} (?:forward|earlier|closer|up)|put(?: (?!(?:video|teams|zoom)\b)\S+){0,4} (?:off|back(?! on\b(?! ¤t)))|pull(?: \S+){0,4} (?:forward|in|up)"
    r"|(?:change|switch|swap|alter|edit|modify|update|adjust)(?: (?:the|its|our|my))* (?:time|times|date|day|days|slot|start|start time|timing|hour)\b|(?:another|different|new|better|other) (?:time|day|date|slot) (?:for|to)|start(?:s|ing)? (?:\S+ )?(?:earlier|later))\b"
)
_TO_TIME = Cued(
    rf"\b(?:change|switch|swap|make|set|put|alter|update|edit|have|do|start|begin|hold|rather|instead)\b(?: \S+){{0,6}}? (?:to |on |for |at |from |be )*¤t\d+|^{EASE}(?:how about|what about|try|rather)?(?: (?:on|at|to|for))* ?¤t\d+(?: (?:on|at|in|the|and|or|from|to|would|works?|is|be|better|best|for|me|us|instead|rather|please|pls|,|\.|¤t\d+))*$"
)
_CANCEL = Cued(
    r"\b(?:cancel\w*|call(?:ed|ing)? (?:\S+ ){0,3}?off|scrap|delete|kill|bin|axe|abort|ditch|scratch|get rid of|wipe|clear|drop|remove|take (?:\S+ ){0,6}?off(?: (?:my|the) calendar)?|nix|undo the booking|no longer (?:need|going ahead|happening|taking place|needed|required)|not (?:going ahead|happening|needed)|isnt (?:going ahead|happening|needed)|(?:dont|do not|doesnt) need|withdrew|withdrawn|dropped out|pulled out)\b"
)
_CANCEL_PLAIN = re.compile(r"\b(?:cancel\w*|call(?:ed|ing)? (?:\S+ ){0,3}?off)\b")
_OF_DATA = re.compile(
    r"\b(?:delet|wip|remov|clear|drop|kill|scrap)\w*\b(?: \S+){0,5}? (?:data|records?|personal details)\b"
)
"""What is kept of somebody, and not an interview."""
_PART = re.compile(r"\b(?:rooms?|link|teams|zoom|note|candidate|video|online)\b|¤r\d+")
_RESPONSES = Cued(
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
_LISTED = Cued(
    rf"\b(?:(?:show|list|see|view|give|get|pull up|display|tell|what are|what 's|what is|how 's|check|whats|read|send|open|find)(?: (?:me|us|about|of|up))*(?: (?:all|the|my|our|upcoming|coming|next|scheduled|booked|today|list|full|current|a|an|any|overview|summary))*(?: ¤t\d+(?: 's)?)*(?: of(?: (?:my|the|all|our))*)? (?:upcoming |coming |booked |scheduled |next )*(?:interviews|interview|schedule|agenda|calendar|diary|bookings|appointments|meetings|day|lineup|line up|itinerary)\b(?! (?:for (?:an? )?(?:¤l|\w+ minutes)|with ¤p\d+ (?:for|¤l)))"
    r"|what(?: (?:is|'s|do|have|am|are|does|else|interviews?|meetings?|all))*(?: (?:i|we|do i have|do we have|have i got|there|it|my|our|happening|planned|i have|i got|am i doing|am i up to))* (?:on|coming up|coming|up|next|scheduled|planned|booked|have|got|today|doing|lined up|in my calendar|on my calendar|in the diary|my ¤t\d+ look like|my day look like|happening|my schedule|schedule|agenda|left)\b"
    r"|^(?:and |ok |so )*(?:any|no)(?: (?:more|other|upcoming|new))* (?:interviews?|meetings)(?: (?:on|for|in|at|with|booked|planned|scheduled|coming up|left|¤\S+))*$|what (?:i|we)(?: have| 've|ve)*(?: got)? (?:booked|scheduled|coming|planned|lined up)|¤p\d+ 's (?:next |upcoming |coming )?interviews(?: (?:on|for|in|¤\S+))*$|what interviews|which interviews|when(?: (?:is|'s|are|was|will|do|does|am|did))* (?:my|the|our|this|that|it|¤[cpx]\d+(?: 's)?|i|we|he|she|his|her|their|next) ?(?:¤t\d+ )?(?:next |first |upcoming |last )*(?:interview\w*|meeting|meet|panel|onsite|screen|loop|call|session|interviewed|due|one|scheduled|booked|next one|coming in|seen)\b|when (?:is|'s) (?:it|that|this)(?: (?:again|on|at|exactly))*$"
    rf"|who(?: (?:is|'s|are|am|will|do|did|else|all))*(?: (?:i|we|be))* (?:interview\w*|meeting|seeing|talking to|speaking to|speaking with|on the panel|on it|on that|on this|in it|my candidate|the candidate|my interviewers?|the interviewers?|on the \w+|{_IN_ONE}|the next candidate|my next candidate|see|meet|have|i 'm meeting|screening)(?: (?:with|¤c\d+|today|on|at|next|me|it|him|her|them|for|¤\S+))*(?: 's)?"
    rf"|(?:do|have|am|are|does|did) (?:i|we)(?: (?:have|got|any|an|a|interviewing|anything|something|booked|scheduled|there|free))*(?: (?:any|an|a|more|other|upcoming|further))* (?:{INTERVIEW}|anything|something|interviewing|stuff|scheduled|booked|candidates?|anyone)(?: (?:on|in|at|for|booked|scheduled|planned|coming|left|with|¤\S+|today))*"
    r"|(?:is|are) there (?:any |an |anything |something |a )*(?:interviews?|meetings?|anything|something)(?: (?:booked|scheduled|planned|on|in|for|with|coming|at|¤\S+|today|already|my|the|calendar))*$|(?:my|our|the)(?: (?:next|upcoming|coming|remaining|booked|¤t\d+(?: 's)?))* (?:interviews|interview schedule|schedule|agenda|calendar)(?: (?:for|on|in|this|¤\S+|please|pls|today|with|of))*$|^(?:interviews|schedule|agenda|upcoming|next interview|upcoming interviews|coming up|interviews ¤t\d+(?: ¤t\d+)*|¤t\d+ 's interviews|next interview)(?: please| pls| \?)*$"
    rf"|(?:my|our|the|¤c\d+ 's) (?:\S+ ){{0,3}}?{INTERVIEW}(?: \S+){{0,4}}? [:,-] ?(?:in )?(?:which|what) room(?: (?:is|are|'s))*(?: (?:it|we|that))?(?: in)?$"
    r"|where(?: (?:is|'s|are|do|does|will|am))* (?:my|the|it|i|we|that|this|¤[cp]\d+)|(?:which|what) room(?: (?:is|'s|are|am))* (?:it|the|my|i|that|this|we|she|he|they|¤[cp])|(?:how|what) long is (?:it|the|my|that|this)|what time (?:is|'s|are|does|do) (?:it|the|my|that|¤[cp]|i|we)|how many (?:interviews|meetings|candidates) (?:do|have|are|am|did)(?: (?:i|we|there|you))*(?: (?:have|got|left))*|(?:how many|what) interviews (?:does|has|is)|details (?:of|for|on|about)|remind me (?:when|who|where|what|which))"
)
_FREE = re.compile(
    r"\b(?:free|available|availability|slots?|gap|gaps|open|openings?|find|earliest|time for|times? (?:that|when|with|to)|could do|can do)\b"
)
_HAND_OVER = Cued(
    rf"¤p\d+ (?:(?:will|can|could|to) )?(?:takes?|covers?|gets?|does|do|(?:is|'s|be) in charge of) (?:on |over )?(?:all )?(?:my|her|his|their|¤p\d+ 's) (?:interviews|candidates)\b|\b(?:hand(?:ing)? (?:\S+ )*?over|handover|hand \S+ off|hand off|transfer|pass (?:\S+ )*?(?:on |over )?to|reassign|re assign|(?:take|takes|taking) over(?! (?:from|for) (?:him|her|them|¤p\d+) (?:in|on|for|at) (?:¤c|(?:it|this|that|the (?:interview|one))\b))|give (?:all )?(?:of )?(?:my|the|her|his|their|¤p\d+ 's) (?:interviews|candidates|bookings|schedule|meetings) to|(?:{EASE})assign (?:my|all|¤p))\b"
)
_REMIND = Cued(
    rf"\b(?:nudge|chase|remind|ping|poke|prod|follow up with)(?: (?:up|again|the))* (?:{PEOPLE}|interviewers?|everyone|them|him|her|people|those)"
)
_LATE = Cued(
    r"\b(?:running (?:\S+ ){0,5}?(?:late|behind|over)|(?:be|is|am|'m|are|'s|'ll be|will be|gonna be|going to be|might be|few|bit|little|mins?|minutes?|¤[ln]\d+) late\b|(?:be|is|am|'m|are|'s|running|run) (?:\w+ ){0,2}?¤[ln]\d+ (?:\w+ )?(?:late|behind)\b|\bi (?:'ll |will |shall |might )?(?:come|arrive|join|be there|get there|be in|start) (?:\w+ )?¤[ln]\d+ (?:\w+ )?later\b|stuck (?:in|on|at)|held up|(?:isnt|is not|'s not|not|hasnt|has not|havent|have not|didnt|did not|never|yet to)(?: \w+){0,2} (?:here|joined|shown|show|show up|shown up|arrived|turned up|turn up|turned|dialled|dialed|logged|appeared|in the (?:room|call|meeting)|on the call|there yet)"
    r"|no ?show|no - show|no sign of|nobody (?:is |'s )?(?:here|there|joined|showed)|(?:still )?waiting for the candidate|cant (?:get in|join|connect|log|find the|hear|dial)|(?:is|'s) (?:still )?missing|(?:start|starting|begin) (?:\S+ ){0,2}?(?:¤l\d+|¤n\d+|few|bit) (?:\w+ )?late|need (?:¤l\d+|¤n\d+|five|ten|\d+|a few|a couple of)(?: (?:more|mins?|minutes?))+|(?:i|we) (?:'ll|will) (?:be there|join) in|on my way|(?:got )?delayed|overrunning|running over|traffic)\b"
)
_ACCEPT_WORD = Cued(
    rf"^{EASE}(?:i |we |happily |gladly |'ll |will |can |'m |am |happy to |glad to )*(?:accept\w*|confirm\w*)\b|\baccept(?:ed|ing|s)?\b(?! (?:if|only))"
)
_DECLINE_WORD = Cued(
    r"\b(?:declin\w*|reject\w*|turn (?:it|this|that) down|have to say no|must say no|i say no|refuse)\b"
)
_TENTATIVE = Cued(
    r"\b(?:tentativ\w*|maybe|perhaps|might|may be able|may be (?:\S+ ){0,3}?late|not (?:100 )?(?:\S+ )?sure|unsure|not certain|possibly|probably|prob|probs|pencil me in|penciled|pencilled|provisional\w*|let me (?:check|see|confirm|get back)|(?:need|have|got|want) to (?:check|confirm|see)|need to double check|i think so|(?<!dont )think i can|should be (?:ok|okay|able|fine|possible)|'ll try|will try|try to make it|if (?:nothing|all goes|i can|my)|depends|depending|50 / 50|fifty fifty|50 50|50 - 50|hopefully|likely|get back to you|come back to you|will confirm|confirm later|tbc|tbd|fingers crossed|not confirmed|up in the air|leaning)\b"
)
_DECLINE = Cued(
    r"\b(?:cant|can not|cannot|couldnt|wont|will not|dont think (?:i|we|that|it)|unable|not able|unavailable|not available|not free|isnt possible|not possible|not going to|not gonna|double ?booked|booked already|already booked|already have|i have another|have another|have a (?:\w+ )?(?:conflict|clash|meeting|call|appointment)|got a (?:\w+ )?(?:conflict|clash|meeting|call|appointment)|conflict\w*|clash\w*|no can do|pass|skip|count me out|bow out|drop out|pull out|opt out|back out|not me|not (?:feeling )?(?:very |too |so )?well(?= ¤t| on| ,| \.|$)|not for me|something (?:has |'s )?come up|something came up|overbooked|swamped|too busy|busy|out sick|sick|ill|unwell|on leave|on holiday|on vacation|on pto|pto|ooo|out of office|out of the office|travel+ing|away|off|out|(?:doesnt|does not|dont|do not|wont|will not|not) (?:work|suit)|no good|bad time|regrets?|someone else|somebody else|nope|nah|no|not this time|not interested|must miss|have to miss|afraid not|unfortunately|cannot do)\b"
)
_ACCEPT = Cued(
    r"\b(?:accept\w*|confirm\w*|works|work for me|fine|good|great|perfect|cool|ok|okay|k|kk|yes|yep|yup|yeah|ya|y|aye|sure|sure thing|absolutely|definitely|certainly|of course|count me in|take part|participate|with pleasure|delighted|pleased to|gladly|happy to|glad to|be there|'ll be there|'ll do it|will do|will attend|will join|will come|can do|can make|can attend|can join|i can|(?:i 'm|im|am) in(?= (?:,|\.|!|too|also|and|but|for it|for this)|$)|i 'm free|i am free|i 'm available|am available|see you|no problem|np|no worries|(?:not|no|wont be|shouldnt be|isnt|will not be) (?:an? |any )?(?:problem|issue|bother|trouble|hassle)|all good|good to go|sounds|looking forward|thumbs up|deal|approved|agreed|put me down|sign me up|take it|take the|on it|go ahead|suits|all set|in for|game|down for it|totally down|i 'm down|see (?:everyone|everybody|you all|y'all) there|roger|noted|got it|booked in|that 's fine|lgtm|sgtm|wfm|it 's a yes)\b"
)
_PROPOSE = Cued(
    r"\b(?:instead|rather|how about|what about|can we|could we|can you|could you|could i|can i|may we|shall we|any chance|is it possible|possible to|would it|would|wouldnt|will|propose\w*|suggest\w*|re ?schedul\w*|move|moving|push|shift|bring|prefer|better|works better|later|earlier|i can do|could do|can do|can make|only|am free|'m free|free|available|start|make it|do it|change|another|different|other|alternative|after|not before|from|until|best|either|suits?|ok for me|works|until)\b"
)
_OTHER_TIME = Cued(
    r"\b(?:another|a different|different|some other|other|alternative|new|a new|later|earlier|better)(?: \w+)? (?:time|times|day|days|slot|slots|date|dates|hour)\b|\b(?:propose|suggest)\b(?! (?:someone|somebody|¤p))|\b(?:re ?schedul\w*|postpone|push it|move it|shift it|push this|move this)\b|(?<!\S)(?:an? )?(?:bit|little|hour|¤l\d+) (?:later|earlier)\b|\b(?:later|earlier) (?:in the|that|on the|the same) (?:day|week|morning|afternoon)|\b(?:can we|could we|can you) (?:do|make) (?:it |this )?(?:later|earlier)\b"
)
_QUESTION_ABOUT = re.compile(
    r"^(?:and |ok |so |hi |wait )*(?:who|what|where|which|how long|is it|is this|why|when is|whats|does|is there|are there)\b(?! about| if)"
)
_SOMEONE_ELSE = Cued(
    rf"\b(?:swap|switch|trade) (?:(?:it|this|places|slots|that|me) )?(?:with|for) {PEOPLE}|{PEOPLE} (?:can|could|will|would|is going to|should|might) (?:\w+ )?(?:take|do|cover|replace|stand|fill|step|sub|go|have)(?: \w+){{0,3}}? (?:it|this|me|in|my|instead|that|over|for me)|\bask {PEOPLE}|{PEOPLE} instead\b|\bgive (?:it|this|that) to {PEOPLE}"
)

_TAKES_OFF = Cued(
    rf"^{EASE}(?:(?:take|get|kick|leave) {PEOPLE} (?:off|out)\b|(?:remove|drop|uninvite|get rid of) {PEOPLE})"
)
"""Somebody else who is not to take part: no answer of the speaker's own."""


def decide(shape: Shape, situation: Situation, thumb: int = 0) -> Act:
    """Return what a message does."""
    steps = (_late, _answers, _proposal, _booked, talks, asks)
    for step in steps:
        act = step(shape, situation, thumb)
        if act == "reschedule" and situation.is_invited:
            return "propose"
        if act is not None:
            return act
    return "unknown" if is_request(shape) or _is_babble(shape) else "chat"


_SUBJECTS = re.compile(
    r"\b(?:i|we|you|he|she|they|it|this|that|my|our|is|are|was|were|has|have|had|'s|lol|haha)\b|¤[pct]"
)


def _is_babble(shape: Shape) -> bool:
    """Whether hardly a word of a short message is known, and it tells nothing: "flurb the wibble"."""
    strange = sum(one.kind == "strange" for one in shape.pieces)
    return strange > 1 and 2 * strange >= len(shape.pieces) and not _SUBJECTS.search(shape.row)


def _late(shape: Shape, situation: Situation, _thumb: int) -> Act | None:
    comes = _verdict_word(shape.row) or (_COMES.match(shape.row) and not situation.is_soon)
    if not _LATE.search(shape.row) or (situation.is_invited and comes):
        return None
    if situation.is_soon and not re.search(
        r"\b(?:free|available|find|book|schedule|slots?)\b", shape.row
    ):
        return "late"
    is_talk = (
        not situation.is_open
        and "?" not in shape.sentence.text
        and not STRONG_ASK.search(shape.row)
    )
    return "chat" if _DELAYED.search(shape.row) and is_talk else None


def says_late(row: str) -> bool:
    """Whether words say that somebody is late for an interview, or not there."""
    return bool(_LATE.search(row) or _IS_LATE.search(row))


_IS_LATE = re.compile(r"(?<!\S)'(?:m|s|re|ll be)(?: \w+){0,3} (?:late|behind|delayed)\b")


def is_delayed(shape: Shape) -> bool:
    """Whether somebody says that they come late, and neither that they come nor that they do not."""
    return bool(_DELAYED.search(shape.row)) and not _verdict_word(shape.row)


_DELAYED = Cued(
    r"\b(?:running (?:\S+ ){0,5}?(?:late|behind)|(?:be|am|'m|'ll be|will be) (?:\S+ ){0,2}?(?:late|behind)|stuck in|on my way|traffic)\b"
)


_COMES = Cued(
    rf"^{EASE}(?:i |we )?(?:will|'ll|can|should) (?:join|be there|come|attend|make it|do it)\b"
)
_TENTATIVE_OR_YES = re.compile(r"\btentativ|^(?:(?:ok|okay|great|cool) )*(?:yes|yep|yeah|works|happy to|sure|fine|count me in|will do) (?:for me )?(?:,|but|\.|-) ")  # fmt: skip


def _verdict_word(row: str) -> bool:
    return any(bool(one.search(row)) for one in (_ACCEPT_WORD, _DECLINE_WORD, _TENTATIVE_OR_YES))


_FAREWELL = re.compile(
    r"^see (?:you|ya|u)(?: (?:all|everyone|everybody|guys|both|folks))* (?:at|in|down) (?:the|our) (?!interview|meeting|call|office|room|panel|session)\w+"
)
"""What is said of another place than that of an interview: "see you at the pub tonight"."""


def _answers(shape: Shape, situation: Situation, thumb: int) -> Act | None:
    row = shape.row
    if not situation.is_invited:
        is_asked = any(one.role == "interviewer" for one in situation.context.interviews)
        if is_asked and not situation.is_open and situation.context.last != "proposal":
            return _spoken_verdict(row) or ("decline" if _CANT_DO.match(row) else None)
        return None
    if not row or _FAREWELL.match(row):
        return "accept" if thumb > 0 else "decline" if thumb < 0 else "chat"
    if is_whole(shape) or _HAND_OVER.search(row):
        return None
    spoken = "decline" if _NEITHER.match(row) else _spoken_verdict(row)
    if spoken:
        return spoken
    return "unknown" if shrugs(row) else _verdict(shape, row, thumb)


_NEITHER = Cued(
    rf"^(?:(?:sorry|no|hi|please|,) ?)*(?:dont (?:count (?:on )?me|put me (?:down|in)|expect me|wait for me)\b.*|not (?:on )?{TIMES})$|^(?:(?:sorry|no|hi|,) ?)*(?:neither|none)(?: (?:of (?:them|those|these|the two)|one|day|time))?(?: (?:works?|suits?|is|are|fits?|possible|good|for me|unfortunately|sorry|,))*$"
)
_CANT_DO = Cued(
    rf"^{EASE}(?:i |we )?(?:'m |am )?(?:really |so )?(?:afraid )?(?:i )?(?:cant|can not|cannot|wont|wont be able to|will not be able to|not able to|unable to|couldnt) (?:do|make|take|attend|join|come to|be at|be in) (?:¤c\d+ 's|(?:the |my )?(?:interview|meeting|one|screen|call)(?: with| of| for)? ¤[cp]\d+)(?! (?:¤t|instead))(?!.*\b(?:instead|rather|but|how about|could we|can we)\b.*¤t)"
)
"""A no to an invitation that is named by its candidate, whatever card was shown last."""


def _spoken_verdict(row: str) -> Act | None:
    """Return the answer that says its own name: accept, decline, tentative, propose."""
    if re.search(r"\btentativ\w*|\baccept\w* provisional\w*|\bprovisional\w* accept\w*", row):
        return "tentative"
    first_yes, first_no = _ACCEPT_WORD.search(row), _DECLINE_WORD.search(row)
    if first_yes and first_no and first_yes.start() < first_no.start():
        return "accept"
    if first_no:
        return (
            "propose"
            if re.search(r"\bbut\b.*¤t", row)
            and _PROPOSE.search(row.rsplit(" but ", maxsplit=1)[-1])
            else "decline"
        )
    if _ACCEPT_WORD.search(row) and not re.search(
        r"\b(?:cant|cannot|can not|wont|not|dont|who|has|have|did|didnt)\b", row
    ):
        return "accept"
    if re.search(r"\b(?:propose|suggest)\b", row) and ("¤t" in row or "time" in row):
        return "propose"
    return None


_YES_FIRST = Cued(
    r"^(?:yes|yep|yeah|ok|okay|fine|happy|works?|accept\w*)(?: (?:to|for|on|with|the|i can do))* ¤[tc]\d+ (?:, |and |but |; |\. )+(?:no|not|cant|cannot|decline|maybe|perhaps|tentative|unsure)\b(?: (?:to|for|on|the|sure|about|do|make))* ¤[tc]\d+$"
    r"|^¤t\d+(?: (?:is|'s))?(?: an?)? (?:yes|ok|okay|fine|good|works) (?:, |and |but )+¤t\d+(?: (?:is|'s))?(?: an?)? (?:no|not|cant|unsure|maybe)\b"
)


def _verdict(shape: Shape, row: str, thumb: int) -> Act | None:  # noqa: C901, PLR0911 - one line for each way it is said
    has_time = "¤t" in _NAMED_BOOKED.sub(" ", row)
    if _QUESTION_ABOUT.search(row) and not _PROPOSE_QUESTION.search(row):
        return (
            "responses"
            if _RESPONSES.search(row)
            else "interviews"
            if _LISTED.search(row) or "?" in shape.sentence.text
            else None
        )
    is_speaker_named = not {"me", "myself"}.isdisjoint(shape.sentence.words)
    if _SOMEONE_ELSE.search(row) or (_TAKES_OFF.match(row) and not is_speaker_named):
        return "change"
    if _YES_FIRST.search(row):
        return "accept"
    refused = _DECLINE.search(row) or _ELSEWHERE.match(row)
    proposes = (_OTHER_TIME.search(row) and not _IS_ACCEPTED.search(row)) or (
        has_time and not _only_refuses(row) and (_PROPOSE.search(row) or _ONLY_REFUSED.search(row))
    )
    if proposes:
        return "propose"
    if _TENTATIVE.search(row):
        return "tentative"
    if refused and not _IS_ACCEPTED.search(row):
        return "decline"
    if _ACCEPT.search(row) or thumb > 0:
        return "accept"
    if thumb < 0:
        return "decline"
    is_own = re.search(r"¤[pgl]\d+", row)
    return "propose" if has_time and is_fragment(shape) and not is_own else None


_ELSEWHERE = Cued(
    rf"^(?:(?:sorry|hi|hey|no|afraid|unfortunately|,|-|!|i|we|am|'m|will be|'ll be|be|stuck|busy|have to be|need to be|going to be) )*(?:tied up|teaching|swamped|travel+ing|flying|(?:in|at) (?!for\b|the office|office|person|general|principle|theory|home|¤r)(?:(?:an?|the|another|my) )?(?:\w+|¤[xr]\d+)(?: \w+)?)(?: (?:all|the|whole|entire|of|day|on|until|till|from|for|during|most))* {TIMES}(?: (?:sorry|unfortunately|,|afraid|i 'm|then))*$"
)
"""Where else somebody is at a time, and nothing more: "in court thursday morning", "tied up all Thursday"."""


def is_elsewhere(row: str) -> bool:
    """Whether somebody says where else they are at a time, and no more."""
    return bool(_ELSEWHERE.match(row))


_PROPOSE_QUESTION = re.compile(r"\b(?:about|instead|possible|ok|okay|work|better)\b")
_IS_ACCEPTED = Cued(
    r"\b(?:no (?:problem|worries|issues?|objections?|conflict|conflicts)|(?:not|wont be|shouldnt be|isnt|will not be) (?:an? |any )?(?:problem|issue|bother|trouble|hassle)|works|why not|no issue|wouldnt miss|busy but)\b(?!.*(?<!^)\bnot\b)|\bbut (?:i )?(?:'ll|will|can|could|am happy to|'m happy to) (?:just )?(?:move|shift|skip|re ?schedule|re ?arrange|cancel|drop) (?:it|that|this one|the other|mine|my)\b"
)
_ONLY_REFUSED = Cued(
    rf"\b(?:cant|can not|cannot|wont|will not|not|out|off|away|busy|booked|unavailable|sick|leave|holiday|vacation|pto|travelling|traveling|ooo|doesnt|dont|conflict|clash|unable|meeting|appointment)\b(?: (?!\.|;|could\b|can\b(?! not\b))\S+){{0,7}}? {TIMES}"
)


_REFUSED_BEFORE = Cued(
    rf"{TIMES}(?: (?:just|really|unfortunately|sadly))? (?:doesnt|does not|isnt|is not|wont|dont|is out|is no good|is full)(?: (?:work|suit|good|ok|okay|possible|free|great|for me|me))*(?= (?:,|but|\.|;) )"
)
"""A time that does not suit, named before that is said: "Thursday doesn't work, Friday does"."""


def _only_refuses(row: str) -> bool:
    """Whether the times named are only those that do not suit: "can't make Thursday"."""
    if _ELSEWHERE.match(row):
        return True
    left = _ONLY_REFUSED.sub(" ", _REFUSED_BEFORE.sub(" not", row))
    refused = left != row
    if not refused and re.search(
        rf"{TIMES}(?: \S+){{0,2}}? (?:doesnt|does not|isnt|is not|wont|dont|'s not|is no|'s no|is bad|not)\b",
        row,
    ):
        return True
    return refused and not (
        "¤t" in left or _OTHER_TIME.search(left) or re.search(r"\b(?:later|earlier)\b", left)
    )


def _proposal(shape: Shape, situation: Situation, thumb: int) -> Act | None:
    """Read the organizer's answer to the other time an interviewer proposed."""
    row = shape.row
    if (
        situation.context.last != "proposal"
        or is_whole(shape)
        or wants_substitute(shape) is not None
    ):
        return None
    if (
        _MOVE.search(row)
        and "¤t" in row
        and not re.search(r"\b(?:ok|okay|yes|sure|fine|accept)\b", row)
    ):
        return None
    if is_unsuited(row) and _OTHER_TIME.search(row):
        return "reschedule"
    is_refused = bool(_DECLINE.search(row)) or is_unsuited(row)
    is_yes = not is_refused and (thumb > 0 or bool(_ACCEPT.search(row)))
    return "accept_proposal" if is_yes or _takes_proposal(row) else None


def _takes_proposal(row: str) -> bool:
    return bool(_TAKES.search(row)) and not _TAKES_NOT.search(row)


_TAKES = re.compile(
    r"\b(?:accept\w*|take|go with|go for|approve\w*|agree\w*|move it|confirm\w*|do it|book it|use (?:it|that|the new))\b"
)
_TAKES_NOT = re.compile(r"\b(?:not|dont|cant|cannot|wont|no)\b")


def _booked(shape: Shape, situation: Situation, _thumb: int) -> Act | None:  # noqa: C901, PLR0911, PLR0912 - one line for each way it is said
    """Read what is done to booked interviews, or asked about them."""
    row = shape.row
    if situation.is_open and asks_other_times(row):
        return None
    is_named = speaks_of_booked(shape, situation)
    of_somebody = r"interviews?|candidates|my|schedule|bookings|everything|it"
    is_closed = not situation.is_open and _HAND_OVER.search(row) and re.search(of_somebody, row)
    if is_closed or HANDS_ALL.search(row):
        return "hand_over"
    if situation.has_interviews and _MOVE_ALONE.match(row):
        return "reschedule"
    if situation.has_interviews and not situation.is_open and (deed := _first_deed(row)):
        return deed
    if _asks_responses(row):
        return "responses"
    if _REMIND.search(row) and not re.search(r"\bconnect\b", row) and not re.search(r"¤t", row):
        return "remind"
    if _is_listed(shape, situation) or asks_about_one(shape, situation):
        return "interviews"
    is_about = (
        is_named or situation.shows_booked or (situation.is_invited and not situation.is_open)
    )
    is_loose = bool(_LOOSE_DEED.search(row)) and not is_whole(shape)
    is_loose = is_loose and bool(
        re.search(BOOKED, row)
        or (not situation.is_open and re.search(IT, row))
        or (situation.has_interviews and not situation.is_open and "¤" in row)
    )
    if not is_about and not is_loose and not _says_cancel(row, situation):
        return None
    if situation.is_open and not is_named and not _CANCEL_PLAIN.search(row):
        return None
    if _is_own(row) and (not is_named or _is_all_said(row)):
        return None
    return _deed(shape, situation, is_named=is_named or is_loose)


_SIGNED = Cued(
    r"(?:^|[,:] )(?:plus ¤p\d+(?: (?:,|and))* - ¤p\d+|- ¤p\d+(?: (?:,|and))* plus ¤p\d+)"
)
"""Who comes and who goes by the signs alone: "+ Mei, - Sam"."""


def _first_deed(row: str) -> Act | None:
    """Return the deed of the forms that say it outright of an interview: "move it", "we need this on Friday", "Thursday 10am: add Wei"."""
    if _BARE_MOVE.match(row) or _NEEDED_AT.match(row) or shifts_alone(row):
        return "reschedule"
    is_change = takes_off(row) or _AT_ADD.match(row) or _STANDS_IN.search(row)
    return "change" if is_change or _ENDS_AT.match(row) or _SIGNED.search(row) else None


_NEEDED_AT = Cued(
    rf"^{EASE}(?:(?:we|i|they|she|he|¤[cp]\d+) )?(?:need|needs|want|wants|'d like|would like|prefer|prefers) (?:it|this)(?: to be)? (?:on|at|for|in|by|after|before|¤t\d+)\b(?:.*¤t|(?<=\d))"
)
_ENDS_AT = Cued(
    rf"^{EASE}(?:(?:(?:let|have|make) )?(?:it|this|that|the interview|¤c\d+ 's(?: {INTERVIEW})?) )?(?:should |must |has to |needs to |is to |to )?(?:end|ends|finish|finishes|wrap up|stop|stops)(?: (?:it|this|that|the interview))?(?: (?:at|by))? ¤t\d+(?: (?:please|instead|rather))*$"
)


def tells_end(row: str) -> bool:
    """Whether an interview is to end at an hour, which changes how long it is: "end it at 2:30"."""
    return bool(_ENDS_AT.match(row))


_STANDS_IN = Cued(
    r"¤p\d+(?: (?:is|'s|has|will be|cant|can not|cannot|wont))? (?:out|off|ill|sick|away|unavailable|called in sick|make it|do it|double booked|overbooked|busy|swamped|tied up|on (?:leave|holiday|vacation|pto))\b.*(?:,|\.|;|\bso\b|\band\b) (?:can|could|will|let|have|please) ¤p\d+ (?:\S+ ){0,2}?(?:take|cover|replace|step|fill|stand|sub)\b(?! (?:¤|her\b|the candidate))"
    rf"|¤p\d+ .*(?:,|\.|;|-|\bso\b|\band\b|\bbut\b) (?:can|could|will|let|have|please|maybe)?(?: )?¤p\d+ (?:\w+ ){{0,2}}?{TAKES_PART}\b"
    rf"|^{EASE}¤p\d+ (?:(?:will|can|could|should|to|'ll|is going|happy|agreed|has|is) )*(?:stand|fill|step|sub|cover)(?:s|ing)?(?: in)? for (?:¤p\d+|him|her|them)\b"
)
"""Who is away, and who is to come in their place."""
_ANY_THEN = Cued(
    rf"^{EASE}(?:is there |are there |do you have |have you got |got )?(?:any|anything|something|anywhere) (?:(?:a )?(?:bit |little )?(?:earlier|later|sooner|else)\b|(?:(?:in|on|at|around|for|over) )*¤t\d+)(?: ¤t\d+| please|\?)*$"
)


def asks_other_times(row: str) -> bool:
    """Whether other times of the open question are asked for: "anything earlier", "any in the afternoon?"."""
    return bool(_ANY_THEN.match(row))


_AT_ADD = Cued(
    r"^(?:¤t\d+ )+(?:[,:-] )?(?:add|remove|drop|invite|uninvite|swap|replace) (?:out )?¤p"
)
_MOVE_ALONE = Cued(rf"{EASE}(?:move|re ?schedule|postpone)(?: please)?$")
"""What the card of an interview says to type; it is said of no open question."""
_BARE_MOVE = Cued(
    rf"{EASE}(?:(?:move|re ?schedule|postpone)|(?:move|re ?schedule|postpone|push|shift) (?:it|that one|this one))(?: please| to (?:another|a different) (?:time|day))?$"
)
_NAMED_BOOKED = Cued(
    BOOKED.replace(rf"|\b{INTERVIEW} (?:with|for|of|on|at|in) (?:¤[cptxr]\d+)", "")
)
_LOOSE_DEED = Cued(
    rf"^{EASE}(?:re ?schedul\w*|re ?arrange|postpone|move|push|shift|bring|cancel\w*|call off|delete|scrap|drop|remove|delay|(?:swap|switch|replace|substitute)(?: out)? ¤p\d+ (?:for|with|by) ¤p\d+)\b|\bcancel\w*\b"
)
_DEED_VERB = Cued(
    r"\b(?:cancel\w*|delete|scrap|scratch|call\w* off|re ?schedul\w*|re ?arrange|postpone|move|moved|push|shift|bring|swap|replace|extend|shorten|(?:add|invite|include)\b.* (?:to|in)|(?:remove|take|drop|kick)\b.* (?:from|off|out)|(?:make|change|put|switch)\b.*|(?:be|start) (?:\S+ ){0,3}(?:earlier|later)|instead of|(?:new|another|different) (?:time|day))\b"
)
_VERBS = Cued(
    r"\b(?:add|adding|added|remove|removed|swap|switch|replace|take|taken|drop|instead|include|invite|uninvite|move|push|shift|cancel\w*|re ?schedul\w*|postpone|bring|put|change|make|extend|shorten|rename|note|too|as well|join|it|cant|leave|out)\b"
)


def _is_own(row: str) -> bool:
    """Whether a message names people and a time of its own, and no change: "Ian on Tuesday at 9 in Thames"."""
    return bool(re.search(r"¤[pg]\d+", row)) and "¤t" in row and not _VERBS.search(row)


def _is_all_said(row: str) -> bool:
    """Whether interviewers, a candidate, a time, and a length or an address are named, and no interview that is booked.

    "30 min with Wei for Lee Hart on Thursday at 2" is a question of its own, also where Lee has one at that time.
    """
    return bool(_ALL_SAID.match(row)) and not _NAMED_BOOKED.search(row)


_ALL_SAID = re.compile(r"(?!.*¤c\d+ 's)(?=.*¤[pg]\d)(?=.*¤c\d)(?=.*¤l\d|.*¤c\d+ ¤c\d)(?=.*¤t\d)")
_NAMED_INTERVIEW = re.compile(r"\b(?:interviews?|meetings?|bookings?|appointments?)\b")


def speaks_of_booked(shape: Shape, situation: Situation) -> bool:
    """Whether the words name an interview that is booked."""
    if situation.is_open and not situation.has_interviews:
        return bool(_LOOSE_DEED.search(shape.row) and _NAMED_INTERVIEW.search(shape.row))
    if situation.is_open and not re.search(INTERVIEW, shape.row):
        return _names_booked(shape, situation)
    return _names_booked(shape, situation) or (
        (situation.has_interviews or _DEED_VERB.search(shape.row) is not None)
        and _NAMED_BOOKED.search(shape.row) is not None
    )


def _names_booked(shape: Shape, situation: Situation) -> bool:
    """Whether the candidate of a coming interview is named, and not only as whom a new one is for."""
    is_coming = bool(interviews_named(shape.pieces, situation.context))
    return (is_coming or names_theirs(shape, situation.context)) and not is_whole(shape)


def _asks_responses(row: str) -> bool:
    is_else = is_about_replacing(row)
    return (
        bool(_RESPONSES.search(row))
        and not is_else
        and not re.search(r"\b(?:free|available|slots?)\b", row)
    )


def _says_cancel(row: str, situation: Situation) -> bool:
    return bool(_CANCEL_PLAIN.search(row)) and (
        situation.has_interviews or bool(re.search(rf"{INTERVIEW}|{IT}|^{EASE}cancel$", row))
    )


_NEGATED = Cued(
    r"\b(?:dont|do not|didnt|did not|never|not) (?:\w+ )?(?:cancel|delete|move|reschedule|remove|change)\b"
)
_SHOULD_BE = Cued(
    r"\b(?:should|needs to|has to|must|will|is going to|can|could|want) (?:\S+ ){0,4}?(?:be |start |begin |go )?(?:(?:a )?(?:bit|little|¤l\d+) )?(?:earlier|later|sooner)\b|\b(?:make|have|let|put|start|hold)\b(?: \S+){0,6}? (?:¤l\d+|bit|little) (?:later|earlier|sooner)\b|\binstead of (?:on |at )?¤t|\b(?:modify|changed)\b(?: \S+){0,6} ¤t|\b(?:should|needs to|has to|must) (?:be |start |begin |take place |happen )?(?:on |at |from )?¤t"
)


def _deed(shape: Shape, situation: Situation, *, is_named: bool) -> Act | None:  # noqa: PLR0911 - one line for each way it is said
    row = shape.row
    whole = is_whole(shape)
    if _NEGATED.search(row):
        return None
    moves = _MOVE.search(row) or _SHOULD_BE.search(row)
    if moves and not re.search(
        r"\b(?:move|switch|shift|moved|moving)\b(?: \S+){0,6}? (?:to|into) (?:a |an |the )?(?:¤r\d+|(?:\w+ )?room|online|teams|zoom)",
        row,
    ):
        return "reschedule"
    if (
        _CANCEL.search(row)
        and not (_OF_DATA.search(row) or _is_part(shape))
        and (is_named or _CANCEL_PLAIN.search(row) or re.search(IT, row))
    ):
        return "cancel"
    if whole and not re.search(
        rf"^{EASE}(?:make|change|add|remove|swap|replace|take|extend|shorten|cut|put|drop)\b", row
    ):
        return None
    if _moves_to(row) and (situation.shows_booked or is_named):
        return "reschedule"
    if "¤t" in row and _only_time(row) and (situation.shows_booked or is_named):
        return "reschedule"
    if is_changing(shape) if not situation.is_invited else _CHANGES_INVITED.search(row):
        return "change"
    return _deed_on_shown(row, situation, is_named=is_named)


def _deed_on_shown(row: str, situation: Situation, *, is_named: bool) -> Act | None:
    """Read a bare value said of the interview that was shown: "45 minutes", "to 3pm"."""
    is_own = bool(re.search(r"¤[pg]", row)) and "¤t" in row
    if (
        situation.shows_booked
        and re.search(r"¤l|\brooms?\b|\bonline\b", row)
        and not (is_own or STRONG_ASK.search(row))
    ):
        return "change"
    if (
        _TO_TIME.search(row)
        and "¤t" in row
        and (situation.shows_booked or is_named)
        and not re.search(r"\b(?:free|available|who)\b", row)
    ):
        return "reschedule"
    return None


_TIME_CHANGE = Cued(
    rf"^{EASE}(?:(?:change|make|put|do|have|set|let 's|switch|try|say|rather|instead|same time|same|time|how about|what about|is|it|that|this|to|on|at|for|be|in|the|from|would|work|better|works?|possible|prefer|maybe|please|pls|or|and|then|actually|interview|meeting|one|another|different|,|\.|¤[tz]\d+|{BOOKED}) ?)+$"
)
_CHANGES_INVITED = re.compile(
    r"\b(?:add|swap|replace|bigger|online|remote|room|shorten|extend|shorter|longer|invite|instead of|note|rename)\b"
)
_ELSE = re.compile(
    r"¤[plr]\d+|\b(?:rooms?|online|remote|teams|zoom|note|title|candidate|longer|shorter)\b"
)


def _moves_to(row: str) -> bool:
    """Whether an interview is changed to another time: "swap my Monday interview to Wednesday"."""
    left = re.sub(BOOKED, " ", row)
    return bool(
        re.search(
            r"\b(?:change|switch|swap|make|set|put|alter|update)\b.* (?:to|for) (?:\S+ ){0,2}?¤t",
            row,
        )
    ) and not _ELSE.search(left)


def _only_time(row: str) -> bool:
    """Whether nothing but another time is said of an interview: "Friday instead", "make it 3pm"."""
    return bool(_TIME_CHANGE.match(row)) and not re.fullmatch(rf"(?:{BOOKED}| )+", row)


_FROM_INTERVIEW = Cued(
    r"\b(?:remove|drop|take|delete|kick|uninvite|pull|scratch)\b(?: off| out)? (?!(?:the|my|that|this|it|all|our|these|those|¤t\d+|¤c\d+ 's|interview\w*|meeting\w*) ?)\S.* (?:from|off|out of) (?!(?:my|the|our)? ?(?:calendar|schedule|diary|agenda|list))"
)


def _is_part(shape: Shape) -> bool:
    """Whether only a part of an interview goes: its room, a person, the link."""
    row = shape.row
    if _CANCEL_PLAIN.search(row) and not re.search(
        r"\bcancel\w* (?:the |its |that )?(?:(?:room|link|teams|zoom|¤r\d+)(?! (?:interview|meeting|call))"
        rf"|(?:teams|zoom|online|video) (?:meeting|call|link) (?:of|from|for|in|on) (?:\S+ ){{0,4}}{INTERVIEW})",
        row,
    ):
        return False
    if _FROM_INTERVIEW.search(row):
        return True
    return bool(
        _PART.search(re.sub(rf"\b{INTERVIEW} (?:in|at|about|with)\b.*", "", row))
        or re.search(
            rf"\b(?:remove|drop|take|delete|scratch|kick|lose|dont need|do not need|no longer need|doesnt need)(?: out| off)? {PEOPLE}(?! 's)|{PEOPLE} (?:is |are |'s )?(?:not|no longer|doesnt|does not|isnt)",
            row,
        )
    )


_CHANGING = Cued(
    r"\b(?:add|adding|added|remove|removing|removed|taken|take|drop|swap|switch|replace|substitute|instead of|in place of|change|update|edit|make|set|shorten|extend|lengthen|cut|trim|reduce|stretch|longer|shorter|bigger|larger|another room|different room|new room|no room|book (?:a|another) room|(?:need|want)s? (?:a|another) (?:\w+ )?room|online|remote|virtual|teams|zoom|video|in person|note|title|rename|invite|include|uninvite|loop in|bring|join|joining|attend|sit in|shadow|too|as well|also|out|put|call it|tell|mention|use|optional|required|leave|exclude|move|no longer|doesnt|does not|cant|instead)\b|¤r\d+|¤c\d+ ¤c\d+|\bgive (?:it|that|this|the \w+|¤c\d+ 's \w+) ¤l\d+|\bcandidate\b.*¤[cm]|¤p\d+ (?:off|out)\b.*¤p\d+ (?:on|in)\b"
)


def asks_about_one(shape: Shape, situation: Situation) -> bool:
    """Whether one interview is asked for by its candidate, or who takes part in one told by room, hour or candidate."""
    is_found = situation.has_interviews and _FOUND.match(shape.row)
    return not situation.is_open and bool(is_found or _WHO_IS_IN_ONE.search(shape.row))


def is_changing(shape: Shape) -> bool:
    """Whether words of a change stand in a sentence; a room alone where nothing is told of it: "the lamp in Camden broke"."""
    found = [match.group() for match in _CHANGING.finditer(shape.row)]
    is_told = found and all(one.startswith("¤r") for one in found) and _TOLD_OF.match(shape.row)
    return bool(found) and not is_told


_TOLD_OF = Cued(
    r"^(?:the|an?|some|somebody|someone|there|it|my|our|your|they|¤[px]\d+)\b(?: (?!¤r)\S+){0,4}?(?: (?:in|at|of|from|near) (?:the )?¤r\d+)?(?: \S+){0,2}? (?:is|are|was|were|has|have|had|'s|left|needs|smells|looks|died|fell|spilled|broke|spilt|works|went|keeps|flickers|\w+ed)\b"
)


_ASKS_BOOKED = Cued(
    r"^(?:(?:ok|okay|so|and|hey|hi|please|can you|could you|do you|know|i 'd like to|i want to|need to|wondering|was|i|let me|tell me|find out|check|see|if|,) )*(?:is (?:my|the|that|¤c\d+ 's)|what time|when (?:is|'s|are|will|does|do|did|am|was)|when (?:i|my|the)|where|how many|how 's my|do i|did i|have i|am i|whose|what interviews?|was (?:my|the))\b"
)


_DOES = Cued(
    rf"^{EASE}(?:cancel|delete|scrap|move|push|reschedule|change|add|remove|accept|decline)"
)
_INTERVIEWS_OF = Cued(
    r"(?:(?:please|show|list|see|me|what|are) )*¤p\d+ 's (?:next |upcoming |coming )?interviews\b"
)


def _is_listed(shape: Shape, situation: Situation) -> bool:  # noqa: PLR0911 - one line for each way it is said
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
    if not _LISTED.search(row):
        return False
    if _FREE.search(row) or re.search(r"\b(?:am|are|is) (?:i|we|¤p\d+) (?:free|available)", row):
        return False
    if re.search(r"\b(?:for|to) (?:each|every)|¤l\d+", row) or re.search(
        r"\bwho (?:can|could)\b", row
    ):
        return False
    return not (situation.is_open and re.search(r"\b(?:about|else|instead)\b", row))


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
VOCABULARY.update(
    listed("accepting accepted accepts declining declined cancelling canceling moving")
)
