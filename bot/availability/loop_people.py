"""Who takes which session of a loop: each person's limits and buffers counted with the loop's own sessions.

Calendars are not looked at here: the candidates of a session are those who are free for it alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations

from msgspec import Struct

from bot.availability.loop_models import LoopSession
from bot.availability.unavailability import week_limit
from bot.domain.intervals import Interval
from bot.domain.people.working_hours import monday_of
from bot.domain.search_models import NO_TIME, Interviewer

MOST_CHOICES = 200
"""How many choices are looked at for a cheaper one, once there is one: a large pool for many sessions has millions."""


class Candidates(Struct, frozen=True):
    """Those of one group who are free, the best first, and what each costs."""

    people: tuple[Interviewer, ...]
    costs: tuple[int, ...]
    need: int
    is_choice: bool

    @property
    def least(self) -> int:
        """Return what the cheapest choice costs."""
        return sum(self.costs[: self.need])


class Seats(Struct, frozen=True):
    """One session at its time, with the candidates of each of its groups."""

    number: int
    span: Interval
    groups: tuple[Candidates, ...]


class Assignment(Struct, frozen=True):
    """Who was chosen for each session, by its number, and what they cost together."""

    cost: int
    people: dict[int, tuple[Interviewer, ...]]


class LoopPeople:
    """The people of a loop, and which of them stand in more than one session."""

    def __init__(self, sessions: Sequence[LoopSession], *, is_nobody_twice: bool = True) -> None:
        self._is_nobody_twice = is_nobody_twice
        self._sessions = sessions

    @cached_property
    def shared(self) -> frozenset[str]:
        """Return the addresses of those who stand in more than one session: only they can be asked for too much."""
        seen = Counter(person.mail for session in self._sessions for person in session.people)
        return frozenset(mail for mail, times in seen.items() if times > 1)

    @cached_property
    def is_enough(self) -> bool:
        """Whether there are enough people for all sessions, were everybody always free: each choice takes its own."""
        if not self._is_nobody_twice:
            return True
        seats = [
            tuple(one.mail for one in group.people)
            for session in self._sessions
            for group in session.groups
            if group.is_choice
            for _ in range(group.need)
        ]
        taken: dict[str, int] = {}
        return all(_seated(seat, seats, taken, set()) for seat in range(len(seats)))

    def assign(self, seats: Sequence[Seats]) -> Assignment | None:
        """Return the cheapest choice that everybody's limits allow, or None."""
        wanted = [(one, group) for one in seats for group in one.groups]
        wanted.sort(key=lambda pair: (pair[1].is_choice, len(pair[1].people) - pair[1].need))
        least = [0]
        for _, group in reversed(wanted):
            least.append(least[-1] + group.least)
        search = _Assigning(self, wanted, least[::-1])
        search.go_on(0, 0, [])
        if search.best is None:
            return None
        people: dict[int, tuple[Interviewer, ...]] = {one.number: () for one in seats}
        for (one, _), chosen in zip(wanted, search.chosen, strict=True):
            people[one.number] += chosen
        return Assignment(search.best, people)

    def allows(self, person: Interviewer, span: Interval, taken: Sequence["Taken"]) -> bool:
        """Whether a person can take one more session beside those taken."""
        own = [one for one in taken if one.person.mail == person.mail]
        return not own or (
            all(_is_apart(person, span, one.span) for one in own)
            and _is_within_limits(person, [span, *(one.span for one in own)])
        )

    def is_twice(self, person: Interviewer, *, is_choice: bool, taken: Sequence["Taken"]) -> bool:
        """Whether somebody would take two sessions who is chosen for either of them."""
        return self._is_nobody_twice and any(
            one.person.mail == person.mail and (is_choice or one.is_choice) for one in taken
        )


class Taken(Struct, frozen=True):
    """A session that a person takes."""

    person: Interviewer
    span: Interval
    is_choice: bool


class _Assigning:
    """The search for the cheapest choice: fixed people first, then choice by choice, left as soon as it costs more."""

    def __init__(
        self, people: LoopPeople, wanted: list[tuple[Seats, Candidates]], least: list[int]
    ) -> None:
        self._people, self._wanted, self._least = people, wanted, least
        self.best: int | None = None
        self.chosen: list[tuple[Interviewer, ...]] = []
        self._picked: list[tuple[Interviewer, ...]] = []
        self._looked_at = 0

    def go_on(self, at: int, cost: int, taken: list[Taken]) -> None:
        self._looked_at += 1
        if self.best is not None and (
            cost + self._least[at] >= self.best or self._looked_at > MOST_CHOICES
        ):
            return
        if at == len(self._wanted):
            self.best, self.chosen = cost, list(self._picked)
            return
        seats, group = self._wanted[at]
        for price, chosen in self._choices(seats, group, taken):
            more = [Taken(one, seats.span, group.is_choice) for one in chosen]
            self._picked.append(chosen)
            self.go_on(at + 1, cost + price, taken + more)
            self._picked.pop()

    def _choices(
        self, seats: Seats, group: Candidates, taken: list[Taken]
    ) -> Iterator[tuple[int, tuple[Interviewer, ...]]]:
        """Return who can be chosen; of those in no other session, only the best are worth a try."""
        fit: list[tuple[int, Interviewer]] = []
        alone = 0
        for cost, person in zip(group.costs, group.people, strict=True):
            is_shared = person.mail in self._people.shared
            if is_shared:
                if self._people.is_twice(person, is_choice=group.is_choice, taken=taken):
                    continue
                if not self._people.allows(person, seats.span, taken):
                    continue
            elif alone == group.need:
                continue
            else:
                alone += 1
            fit.append((cost, person))
        for some in combinations(fit, group.need):
            yield sum(cost for cost, _ in some), tuple(person for _, person in some)


def _seated(
    seat: int, seats: list[tuple[str, ...]], taken: dict[str, int], asked: set[str]
) -> bool:
    """Whether somebody can take a seat, if need be by others moving to another seat (Kuhn's matching)."""
    for mail in seats[seat]:
        if mail not in asked:
            asked.add(mail)
            if mail not in taken or _seated(taken[mail], seats, taken, asked):
                taken[mail] = seat
                return True
    return False


def _is_apart(person: Interviewer, one: Interval, other: Interval) -> bool:
    """Whether a person has the free time wanted around interviews between two of them."""
    between = max(one.start, other.start) - min(one.end, other.end)
    return between >= max(person.rules.before, person.rules.after, NO_TIME)


def _is_within_week(person: Interviewer, monday: date, weeks: Counter[date]) -> bool:
    most = week_limit(person, monday)
    return most is None or weeks[monday] <= most


def _is_within_limits(person: Interviewer, spans: list[Interval]) -> bool:
    rules, zone = person.rules, person.zone
    if rules.per_day is None and rules.per_week is None:
        return True
    days = Counter(span.start.astimezone(zone).date() for span in (*rules.booked, *spans))
    weeks = Counter(monday_of(span.start, zone) for span in (*rules.booked, *spans))
    return all(
        (rules.per_day is None or days[span.start.astimezone(zone).date()] <= rules.per_day)
        and _is_within_week(person, monday_of(span.start, zone), weeks)
        for span in spans
    )
