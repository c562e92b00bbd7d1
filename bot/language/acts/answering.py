"""What an interviewer answers to an invitation, and an organizer to a proposed time: yes, no, perhaps, another time."""

import re

from bot.language.acts.asking import is_fragment, is_whole
from bot.language.acts.booked_mentions import NAMED_BOOKED
from bot.language.acts.booked_questions import LISTED, RESPONSES
from bot.language.acts.cue_words import is_unsuited, shrugs
from bot.language.acts.deeds import HANDS_OVER, MOVES
from bot.language.acts.situation import EASE, Act, Situation
from bot.language.chunking.shape import PEOPLE, TIMES, Shape
from bot.language.grammar import teach
from bot.language.interviews.changes.people.substitutes import (
    wants_substitute,
)
from bot.language.tokens.cues import Cued

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
    r"\b(?:accept\w*|confirm\w*|works|work for me|fine|good|great|perfect|cool|ok|okay|k|kk|yes|yep|yup|yeah|ya|y|aye|sure|sure thing|absolutely|definitely|certainly|of course|count me in|take part|participate|with pleasure|delighted|pleased to|gladly|happy to|glad to|be there|'ll be there|'ll do it|will do|will attend|will join|will come|can do|can make|can attend|can join|i can|(?:i 'm|im|am) in(?= (?:,|\.|!|too|also|and|but|for it|for this)|$)|i 'm free|i am free|i 'm available|am available|see you|no problem|np|no worries|(?:not|no|wont be|shouldnt be|isnt|will not be) (?:an? |any )?(?:problem|issue|bother|trouble|hassle)|all good|good to go|sounds|looking forward|thumbs up|deal|approved|agreed|put me down|sign me up|take it|take the|on it|go ahead(?! (?:\S+ ){0,3}?without\b)|suits|all set|in for|game|down for it|totally down|i 'm down|see (?:everyone|everybody|you all|y'all) there|roger|noted|got it|booked in|that 's fine|lgtm|sgtm|wfm|it 's a yes)\b"
)
_PROPOSE = Cued(
    r"\b(?:instead|rather|how about|what about|can we|could we|can you|could you|could i|can i|may we|shall we|any chance|is it possible|possible to|would it|would|wouldnt|will|propose\w*|suggest\w*|re ?schedul\w*|move|moving|push|shift|bring|prefer|better|works better|later|earlier|i can do|could do|can do|can make|only|am free|'m free|free|available|start|make it|do it|change|another|different|other|alternative|after|not before|from|until|best|either|suits?|ok for me|works|until)\b"
)
_OTHER_TIME = Cued(
    r"\b(?:another|a different|different|some other|other|alternative|new|a new|later|earlier|better)(?: \w+)? (?:time|times|day|days|slot|slots|date|dates|hour)\b|\b(?:propose|suggest)\b(?! (?:someone|somebody|¤p))|\b(?:re ?schedul\w*|postpone|push it|move it|shift it|push this|move this)\b|(?<!\S)(?:an? )?(?:bit|little|hour|¤l\d+) (?:later|earlier)\b|\b(?:later|earlier) (?:in the|that|on the|the same) (?:day|week|morning|afternoon)|\b(?:can we|could we|can you) (?:do|make) (?:it |this )?(?:later|earlier)\b"
)
_QUESTION_ABOUT = Cued(
    r"^(?:and |ok |so |hi |wait )*(?:who|what|where|which|how long|is it|is this|why|when is|whats|does|is there|are there)\b(?! about| if)"
)
_SOMEONE_ELSE = Cued(
    rf"\b(?:swap|switch|trade) (?:(?:it|this|places|slots|that|me) )?(?:with|for) {PEOPLE}|{PEOPLE} (?:can|could|will|would|is going to|should|might) (?:\w+ )?(?:take|do|cover|replace|stand|fill|step|sub|go|have)(?: \w+){{0,3}}? (?:it|this|me|in|my|instead|that|over|for me)|\bask {PEOPLE}|{PEOPLE} instead\b|\bgive (?:it|this|that) to {PEOPLE}"
)
_TAKES_OFF = Cued(
    rf"^{EASE}(?:(?:take|get|kick|leave) {PEOPLE} (?:off|out)\b|(?:remove|drop|uninvite|get rid of) {PEOPLE})"
)
"""Somebody else who is not to take part: no answer of the speaker's own."""
_TENTATIVE_OR_YES = re.compile(r"\btentativ|^(?:(?:ok|okay|great|cool) )*(?:yes|yep|yeah|works|happy to|sure|fine|count me in|will do) (?:for me )?(?:,|but|\.|-) ")  # fmt: skip


def says_verdict(row: str) -> bool:
    """Whether words say yes, no or perhaps by name."""
    return any(bool(one.search(row)) for one in (_ACCEPT_WORD, _DECLINE_WORD, _TENTATIVE_OR_YES))


_FAREWELL = Cued(
    r"^see (?:you|ya|u)(?: (?:all|everyone|everybody|guys|both|folks))* (?:at|in|down) (?:the|our) (?!interview|meeting|call|office|room|panel|session)\w+"
)
"""What is said of another place than that of an interview: "see you at the pub tonight"."""


def answers(shape: Shape, situation: Situation, thumb: int) -> Act | None:
    """Return the answer to an invitation; None where it is none."""
    row = shape.row
    if not situation.is_invited:
        is_asked = any(one.role == "interviewer" for one in situation.context.interviews)
        if is_asked and not situation.is_open and situation.context.last != "proposal":
            return _spoken_verdict(row) or ("decline" if _CANT_DO.match(row) else None)
        return None
    if not row or _FAREWELL.match(row):
        return "accept" if thumb > 0 else "decline" if thumb < 0 else "chat"
    if is_whole(shape) or HANDS_OVER.search(row):
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
    is_open = re.search(r"\btentativ\w*|\baccept\w* provisional\w*|\bprovisional\w* accept\w*", row)
    if is_open or ASKED_LATER.search(row):
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
    has_time = "¤t" in NAMED_BOOKED.sub(" ", row)
    if _QUESTION_ABOUT.search(row) and not _PROPOSE_QUESTION.search(row):
        return (
            "responses"
            if RESPONSES.search(row)
            else "interviews"
            if LISTED.search(row) or "?" in shape.sentence.text
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


ASKED_LATER = Cued(
    r"\b(?:ask|ping|chase|nudge|try) me (?:again|later|back|then|¤t\d+)|\bask (?:again|later)\b|\b(?:come|check|get) back (?:to|with) me\b"
)
"""An answer put off: "ask me again tomorrow", which is no other time for the interview."""
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


def proposal(shape: Shape, situation: Situation, thumb: int) -> Act | None:
    """Read the organizer's answer to the other time an interviewer proposed."""
    row = shape.row
    if (
        situation.context.last != "proposal"
        or is_whole(shape)
        or wants_substitute(shape) is not None
    ):
        return None
    if (
        MOVES.search(row)
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


_TAKES = Cued(
    r"\b(?:accept\w*|take|go with|go for|approve\w*|agree\w*|move it|confirm\w*|do it|book it|use (?:it|that|the new))\b"
)
_TAKES_NOT = re.compile(r"\b(?:not|dont|cant|cannot|wont|no|without)\b")
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
