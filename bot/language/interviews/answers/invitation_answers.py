"""An interviewer's answer to an invitation, who is late, who is away: which interviews, why, and when instead."""

import re
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.language.acts.answering import ASKED_LATER
from bot.language.acts.situation import LATE_WITHIN, Act
from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import TIMES, Shape
from bot.language.clarification import Clarification, asks
from bot.language.context import ComingInterview, ParseContext
from bot.language.coverage.coverage import conditions, widest
from bot.language.grammar import teach
from bot.language.interviews.answers.held_on_day import held_on_day
from bot.language.interviews.answers.offered_hours import (
    are_hours_beside,
    is_hour_of_wanted,
    offers_hour,
    refuses_first,
)
from bot.language.interviews.answers.todays_weekday import after_own
from bot.language.interviews.bookings import new_windows
from bot.language.interviews.old_and_new import split_times
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.ranked import is_placed
from bot.language.interviews.targets.resolve import (
    Reference,
    asked_with_whole,
    resolve,
    spared,
    which_of,
)
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import Absence, away_times, find_absences, is_speaker
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    Asked,
    ChatRequest,
    LateRequest,
    Target,
    UnknownRequest,
    Window,
)
from bot.language.times.time_windows import midnight, windows
from bot.language.tokens.cues import Cued

_BAD = r"(?:(?:an?|the|so|such|really|just|pretty|quite|very|too|bit|complete|total|absolute|utter|already|absolutely|completely|totally|fully|jam|full) )*(?:out|off|full|full on|tricky|impossible|awkward|awful|terrible|horrible|hectic|mess|chaos|chaotic|nightmare|packed|rammed|jammed|stacked|crazy|mad|insane|hell|madness|mental|manic|rough|tough|heavy|hard|difficult|bad|busy|worst)"
"""What is said of a day on which somebody cannot."""
_SUITS_BETTER = r" (?:(?:would|might|could|will|is|'s|are) (?:\w+ )?(?:better|easier|best|fine|good|ok|okay|possible|perfect|preferable)|(?:works?|suits?)(?: \S+){0,2}? (?:better|best|more)|instead|(?:would|could|might) (?:work|suit))\b"
"""What is said of a time that somebody can."""
_FINE = r"(?:fine|good|ok|okay|great|perfect|possible|free|better|best|easier|preferable|ideal)"
_REFUSED = Cued(
    rf"\b(?:cant|can not|cannot|wont|will not|not|couldnt|out|off|away|tied(?: up)?|stuck|busy|booked|unavailable|sick|leave|holiday|vacation|pto|travelling|traveling|ooo|doesnt|dont|decline|conflict|clash|unable)\b(?: (?!but\b|how\b|what\b|can\b|could\b)\S+){{0,6}}? (?P<when>{TIMES})(?!(?:(?: (?:or|and|,))? ¤t\d+)*{_SUITS_BETTER})"
    rf"|(?P<before>{TIMES})(?: (?!¤t|,)\S+){{0,2}}? (?:doesnt|does not|isnt|is not|wont|dont|'s not|is no|'s no|is bad|not|(?:is|are|'s|looks) {_BAD})(?= |$)(?! ¤t)"
    rf"|^(?:(?:sorry|hi|hey|no|ah|,|\.) )*(?:on )?(?P<spoilt>{TIMES}) (?:is|'s|are)(?: (?!¤t|,|or\b|and\b|but\b|{_FINE}\b)\S+)+ [,.;](?: (?:but|so|and))?(?= (?:(?!¤t)\S+ ){{0,2}}?{TIMES}{_SUITS_BETTER})"
)
_PARTS = re.compile(
    r"\s*(?:[,;()–—]|:(?!\d))+\s*|\s+-+\s+|[.!]\s+|\s+(?:because(?: of)?|since|due to|cos|coz|cuz|b/c)\s+|\s+but\s+(?=(?:i|we|need|have|must|may|might|my)\b)",
    re.IGNORECASE,
)
_NO_REASON = Cued(
    r"(?:(?:sorry|sry|apologies|terribly|awfully|shall|had|afraid|unfortunately|sadly|nah|no|nope|mean|meant|thanks?|thank|you|thx|hi|hey|mate|i|we|have|need|must|got|gotta|gonna|to|will|'ll|i'll|m|am|i'm|is|decline\w*|declining|can'?t|cant|cannot|cannae|can|won'?t|wont|unable|not|able|make|come|coming|do|it|that|this|the|one|ones|time|then|attend|join|be|there|pass|on|for|me|maybe|perhaps|tentative\w*|might|works?|doesn'?t|work|but|and|please|so|regret\w*|ok|okay|yes|this time|invite|invitation|interview|mon|tues?|wed|thurs?|thu|fri|(?:mon|tues|wednes|thurs|fri)day|at|next|week|tomorrow|today|available|free|out|\d+\S*|as|of|course|very|really|so|just|going|gonna)\W*)+",
    re.IGNORECASE,
)
_REFUSES = Cued(
    r"(?:so )?(?:i )?(?:can'?t|cannot|won'?t|decline)\b(?: (?:do|make|take|be|attend|join))?\b",
    re.IGNORECASE,
)
_AS = re.compile(r"^(?:as|because|since) (?=i\b)", re.IGNORECASE)
_BEGINS = Cued(
    r"\b(?:got (?:a|an|another|to|my|some)|have (?:a|an|another|to be|my|some)|i'm (?!not|afraid|unable)|i am (?!not|afraid|unable)|im (?!not)|on (?:leave|holiday|vacation|pto)|at (?:the|a) (?!time)|in (?:a|another) |my (?!(?:(?:own|other|next|last|two|three|open) )*(?:interviews?|invitations?|invites?|meetings?|sessions?|ones?)(?:\W*$| (?:on|at|for|today|tomorrow|this|next|please|too)\b))|double[- ]booked|travel\w*|busy|sick|ill\b|conflict|clash)",
    re.IGNORECASE,
)
_VERDICT = Cued(
    r"\b(?:probably|possibly|perhaps|likely|might|join|attend|be there|accept\w*|declin\w*|tentativ\w*|yes|no|ok|okay|fine|works|confirm\w*|cant|cannot|can not|wont|maybe|sure|happy|good|great|make it|do it|out|not|doesnt|nope|nah|yep|yup|yeah)\b"
)
_SECOND = re.compile(r" (?:but|,|and|\.|;) (?P<rest>.*)")
_YES = re.compile(r"\b(?:accept\w*|yes|works|fine|ok|okay|good|can do|can make)\b")
_NO = re.compile(
    r"\b(?:reject\w*|declin\w*|no|cant|cannot|can not|not|isnt|doesnt|wont|maybe|tentativ\w*)\b"
)
_ONE_OF_THEM = Cued(
    r"¤[tc]\d+|\b(?:first|second|third|others?|last|rest|remaining|everything else|all else)\b"
)


def _second_answer(shape: Shape, act: Act) -> tuple[str, ...]:
    """Return the words that answer another interview otherwise: "accept Friday, decline Thursday"."""
    for cut in _SECOND.finditer(shape.row):
        rest = cut["rest"]
        other = _NO if act == "accept" else _YES
        is_but = cut.group().startswith((" but", " ;"))
        told_apart = _ONE_OF_THEM.search(rest) and (
            is_but or _ONE_OF_THEM.search(shape.row[: cut.start()])
        )
        if told_apart and other.search(rest):
            return (shape.text(shape.places(cut.span("rest"))),)
    return ()


_ANSWERS_NO = Cued(rf"{_NO.pattern}|\b(?:pass|skip|unable)\b")


def _first_answer(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Read the no behind a yes to another interview, which is named as left out: "Thursday is ok but Friday I must decline"."""
    for cut in _SECOND.finditer(shape.row):
        yes, no = shape.row[: cut.start()], cut["rest"]
        is_split = _YES.search(yes) and not _NO.search(yes) and _ANSWERS_NO.search(no)
        if not (is_split and _ONE_OF_THEM.search(yes) and _ONE_OF_THEM.search(no)):
            continue
        kept = set(shape.places(cut.span("rest")))
        other = set(range(len(shape.pieces))) - kept
        found = resolve(shape.without(other), context, role="interviewer", open_only=True)
        told = shape.text(shape.places((0, cut.start())))
        request = AnswerRequest("decline", found.ids, reason=_reason(shape, "decline"))
        return ParsedMessage(request, found.doubt, () if found.doubt else (told,))
    return None


_PRAISES = Cued(
    r"^(?:(?:wow|oh|hey|hi|so|well|just|i thought|i think|btw|by the way|,|!|\.) )*(?:¤c\d+|the candidate|she|he|they) (?:was|were|seems?|seemed|looks?|looked|came across(?: as)?|did)(?: (?:really|very|so|pretty|quite|absolutely|just|super))* (?:great|good|nice|lovely|brilliant|excellent|fantastic|amazing|awesome|impressive|strong|fine|ok|okay|well|perfect|promising|sharp)(?: (?:today|overall|i thought|thanks|btw|,|!|\.))*$"
)
"""What is thought of a candidate, which answers no invitation: "Paul was great"."""


def answer(act: Act, shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the request of an answer, of being late, or of an absence."""
    if act == "accept" and _PRAISES.match(shape.row):
        return ParsedMessage(ChatRequest("remark"))
    if act == "late":
        return _late(shape, context)
    if told := _no_with_hour(act, shape, context):
        return told
    if act == "propose":
        suited = _own_day(shape, context)
        return (
            ParsedMessage(AnswerRequest("accept", suited)) if suited else _propose(shape, context)
        )
    split = _first_answer(shape, context) if act == "decline" else None
    read = split or _answered(act, shape, context)
    if act == "accept" and _but_not_then(shape, read, context):
        return ParsedMessage(AnswerRequest("propose", _targets(read)))
    is_unfound = act == "accept" and read.doubt is not None
    return _propose(shape, context) if is_unfound and _suits_at(shape, context) else read


def _no_with_hour(act: Act, shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return a no behind which an hour only tells why, or another hour that is offered beside a no."""
    if context.last == "invitation" and refuses_first(shape):
        refused = _declined_outright(shape, context)
        said = AnswerRequest("decline", refused.ids, _reason(shape, "decline"))
        return ParsedMessage(said, refused.doubt) if refused.ids else None
    if act != "decline" or not offers_hour(shape):
        return None
    meant = _targets(_answered(act, shape, context))
    own = tuple(one for one in context.interviews if meant == (one.id,))
    read = _propose(shape, context.but(interviews=own) if own else context)
    is_told = isinstance(read.request, AnswerRequest) and bool(read.request.windows)
    return read if is_told and read.doubt is None else None


def _targets(read: ParsedMessage) -> Target:
    return read.request.target if isinstance(read.request, AnswerRequest) else ()


def _suits_at(shape: Shape, context: ParseContext) -> bool:
    """Whether an hour suits which is not that of the only invitation: "two o'clock sounds good"."""
    invited = [one for one in context.interviews if one.role == "interviewer"]
    kinds = {one.kind for one in shape.pieces}
    is_only = context.last == "invitation" and len(invited) == 1
    is_hour = "times" in kinds and not kinds & {"candidate", "name", "length"}
    return is_only and is_hour and not _OUTRIGHT_YES.search(shape.row)


_OUTRIGHT_YES = re.compile(r"\b(?:accept\w*|confirm\w*|attend\w*|be there)\b")


def _answered(act: Act, shape: Shape, context: ParseContext) -> ParsedMessage:
    absences, _rest = find_absences(shape)
    is_invited = any(one.role == "interviewer" for one in context.interviews)
    says_when = any(one.kind in TIME_KINDS for one in shape.pieces)
    declines = context.last == "invitation" and bool(_SAYS_DECLINE.match(shape.row))
    act = "decline" if declines else act
    is_away = act == "decline" and says_when and not is_invited and context.last != "invitation"
    if act == "absence" or is_away:
        return absence_request(absences, context, shape)
    found = _meant(act, shape, context, absences)
    if declines and absences and not found.ids:
        found = _declined_outright(shape, context)
    if _ONE_ONLY.search(shape.row) and len(context.interviews) > 1:
        ids = tuple(one.id for one in _unanswered(list(context.interviews)))
        return ParsedMessage(AnswerRequest("accept"), which_of(ids, shape, context))
    if act == "decline" and not found.ids and absences and any(one.times for one in absences):
        return absence_request(absences, context, shape)
    intent = act if act in {"accept", "decline", "tentative"} else "decline"
    if intent == "accept" and (doubt := _answered_before(found, shape, context)):
        return ParsedMessage(AnswerRequest("accept", found.ids), doubt)
    if intent == "accept" and (shorter := _shorter(shape, found, context)):
        return shorter
    away = _away(absences, shape, context) if intent == "decline" else ()
    request = AnswerRequest(intent, found.ids, reason=_reason(shape, intent), away=away)
    unread = _second_answer(shape, act) or (
        _limits(shape, found, context) if act == "accept" else ()
    )
    unread = () if found.stays else unread
    if request.reason in unread:
        request = replace(request, reason="")
    return ParsedMessage(request, found.doubt, () if found.doubt else unread)


_SAYS_DECLINE = Cued(r"(?:(?:sorry|please|hi|i|must|have to|'ll|will|,) )*declin(?:e|ing)\b")
"""Who says so declines, whatever day they say that they are away."""
_ONE_ONLY = Cued(
    r"\b(?:one of (?:them|these|those|the two)|only one|not both)\b(?! of (?:which|whom))"
)
_ONLY = Cued(
    r"\b(?:only|just|for)(?: (?:for|do|the|first|last|up|to|can|until|till|from|stay|make|be|there))* ¤[tl]\d+|\bonly (?:stay|join|attend|be there|make)\b(?: \S+){1,4}$|\bfirst ¤l\d+|¤l\d+ only\b|\b(?:until|till|from) ¤t\d+ only\b"
)
_LENGTH_ONLY = Cued(
    r"\b(?:only|just)(?: (?:for|do|have|got|can|be|there|stay|manage|spare|up|to|about))* (?P<before>¤l\d+)|(?<!first )(?<!last )(?P<after>¤l\d+) (?:only|max|maximum|at most|tops)\b"
)
"""For how long somebody can come."""
_OUTRIGHT = Cued(r"\b(?:accept\w*|yes|yeah|yep|yup|sure|ok|okay|fine|works|happy|glad)\b")
"""A yes in so many words, of which a limit is named as left out."""


def _shorter(shape: Shape, meant: Reference, context: ParseContext) -> ParsedMessage | None:
    """Return the maybe of who can come for less than the interview takes, and says no more; None for any other yes."""
    only = shape.search(_LENGTH_ONLY)
    asked = [one.minutes for one in context.interviews if one.id in meant.ids]
    if only is None or not asked or _OUTRIGHT.search(shape.row):
        return None
    (length,) = (*shape.group(only, "before"), *shape.group(only, "after"))
    if min(asked) <= length.value:
        return None
    return ParsedMessage(
        AnswerRequest("tentative", meant.ids, reason=shape.sentence.text.strip(" .!")), meant.doubt
    )


_BUT_SAID = Cued(
    r"\bbut (?=(?:\S+ ){0,4}?(?:¤[trlpzg]\d+|(?:no|without) (?:the )?(?:video|zoom|teams)|not|only|cant|room|online|remote\w*|later|earlier|leave|need))(?:\S+ ?)+$|\bso (?:only )?(?:online|remote\w*|by video)(?: only)?$|\bwith (?:an? )?¤l\d+ (?:\S+ )?(?:delay|late|buffer|gap)"
)


def _limits(shape: Shape, meant: Reference, context: ParseContext) -> tuple[str, ...]:
    """Return on what a yes depends, and of what part of the interview it is: an answer has no field for either.

    A time that is the interview's own only tells which one is meant.
    """
    found = [one for each in (_ONLY, _BUT_SAID) for one in each.finditer(shape.row)]
    own = {one.id for one in context.interviews if one.id in meant.ids}
    told = [one for one in found if not _tells_which(shape, one, own, context)]
    part = (shape.text(shape.places(one.span())) for one in told)
    return widest((*conditions(shape), *part))


def _tells_which(shape: Shape, found: re.Match[str], own: set[str], context: ParseContext) -> bool:
    """Whether "for Thursday" names the day of the interviews that are meant."""
    pieces = [shape.pieces[n] for n in shape.places(found.span())]
    if not found.group().startswith("for ") or any(one.kind == "length" for one in pieces):
        return False
    return {one.id for one in _at(said_times(pieces, context), context)} >= own > set()


_DECLINES = Cued(
    r"\b(?:declin\w*|no|not|cant|cannot|wont|unable|skip|pass|regrets?|count me out)\b"
)


def _away(absences: tuple[Absence, ...], shape: Shape, context: ParseContext) -> tuple[Window, ...]:
    """Return when the speaker is away, where they say no more: "I'm out sick on Tuesday", without a no."""
    is_own = all(is_speaker(one) and one.times for one in absences)
    if not absences or not is_own or _DECLINES.search(shape.row):
        return ()
    parts = _on_one_day(away_times(absences, context.almanac), shape, context)
    return windows(parts, (), 60, context.almanac)


_REGULARLY = Cued(
    r"\b(?:mornings|afternoons|evenings|lunch ?times|every|each|all|always|usually|generally|normally|ever|never|week|days|weekdays)\b"
)


def _on_one_day(parts: tuple[Asked, ...], shape: Shape, context: ParseContext) -> tuple[Asked, ...]:
    """Return the times of an absence, hours without a day on one: "busy until 3" speaks of the invitation's, else of today."""
    almanac = context.almanac
    if _REGULARLY.search(shape.row):
        return parts
    spoken = _spoken_day(context) if _THAT_PART.search(shape.row) else _shown_day(context)
    day = spoken or almanac.midnight
    return tuple(replace(one, days=(day,)) if one.hours and not one.days else one for one in parts)


_THAT_PART = Cued(r"\bthat (?:¤t\d+|day|morning|afternoon|evening)\b(?! ¤t)")
"""A part of a day that was spoken of before."""


def _shown_day(context: ParseContext) -> datetime | None:
    """Return the day of the invitation that is shown."""
    shown = context.interviews[0] if context.interviews else None
    is_invited = context.last == "invitation" and shown and shown.role == "interviewer"
    return midnight(shown.start.date()) if shown and is_invited else None


def _spoken_day(context: ParseContext) -> datetime | None:
    """Return the day that "that afternoon" means: of the invitation shown, else the only one on which the speaker interviews."""
    days = {one.start.date() for one in context.interviews if one.role == "interviewer"}
    only = midnight(next(iter(days))) if len(days) == 1 else None
    return _shown_day(context) or only


_BARE_YES = Cued(r"(?:yes|yeah|yep|yup|y|ok|okay|sure|fine)(?: (?:please|thanks))?[.!]?")
_AFTER_ALL = Clarification(asks("declined-before"))
_NAMES_INVITATION = Cued(
    r"\b(?:accept\w*|invit\w*|original\w*|old|booked|current|after all|as (?:it )?(?:is|was|planned|scheduled|booked)|first time|be there|(?:will|['’]ll) (?:come|attend|join))\b",
    re.IGNORECASE,
)


def names_invitation(text: str, start: datetime) -> bool:
    """Whether a yes says that it is to the time of the invitation, which is at `start`: by a word for it, or its hour."""
    hours = {start.hour, start.hour % 12 or 12}
    said = {int(one) for one in re.findall(r"(?<![\d:.])\d{1,2}(?!\d)", text)}
    return bool(_NAMES_INVITATION.search(text)) or bool(hours & said)


def _answered_before(found: Reference, shape: Shape, context: ParseContext) -> Clarification | None:
    """Return what to ask where a yes may answer a question that was expected: the speaker had declined, or proposed another time."""
    one = next((one for one in context.interviews if found.ids == (one.id,)), None)
    if one is None:
        return None
    if one.proposed and not names_invitation(shape.sentence.text, one.start):
        return _proposed(one.proposed, one.start)
    is_bare = _BARE_YES.fullmatch(shape.row)
    return _AFTER_ALL if is_bare and one.answer == "declined" else None


def _proposed(other: datetime, start: datetime) -> Clarification:
    proposed, before = (one.isoformat(timespec="minutes") for one in (other, start))
    return Clarification(asks("proposed-before", proposed=proposed, before=before))


def _meant(
    act: Act, shape: Shape, context: ParseContext, absences: tuple[Absence, ...]
) -> Reference:
    later = ASKED_LATER.search(shape.row) if act == "tentative" else None
    if later is None:
        return _told_which(act, shape, context, absences)
    told = range(shape.places(later.span()).start, len(shape.pieces))
    return _invited(_without_reason(shape.without(told)), context)


def _told_which(
    act: Act, shape: Shape, context: ParseContext, absences: tuple[Absence, ...]
) -> Reference:
    is_away = act == "decline" and any(one.times for one in absences) and not spared(shape)
    if is_away and _SHOWN_ONE.search(shape.row) and _shown_day(context):
        return Reference((context.interviews[0].id,), is_told=True)
    if is_away:
        on_those_days = _on_those_days(absences, context)
        # Whoever is away takes back what they accepted too.
        fitting = [one for one in on_those_days if one.answer != "declined"] or on_those_days
        if len(fitting) > 1 and not any(
            part.days for part in away_times(absences, context.almanac)
        ):
            return resolve(
                shape.without(range(len(shape.pieces))), context, role="interviewer", open_only=True
            )
        if fitting:
            return Reference(tuple(one.id for one in fitting), is_told=True)
        return Reference((), is_told=True)
    refused = _REFUSED.search(_without_reason(shape).row)
    if act == "decline" and refused and not spared(shape):
        about = [*shape.group(refused, "when"), *shape.group(refused, "before")]
        fitting = _unanswered(_at(said_times(about, context), context))
        if fitting:
            return Reference(tuple(one.id for one in fitting), is_told=True)
    return resolve(_without_reason(shape), context, role="interviewer", open_only=True)


_SHOWN_ONE = re.compile(r"\bthis (?:one|interview|invite|invitation|session)\b")
"""The invitation that is shown, whatever else is told of when somebody is away."""


def _declined_outright(shape: Shape, context: ParseContext) -> Reference:
    """Return what is declined, whatever day somebody says besides that they are away: that of the no itself, else what is shown."""
    head = _without_reason(shape)
    is_told = any(one.kind in TIME_KINDS for one in head.pieces)
    about = head if is_told else Shape(shape.sentence, [])
    return resolve(about, context, role="interviewer", open_only=True)


def _unanswered(fitting: list[ComingInterview]) -> list[ComingInterview]:
    """Return those of several that the speaker has not answered yet."""
    return [one for one in fitting if not one.answer] or fitting


def _without_reason(shape: Shape) -> Shape:
    """Return the sentence up to its reason, whose days tell nothing: "decline, I have a meeting at 3"."""
    cut = re.search(
        r" (?:because|since|as i|due to|unless|(?<!\ball )(?<!\beverything )(?<!\beach )but|,|\.|-|\() ",
        shape.row,
    )
    if cut is None:
        return shape
    head = set(shape.places((0, cut.start())))
    if not _VERDICT.search(shape.row[: cut.start()]):
        return shape
    return shape.without(set(range(len(shape.pieces))) - head)


def _on_those_days(absences: tuple[Absence, ...], context: ParseContext) -> list[ComingInterview]:
    return _at(away_times(absences, context.almanac), context)


def _at(parts: tuple[Asked, ...], context: ParseContext) -> list[ComingInterview]:
    """Return the speaker's interviews that overlap the days and hours named."""
    own = [one for one in context.interviews if one.role == "interviewer"] or list(
        context.interviews
    )
    return [one for one in own if any(_overlaps(part, one) for part in parts)]


def _overlaps(part: Asked, one: ComingInterview) -> bool:
    start = one.start.hour * 60 + one.start.minute
    is_day = not part.days or one.start.date() in {day.date() for day in part.days}
    return is_day and (
        not part.hours
        or any(
            hours.start < start + one.minutes and start < max(hours.end, hours.start + 1)
            for hours in part.hours
        )
    )


_BUSY = Cued(
    rf"\b(?:have|got|'ve got)(?: (?:a|an|another|my|already|to))* (?!time\b|space\b|slots?\b|availability\b)\w+(?: \w+)?(?: (?:at|from|until|till|on))? (?P<when>{TIMES})(?= ,|\.| but| so| and)"
    rf"|\b(?:shift|clinic|surgery|class|lecture|court|rounds?|lesson|hearing|meeting|train|flight|call)(?: (?:only|then|usually))?(?: (?:starts?|begins?|is|ends?|finishes|leaves|runs?))?(?: (?:at|until|till|til|from|on))? (?P<shift>{TIMES})(?= ,|\.| but| so| and)"
)
"""When somebody is busy, said before the time that suits."""
_TOLD = ("when", "before", "spoilt")
_NOT_UNLESS = re.compile(r"^(?:no|not|sorry|only|,| )+(?:unless|if)\b")


def _propose(shape: Shape, context: ParseContext) -> ParsedMessage:
    led = shape.search(_NOT_UNLESS)
    shape = shape.without(shape.places(led.span())) if led else shape
    refused = _REFUSED.search(shape.row)
    about = [one for name in _TOLD for one in shape.group(refused, name)] if refused else []
    busy = [
        one
        for found in _BUSY.finditer(shape.row)
        for one in (*shape.group(found, "when"), *shape.group(found, "shift"))
    ]
    left = [one for one in shape.pieces if one not in about]
    if any(one.kind in TIME_KINDS and one not in busy for one in left):
        shape = Shape(shape.sentence, [one for one in shape.pieces if one not in busy])
        left = [one for one in left if one not in busy]
    fitting = [] if is_hour_of_wanted(about, left) else _at(said_times(about, context), context)
    rest = Shape(shape.sentence, left) if fitting or are_hours_beside(about, left) else shape
    old, new = (rest, rest) if fitting else _told_better(rest) or split_times(rest, context)
    found = (
        Reference(tuple(one.id for one in fitting[:1]))
        if fitting
        else _asked_of(old, shape, context)
    )
    spans, _shift, doubt = new_windows(new, shape, found, context)
    spans = after_own(spans, found.ids, rest, context)
    gone = {day for part in said_times(about, context) if not part.hours for day in part.days}
    own = _first_of(found, context)
    gone |= {midnight(own.start.date())} if own and _OTHER_DAY.search(shape.row) else set()
    left_over = tuple(one for one in spans if midnight(one[0].date()) not in gone)
    is_gone = bool(_OTHER_DAY.search(shape.row)) and not left_over
    spans = () if is_gone or _refuses_hour(spans, found, shape, context) else left_over or spans
    if _is_own_time(spans, found, shape, context):
        return ParsedMessage(AnswerRequest("accept", found.ids))
    doubt = found.doubt or doubt
    lengths = [n for n, one in enumerate(shape.pieces) if one.kind == "length"]
    unread = () if doubt or spans else tuple(shape.text([n]) for n in lengths)
    return ParsedMessage(AnswerRequest("propose", found.ids, windows=spans), doubt, unread)


def _asked_of(old: Shape, whole: Shape, context: ParseContext) -> Reference:
    """Return for which invitation another time is proposed."""
    found = asked_with_whole(_invited(old, context), old, whole)
    return held_on_day(found, whole, context) or found


_OTHER_DAY = Cued(r"\b(?:any other|another|a different|not that|not the same) day\b")


def _first_of(found: Reference, context: ParseContext) -> ComingInterview | None:
    return next((one for one in context.interviews if one.id in found.ids), None)


_BETTER = Cued(rf"(?P<when>{TIMES}){_SUITS_BETTER}")


def _told_better(shape: Shape) -> tuple[Shape, Shape] | None:
    """Return a sentence without the time that is said to suit better, and with it: "Friday morning would be better"."""
    found = shape.search(_BETTER)
    if found is None or sum(one.kind in TIME_KINDS for one in shape.pieces) > len(shape.group(found, "when")):  # fmt: skip
        return None
    return shape.without(shape.places(found.span("when"))), shape


_SUITS = Cued(
    r"\b(?:works|suits|fine|good|great|ok|okay|perfect|yes|yep|yeah|sure|can do|can make)\b"
)
_NOT_SO = Cued(
    r"\b(?:cant|can not|cannot|not|no|dont|doesnt|isnt|wont|instead|rather|better|move|but|only|or|if|could|would|how|what)\b"
)


def _is_own_time(
    spans: tuple[Window, ...], found: Reference, shape: Shape, context: ParseContext
) -> bool:
    """Whether the time that suits is the interview's own: "yep, 2pm on Thursday suits me"."""
    own = [
        (one.start, one.start + timedelta(minutes=one.minutes))
        for one in context.interviews
        if found.ids == (one.id,)
    ]
    is_yes = bool(_SUITS.search(shape.row)) and not _NOT_SO.search(shape.row)
    return is_yes and "?" not in shape.sentence.text and [*spans] == own


_REFUSES_HOUR = Cued(
    rf"\btoo (?:early|late|soon)\b|\bnot (?:at|on|for|do|make|possible at|before)? ?{TIMES}|{TIMES} (?:is|'s) (?:no good|not|impossible|bad)"
)


def _refuses_hour(
    spans: tuple[Window, ...], found: Reference, shape: Shape, context: ParseContext
) -> bool:
    """Whether the hour that is said is the interview's own, and does not suit: "10 is too early for me"."""
    own = _first_of(found, context)
    is_own = own is not None and [*spans] == [(own.start, own.end)]
    return is_own and _REFUSES_HOUR.search(shape.row) is not None


def _but_not_then(shape: Shape, read: ParsedMessage, context: ParseContext) -> bool:
    """Whether a yes is to the interview and not to its hour: "happy to, but not at 10"."""
    found = _NOT_THEN.search(shape.row)
    own = [one.id for one in context.interviews if one.id in _targets(read)]
    if found is None or len(own) != 1:
        return False
    said = said_times([shape.pieces[n] for n in shape.places(found.span())], context)
    return [one.id for one in _at(said, context)] == own


_NOT_THEN = Cued(rf"\bbut not (?:at|on|for)? ?{TIMES}(?: (?:please|though|sorry|i 'm afraid))*$")
_TURNS = Cued(r"^(?:(?:no|oh|wait|actually|hang on|hmm+|ok|okay|sorry|,|\.|!|-) )+")


def _own_day(shape: Shape, context: ParseContext) -> tuple[str, ...]:
    """Return the one interview on the day that suits, of which no hour is named: "no wait, Wednesday works"."""
    row = _TURNS.sub("", shape.row)
    kinds = [one.kind for one in shape.pieces if one.kind in TIME_KINDS]
    is_yes = _SUITS.search(row) and not _NOT_SO.search(row) and "?" not in shape.sentence.text
    if not is_yes or kinds != ["days"]:
        return ()
    on_it = _at(said_times(list(shape.pieces), context), context)
    return tuple(one.id for one in on_it) if len(on_it) == 1 else ()


def _invited(old: Shape, context: ParseContext) -> Reference:
    found = resolve(old, context, role="interviewer", open_only=True)
    is_shown = context.last == "invitation" and not context.is_unshown
    known = list(context.interviews)
    if known and not found.ids and is_shown and not is_placed(old, known):
        return Reference((context.interviews[0].id,))
    return found


_SO_NO = Cued(
    r",? (?:and )?so (?:i|we)(?:['’]ll| will| ?['’]m| am|['’]d)?(?: (?:afraid|have to|going to have to|need to|must|will|better|unfortunately|sadly))*(?: (?:i|we) (?:have|will have|need|must))?(?: to)? (?:say no|decline|pass|refuse|skip|give it a miss|pull out)(?: (?:this|that|it|to (?:this|that|it)|on (?:this|that|it)|one|time|sorry))*\Z",
    re.IGNORECASE,
)
"""The no itself behind its reason: "I am double booked so I will have to say no"."""


def _reason(shape: Shape, intent: str) -> str:
    """Return why, in the person's own words: what stands beside the verdict and is no courtesy."""
    if intent == "accept":
        return ""
    text = shape.sentence.text.strip(" .!?")
    parts = [part for part in _PARTS.split(text) if re.search(r"\w", part)]
    # "Dentist on Friday, can't do Jo's": where the verdict comes last, the reason stands before it.
    is_last = len(parts) > 1 and not _VERDICT.search(parts[0].casefold().replace("'", ""))
    after = parts[:1] if is_last and _REFUSES.match(parts[-1]) else parts[1:]
    said = [part for part in after if not _NO_REASON.fullmatch(part)]
    if said:
        return _SO_NO.sub("", _AS.sub("", ", ".join(said)))
    if (
        len(parts) > 1
        and not _NO_REASON.fullmatch(parts[0])
        and not _VERDICT.search(parts[0].casefold())
    ):
        return parts[0]
    begins = _BEGINS.search(text)
    if found := _SO_NO.search(text):
        return text[: found.start()]
    return text[begins.start() :] if begins and begins.start() else ""


def _late(shape: Shape, context: ParseContext) -> ParsedMessage:
    now = context.now.replace(tzinfo=None)
    soon = sorted(
        (abs(one.start - now), one.id)
        for one in context.interviews
        if abs(one.start - now) <= LATE_WITHIN
    )
    request = LateRequest((soon[0][1],) if soon else (), note=shape.sentence.text.strip(" .!"))
    return ParsedMessage(request)


_FROM = frozenset({"starting", "beginning", "from", "as"})


def _begun(away: tuple[Window, ...], shape: Shape, context: ParseContext) -> tuple[Window, ...]:
    """Return the windows of an absence from the day on which it begins: "away until the 7th, starting tomorrow"."""
    times = [one for one in shape.pieces if one.kind in TIME_KINDS]
    begins = [one for one in times if shape.sentence.word(one.start) in _FROM]
    if len(times) != 2 or len(begins) != 1:  # noqa: PLR2004 - an end and a beginning
        return away
    days = [day for part in said_times(begins, context) for day in part.days]
    begun = tuple(one for one in away if days and one[0].date() >= min(days).date())
    return begun or away


_EXCEPT = Cued(
    rf"\b(?:except(?: for| on)?|with the exception of|apart from|other than|aside from|save for|excluding|barring|bar|minus|without|(?:just |only |but )?not|but)(?: (?:on|the))* (?P<when>{TIMES})(?= [,.!)]|$)"
    rf"|[,(] (?P<then>{TIMES}) (?:excepted|excluded|exempted|aside|apart)\b"
)
_WEEKS_AHEAD = 5


def _excepted(shape: Shape) -> list[Piece]:
    """Return the times that are taken out of an absence: "next week except Tuesday"."""
    found = shape.search(_EXCEPT)
    if found and found[0].startswith("but ") and " not " in shape.row[: found.start()]:
        return []  # "not on Thursday, but on Friday"
    return [*shape.group(found, "when"), *shape.group(found, "then")] if found else []


def _there(
    away: tuple[Window, ...], excepted: list[Piece], context: ParseContext
) -> tuple[Asked, ...]:
    """Return when somebody is there although away, in the first of the weeks of the absence that has these days."""
    named = said_times(excepted, context)
    days = {start.date() for start, _ in away}
    for weeks in range(_WEEKS_AHEAD):
        later = timedelta(weeks=weeks)
        moved = tuple(replace(one, days=tuple(day + later for day in one.days)) for one in named)
        if any(day.date() in days for one in moved for day in one.days):
            return moved
    return ()


def absence_request(
    absences: tuple[Absence, ...], context: ParseContext, shape: Shape
) -> ParsedMessage:
    """Return when the speaker is away; every time named where no form of words tells which."""
    almanac = context.almanac
    is_named = any(one.kind == "days" for one in shape.pieces)
    if not is_named and _THAT_PART.search(shape.row) and _spoken_day(context) is None:
        return ParsedMessage(UnknownRequest("which-day"))
    excepted = _excepted(shape)
    absences = tuple(
        replace(one, times=tuple(part for part in one.times if part not in excepted))
        for one in absences
    )
    if not any(one.times for one in absences):
        kinds = {*TIME_KINDS, "join"}
        times = tuple(one for one in shape.pieces if one.kind in kinds and one not in excepted)
        said = set(shape.sentence.words)
        is_until = bool(said & {"until", "till", "til", "back", "return"})
        absences = (Absence((), "i", times, is_until=is_until),) if times else ()
    parts = _on_one_day(away_times(absences, almanac), shape, context)
    unread = () if parts else tuple(_DIGITS.findall(shape.sentence.text))
    parts = parts or (Asked((almanac.midnight,)),)
    away = _begun(windows(parts, (), 60, almanac), shape, context)
    if kept := _there(away, excepted, context):
        away = windows(parts, kept, 60, almanac) or away
    open_ones = [one for one in _at(parts, context) if one.role == "interviewer" and not one.answer]
    if open_ones:
        return ParsedMessage(
            AnswerRequest("decline", tuple(one.id for one in open_ones), away=away)
        )
    return ParsedMessage(AbsenceRequest(away), None, unread)


_DIGITS = re.compile(r"\S*\d\S*")
teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
