"""Pools: named groups of interviewers of an account, and what may be changed of them."""

import re
from collections.abc import Collection
from hashlib import sha256

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.loop_templates import LoopTemplate, TemplateSession
from bot.domain.errors import BadInput, Gone

POOLS_MOST = 100
PEOPLE_MOST = 20
NAME_MOST = 40
_NAME = re.compile(r"[\w&/-]+(?: [\w&/-]+)*")
"""What the language reads as one name."""


def pool_key(name: str) -> str:
    """Return what buttons name a pool by, whatever its name is made of."""
    return sha256(name.encode()).hexdigest()[:16]


def pool_named(account: Account, key: str) -> str:
    """Return the name of the pool with this key; raises Gone where there is none."""
    found = next((name for name in account.pools if pool_key(name) == key), None)
    if found is None:
        raise Gone(what="pool")
    return found


def pool_people(account: Account, name: str) -> tuple[str, ...]:
    """Return the addresses in a pool; raises Gone where there is none of this name."""
    if name not in account.pools:
        raise Gone(what="pool")
    return account.pools[name]


def with_pool(account: Account, name: str, mails: Collection[str]) -> Account:
    """Return the account with these people in a pool; checks its name and how many there are.

    A pool kept with more people than that may still lose some.
    """
    is_new = name not in account.pools
    if is_new and not (_is_name(name) and len(account.pools) < POOLS_MOST):
        raise BadInput(why="pool-name", field="pool_name")
    people = tuple(dict.fromkeys(mails))
    if len(people) > max(PEOPLE_MOST, len(account.pools.get(name, ())) - 1):
        raise BadInput(why="pool-people", field="pool_people")
    return replace(account, pools={**account.pools, name: people})


def _is_name(name: str) -> bool:
    return len(name) <= NAME_MOST and _NAME.fullmatch(name) is not None


def with_name(account: Account, name: str, new: str) -> Account:
    """Return the account with a pool under another name, in the loop templates that use it too."""
    if new in account.pools:
        raise BadInput(why="pool-known", field="pool_name")
    if not _is_name(new):
        raise BadInput(why="pool-name", field="pool_name")
    pools = {new if one == name else one: mails for one, mails in account.pools.items()}
    templates = tuple(_with_name(one, name, new) for one in account.loop_templates)
    return replace(account, pools=pools, loop_templates=templates)


def _with_name(template: LoopTemplate, name: str, new: str) -> LoopTemplate:
    def renamed(one: TemplateSession) -> TemplateSession:
        return replace(one, pool=new) if one.pool == name else one

    return replace(template, sessions=tuple(map(renamed, template.sessions)))


def without_pool(account: Account, name: str) -> Account:
    """Return the account without a pool, whose people stay; raises BadInput while a loop template uses it."""
    pool_people(account, name)
    if used := templates_with(account, name):
        raise BadInput(why="pool-used", templates=", ".join(used))
    pools = {one: mails for one, mails in account.pools.items() if one != name}
    return replace(account, pools=pools)


def without_member(account: Account, mail: str) -> Account:
    """Return the account without somebody in its pools; a pool that loses its last stays, empty, where a template uses it."""
    left = {
        name: tuple(one for one in mails if one != mail) for name, mails in account.pools.items()
    }
    pools = {name: mails for name, mails in left.items() if mails or templates_with(account, name)}
    return replace(account, pools=pools)


def templates_with(account: Account, name: str) -> tuple[str, ...]:
    """Return the names of the loop templates that use a pool."""
    return tuple(
        sorted(
            template.name
            for template in account.loop_templates
            if any(one.pool == name for one in template.sessions)
        )
    )
