"""Enable, disable, and where things stand: the account's switch for Office 365."""

from collections.abc import Collection

from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Person
from bot.domain.audit import Deed
from bot.domain.bookings.interviews import Interview
from bot.runtime.jobs.dead_letters import summarize
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Switch
from cards.view_models import AccountStatus, AskToDisable, message
from dialogs.account.audit_log import record_deed
from dialogs.authorization import current_person, require_admin, zone_of
from dialogs.people.asked_scopes import asked_scopes

UNREACHABLE_MOST = 100
"""Names in one message."""


async def enable(turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Turn the integration on."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    if account.enabled:
        return Outcome(show=[OutgoingView(view=await _view(person, account, unit_of_work, ports))])
    enabled = _switched(account, person, turn, on=True)
    view = await _view(person, enabled, unit_of_work, ports)
    return Outcome(
        show=[OutgoingView(view=replace(view, has_just_switched=True))],
        save=[enabled, record_deed(turn, Deed.ENABLED)],
    )


async def disable(turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether turning the integration off is meant, and say what it will stop."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    if not account.enabled:
        return Outcome(show=[OutgoingView(view=message("already-disabled"))])
    people = await unit_of_work.people(account.tenant)
    interviews = await unit_of_work.find(Interview, "live", account.tenant, after=turn.now)
    view = AskToDisable(
        connected=sum(one.connection is Connection.CONNECTED for one in people),
        upcoming=len(interviews),
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    asking = replace(talk, confirm=Switch(on=False).pack())
    return Outcome(show=[OutgoingView(view=view)], save=[asking])


async def handle_switch(
    turn: Turn, action: Switch, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Do what the Switch button says, now that it is meant."""
    if action.on:
        return await enable(turn, action, unit_of_work, ports)
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    disabled = _switched(account, person, turn, on=False) if account.enabled else account
    view = await _view(person, disabled, unit_of_work, ports)
    show = OutgoingView(
        view=replace(view, has_just_switched=account.enabled), onto=pressed_message(turn)
    )
    entries = [record_deed(turn, Deed.DISABLED)] if account.enabled else []
    return Outcome(show=[show], save=[disabled, *entries])


async def status(turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Say where things stand, to everybody; the counts to admins."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    return Outcome(show=[OutgoingView(view=await _view(person, account, unit_of_work, ports))])


async def list_unreachable(
    turn: Turn, _reading: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Name to an admin everybody whom the bot could not write to, and how that is mended."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    aside = await summarize(person.tenant, unit_of_work)
    names = aside.unreachable[:UNREACHABLE_MOST]
    told = message("unreachable", names=names, more=len(aside.unreachable) - len(names))
    return Outcome(show=[OutgoingView(view=told)])


def _switched(account: Account, person: Person, turn: Turn, *, on: bool) -> Account:
    return replace(account, enabled=on, switched_by=person.name, switched_at=turn.now)


async def _view(
    person: Person, account: Account, unit_of_work: UnitOfWork, ports: Ports
) -> AccountStatus:
    others = {one.id: one for one in await unit_of_work.people(account.tenant)} | {
        person.id: person
    }
    at = account.switched_at
    view = AccountStatus(
        is_enabled=account.enabled,
        switched_by=account.switched_by,
        switched_at=at.astimezone(zone_of(person, account)) if at else None,
        own_connection=person.connection.value,
        may_administer=person.may_administer,
        rooms=len(account.rooms),
        scopes=asked_scopes(account, ports.rules) if account.enabled else (),
    )
    if not person.may_administer:
        return view
    aside = await summarize(account.tenant, unit_of_work)
    told = replace(view, aside=aside.what, aside_names=aside.names, unreachable=aside.unreachable)
    return _counted(told, others.values())


def _counted(view: AccountStatus, people: Collection[Person]) -> AccountStatus:
    ordered = sorted(people, key=lambda one: one.name)
    connected = [one.name for one in ordered if one.connection is Connection.CONNECTED]
    expired = [one.name for one in ordered if one.connection is Connection.EXPIRED]
    apart = [one for one in ordered if one.connection is Connection.NONE]
    invited = [one.name for one in apart if one.invited_at]
    others = [one.name for one in apart if not one.invited_at]
    named = (
        ("connected", tuple(connected)),
        ("invited", tuple(invited)),
        ("expired", tuple(expired)),
        ("none", tuple(others)),
    )
    return replace(
        view,
        people=len(ordered),
        connected=len(connected),
        expired=len(expired),
        invited=len(invited),
        named=tuple((state, names) for state, names in named if names),
    )
