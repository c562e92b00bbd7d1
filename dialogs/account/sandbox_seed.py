"""People and rooms as a list tells them, such as that of the embedded tenant: what an account knows at first."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Person, Role, person_id
from bot.domain.rooms import Room


def seed_documents(
    name: str,
    people: Sequence[Mapping[str, object]],
    rooms: Sequence[Mapping[str, object]],
    *,
    owners: Collection[str],
) -> list[Account | Person]:
    """Return the account of this name that the rows describe, with its rooms, and everybody in it."""
    tenant = str(people[0]["tenantId"])
    account = Account(tenant=tenant, name=name, rooms=tuple(map(room, rooms)))
    return [account, *(person(one, owners) for one in people)]


def person(told: Mapping[str, object], owners: Collection[str]) -> Person:
    """Return the person that a row describes; an Owner too, where the address is among `owners`."""
    mail, tenant = str(told["mail"]).casefold(), str(told["tenantId"])
    roles = frozenset(Role(one) for one in _texts(told["roles"]))
    return Person(
        id=person_id(tenant, str(told["aadObjectId"])),
        tenant=tenant,
        name=str(told["name"]),
        mail=mail,
        roles=roles | {Role.OWNER} if mail in owners else roles,
        zone=str(told["zone"]),
    )


def without_sign_in(person: Person) -> Person:
    """Return somebody whose sign-in Microsoft 365 no longer knows."""
    return replace(person, connection=Connection.EXPIRED)


def room(told: Mapping[str, object]) -> Room:
    """Return the room that a row describes."""
    return Room(
        name=str(told["name"]),
        mail=str(told["mail"]).casefold(),
        capacity=int(str(told["capacity"])),
        building=str(told["building"]),
        features=tuple(_texts(told["features"])),
    )


def _texts(told: object) -> list[str]:
    return [str(one) for one in told] if isinstance(told, list) else []
