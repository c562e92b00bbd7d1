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
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.formatting import WEEKDAYS, counted, length, listed
from cards.view_models import Sheet
from dialogs.account.audit_log import record_deed
from dialogs.authorization import current_person, find_person, require_admin

MOST = 50
LONGEST_PAUSE = 4 * 60


async def set_limit(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Set one limit and leave the others as they are."""
    person = await _target_person(turn, wish, unit_of_work, ports)
    limited = replace(person, limits=_with(person.limits, wish))
    return _kept(turn, limited, "Noted.")


async def clear_limits(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take all limits away."""
    person = await _target_person(turn, wish, unit_of_work, ports)
    return _kept(turn, replace(person, limits=Limits()), "All limits are gone.")


async def show_limits(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the speaker's limits, or to admins anybody's."""
    person = await _target_person(turn, wish, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=_sheet(turn, person))])


async def _target_person(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Person:
    own = await current_person(turn, unit_of_work, ports.rules)
    if wish.unknown or len(wish.people) > 1:
        raise BadInput(why="person")
    if not wish.people or wish.people[0] == own.mail:
        return own
    await require_admin(turn, unit_of_work, ports.rules)
    return await find_person(wish.people[0], turn, unit_of_work)


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
    entry = record_deed(turn, Deed.SETTING, whom=person.id, about="limits")
    return Outcome(show=[OutgoingView(view=view)], save=[person, entry])


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
    """Return the limits that are set, as names and what holds for each."""
    never = listed([WEEKDAYS[day] for day in sorted(limits.never_on)])
    said = (
        ("A day", counted(limits.per_day, "interview") if limits.per_day else ""),
        ("A week", counted(limits.per_week, "interview") if limits.per_week else ""),
        ("Never on", never),
        ("Between two", length(limits.buffer_minutes) if limits.buffer_minutes else ""),
    )
    return tuple((name, text) for name, text in said if text)
