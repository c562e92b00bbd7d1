"""Who and what is in the tenant: people and rooms, with the fixed ids Entra would give them.

Read from `directory.json` beside this file. Nothing here changes while the tenant runs.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

ENGLISH_ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the tenant with a mailbox."""

    name: str
    mail: str
    id: str
    zone: str
    team: str
    roles: tuple[str, ...]
    has_custom_zone: bool


@dataclass(frozen=True, slots=True)
class Room:
    """A resource mailbox; `policy` names what its booking attendant does at the start."""

    name: str
    mail: str
    id: str
    zone: str
    capacity: int
    building: str
    features: tuple[str, ...]
    policy: str
    writers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours in each one's own zone, spelled as Graph spells them."""

    days: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Everyone and every room of one tenant, by lower-case address."""

    tenant_id: str
    domain: str
    hours: Hours
    people: Mapping[str, Person]
    rooms: Mapping[str, Room]


def read_directory() -> Directory:
    """Return the tenant's directory, the same at every start."""
    raw = json.loads(
        (Path(__file__).with_name("demo_data") / "directory.json").read_text(encoding="utf-8")
    )
    tenant = uuid.UUID(raw["tenant"])
    hours = raw["hours"]
    return Directory(
        tenant_id=str(tenant),
        domain=raw["domain"],
        hours=Hours(tuple(hours["days"]), hours["start"], hours["end"]),
        people={row["mail"]: _person(row, tenant) for row in raw["people"]},
        rooms={row["mail"]: _room(row, tenant) for row in raw["rooms"]},
    )


def find_owner(directory: Directory, key: str) -> Person | Room | None:
    """Return the person or room with this address or object id (any case), or None."""
    wanted = key.casefold()
    known = directory.people.get(wanted) or directory.rooms.get(wanted)
    return known or next((one for one in mailbox_owners(directory) if one.id == wanted), None)


def mailbox_owners(directory: Directory) -> tuple[Person | Room, ...]:
    """Return every mailbox owner, people first."""
    return tuple(chain[Person | Room](directory.people.values(), directory.rooms.values()))


def _person(row: dict[str, Any], tenant: uuid.UUID) -> Person:
    return Person(
        name=row["name"],
        mail=row["mail"],
        id=str(uuid.uuid5(tenant, row["mail"])),
        zone=row.get("zone", ENGLISH_ZONE),
        team=row["team"],
        roles=tuple(row.get("roles", ("interviewer",))),
        has_custom_zone=row.get("customZone", False),
    )


def _room(row: dict[str, Any], tenant: uuid.UUID) -> Room:
    return Room(
        name=row["name"],
        mail=row["mail"],
        id=str(uuid.uuid5(tenant, row["mail"])),
        zone=row.get("zone", ENGLISH_ZONE),
        capacity=row["capacity"],
        building=row["building"],
        features=tuple(row["features"]),
        policy=row["policy"],
        writers=tuple(row.get("writers", ())),
    )
