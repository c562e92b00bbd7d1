"""The card of one pool, and the forms that make, change, rename and delete pools, for those who administer the account."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.audit import Deed
from bot.domain.errors import BadInput
from bot.domain.form_validation import collapse_spaces, mark_of
from bot.domain.people.pools import (
    pool_key,
    pool_named,
    pool_people,
    templates_with,
    with_name,
    with_pool,
    without_pool,
)
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import FormResult, PoolView
from cards.actions import RemovePool, SavePool
from cards.view_models import message
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import filled_in, listed
from dialogs.account.pools import has_role, names_of
from dialogs.authorization import require_admin
from dialogs.form_choices import people_to_choose


async def show_pool(turn: Turn, key: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show an admin one pool with the form that changes it."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(admin.tenant)
    people = await unit_of_work.people_by_mail(account.tenant)
    return _shown(turn, account, pool_named(account, key), people)


def _shown(
    turn: Turn,
    account: Account,
    name: str,
    people: Mapping[str, Person],
    change: FormResult = "",
) -> Outcome:
    mails = pool_people(account, name)
    view = PoolView(
        key=pool_key(name),
        name=name,
        people=names_of(mails, people),
        chosen=mails,
        all_people=_choices(people, mails),
        templates=templates_with(account, name),
        seen=mark_of(name, sorted(mails)),
        change=change,
    )
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


def _choices(people: Mapping[str, Person], chosen: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return whom the form offers; who is in the pool and has no role any more stays among them."""
    return people_to_choose(
        people, chosen, is_choosable=lambda one: has_role(one) or one.mail in chosen
    )


async def save(turn: Turn, action: SavePool, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Change a pool as the form says, or make a new one."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(admin.tenant)
    people = await unit_of_work.people_by_mail(account.tenant)
    before = pool_named(account, action.subject) if action.subject else ""
    if before and action.seen != mark_of(before, sorted(pool_people(account, before))):
        return _shown(turn, account, before, people, "meanwhile")
    name, changed = _as_filled_in(turn, account, before, people)
    if changed == account:
        return _shown(turn, account, before, people, "same")
    entry = record_deed(turn, Deed.SETTING, about="pool")
    return replace(_shown(turn, changed, name, people, "saved"), save=[changed, entry])


def _as_filled_in(
    turn: Turn, account: Account, before: str, people: Mapping[str, Person]
) -> tuple[str, Account]:
    """Return the pool's name and the account with it; raises BadInput for what cannot be kept."""
    inputs = filled_in(turn)
    name = collapse_spaces(inputs.get("pool_name", "")).casefold() or before
    if not before and name in account.pools:
        raise BadInput(why="pool-known", field="pool_name")
    renamed = with_name(account, before, name) if before and name != before else account
    was = account.pools.get(before, ())
    mails = listed(inputs, "pool_people")
    if not mails:
        raise BadInput(why="pool-empty", field="pool_people")
    if not set(mails) <= {*was, *(mail for mail, one in people.items() if has_role(one))}:
        raise BadInput(why="form-people", field="pool_people")
    return name, renamed if set(mails) == set(was) else with_pool(renamed, name, mails)


async def remove(turn: Turn, action: RemovePool, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Delete a pool; its people stay."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(admin.tenant)
    name = pool_named(account, action.subject)
    entry = record_deed(turn, Deed.SETTING, about="pool_delete")
    told = message("pool-deleted", pool=name)
    shown = OutgoingView(view=told, onto=pressed_message(turn))
    return Outcome(show=[shown], save=[without_pool(account, name), entry])
