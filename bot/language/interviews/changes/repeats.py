"""Another interview like one that is booked, or was, or for its candidate: "copy it to next week", "rebook Jo", "one more for her with Lucy".

All are questions of their own: what is booked stays as it is.
"""

import re
from datetime import timedelta

from msgspec.structs import replace

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.changes.times.own_times import on_own_time
from bot.language.interviews.compound.said_besides import named_for_nothing
from bot.language.interviews.targets.loop_sessions import (
    loop_around,
    names_loop,
    sessions_of,
    whole_loop,
)
from bot.language.interviews.targets.resolve import candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.people.candidates import is_candidate_of
from bot.language.people.coming_names import interviews_named, interviews_of, name_of
from bot.language.questions.follow_ups import timed
from bot.language.questions.question_builder import ask
from bot.language.requests import (
    Asked,
    AskedRoom,
    Candidate,
    PartOfDay,
    Question,
    Session,
    UnknownRequest,
)
from bot.language.times.time_windows import midnight
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD
from bot.language.tokens.typed_patterns import NAME

_AT_OWN = r"(?:the )?same (?:time|hour|slot|day|¤l\d+)"
_SAME = r"(?:the )?(?:(?:exact|exactly|very|selfsame) )*(?:the )?same"
_ALIKE = r"(?:line up|lineup|crew|format|arrangement|again|thing|deal|interview|meeting|one|people|ppl|panel|panels|interviewers?|team|set ?up|loop|sessions|onsite|schedule)"
_WITH_ADDRESS = r"(?:(?: (?:,|;|-|\.|and|with|her|his|their|the|candidate 's|mail|e mail|email|address|is|:))* ¤[cm]\d+)?"
_COPY = Cued(
    rf"^{EASE}(?:copy|duplicate|clone|repeat|replicate)\b|^{EASE}(?:(?:with )?(?:the )?(?:exact )?same(?: {_ALIKE})*|again) (?:again )?(?:for ¤c\d+(?: ¤x\d+)* )?(?:(?:but|only|just|though|this time|, |{_AT_OWN}) ?)*(?:on |in |for |at )*¤t"
    rf"|^{EASE}(?:book|schedule|do|have|find|set up|arrange|get|plan|organi[sz]e)(?: me| us)? {_SAME}(?: {_ALIKE})* (?:for|with) ¤c\d+(?: ¤x\d+)*(?: ¤[tl]\d+| ,| but| on| in| at| for| {_AT_OWN})*{_WITH_ADDRESS}(?: ¤[tl]\d+| ,| but| on| in| at| for| {_AT_OWN})*$"
    rf"|^{EASE}(?:(?:book|schedule|do|find|set up) )?(?:at )?{_AT_OWN} (?:on )?¤t\d+ (?:for|with) ¤c\d+(?: ¤x\d+)*(?: ,| and| with| but)*(?: (?:the )?same(?: {_ALIKE})+)?$"
    rf"|^{EASE}(?:book|schedule|do|have|find|set up) (?:it|this|that|the same(?: (?:thing|interview|people|panel))?) again\b|\b(?:another|one more|a second|one) (?:one |interview )?(?:just )?like (?:it|this|that)\b"
)
_BOOKED_AGAIN = Cued(
    rf"^{EASE}(?:book|schedule|set up|do|see|have|interview) ¤c\d+(?: ¤x\d+)* again\b|^{EASE}(?:the )?same(?: {_ALIKE})* (?:for|with) ¤c\d+(?: ¤x\d+)*(?: again)?(?: ,| and| but| at| on| {_AT_OWN})*{_WITH_ADDRESS}$"
)
_SAME_INTERVIEW = Cued(
    rf"^{EASE}(?:book|schedule|find|set up|arrange|plan|organi[sz]e)(?: me| us)? {_SAME} (?:interview|meeting|session) (?:for|with) ¤c\d+(?: ¤x\d+)*(?: ¤[tl]\d+| ,| but| on| in| at| for| {_AT_OWN})*{_WITH_ADDRESS}(?: ¤[tl]\d+| ,| but| on| in| at| for| {_AT_OWN})*$"
)
_LIKE_THEIRS = Cued(
    rf"{LEAD}(?:(?:book|find|schedule|set up|arrange|get|i need|we need|do)(?: me| us)? )?(?:another|(?:another|one more|a second|the|exactly the|an?|one)? ?(?:one|interview|session|same(?: (?:thing|interview|people|panel|interviewers|again|one|setup))?)) (?:just |exactly )?(?:like|as)(?: (?:for|with))? (?P<of>{NAME})(?<!['’]s)(?:['’]s)?(?: (?:interview|one|session))?,? (?:for|with) (?P<who>{NAME})(?<!['’]s)(?=\W|$)",
    re.IGNORECASE,
)
"""Like the interview of somebody else, who is named before the candidate: "another one like Zoe's for Di Fox, Friday"."""
_OF_THEM = r"(?:her|him|them|the candidate|this candidate|the same candidate)"
_ROUND = r"(?:one|interview|session|round|meeting|chat|call|screen)"
_ONE_MORE = Cued(
    rf"^{EASE}(?:(?:add|book|find|schedule|set up|arrange|get|need|i need|we need|plan) )?(?:(?:one more|another|a second|a further)(?: {_ROUND})?|(?:a |the |her |his |their )?(?:(?:second|third|next|further|final|last|follow ?up|follow - up)(?: follow ?up)? {_ROUND}|¤n\d+(?: {_ROUND})?)) (?:for|with) {_OF_THEM}\b"
)
_RIGHT_AFTER = re.compile(
    r"\b(?:right|straight|directly|immediately|just) (?:after|afterwards)\b|\bback to back\b"
)
_ANEW = Cued(
    rf"^{EASE}(?:re ?book(?:ing)?|(?:book|schedule|set up|arrange|organi[sz]e)(?=.* (?:again|anew|once more|back in)\b))(?: (?:in|the interview (?:with|of|for)|an interview (?:with|for)))?(?: (?P<who>¤c\d+(?: ¤x\d+)*)(?: 's)?(?: {INTERVIEW})?| (?:it|this|that)(?: one| interview)?| the (?:same )?{INTERVIEW})?(?= (?:again|anew|once more|back|in|for|on|at|to|with|this|next|please|pls|,|then|¤)|$)"
)
_ANOTHER_GO = Cued(
    rf"^{EASE}(?:find|get|give|book|offer|arrange|set up|organi[sz]e)(?: me| us)? (?:¤c\d+(?: ¤x\d+)* )?(?:another|a new|a second|one more) (?:slot|time|date|one|interview|go|chance|try|attempt)\b"
)
"""Another time for somebody whose interview is over."""
_OF_NOBODY_KNOWN = Cued(
    rf"^{EASE}(?:re ?book|(?:book|schedule|interview)(?=.* again$)) (?!it\b|this\b|that\b|me\b|us\b|the\b|a\b)(?:¤[cx]\d+|[^\W\d_]+)(?: ¤x\d+)*(?: again)?$"
)
"""Somebody whom the speaker never booked is to be booked again."""
_MAY_REPEAT = re.compile(
    r"\b(?:again|anew|once more|back in|same|another (?:slot|time|date|one|interview|go|chance|try)|re-?book\w*|copy|duplicate|clone|repeat|replicate)\b|\b(?:like|as) (?:it|this|that|(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)


def may_repeat(text: str) -> bool:
    """Whether a message may ask for an interview again, or for another one like it."""
    return bool(_MAY_REPEAT.search(text))


def repeated(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question for another interview beside one that is booked; None for anything else."""
    context = situation.context
    if not situation.is_invited and (theirs := _like_theirs(shape, context)) is not None:
        return theirs
    is_named = bool(_BOOKED_AGAIN.search(shape.row) or _SAME_INTERVIEW.search(shape.row))
    anew = _ANOTHER_GO if _candidates(shape) and not _ANEW.search(shape.row) else _ANEW
    is_again = is_named or _COPY.search(shape.row) or anew.search(shape.row)
    if is_again and (one := _ended(shape, situation)) is not None:
        return _like(one, shape, context)
    if (
        not situation.is_open
        and _OF_NOBODY_KNOWN.search(shape.row)
        and not interviews_named(shape.pieces, context)
    ):
        return ParsedMessage(UnknownRequest("again"))
    if not situation.has_interviews or (situation.is_open and not is_named):
        return None
    if is_named or _COPY.search(shape.row):
        return _copied(shape, context)
    return _one_more(shape, context)


def _copied(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the question for the same people, length and room at the time that is named."""
    one = _meant(shape, context)
    return _like(one, shape, context) if one is not None and one.people else None


def _like_theirs(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the question for an interview like that of a candidate who is named, for another one; None for anything else."""
    found = _LIKE_THEIRS.match(shape.sentence.text)
    theirs = interviews_of(found["of"], context) if found else []
    if found is None or len(theirs) != 1 or not theirs[0].people:
        return None
    spans, end = shape.sentence.spans, found.end()
    rest = shape.without(
        n
        for n, one in enumerate(shape.pieces)
        if spans[one.start][0] < end or one.kind == "candidate"
    )
    return _like(theirs[0], rest, context, candidate=Candidate(found["who"]))


def _like(
    one: ComingInterview,
    shape: Shape,
    context: ParseContext,
    *,
    candidate: Candidate | None = None,
) -> ParsedMessage | None:
    """Return the question for an interview like this one, at the time that is named; for who was chosen there, where anybody of several was asked for."""
    times = {n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS}
    asked = ask(Shape(shape.sentence, [shape.pieces[n] for n in sorted(times)]), context, None)
    if not isinstance(asked.request, Question):
        return None
    named = (said.value for said in shape.pieces if said.kind == "candidate")
    known = context.but(interviews=(*context.interviews, *context.ended))
    is_new = candidate_unknown(shape, known) is not None
    candidate = candidate or (next(named, one.candidate) if is_new else one.candidate)
    candidate = _with_address(candidate, shape)
    room = AskedRoom(mail=one.room) if one.room else None
    question = replace(asked.request, people=tuple(sorted(one.people)), need="all", minutes=one.minutes, room=room, online=one.online, candidate=candidate)  # fmt: skip
    question = _of_as_many(question, one)
    question = _as_said(question, shape, one)
    if sessions := _sessions(one, context):
        parts = tuple(Session(part.people, "all", part.minutes) for part in sessions)
        question = replace(question, sessions=parts, is_ordered=True)
    others = named_for_nothing(
        shape, frozenset({*one.people, *question.people, context.speaker or ""})
    )
    if is_new and one in context.interviews and not times:
        question = _when_asked(question, one)
    timely = _at_own_time(question, one, shape, context)
    if sessions and (placed := _whose_place(timely, shape, context)):
        return placed
    return ParsedMessage(timely, asked.doubt, () if asked.doubt else others)


_INSTEAD_OF = Cued(rf"\b(?:instead of|in place of) (?P<old>{PEOPLE})")


def _whose_place(question: Question, shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return a loop like a booked one with somebody new in the place of who is named, or the question whose place that is; None where nobody new is named."""
    said, gone = shape.search(_WITH), shape.search(_INSTEAD_OF)
    there = [mail for one in question.sessions for mail in one.people]
    new = [mail for mail in named_people(shape.group(said, "who")) if mail not in there] if said else []  # fmt: skip
    if len(new) != 1:
        return None
    old = named_people(shape.group(gone, "old")) if gone else ()
    if len(old) == 1 and old[0] in there:
        places = tuple(
            replace(one, people=tuple(new[0] if it == old[0] else it for it in one.people))
            for one in question.sessions
        )
        people = tuple(sorted({mail for one in places for mail in one.people}))
        return ParsedMessage(replace(question, people=people, sessions=places))
    name, whom = name_of(new[0], context), question.candidate.name if question.candidate else ""
    names = (name_of(mail, context) for mail in dict.fromkeys(there))
    choices = tuple(
        Choice(
            option("named", name=one),
            f"book the same again with {name} instead of {one} for {whom}",
        )
        for one in names
    )
    return ParsedMessage(question, Clarification(asks("takes-place-of", name=name), choices))


def _with_address(candidate: Candidate | None, shape: Shape) -> Candidate | None:
    """Return a candidate with the one address that is said."""
    mails = {one.value.mail for one in shape.pieces if one.kind == "candidate" and one.value.mail}
    if candidate is None or candidate.mail or len(mails) != 1:
        return candidate
    return replace(candidate, mail=mails.pop())


_ANY_DAY = Cued(r"\b(?:any|every|each|another|whichever|whatever) (?:other )?day\b", re.IGNORECASE)


def _at_own_time(
    question: Question, one: ComingInterview, shape: Shape, context: ParseContext
) -> Question:
    """Return the question at the interview's hour where the same time is asked for, on its day where only hours are named."""
    is_coming, names_hours = one in context.interviews, any(it.hours for it in question.asked)
    is_on_day = is_coming and names_hours and not _ANY_DAY.search(shape.sentence.text)
    day = midnight(one.start.date()) if is_on_day else None
    parts = on_own_time(question.asked or (Asked(),), one, day, shape.row)
    if parts == (Asked(),):
        return timed(question, context)
    timely = timed(replace(question, asked=parts), context)
    return timely if timely.windows else timed(question, context)


def _when_asked(question: Question, one: ComingInterview) -> Question:
    """Return the question for when the interview itself was asked for, else for its day; who has it then has no time at its own hour."""
    before = one.asked.asked if one.asked else ()
    is_others = {*one.people}.isdisjoint(question.people)
    parts = tuple(
        part if is_others or not any(it.is_start for it in part.hours) else replace(part, hours=())
        for part in before
        if part.days
    )
    return replace(question, asked=parts or (Asked((midnight(one.start.date()),)),))


def _of_as_many(question: Question, one: ComingInterview) -> Question:
    """Return the question for anybody of those whom the interview was asked for, where who comes was to be chosen and still is one of them."""
    before = one.asked
    if before is None or before.sessions or before.need in {"all", "none"}:
        return question
    is_of_them = not before.people or {*one.people} <= {*before.people, *before.optional}
    if not is_of_them or (isinstance(before.need, int) and len(one.people) != before.need):
        return question
    return replace(
        question,
        people=before.people,
        need=before.need,
        must=before.must,
        optional=before.optional,
        excluded=before.excluded,
        room=before.room if one.room and before.room else question.room,
    )


_WITH = Cued(rf"\b(?:with|but with|using|and) (?P<who>{PEOPLE})")


def _as_said(question: Question, shape: Shape, one: ComingInterview) -> Question:
    """Return the question with what is said of who, how long, where and how in the place of what is kept."""
    said = shape.search(_WITH)
    people = named_people(shape.group(said, "who")) if said else ()
    lengths = [each.value for each in shape.pieces if each.kind == "length" and not _is_kept(each, shape)]  # fmt: skip
    rooms = [mail for each in shape.pieces if each.kind == "name" and each.value.kind == "room" for mail in each.value.ids]  # fmt: skip
    online = [bool(each.value) for each in shape.pieces if each.kind == "online"]
    is_other = bool({*people} - {*one.people})
    return replace(
        question,
        people=tuple(sorted(people)) if is_other else question.people,
        minutes=lengths[0] if len(lengths) == 1 else question.minutes,
        room=AskedRoom(mail=rooms[0]) if len(rooms) == 1 else question.room,
        online=online[-1] if online else question.online,
    )


def _is_kept(length: Piece, shape: Shape) -> bool:
    """Whether a length is that of the interview: "the same hour"."""
    return length.start > 0 and shape.sentence.words[length.start - 1] == "same"


def _sessions(one: ComingInterview, context: ParseContext) -> tuple[ComingInterview, ...]:
    """Return the sessions of a whole loop, coming or over; none for an interview on its own."""
    if one == whole_loop(context) or (one.sessions and one.id == loop_around(context)):
        return sessions_of(context)
    place = context.ended.index(one) if one in context.ended else 0
    return context.ended[place + 1 : place + 1 + one.sessions] if one.sessions else ()


def _candidates(shape: Shape) -> list[str]:
    return [one.value.name for one in shape.pieces if one.kind == "candidate" and one.value.name]


def _ended(shape: Shape, situation: Situation) -> ComingInterview | None:
    """Return the last interview, cancelled or over, of the candidate who is named and has none coming; of nobody named that which was shown last."""
    context = situation.context
    named = _candidates(shape)
    if interviews_named(shape.pieces, context):
        return None
    of_them = (one for one in context.ended if any(is_candidate_of(name, one) for name in named))
    is_other = bool(_OF_NOBODY_KNOWN.search(shape.row))
    is_shown = context.is_ended_shown and not (situation.is_open or is_other)
    shown = context.ended[0] if is_shown else None
    one = next(of_them, shown)
    return one if one is not None and one.people else None


def _one_more(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the question for one more interview of the same candidate; None where a message says nothing of it."""
    opens = shape.search(_ONE_MORE)
    if opens is None or not any(it.kind in {*TIME_KINDS, "length", "name"} for it in shape.pieces):
        return None
    one = _meant(shape, context)
    after = shape.search(_RIGHT_AFTER)
    spent = [*shape.places(opens.span()), *(shape.places(after.span()) if after else ())]
    asked = ask(shape.without(spent), context, None)
    if one is None or not isinstance(asked.request, Question):
        return None
    question = replace(asked.request, candidate=asked.request.candidate or one.candidate)
    if after:
        end = one.start + timedelta(minutes=one.minutes)
        minute = end.hour * 60 + end.minute
        question = replace(question, asked=(Asked((midnight(end.date()),), (PartOfDay(minute, minute, is_start=True),)),))  # fmt: skip
    return replace(asked, request=timed(question, context))


def one_more_for(candidate: Candidate, shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the question for one more interview of the candidate whose question is open; None where a message says nothing of it."""
    opens = shape.search(_ONE_MORE)
    if opens is None or not any(it.kind in {*TIME_KINDS, "length", "name"} for it in shape.pieces):
        return None
    asked = ask(shape.without(shape.places(opens.span())), context, None)
    if not isinstance(asked.request, Question):
        return None
    return replace(asked, request=replace(asked.request, candidate=candidate))


_IS_REPEATED_WITH = Cued(rf"^{EASE}book the same again with {PEOPLE}")
"""The loop that is shown, once more with somebody else."""


def _meant(shape: Shape, context: ParseContext) -> ComingInterview | None:
    """Return the interview that is spoken of: its candidate's, else the one shown; people and times are the new one's."""
    around = loop_around(context) if names_loop(shape.row) else ""
    whole = whole_loop(context) if _IS_REPEATED_WITH.search(shape.row) else None
    if whole := whole or next(
        (one for one in context.interviews if around and one.id == around), None
    ):
        return whole
    names_new = candidate_unknown(shape, context) is not None
    of_new = {*TIME_KINDS, "name"} | ({"candidate"} if names_new else set())
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind in of_new)
    ids = resolve(rest, context).ids
    found = [one for one in context.interviews if one.id in ids]
    return found[0] if len(found) == 1 else None


teach(
    _IS_REPEATED_WITH,
    _INSTEAD_OF,
    _WITH,
    _COPY,
    _ANEW,
    _OF_NOBODY_KNOWN,
    _BOOKED_AGAIN,
    _ONE_MORE,
    _RIGHT_AFTER,
)
