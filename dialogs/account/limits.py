"""What an interviewer allows: so many interviews a day or week, no Fridays, a pause between two.

Everybody sets their own; those who administer the account set anybody's. They hold for every
question, and the answer names them where they stand in the way.
"""

from dataclasses import replace

from bot.domain.accounts import Limits, Person
from bot.domain.audit import Deed
from bot.domain.errors import BadInput
from bot.language.administration import Wish
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Show, Turn
from bot.runtime.unit_of_work import State
from cards.formatting import WEEKDAYS, counted, length, listed
from cards.view_models import Sheet
from dialogs.account.audit_log import done
from dialogs.authorization import administrator, found_person, member

MOST = 50
LONGEST_PAUSE = 4 * 60


async def limit(turn: Turn, wish: Wish, state: State, ports: Ports) -> Outcome:
    """Set one limit and leave the others as they are."""
    person = await _meant(turn, wish, state, ports)
    limited = replace(person, limits=_with(person.limits, wish))
    return _kept(turn, limited, "Noted.")


async def clear(turn: Turn, wish: Wish, state: State, ports: Ports) -> Outcome:
    """Take all limits away."""
    person = await _meant(turn, wish, state, ports)
    return _kept(turn, replace(person, limits=Limits()), "All limits are gone.")


async def show(turn: Turn, wish: Wish, state: State, ports: Ports) -> Outcome:
    """Show the speaker's limits, or to admins anybody's."""
    person = await _meant(turn, wish, state, ports)
    return Outcome(show=[Show(view=_sheet(turn, person))])


async def _meant(turn: Turn, wish: Wish, state: State, ports: Ports) -> Person:
    own = await member(turn, state, ports.rules)
    if wish.unknown or len(wish.people) > 1:
        raise BadInput(why="person")
    if not wish.people or wish.people[0] == own.mail:
        return own
    await administrator(turn, state, ports.rules)
    return await found_person(wish.people[0], turn, state)


def _with(limits: Limits, wish: Wish) -> Limits:
    if wish.name:
        if not 0 < wish.number <= MOST:
            raise BadInput(why="limit")
        if wish.name == "day":
            return replace(limits, per_day=wish.number)
        return replace(limits, per_week=wish.number)
    if wish.weekdays:
        never = limits.never_on | wish.weekdays
        if len(never) == len(WEEKDAYS):
            raise BadInput(why="limit")
        return replace(limits, never_on=never)
    if not 0 <= wish.minutes <= LONGEST_PAUSE:
        raise BadInput(why="limit")
    return replace(limits, buffer_minutes=wish.minutes)


def _kept(turn: Turn, person: Person, summary: str) -> Outcome:
    view = replace(_sheet(turn, person), summary=summary, tone="good")
    entry = done(turn, Deed.SETTING, whom=person.id, about="limits")
    return Outcome(show=[Show(view=view)], keep=[person, entry])


def _sheet(turn: Turn, person: Person) -> Sheet:
    is_own = person.id == turn.speaker.id
    rows = limit_rows(person.limits)
    return Sheet(
        title="Your limits" if is_own else f"Limits of {person.name}",
        rows=rows,
        lines=() if rows else ("No limits: any time that is free can be offered.",),
        hints=(
            "To change: “max 2 interviews a day”, “no interviews on Fridays”.",
            "“15 min between interviews”, “remove my limits”.",
        ),
    )


def limit_rows(limits: Limits) -> tuple[tuple[str, str], ...]:
    """Give the limits that are set, as names and what holds for each."""
    never = listed([WEEKDAYS[day] for day in sorted(limits.never_on)])
    said = (
        ("A day", counted(limits.per_day, "interview") if limits.per_day else ""),
        ("A week", counted(limits.per_week, "interview") if limits.per_week else ""),
        ("Never on", never),
        ("Between two", length(limits.buffer_minutes) if limits.buffer_minutes else ""),
    )
    return tuple((name, text) for name, text in said if text)
