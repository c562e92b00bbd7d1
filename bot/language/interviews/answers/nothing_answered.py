"""What is said below an invitation and answers nothing: a setting, a question, an errand, talk, that somebody is away.

A message is first read as the answer that it may be. That reading stands where the message says an answer in so many words, or
means nothing else where no invitation is open. Else it is what it is without one: "back to no limits pls" removes limits.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from bot.language.context import ComingInterview, ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AbsenceRequest,
    AdminRequest,
    AnswerRequest,
    ChatRequest,
    InterviewRequest,
    InterviewsRequest,
    LateRequest,
    Question,
    SettingRequest,
    StartOverRequest,
    UnknownRequest,
    Window,
)
from bot.language.tokens.cues import Cued

_CAN_NOT = r"(?:can['’]?t|cannot|can ?not|couldn['’]?t|won['’]?t|will not|shan['’]?t|cannae|unable|not able)"
_SAYS = Cued(
    rf"\b(?:accept\w*|declin\w*|refus\w*|tentative\w*|maybe|perhaps|provisional\w*|pencil me|not (?:100% |quite |yet )?sure|it depends|i might|count me (?:in|out)|no can do|take part|i['’]?ll be there|(?:with|my) pleasure|works?(?= (?:for|instead|better|too|fine|well)\b|\W*\Z)|suits? me|{_CAN_NOT} (?:really )?(?:make|do (?:it|that|this)|attend|come|join)|i can (?:do|make|come|join|attend)|happy to (?:do|take|join|meet|come|help)|(?:but|so|then) (?:yes|no|sure|ok|okay|fine)\b|(?:count on|expect|wait for) me\b|(?:put|mark|stick) me down\b|(?:i['’]d|would|we['’]d|be) (?:love|glad|delighted) to\b|(?:a|to say|said|say) no\b|only\b)",
    re.IGNORECASE,
)
"""An answer in so many words, whatever else is said."""
_PERHAPS = re.compile(r"\b(?:might|prob\w*|possibl\w*)\b", re.IGNORECASE)
_OTHER_TIME = Cued(
    r"\b(?:instead|rather|better|prefer\w*|propos\w*|suggest\w*|how about|what about|how ['’]?bout|possible|any chance|suits?|works?|sounds|or (?:maybe |perhaps |at )*\d+|let['’]?s say|only (?:after|from|before)|(?:after|from|before) \S+ only|not unless|i['’]?d? can|(?:could|can|may|might|shall|should|would) (?:we|it|i|you)(?: (?:please|maybe|perhaps|possibly|rather|also))? (?:do|make|have|be|start|begin|move|push|shift|meet|hold|keep|say|try|go|postpone|re-?schedule|bring|swap)|could do|can do|would be|is (?:fine|good|ok|okay|better|free|perfect)|(?:earlier|later) (?:in|on|that|the|please|if)|(?:need|have|got)s? to (?:move|be moved|re-?schedule|shift)|(?:move|push|shift|delay|bring) (?:it|this|that|the)|re-?schedul\w*|postpone|earliest|happy to|\d\S* (?:\w+ )?(?:yes|ok|okay|fine|good))\b",
    re.IGNORECASE,
)
"""That another time is asked for."""
_YES = Cued(
    r"\A\W*(?:\w+\W+){0,2}?(?:yes|yep|yup|yeah|ya|yh|aye|ok|okay|k|sure|fine|absolutely|definitely|confirm\w*)\b|\b(?:accept\w*|confirm\w*|i['’]?m in|(?:i|we|i['’]ll|will|shall|gonna|to) be there|works|fits?|suits?|grand|(?:fine|ok|okay|good|perfect|great|convenient) (?:for|by|with|w) (?:me|both|us)|(?:for|by) me (?:it )?(?:is )?(?:ok|okay|fine|perfect|good)|happy to|glad\w*|delighted|pleasure|(?:original|booked|old|current) (?:time|slot|one) (?:is|works|suits)|(?:can|will|shall|['’]ll|to) (?:do|make|take|attend|join|come|help)|i (?:come|take|attend|join)|no (?:problem|bother|issue)|sounds good|all good|go on then|count me in|looking forward|take part|yes|(?:wouldn['’]?t|not) (?:miss|dream))\b",
    re.IGNORECASE,
)
"""A yes of who speaks."""
_WORD = re.compile(r"(?<!:)\b[^\W_]{2,}\b(?!:)")
"""A word, and no name of an emoji."""
_GOOD = Cued(r"\b(?:fine|good|ok|okay|great|perfect|well|guess|free)\b", re.IGNORECASE)
_NO = Cued(
    rf"\A\W*(?:(?:sorry|sry|hi|hey|oh|ah|aw|hmm*|yeah|well|no)\W+){{0,3}}(?:no|nope|nah|hard pass|out|off|away|busy|sick|ill|travel\w*|ooo|on (?:leave|pto|holidays?|vacation|call))\b|\b(?:stay|staying|remain|remaining|lying|stuck)(?: (?:at|in|my))* (?:home|bed)\b|\bmy (?:[\w-]+ )?(?:day off|off day|free day|non-working day|rest day|study day|papa ?day|mama ?day|part-?time day)\b|\b(?:declin\w*|refus\w*|regret\w*|pass|clash\w*|conflict\w*|double[- ]?booked|overbooked|prior engagement|count me out|swamped|impossible|not possible|no (?:can do|good)|not (?:for me|this time)|unavailable|not available|must|have to (?:say|decline|pass)|{_CAN_NOT}\b(?! (?:believe|wait|stand|complain|tell|remember|even|thank|fault|find|see|hear|say|imagine|recommend|blame))|(?:i['’]?m|i am|i['’]?ll be|i will be|we['’]re)(?: (?:afraid|all|the|not|also|still|already|feeling|home|on|in|at|an?|my|that|then|day|week|(?:mon|tues|wednes|thurs|fri)day))*(?: \w+)? (?:out|off(?! to\b)|away|busy|booked|sick|ill|unwell|crook|leave|pto|holidays?|vacation|course|training|travel\w*|court|surgery|dentist|meeting|call|conference|teaching|workshop|oncall)|(?:have|got|['’]ve) (?:an?|another|the|my|to)\b)",
    re.IGNORECASE,
)
"""A no of who speaks."""
_ERRAND = Cued(
    r"(?:\A|[.!?,;–-]\s+)(?:(?:and|so|but|also|then|please|kindly|pls|plz|hi|hey|hello|before i forget)\W+)*(?:(?:can|could|would|will) (?:you|u|someone|somebody|anybody|anyone)(?: of \w+)?(?: please| kindly| also| maybe)* )?(?:write|print(?: out)?|order|translate|pay|open|read|reserve|record|reset|restart|publish|correct|run|log|buy|fetch|ring|draft|compare|rank|summari[sz]e|upload|download|scan|transcribe|calculate|book (?:him|her|them|me|us)? ?a (?:taxi|parking|table|flight|hotel)|get (?:me|him|her|us|them|catering|an?|some) \w+|set an? (?:alarm|timer)|e-?mail|put (?:it|this|that) on|reject \w+ and|mark the|pick out|have a look|raise it|check the|send (?:him|her|them|\w+) (?:the|a|an|our)|cancel my (?!interviews?\b|sessions?\b|slots?\b|meetings?\b|one\b))\b|\bweather\b|(?:can|could|would) (?:you|u|someone) (?:\w+ )?(?:come|fix|repair|clean)\b",
    re.IGNORECASE,
)
"""What the bot is asked for that has nothing to do with interviews."""
_ASKS = Cued(
    r"(?:\A|[.!?,;:–-]\s+)(?:(?:and|so|but|hi|hey|ok|please|also|may i know)\W+)*(?:did|has|have|is|are|was|who|which|what|when|where|how|any|everyone|everybody|my (?:interviews|schedule)|(?:can|could|would|will) you|show|tell|list|give|do we|remind me)\b|\?",
    re.IGNORECASE,
)
_ANSWERS_FIRST = Cued(
    r"\A\W*(?:(?:hi|hey|hello|thanks|thank you|thx|sorry|oh|well)\W+){0,2}(?:yes|yep|yup|yeah|ok|okay|sure|fine|no|nope|nah|accept\w*|declin\w*|works|maybe|tentativ\w*|count me|i(?:['’]ll| will| can| can['’]?t| cannot| accept| declin\w+| have to)|can['’]?t|happy to)\b",
    re.IGNORECASE,
)
_VERDICT_FIRST = Cued(
    r"\A\W*(?:yes|yep|yup|yeah|ok|okay|sure|fine|no|nope|nah|sorry)\s*[.!,;–-]", re.IGNORECASE
)
_OF_SPEAKER = Cued(
    r"\A\W*(?:(?:sorry|sry|hi|hey|oh|ah|hmm*|well|thanks|no)\W+){0,2}(?:in|at|on|busy|stuck|got|have|not|tied|booked|working|teaching|flying)\b|\b(?:i|we)(?:['’](?:m|re|ve|ll)| am| are| have| will| need| must| got)\b(?! off to\b)|\bim\b|\b(?:that|this) (?:one|interview|invite|invitation|day|time|morning|afternoon|week)\b",
    re.IGNORECASE,
)
"""What speaks of who writes, or of the time of what was asked."""
_AWAY = Cued(
    r"\b(?:sick|ill|unwell|poorly|flu|fever|covid|surgery|hospital|leave|pto|holidays?|hols|vacation|ooo|out of (?:the )?(?:office|town|country)|away|absent|unavailable|not available|not (?:there|around|in|here|working|at work|in work)|won['’]?t be (?:in|around|there|here|working|available|at work)|be (?:off|out|away|gone)|(?:['’]m|am|i['’]?m|im) (?:\w+ )?(?:off|out|gone|travel\w*|busy|abroad)|gone|take|taking|day off|days off|time off|off (?:work|sick|from|on|for|next|this|until|till|the|today|tomorrow|mon|tue|wed|thu|fri)\w*|\Aoff|\Aout|no in|mother|father|parental|maternity|paternity|travel\w*|jury duty|business trip|moving house)\b",
    re.IGNORECASE,
)
"""That who speaks is away, whatever is planned."""
_ON_LEAVE = Cued(
    r"\W*(?:(?:sorry|sry|no|hi|hey)\W+)*(?:(?:i['’]?m|i am|i['’]ll be|i will be) )?(?:away |off |out )?(?:on|for) (?:my |an? |annual )*(?:holidays?|hols|leave|vacation|pto)\b",
    re.IGNORECASE,
)
"""Who says nothing but that they are on holiday, which closes no office."""
_CAN_NOT_DO = Cued(rf"\b{_CAN_NOT} (?:really )?(?:make|do|take|attend|come|join)\b", re.IGNORECASE)
_OF_ONE = Cued(
    r"\b(?:this one|that one|the one|the \w+ one|everything|all of|both|either|neither|those|them|for this|for that|it|then|anymore|this interview|the interview|that (?:day|time)|(?:some|any)(?:one|body) else|another (?:person|interviewer)|(?:can|could|would|might|please) \w+)\b|\?",
    re.IGNORECASE,
)
"""That an interview is spoken of, and no more than it refused."""
_BECAUSE = Cued(
    r"\W*(?:(?:sorry|hi|hey|hello|all|team|heads up|just|fyi)\W+)*(?P<why>(?!(?:so |i['’]?m |i am )?(?:out|off|on|away|not|in)\b)[^,.;:!?]{4,80}?)(?: and| so)?[\s,.;:!–-]+(?:and |so |hence )*(?:i (?:won['’]?t|will not|am not|am away|am off|am out|['’]?ll be)|i['’]?ll be|i['’]m (?:off|out|away|not)|off (?!sick)|out (?!sick)|away|from)\b",
    re.IGNORECASE,
)
"""Why somebody is away, before they say when."""
_WISHES = Cued(
    r"\b(?:weekend|good (?:night|luck|bot|catch|morning|afternoon)|happy (?:\w+ )?(?:new year|friday|monday|birthday|\w+day)|party|noted|understood|great help|star)\b",
    re.IGNORECASE,
)
_SHORT = 6
"""So few words that praise alone is a yes."""
_BRIEF = 12
"""So few words that what is told of oneself alone is a no."""


def unless_nothing_answered(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    alone: Callable[[str, ParseContext], ParsedMessage],
    *,
    is_open: bool = False,
) -> ParsedMessage:
    """Return the answer that was read, or what the message is alone, without an invitation, where it answers none."""
    without = context.but(last="none", interviews=())
    is_settled = is_open or context == without or context.act or context.chosen
    if not isinstance(read.request, AnswerRequest) or is_settled or read.also_answered:
        return read
    if _stands(read.request, text):
        return read
    bare = alone(text, without)
    if isinstance(bare.request, AbsenceRequest) and not bare.doubt:
        return _while_away(read, bare, text, context)
    if not _means_else(read.request, bare, text):
        return read
    if isinstance(bare.request, InterviewRequest | InterviewsRequest | LateRequest):
        known = alone(text, context.but(last="none"))
        return bare if isinstance(known.request, AnswerRequest) else known
    return bare


def _stands(answer: AnswerRequest, text: str) -> bool:
    """Whether the words say the answer so that it stands, whatever they mean alone: they need not be read again."""
    if answer.away:
        return False
    answers_first = bool(_ANSWERS_FIRST.match(text))
    if _SAYS.search(text):
        return answers_first or not _ASKS.search(text)
    is_proposal = answer.intent == "propose" and _OTHER_TIME.search(text)
    is_plain = answers_first and (is_proposal or _VERDICT_FIRST.match(text))
    return bool(is_plain) and _is_said(answer, text)


def _means_else(answer: AnswerRequest, bare: ParsedMessage, text: str) -> bool:
    """Whether the words mean something else than the answer, and do not say it."""
    request = bare.request
    if isinstance(request, InterviewRequest | InterviewsRequest) or bare.intent == "report":
        is_asked = request.intent in {"responses", "interviews", "report"}
        return is_asked and bool(_ASKS.search(text)) and not _ANSWERS_FIRST.match(text)
    is_proposal = answer.intent == "propose" and bool(_OTHER_TIME.search(text))
    if isinstance(request, AdminRequest | SettingRequest | StartOverRequest):
        is_said = bool(_SAYS.search(text) or _VERDICT_FIRST.match(text) or _ON_LEAVE.match(text))
        return not (is_said or is_proposal)
    is_said = bool(_SAYS.search(text) or _ANSWERS_FIRST.match(text))
    if isinstance(request, Question) and request.is_link:
        return not is_said
    if isinstance(request, LateRequest):
        is_yes = answer.intent == "accept" or bool(_PERHAPS.search(text))
        return not (is_yes or is_said or is_proposal)
    if isinstance(request, ChatRequest):
        return not _is_said(answer, text)
    return isinstance(request, UnknownRequest) and _is_unheard(answer, text, is_said=is_said)


def _is_unheard(answer: AnswerRequest, text: str, *, is_said: bool) -> bool:
    """Whether words that are not understood by themselves are no answer either: an errand, or a time said of something else."""
    if answer.intent == "accept" and not (_is_said(answer, text) or _GOOD.search(text)):
        return True
    is_long = len(text.split()) > _SHORT
    is_of_else = answer.intent == "propose" and is_long and not _OTHER_TIME.search(text)
    return not is_said and (is_of_else or bool(_ERRAND.search(text)))


def _is_said(answer: AnswerRequest, text: str) -> bool:
    """Whether words that ask for nothing else say the answer that was read of them."""
    if _SAYS.search(text) or not _WORD.search(text):
        return True
    if answer.intent == "accept":
        is_short = len(text.split()) <= _SHORT and not _WISHES.search(text)
        return is_short or bool(_YES.search(text))
    if answer.intent == "decline":
        is_own = len(text.split()) <= _BRIEF and bool(_OF_SPEAKER.search(text))
        return is_own or bool(_NO.search(text))
    return answer.intent == "tentative" or bool(_OTHER_TIME.search(text))


def _while_away(
    read: ParsedMessage, bare: ParsedMessage, text: str, context: ParseContext
) -> ParsedMessage:
    """Return the answer of who says when they are away: a no to what lies then, and the absence kept beside it."""
    answer, away = read.request, bare.request
    if not isinstance(answer, AnswerRequest) or not isinstance(away, AbsenceRequest):
        return read
    if answer.away:
        return replace(read, request=replace(answer, reason=answer.reason or _why(text)))
    is_said = _SAYS.search(text) or _ANSWERS_FIRST.match(text)
    is_proposal = answer.intent == "propose" and _OTHER_TIME.search(text)
    if is_said or is_proposal or not away.windows:
        return read
    if answer.intent == "decline":
        return _declined_while_away(read, bare, text)
    own = [one for one in context.interviews if one.role == "interviewer"]
    missed = tuple(one.id for one in own if _lies_in(one, away.windows))
    declined = AnswerRequest("decline", missed, _why(text), away=away.windows)
    return ParsedMessage(declined) if missed else bare


def _declined_while_away(read: ParsedMessage, bare: ParsedMessage, text: str) -> ParsedMessage:
    """Return a no with the absence kept beside it, where more is told than that one interview does not suit."""
    answer, away = read.request, bare.request
    is_away = bool(_AWAY.search(text))
    if not isinstance(answer, AnswerRequest) or not isinstance(away, AbsenceRequest):
        return read
    if read.doubt is not None and not answer.target:
        return bare if is_away and not _CAN_NOT_DO.search(text) else read
    gone = replace(answer, away=away.windows, reason=_why(text) or answer.reason)
    return replace(read, request=gone) if is_away and not _OF_ONE.search(text) else read


def _why(text: str) -> str:
    """Return why somebody is away, in their words; nothing where only that they are is told."""
    found = _BECAUSE.match(text)
    return found["why"].strip() if found else ""


def _lies_in(one: ComingInterview, windows: tuple[Window, ...]) -> bool:
    return any(start < one.end and one.start < end for start, end in windows)
