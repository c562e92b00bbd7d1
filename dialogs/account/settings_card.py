"""The card of the account's settings: shown to everybody, changed in its form by those who administer the account."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.audit import AuditEntry, Deed
from bot.domain.errors import BadInput
from bot.domain.form_validation import is_near, mark_of
from bot.domain.notifications import NOTIFICATIONS
from bot.domain.plans import NEEDS, Automation, includes
from bot.language.requests import SettingRequest
from bot.runtime.ports import DeploymentRules, Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import (
    FormResult,
    LinkSettings,
    NotificationLine,
    PlanView,
    SettingsForm,
    SettingsView,
)
from cards.actions import SaveSettings
from dialogs.account import settings
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import filled_in, is_private, number, weekdays
from dialogs.account.pools import pool_facts
from dialogs.account.settings import Setting
from dialogs.authorization import current_person, find_person, require_admin

ZONES = (
    "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "America/Bogota", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "America/Mexico_City", "America/New_York", "America/Sao_Paulo",
    "America/Toronto", "Asia/Dubai", "Asia/Hong_Kong", "Asia/Jerusalem", "Asia/Karachi", "Asia/Kolkata", "Asia/Seoul",
    "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo", "Australia/Perth", "Australia/Sydney", "Europe/Amsterdam",
    "Europe/Athens", "Europe/Berlin", "Europe/Dublin", "Europe/Helsinki", "Europe/Istanbul", "Europe/Kyiv",
    "Europe/Lisbon", "Europe/London", "Europe/Madrid", "Europe/Paris", "Europe/Rome", "Europe/Stockholm",
    "Europe/Warsaw", "Europe/Zurich", "Pacific/Auckland", "UTC",
)  # fmt: skip
"""Those to pick from; any other is set by typing it."""
NOBODY = "none"
_DAY = timedelta(days=1)


async def show(turn: Turn, _request: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the account's settings to everybody, with the form to those who may change them."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    people = await unit_of_work.people(account.tenant)
    view = _view(account, people, ports.rules, may_administer=person.may_administer)
    return Outcome(show=[OutgoingView(view=_in(turn, view), onto=pressed_message(turn))])


def _in(turn: Turn, view: SettingsView) -> SettingsView:
    return view if is_private(turn) else replace(view, form=None)


def _view(
    account: Account,
    people: Sequence[Person],
    rules: DeploymentRules,
    *,
    may_administer: bool,
    change: FormResult = "",
) -> SettingsView:
    by_mail = {one.mail: one for one in people}
    user = next((one for one in people if one.id == account.scheduling_user), None)
    form = SettingsForm(
        seen=_mark(account),
        zones=ZONES,
        people=tuple(sorted((one.name, one.mail) for one in people if one.mail and one.roles)),
        scheduling_user=user.mail if user else "",
    )
    return SettingsView(
        minutes=account.interview_minutes,
        hours=(str(account.hours.start), str(account.hours.end)),
        days=tuple(sorted(account.hours.days)),
        zone=account.zone,
        notice_minutes=account.notice_minutes,
        closed=tuple(date.fromisoformat(day) for day in sorted(account.closed_days)),
        scheduling_user=user.name if user else "",
        candidate_event_per=account.candidate_event_per.value,
        links=LinkSettings(
            days=account.link_days,
            moves=account.candidate_moves,
            move_notice_minutes=account.move_notice_minutes,
            cancel_notice_minutes=account.cancel_notice_minutes,
            holds_times=account.holds_times,
        ),
        pools=tuple((one.name, one.people) for one in pool_facts(account, by_mail)),
        nicknames=tuple(sorted((nick, one.name) for one in people for nick in one.nicknames)),
        plan=rules.plan,
        automations=tuple((one.value, _needed(one, rules)) for one in Automation),
        may_administer=may_administer,
        form=form if may_administer else None,
        change=change,
    )


def _mark(account: Account) -> str:
    """Return what changes with any value that the form holds."""
    hours = account.hours
    return mark_of(
        (account.interview_minutes, hours.start, hours.end, sorted(hours.days), account.zone),
        (account.notice_minutes, account.scheduling_user, sorted(account.closed_days)),
        account.candidate_event_per,
    )


# --- the form ------------------------------------------------------------------------------------


async def save(turn: Turn, action: SaveSettings, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Change the settings that the form has otherwise, each checked as if it were typed."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(admin.tenant)
    if action.seen != _mark(account):
        return await _told(turn, account, "meanwhile", unit_of_work, ports)
    inputs = filled_in(turn)
    changed = account
    entries: list[AuditEntry] = []
    for field, setting, request in _wishes(account, inputs, turn.now.date()):
        changed = _applied(field, setting, changed, request)
        entries.append(record_deed(turn, Deed.SETTING, about=request.verb))
    changed, entry = await _with_scheduling_user(turn, changed, inputs, unit_of_work)
    entries += entry
    if not entries:
        return await _told(turn, account, "same", unit_of_work, ports)
    outcome = await _told(turn, changed, "saved", unit_of_work, ports)
    return replace(outcome, save=[changed, *entries])


async def _told(
    turn: Turn, account: Account, change: FormResult, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    people = await unit_of_work.people(account.tenant)
    view = _view(account, people, ports.rules, may_administer=True, change=change)
    return Outcome(show=[OutgoingView(view=_in(turn, view), onto=pressed_message(turn))])


def _applied(field: str, setting: Setting, account: Account, request: SettingRequest) -> Account:
    try:
        return setting(account, request).account
    except BadInput as error:
        raise BadInput(why=error.facts["why"], field=field) from error


Wish = tuple[str, Setting, SettingRequest]
"""A field of the form, and the setting that it asks for."""


def _wishes(account: Account, inputs: Mapping[str, str], today: date) -> Iterator[Wish]:
    """Yield what the form says otherwise than the account has it."""
    hours = account.hours
    minutes = number(inputs, "minutes", account.interview_minutes, why="minutes")
    if minutes != account.interview_minutes:
        length = SettingRequest("default_length", "length", minutes=minutes)
        yield "minutes", settings.default_length, length
    opens, closes = inputs.get("opens") or hours.start, inputs.get("closes") or hours.end
    if (opens, closes) != (hours.start, hours.end):
        if opens >= closes:
            raise BadInput(why="hours-order", field="closes")
        wanted = SettingRequest("working_hours", "hours", start=opens, end=closes)
        yield "opens", settings.working_hours, wanted
    days = weekdays(inputs, "weekdays") if "weekdays" in inputs else hours.days
    if days != hours.days:
        wanted = SettingRequest("working_hours", "working_days", days=days)
        yield "weekdays", settings.working_days, wanted
    zone = inputs.get("zone") or account.zone
    if zone != account.zone:
        yield "zone", settings.zone, SettingRequest("time_zone", "zone", zone=zone)
    notice = number(inputs, "notice", account.notice_minutes, why="notice")
    if notice != account.notice_minutes:
        wanted = SettingRequest("notice", "notice", minutes=notice)
        yield "notice", settings.minimum_notice, wanted
    yield from _candidate_events(account, inputs)
    yield from _closures(account, inputs, today)


def _candidate_events(account: Account, inputs: Mapping[str, str]) -> Iterator[Wish]:
    per = inputs.get("candidate_events") or account.candidate_event_per
    if per != account.candidate_event_per:
        wanted = SettingRequest("candidate_events", "candidate_events", text=per)
        yield "candidate_events", settings.candidate_events, wanted


def _closures(account: Account, inputs: Mapping[str, str], today: date) -> Iterator[Wish]:
    if again := tuple(_days_of(inputs.get("open_again", ""), account)):
        yield "open_again", settings.open_again, SettingRequest("closed", "open", dates=again)
    if not inputs.get("close_from"):
        if inputs.get("close_to"):
            raise BadInput(why="closed-from", field="close_from")
        return
    first = date.fromisoformat(inputs["close_from"])
    last = date.fromisoformat(inputs.get("close_to") or inputs["close_from"])
    if first > last:
        raise BadInput(why="closed-order", field="close_to")
    if not (is_near(first, today) and is_near(last, today)):
        raise BadInput(why="dates", field="close_from")
    days = tuple(first + n * _DAY for n in range((last - first).days + 1))
    yield "close_from", settings.closed, SettingRequest("closed", "closed", dates=days)


def _days_of(chosen: str, account: Account) -> Iterator[date]:
    """Yield the closed days within the spans that were chosen; anything else is none."""
    spans = [one.split("/") for one in chosen.split(",") if one.count("/") == 1]
    for day in sorted(account.closed_days):
        if any(first <= day <= last for first, last in spans):
            yield date.fromisoformat(day)


async def _with_scheduling_user(
    turn: Turn, account: Account, inputs: Mapping[str, str], unit_of_work: UnitOfWork
) -> tuple[Account, list[AuditEntry]]:
    chosen = inputs.get("scheduling_user", "")
    if not chosen:
        return account, []
    person = None if chosen == NOBODY else await find_person(chosen, turn, unit_of_work)
    user = person.id if person else None
    if user == account.scheduling_user:
        return account, []
    about = "" if person else "nobody"
    entry = record_deed(turn, Deed.SCHEDULING_USER, whom=user, about=about)
    return replace(account, scheduling_user=user), [entry]


# --- the plan ------------------------------------------------------------------------------------


def _needed(automation: Automation, rules: DeploymentRules) -> str:
    """Return the plans that an automation comes with; empty where the company's own is among them."""
    return "" if includes(rules.plan, automation) else ",".join(NEEDS[automation])


async def plan(_turn: Turn, _request: object, _state: UnitOfWork, ports: Ports) -> Outcome:
    """Tell everybody which plan the account has, and what comes with others."""
    view = PlanView(
        plan=ports.rules.plan,
        automations=tuple((one.value, _needed(one, ports.rules)) for one in Automation),
        notifications=tuple(
            NotificationLine(kind=kind, is_on=True, minutes=rule.minutes or 0, clock=rule.clock)
            for kind, rule in NOTIFICATIONS.items()
        ),
    )
    return Outcome(show=[OutgoingView(view=view)])
