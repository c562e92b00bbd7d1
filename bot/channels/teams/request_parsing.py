"""What arrives at the door, before anybody is believed: size, JSON, and the fields a turn needs.

Bodies stay plain dictionaries: reading one costs a tenth of what the SDK's own models cost. Before anybody is believed
whatever is not as expected reads as absent; afterwards `check_activity` refuses it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
from aiohttp import web
from msgspec import Meta

from bot.channels.json_shapes import NEEDED, several, shape, texts

LARGEST_BODY = 256 * 1024
SENT_WITHIN = 20.0
"""Seconds for a whole body: who sends more slowly only keeps a place."""


class RequestRejected(Exception):
    """A request that is not taken: the HTTP status, what is counted, and a sentence for its sender."""

    def __init__(self, status: int, event: str, sentence: str) -> None:
        """Carry what the door answers."""
        super().__init__(sentence)
        self.status = status
        self.event = event
        self.sentence = sentence


def text_at(of: Mapping[str, Any], key: str) -> str:
    """Return the text under a key; empty where there is none or something else."""
    value = of.get(key)
    return value if isinstance(value, str) else ""


def part_at(of: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the object under a key; empty where there is none or something else."""
    value = of.get(key)
    return value if isinstance(value, dict) else {}


def parts_at(of: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    """Return the objects of the list under a key; empty where there is none or something else."""
    value = of.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else ()


async def parse_request(request: web.Request) -> dict[str, Any]:
    """Return the JSON object in a request's body; raises Refused with 408, 413, 415 or 400."""
    if request.content_type != "application/json":
        raise RequestRejected(415, "not-json", "Send application/json.")
    return _decoded(await _body(request))


def check_activity(activity: Mapping[str, Any]) -> None:
    """Raise Refused with 400, which says where, for an activity that lacks what a turn needs, or has something else there."""
    try:
        msgspec.convert(activity, _ACTIVITY)
    except msgspec.ValidationError as error:
        sentence = f"The activity cannot be read: {error}."
        raise RequestRejected(400, "incomplete", sentence) from None


async def _body(request: web.Request) -> bytes:
    # Not request.read(): its limit belongs to the whole application.
    body = bytearray()
    try:
        async with asyncio.timeout(SENT_WITHIN):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > LARGEST_BODY:
                    most = f"An activity has at most {LARGEST_BODY} bytes."
                    raise RequestRejected(413, "too-large", most)
    except TimeoutError:
        raise RequestRejected(408, "too-slow", "The body did not arrive in time.") from None
    except (web.RequestPayloadError, ConnectionError):
        # Packed wrongly, or the sender hung up half-way.
        raise RequestRejected(400, "unreadable", "The body cannot be read.") from None
    return bytes(body)


def _decoded(body: bytes) -> dict[str, Any]:
    try:
        activity = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise RequestRejected(400, "not-json", "The body is not JSON that can be read.") from None
    if not isinstance(activity, dict):
        raise RequestRejected(400, "not-json", "The body is not a JSON object.")
    return activity


_ACCOUNT = shape(texts("id", "name"))
_ENTITY = shape({**texts("type", "id", "text", "locale", "timezone"), "mentioned": _ACCOUNT})
_SENDER = shape(texts("name", "aadObjectId", "tenantId", "userRole"), needed={"id": NEEDED})
_CONVERSATION = shape(
    {**texts("tenantId", "conversationType"), "isGroup": bool}, needed={"id": NEEDED}
)
_ACTIVITY = shape(
    {
        **texts("id", "name", "action", "text", "replyToId", "locale", "localTimezone"),
        "recipient": _ACCOUNT,
        "channelData": shape({"tenant": _ACCOUNT}),
        "entities": several(_ENTITY),
        "membersAdded": several(_ACCOUNT),
        "membersRemoved": several(_ACCOUNT),
    },
    needed={
        "type": NEEDED,
        "channelId": NEEDED,
        "serviceUrl": Annotated[str, Meta(pattern="^https?://")],
        "conversation": _CONVERSATION,
        "from": _SENDER,
    },
)
"""What is read of an activity. What a button carries is anybody's: it is answered in the chat where it is not ours."""


def channel_of(activity: Mapping[str, Any]) -> tuple[str, str]:
    """Return the channel, and the part of it that an activity comes from (`msteams:COPILOT`), else empty.

    Bot Framework names the part beside the channel, or in an entity as Microsoft's Agents SDK reads it.
    """
    channel, _, part = text_at(activity, "channelId").partition(":")
    entities = parts_at(activity, "entities")
    named = (text_at(one, "id") for one in entities if text_at(one, "type") == "ProductInfo")
    return channel, (part or next(named, "")).upper()


def service_address(activity: Mapping[str, Any]) -> str:
    """Return where answers go; empty for anything but an address on the web."""
    url = text_at(activity, "serviceUrl")
    return url if url.startswith(("https://", "http://")) else ""
