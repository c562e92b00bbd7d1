"""That who writes is away, said as a whole message in any of the ways in which people say it.

"OOO tomorrow, kids are ill"     "On parental leave for the whole of January"     "back in the office on Thursday"

Read where nothing else was shown last, or an invitation. Working from home is no absence.
"""

import re

from bot.language.acts.situation import Situation
from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import TIMES, Shape
from bot.language.grammar import teach
from bot.language.interviews.answers.invitation_answers import absence_request
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import Absence, find_absences, is_speaker
from bot.language.requests import ChatRequest
from bot.language.tokens.cues import Cued

_OPENS = r"(?:(?:sorry|hi|hey|hello|fyi|so|just|also|ok|btw|heads up|a heads up|(?:please )?note(?: that)?|please|kindly|be (?:advised|informed)(?: that)?|(?:a )?(?:quick )?reminder(?: that)?|(?:letting|to let) you (?:all )?know(?: that)?|all|team|everyone|folks|unfortunately|sadly|afraid|i 'm afraid|,|-|\.) )*"
_REASON = r"(?:(?!(?:is|are|do|does|did|has|have|will)\b)(?:(?!(?:back|until|after|free|not|no|ok|yes|works?|find|need|in|at|on|off|out|away|when|who|what|where|how|can|could|any|move|cancel|add|remove|take|drop|book|meet)\b)[a-z'¤x0-9]+ ){1,5}(?:[,;.-]|so|hence) (?:so )?)?"
"""Why, said first: "kids are ill, OOO tomorrow"."""
_LEADS = r"(?:(?:i|we|i 'm|im|'m|am|i 'll|'ll|will|shall|be|i 've|'ve|have|had|has|got|taking|take|going|going to|gonna|to|need to|booked|in|on|at|a|an|the|my|some|all|day|for|off|still|actually|now|currently|stuck|completely|fully|both|doing|also|another|one|(?:put|mark|set|show|list) me|as|to|down|'s) )*?"
_LEAVE = r"(?:(?:annual|parental|maternity|paternity|adoption|family|sick|medical|study|compassionate|bereavement|unpaid|carer 's|carers|marriage|military|reserve|sabbatical) )*(?:leave|days?)"
_ABSENT = (
    rf"(?:ooo|ooto|a / l|al|pto|out sick|off sick|off work|out of (?:the )?(?:office|town|country|action)|off|out|away|absent|offline|unavailable|sick|ill|unwell|poorly|busy|blocked|travel+ing|flying(?: (?:back|out|home))?|driving|teaching|{_LEAVE}(?<! day)(?<! days)|(?:sick|study|personal|mental health|duvet|moving|annual leave) days?|(?:an? |the )?days? off|time off|half days?|away days?|team days?"
    r"|holidays?|hols|vacation|vacay|honeymoon|staycation|sabbatical|jury (?:duty|service)|court|surgery|funeral|wedding|training(?: (?:course|day|session))?|course|exams?|conference|off ?site|client (?:visit|site|meeting|day|workshop)|workshop|(?:the )?(?:dentist|doctor|dr|gp|hospital|physio|vet)(?: ?s)?(?: (?:appointment|visit|check ?up))?|(?:\w+ )?appointment|hospital|moving (?:house|home|flat)|house move"
    r"|(?:not|wont be|will not be|cant be|isnt|am not|not going to be|not gonna be) (?:around|available|about|in|free|here|there|working|online|at work|coming in|at my desk|making it in|reachable|contactable|in work|able to (?:work|interview|do any interviews?))"
    r"|(?:wont|cant|cannot|can not) (?:make it in|come in|work|get in)|unable to (?:work|interview|come in)|no availability|without availability|zero availability)"
)
_BESIDE = r"(?:(?:for|to) (?:any )?interviews?|(?:to|in|at|with|from) (?:(?:a|an|the|my|our) )?(?:¤x\d+|(?!work\b|home\b|the\b|my\b|a\b)[a-z]+)|from me|by me|all day|again|with (?:the )?(?:family|kids|flu|covid)|on (?:a )?(?:business|client) (?:trip|travel))"
_JOINS = r"(?: (?:on|in|at|for|from|during|until|till|til|up to|all|the|whole|entire|of|day|this|both|most|between|,|-|/|through|to|starting|as of|since|early|whole of|rest of))*"
_LONGEST = 200
"""How long a message may be that says nothing else."""
_AWAY_THEN = Cued(
    rf"^{_OPENS}{_REASON}{_OPENS}{_LEADS}{_ABSENT}(?: {_BESIDE}){{0,2}}{_JOINS} {TIMES}(?:{_JOINS} {TIMES})?(?!\d)(?P<rest>.*)$"
)
"""Away, and then when."""
_THEN_AWAY = Cued(
    rf"^{_OPENS}(?:on )?{TIMES}(?: [,-])? {_LEADS}{_ABSENT}(?: (?:all day|here|again|sorry|too|as well))*(?P<rest>(?: (?:[,.;-]|(?:so|because|as|since|due|thanks|sorry)\b).*)?)$"
)
"""When, and then away: "Thursday and Friday I'm out"."""
_BACK_THEN = Cued(
    rf"^{_OPENS}(?:i |i 'm |i 'll |i am |i will |'m |'ll )?(?:be |am |only )?(?:back|returning|return|in again)(?: (?:in|at) (?:the )?(?:office|work|desk))?(?: (?:in|online|again))*(?: (?:on|from|by))* (?P<when>{TIMES})(?P<rest>(?: [,.;-].*)?)$"
)
"""When who is away now is back."""
_BLOCKED = Cued(
    rf"^{_OPENS}(?:can you |could you |please |pls )*block (?:out |off )?(?:my |the )?(?:calendar|diary|schedule|time|me)(?: (?:out|off|as busy))?{_JOINS} {TIMES}(?P<rest>.*)$"
)
_AT_HOME = Cued(
    rf"^{_OPENS}{_LEADS}(?:wfh|working from home|working remotely|remote|home office|home working)(?: (?:on|all|day|this|both|from|in|for|again|here|the))* (?:{TIMES})(?: (?:please|thanks|,|as usual|but|and|still|available|online|reachable|around|free|to|for|interviews?|do|as|normal|on teams|happy|fine))*$"
)
"""Where who writes works, and is there all the same."""
_SPARES = Cued(
    r"\b(?:(?:dont|do not|please dont|pls dont|cant|not|no) (?:book|schedule|put|plan|use|count on|pick|do|have)(?: (?:me|anything|any|in|for|interviews?|it|then))*|no interviews?(?: (?:for me|please|then))*|not (?:available|free|around|in|working)|(?:cant|wont|unable to|not able to|can not|cannot) (?:\w+ )?(?:do|make|take|attend|join|interview|work|be|come|get)(?: (?:any|interviews?|it|in|there|that|available|free|around|then))*|thanks|sorry)\b"
)
"""What says the same once more."""
_AGAIN = Cued(rf"[,;.-] (?:so )?{_LEADS}{_ABSENT}(?:{_JOINS} {TIMES})?| for an? ¤c\d+")
_MORE = Cued(
    r"¤[tpglrcm]|\b(?:find|need|want|book|schedule|cancel\w*|move|re ?schedul\w*|add|remove|replace|swap|hand|cover|who|when|what|can you|could you|can we|could we|instead|decline|accept|but|except|unless|if|free|available|not|no|works|maybe|might|possibly|tell|ask)\b"
)
"""What asks for more than to know it, or leaves it open."""


def own_absence(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return when the speaker is away, where a whole message says so; of an invitation shown it is a no, if it lies then."""
    if (
        len(shape.row) > _LONGEST
        or situation.is_open
        or situation.context.last not in {"none", "invitation"}
        or "?" in shape.sentence.text
    ):
        return None
    is_invited = situation.is_invited
    if not is_invited and _AT_HOME.match(shape.row):
        return ParsedMessage(ChatRequest("remark"))
    back = None if is_invited else _BACK_THEN.match(shape.row)
    found = back or next((one for form in _FORMS if (one := form.match(shape.row))), None)
    if found is None or _MORE.search(_AGAIN.sub(" ", _SPARES.sub(" ", found["rest"]))):
        return None
    times = tuple(one for one in shape.pieces if one.kind in {*TIME_KINDS, "join"})
    absences = find_absences(shape)[0]
    is_answer = absences or _REFUSES.match(shape.row)
    if is_invited and (is_answer or not any(one.kind == "days" for one in times)):
        return None
    is_told = absences and all(is_speaker(one) and one.times for one in absences)
    if is_told or (back and not any(one.kind == "days" for one in times)):
        return absence_request(absences, situation.context, shape) if is_told else None
    away = Absence((), "i", times, is_until=back is not None or _is_until(times, shape))
    return absence_request((away,), situation.context, shape)


def _is_until(times: tuple[Piece, ...], shape: Shape) -> bool:
    """Whether a day is told on which they are back, and none before it."""
    first = next(one for one in times if one.kind in TIME_KINDS)
    words = {shape.sentence.word(place) for place in (first.start, first.start - 1) if place >= 0}
    return first.kind == "days" and bool(words & {"until", "till", "til"})


_REFUSES = Cued(
    rf"^{_OPENS}(?:i )?(?:cant|can not|cannot|wont|unable to) (?:(?:make|do|take|join|attend|come|be there)(?: (?:it|this|that))?(?! in\b) ?)?[,;.-]"
)
"""A no to the invitation, whose reason follows: "can't make it, sick today"."""
_FORMS = (_AWAY_THEN, _THEN_AWAY, _BLOCKED)

teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
