"""How the days and times of a sentence go together: which time holds for which day.

A clause is what stands between two of "and", "or" and commas. A time said once, before or after several days,
holds for each of them; a week said once holds for every weekday; what follows "except" is taken out.
"""

from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.times.calendar_math import Almanac
from bot.language.times.clock_times import NOON, moment_in
from bot.language.times.datetime_ranges import Stretch
from bot.language.times.day_parts import Bound, Timing, Timings
from bot.language.times.days import Days
from bot.language.tokens.normalize import listed

SPLITTING = listed("and or , plus . ? !")
_ENDING = listed(". ? !")


@dataclass(slots=True)
class Clause:
    """Days, weeks and times that stand together, and the joint before them."""

    joint: str = ""
    weeks: list[Days] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    times: Timings = ()
    stretch: Stretch | None = None
    time_first: bool = False
    is_sentence: bool = False
    """Whether a sentence ends before it."""

    @property
    def has_days(self) -> bool:
        """Whether it names any day."""
        return bool(self.days or self.weeks)


@dataclass(slots=True)
class DayGroup:
    """Days and the times that hold for each of them."""

    days: list[Days] = field(default_factory=list)
    times: list[Timing] = field(default_factory=list)
    stretch: Stretch | None = None
    time_first: bool = False


def clauses(pieces: list[Piece]) -> list[Clause]:
    """Cut the times of a sentence at its joints."""
    found: list[Clause] = []
    joint, is_sentence = "", False
    for piece in pieces:
        if piece.kind == "join":
            joint = _stronger(joint, piece.value)
            is_sentence = is_sentence or piece.value in _ENDING
        elif piece.kind == "name" and not found:
            joint = ""  # "Mark or Olivia next week" joins people, not times
        elif piece.kind in TIME_KINDS:
            if not found or joint in SPLITTING or found[-1].stretch or piece.kind == "stretch":
                found.append(Clause(joint, is_sentence=is_sentence))
            _put(found[-1], piece)
            joint, is_sentence = "", False
    return _narrowed(found)


def _stronger(joint: str, word: str) -> str:
    """Of two joints in a row the word counts, not the comma: `, or`."""
    return word if joint in {"", ",", "."} else joint


def _put(clause: Clause, piece: Piece) -> None:
    if piece.kind == "stretch":
        clause.stretch = piece.value
    elif piece.kind == "times":
        clause.time_first = clause.time_first or not clause.has_days
        clause.times = both(clause.times, piece.value)
    elif piece.value.form == "span":
        clause.weeks.append(piece.value)
    else:
        clause.days.append(piece.value)


def _narrowed(found: list[Clause]) -> list[Clause]:
    """Join a clause that only narrows the one before: `after 10 and before 3`."""
    kept: list[Clause] = []
    for clause in found:
        if kept and not clause.has_days and kept[-1].times and _narrows(kept[-1].times, clause):
            kept[-1].times = both(kept[-1].times, clause.times)
        else:
            kept.append(clause)
    return kept


def _narrows(times: Timings, clause: Clause) -> bool:
    if _details(times, clause):
        return True
    bounds = {times[0].bound, *(time.bound for time in clause.times)}
    if len(times) > 1 or len(clause.times) != 1 or "low" not in bounds:
        return False
    one, other = times[0], clause.times[0]
    return (
        bounds <= {"low", "high", "part"}
        and bounds & {"high", "part"} != set()
        and (clause.joint != "or" and max(one.start, other.start) < min(one.end, other.end))
    )


def _details(times: Timings, clause: Clause) -> bool:
    """Whether a time says more of the part before it: `Tuesday evening, half 6`."""
    part = times[0]
    if len(times) > 1 or clause.joint != "," or not part.half or part.moment:
        return False
    return all(
        one.moment is not None and part.start <= one.start < part.end
        for one in both(times, clause.times)
    )


def both(times: Timings, others: Timings) -> Timings:
    """Return the times that suit two demands at once."""
    if not times or not others:
        return times or others
    return tuple(_common(one, other) for one in times for other in others)


def _common(one: Timing, other: Timing) -> Timing:
    """Return what two times have in common; a part of the day says which half of it a bare hour lies in."""
    if one.moment is None and other.moment is not None:
        return _within(one, other)
    if other.moment is None and one.moment is not None:
        return _within(other, one)
    start, end = max(one.start, other.start), min(one.end, other.end)
    exact: list[Bound] = [each.bound for each in (one, other) if each.bound in {"at", "about"}]
    return replace(
        one, start=start, end=end, bound=exact[0] if exact else "range", is_wrong=start > end
    )


def _within(part: Timing, said: Timing) -> Timing:
    if said.bound in {"at", "about"}:
        return _moved(part, said)
    start, end = max(part.start, said.start), min(part.end, said.end)
    if said.bound == "low" and said.start < part.end <= said.end:
        end = part.end
    if said.bound == "low" and part.half and said.start >= part.start:
        end = part.end if said.start < part.end else said.end
    return replace(said, start=start, end=end, is_wrong=start >= end) if start < end else said


def _moved(part: Timing, said: Timing) -> Timing:
    """Return the time its half of the day: 8 in "tonight at 8" is 20:00."""
    if said.moment is None or not part.half or said.moment.half is not None:
        return said
    hour = moment_in(said.moment, part.half).minute
    shift = hour - said.moment.minute
    if part.half == "am" and hour >= NOON:
        return said
    return replace(said, start=said.start + shift, end=said.end + shift)


def groups(found: list[Clause], almanac: Almanac) -> list[DayGroup]:
    """Return the days with the times that hold for them."""
    _spread_next(found, almanac)
    _spread_weeks(found, almanac)
    made: list[DayGroup] = []
    for clause in found:
        if not made or not _joined(made[-1], clause):
            made.append(
                DayGroup(list(clause.days), list(clause.times), clause.stretch, clause.time_first)
            )
    return _without_strays(made)


def _joined(group: DayGroup, clause: Clause) -> bool:
    """Let a clause go into the group before it, if it belongs there."""
    if group.stretch or clause.stretch or _is_of_its_own(clause):
        return False
    only_days, only_times = (
        bool(clause.days) and not clause.times,
        bool(clause.times) and not clause.days,
    )
    if only_days and group.times and group.days and not group.time_first:
        return False
    if not only_days and not only_times and not _completes(group, clause):
        return False
    group.time_first = group.time_first or (not group.days and bool(group.times))
    group.days.extend(clause.days)
    group.times.extend(clause.times)
    return True


def _is_of_its_own(clause: Clause) -> bool:
    """Whether a sentence of its own names a day with its hours: "Thursday? If not, Friday after 2"."""
    return clause.is_sentence and bool(clause.days and clause.times)


def _completes(group: DayGroup, clause: Clause) -> bool:
    """Whether a clause of a day and a time ends a row that began with days, or with times."""
    if group.days and not group.times:
        return not clause.time_first
    return bool(group.times) and not group.days and clause.time_first


def _without_strays(made: list[DayGroup]) -> list[DayGroup]:
    """Let times that found no day narrow the others: `mornings only. Tuesday or Wednesday`."""
    strays = [group for group in made if not group.days and not group.stretch]
    others = [group for group in made if group.days or group.stretch]
    if not others or not strays:
        return made
    for group in others:
        for stray in strays:
            group.times = list(both(tuple(group.times), tuple(stray.times)))
    return others


# Weeks and the weekdays in them


def _spread_next(found: list[Clause], almanac: Almanac) -> None:
    """Let the "next" of "next Tuesday or Wednesday" hold for both, and "Monday or Tuesday", said on a Tuesday, be of one week."""
    before: Days | None = None
    for clause in found:
        is_joined = clause.joint in {"and", "or", ","} and not clause.weeks
        before = before if is_joined else None
        for place, day in enumerate(clause.days):
            if before is not None and day.form == "weekday":
                clause.days[place] = _beside(day, before, almanac)
            before = clause.days[place]
        if clause.stretch or clause.weeks:
            before = None


def _beside(day: Days, before: Days, almanac: Almanac) -> Days:
    """Return a bare weekday that stands behind another day: of next week with it, and not today behind a later one."""
    if before.is_next:
        return replace(_of_next_week(day, almanac), is_next=True)
    is_behind = before.form == "weekday" and day.dates == (almanac.today,) < before.dates
    return _of_next_week(day, almanac) if is_behind else day


def _of_next_week(day: Days, almanac: Almanac) -> Days:
    return Days(tuple(almanac.next(weekday) for weekday in day.weekdays), "date")


def _spread_weeks(found: list[Clause], almanac: Almanac) -> None:
    """Move weekdays into the week said with them, or the only week said; a week alone is its working days."""
    weeks = [week for clause in found for week in clause.weeks]
    if not weeks:
        return
    is_inner = any(clause.stretch or any(day.weekdays for day in clause.days) for clause in found)
    chosen = [_week_for(found, place, weeks) for place in range(len(found))]
    alone = [place for place, clause in enumerate(found) if clause.weeks and not clause.days]
    for place in alone:
        found[place].days = (
            _alone(found, place, almanac) if is_inner else _whole(found[place], almanac)
        )
    for place, (clause, week) in enumerate(zip(found, chosen, strict=True)):
        if week is not None and place not in alone:
            clause.days = [moved(day, week, almanac) for day in clause.days]
        if week is not None and clause.stretch is not None:
            clause.stretch = _moved_stretch(clause.stretch, week, almanac)


def _alone(found: list[Clause], place: int, almanac: Almanac) -> list[Days]:
    """Return the days of a week that stands between weekdays: none where it only says which week they are of."""
    clause = found[place]
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    if before and before.weeks and before.days and clause.joint in {"or", "and"}:
        return [moved(day, week, almanac) for week in clause.weeks for day in before.days]
    is_or = clause.joint == "or" or (after is not None and after.joint == "or" and not after.weeks)
    return _whole(clause, almanac) if is_or and not clause.times else []


def _whole(clause: Clause, almanac: Almanac) -> list[Days]:
    return [
        Days(_working(week, almanac), "date", (), week.wrong, week.options) for week in clause.weeks
    ]


def _working(week: Days, almanac: Almanac) -> tuple[date, ...]:
    return tuple(day for day in week.dates if almanac.works(day))


def _week_for(found: list[Clause], place: int, weeks: list[Days]) -> Days | None:
    clause = found[place]
    if clause.weeks:
        return clause.weeks[0]
    if len(weeks) == 1:
        alone = next(each for each in found if each.weeks)
        apart = alone.weeks and not alone.days and not alone.stretch and not alone.times
        is_or = clause.joint == "or" or alone.joint == "or"
        return None if apart and is_or and _adjacent(found, clause, alone) else weeks[0]
    after = [each.weeks[0] for each in found[place + 1 :] if each.weeks]
    before = [each.weeks[0] for each in found[:place] if each.weeks]
    return next(iter(after or before), None)


def _adjacent(found: list[Clause], one: Clause, other: Clause) -> bool:
    return abs(found.index(one) - found.index(other)) == 1


def moved(days: Days, week: Days, almanac: Almanac) -> Days:
    """Return a weekday within a named week or month; days that are fixed stay."""
    if not days.weekdays:
        return days
    inside = tuple(day for day in week.dates if day.weekday() in days.weekdays)
    if days.form == "filter":
        inside = tuple(day for day in inside if almanac.works(day))
    return Days(inside, "date", (), week.wrong, week.options)


def _moved_stretch(stretch: Stretch, week: Days, almanac: Almanac) -> Stretch:
    first = replace(stretch.first, days=moved(stretch.first.days, week, almanac))
    last = replace(stretch.last, days=moved(stretch.last.days, week, almanac))
    return Stretch(first, last)
