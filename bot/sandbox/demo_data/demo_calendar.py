"""What an ordinary day looks like in this company, worked out from its date alone.

People keep two quiet windows a day, so that somebody looking for a common hour can find one; around
them about half of the working time is taken. At most two of the London rooms are taken at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.sandbox.directory import Directory, Person

_LONDON = ZoneInfo("Europe/London")
_NEW_YORK = ZoneInfo("America/New_York")
_CELL = timedelta(minutes=30)
_CELLS = 17  # 09:00 to 17:30
_FRIDAY = 4
_QUIET = ((1, 10), (2, 10), (2, 9), (1, 9), (2, 11))  # first cells of the two quiet windows
_QUIET_CELLS = 4
_MOST_ROOMS = 2
_MEETINGS = (
    "Design review",
    "Planning",
    "Customer call",
    "Roadmap",
    "Budget check",
    "Retrospective",
)
_ALONE = ("Focus time", "Write-up", "Code review", "Prepare demo", "Expenses and mail")
_PRIVATE = ("Dentist", "School run", "Physiotherapy", "Bank appointment")
_MAYBE = ("Hold: vendor demo", "Hold: workshop", "Perhaps: lunch talk")
_STAND_UPS = {"Platform": (9, 30), "Product": (9, 45), "Sales": (9, 15), "People": (9, 0)}
_TEAM_DAYS = {"Platform": 0, "Product": 1, "Sales": 2, "People": 3}
_PAYDAY = 25
_OUT_EVERY, _HOME_EVERY = 25, 4
_KNOWN: dict[tuple[str, date], tuple["Block", ...]] = {}  # worked out once per process


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a day; `people` holds addresses, its organizer first. All-day blocks float."""

    start: datetime
    end: datetime
    title: str
    people: tuple[str, ...]
    show_as: str = "busy"
    sensitivity: str = "normal"
    room: str | None = None
    is_all_day: bool = False
    series: str | None = None


class _Day:
    """A day being filled: which half hours of whom are taken, and what has been put down."""

    def __init__(self, directory: Directory, day: date) -> None:
        self.directory = directory
        self.day = day
        self.dice = Random(f"{directory.tenant_id}/{day.isoformat()}")  # noqa: S311 - not a secret
        self.taken: dict[str, set[int]] = {mail: set() for mail in directory.people}
        self.rooms: dict[str, set[int]] = {
            room.mail: set() for room in directory.rooms.values() if room.building == "London"
        }
        first, second = self.dice.choice(_QUIET)
        self.quiet = {*range(first, first + _QUIET_CELLS), *range(second, second + _QUIET_CELLS)}
        self.blocks: list[Block] = []

    def at(self, cell: int) -> datetime:
        """Return the moment a half hour begins."""
        return datetime.combine(self.day, time(9), _LONDON) + cell * _CELL

    def put(self, cells: range, block: Block) -> None:
        """Put a block down for everyone in it, in a room if one can be had."""
        self.blocks.append(block)
        for mail in block.people:
            self.taken[mail].update(cells)
        if block.room is not None:
            self.rooms[block.room].update(cells)

    def is_free(self, mail: str, cells: range) -> bool:
        """Whether nobody has taken any of these half hours of this person."""
        return not self.taken[mail].intersection(cells)

    def room(self, cells: range) -> str | None:
        """Return a free room, unless too many are taken already."""
        free = [mail for mail, taken in self.rooms.items() if not taken.intersection(cells)]
        most = 1 if self.quiet.intersection(cells) else _MOST_ROOMS
        busiest = max(sum(cell in taken for taken in self.rooms.values()) for cell in cells)
        return self.dice.choice(free) if free and busiest < most else None


def plan_day(directory: Directory, day: date) -> tuple[Block, ...]:
    """Return everything in people's and rooms' calendars on a working day, always the same."""
    key = (directory.tenant_id, day)
    if key not in _KNOWN:
        _KNOWN[key] = tuple(_composed(directory, day))
    return _KNOWN[key]


def _composed(directory: Directory, day: date) -> Iterator[Block]:
    filling = _Day(directory, day)
    _team_life(filling)
    for person in directory.people.values():
        _all_day(filling, person)
        _own_life(filling, person)
    yield from filling.blocks
    yield from _new_york(directory, day)


def _team_life(filling: _Day) -> None:
    teams: Mapping[str, list[str]] = {team: [] for team in _STAND_UPS}
    for person in filling.directory.people.values():
        teams[person.team].append(person.mail)
    for team, mails in teams.items():
        start = datetime.combine(filling.day, time(*_STAND_UPS[team]), _LONDON)
        cells = range(
            0 if start.time() < time(9, 30) else 1, 1 if start.time() < time(9, 30) else 2
        )
        end = start + timedelta(minutes=15)
        title = f"{team} stand-up"
        filling.put(cells, Block(start, end, title, tuple(mails), series=title))
        if filling.day.weekday() == _TEAM_DAYS[team]:
            _meet(filling, f"{team} weekly", tuple(mails), length=2)


def _own_life(filling: _Day, person: Person) -> None:
    dice, mail = filling.dice, person.mail
    if dice.randrange(_OUT_EVERY) == 0:
        cells = range(9, _CELLS)
        title = dice.choice(("Out of office", "Annual leave (afternoon)"))
        filling.put(cells, Block(filling.at(9), filling.at(_CELLS), title, (mail,), "oof"))
        return
    lunch = dice.choice((6, 7, 8))
    if filling.is_free(mail, range(lunch, lunch + 1)):
        start = filling.at(lunch)
        end = start + timedelta(minutes=dice.choice((30, 45)))
        filling.put(
            range(lunch, lunch + (end > start + _CELL) + 1), Block(start, end, "Lunch", (mail,))
        )
    wanted = dice.choice((7, 7, 8, 8, 9))
    for _ in range(40):
        if len(filling.taken[mail]) >= wanted:
            break
        _fill_in(filling, mail)


def _fill_in(filling: _Day, mail: str) -> None:
    dice = filling.dice
    length = dice.choice((1, 1, 2, 2, 3))
    first = dice.randrange(_CELLS - length + 1)
    cells = range(first, first + length)
    in_quiet = filling.quiet.intersection(cells)
    if not filling.is_free(mail, cells) or (in_quiet and (length > 1 or dice.randrange(14))):
        return
    roll = dice.randrange(20)
    if roll < 9:  # noqa: PLR2004 - nine in twenty are meetings
        _meet_someone(filling, mail, cells)
        return
    title, show_as, sensitivity = _kind(dice, roll)
    block = Block(
        filling.at(first), filling.at(first + length), title, (mail,), show_as, sensitivity
    )
    filling.put(cells, block)


def _kind(dice: Random, roll: int) -> tuple[str, str, str]:
    if roll == 19:  # noqa: PLR2004 - one in twenty
        return dice.choice(_PRIVATE), "busy", "private"
    if roll in (17, 18):
        return dice.choice(_MAYBE), "tentative", "normal"
    return dice.choice(_ALONE), "busy", "normal"


def _meet_someone(filling: _Day, mail: str, cells: range) -> None:
    others = [one for one in filling.taken if one != mail and filling.is_free(one, cells)]
    with_whom = filling.dice.choice(others) if others and filling.dice.randrange(2) else None
    people = (mail, with_whom) if with_whom else (mail,)
    title = filling.dice.choice(_MEETINGS)
    _put_meeting(filling, title, people, cells)


def _meet(filling: _Day, title: str, people: tuple[str, ...], *, length: int) -> None:
    """Find the first time outside the quiet windows at which all of them can."""
    for first in range(2, _CELLS - length - 2):
        cells = range(first, first + length)
        free = all(filling.is_free(mail, cells) for mail in people)
        if free and not filling.quiet.intersection(cells):
            _put_meeting(filling, title, people, cells)
            return


def _put_meeting(filling: _Day, title: str, people: tuple[str, ...], cells: range) -> None:
    start, end = filling.at(cells.start), filling.at(cells.stop)
    filling.put(cells, Block(start, end, title, people, room=filling.room(cells)))


def _all_day(filling: _Day, person: Person) -> None:
    start = datetime.combine(filling.day, time(), UTC)
    end = start + timedelta(days=1)
    works_at_home = filling.day.weekday() == _FRIDAY and filling.dice.randrange(_HOME_EVERY) == 0
    if works_at_home:
        block = Block(start, end, "Working from home", (person.mail,), "workingElsewhere")
        filling.blocks.append(_whole(block))
    if filling.day.day == _PAYDAY:
        filling.blocks.append(_whole(Block(start, end, "Payday", (person.mail,), "free")))


def _whole(block: Block) -> Block:
    return Block(block.start, block.end, block.title, block.people, block.show_as, is_all_day=True)


def _new_york(directory: Directory, day: date) -> Iterator[Block]:
    """Return the bookings of the New York office, whose people are not in this directory."""
    for room in directory.rooms.values():
        if room.building == "London":
            continue
        dice = Random(f"{room.mail}/{day.isoformat()}")  # noqa: S311 - not a secret
        for first in (0, 4, 9, 13):
            if dice.randrange(2):
                start = datetime.combine(day, time(9), _NEW_YORK) + first * _CELL
                length = dice.choice((1, 2, 3)) * _CELL
                yield Block(start, start + length, "New York Office", (), room=room.mail)
