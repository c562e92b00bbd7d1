"""Loops planned the slow and obvious way: every order, every time, every choice of people and every choice of rooms."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from msgspec.structs import replace

from bot.domain.intervals import Interval
from bot.domain.search_models import NO_TIME, Item, Search
from tests.harness import search_oracle as oracle
from tests.harness.search_oracle import MINUTE, moment, number


@dataclass(frozen=True)
class Planned:
    """One way to do it all; `parts` are the sessions of each day in the order of time, as (session, start)."""

    parts: tuple[tuple[tuple[int, int], ...], ...]
    waiting: int
    changes: int
    people: dict[int, tuple]
    rooms: dict[int, str]
    is_outside: bool

    @property
    def begins(self):
        return self.parts[0][0][1]

    @property
    def key(self):
        return (len(self.parts), self.is_outside, self.waiting, self.changes > 0)


def alone(search, session):
    """The search for one session by itself."""
    one = search.sessions[session]
    return Search(
        windows=search.windows,
        length=one.length,
        zone=search.zone,
        now=search.now,
        notice=search.notice,
        groups=one.groups,
        wish=None if one.is_online else search.wish,
        venues=search.venues,
        closed=search.closed,
        step=search.step,
        tentative_is_free=search.tentative_is_free,
    )


def every_plan(search, *, days=1):
    """Every plan on exactly so many days."""
    singles = [alone(search, session) for session in range(len(search.sessions))]
    starts = [fitting_starts(search, session, one) for session, one in enumerate(singles)]
    whole = tuple(range(len(search.sessions)))
    for parts in every_parting(search, whole, days):
        timed = [list(every_timing(search, part, starts)) for part in parts]
        for both in product(*timed):
            on = [day_of(search, part[0][1]) for part in both]
            if on == sorted(set(on)):
                yield from with_people(search, singles, both)


def fitting_starts(search, session, single):
    own = search.sessions[session].windows
    within = oracle.minutes_of(own) if own else None
    begins = {number(span.start) for one in search.sessions for span in one.windows}
    asked = oracle.minutes_of(search.windows)
    possible = set(oracle.starts(single))
    possible |= {one for one in begins & asked if asked.issuperset(oracle.interview(single, one))}
    return [
        one
        for one in sorted(possible)
        if oracle.fits(single, one)
        and (within is None or within.issuperset(oracle.interview(single, one)))
    ]


def every_parting(search, whole, days) -> Iterator[tuple[tuple[int, ...], ...]]:
    if days == 1:
        yield (whole,)
        return
    for count in range(1, len(whole)):
        firsts = combinations(whole, count) if search.in_any_order else [whole[:count]]
        for first in firsts:
            yield first, tuple(one for one in whole if one not in first)


def every_timing(search, sessions, starts, before=()):
    """Every way to place some sessions one after the other on one day, as the candidate's rules allow."""
    if not sessions:
        if pauses_of(search, before) is not None:
            yield before
        return
    for session in sessions if search.in_any_order else sessions[:1]:
        rest = tuple(one for one in sessions if one != session)
        for start in starts[session]:
            if not before or (
                start >= end_of(search, before[-1])
                and day_of(search, start) == day_of(search, before[0][1])
            ):
                yield from every_timing(search, rest, starts, (*before, (session, start)))


def end_of(search, placed):
    session, start = placed
    return start + search.sessions[session].length // MINUTE


def day_of(search, start):
    return moment(start).astimezone(search.zone).date()


def clock_of(search, start, clock):
    """The minute at which a clock shows a time on the day of a start."""
    local = moment(start).astimezone(search.zone)
    return number(local.replace(hour=clock.hour, minute=clock.minute, second=0, fold=0))


def pauses_of(search, placed):
    """The minutes a day's sessions leave the candidate waiting, or None where they are not to be had like that."""
    rules = search.rules
    lunch, pause = rules.lunch_length // MINUTE, rules.break_length // MINUTE
    first, last = placed[0][1], end_of(search, placed[-1])
    noon, two = (clock_of(search, first, one) for one in (rules.lunch_from, rules.lunch_until))
    gaps = [(end_of(search, one), after[1]) for one, after in pairwise(placed)]
    waiting, since, due = 0, first, []
    for done, (begins, ends) in enumerate(gaps, 1):
        is_due = begins - since >= rules.break_after // MINUTE
        rest = pause if is_due else 0
        if rules.break_at:
            rest = dict(rules.break_at).get(done, NO_TIME) // MINUTE
        if ends - begins < rest:
            return None
        due.append(rest)
        waiting += ends - begins - due[-1]
        if ends - begins >= pause and ends > begins:
            since = ends
    options = [] if lunch and first < noon and last > two - lunch else [(0, 0)]
    for (begins, ends), spent in zip(gaps, due, strict=True):
        if lunch and first < noon and min(ends, two) - max(begins, noon) >= lunch:
            options.append((lunch - spent, lunch))
    allowed = [
        waiting - spared
        for spared, eaten in options
        if last - first - eaten <= rules.most_a_day // MINUTE
    ]
    return min(allowed, default=None)


def with_people(search, singles, parts):
    """Every choice of people and rooms for sessions whose times are known."""
    placed = [one for part in parts for one in part]
    picks = [list(oracle.choices(singles[session], start)) for session, start in placed]
    waiting = sum(pauses_of(search, part) for part in parts)
    rooms = {}
    for chosen in product(*picks):
        if not all_can(search, singles, placed, chosen):
            continue
        where = tuple(
            frozenset(oracle.rooms_for(singles[session], start, who))
            if singles[session].wish is not None
            else None
            for (session, start), who in zip(placed, chosen, strict=True)
        )
        if where not in rooms:
            rooms[where] = list(every_choice_of_rooms(search, parts, where))
        outside = any(
            not oracle.is_inside(one, singles[session], start)
            for (session, start), who in zip(placed, chosen, strict=True)
            for one in who
        )
        people = {session: tuple(who) for (session, _), who in zip(placed, chosen, strict=True)}
        for changes, named in rooms[where]:
            yield Planned(tuple(parts), waiting, changes, people, named, outside)


def all_can(search, singles, placed, chosen):
    """Whether each can take their sessions if all others of the loop stand in their calendar already."""
    spans = [oracle.interview(singles[session], start) for session, start in placed]
    as_items = [_interval(one) for one in spans]
    for n, who in enumerate(chosen):
        for one in who:
            others = [m for m in range(len(placed)) if m != n and one in chosen[m]]
            if search.rules.is_nobody_twice and others:
                ours = [placed[m][0] for m in (n, *others)]
                if any(is_choice(search, session, one) for session in ours):
                    return False
            items = (*one.items, *(Item(as_items[m]) for m in others))
            booked = (*one.rules.booked, *(as_items[m] for m in others))
            fuller = replace(one, items=items, rules=replace(one.rules, booked=booked))
            if not oracle.can_come(fuller, singles[placed[n][0]], placed[n][1]):
                return False
    return True


def is_choice(search, session, person):
    groups = search.sessions[session].groups
    return any(group.is_choice for group in groups if person in group.people)


def _interval(minutes):
    return Interval(moment(minutes.start), moment(minutes.stop))


def every_choice_of_rooms(search, parts, where):
    """Every choice of rooms in one building a day, with how often the candidate changes."""
    building = {one.mail: one.building.casefold() for one in search.venues}
    for named in product(*((None,) if free is None else sorted(free) for free in where)):
        at, changes, is_good = 0, 0, True
        for part in parts:
            of_day = [one for one in named[at : at + len(part)] if one is not None]
            at += len(part)
            is_good = is_good and len({building[one] for one in of_day} - {""}) <= 1
            changes += sum(one != other for one, other in pairwise(of_day))
        if is_good:
            sessions = [session for part in parts for session, _ in part]
            yield changes, dict(zip(sessions, named, strict=True))
