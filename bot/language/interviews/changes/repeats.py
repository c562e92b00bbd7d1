"""Another interview like one that is booked, or for its candidate: "copy it to next week", "one more for her with Lucy".

Both are questions of their own: what is booked stays as it is.
"""

import re
from datetime import timedelta

from msgspec.structs import replace

from bot.language.acts.situation import EASE, Situation
from bot.language.chunks import TIME_KINDS
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.said_besides import named_for_nothing
from bot.language.interviews.targets.loop_sessions import sessions_of, whole_loop
from bot.language.interviews.targets.resolve import candidate_unknown, resolve
from bot.language.parsed import ParsedMessage
from bot.language.questions.follow_ups import timed
from bot.language.questions.question_builder import ask
from bot.language.requests import Asked, AskedRoom, Hours, Question, Session
from bot.language.shape import Shape
from bot.language.times.time_windows import midnight
from bot.language.tokens.cues import Cued

_COPY = Cued(
    rf"^{EASE}(?:copy|duplicate|clone|repeat|replicate)\b|^{EASE}(?:(?:the )?(?:exact )?same(?: (?:thing|interview|meeting|one|again|people|panel|loop|sessions|onsite|schedule))*|again) (?:again )?(?:for ¤c\d+ )?(?:on |in |for |at )*¤t"
    rf"|^{EASE}(?:book|schedule|do|have|find|set up) (?:it|this|that|the same(?: (?:thing|interview|people|panel))?) again\b|\b(?:another|one more|a second) (?:one |interview )?(?:just )?like (?:it|this|that)\b"
)
_BOOKED_AGAIN = Cued(
    rf"^{EASE}(?:book|schedule|set up|do|see|have|interview) ¤c\d+(?: ¤x\d+)* again\b|^{EASE}(?:the )?same (?:people|panel|interviewers?|again|thing)(?: again)? (?:for|with) ¤c\d+(?: ¤x\d+)*(?: again)?$"
)
_ONE_MORE = Cued(
    rf"^{EASE}(?:add )?(?:one more|another|a second|a further)(?: (?:one|interview|session|round|meeting))? (?:for|with) (?:her|him|them|the candidate|the same candidate)\b"
)
_RIGHT_AFTER = re.compile(
    r"\b(?:right|straight|directly|immediately|just) (?:after|afterwards)\b|\bback to back\b"
)


def repeated(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question for another interview beside one that is booked; None for anything else."""
    context = situation.context
    is_named = bool(_BOOKED_AGAIN.search(shape.row))
    if not situation.has_interviews or (situation.is_open and not is_named):
        return None
    if is_named or _COPY.search(shape.row):
        return _copied(shape, context)
    return _one_more(shape, context) if _ONE_MORE.search(shape.row) else None


def _copied(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the question for the same people, length and room at the time that is named."""
    times = {n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS}
    one = _meant(shape, context)
    if one is None or not one.people:
        return None
    asked = ask(Shape(shape.sentence, [shape.pieces[n] for n in sorted(times)]), context, None)
    if not isinstance(asked.request, Question):
        return None
    named = (said.value for said in shape.pieces if said.kind == "candidate")
    is_new = candidate_unknown(shape, context) is not None
    candidate = next(named, one.candidate) if is_new else one.candidate
    room = AskedRoom(mail=one.room) if one.room else None
    question = replace(asked.request, people=tuple(sorted(one.people)), need="all", minutes=one.minutes, room=room, candidate=candidate)  # fmt: skip
    if one == whole_loop(context):
        parts = (Session(part.people, "all", part.minutes) for part in sessions_of(context))
        question = replace(question, sessions=tuple(parts), is_ordered=True)
    others = named_for_nothing(shape, frozenset({*one.people, context.speaker or ""}))
    return ParsedMessage(timed(question, context), asked.doubt, () if asked.doubt else others)


def _one_more(shape: Shape, context: ParseContext) -> ParsedMessage | None:
    """Return the question for one more interview of the same candidate."""
    one = _meant(shape, context)
    after = shape.search(_RIGHT_AFTER)
    asked = ask(shape.without(shape.places(after.span())) if after else shape, context, None)
    if one is None or not isinstance(asked.request, Question):
        return None
    question = replace(asked.request, candidate=asked.request.candidate or one.candidate)
    if after:
        end = one.start + timedelta(minutes=one.minutes)
        minute = end.hour * 60 + end.minute
        question = replace(question, asked=(Asked((midnight(end.date()),), (Hours(minute, minute, is_start=True),)),))  # fmt: skip
    return replace(asked, request=timed(question, context))


def _meant(shape: Shape, context: ParseContext) -> ComingInterview | None:
    """Return the interview that is spoken of: its candidate's, else the one shown; people and times are the new one's."""
    names_new = candidate_unknown(shape, context) is not None
    of_new = {*TIME_KINDS, "name"} | ({"candidate"} if names_new else set())
    rest = shape.without(n for n, one in enumerate(shape.pieces) if one.kind in of_new)
    ids = resolve(rest, context).ids
    found = [one for one in context.interviews if one.id in ids]
    return found[0] if len(found) == 1 else None


teach(_COPY, _BOOKED_AGAIN, _ONE_MORE, _RIGHT_AFTER)
