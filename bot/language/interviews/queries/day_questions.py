"""What is asked about a day or the clock by who interviews, or of who was invited: "what am I doing wednesday?", "where's friday's?", "what time is it now?".

Each is answered by the list, by the card, or by the hour; the day is that of what is asked about, and nothing is proposed for it.
"""

import re
from datetime import timedelta

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import TIMES, Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.bookings import booked
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.resolve import candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest, ChatRequest, InterviewsRequest
from bot.language.tokens.cues import Cued, small
from bot.language.tokens.fillers import LEAD, TAIL

_THEN = rf"(?: (?:on|for|in|at|the|my|now|then|again|please|exactly|actually|with ¤[pc]\d+|{TIMES}|'s|{INTERVIEW}|one))*$"
_OWN_DAY = Cued(
    rf"^{EASE}(?:am i|are we)(?: (?:still|also|even))* (?:on|in|down for|needed|booked|expected|doing|up)(?: (?:on|for|in|at|the|my))* {TIMES}{_THEN}"
    rf"|^{EASE}what (?:am i|are we|have i got|do i have|will i be)(?: (?:doing|on|up to|interviewing|down for|got|in for))*(?: (?:on|for))? {TIMES}{_THEN}"
    rf"|^{EASE}(?:who|whom) (?:am i|are we|do i|will i|have i got)(?: (?:be|got|to))* ?(?:meeting|meet|seeing|see|interviewing|interview|talking to|speaking (?:to|with)|having|on|with)?(?: (?:on|for|in|at))* {TIMES}{_THEN}"
    rf"|^{EASE}(?:where|when|what time|which room|how long)(?: (?:is|'s|s|are))*(?: (?:my|mine|the|our|on))* {TIMES}(?: ¤t\d+)* ?'s{_THEN}"
    rf"|^{EASE}(?:where|what time|when)(?: (?:is|'s|am|do))*(?: i)?(?: (?:mine|my one|my interview|on|meeting|needed|expected))+(?: (?:on|for|in))* {TIMES}{_THEN}"
    rf"|^{EASE}(?:who|whom)(?: (?:is|'s|s|are))* (?:doing what|on what|interviewing (?:whom|who)|doing which|meeting whom)(?: (?:on|for))?(?: {TIMES})?{_THEN}"
)
"""What the speaker has on a day."""
_FROM = Cued(
    rf"^{EASE}(?:what|which)(?: (?:interviews?|invites?|invitations?|requests?))? (?:did|have|do|has)(?: (?:i|we))? (?:get|got|have|gotten|received|receive|been sent|had|waiting) (?:from|off) ¤p\d+{_THEN}"
    rf"|^{EASE}(?:what|which)(?: (?:interviews?|invites?|invitations?|requests?))? (?:did|has|have|does) ¤p\d+ (?:send|sent|ask|asked|give|given|invite|invited|want|put)(?: (?:me|us|for|to|in|down|of|on))*{_THEN}"
    rf"|^{EASE}(?:is there |do i have |have i got |got )?(?:anything|something|any (?:interviews?|invites?|invitations?|requests?)) from ¤p\d+{_THEN}"
)
"""What somebody else invited the speaker to: all that is coming shows it."""
_HOW_HELD = Cued(
    rf"^{EASE}(?:is|will|was|'s)(?: (?:it|this|that|the {INTERVIEW}|¤c\d+(?: 's)?(?: {INTERVIEW}| one)?))(?: (?:be|going to be|gonna be|still|held|all|happening))* (?:in person|online|remote|virtual|on site|onsite|on teams|over teams|on zoom|a video call|a call|face to face|in the office|by video|via teams|at the office|here)(?: (?:or|and)\b.*| (?:then|or not|again|now|please))?$"
)
"""How an interview is held."""
_SENT_TO = Cued(
    rf"^{EASE}(?:who|whom)(?: (?:all|else|exactly))* (?:did|have|has|was|were|do)(?: (?:you|we|i|it|the bot))?(?: (?:all|already|now))* (?:send|sent|invite|invited|email|emailed|mail|mailed|write|written|ask|asked)(?: (?:the|an?|out|this|that|it|to|for|of|on|invite|invites|invitations?|email|mail|¤c\d+|'s|{INTERVIEW}))*$"
    rf"|^{EASE}(?:who|whom)(?: (?:all|else|exactly))* (?:got|gets|received|has got|has|have)(?: (?:the|an?|all|this|that))* (?:invites?|invitations?)(?: (?:to|for|of|it|this|that|¤c\d+|'s|{INTERVIEW}))*$"
)
"""Who was invited to an interview."""
_CLOCK = Cued(
    r"\W*(?:(?:ok|so|and|hey|hi|sorry|quick question|please|btw)\W+)*(?:what(?:['’]?s| is) the (?:current )?time(?: (?:right )?now| here| please)*|what time is it (?:right )?now(?: here| please)*|what time do (?:you|we) have(?: now)?|(?:do you )?(?:have|got) the time|(?:the )?current time|time now|what(?:['’]?s| is) the time now)\W*",
    re.IGNORECASE,
)
"""The hour that it is."""
_CAN_NOW = Cued(
    rf"^{EASE}(?:(?:feeling |much |all |i 'm |it 's |am )*(?:better|sorted|free|freed up|ok|okay|good|fine|cancelled|canceled|moved)(?: (?:again|now|up))*(?: (?:,|\.|-|so|and))+ )?(?:so )?i (?:can|could|'ll|will|am able to|'m able to|'ll be able to)(?: (?:now|actually|still))* (?:do|make|come|attend|join|take|be there)(?: (?:on|it|to|for|the|that|this|¤c\d+|'s|{INTERVIEW}|one))*(?: {TIMES})?(?: (?:on|at))*(?: (?:after all|now after all|again after all|now))+(?: (?:if (?:still|it 's still) (?:needed|wanted|on|ok|possible)|thanks|sorry|,))*$"
)
"""Who can come after all."""


def day_question(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what one of these forms asks for; None for any other message."""
    if _CLOCK.fullmatch(shape.sentence.text):
        return ParsedMessage(ChatRequest("clock"))
    if situation.is_open:
        return None
    if (had := _had(shape.sentence.text, situation.context)) is not None:
        return had
    if _CAN_NOW.search(shape.row):
        return _comes_after_all(shape, situation)
    return _of_day(shape, situation) or _of_one(shape, situation)


def _of_day(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the list of what the speaker has on a day, or has got from somebody."""
    if _OWN_DAY.search(shape.row):
        return _listed(shape, situation)
    return ParsedMessage(InterviewsRequest()) if _FROM.search(shape.row) else None


def _of_one(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the card of the interview that is shown or named."""
    is_shown = situation.is_invited or situation.shows_booked
    is_known = is_shown or any(one.kind == "candidate" for one in shape.pieces)
    is_asked = _HOW_HELD.search(shape.row) or _SENT_TO.search(shape.row)
    return _shown(shape, situation) if is_known and is_asked else None


def _had(text: str, context: ParseContext) -> ParsedMessage | None:
    """Return the list of what the speaker had today or yesterday; None for any other message."""
    found = _HAD.fullmatch(text)
    if found is None:
        return None
    now = context.now.replace(tzinfo=None)
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    is_before = small(found["when"] or found["then"]) == "yesterday"
    span = (today - timedelta(days=1), today) if is_before else (today, now)
    return ParsedMessage(InterviewsRequest(windows=(span,), is_past=True))


_HAD = Cued(
    rf"{LEAD}(?:(?:what|which|how many) (?:interviews?|calls?|screens?|sessions?)|who) (?:have (?:i|we)(?: already)* (?:had|done|held|seen|met|interviewed)|did (?:i|we) (?:have|do|hold|see|meet|interview)|(?:i|we)(?:['’]ve)?(?: already)? (?:had|did))(?: (?:so far|earlier|already|on))* (?P<when>today|this morning|yesterday)(?: (?:so far|already))?{TAIL}"
    rf"|{LEAD}(?:(?:show|list|give)(?: me)? )?(?:my|our|the) interviews (?:(?:of|from) )?(?P<then>yesterday){TAIL}",
    re.IGNORECASE,
)
"""What the speaker had, on a day that is over or nearly."""


def _listed(shape: Shape, situation: Situation) -> ParsedMessage:
    """Return the list of the speaker's own on the day that is named."""
    kept = shape.only(n for n, one in enumerate(shape.pieces) if one.kind in {*TIME_KINDS, "join"})
    listed = booked("interviews", kept, situation.context)
    request = listed.request
    if not isinstance(request, InterviewsRequest):
        return listed
    return ParsedMessage(replace(request, target=()))


def _shown(shape: Shape, situation: Situation) -> ParsedMessage:
    context = situation.context
    if (unknown := candidate_unknown(shape, context)) is not None:
        return ParsedMessage(InterviewsRequest(), unknown)
    told = shape.without(n for n, one in enumerate(shape.pieces) if one.kind != "candidate")
    found = resolve(told, context, text="")
    return ParsedMessage(InterviewsRequest(target=found.ids), found.doubt)


def _comes_after_all(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the yes to what the speaker was invited to on that day; None for who organizes what is coming."""
    context = situation.context
    invited = [one for one in context.interviews if one.role == "interviewer"]
    if not invited and any(one.role == "organizer" for one in context.interviews):
        return None
    said = said_times([one for one in shape.pieces if one.kind in TIME_KINDS], context)
    days = {day.date() for part in said for day in part.days}
    on_it = [one for one in invited if one.start.date() in days] if days else invited[:1]
    return ParsedMessage(AnswerRequest("accept", tuple(one.id for one in on_it)))


teach(_OWN_DAY, _FROM, _HOW_HELD, _SENT_TO, _CAN_NOW)
