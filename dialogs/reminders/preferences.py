"""What somebody is told unasked, chosen in words or in a form: by each person, and by admins for who chose nothing."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Literal

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.audit import Deed
from bot.domain.card_subjects import OWN
from bot.domain.errors import BadInput, NotAllowed
from bot.domain.form_validation import is_link, mark_of
from bot.domain.notifications import (
    NOTIFICATIONS,
    NotificationChoice,
    NotificationChoices,
    NotificationKind,
    notification_choice,
    notification_setting,
    with_choice,
)
from bot.domain.plans import Automation, includes
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import FormResult, NotificationLine, NotificationsView, OwnHours
from cards.actions import SaveNotifications
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import filled_in, is_private
from dialogs.authorization import current_person, require_admin
from dialogs.reminders.own_hours import own_zone

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=24)
EARLIEST, LATEST = "05:00", "12:00"
LEADS_MOST = 3
"""How often somebody is reminded of one interview before it."""
_MEANT: Mapping[str, tuple[NotificationKind, ...]] = {
    "before": (NotificationKind.REMINDER,),
    "unanswered": (NotificationKind.UNANSWERED,),
    "morning": (NotificationKind.MORNING, NotificationKind.OVERVIEW),
    "after": (NotificationKind.AFTER,),
}
_ALL = tuple(kind for kind, rule in NOTIFICATIONS.items() if rule.can_be_off)


async def choose(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Switch kinds on or off, or say when they come; where nothing was said, show what holds."""
    person = await current_person(turn, unit_of_work, ports.rules)
    if request.unknown or set(request.people) - {person.mail}:
        raise BadInput(why="person")
    kinds, choice = _wanted(request)
    if choice is None:
        return await show_card(turn, "" if request.is_for_all else OWN, unit_of_work, ports)
    if request.is_for_all:
        await require_admin(turn, unit_of_work, ports.rules)
        account = await unit_of_work.account(person.tenant)
        chosen = _with_all(account.notifications, kinds, choice)
        return _kept_account(turn, replace(account, notifications=chosen), ports)
    own = replace(person, notifications=_with_all(person.notifications, kinds, choice))
    return _shown(turn, own, await unit_of_work.account(own.tenant), "saved", save=[own])


def _wanted(
    request: SettingRequest,
) -> tuple[tuple[NotificationKind, ...], NotificationChoice | None]:
    """Return the kinds that are meant and what is chosen of them; None where only to see them was asked."""
    kinds = _MEANT.get(request.about, _ALL)
    if request.days or request.per == "week":
        return kinds, None
    if request.is_off:
        # "No notifications after 8pm": the card says which hours are quiet anyway.
        is_hour = bool(request.start) and request.about != "morning"
        return kinds, None if is_hour else NotificationChoice(is_on=False)
    if request.minutes is not None:
        return _leads((request.minutes, *request.also), request.about)
    if request.start:
        if request.start > LATEST and request.about != "morning":
            raise BadInput(why="reminder-evening")
        if not EARLIEST <= request.start <= LATEST:
            raise BadInput(why="reminder-time")
        return _MEANT["morning"], NotificationChoice(is_on=True, clock=request.start)
    is_asked = request.is_on or request.about == "morning"
    return kinds, NotificationChoice(is_on=True) if is_asked else None


def _leads(
    minutes: tuple[int, ...], about: str
) -> tuple[tuple[NotificationKind, ...], NotificationChoice]:
    """Return what is chosen by how long before or after, of the kinds that are meant and can be timed so."""
    kinds = tuple(one for one in _MEANT[about or "before"] if NOTIFICATIONS[one].minutes)
    if not kinds:
        raise BadInput(why="reminder-untimed")
    if not all(SHORTEST <= timedelta(minutes=one) <= LONGEST for one in minutes):
        raise BadInput(why="reminder-minutes")
    most = LEADS_MOST if all(NOTIFICATIONS[one].is_repeatable for one in kinds) else 1
    if len(set(minutes)) > most:
        raise BadInput(why="reminder-many")
    return kinds, notification_choice(minutes)


def _with_all(
    choices: NotificationChoices,
    kinds: tuple[NotificationKind, ...],
    choice: NotificationChoice,
) -> dict[str, NotificationChoice]:
    chosen = dict(choices)
    for kind in kinds:
        chosen = with_choice(chosen, kind, choice)
    return chosen


# --- the card and its form -----------------------------------------------------------------------


async def show_card(turn: Turn, whose: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show what the speaker is told unasked, or to admins what holds for the account."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    if whose == OWN:
        return _shown(turn, person, account, "")
    await require_admin(turn, unit_of_work, ports.rules)
    view = _account_view(turn, account, "", ports)
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


async def save(
    turn: Turn, action: SaveNotifications, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Choose as the form says."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    if action.whose == OWN:
        return _save_own(turn, action, person, account)
    await require_admin(turn, unit_of_work, ports.rules)
    view = _account_view(turn, account, "meanwhile", ports)
    if action.seen != view.seen:
        return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])
    inputs = filled_in(turn)
    link = inputs.get("feedback", account.feedback_link).strip()
    if link and not is_link(link):
        raise BadInput(why="link", field="feedback")
    chosen = _as_filled_in(inputs, account.notifications, _in_force({}, account))
    replaces = account.replaces_decliners
    if view.replaces:
        replaces = inputs.get("replaces", view.replaces) == "on"
    changed = replace(
        account, notifications=chosen, feedback_link=link, replaces_decliners=replaces
    )
    if changed == account:
        same = replace(view, change="same")
        return Outcome(show=[OutgoingView(view=same, onto=pressed_message(turn))])
    return _kept_account(turn, changed, ports)


def _save_own(turn: Turn, action: SaveNotifications, person: Person, account: Account) -> Outcome:
    if action.seen != _view(turn, person, account, "").seen:
        return _shown(turn, person, account, "meanwhile")
    in_force = _in_force(person.notifications, account)
    chosen = _as_filled_in(filled_in(turn), person.notifications, in_force)
    if chosen == person.notifications:
        return _shown(turn, person, account, "same")
    own = replace(person, notifications=chosen)
    return _shown(turn, own, account, "saved", save=[own])


def _as_filled_in(
    inputs: Mapping[str, str], choices: NotificationChoices, in_force: Mapping[str, str]
) -> dict[str, NotificationChoice]:
    """Return the choices with what the form has otherwise than it was filled in with."""
    chosen = dict(choices)
    for kind in _ALL:
        before = in_force[kind.value]
        value = inputs.get(kind.value, before)
        if set(_parts(value)) != set(_parts(before)):
            chosen = with_choice(chosen, kind, _choice(kind, value, before))
    return chosen


def _parts(value: str) -> tuple[str, ...]:
    """Return what is ticked of a kind; nothing is off."""
    return tuple(filter(None, value.replace(" ", "").split(","))) or ("off",)


def _choice(kind: NotificationKind, value: str, before: str) -> NotificationChoice:
    """Return what is chosen in a field; what stood there before may stay."""
    rule, parts = NOTIFICATIONS[kind], _parts(value)
    if value in {"off", "on"} or parts == ("off",):
        return NotificationChoice(is_on=value == "on")
    if value in rule.clock_choices:
        return NotificationChoice(is_on=True, clock=value)
    allowed = {*map(str, rule.minutes_choices), *_parts(before)} - {"off", "on"}
    if not rule.minutes or not set(parts) <= allowed:
        raise BadInput(why="reminder-minutes", field=kind.value)
    if len(set(parts)) > (LEADS_MOST if rule.is_repeatable else 1):
        raise BadInput(why="reminder-many", field=kind.value)
    return notification_choice(map(int, parts))


def _in_force(own: NotificationChoices, account: Account) -> dict[str, str]:
    """Return what the fields of a form are filled in with."""
    return {line.kind.value: line.value for line in _lines(own, account, _ALL)}


def _lines(
    own: NotificationChoices, account: Account, kinds: tuple[NotificationKind, ...]
) -> Iterator[NotificationLine]:
    for kind in kinds:
        setting = notification_setting(kind, own, account.notifications)
        yield NotificationLine(
            kind=kind,
            is_on=setting.is_on,
            minutes=setting.minutes,
            also=setting.also,
            clock=setting.clock,
        )


def _shown(
    turn: Turn,
    person: Person,
    account: Account,
    change: FormResult,
    *,
    save: list[Person] | None = None,
) -> Outcome:
    view = _view(turn, person, account, change)
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))], save=save or [])


def _view(turn: Turn, person: Person, account: Account, change: FormResult) -> NotificationsView:
    kinds = tuple(
        kind
        for kind, rule in NOTIFICATIONS.items()
        if rule.audience == "interviewer" or person.may_schedule
    )
    lines = tuple(_lines(person.notifications, account, kinds))
    return NotificationsView(
        lines=lines,
        hours=_hours(person, account),
        seen=mark_of(lines) if is_private(turn) else "",
        may_administer=person.may_administer,
        change=change,
    )


def _hours(person: Person, account: Account) -> OwnHours | None:
    told = person.calendar_hours
    if told is None:
        return None
    zone = own_zone(person, account).key
    return OwnHours(days=tuple(sorted(told.days)), start=told.start, end=told.end, zone=zone)


def _account_view(
    turn: Turn, account: Account, change: FormResult, ports: Ports
) -> NotificationsView:
    is_included = includes(ports.rules.plan, Automation.REPLACE)
    replaces: Literal["on", "off"] = "on" if account.replaces_decliners else "off"
    lines = tuple(_lines({}, account, tuple(NOTIFICATIONS)))
    return NotificationsView(
        lines=lines,
        is_account=True,
        seen=mark_of(lines, account.feedback_link, replaces) if is_private(turn) else "",
        may_administer=True,
        feedback_link=account.feedback_link,
        replaces=replaces if is_included else "",
        change=change,
    )


def _kept_account(turn: Turn, account: Account, ports: Ports) -> Outcome:
    view = _account_view(turn, account, "saved", ports)
    entry = record_deed(turn, Deed.SETTING, about="reminders")
    return Outcome(
        show=[OutgoingView(view=view, onto=pressed_message(turn))], save=[account, entry]
    )


async def set_feedback_link(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep the page to which interviewers are sent after an interview, or none any more."""
    if not request.text and not request.is_off:
        return await show_card(turn, "", unit_of_work, ports)
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    link = "" if request.is_off else request.text.strip()
    if not request.is_off and not is_link(link):
        raise BadInput(why="link")
    entry = record_deed(turn, Deed.SETTING, about="feedback_link")
    told = message("feedback-link", link=link)
    return Outcome(
        show=[OutgoingView(view=told)], save=[replace(account, feedback_link=link), entry]
    )


async def replace_decliners(
    turn: Turn, request: SettingRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep whether somebody of the same pool is asked by itself in place of who declines."""
    await require_admin(turn, unit_of_work, ports.rules)
    if not request.is_off and not includes(ports.rules.plan, Automation.REPLACE):
        raise NotAllowed(what="plan", who="")
    account = await unit_of_work.account(turn.speaker.tenant)
    changed = replace(account, replaces_decliners=not request.is_off)
    entry = record_deed(turn, Deed.SETTING, about="replace_decliners")
    told = message("replaces-decliners", is_on=not request.is_off)
    return Outcome(show=[OutgoingView(view=told)], save=[changed, entry])
