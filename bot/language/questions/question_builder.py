"""From a sentence to a search for times: who, how long, when, where, online; one interview or a loop of them."""

import re

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ParseContext
from bot.language.coverage.coverage import (
    left_out,
    unspent_words,
    unused_lengths,
    unused_people,
    widest,
)
from bot.language.interviews.changes.people.substitutes import who_comes_instead
from bot.language.interviews.changes.read_changes import replaced_pair
from bot.language.interviews.compound.told_besides import without_told
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import Absence, find_absences, is_speaker, with_absent_people
from bot.language.people.attendees import is_person
from bot.language.people.candidates import name_parts
from bot.language.questions.ambiguity import first_doubt
from bot.language.questions.exclusions import parted, with_stop
from bot.language.questions.follow_ups import apply_follow_up, new_query, timed
from bot.language.questions.held_conditions import without_held
from bot.language.questions.loops.loop_breaks import USUAL, with_break
from bot.language.questions.loops.loop_follow_ups import followed_up, with_minutes
from bot.language.questions.loops.loops import (
    COUNTED,
    NOT_IN_A_ROW,
    LoopParts,
    find_loop,
    without_pauses,
)
from bot.language.questions.past_remarks import without_past
from bot.language.questions.replaced_person import ask_replaced_person, with_either
from bot.language.questions.slot_filling import QuestionParts, days_of, said, when
from bot.language.requests import ButtonRequest, Question, Session, UnknownRequest
from bot.language.times.date_shifts import shift_dates
from bot.language.times.days import Days
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import UNITS

_ROOM_ALONE = Cued(
    r"^(?:\S+ ){0,4}?(?:is|are|'s|whether|if|when is|when 's) (?:the )?(?:room )?¤r\d+(?: room)?\b(?! free for ¤p)|^(?:the )?¤r\d+(?: room)?(?: (?:¤t\d+|on|at|for|from|,|-))* (?:free|available|taken|open|busy|booked)\b|\b(?:availability of|book|reserve|check) (?:the )?¤r\d+|^(?:the )?¤r\d+(?: room)?(?: (?:¤[tl]\d+|on|at|for|from|,|-|\?|please|pls))*$"
)
_ROOM_WANTED = Cued(
    r"\b(?:need|find|book|reserve|get|want|looking for|require|which|what|any|hold|got|have you|do you have|have we|do we have|is there)\b(?: \S+){0,5}? rooms?\b|^(?:a |any |free |available |empty |spare )*(?:meeting |conference )?rooms? (?:for|on|at|in|with|tomorrow|alone|only|¤t)|\b(?:is|are) there (?:a |any )?(?:\w+ )?rooms? (?:for|in)\b(?! ¤)|\broom (?:alone|only)\b|\b(?:just|only) (?:the|a) room\b"
)
_ANYBODY = Cued(
    r"\b(?:who|whos|anyone|anybody|someone|somebody|interviewers?|everyone|people to interview|panel|interview)\b"
)

_NOBODY = re.compile(r"\b(?:no|without|not|dont need) (?:any )?(?:interviewers?|panel|people)\b")


def _is_room_alone(question: Question, shape: Shape) -> bool:
    """Whether a room is wanted and nobody: "is Boardroom free at 3", "we need a room for six"."""
    if question.room and question.room.mail and _ROOM_ALONE.search(shape.row):
        return True
    return bool(_ROOM_WANTED.search(shape.row)) and not _ANYBODY.search(_NOBODY.sub("", shape.row))


_COUNT = Cued(
    rf"(?<!\S)(?P<number>¤n\d+|{'|'.join(list(UNITS)[:10])}|a couple of|a few|several)(?: (?:different|possible|available|good|free|¤l\d+))* (?:times?|slots?|options?|choices)\b"
)
_COUNTS = {"a couple of": 2, "a few": 3, "several": 3}


def ask(
    shape: Shape,
    context: ParseContext,
    after: Question | None,
    *,
    is_continued: bool = False,
    is_link: bool = False,
) -> ParsedMessage:
    """Return the search a sentence asks for, or the open one with what it says changed."""
    shape, beside = without_told(shape)
    absences, found = find_absences(shape)
    rest = found if is_continued else with_absent_people(absences, shape, found)
    open_one = after if is_continued else None
    before = days_of(open_one.asked) if open_one else Days()
    told_all = without_past(_corrected(without_held(rest), before))
    bare, pauses = without_pauses(told_all, context)
    rest = with_minutes(bare) if open_one and open_one.sessions else bare
    is_counted = is_link and _COUNT.search(rest.row)
    loop = None if is_counted else _sessions(rest, context, open_one)
    read = loop.rest if loop else rest
    away = tuple(one for one in absences if not is_speaker(one) or _counts_speaker(rest, context))
    told = said(shape.sentence, parted(read.pieces), context, before=before, absences=away)
    if after is not None and (is_link or is_continued):
        question = _linked(_going_on(after, told, loop, shape, context), shape, is_link=is_link)
    else:
        question = _anew(told, loop, shape, context, is_link=is_link)
    question, unkept, usual = _resting(question, told_all, pauses)
    doubt = first_doubt(shape.sentence, rest.pieces, question, context)
    if open_one and not doubt and (back := _asked_back(question, open_one, told, shape, context)):
        return back
    unmet = _unmet(open_one, question, told) if open_one else ()
    idle = () if loop or doubt else _idle_times(rest, told, context, before)
    unheard = _own_absences(shape, tuple(one for one in absences if one not in away), question)
    unread = _unread(rest, loop) + unspent_words(rest, question) + idle + unheard
    return ParsedMessage(
        question,
        doubt,
        ()
        if doubt
        else widest(unmet + beside + unkept + unread + _unused(shape, question, absences, after)),
        continues=is_continued or (is_link and after is not None),
        kept=_kept(open_one, told, loop) if open_one else (),
        asks_whether=bool(_WHETHER.search(shape.row)),
        is_soonest=bool(_SOONEST.search(shape.row)),
        usual_break=usual,
    )


def _resting(
    question: Question, shape: Shape, pauses: tuple[range, ...]
) -> tuple[Question, tuple[str, ...], int]:
    """Return a question with the break that is asked for, the words of breaks that it cannot keep, and how long that was taken to be where nothing was said of it."""
    resting, unkept = with_break(question, shape, pauses, usual=USUAL)
    says_length = any(shape.pieces[n].kind == "length" for one in pauses for n in one)
    return resting, unkept, USUAL if resting != question and not says_length else 0


def _own_absences(
    shape: Shape, absences: tuple[Absence, ...], question: Question
) -> tuple[str, ...]:
    """Return when the speaker is away who takes no part, on other days than those asked for: "I'm off Monday. Who's free Tuesday?"."""
    asked = {start.date() for start, _ in question.windows}
    said = {one for each in absences for one in each.times if one.kind == "days"}
    return tuple(
        shape.text([n])
        for n, one in enumerate(shape.pieces)
        if one in said
        and asked.isdisjoint(one.value.dates)
        and not re.search(rf"¤t{n} (?:[^.]* )?so ", shape.row)
    )


def _sessions(rest: Shape, context: ParseContext, after: Question | None) -> LoopParts | None:
    """Return the sessions a sentence asks for; those of the open question keep their lengths where none is said."""
    if after is None:
        return find_loop(rest, context)
    loop = find_loop(rest, context, among=after.people, minutes=after.minutes)
    if loop is None or any(one.kind == "length" for one in rest.pieces):
        return loop
    known = {one.people: one.minutes for one in after.sessions}
    kept = (replace(one, minutes=known.get(one.people, one.minutes)) for one in loop.sessions)
    return replace(loop, sessions=tuple(kept))


def _corrected(rest: Shape, before: Days) -> Shape:
    """Return "not Monday, Tuesday" with a stop for the comma, where Monday was asked for and Tuesday was not."""
    stopped = with_stop(rest)
    days = [one for one in rest.pieces if one.kind == "days"]
    if stopped is rest or len(days) != 2:  # noqa: PLR2004 - one for another
        return rest
    gone, wanted = ({*one.value.dates} for one in days)
    return stopped if gone & {*before.dates} and not wanted & {*before.dates} else rest


def _asked_back(
    question: Question, after: Question, told: QuestionParts, shape: Shape, context: ParseContext
) -> ParsedMessage | None:
    """Return what to answer where a message does not say what of the open question is to change; else None."""
    if gone := _replaced_by_anybody(shape, after):
        return _somebody_else(after, gone, context)
    if meant := ask_replaced_person(shape, after, context):
        return ParsedMessage(after, meant, continues=True)
    if question != after:
        return None
    if told.wants_bigger_room:
        seats = Clarification(asks("seats"))
        return ParsedMessage(question, seats, continues=True)
    return None if _SAME.search(shape.row) else _unchanged(question, shape)


_ANYBODY_ELSE = r"(?:(?:someone|somebody|anyone|anybody) else|(?:another|a different) (?:person|interviewer|one))"
_FOR_SOMEBODY = Cued(
    rf"\b{_ANYBODY_ELSE} (?:for|instead of|in place of|than|rather than|to replace) (?P<old>¤p\d+)$"
    rf"|\b(?:swap|replace|switch|substitute) (?P<gone>¤p\d+) (?:for|with|by) {_ANYBODY_ELSE}$"
)
_BARE_ELSE = Cued(
    rf"^(?:(?:ok|okay|and|so|hm+|is|are|there|then|maybe|or|try|,|\.) ?)*{_ANYBODY_ELSE}\b"
)
_IDLE_KINDS = frozenset({"word", "join", "strange", "need"})
"""What names no time, nobody and no room: "anyone else? he's flat out"."""


def _replaced_by_anybody(shape: Shape, after: Question) -> str:
    """Return whose place somebody unnamed is to take: "someone else for Mei"; empty for nobody asked for."""
    rest = find_absences(shape)[1]
    is_idle = {one.kind for one in rest.pieces} <= _IDLE_KINDS
    if is_idle and rest.search(_BARE_ELSE) and len(after.people) == 1 and not after.sessions:
        return after.people[0]
    found = shape.search(_FOR_SOMEBODY)
    named = shape.signed(found.group()) if found else []
    asked = {*after.people, *(mail for one in after.sessions for mail in one.people)}
    return next((mail for one in named for mail in one.value.ids if mail in asked), "")


def _somebody_else(after: Question, gone: str, context: ParseContext) -> ParsedMessage:
    """Return the search for anybody but who was asked for alone; ask who comes where others stay."""
    if after.people == (gone,) and not after.sessions:
        excluded = tuple(sorted({*after.excluded, gone}))
        anybody = replace(after, people=(), need="any", must=(), excluded=excluded)
        return ParsedMessage(timed(anybody, context), continues=True, kept=("time",))
    return ParsedMessage(after, who_comes_instead(gone, context), continues=True)


_WHETHER = Cued(
    r"^(?:(?:hi|hey|hello|so|and|but|ok|okay|well|then) )*(?:(?:is|are) (?!there\b)|(?:can|could|does|do|would|will) (?:the )?¤[pr]\d+)"
)
"""How a question begins that wants a yes or a no: "is Ian free", "can Mei do Tuesday"."""

_SOONEST = Cued(
    r"\b(?:earliest|soonest|asap|as soon as (?:possible|you can)|(?:first|next) (?:available|free|open|possible))\b|\bfree first\b"
)


def _counts_speaker(rest: Shape, context: ParseContext) -> bool:
    """Whether who speaks takes part, so that their own absence counts."""
    named = {mail for one in rest.pieces if one.kind == "name" for mail in one.value.ids}
    return context.speaker in named or bool(_OTHER_DAY.search(rest.row))


_OTHER_DAY = Cued(r"\b(?:other|another|different|else|we|us|me)\b")
_SAME = re.compile(r"\b(?:same|again|still|keep|as before)\b")
_LENGTH = re.compile(r"\b(?:shorter|longer|more time|less time|quicker)\b")


def _unchanged(question: Question, shape: Shape) -> ParsedMessage:
    """Ask back, or say that nothing was understood, where a message changes nothing of the open question."""
    if _LENGTH.search(shape.row):
        choices = tuple(
            Choice(option("length", minutes=n), f"make it {n} minutes") for n in (30, 45, 60, 90)
        )
        return ParsedMessage(question, Clarification(asks("length"), choices), continues=True)
    if re.search(r"\b(?:later|earlier|sooner|after|before)\b", shape.row):
        return ParsedMessage(ButtonRequest("more", "more"))
    return ParsedMessage(UnknownRequest())


def shifted_question(shape: Shape, context: ParseContext, after: Question) -> ParsedMessage | None:
    """Return the open question moved in time: "a week later", "later?"."""
    moved = shift_dates(after, shape.sentence, shape.pieces)
    if moved is None:
        return None
    return ParsedMessage(timed(moved, context), continues=True, kept=("people", "length", "room"))


def _anew(
    told: QuestionParts,
    loop: LoopParts | None,
    shape: Shape,
    context: ParseContext,
    *,
    is_link: bool,
) -> Question:
    question = new_query(told, context)
    if not question.people and question.room and _is_room_alone(question, shape):
        question = replace(question, need="none")
    if loop:
        question = _looped(question, loop, context)
    return _linked(question, shape, is_link=is_link)


def _linked(question: Question, shape: Shape, *, is_link: bool) -> Question:
    """Return a question as the one in which the candidate is to choose, where it is said to be that."""
    return replace(question, is_link=True, count=_count(shape)) if is_link else question


def _going_on(
    after: Question,
    told: QuestionParts,
    loop: LoopParts | None,
    shape: Shape,
    context: ParseContext,
) -> Question:
    question = apply_follow_up(after, told, shape.sentence, context)
    pair = replaced_pair(shape) or _instead(shape, after)
    if (either := with_either(question, shape, after)) is not None:
        return timed(either, context)
    if pair and pair[0] in after.people:
        people = tuple(sorted({*after.people, pair[1]} - {pair[0]}))
        must = tuple(sorted(pair[1] if one == pair[0] else one for one in after.must))
        question = replace(question, people=people, need=after.need, must=must)
    if after.sessions and not loop:
        same = replace(question, people=after.people, need=after.need, minutes=after.minutes)
        return timed(followed_up(same, told, pair, shape), context)
    if loop is None:
        return question
    is_same = {one.people for one in after.sessions} == {one.people for one in loop.sessions}
    kept = replace(loop, is_ordered=after.is_ordered) if is_same and not loop.is_any_order else loop
    return _looped(question, kept, context)


_IN_PLACE = r"\binstead\b|\bin (?:his|her|their) place\b|^(?:\S+ )?not ¤p\d+ ,(?: but)? ¤p\d+$"


def _instead(shape: Shape, after: Question) -> tuple[str, str] | None:
    """Return who of the question makes room for whom: "never mind Sam, Wei instead"."""
    named = [mail for one in shape.pieces if is_person(one) for mail in one.value.ids]
    goes = [one for one in named if one in after.people]
    comes = [one for one in named if one not in after.people]
    is_said = bool(re.search(_IN_PLACE, shape.row))
    return (goes[0], comes[0]) if is_said and len(goes) == len(comes) == 1 else None


def _looped(question: Question, loop: LoopParts, context: ParseContext) -> Question:
    default = question.minutes
    days = {start.date() for start, _ in question.windows}
    sessions = tuple(
        replace(
            one,
            minutes=one.minutes or default,
            windows=tuple(span for span in one.windows if span[0].date() in days) or one.windows,
        )
        for one in loop.sessions
    )
    count = 2 if _lie_apart(sessions) else question.days
    looped = replace(question, sessions=sessions, is_ordered=loop.is_ordered, days=count)
    return timed(looped, context)


def _lie_apart(sessions: tuple[Session, ...]) -> bool:
    """Whether no day is named for all of the sessions, but each has its own."""
    own = [{start.date() for start, _ in one.windows} for one in sessions]
    return all(own) and not set.intersection(*own)


def _count(shape: Shape) -> int | None:
    match = _COUNT.search(shape.row)
    if match is None:
        return None
    number = match["number"]
    if number.startswith("¤"):
        number = shape.sentence.words[shape.signed(number)[0].start]
    return _COUNTS.get(number) or UNITS.get(number) or (int(number) if number.isdigit() else None)


def _unread(rest: Shape, loop: LoopParts | None) -> tuple[str, ...]:
    used = {"not", "instead", "both", "either", "except", "only"}
    if loop:
        used |= {
            "followed",
            "afterwards",
            "half",
            "quarter",
            "then",
            "each",
            "before",
            "after",
            "every",
        }
    counted = _counted_pieces(rest, loop)
    apart = NOT_IN_A_ROW.search(rest.row) if loop else None
    refused = (rest.text(rest.places(apart.span())),) if apart else ()
    choices = () if loop else _marked(rest, _TWO_CHOICES)
    return left_out(rest, frozenset(used), counted) + _marked(rest, _EITHER) + choices + refused


def _idle_times(
    rest: Shape, told: QuestionParts, context: ParseContext, before: Days
) -> tuple[str, ...]:
    """Return the days and hours without which the same time would be asked for, unless another says the same."""
    values = [one.value for one in rest.pieces if one.kind in TIME_KINDS]
    if len(values) < 2 and (told.asked or told.barred):  # noqa: PLR2004 - without the only one nothing is asked for
        return ()
    idle = []
    for place, one in enumerate(rest.pieces):
        if not _is_precise(one) or values.count(one.value) > 1:
            continue
        others = parted([*rest.pieces[:place], *rest.pieces[place + 1 :]])
        _, asked, barred = when(rest.sentence, others, context, before=before)
        if (asked, barred) == (told.asked, told.barred):
            idle.append(rest.text([place]))
    return tuple(idle)


def _is_precise(piece: Piece) -> bool:
    """Whether a piece names a day or an hour, and not a week or a part of the day that may only frame it."""
    if piece.kind == "days":
        return piece.value.form in {"weekday", "date"}
    if piece.kind == "times":
        return any(timing.bound != "part" for timing in piece.value)
    return piece.kind == "stretch"


def _unused(
    shape: Shape, question: Question, absences: tuple[Absence, ...], after: Question | None
) -> tuple[str, ...]:
    """Return the people, candidates and lengths said that the question does not hold."""
    return _other_people(shape, question, absences, after) + _other_candidates(shape, question)


def _other_candidates(shape: Shape, question: Question) -> tuple[str, ...]:
    """Return the candidates said beside the one that the question is about, or who is not told where it is about nobody."""
    if question.candidate is None and (said := shape.search(_SOMEBODY_IN)) is not None:
        return (shape.text(shape.places(said.span("whom"))),)
    if question.candidate is None or not question.candidate.name:
        return ()
    known = name_parts(question.candidate.name)
    named = (
        (n, name_parts(one.value.name))
        for n, one in enumerate(shape.pieces)
        if one.kind == "candidate" and one.value.name
    )
    return tuple(shape.text([n]) for n, parts in named if parts.isdisjoint(known))


_SOMEBODY_IN = re.compile(
    r"\b(?:get|fit|squeeze|slot|bring|book|put|have) (?P<whom>her|him) in\b(?! front)"
)
"""Who is to be interviewed, and only spoken of before."""


def _other_people(
    shape: Shape, question: Question, absences: tuple[Absence, ...], after: Question | None
) -> tuple[str, ...]:
    """Return the people and lengths said that the question does not hold."""
    away = {mail for one in absences for mail in one.people}
    if question.sessions:
        asked = after.sessions if after else ()
        known = {mail for one in (*question.sessions, *asked) for mail in one.people}
        return unused_people(shape, frozenset({*known, *away, *question.excluded}))
    among = {mail for mail, _ in question.absent}
    before = after.people if after is not None else ()
    used = {*question.people, *question.optional, *question.excluded, *among, *before}
    people = () if _REPLACED.search(shape.row) else unused_people(shape, frozenset(used | away))
    return people + unused_lengths(shape, question.minutes)


_REPLACED = Cued(
    r"\b(?:instead|rather|place|swap|replace|drop|without|remove|not|no|forget|for|cant|leav\w*|out|off)\b"
)
_EITHER = re.compile(r"\beither ¤p\d+ and ¤p\d+ or ¤p\d+|\beither ¤p\d+ or ¤p\d+ and ¤p\d+")
"""Said of two and of one, which no number of people says."""
_SOME = r"(?:either|one of) ¤p\d+(?: (?:or|and|,) ¤p\d+)+"
_TWO_CHOICES = re.compile(rf"\b{_SOME}(?: ,)? (?:and|plus|with|,) {_SOME}")
"""One of these and one of those, who are one number of people in a question."""


def _marked(rest: Shape, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the words of a form that a question cannot hold."""
    match = pattern.search(rest.row)
    return (rest.text(rest.places(match.span())),) if match else ()


def _unmet(after: Question, question: Question, told: QuestionParts) -> tuple[str, ...]:
    """Return the wish for a bigger room where nothing tells how big the one before was."""
    return ("bigger room",) if told.wants_bigger_room and question.room == after.room else ()


def _counted_pieces(rest: Shape, loop: LoopParts | None) -> list[Piece]:
    """Return the numbers that count sessions of a loop or times of a link."""
    match = _COUNT.search(rest.row)
    counted = [rest.pieces[n] for n in rest.places(match.span())] if match else []
    counting = COUNTED.search(rest.row) if loop else None
    counted += [rest.pieces[n] for n in rest.places(counting.span())] if counting else []
    if loop:
        gone = {one.start for one in loop.rest.pieces}
        counted += [one for one in rest.pieces if one.start not in gone]
    return counted


def _has_days(question: Question) -> bool:
    return any(part.days for part in question.asked)


def _has_hours(question: Question) -> bool:
    return any(part.hours for part in question.asked)


def _kept(after: Question, told: QuestionParts, loop: LoopParts | None) -> tuple[str, ...]:
    """Return the parts of the open question that a message did not mention."""
    parts = (
        ("people", bool(after.people) and not told.who.is_said and not loop),
        ("time", bool(after.asked) and not told.names_days and not told.names_hours),
        ("days", _has_days(after) and told.names_hours and not told.names_days),
        ("hours", _has_hours(after) and told.names_days and not told.names_hours),
        ("room", after.room is not None and not told.speaks_of_room),
        ("online", after.online and told.online is None),
        ("candidate", after.candidate is not None and told.candidate is None),
    )
    return tuple(name for name, is_kept in parts if is_kept)
