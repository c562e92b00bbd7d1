"""From a Teams activity to what the bot knows: who speaks, where, and what was said or pressed.

Who speaks is the Entra object id and the tenant that Teams vouches for. An activity without them
is nobody's: it is never guessed from a name, a text or a payload.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import fields

from bot.channels.teams.markup import plain_text, without_controls
from bot.channels.teams.request_parsing import channel_of, part_at, parts_at, text_at
from bot.domain.accounts import Address, Place, person_id
from bot.runtime.turn import Arrived, Left, Pressed, Said, Speaker, TokenOffered, Turn
from cards.actions import Action, unpack

Body = Mapping[str, Any]

COPILOT = "COPILOT"
"""Microsoft 365 Copilot, where the bot is a custom engine agent: its activities are those of a personal chat."""
_PLACES = {"personal": Place.PERSONAL, "groupChat": Place.GROUP, "channel": Place.CHANNEL}
_ID = re.compile(r"[0-9a-z-]{1,64}")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def speaker_of(activity: Body) -> Speaker | None:
    """Return who speaks, or None where Teams vouches for nobody, or names two companies.

    Teams does not tell the mail here.
    """
    sender = part_at(activity, "from")
    tenant, object_id = tenant_of(activity), text_at(sender, "aadObjectId").lower()
    is_sure = tenants_of(activity) == {tenant}
    if not is_sure or not _ID.fullmatch(tenant) or not _ID.fullmatch(object_id):
        return None
    return Speaker(
        tenant=tenant,
        id=person_id(tenant, object_id),
        name=without_controls(text_at(sender, "name")),
        membership="member" if is_member_role(text_at(sender, "userRole")) else "outsider",
    )


def is_member_role(role: str) -> bool:
    """Whether a `userRole` may be that of a member: Teams' one word for them, or none at all."""
    return role.strip().lower() in {"", "user"}


def is_robot(activity: Body) -> bool:
    """Whether another bot speaks: Teams' ids of bots begin with `28:`."""
    return text_at(part_at(activity, "from"), "id").startswith("28:")


def tenant_of(activity: Body) -> str:
    """Return the Entra tenant, lower case; empty where the activity names none."""
    return next(_tenants(activity), "")


def tenants_of(activity: Body) -> frozenset[str]:
    """Return all tenants that an activity names, lower case; more than one for somebody of another company."""
    return frozenset(_tenants(activity))


def _tenants(activity: Body) -> Iterator[str]:
    """Return the tenant wherever it is named: of the chat first, then of who speaks."""
    named = (
        text_at(part_at(part_at(activity, "channelData"), "tenant"), "id"),
        text_at(part_at(activity, "conversation"), "tenantId"),
        text_at(part_at(activity, "from"), "tenantId"),
    )
    return (one.lower() for one in named if one)


def address_of(activity: Body) -> Address:
    """Return the chat of an activity; in a channel its id names the thread (`;messageid=`)."""
    conversation = part_at(activity, "conversation")
    return Address(
        channel="teams",
        tenant=tenant_of(activity),
        conversation=text_at(conversation, "id"),
        place=_place(conversation),
        service_url=text_at(activity, "serviceUrl"),
        user=text_at(part_at(activity, "from"), "id"),
        bot=text_at(part_at(activity, "recipient"), "id"),
        is_answer_only=channel_of(activity)[1] == COPILOT,
    )


def turn_of(
    activity: Body,
    speaker: Speaker,
    content: Said | Pressed | Arrived | TokenOffered | Left,
    *,
    now: datetime,
) -> Turn:
    """Return the turn of an activity; one without an id counts as never seen before."""
    client = _client(activity)
    return Turn(
        id=text_at(activity, "id") or str(uuid4()),
        speaker=speaker,
        address=address_of(activity),
        content=content,
        now=now,
        locale=_locale(text_at(activity, "locale") or text_at(client, "locale")),
        zone=_zone(text_at(client, "timezone") or text_at(activity, "localTimezone")),
    )


def said_of(activity: Body) -> Said:
    """Return what a message says; a picture alone says nothing."""
    return Said(
        plain_text(
            text_at(activity, "text"),
            parts_at(activity, "entities"),
            text_at(part_at(activity, "recipient"), "id"),
        )
    )


def pressed_of(activity: Body, data: Body, *, is_automatic: bool = False) -> Pressed:
    """Return the button that this data belongs to; raises OutdatedAction for anything not ours."""
    action = unpack(data)
    return Pressed(
        action=action,
        message=text_at(activity, "replyToId"),
        inputs=_inputs(action, data),
        is_automatic=is_automatic,
    )


def _inputs(action: Action, data: Body) -> dict[str, str]:
    # Teams merges what was filled in into the button's own data.
    own = {"v", "do", *(one.name for one in fields(action))}
    return {key: value for key, value in data.items() if isinstance(value, str) and key not in own}


def _place(conversation: Body) -> Place:
    named = _PLACES.get(text_at(conversation, "conversationType"))
    return named or (Place.GROUP if conversation.get("isGroup") is True else Place.PERSONAL)


def _client(activity: Body) -> Body:
    entities = parts_at(activity, "entities")
    return next((one for one in entities if text_at(one, "type") == "clientInfo"), {})


def _locale(name: str) -> str:
    return name if _LOCALE.fullmatch(name) else "en-GB"


@lru_cache(maxsize=1024)
def _zone(name: str) -> str:
    """Return the name if it is a zone's; what a client sends is not taken on trust."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    return name
