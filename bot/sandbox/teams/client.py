"""What people of the tenant say and press, as activities to the bot, the way Teams would send them.

The bot is reached like any other web service, by its address; what it answers in a chat comes back
through the connector.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import aiohttp

from bot.sandbox.directory import Person
from bot.sandbox.fault_injection import ControlError
from bot.sandbox.graph.datetimes import format_instant
from bot.sandbox.teams.chat_log import (
    BOT,
    BOT_NAME,
    CHANNEL,
    Message,
    message_json,
    personal_chat,
    teams_id,
)
from bot.sandbox.teams.connector import CARD, service_url
from bot.sandbox.tenant import Tenant

BOT_PATH = "/api/messages"
PATIENCE = aiohttp.ClientTimeout(total=40)
MOST_CHARACTERS = 4_000
Json = dict[str, Any]

NOT_REACHED = "Not delivered: the bot does not answer. Is it running?"
NOT_TAKEN = "Not delivered: the bot answered with HTTP {status}."


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody in a chat; in the channel perhaps in a thread, named by its first message."""

    person: Person
    chat: str
    thread: str = ""


class Undelivered(Exception):
    """The bot did not take an activity; the text says why, for the person who sent it."""


def parse_speaker(tenant: Tenant, chat: str, body: Mapping[str, Any]) -> Speaker:
    """Return who speaks in which chat; raise ControlError if they are not in that chat."""
    person = tenant.directory.people.get(str(body.get("from", "")).casefold())
    if person is None:
        raise ControlError("'from' must be the mail of one of the tenant's people.")
    if chat not in (CHANNEL, personal_chat(person)):
        raise ControlError("They are not in this chat.")
    thread = body.get("thread", "")
    if thread and (chat != CHANNEL or tenant.chats.find_message(chat, str(thread)) is None):
        raise ControlError("There is no such thread.")
    return Speaker(person, chat, str(thread))


async def send_message(tenant: Tenant, place: Speaker, text: Any) -> Json:
    """Add a message to the chat, send it to the bot, and return the message as the page reads it."""
    if not isinstance(text, str) or not text.strip() or len(text) > MOST_CHARACTERS:
        raise ControlError(f"'text' must have 1 to {MOST_CHARACTERS} characters.")
    message = Message(
        chat=place.chat,
        author=place.person.mail,
        at=format_instant(tenant.now()) or "",
        text=text.strip(),
        thread=place.thread,
    )
    tenant.chats.save(message)
    try:
        await deliver(tenant, _message_activity(tenant, place, message))
    except Undelivered as trouble:
        message.trouble = str(trouble)
        tenant.chats.save(message)
    return dict(message_json(message))


async def press_button(tenant: Tenant, place: Speaker, body: Mapping[str, Any]) -> Json:
    """Press a button of a card, or refresh a card; return `{note, isTrouble}` for the person.

    A card in the answer takes the place of the message's card, for this person alone.
    """
    action, pressed = body.get("action"), str(body.get("message", ""))
    message = tenant.chats.find_message(place.chat, pressed)
    if message is None or not isinstance(action, dict) or not isinstance(action.get("verb"), str):
        raise ControlError("'message' must be a message with a card, 'action' one of its actions.")
    trigger = "automatic" if body.get("trigger") == "automatic" else "manual"
    try:
        answer = await deliver(tenant, _invoke_activity(tenant, place, message, action, trigger))
    except Undelivered as trouble:
        return {"note": str(trouble), "isTrouble": True}
    return _apply_answer(tenant, place, message, answer)


async def install_app(tenant: Tenant, place: Speaker) -> None:
    """Send the bot the installationUpdate of a person or of the channel."""
    if place.chat != CHANNEL:
        tenant.chats.membership(place.person.mail).is_installed = True
    whole = activity_of(tenant, place, uuid4().hex) | {
        "type": "installationUpdate",
        "action": "add",
    }
    try:
        await deliver(tenant, whole)
    except Undelivered as trouble:
        raise ControlError(str(trouble)) from trouble


def _apply_answer(tenant: Tenant, place: Speaker, message: Message, answer: Any) -> Json:
    answer = answer if isinstance(answer, dict) else {}
    kind, value = answer.get("type", ""), answer.get("value")
    if kind == CARD and isinstance(value, dict):
        message.views[place.person.mail] = value
        tenant.chats.save(message)
        return {"note": "", "isTrouble": False}
    if kind.endswith(".error"):
        sentence = value.get("message", "") if isinstance(value, dict) else ""
        return {"note": sentence or "Something went wrong.", "isTrouble": True}
    return {"note": value if isinstance(value, str) else "", "isTrouble": False}


def _message_activity(tenant: Tenant, place: Speaker, message: Message) -> Json:
    said = activity_of(tenant, place, message.id) | {"type": "message", "textFormat": "plain"}
    if place.chat != CHANNEL:
        return said | {"text": message.text}
    # In a channel a bot hears only what mentions it.
    said["conversation"]["id"] = f"{CHANNEL};messageid={place.thread or message.id}"
    mention = f"<at>{BOT_NAME}</at>"
    mentioned = {"id": BOT, "name": BOT_NAME}
    entity = {"type": "mention", "text": mention, "mentioned": mentioned}
    said["entities"] = [*said["entities"], entity]
    return said | {"text": f"{mention} {message.text}"}


def _invoke_activity(
    tenant: Tenant, place: Speaker, message: Message, action: Mapping[str, Any], trigger: str
) -> Json:
    activity = activity_of(tenant, place, uuid4().hex)
    if place.chat == CHANNEL:
        activity["conversation"]["id"] = f"{CHANNEL};messageid={message.thread or message.id}"
    given = {"type": "Action.Execute", "verb": action["verb"], "data": action.get("data") or {}}
    return activity | {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "replyToId": message.id,
        "value": {"action": given, "trigger": trigger},
    }


def activity_of(tenant: Tenant, place: Speaker, id: str) -> Json:  # noqa: A002 - the protocol's own word
    """Return what is the same in each activity of a person in a chat."""
    person, company = place.person, tenant.directory.tenant_id
    is_channel = place.chat == CHANNEL
    client = {"type": "clientInfo", "locale": "en-GB", "platform": "Web", "timezone": person.zone}
    return {
        "id": id,
        "timestamp": format_instant(tenant.now()),
        "channelId": "msteams",
        "serviceUrl": service_url(tenant),
        "from": {"id": teams_id(person), "name": person.name, "aadObjectId": person.id},
        "recipient": {"id": BOT, "name": BOT_NAME},
        "conversation": {
            "id": place.chat,
            "conversationType": "channel" if is_channel else "personal",
            "isGroup": is_channel,
            "tenantId": company,
        },
        "channelData": {"tenant": {"id": company}},
        "entities": [client],
        "locale": "en-GB",
    }


async def deliver(tenant: Tenant, activity: Json) -> Any:
    """Send an activity to the bot and return the JSON of its answer, if any."""
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.post(f"{tenant.base}{BOT_PATH}", json=activity) as answer,
        ):
            if answer.status not in (200, 201, 202):
                raise Undelivered(NOT_TAKEN.format(status=answer.status))
            is_json = answer.content_type == "application/json"
            return await answer.json() if is_json else None
    except (TimeoutError, aiohttp.ClientError, ValueError) as error:
        raise Undelivered(NOT_REACHED) from error
