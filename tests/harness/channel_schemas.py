"""What the bot sends to Teams and Slack, held against what their makers publish.

Activities against Bot Framework's schema, cards against that of Adaptive Cards; calls to Slack against the
methods, and blocks against the models, of Slack's own library.
"""

import inspect
from collections.abc import Iterator
from typing import Any

import jsonschema
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from tests.harness.schemas import schema

CARD = "application/vnd.microsoft.card.adaptive"
_OF_NO_METHOD = {"oauth.v2.access"}
"""Called in the bot's own words: see `bot.channels.slack.oauth_access`."""
_BLOCKS_MOST = {"chat.postMessage": 50, "chat.postEphemeral": 50, "chat.update": 50}
Json = dict[str, Any]


def activity_mistakes(activity: Json) -> list[str]:
    """Return what Bot Framework would not know in an activity, its cards included."""
    described = schema("activity/activity.schema.json")
    found = jsonschema.Draft7Validator(described).iter_errors(activity)
    known = set(described["definitions"]["Activity"]["properties"])
    cards = [
        one["content"] for one in activity.get("attachments", []) if one["contentType"] == CARD
    ]
    return [
        *(one.message[:300] for one in found),
        *(f"{name} is no part of an activity" for name in sorted({*activity} - known)),
        *(mistake for card in cards for mistake in card_mistakes(card)),
    ]


def part_mistakes(name: str, part: Json) -> list[str]:
    """Return what Bot Framework would not take as one of its own types, such as `OAuthCard`."""
    described = schema("activity/activity.schema.json") | {"$ref": f"#/definitions/{name}"}
    return [one.message[:300] for one in jsonschema.Draft7Validator(described).iter_errors(part)]


def card_mistakes(card: Json) -> list[str]:
    """Return what Adaptive Cards 1.5 would not take in a card."""
    described = schema("adaptivecards/adaptive-card-1.5.0.teams.schema.json")
    return [one.message[:300] for one in jsonschema.Draft6Validator(described).iter_errors(card)]


def slack_mistakes(method: str, given: Json) -> list[str]:
    """Return what Slack's own library would not know, or not take, in a call."""
    return [*_unknown_arguments(method, given), *_bad_blocks(method, given)]


def _unknown_arguments(method: str, given: Json) -> Iterator[str]:
    if method in _OF_NO_METHOD:
        return
    known = getattr(AsyncWebClient, method.replace(".", "_"), None)
    if known is None:
        yield f"{method} is no method of the library"
        return
    names = set(inspect.signature(known).parameters)
    yield from (f"{method}: {name} is unknown" for name in sorted({*given} - names - {"token"}))
    needed = [
        one.name
        for one in inspect.signature(known).parameters.values()
        if one.default is one.empty and one.kind is one.KEYWORD_ONLY
    ]
    yield from (f"{method}: {name} is missing" for name in needed if name not in given)


def _without_nothing(value: Any) -> Any:
    """Return a value as the library writes it: what is null or an empty list is left out."""
    if isinstance(value, dict):
        known = {name: _without_nothing(inner) for name, inner in value.items()}
        return {name: inner for name, inner in known.items() if inner not in (None, [])}
    return [_without_nothing(one) for one in value] if isinstance(value, list) else value


def _bad_blocks(method: str, given: Json) -> Iterator[str]:
    view = given.get("view")
    blocks = view.get("blocks", []) if view else given.get("blocks", [])
    if len(blocks) > _BLOCKS_MOST.get(method, 100):
        yield f"{method}: {len(blocks)} blocks"
    parsed = Block.parse_all(blocks)
    if len(parsed) != len(blocks):
        yield f"{method}: a block that the library does not know"
    try:
        for sent, block in zip(blocks, parsed, strict=False):
            if block.to_dict() != _without_nothing(sent):
                yield f"{method}: {sent} is more than a {sent['type']} has"
        if view:
            View(**view).to_dict()
    except SlackObjectFormationError as error:
        yield f"{method}: {error}"
