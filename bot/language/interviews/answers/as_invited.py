"""What an interviewer says of an interview in the words of its organizer, as what they can do: propose, decline, or nothing.

"can we push Hana's to Friday"     proposes Friday
"take me off", "i said no"         declines
"oh great, another one"            is no yes
"""

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.answers.invitation_answers import answer
from bot.language.interviews.candidates.candidate_news import ABSENT, CANNOT_COME
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    AnswerRequest,
    ChangeRequest,
    ChatRequest,
    RescheduleRequest,
    Target,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued

_ITS = rf"(?:it|this|that|this one|that one|¤c\d+ 's(?: (?:{INTERVIEW}|one))?|¤c\d+|the {INTERVIEW}|the list)"
_GO_ON = r"(?:go|carry|crack|get|push|press|do|run|hold|proceed|continue|keep|have|play)(?: (?:it|on|ahead|along|going|this|that|the interview))*"
_WITHOUT_ME = Cued(
    rf"^(?:{EASE}|(?:you|y'all|all|guys|folks|just) )*{_GO_ON} without (?:me|¤p\d+)(?: (?:please|pls|then|this time|thanks|sorry|,))*$|"
    rf"^{EASE}(?:take|leave|get|drop|remove|count|keep) (?:me|¤p\d+)(?: (?:off|out))*(?: (?:of|from|off|on))*(?: {_ITS})?(?: (?:please|pls|now|again|then))*$"
)
_SAID_NO = Cued(
    rf"^{EASE}(?:i |i 've |i have )?(?:already |just |really )*(?:said|told (?:you|¤p\d+|her|him|them|the recruiter)|mean|meant|say)(?: (?:that|already|a|you))* (?:no|nope|i cant|i wont|i 'm out|cant)\b(?! (?:problem|worries|issue))(?: (?:to|it|this|that|already|twice|before|!|,|¤c\d+(?: 's)?))*$"
    rf"|^{EASE}(?:tell|inform|let) (?:¤p\d+|her|him|them|the (?:recruiter|organi[sz]er))(?: know)?(?: that)? (?:i |i 'm |i am )+(?:really |just )*(?:not (?:doing|coming|going|joining|available|free|in|interested|able)|cant|can not|cannot|wont|out|declin\w+|refuse|unavailable)\b(?: (?!¤t)\S+){{0,4}}$"
)
_AFTER_ALL_NO = Cued(
    r"^(?:(?:actually|hmm+|hm|wait|sorry|oh|on second thoughts?|scratch that|my bad|,|\.|!|-) )+(?:no|nope|i cant|cant|i can not|i cannot|not|rather not|i 'd rather not|no i cant|no sorry|no cant)(?: (?:do it|make it|come|after all|sorry|any ?more|then|,))*$"
)
"""A no of who had said yes, to the card that says so."""
_DROPS = Cued(
    rf"^{EASE}(?:i |we )?(?:'m |am |'ve |have |must |need to |got to |going to |gonna |will |'ll |have to )*(?:drop(?:ping)? out|pull(?:ing)? out|back(?:ing)? out|bow(?:ing)? out|step(?:ping)? down|withdraw(?:ing)?|bail(?:ing)?(?: out)?)(?: (?:of|from|on))?(?: {_ITS})?(?: (?:sorry|please|,|unfortunately|then|now))*$"
)
_MOVES = Cued(
    rf"^{EASE}(?:i |we )?(?:(?:really )?(?:need|have|want|got|must|would like|'d like) to )?(?:(?:move|push|shift|re ?schedule|postpone|rearrange|delay)(?: (?:it|this|that|this one|the {INTERVIEW}))?|bring(?: (?:it|this|that|this one|the {INTERVIEW}))? forward)(?: (?:please|pls|then|sorry|to another time|to another day|to some other time|back|a bit|if possible))*$"
)
"""That it has to move, and not to when."""
_DOES_IT = Cued(
    r"^(?:(?:ok|okay|yes|yeah|sure|fine|alright|well|,|\.|!|-) )*(?:i )?(?:'ll|will|can|shall) (?:do|take|make|cover|attend|join) (?:it|this|that|this one)(?: (?:then|thanks|thx|no problem|no worries|!|,))*$"
)
_WITH_PRAISE = r"(?:great|brilliant|lovely|perfect|fantastic|wonderful|super|amazing|marvellous|fab|joy|awesome|cool|nice)"
_SARCASM = Cued(
    rf"^(?:(?:oh|ah|ugh|well|wow|argh|god|ffs|so|and|,|\.|!|-) )*(?:yet )?(?:another|one more|more|even more) (?!time|day|slot|date)\S+(?: \S+)?(?: [,!.-])? {_WITH_PRAISE}$"
    rf"|^(?:(?:oh|ah|ugh|well|wow|argh|god|ffs|,|\.|!|-) )*{_WITH_PRAISE}(?: [,!.-])* (?:yet )?(?:another|one more|more|even more) (?!time|day|slot|date)\S+(?: \S+)?$"
    rf"|^(?:(?:oh|ah|ugh|argh|god|ffs|,) )+{_WITH_PRAISE}$|^(?:good luck with|just what i needed|that 's all i needed)\b.{{0,30}}$"
)
"""Praise that is none."""
_OF_CANDIDATE = Cued(
    rf"^{EASE}(?:(?:i|we) (?:think|heard|hear|guess|believe|was told|just heard|saw) (?:that )?)?¤c\d+ (?=.*\b(?:sick|ill|unwell|poorly|covid|flu|come|attend|join|away|off|out|late|cancel\w*|withdr\w+|dropped|pulled|cant|cannot|wont|isnt)\b)(?:is|'s|has|has got|got|feels|cant|can not|cannot|wont|isnt|will not|just|was|withdrew|dropped|pulled|cancelled|canceled)\b(?! (?:interview|one|¤t))(?: (?!i\b|'m\b|but\b|so\b|¤p)\S+){{0,8}}?(?: (?:i (?:heard|think|believe|hear|guess)|apparently))?$"
)
"""What is told of a candidate and nothing of who speaks: "Paula is sick I heard"."""
_IN_TURN = Cued(
    r"^(?=.*\b(?:yes|yep)\b)(?=.*\b(?:no|nope|maybe)\b)(?:(?:yes|yep|no|nope|maybe)(?: ,| and| then)* ){2,}(?:yes|yep|no|nope|maybe)$|^yes and (?:no|maybe)$"
)
"""Answers to several in an order that nobody has told: "yes yes no"."""
_WHY = Cued(r"^(?:(?:and|so|but|hey|hi|ok|wait|,|\?) )*(?:why(?! not\b)|how come|since when)\b")
"""What asks for a reason answers nothing."""
_YES_TO = Cued(
    r"^(?:(?:yes|yep|yeah|ok|okay|sure|fine|happy|accept) )+(?:to |for |with )*(?P<whose>¤c\d+(?: 's)?)(?: (?:interview|one|please|is fine|is ok))*$"
)
"""A yes to an invitation that is named."""


_IS_ILL = Cued(
    r"^the candidate (?:is|'s|has|feels|got|caught) (?:(?!not\b|i\b)\S+ ){0,3}?(?:ill|sick|unwell|poorly|fever|flu|covid)(?: (?:today|unfortunately|sorry|now))*$"
)


def said_of_invited(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what one of these forms says of an invitation; None for any other message."""
    context = situation.context
    if situation.is_open:
        return None
    shown = context.interviews[0] if context.interviews else None
    is_own = shown is not None and shown.role == "interviewer"
    is_shown = is_own and (situation.is_invited or context.last == "interview")
    if is_shown and (idle := _of_no_one(shape.row)):
        return idle
    if is_shown and shown is not None and _takes_back(shape, shown, context):
        return ParsedMessage(AnswerRequest("decline", (shown.id,)))
    if shown is not None and situation.is_invited and is_own and _DOES_IT.search(shape.row):
        return answer("accept", shape, context)
    if is_shown and shown is not None and _MOVES.search(shape.row):
        return ParsedMessage(AnswerRequest("propose", (shown.id,)))
    # Who does not come to an interview that is near is passed on as it is.
    is_absent = situation.is_soon and ABSENT.search(shape.row) is not None
    return None if is_absent else _of_named(shape, context)


def _of_no_one(row: str) -> ParsedMessage | None:
    """Return what answers no invitation, though its words say yes or no; None for anything else."""
    if _SARCASM.search(row) or _IS_ILL.match(row):
        return ParsedMessage(ChatRequest("remark"))
    return ParsedMessage(UnknownRequest()) if _IN_TURN.match(row) else None


def _takes_back(shape: Shape, shown: ComingInterview, context: ParseContext) -> bool:
    """Whether the interview that is shown is declined, and none that is named beside it."""
    row = shape.row
    named = [one for one in shape.pieces if one.kind == "candidate"]
    if named and resolve(shape, context, role="interviewer", text="").ids != (shown.id,):
        return False
    others = {mail for one in shape.pieces if one.kind == "name" for mail in one.value.ids}
    if _WITHOUT_ME.search(row):
        return others <= {context.speaker} and ("¤p" in row or " me" in row)
    is_back = shown.answer in {"accepted", "tentative"} and bool(_AFTER_ALL_NO.search(row))
    return is_back or bool(_SAID_NO.search(row) or _DROPS.search(row))


def _of_named(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the answer to an invitation that is named by its candidate; who that cannot come is for its organizer to hear."""
    is_no, yes = _DROPS.search(shape.row), _YES_TO.search(shape.row)
    named = [one for one in shape.pieces if one.kind == "candidate"]
    is_of_them = CANNOT_COME.search(shape.row) or _OF_CANDIDATE.search(shape.row)
    is_theirs = bool(named) and bool(is_of_them) and "?" not in shape.sentence.text
    invited = {one.id for one in context.interviews if one.role == "interviewer"}
    if not (is_no or yes or is_theirs) or not named:
        return None
    found = resolve(shape, context, role="interviewer", text="")
    if len(found.ids) != 1 or not found.is_told or not invited & {*found.ids}:
        return None
    if yes:
        return answer("accept", shape, context)
    return ParsedMessage(AnswerRequest("decline", found.ids) if is_no else ChangeRequest(found.ids))


def unless_asked_why(read: ParsedMessage, shape: Shape) -> ParsedMessage:
    """Return what was read, where it is an answer and the words only ask why: not understood."""
    is_answer = isinstance(read.request, AnswerRequest) and read.request.intent != "propose"
    return ParsedMessage(UnknownRequest()) if is_answer and _WHY.search(shape.row) else read


def as_proposed(read: ParsedMessage, context: ParseContext) -> ParsedMessage:
    """Return the move of an interview that the speaker only attends as the proposal that it is; anything else as it is."""
    request = read.request
    if not isinstance(request, RescheduleRequest) or read.doubt is not None:
        return read
    if not request.target or not _all_invited(request.target, context) or request.is_exchange:
        return read
    proposal = AnswerRequest("propose", request.target[:1], windows=request.windows)
    return replace(read, request=proposal)


def _all_invited(target: Target, context: ParseContext) -> bool:
    meant = [one for one in context.interviews if one.id in target]
    return bool(meant) and all(one.role == "interviewer" for one in meant)


teach(_MOVES, _WITHOUT_ME, _SAID_NO, _DROPS, _SARCASM)
