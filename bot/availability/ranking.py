"""In which order times are offered.

First come the times at which everybody is within working hours, then those with more of the optional people; where
nobody is named, then those at which more people are free.
Among equals the search goes round the days, earliest first, and takes from each day the first time that does not
overlap one already taken; the quarter hours in between follow when all days are used up.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from bot.availability.start_times import Starts, at_least, earliest


def tiers(good: int, inside: int, optional: list[int]) -> list[int]:
    """Split the good starts, best first: within everybody's hours or not, then by how many optional people can come."""
    split = []
    for half in (good & inside, good & ~inside):
        rest = half
        for present in range(len(optional), -1, -1):
            these = at_least(present, optional, among=rest)
            split.append(these)
            rest &= ~these
    return [bits for bits in split if bits]


def by_count(good: int, sets: Iterable[int]) -> list[int]:
    """Split the good starts by how many of the sets hold each, those in the most sets first.

    The counts of all starts are kept at once, a number of bits for each binary digit, and every set is added to them.
    """
    digits: list[int] = []
    for bits in sets:
        carry = bits & good
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
        if carry:
            digits.append(carry)
    parts = [good]
    for digit in reversed(digits):
        parts = [half for part in parts for half in (part & digit, part & ~digit)]
    return [part for part in parts if part]


def spread(starts: Starts, days: list[int]) -> Iterator[int]:
    """Return every start of the days in rounds: no two that one pass takes from a day overlap."""
    while any(days):
        passes = [_apart(starts, day) for day in days]
        rounds = chain.from_iterable(zip_longest(*passes))
        yield from (index for index in rounds if index is not None)
        days = [
            day & ~sum(1 << index for index in taken)
            for day, taken in zip(days, passes, strict=True)
        ]


def _apart(starts: Starts, day: int) -> list[int]:
    """Take the earliest start of a day, then the earliest that does not overlap it, and so on."""
    taken = []
    while day:
        first = earliest(day)
        taken.append(first)
        day &= -1 << bisect_left(starts.begins, starts.ends[first])
    return taken
