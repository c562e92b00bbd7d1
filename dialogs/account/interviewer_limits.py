"""What an interviewer allows: so many interviews a day or week, no Fridays, a pause between two.

Everybody sets their own; those who administer the account set anybody's. They hold for every
question, and the answer names them where they stand in the way.
"""

from collections.abc import Mapping
from datetime import time
from typing import Literal

from msgspec.structs import replace

from bot.domain.accounts import Hours, Person, PersonId
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone, NotUnderstood
from bot.domain.form_validation import mark_of
from bot.domain.people.absences import said_days
from bot.domain.people.limits import KeptFree, Limits
from bot.domain.people.working_hours import LAST_MINUTE
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import LimitsView, LimitValues
from cards.actions import SaveLimits
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import filled_in, is_private, listed, number, weekdays
from dialogs.authorization import current_person, find_person, require_admin, zone_of

MOST = 50
DAYS_OF_WEEK = 7
LONGEST_PAUSE = 4 * 60
KEPT_MOST = 10


async def set_limit(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Set one limit and leave the others as they are."""
    person = await target_person(turn, request, unit_of_work, ports)
    if request.start or request.end:
        account = await unit_of_work.account(person.tenant)
        limits = _keeping_free(person.limits, request, account.hours)
    else:
        limits = _with(person.limits, request)
    limited = replace(person, limits=limits)
    return await _kept(turn, limited, unit_of_work, "saved")


async def allow_again(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take away what keeps these days, or these hours of them, free; the other limits stay."""
    person = await target_person(turn, request, unit_of_work, ports)
    account = await unit_of_work.account(person.tenant)
    limits = _without_rule(person.limits, request, account.hours)
    if limits == person.limits:
        view = await limits_view(turn, person, unit_of_work)
        told = OutgoingView(view=message("no-such-limit"))
        return Outcome(show=[told, OutgoingView(view=view)])
    return await _kept(turn, replace(person, limits=limits), unit_of_work, "saved")


def _without_rule(limits: Limits, request: SettingRequest, usual: Hours) -> Limits:
    """Return limits without the hours kept free within what was said; without the days too, where no hours were."""
    days = request.days or frozenset(range(DAYS_OF_WEEK))
    if not (request.start or request.end):
        kept = tuple(one for one in limits.kept_free if one.day not in days)
        return replace(limits, never_on=limits.never_on - request.days, kept_free=kept)
    start, end = _edges(request, usual)
    kept = tuple(
        one
        for one in limits.kept_free
        if one.day not in days or one.end <= start or end <= one.start
    )
    return replace(limits, kept_free=kept)


async def clear_limits(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take all limits away."""
    person = await target_person(turn, request, unit_of_work, ports)
    return await _kept(turn, replace(person, limits=Limits()), unit_of_work, "cleared")


async def show_limits(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the speaker's limits, or to admins anybody's."""
    person = await target_person(turn, request, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=await limits_view(turn, person, unit_of_work))])


async def target_person(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Person:
    """Return whom a setting is about: the speaker or, for those who administer the account, anybody of it."""
    own = await current_person(turn, unit_of_work, ports.rules)
    if request.group or len(request.people) > 1:
        raise BadInput(why="one-person")
    if request.unknown:
        raise BadInput(why="person")
    if not request.people or request.people[0] == own.mail:
        return own
    await require_admin(turn, unit_of_work, ports.rules)
    return await find_person(request.people[0], turn, unit_of_work)


def _keeping_free(limits: Limits, request: SettingRequest, usual: Hours) -> Limits:
    """Return limits by which the hours that were said are kept free on their weekdays: to the edges of the day where the office's hours end."""
    if not request.days or request.per:
        raise NotUnderstood(what="hours-barred")
    start, end = _edges(request, usual)
    if end <= start:
        raise BadInput(why="limit")
    said = {KeptFree(day, start, end) for day in request.days}
    kept = sorted({*limits.kept_free, *said}, key=lambda one: (one.day, one.start, one.end))
    if len(kept) > KEPT_MOST:
        raise BadInput(why="limit")
    return replace(limits, kept_free=tuple(kept))


def _edges(request: SettingRequest, usual: Hours) -> tuple[time, time]:
    """Return the hours that were said, to the edges of the day where the office's hours end."""
    is_from_morning = not request.start or request.start <= usual.start
    is_to_evening = not request.end or request.end >= usual.end
    start = time() if is_from_morning else time.fromisoformat(request.start)
    return start, LAST_MINUTE if is_to_evening else time.fromisoformat(request.end)


def _with(limits: Limits, request: SettingRequest) -> Limits:
    if request.per:
        most = {request.per: request.most or 0}
        if request.also:
            other: Literal["day", "week"] = "week" if request.per == "day" else "day"
            most[other] = request.also[0]
        if not all(0 < one <= MOST for one in most.values()):
            raise BadInput(why="limit")
        return replace(
            limits,
            per_day=most.get("day", limits.per_day),
            per_week=most.get("week", limits.per_week),
        )
    if request.days:
        never = limits.never_on | request.days
        if len(never) == DAYS_OF_WEEK:
            raise BadInput(why="limit-days")
        return replace(limits, never_on=never)
    minutes = 0 if request.is_off else request.minutes
    if minutes is None or not 0 <= minutes <= LONGEST_PAUSE:
        raise BadInput(why="limit")
    return replace(limits, buffer_minutes=minutes)


async def show_card(turn: Turn, id_: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show somebody's limits with the form that changes them: the speaker's own, or to admins anybody's."""
    person = await _person(id_, turn, unit_of_work, ports)
    view = await limits_view(turn, person, unit_of_work)
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


async def _person(id_: str, turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Person:
    own = await current_person(turn, unit_of_work, ports.rules)
    if id_ == own.id:
        return own
    await require_admin(turn, unit_of_work, ports.rules)
    person = await unit_of_work.person(PersonId(id_))
    if person is None or person.tenant != own.tenant:
        raise Gone(what="person")
    return person


async def save(turn: Turn, action: SaveLimits, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Set somebody's limits as the form says."""
    person = await _person(action.subject, turn, unit_of_work, ports)
    view = await limits_view(turn, person, unit_of_work)
    if action.seen != mark_of(limit_values(person.limits)):
        changed = replace(view, change="meanwhile")
        return Outcome(show=[OutgoingView(view=changed, onto=pressed_message(turn))])
    limits = _as_filled_in(person.limits, filled_in(turn))
    if limits == person.limits:
        same = replace(view, change="same")
        return Outcome(show=[OutgoingView(view=same, onto=pressed_message(turn))])
    outcome = await _kept(turn, replace(person, limits=limits), unit_of_work, "saved")
    onto = pressed_message(turn)
    return replace(outcome, show=[replace(one, onto=onto) for one in outcome.show])


def _as_filled_in(limits: Limits, inputs: Mapping[str, str]) -> Limits:
    per_day = number(inputs, "per_day", limits.per_day, why="limit")
    per_week = number(inputs, "per_week", limits.per_week, why="limit")
    pause = number(inputs, "pause", limits.buffer_minutes, why="limit")
    days = weekdays(inputs, "days_off")
    if len(days) == DAYS_OF_WEEK:
        raise BadInput(why="limit-days", field="days_off")
    wrong = {
        "per_day": per_day > MOST,
        "per_week": per_week > MOST,
        "pause": pause > LONGEST_PAUSE,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadInput(why="limit", field=field)
    ticked = set(listed(inputs, "kept_free"))
    kept = tuple(one for n, one in enumerate(limits.kept_free) if str(n) in ticked)
    return Limits(
        per_day=per_day, per_week=per_week, never_on=days, kept_free=kept, buffer_minutes=pause
    )


async def _kept(
    turn: Turn, person: Person, unit_of_work: UnitOfWork, change: Literal["saved", "cleared"]
) -> Outcome:
    view = await limits_view(turn, person, unit_of_work, change)
    entry = record_deed(turn, Deed.SETTING, whom=person.id, about="limits")
    return Outcome(show=[OutgoingView(view=view)], save=[person, entry])


async def limits_view(
    turn: Turn,
    person: Person,
    unit_of_work: UnitOfWork,
    change: Literal["", "saved", "cleared"] = "",
) -> LimitsView:
    """Return somebody's limits as who speaks is shown them; when they are away, in private only."""
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    coming = [one for one in person.absences if one.end > turn.now]
    name = "" if person.id == turn.speaker.id else person.name
    values = limit_values(person.limits)
    subject = person.id if is_private(turn) else ""
    return LimitsView(
        name=name,
        limits=values,
        away=said_days(coming, zone) if is_private(turn) else (),
        change=change,
        subject=subject,
        seen=mark_of(values),
    )


def limit_values(limits: Limits) -> LimitValues:
    """Return limits as views hold them."""
    return LimitValues(
        per_day=limits.per_day,
        per_week=limits.per_week,
        never_on=tuple(sorted(limits.never_on)),
        kept_free=tuple(
            (one.day, f"{one.start:%H:%M}", f"{one.end:%H:%M}") for one in limits.kept_free
        ),
        buffer_minutes=limits.buffer_minutes,
    )
