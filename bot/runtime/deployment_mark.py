"""What a store is used for, noted in it when a bot first starts on it: see `bot.domain.deployment.deployments`."""

from urllib.parse import urlsplit

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.deployment.deployments import DEPLOYMENT, Deployment
from bot.domain.errors import Changed
from bot.runtime.ports import DocumentChange, Export, Store

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


async def deployment_of(store: Store, documents: Export) -> Deployment:
    """Return the store's note; one without, from an earlier version or empty, is looked through once."""
    noted = await store.load(Deployment, DEPLOYMENT)
    if noted is not None:
        return noted.value
    seen = await _looked_through(documents)
    try:
        await store.save([DocumentChange(Deployment, DEPLOYMENT, seen, 0)])
    except Changed:
        # Another copy that starts at the same time was faster, and may have seen less.
        return await deployment_of(store, documents)
    return seen


async def mark_live(store: Store) -> None:
    """Note that the store serves a live bot, from now on."""
    await _change(store, has_served_live=True)


async def mark_resealed(store: Store) -> None:
    """Note that nothing here is sealed as earlier versions did, from now on."""
    await _change(store, has_old_seals=False)


async def _looked_through(documents: Export) -> Deployment:
    """Return the note for a store as it is: what is there was kept by an earlier version."""
    is_used = is_live = False
    async for kind, _, _ in documents.export():
        if kind is not Deployment:
            is_used = True
            break
    # Of years of interviews nothing tells who was served: to read them all would hold up the start.
    async for _, _, stored in documents.export(Person):
        if isinstance(stored.value, Person) and _is_reached_elsewhere(stored.value):
            is_live = True
            break
    return Deployment(has_served_live=is_live, has_old_seals=is_used)


def _is_reached_elsewhere(person: Person) -> bool:
    """Whether Teams itself was there: a sandbox takes no address of a service but this machine's."""
    hosts = (urlsplit(one.service_url).hostname for one in person.addresses if one.service_url)
    return any(host not in LOOPBACK for host in hosts)


async def _change(store: Store, **marks: bool) -> None:
    noted = await store.load(Deployment, DEPLOYMENT)
    known = noted.value if noted else Deployment(has_served_live=False)
    value = replace(known, **marks)
    if noted is not None and value == known:
        return
    try:
        await store.save(
            [DocumentChange(Deployment, DEPLOYMENT, value, noted.version if noted else 0)]
        )
    except Changed:
        await _change(store, **marks)
