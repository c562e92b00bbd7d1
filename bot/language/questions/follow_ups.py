"""A new question from what a sentence says, or the question before it with only that changed."""

import re
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.people.attendees import Who
from bot.language.people.candidates import name_parts
from bot.language.questions.slot_filling import QuestionParts
from bot.language.requests import Asked, AskedRoom, Candidate, PartOfDay, Question, Window
from bot.language.times.time_windows import windows
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_ADDING = listed("too also add include plus additionally together alongside join joins joining")
_NARROWING = listed("not no nothing though")
_SHORTEST_ALONE = 15
"""Of fewer minutes no interview is asked for without its length."""
_FOR = listed("for with candidate")
"""Before an address, this names somebody else than who is known by another one."""
_ASIDE = listed("ok okay oh hmm well yes so and or please actually")


def new_query(told: QuestionParts, context: ParseContext) -> Question:
    """Return a question that stands for itself; what was not said is as usual."""
    question = Question(
        people=told.who.people,
        need=told.who.need,
        minutes=told.minutes or _of_hours(told.asked, context.directory.interview_minutes),
        room=told.room,
        online=bool(told.online) or (told.speaks_of_video and told.online is None),
        must=told.who.must,
        optional=told.who.optional,
        excluded=told.who.excluded,
        asked=told.asked if told.names_days else told.asked or (Asked(),),
        barred=told.barred,
        candidate=told.candidate,
    )
    return timed(with_absences(question, told), context)


def _of_hours(asked: tuple[Asked, ...], usual: int) -> int:
    """Return how long an interview is of which only the hours are said: as they are where they leave no room for the usual length, "2 to 2:45"."""
    hours = [one for part in asked for one in part.hours]
    is_each = all(part.hours for part in asked) and not any(one.is_start for one in hours)
    lengths = {one.end - one.start for one in hours} if is_each else set()
    length = lengths.pop() if len(lengths) == 1 else usual
    return length if _SHORTEST_ALONE <= length < usual else usual


def with_absences(question: Question, told: QuestionParts) -> Question:
    """Return the question without the time when somebody needed is away; who is one of several may be away."""
    for absence, parts in told.absent:
        among = [one for one in absence.people if one in question.people or not question.people]
        is_choice = question.need != "all" and bool(among) and not set(among) <= set(question.must)
        if is_choice:
            absent = (*question.absent, *((one, parts) for one in among))
            question = replace(question, absent=absent)
        elif among or not absence.people:
            question = replace(question, barred=(*question.barred, *parts))
        elif not told.names_days:
            # "Mei isn't free Monday, what about Tom" asks about Tom on Monday.
            question = replace(question, asked=parts)
    return question


def timed(question: Question, context: ParseContext) -> Question:
    """Return the question with the windows that follow from its days and hours now."""
    almanac = context.almanac
    minutes = sum(one.minutes for one in question.sessions) or question.minutes
    asked = windows(question.asked, question.barred, minutes, almanac)
    away: dict[str, tuple[Window, ...]] = {}
    for mail, parts in question.absent:
        away[mail] = away.get(mail, ()) + _within(windows(parts, (), minutes, almanac), asked)
    return replace(
        question, windows=asked, away=tuple((mail, spans) for mail, spans in away.items() if spans)
    )


def _within(spans: tuple[Window, ...], asked: tuple[Window, ...]) -> tuple[Window, ...]:
    """Return the parts of windows that lie inside the time asked for."""
    common = ((max(a, c), min(b, d)) for a, b in spans for c, d in asked)
    return tuple(sorted((start, end) for start, end in common if start < end))


def apply_follow_up(
    question: Question, told: QuestionParts, sentence: Sentence, context: ParseContext
) -> Question:
    """Return the question with the parts changed that a sentence speaks of."""
    adds = _adds(sentence)
    adds_time = adds and (_first(sentence) != "and" or _is_on_top(sentence))
    changed = replace(
        question,
        minutes=told.minutes or question.minutes,
        room=_room_after(question.room, told, sentence, context),
        online=_online(question, told, sentence),
        asked=_asked(
            question,
            _of_later_week(question, told, sentence, context),
            adds=adds_time and not told.who.people,
            narrows=not _NARROWING.isdisjoint(sentence.words),
        ),
        barred=told.barred + (() if told.names_days and not adds_time else question.barred),
        candidate=_candidate(question.candidate, told.candidate, sentence),
    )
    seats = _seats(question, told.who)
    if seats and question.room:
        wish = replace(question.room, capacity=seats)
        is_other = told.wants_bigger_room or _OTHER_ROOM.search(" ".join(sentence.words))
        room = replace(wish, mail=None) if is_other else wish
        return timed(replace(changed, room=room), context)
    changed = _with_people(changed, told.who, adds=adds, is_or=_first(sentence) == "or")
    return timed(with_absences(changed, told), context)


def _candidate(
    known: Candidate | None, told: Candidate | None, sentence: Sentence
) -> Candidate | None:
    """Return who is interviewed now: an address alone is that of the candidate who is named, and "Ravi" is Ravi Menon."""
    if not known or not told:
        return told or known
    is_for = any(one in _FOR and two == told.mail for one, two in pairwise(sentence.words))
    if known.name and told.mail and not told.name and not (known.mail and is_for):
        return replace(known, mail=told.mail)
    if told.name and name_parts(told.name) < name_parts(known.name):
        return Candidate(known.name, told.mail or known.mail, told.zone or known.zone)
    return told


def _seats(question: Question, told: Who) -> int | None:
    """Return the 6 of "make that 6 people", which are seats: more than were named to choose among."""
    need = told.need
    is_more = isinstance(need, int) and 0 < len(question.people) < need
    return need if isinstance(need, int) and is_more and not told.people else None


def _first(sentence: Sentence) -> str:
    asides = _ASIDE - {"and", "or"}
    return next((word for word in sentence.words if word not in asides and word != ","), "")


def _adds(sentence: Sentence) -> bool:
    """Whether something comes on top: "and with Mei too"; "and what about Mei" asks about her instead.

    "and Thursday?" asks about another day; "or Thursday" and "and Thursday too" keep the one before as well.
    """
    words = sentence.words
    if _is_on_top(sentence):
        return True
    return _first(sentence) in {"and", "or"} and "about" not in words and "instead" not in words


def _is_on_top(sentence: Sentence) -> bool:
    return bool(set(sentence.words) & _ADDING) or "as well" in " ".join(sentence.words)


def _online(question: Question, told: QuestionParts, sentence: Sentence) -> bool:
    if told.online is not None:
        return told.online
    if told.room is not None and "instead" in sentence.words:
        return False
    has_video_room = question.room is not None and "video" in question.room.features
    is_video_gone = "video" in told.dropped_features
    if is_video_gone and not has_video_room:
        return False
    if has_video_room and told.speaks_of_room and told.room is None:
        return not is_video_gone
    return question.online or (told.speaks_of_video and question.room is None)


def _bigger(
    before: AskedRoom | None, told: QuestionParts, context: ParseContext
) -> AskedRoom | None:
    """Return the wish for a room with more seats than the one before, where that is known to have any."""
    if before is None or not told.wants_bigger_room:
        return None
    room = context.directory.room(before.mail) if before.mail else None
    seats = before.capacity or (room.capacity if room else None)
    return replace(before, mail=None, capacity=seats + 1) if seats else None


_OTHER_ROOM = re.compile(r"\b(?:other|another|different) rooms?\b")


def _room_after(
    before: AskedRoom | None, told: QuestionParts, sentence: Sentence, context: ParseContext
) -> AskedRoom | None:
    if before is not None and told.dropped_features:
        is_any = "any room" in " ".join(sentence.words)
        features = tuple(one for one in before.features if one not in told.dropped_features)
        before = AskedRoom() if is_any else replace(before, features=features)
        is_told = told.room is not None and told.room != AskedRoom()
        return _room(before, told, sentence) if is_told else before
    if told.room is not None and told.room.capacity:
        return _room(before, told, sentence)
    return _bigger(before, told, context) or _room(before, told, sentence)


def _room(before: AskedRoom | None, told: QuestionParts, sentence: Sentence) -> AskedRoom | None:
    if told.speaks_of_video and before is not None:
        return replace(before, features=tuple(sorted({*before.features, "video"})))
    if not told.speaks_of_room or told.room is None:
        is_gone = told.speaks_of_room or (told.online and "instead" in sentence.words)
        return None if is_gone else before
    if before is None or told.room == AskedRoom():
        return told.room
    wish = told.room
    is_same = wish.mail == before.mail and _OTHER_ROOM.search(" ".join(sentence.words))
    if wish.mail and not is_same:
        return wish
    return AskedRoom(
        mail=None,
        capacity=wish.capacity or before.capacity,
        building=wish.building or before.building,
        features=tuple(sorted({*wish.features, *before.features})),
    )


def _of_later_week(
    question: Question, told: QuestionParts, sentence: Sentence, context: ParseContext
) -> QuestionParts:
    """Return what was said with next week's days for this week's, where only later weeks were asked for and today's weekday, or "the Wednesday", is named."""
    today = context.almanac.midnight
    monday = today + timedelta(days=7 - today.weekday())
    first = min((start for start, _ in question.windows), default=today)
    named = {WEEKDAYS.get(word) for word in sentence.words}
    is_of_week = today.weekday() in named or _THAT_DAY.search(" ".join(sentence.words))
    if first < monday or not is_of_week or {"this", "today"} & {*sentence.words}:
        return told
    week = timedelta(days=7)
    asked = tuple(
        replace(
            part,
            days=tuple(day + week if _is_near(day, named, monday) else day for day in part.days),
        )
        for part in told.asked
    )
    return replace(told, asked=asked)


_THAT_DAY = re.compile(rf"\bthe (?:{'|'.join(WEEKDAYS)})\b")


def _is_near(day: datetime, named: set[int | None], monday: datetime) -> bool:
    """Whether a day that was named by its weekday alone lies before the weeks that were asked for."""
    return day < monday and day.weekday() in named


def _asked(
    question: Question, told: QuestionParts, *, adds: bool, narrows: bool
) -> tuple[Asked, ...]:
    if not told.names_days and not told.names_hours:
        return question.asked
    if not told.names_days:
        return tuple(
            replace(part, hours=_hours(part.hours, told, adds=adds, narrows=narrows))
            for part in _by_days(question.asked)
        )
    new = told.asked
    if not told.names_hours:
        hours = _shared_hours(question.asked)
        new = tuple(replace(part, hours=hours) for part in new)
    return (*question.asked, *new) if adds else new


def _hours(
    before: tuple[PartOfDay, ...], told: QuestionParts, *, adds: bool, narrows: bool
) -> tuple[PartOfDay, ...]:
    """Return the hours with others beside them, or in their place; "not before 10" of a morning leaves the rest of it."""
    hours = tuple(one for part in told.asked for one in part.hours)
    if narrows and not any(one.is_start for one in (*before, *hours)):
        both = ((max(a.start, b.start), min(a.end, b.end)) for a in before for b in hours)
        left = tuple(PartOfDay(start, end) for start, end in both if start < end)
        return left or hours
    return (*before, *hours) if adds else hours


def _by_days(parts: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """Return the parts, each day once, since their hours are about to be the same."""
    hours = {part.hours for part in parts}
    if len(hours) == 1:
        return parts
    days = tuple(sorted({day for part in parts for day in part.days}))
    return (Asked(days),)


def _shared_hours(parts: tuple[Asked, ...]) -> tuple[PartOfDay, ...]:
    """Return the hours if they were the same on all days."""
    hours = {part.hours for part in parts}
    return hours.pop() if len(hours) == 1 else ()


def _with_people(question: Question, told: Who, *, adds: bool, is_or: bool) -> Question:  # noqa: PLR0911 - one line for each way it is said
    if not told.is_said:
        return question
    if told.optional and not told.people:
        left = _without(question, told.optional)
        return replace(left, optional=tuple(sorted({*question.optional, *told.optional})))
    if told.excluded and not told.people:
        return _without(question, told.excluded)
    if told.is_anyone and not told.people:
        return replace(question, people=(), need="any", must=())
    if not told.people:
        return replace(question, need=_need_among(question, told.need), must=())
    if told.excluded or adds:
        kept = _without(question, told.excluded)
        return _joined(kept, told, is_or=is_or)
    return replace(
        question,
        people=told.people,
        need=told.need,
        must=told.must,
        optional=told.optional or question.optional,
    )


def _need_among(question: Question, need: str | int) -> str | int:
    if not question.people:
        return need
    if need == "any":
        return 1
    return min(need, len(question.people)) if isinstance(need, int) else need


def _without(question: Question, gone: tuple[str, ...]) -> Question:
    people = tuple(one for one in question.people if one not in gone)
    if not question.people:
        return replace(question, excluded=tuple(sorted({*question.excluded, *gone})))
    need: str | int = "any" if not people else question.need
    if isinstance(need, int) and need >= len(people) and len(people) == 1:
        need = "all"
    optional = tuple(one for one in question.optional if one not in gone)
    must = tuple(one for one in question.must if one not in gone)
    return replace(question, people=people, need=need, must=must, optional=optional)


def _joined(question: Question, told: Who, *, is_or: bool) -> Question:
    people = tuple(sorted({*question.people, *told.people}))
    if not question.people:
        return replace(question, people=people, need=told.need, must=told.must)
    if is_or:
        return replace(question, people=people, need=1, must=())
    if question.need == "all" and isinstance(told.need, int):
        need = len(question.people) + told.need
        return replace(question, people=people, need=need, must=question.people)
    if isinstance(question.need, int) and told.need == "all":
        must = tuple(sorted({*question.must, *told.people}))
        return replace(question, people=people, need=question.need + len(told.people), must=must)
    return replace(question, people=people, need=question.need if question.need != "any" else "all")
