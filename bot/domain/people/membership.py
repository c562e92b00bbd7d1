"""Who belongs to an account for good: first Owners, people who were removed, and who may grant which role."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from bot.domain.accounts import Person, PersonId, Role

GRANTABLE: Mapping[Role, frozenset[Role]] = {
    Role.OWNER: frozenset(Role),
    Role.ADMIN: frozenset(Role) - {Role.OWNER},
    Role.IT_MANAGER: frozenset({Role.RECRUITER, Role.INTERVIEWER}),
}
"""Which roles whoever has one may give and take."""


def grantable(person: Person) -> frozenset[Role]:
    """Return the roles that a person may give and take."""
    return frozenset().union(*(GRANTABLE.get(one, frozenset()) for one in person.roles))


def is_removed(person: Person) -> bool:
    """Whether an administrator took everything away; earlier versions noted that by the roles alone."""
    return person.is_removed or not person.roles


class OwnerClaim(Struct, frozen=True, kw_only=True):
    """An address of OWNERS has made its Owner: it makes no other, and not the same one again."""

    id: str
    """See `owner_claim_id`."""
    person: PersonId
    at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id


class Removal(Struct, frozen=True, kw_only=True):
    """Somebody was removed and then forgotten: so much is kept that they stay removed."""

    id: str
    """One of `removal_ids`."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id


def owner_claim_id(mail: str) -> str:
    """Return what an address's claim is kept under."""
    return _hashed(mail)


def removal_ids(tenant: str, person: PersonId, mail: str) -> tuple[str, ...]:
    """Return what a removal is kept under: by the account that chats know, and by the address, if there is one."""
    return (_hashed(person), _hashed(f"{tenant}/{mail}")) if mail else (_hashed(person),)


def _hashed(text: str) -> str:
    return sha256(text.encode(errors="surrogateescape")).hexdigest()
