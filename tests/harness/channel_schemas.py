"""What the bot sends to Teams and Slack, held against what their makers publish.

Activities against Bot Framework's schema, cards against that of Adaptive Cards; calls to Slack against the
methods, and blocks against the models, of Slack's own library.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from cards.actions import OutdatedAction, unpack
from tests.harness.schemas import schema
from tests.harness.slack_schema import call_mistakes

CARD = "application/vnd.microsoft.card.adaptive"
OF_NO_METHOD = {"oauth.v2.access"}
"""Called in the bot's own words: see `bot.channels.slack.oauth_access`."""
_BLOCKS_MOST = {"chat.postMessage": 50, "chat.postEphemeral": 50, "chat.update": 50}
Json = dict[str, Any]
_CLOSED = {"Activity", "Attachment", "ChannelAccount", "ConversationAccount", "SuggestedActions"}
_CHANNEL_DATA: Json = {
    "type": "object",
    "properties": {
        "tenant": {"type": "object", "properties": {"id": {"type": "string"}}},
    },
}
"""What of the channel's own data Teams documents for bots."""


def activity_mistakes(activity: Json) -> list[str]:
    """Return what Bot Framework would not know in an activity, its cards included."""
    if found := _mistakes(_closed_activity(), activity):
        return found
    attached = activity.get("attachments", [])
    cards = [one["content"] for one in attached if one["contentType"] == CARD]
    return [mistake for card in cards for mistake in card_mistakes(card)]


def part_mistakes(name: str, part: Json) -> list[str]:
    """Return what Bot Framework would not take as one of its own types, such as `OAuthCard`."""
    return _mistakes(_part(name), part)


def card_mistakes(card: Json) -> list[str]:
    """Return what Adaptive Cards 1.5 would not take in a card, and what of its buttons the bot would not know again."""
    return [*_mistakes(_strict_card(), card), *_payload_mistakes(card)]


def slack_mistakes(method: str, given: Json) -> list[str]:
    """Return what Slack's own library would not know, or not take, in a call."""
    if method in OF_NO_METHOD:
        return []
    return list(call_mistakes(method, given)) or list(_refused_blocks(method, given))


def _mistakes(described: jsonschema_rs.Validator, given: Json) -> list[str]:
    return [one.message[:300] for one in described.iter_errors(given)]


def _refused_blocks(method: str, given: Json) -> Iterator[str]:
    """Yield which rules of the library blocks break: lengths, and what goes with what."""
    view = given.get("view")
    blocks = (view or given).get("blocks", [])
    if len(blocks) > _BLOCKS_MOST.get(method, 100):
        yield f"{method}: {len(blocks)} blocks"
    try:
        for block in Block.parse_all(blocks):
            block.to_dict()
        if view:
            View(**view).to_dict()
    except SlackObjectFormationError as error:
        yield f"{method}: {error}"


def _payload_mistakes(part: Any) -> Iterator[str]:
    """Yield what is wrong with the payloads of a card's buttons, which are the bot's own."""
    if isinstance(part, list):
        yield from (one for inner in part for one in _payload_mistakes(inner))
    if not isinstance(part, dict):
        return
    if part.get("type") == "Action.Execute" and not _is_known_again(part.get("data")):
        yield f"{part.get('data')} is no payload of the bot's"
    yield from (one for inner in part.values() for one in _payload_mistakes(inner))


def _is_known_again(data: Any) -> bool:
    try:
        return unpack(data).pack() == data
    except OutdatedAction:
        return False


@cache
def _strict_card() -> jsonschema_rs.Validator:
    """Return the schema of cards in which what must be one of a few words is text."""
    cards = schema("adaptivecards/adaptive-card-1.5.0.teams.schema.json")
    return jsonschema_rs.Draft6Validator(_with_texts(cards))


def _with_texts(part: Any) -> Any:
    """Return a schema whose patterns, which hold for texts alone, demand a text."""
    if isinstance(part, list):
        return [_with_texts(one) for one in part]
    if not isinstance(part, dict):
        return part
    inner = {name: _with_texts(one) for name, one in part.items()}
    return {"type": "string", **inner} if isinstance(part.get("pattern"), str) else inner


@cache
def _part(name: str) -> jsonschema_rs.Validator:
    described = schema("activity/activity.schema.json") | {"$ref": f"#/definitions/{name}"}
    return jsonschema_rs.Draft7Validator(described)


@cache
def _closed_activity() -> jsonschema_rs.Validator:
    """Return the schema of activities in which nothing is unknown; what goes to Teams alone is described here."""
    described = schema("activity/activity.schema.json")
    closed = {
        name: one | {"additionalProperties": False} if name in _CLOSED else one
        for name, one in described["definitions"].items()
    }
    activity = closed["Activity"]["properties"] | {"channelData": _CHANNEL_DATA}
    closed["Activity"] = closed["Activity"] | {"properties": activity}
    return jsonschema_rs.Draft7Validator(described | {"definitions": closed})
