"""Pools of interviewers: list them, and, for those who administer the account, make, change, rename and delete them."""

from collections.abc import Iterable, Mapping

from bot.domain.accounts import Account, Person
from bot.domain.errors import BadInput
from bot.domain.people.pools import pool_key, pool_people, with_pool, without_pool
from bot.language.requests import SettingRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import PoolFacts, PoolList
from cards.view_models import message
from dialogs.account.form_fields import is_private
from dialogs.account.settings import SettingChange
from dialogs.authorization import current_person
from dialogs.form_choices import people_to_choose


async def show_pools(
    turn: Turn, _request: object, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """List the pools and who is in each, with the ways to change them for those who may."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    known = await unit_of_work.people_by_mail(account.tenant)
    has_form = person.may_administer and is_private(turn)
    view = PoolList(
        pools=pool_facts(account, known),
        may_administer=person.may_administer,
        all_people=people_to_choose(known, (), is_choosable=has_role) if has_form else (),
        has_form=has_form,
    )
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


def pool_facts(account: Account, people: Mapping[str, Person]) -> tuple[PoolFacts, ...]:
    """Return each pool by name, with the names of who is in it."""
    return tuple(
        PoolFacts(
            key=pool_key(name),
            name=name,
            people=names_of(mails, people),
        )
        for name, mails in sorted(account.pools.items())
    )


def names_of(mails: Iterable[str], people: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the names of who has these addresses; the address of whom nobody knows."""
    return tuple(people[mail].name if mail in people else mail for mail in mails)


def has_role(person: Person) -> bool:
    """Whether somebody can be chosen for a pool: they do something here."""
    return bool(person.roles)


# --- in words ------------------------------------------------------------------------------------


def pool(account: Account, request: SettingRequest) -> SettingChange:
    """Make a pool of people, or say anew who is in it."""
    return _changed(account, request.name, _all_known(request))


def pool_with(account: Account, request: SettingRequest) -> SettingChange:
    """Add people to a pool."""
    before = pool_people(account, request.name)
    return _changed(account, request.name, (*before, *_all_known(request)))


def pool_without(account: Account, request: SettingRequest) -> SettingChange:
    """Take people out of a pool; the last of them are removed with it."""
    leaving = _all_known(request)
    left = tuple(one for one in pool_people(account, request.name) if one not in leaving)
    return _changed(account, request.name, left) if left else pool_delete(account, request)


def pool_delete(account: Account, request: SettingRequest) -> SettingChange:
    """Delete a pool; its people stay."""
    said = message("pool-deleted", pool=request.name)
    return SettingChange(without_pool(account, request.name), said)


def _changed(account: Account, name: str, mails: tuple[str, ...]) -> SettingChange:
    changed = with_pool(account, name, mails)
    said = message("pool", pool=name, people=len(changed.pools[name]))
    return SettingChange(changed, said)


def _all_known(request: SettingRequest) -> tuple[str, ...]:
    if request.unknown or not request.people:
        raise BadInput(why="person")
    return request.people
