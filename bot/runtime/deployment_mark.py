"""Whether a store is that of a live bot, on which a sandbox, which believes anybody, must not run."""

from contextlib import suppress
from urllib.parse import urlsplit

from bot.domain.accounts import Person
from bot.domain.deployments import DEPLOYMENT, Deployment
from bot.domain.errors import Changed
from bot.runtime.ports import DocumentChange, Export, Store, Stored

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


async def mark_live(store: Store) -> None:
    """Note that the store serves a live bot, from now on."""
    await _note(store, await store.load(Deployment, DEPLOYMENT), has_served_live=True)


async def has_served_live(store: Store, documents: Export) -> bool:
    """Whether the store is a live bot's; one without a note, from an earlier version, is looked through once."""
    noted = await store.load(Deployment, DEPLOYMENT)
    if noted is not None:
        return noted.value.has_served_live
    async for _, _, stored in documents.export():
        if isinstance(stored.value, Person) and _is_reached_elsewhere(stored.value):
            return True
    await _note(store, None, has_served_live=False)
    return False


def _is_reached_elsewhere(person: Person) -> bool:
    """Whether Teams itself was there: a sandbox takes no address of a service but this machine's."""
    hosts = (urlsplit(one.service_url).hostname for one in person.addresses if one.service_url)
    return any(host not in LOOPBACK for host in hosts)


async def _note(store: Store, noted: Stored[Deployment] | None, *, has_served_live: bool) -> None:
    value = Deployment(has_served_live=has_served_live)
    if noted is not None and noted.value == value:
        return
    # Another copy that starts at the same time writes the same.
    with suppress(Changed):
        version = noted.version if noted else 0
        await store.save([DocumentChange(Deployment, DEPLOYMENT, value, version)])
