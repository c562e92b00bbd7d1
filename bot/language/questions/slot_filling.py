"""What one sentence says of each part of a question, and what it leaves open."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from bot.language.chunking.pieces import Piece
from bot.language.context import ParseContext
from bot.language.interviews.changes.online_words import IN_PERSON
from bot.language.people.absences import Absence, away_groups, is_speaker
from bot.language.people.attendees import Who, is_person, who
from bot.language.questions.room_requirements import RoomSaid
from bot.language.requests import Asked, AskedRoom, Candidate
from bot.language.times.calendar_math import Almanac
from bot.language.times.date_time_pairing import DayGroup, clauses, groups
from bot.language.times.days import Days, counted_on
from bot.language.times.time_windows import asked
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_ONLY = listed("only just")
SHORTEST, LONGEST = 5, 9 * 60
"""Lengths of an interview that need no asking back, in minutes."""


class QuestionParts(Struct, frozen=True):
    """The parts of a question in a sentence; None where it says nothing of them."""

    who: Who
    asked: tuple[Asked, ...] = ()
    barred: tuple[Asked, ...] = ()
    names_days: bool = False
    names_hours: bool = False
    minutes: int | None = None
    room: AskedRoom | None = None
    speaks_of_room: bool = False
    wants_bigger_room: bool = False
    dropped_features: frozenset[str] = frozenset()
    online: bool | None = None
    candidate: Candidate | None = None
    absent: tuple[tuple[Absence, tuple[Asked, ...]], ...] = ()
    """Who is away, and when."""
    speaks_of_video: bool = False
    """Video was named beside no room: a feature of the room wanted before, else an online meeting."""


def said(
    sentence: Sentence,
    parts: tuple[list[Piece], list[Piece]],
    context: ParseContext,
    *,
    before: Days,
    absences: tuple[Absence, ...] = (),
) -> QuestionParts:
    """Gather what a sentence says, from its pieces wanted and barred; `before` are the days asked for until now."""
    wanted, barred = parts
    almanac = context.almanac
    zone = next((piece.value for piece in wanted if piece.kind == "zone"), None)
    room, speaks_of_room = wished_room(wanted)
    made, wishes, taken_out = when(sentence, parts, context, before=before)
    wished = days_of(wishes)
    among = wished if wished.dates else before
    return QuestionParts(
        who=_but_absent(
            who(sentence, wanted, [piece for piece in barred if is_person(piece)]),
            sentence,
            absences,
            context.speaker,
        ),
        candidate=_candidate(wanted),
        absent=tuple(_absent(one, among, almanac, zone) for one in absences if one.times),
        asked=wishes,
        barred=taken_out,
        names_days=any(group.days or group.stretch for group in made),
        names_hours=any(group.times or group.stretch for group in made),
        minutes=_minutes(wanted),
        room=room,
        speaks_of_room=speaks_of_room,
        dropped_features=frozenset(
            one.value.dropped for one in wanted if one.kind == "room" and one.value.dropped
        ),
        wants_bigger_room=any(one.kind == "room" and one.value.is_bigger for one in wanted),
        speaks_of_video=room is None and "video" in _ids(wanted, "feature"),
        online=_online(wanted, room, sentence),
    )


_ANYBODY = listed("who whos anyone anybody someone somebody")


def _but_absent(
    told: Who, sentence: Sentence, absences: tuple[Absence, ...], speaker: str | None
) -> Who:
    """Return who is wanted without those who cannot come at all: "Mei's dropped out, who else is free"."""
    if told.people or _ANYBODY.isdisjoint(sentence.words):
        return told
    own = (speaker,) if speaker else ()
    out = [one for one in absences if not one.times]
    gone = {mail for one in out for mail in (own if is_speaker(one) else one.people)}
    return replace(told, excluded=tuple(sorted({*told.excluded, *gone}))) if gone else told


def when(
    sentence: Sentence,
    parts: tuple[list[Piece], list[Piece]],
    context: ParseContext,
    *,
    before: Days,
) -> tuple[list[DayGroup], tuple[Asked, ...], tuple[Asked, ...]]:
    """Return the groups of days and hours wanted, what they ask for, and what is taken out of it."""
    wanted, barred = parts
    almanac = context.almanac
    wanted = list(_counted_on(wanted, before, almanac))
    zone = next((piece.value for piece in wanted if piece.kind == "zone"), None)
    made = groups(clauses(wanted), almanac)
    if _ONLY & set(sentence.words):
        _narrow(made, before)
    wishes = _asked(made, almanac, zone)
    if not barred:
        return made, wishes, ()
    out = [one for each in _apart(barred) for one in groups(clauses(each), almanac)]
    wished = days_of(wishes)
    _bar(out, wished if wished.dates else before)
    return made, wishes, _asked(out, almanac, zone)


def _counted_on(wanted: list[Piece], before: Days, almanac: Almanac) -> Iterator[Piece]:
    """Yield pieces with each "the day after" counted from the day named before it, else from those asked for until now."""
    for one in wanted:
        if one.kind != "days":
            yield one
            continue
        days = counted_on(one.value, before, almanac)
        before = days if days.dates else before
        yield one if days is one.value else replace(one, value=days)


def _apart(barred: list[Piece]) -> list[list[Piece]]:
    """Return what each "not" takes out: no mornings beside no Friday are those of all days."""
    parts: list[list[Piece]] = [[]]
    for one in barred:
        if one.kind == "join" and one.value == ".":
            parts.append([])
        else:
            parts[-1].append(one)
    return parts


def _absent(
    absence: Absence, among: Days, almanac: Almanac, zone: str | None
) -> tuple[Absence, tuple[Asked, ...]]:
    """Return the days and hours somebody is away; a bare weekday is the next one, or one of the days asked for if these are later."""
    made = away_groups(absence, almanac, among)
    is_next = all(day.dates and {*day.dates} <= {*among.dates} for one in made for day in one.days)
    if not absence.is_until and not (is_next and any(one.days for one in made)):
        _bar(made, among)
    return absence, _asked(made, almanac, zone)


def _online(wanted: list[Piece], room: AskedRoom | None, sentence: Sentence) -> bool | None:
    """Return whether it is to be online; who is to meet in person does not."""
    in_person = room is not None and IN_PERSON.search(" ".join(sentence.words))
    said = (piece.value for piece in reversed(wanted) if piece.kind == "online")
    return next(said, False if in_person else None)


def _candidate(wanted: list[Piece]) -> Candidate | None:
    said = [one.value for one in wanted if one.kind == "candidate"]
    name = next((one.name for one in said if one.name), "")
    mail = next((one.mail for one in said if one.mail), "")
    return Candidate(name, mail) if name or mail else None


def days_of(parts: tuple[Asked, ...]) -> Days:
    """Return every day that is asked for."""
    return Days(tuple(sorted({day.date() for part in parts for day in part.days})))


def _bar(out: list[DayGroup], among: Days) -> None:
    """Let "except Wednesday" and "except mornings" take out those of the days asked for, not the nearest ones."""
    for group in out:
        of_all = [among] if among.dates and not group.stretch else []
        group.days = [_numbered(_those(day, among), among) for day in group.days] or of_all


def _numbered(said: Days, among: Days) -> Days:
    """Return the day of that number among those asked for: "in January, except the 1st" said in November."""
    if said.form != "date" or len(said.dates) != 1 or said.dates[0] in among.dates:
        return said
    found = tuple(day for day in among.dates if day.day == said.dates[0].day)
    return Days(found) if found else said


def _narrow(made: list[DayGroup], among: Days) -> None:
    """Let "only Tuesday" after "next week" be the Tuesday of it."""
    for group in made:
        group.days = [_those(day, among) for day in group.days]


def _those(said: Days, among: Days) -> Days:
    is_weekday = said.form == "weekday"
    found = tuple(day for day in among.dates if is_weekday and day.weekday() in said.weekdays)
    return Days(found) if found else said


def _asked(made: list[DayGroup], almanac: Almanac, zone: str | None) -> tuple[Asked, ...]:
    return tuple(part for group in made for part in asked(group, almanac, zone))


def _minutes(wanted: list[Piece]) -> int | None:
    lengths = [piece.value for piece in wanted if piece.kind == "length"]
    return next((minutes for minutes in lengths if SHORTEST <= minutes <= LONGEST), None)


def wished_room(wanted: list[Piece]) -> tuple[AskedRoom | None, bool]:
    """Return the wish for a room, and whether a room was spoken of at all."""
    told: list[RoomSaid] = [
        piece.value for piece in wanted if piece.kind == "room" and not piece.value.dropped
    ]
    named = {kind: _ids(wanted, kind) for kind in ("room", "building", "feature")}
    is_room = bool(told or named["room"] or named["building"])
    features = {one.feature for one in told if one.feature}
    features |= _features(named["feature"], is_room=is_room)
    if any(not one.is_wanted for one in told):
        return None, True
    if not told and not named["room"] and not named["building"] and not features:
        return None, False
    wish = AskedRoom(
        mail=next(iter(named["room"]), None),
        capacity=max((one.capacity for one in told if one.capacity), default=None),
        building=next(iter(named["building"]), None),
        features=tuple(sorted(features)),
    )
    return wish, True


def _ids(wanted: list[Piece], kind: str) -> list[str]:
    return [
        piece.value.ids[0] for piece in wanted if piece.kind == "name" and piece.value.kind == kind
    ]


def _features(named: list[str], *, is_room: bool) -> set[str]:
    """Return what the room is to have; alone, a "video" is a call and a "screen" an interview."""
    return set(named) if is_room else set(named) - {"video", "screen", "phone"}
