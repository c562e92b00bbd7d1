"""The talks that name a candidate: what was asked and what waits for an answer."""

import re
from typing import Any

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.conversation_state import Conversation
from bot.runtime.unit_of_work import UnitOfWork


async def talks_without(name: str, tenant: str, unit_of_work: UnitOfWork) -> list[Conversation]:
    """Return the talks that name the candidate, without the name; a question back that names them is open no longer."""
    found = []
    for one in await schedulers(tenant, unit_of_work):
        for talk in await unit_of_work.find(Conversation, "person", one.id):
            left = replace(
                talk,
                asked=without_name(_without_candidate(talk.asked, name), name),
                doubt=talk.doubt if without_name(talk.doubt, name) == talk.doubt else None,
                candidate="" if talk.candidate == name else talk.candidate,
            )
            if left != talk:
                found.append(left)
    return found


def _without_candidate(asked: dict[str, Any] | None, name: str) -> dict[str, Any] | None:
    """Return a question without its candidate and their address, where it is about this one."""
    candidate = (asked or {}).get("candidate") or {}
    is_same = candidate.get("name", "").casefold() == name.casefold()
    return {**asked, "candidate": None} if asked and is_same else asked


async def schedulers(tenant: str, unit_of_work: UnitOfWork) -> list[Person]:
    """Return the account's people who may schedule."""
    return [one for one in await unit_of_work.people(tenant) if one.may_schedule]


def without_name(kept: Any, name: str) -> Any:
    """Return plain data without a name, wherever in it the name stands."""
    if isinstance(kept, str):
        left = re.sub(re.escape(name), "", kept, flags=re.IGNORECASE)
        return kept if left == kept else left.strip()
    if isinstance(kept, dict):
        return {key: without_name(value, name) for key, value in kept.items()}
    if isinstance(kept, list | tuple):
        return type(kept)(without_name(value, name) for value in kept)
    return kept
