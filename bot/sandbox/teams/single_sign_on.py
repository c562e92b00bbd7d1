"""What Teams does with a sign-in card that names a resource: it gets a token of its own and offers that to the bot.

Where the tenant's administrator has not set it up, Teams says so, and the card's button is left.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

from bot.sandbox.directory import Person
from bot.sandbox.entra.id_tokens import build_sso_token
from bot.sandbox.entra.jwt_signing import signing_key
from bot.sandbox.teams.chat_log import Message
from bot.sandbox.teams.client import Speaker, Undelivered, activity_of, deliver
from bot.sandbox.tenant import Tenant

Json = dict[str, Any]
_offers: set[asyncio.Task[None]] = set()


def offer_token_later(tenant: Tenant, message: Message, card: Mapping[str, Any]) -> None:
    """Offer a token for a sign-in card that has just been shown to somebody, without keeping the bot waiting."""
    person = tenant.chats.person_in(message.chat)
    if person is not None and isinstance(card.get("tokenExchangeResource"), dict):
        task = asyncio.create_task(_offer(tenant, Speaker(person, message.chat), card))
        _offers.add(task)
        task.add_done_callback(_offers.discard)


async def teams_token(tenant: Tenant, person: Person) -> str:
    """Return the token that Teams gets of a person for the sign-in app; empty where that is not set up."""
    await asyncio.to_thread(signing_key)
    client = next(iter(tenant.entra.clients), "")
    if not tenant.entra.sso:
        return ""
    return build_sso_token(tenant.entra, client, person, at=tenant.now())


async def _offer(tenant: Tenant, place: Speaker, card: Mapping[str, Any]) -> None:
    token = await teams_token(tenant, place.person)
    resource = card["tokenExchangeResource"]
    value = {
        "id": resource.get("id"),
        "connectionName": card.get("connectionName"),
        "token": token,
    }
    failure = {"code": "resourcematchfailed", "message": "The resource is not that of the app."}
    invoke: Json = {
        "type": "invoke",
        "name": "signin/tokenExchange" if token else "signin/failure",
        "value": value if token else failure,
    }
    with suppress(Undelivered):
        await deliver(tenant, activity_of(tenant, place, uuid4().hex) | invoke)
