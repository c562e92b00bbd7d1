"""What is said of a booked interview's candidate: their invitation, their absence, and what they are to be told.

"Send Jo's invite now" and "did she get it?" are about the invitation of a booked interview; "tell the candidate to bring
a laptop" asks for a message that the bot does not send, and is no note for the interviewers. Where nothing is
to go to a candidate, their address is taken out; a candidate who has not come is late.
"""

from typing import Literal, cast

from msgspec.structs import replace

from bot.language.acts.lateness import asks_besides
from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.answers.invitation_answers import answer
from bot.language.interviews.bookings import booked
from bot.language.interviews.targets.loop_sessions import loop_of_candidate
from bot.language.interviews.targets.resolve import Reference, candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    ChangeRequest,
    ChatRequest,
    InterviewRequest,
    Question,
    RescheduleRequest,
    UnknownRequest,
)
from bot.language.tokens.cues import Cued

_WHO = r"(?:¤[cx]\d+(?: ¤x\d+)*|the candidate|the applicant|she|he|they|her|him|them)"
_WHOSE = r"(?:¤[cx]\d+(?: ¤x\d+)* 's|the candidate 's|the candidate|her|his|their|the|an|that)"
_INVITE = r"(?:invit(?:e|es|ation|ations)|calendar invit(?:e|ation)|e ?mail invit(?:e|ation))"
_HELD_BACK = Cued(rf"^{EASE}hold back {_WHOSE} {_INVITE}(?: of {_WHO})?$")
"""What is said of an invitation that is not to go out yet, in plain words."""
_TAKES_OUT = Cued(rf"^{EASE}take out the candidate 's address(?: of {_WHO})?$")
"""What is said where nothing is to go to the candidate, in plain words."""
_NOW = r"(?: (?:now|right|away|straight|immediately|already|at|once|asap|right now|early|today|please|¤t\d+))*"
_SENDS = Cued(
    rf"^{EASE}(?:re ?send|send|mail|email|fire off|get)(?: out| off)? {_WHOSE} {_INVITE}(?: (?:out|off))?(?: (?:to|for) {_WHO})?{_NOW}$"
    rf"|^{EASE}(?:re ?send|send|mail|email|get) {_WHO} {_WHOSE} {_INVITE}{_NOW}$"
    rf"|^{EASE}invite {_WHO}{_NOW}$"
)
_TO_CANDIDATE = Cued(r"¤[cx]\d+|\b(?:candidate|applicant|her|his|their|him|them)\b")
_ASKS = Cued(
    rf"^{EASE}(?:do you know if |any idea if |do we know if )?(?:did|has|have|was|is|were) {_WHO}(?: (?:already|yet|actually|been|not))* (?:get|got|gotten|receive|received|had|have|seen|sent) {_WHOSE} {_INVITE}(?: (?:yet|already))*$"
    rf"|^{EASE}(?:did|has|have|was|is|were) {_WHOSE} {_INVITE}(?: (?:to|for) {_WHO})?(?: (?:already|yet|been|actually))* (?:go|gone|went|sent|out|arrive|arrived|delivered)(?: (?:out|yet|already))*$"
    rf"|^{EASE}(?:was|is|were|has) {_WHO}(?: (?:already|yet|been))* invited(?: (?:yet|already))*$"
)
_OF_INTERVIEWER = r"(?! to (?:\w+ )?(?:ask|focus|cover|probe|dig|look|check|test|assess|read|score|interview|skip|avoid|take over|lead|go (?:easy|deep)|press)\b)"
"""Not for a candidate to do, but for who interviews them."""
_TOLD = rf"(?:¤c\d+|the candidate|¤x\d+(?: ¤x\d+)*(?= to\b)|(?:her|him){_OF_INTERVIEWER}(?= (?:to|know)\b))"
_ABOUT_IT = r"(?: about (?:it|this|that|the (?:interview|move|change|new time|cancellation|invite|meeting)|¤t\d+))?"
_IS_TOLD = Cued(
    rf"^{EASE}(?:do you know if |any idea if |do we know if )?(?:did|has|have|was|is|were) (?!you\b|i\b|we\b){_WHO}(?: (?:already|yet|actually|been|ever))* (?:(?:get|got|gotten|receive|received|had|hear|heard)(?: (?:anything|something|any news|any word|the news|an? (?:mail|e ?mail|message|invite|invitation)|from (?:us|you)))+|told|informed|notified|heard){_ABOUT_IT}(?: (?:yet|already|so far|by now|at all))*$"
    rf"|^{EASE}(?:does|do) {_WHO}(?: (?:already|yet|even|actually))* know{_ABOUT_IT}(?: (?:yet|already|now))*$"
)
"""Whether the candidate was told of an interview: "did Jane get anything yet?", "does Jane know?"."""
_TELLS = Cued(
    rf"^{EASE}(?:tell|inform|remind|ask|email|mail|message|text|notify|warn|let|write to|pass on to) (?:{_TOLD}|the applicant)(?! (?:choose|pick|select|decide|book|reschedule|move)| know (?:when|which)? ?(?:to )?(?:choose|pick))(?: know)? (?:that|to|about|we|the|it|he|she|they|there|please|bring|where|when|how|,|\S+ (?:is|are|will))\b"
)
_TELLS_THIS = Cued(
    rf"^{EASE}(?:tell|inform|remind|email|mail|message|msg|text|notify|let|write to|pass on to) (?:¤c\d+|the candidate|the applicant)(?: know)? [,:](?= )"
)
"""What the candidate is to be told, behind a colon."""
_TELLS_ALONE = Cued(
    rf"^{EASE}(?:tell|inform|notify|let|update|write to|message) (?:¤c\d+|the candidate|the applicant)(?: know)?(?: (?:please|pls|then|now|too|about it|of it|of that|about that|of this|of the change))*$"
)
"""That the candidate is to be told, and not what."""
_NOTE_TO = Cued(
    rf"^{EASE}(?:the |a )?(?:(?:candidate|applicant)(?: 's)? (?:note|message)|(?:add )?(?:an? )?(?:note|message) (?:to|for) the (?:candidate|applicant)) [,:](?= )"
    rf"|^{EASE}(?:the |an? |send )*(?:message|msg|text|sms|word|e ?mail) (?:for|to) ¤c\d+(?: ¤x\d+)* [,:-](?= )"
)
"""A note that the candidate is to read."""
_CHOOSES = Cued(r"\b(?:choose|pick|select|link|another time|new time|reschedule)\b")
ABSENT = Cued(
    rf"^{EASE}(?:¤c\d+|(?:the|my|our) candidate) (?:still )?(?:isnt|is not|'s not|hasnt|has not|didnt|did not|never)(?: \w+){{0,2}}? (?:here|joined|join|shown|show|showed|arrived|arrive|turned|turn|there|come|came|appeared|on the call|in the (?:call|meeting|room|lobby))\b"
    rf"|^{EASE}(?:¤c\d+|(?:the|my|our) candidate)(?: (?:has|just))* (?:cancelled|canceled|bailed|ghosted|dropped out) (?:on )?(?:me|us)(?: (?:today|now|again|sorry|just now|,))*$"
    rf"|^{EASE}(?:still )?no sign of (?:¤c\d+|the candidate)\b"
    rf"|^{EASE}(?:¤c\d+|(?:the|my|our) candidate)(?: is| 's| will be)? (?:running )?(?:(?:a |¤l\d+ |bit |few |minutes |mins |quite ))*late(?: (?:again|sorry|today|,))*$"
)

_NEEDS_OTHER_TIME = Cued(
    rf"^{EASE}(?:¤c\d+|the candidate)(?: (?:now|really|unfortunately|apparently|just|says|said|told|me|us|that|he|she|they|,))* (?:can only|could only|is only|'s only|will only|only has|only have|cant|can not|cannot|couldnt|wont|will not|isnt|is not|'s not|would prefer|prefers|would rather|'d rather|'d prefer|needs|wants|has to|asked|would like)(?: (?:be|come|make|do|go|have|meet|join|start|around|free|available|any|it|us|for|to|in|on|the|an?|at|after|later|earlier|time|slot|there|that|rather))* ¤t\d+(?: (?:¤t\d+|or|and|on|in|at|any ?more|any longer|instead|now|unfortunately|only|ideally|preferably|if|possible|please|maybe|then|though|,))*$"
)
"""When the candidate of a booked interview can come, or cannot: it has to move."""
CANNOT_COME = Cued(
    rf"^{EASE}(?:¤c\d+|the candidate|she|he)(?: (?:now|just|really|unfortunately|apparently|says|said|told|tells|me|us|that|she|he|they|,))* (?:cant|can not|cannot|couldnt|wont|will not|isnt able to|is not able to|is unable to|wont be able to)(?: (?:make|come|attend|join|travel|be|there|it|this|that|in|to|the|interview|meeting|do))+(?: (?:any ?more|any longer|after all|now|sorry|then|unfortunately|,))*$"
    rf"|^{EASE}(?:¤c\d+|the candidate)(?: (?:is|'s|has|got|has got|called in|fell|feels|now|just|really))+ (?:very |quite |so )?(?:sick|ill|unwell|poorly|covid|flu|injured|in hospital|stuck abroad|a fever)(?: (?:,|today|now|sorry|what now|what do we do|unfortunately|so|what|¤t\d+|\.))*$"
)
"""That the candidate cannot come, and not what is to become of the interview."""
_IS_NOW = (
    r"(?:is|'s|will be|should be|ought to be)(?: (?:now|actually|really|going to be|in fact))*"
)
_OF_ONE = r"¤t\d+(?: ¤t\d+)*(?: 's)?(?: (?:interview|one|meeting|session|slot))?"
_NEW_ONE = Cued(
    rf"^{EASE}(?:the )?(?:new |right |actual |correct )?(?:candidate|applicant) (?:(?:for|on|of|at|in) )?(?:the )?{_OF_ONE} {_IS_NOW} ¤c\d+\b"
    rf"|^{EASE}¤t\d+ 's (?:new )?(?:candidate|applicant) {_IS_NOW} ¤c\d+\b"
    rf"|^{EASE}¤c\d+ {_IS_NOW} (?:the|our) (?:new |right |actual )?(?:candidate|applicant) (?:for|on|of|at|in) (?:the )?{_OF_ONE}"
)
"""Who the candidate of a booked interview is: "the candidate for Friday is now Omar Farouk"."""


def about_candidate(shape: Shape, situation: Situation) -> ParsedMessage | None:  # noqa: PLR0911 - one line for each way it is said
    """Return what is asked of the candidate's invitation, or to be told them; None for anything else."""
    context = situation.context
    row = shape.row
    if not situation.has_interviews or situation.is_open:
        is_sent = bool(_SENDS.search(row)) and _names_coming(shape, context)
        return _of_meant("invite_candidate", shape, context) if is_sent else None
    if nearest := _beyond_us(shape):
        return ParsedMessage(UnknownRequest(nearest))
    if CANNOT_COME.search(row) and (asked := _cannot_come(shape, situation)) is not None:
        return asked
    if _NEEDS_OTHER_TIME.search(row) and candidate_unknown(shape, context) is None:
        return booked("reschedule", shape, context)
    if _NEW_ONE.search(row):
        return booked("change", shape, context)
    if ABSENT.search(row) and not asks_besides(row):
        # Who is not there for nothing that is near has not come too late.
        return answer("late", shape, context) if situation.is_soon else _nothing_near()
    is_to_candidate = bool(_TO_CANDIDATE.search(row))
    if _IS_TOLD.search(row) or (is_to_candidate and _ASKS.search(row)):
        return _of_meant("responses", shape, context)
    is_invited = is_to_candidate and bool(_SENDS.search(row))
    return _of_meant("invite_candidate", shape, context) if is_invited else None


def held_back(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request that a candidate's invitation waits; None for anything else."""
    if situation.is_invited or not _HELD_BACK.search(shape.row):
        return None
    read = _of_meant("responses", shape, situation.context)
    return replace(read, request=replace(cast("InterviewRequest", read.request), is_hold=True))


def unmailed(shape: Shape, situation: Situation, after: Question | None) -> ParsedMessage | None:
    """Return the change that leaves a candidate without an address, so that nothing goes to them; None for anything else."""
    if situation.is_invited or not _TAKES_OUT.search(shape.row):
        return None
    who = after.candidate if after else None
    is_named = any(one.kind == "candidate" for one in shape.pieces)
    if after and who and who.mail and not is_named:
        return ParsedMessage(replace(after, candidate=replace(who, mail="")), continues=True)
    read = _of_meant("responses", shape, situation.context)
    target = cast("InterviewRequest", read.request).target
    return replace(read, request=ChangeRequest(target, cleared=("address",)))


def _cannot_come(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question whether another time is wanted for who cannot come; None where none of the speaker's interviews is meant."""
    context = situation.context
    is_named = any(one.kind == "candidate" for one in shape.pieces)
    if situation.is_invited or not (is_named or situation.shows_booked):
        return None
    if (unknown := candidate_unknown(shape, context)) is not None:
        return ParsedMessage(RescheduleRequest(), unknown)
    found = resolve(shape, context, role="organizer", text="")
    one = next((it for it in context.interviews if found.ids == (it.id,)), None)
    if one is None or one.role != "organizer":
        return ParsedMessage(RescheduleRequest(found.ids), found.doubt) if found.doubt else None
    name = one.candidate.name if one.candidate else ""
    whose = f"{name.split(maxsplit=1)[0]}'s interview" if name else "it"
    choices = (
        Choice(option("another-time"), f"move {whose}"),
        Choice(option("off"), f"cancel {whose}"),
    )
    asked = Clarification(asks("cannot-come", name=name or "the candidate"), choices)
    return ParsedMessage(RescheduleRequest(found.ids), asked)


def _nothing_near() -> ParsedMessage:
    return ParsedMessage(ChatRequest("delay"))


def _names_coming(shape: Shape, context: ParseContext) -> bool:
    """Whether a candidate of a coming interview is named."""
    named = bool(context.interviews) and any(one.kind == "candidate" for one in shape.pieces)
    return named and candidate_unknown(shape, context) is None


def _beyond_us(shape: Shape) -> str:
    """Return the name of the answer to what the bot does not do for a candidate; empty for all else."""
    row = shape.row
    if _SENDS.search(row):
        return ""
    is_said = _TELLS_THIS.search(row) or _NOTE_TO.search(row)
    tells = _TELLS.search(row) or (":" in shape.sentence.text and is_said)
    if (tells or _TELLS_ALONE.search(row)) and not _CHOOSES.search(row):
        return "tell-candidate"
    return ""


def _of_meant(
    intent: Literal["responses", "invite_candidate"], shape: Shape, context: ParseContext
) -> ParsedMessage:
    """Return the request for the interview whose candidate is named, else the one shown last."""
    unknown = candidate_unknown(shape, context)
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind != "candidate")
    found = Reference((), unknown) if unknown else resolve(rest, context, role="organizer")
    whole = loop_of_candidate(rest, context) if found.doubt and not unknown else ()
    found = Reference(whole) if whole else found
    is_asked = intent == "responses"
    return ParsedMessage(InterviewRequest(intent, found.ids, is_of_candidate=is_asked), found.doubt)


teach(
    _HELD_BACK,
    _TELLS_THIS,
    _IS_TOLD,
    _NEW_ONE,
    _SENDS,
    _ASKS,
    _TELLS,
    _TELLS_ALONE,
    _NOTE_TO,
    _TAKES_OUT,
    ABSENT,
    _NEEDS_OTHER_TIME,
    CANNOT_COME,
)
