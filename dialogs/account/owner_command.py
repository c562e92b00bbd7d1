"""Making an Owner from the command line, where an account has nobody left who could."""

from datetime import datetime
from typing import cast

from msgspec.structs import replace

from bot.domain.accounts import Person, Role
from bot.domain.audit import OPERATOR, AuditEntry, Deed
from bot.runtime.ports import DocumentChange, Export, Store
from dialogs.account.audit_log import record_event


async def people_at(address: str, documents: Export) -> list[Person]:
    """Return who has an address, in any company or in the one that stands before it (`TENANT/ADDRESS`)."""
    tenant, _, mail = address.casefold().rpartition("/")
    people = [cast("Person", stored.value) async for _, _, stored in documents.export(Person)]
    found = [one for one in people if one.mail == mail and tenant in {"", one.tenant}]
    # Who is known from Slack alone is not proven to be anybody in Microsoft 365.
    return [one for one in found if not one.is_provisional]


async def make_owner(person: Person, store: Store, now: datetime) -> None:
    """Make a person an Owner, also one who was removed, as the operator's act; raises Changed."""
    stored = await store.load(Person, person.id)
    known = stored.value if stored else person
    owner = replace(known, roles=known.roles | {Role.OWNER}, is_removed=False)
    given = record_event(person.tenant, Deed.ROLE_GIVEN, now, about=Role.OWNER.value)
    entry = replace(given, whom=person.id, via=OPERATOR)
    await store.save(
        [
            DocumentChange(Person, owner.key, owner, stored.version if stored else 0),
            DocumentChange(AuditEntry, entry.key, entry, 0),
        ]
    )
