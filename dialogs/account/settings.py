"""The account's settings by chat: length, hours, closed days, notice, zone, pools and nicknames.

What is set here is what the next question means: the language reads it through `dialogs.scheduling.name_directory`,
the search through `dialogs.scheduling.availability_search`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.accounts import Account, Person
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone
from bot.domain.plans import NEEDS, Automation, includes
from bot.language.commands.admin_commands import Wish
from bot.runtime.ports import DeploymentRules, Ports
from bot.runtime.turn import Handler, Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import SettingsView
from cards.view_models import Message, message
from dialogs.account.audit_log import record_deed
from dialogs.authorization import current_person, find_person, require_admin

SHORTEST, LONGEST = 5, 8 * 60
LONGEST_NOTICE = 30 * 24 * 60
NAME_MOST = 40
POOLS_MOST = 100
CLOSED_MOST = 400


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A changed account, and the message that says so."""

    account: Account
    said: Message


Setting = Callable[[Account, Wish], SettingChange]
"""Gives the change that a wish makes; raises BadInput for what cannot be."""


def account_setting(change: Setting) -> Handler:
    """Return the step that changes an account for its administrators alone."""

    async def step(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
        await require_admin(turn, unit_of_work, ports.rules)
        changed = change(await unit_of_work.account(turn.speaker.tenant), wish)
        entry = record_deed(turn, Deed.SETTING, about=wish.verb.replace("_", " "))
        return Outcome(show=[OutgoingView(view=changed.said)], save=[changed.account, entry])

    return step


# --- one setting each ----------------------------------------------------------------------------


def default_length(account: Account, wish: Wish) -> SettingChange:
    """Set how long an interview is where nobody says."""
    if not SHORTEST <= wish.minutes <= LONGEST:
        raise BadInput(why="minutes")
    said = message("default-length", minutes=wish.minutes)
    return SettingChange(replace(account, interview_minutes=wish.minutes), said)


def working_hours(account: Account, wish: Wish) -> SettingChange:
    """Set when the working day begins and ends, and the account's zone where it was named."""
    if wish.minutes < 0:
        raise BadInput(why="hours")
    start, end = wish.hours
    zoned = _zoned(account, wish.zone) if wish.zone else account
    changed = replace(zoned, hours=replace(account.hours, start=start, end=end))
    return SettingChange(changed, message("working-hours", start=str(start), end=str(end)))


def working_days(account: Account, wish: Wish) -> SettingChange:
    """Set the days of the working week."""
    if not wish.weekdays:
        raise BadInput(why="weekdays")
    changed = replace(account, hours=replace(account.hours, days=wish.weekdays))
    return SettingChange(changed, message("working-days", days=tuple(sorted(wish.weekdays))))


def minimum_notice(account: Account, wish: Wish) -> SettingChange:
    """Set how long before its start an interview may still be booked."""
    if not 0 <= wish.minutes <= LONGEST_NOTICE:
        raise BadInput(why="notice")
    changed = replace(account, notice_minutes=wish.minutes)
    return SettingChange(changed, message("minimum-notice", minutes=wish.minutes))


def zone(account: Account, wish: Wish) -> SettingChange:
    """Set the account's time zone, which holds for whoever's own is not known."""
    changed = _zoned(account, wish.zone)
    return SettingChange(changed, message("company-zone", zone=changed.zone))


def _zoned(account: Account, name: str) -> Account:
    return replace(account, zone=known_zone(name))


def known_zone(name: str) -> str:
    """Return an IANA zone's name; raises BadInput for one that is not."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(why="zone") from error


def closed(account: Account, wish: Wish) -> SettingChange:
    """Add days on which nobody interviews."""
    if not wish.dates:
        raise BadInput(why="dates")
    days = account.closed_days | {day.isoformat() for day in wish.dates}
    if len(days) > CLOSED_MOST:
        raise BadInput(why="too-many")
    said = message("closed", dates=_iso(wish.dates))
    return SettingChange(replace(account, closed_days=days), said)


def open_again(account: Account, wish: Wish) -> SettingChange:
    """Take days off the closed ones."""
    if not wish.dates:
        raise BadInput(why="dates")
    days = account.closed_days - {day.isoformat() for day in wish.dates}
    said = message("open-again", dates=_iso(wish.dates))
    return SettingChange(replace(account, closed_days=days), said)


def _iso(days: Iterable[date]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


# --- pools ---------------------------------------------------------------------------------------


def pool(account: Account, wish: Wish) -> SettingChange:
    """Make a pool of people, or say anew who is in it."""
    mails = _all_known(wish)
    return _with_pool(account, wish.name, mails)


def pool_with(account: Account, wish: Wish) -> SettingChange:
    """Add people to a pool."""
    before = _pool(account, wish.name)
    return _with_pool(account, wish.name, tuple(dict.fromkeys((*before, *_all_known(wish)))))


def pool_without(account: Account, wish: Wish) -> SettingChange:
    """Take people out of a pool; the last of them are removed with it."""
    leaving = _all_known(wish)
    left = tuple(one for one in _pool(account, wish.name) if one not in leaving)
    return _with_pool(account, wish.name, left) if left else pool_delete(account, wish)


def pool_delete(account: Account, wish: Wish) -> SettingChange:
    """Delete a pool; its people stay."""
    _pool(account, wish.name)
    pools = {name: mails for name, mails in account.pools.items() if name != wish.name}
    return SettingChange(replace(account, pools=pools), message("pool-deleted", pool=wish.name))


def _pool(account: Account, name: str) -> tuple[str, ...]:
    if name not in account.pools:
        raise Gone(what="pool")
    return account.pools[name]


def _with_pool(account: Account, name: str, mails: tuple[str, ...]) -> SettingChange:
    if not name or len(name) > NAME_MOST or len(account.pools) >= POOLS_MOST:
        raise BadInput(why="pool-name")
    changed = replace(account, pools={**account.pools, name: mails})
    return SettingChange(changed, message("pool", pool=name, people=len(mails)))


def _all_known(wish: Wish) -> tuple[str, ...]:
    if wish.unknown or not wish.people:
        raise BadInput(why="person")
    return wish.people


# --- nicknames -----------------------------------------------------------------------------------


async def nickname(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Teach another name for somebody, for the whole account."""
    await require_admin(turn, unit_of_work, ports.rules)
    if not wish.people or len(wish.name) > NAME_MOST:
        raise BadInput(why="nickname")
    person = await find_person(wish.people[0], turn, unit_of_work)
    others = [one for one in await unit_of_work.people(person.tenant) if wish.name in one.nicknames]
    before = [_without(one, wish.name) for one in others if one.id != person.id]
    names = tuple(dict.fromkeys((*person.nicknames, wish.name)))
    return Outcome(
        show=[OutgoingView(view=message("nickname", nickname=wish.name, name=person.name))],
        save=[
            *before,
            replace(person, nicknames=names),
            record_deed(turn, Deed.SETTING, whom=person.id, about="nickname"),
        ],
    )


async def nickname_off(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Forget another name of somebody."""
    await require_admin(turn, unit_of_work, ports.rules)
    people = await unit_of_work.people(turn.speaker.tenant)
    same = wish.name.casefold()
    known = [one for one in people if same in {name.casefold() for name in one.nicknames}]
    if not known:
        raise Gone(what="nickname")
    entries = [record_deed(turn, Deed.SETTING, whom=one.id, about="nickname") for one in known]
    left = [_without(one, wish.name) for one in known]
    told = message("nickname-removed", nickname=wish.name)
    return Outcome(show=[OutgoingView(view=told)], save=[*left, *entries])


def _without(person: Person, name: str) -> Person:
    left = tuple(one for one in person.nicknames if one.casefold() != name.casefold())
    return replace(person, nicknames=left)


async def own_zone(turn: Turn, wish: Wish, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Set the zone in which the speaker reads times."""
    person = await current_person(turn, unit_of_work, ports.rules)
    changed = replace(person, zone=known_zone(wish.zone))
    told = message("own-zone", zone=changed.zone)
    return Outcome(show=[OutgoingView(view=told)], save=[changed])


# --- all of them ---------------------------------------------------------------------------------


async def show(turn: Turn, _wish: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the account's settings to everybody; who changes them is said below."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    people = await unit_of_work.people(account.tenant)
    names = {one.mail: one.name for one in people}
    user = next((one.name for one in people if one.id == account.scheduling_user), "")
    view = SettingsView(
        minutes=account.interview_minutes,
        hours=(str(account.hours.start), str(account.hours.end)),
        days=tuple(sorted(account.hours.days)),
        zone=account.zone,
        notice_minutes=account.notice_minutes,
        closed=tuple(date.fromisoformat(day) for day in sorted(account.closed_days)),
        scheduling_user=user,
        pools=_pools(account, names),
        nicknames=tuple(sorted((nick, one.name) for one in people for nick in one.nicknames)),
        plan=ports.rules.plan,
        automations=tuple((one.value, _needed(one, ports.rules)) for one in Automation),
        may_administer=person.may_administer,
    )
    return Outcome(show=[OutgoingView(view=view)])


def _pools(account: Account, names: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, tuple(names.get(mail, mail) for mail in mails))
        for name, mails in sorted(account.pools.items())
    )


def _needed(automation: Automation, rules: DeploymentRules) -> str:
    """Return the plans that an automation comes with; empty where the company's own is among them."""
    return "" if includes(rules.plan, automation) else ",".join(NEEDS[automation])


async def plan(_turn: Turn, _wish: object, _state: UnitOfWork, ports: Ports) -> Outcome:
    """Tell everybody which plan the account has, and what it leaves out."""
    missing = [one for one in Automation if not includes(ports.rules.plan, one)]
    view = message(
        "plan",
        plan=ports.rules.plan,
        missing=tuple(one.value for one in missing),
        needed=tuple(_needed(one, ports.rules) for one in missing),
    )
    return Outcome(show=[OutgoingView(view=view)])
