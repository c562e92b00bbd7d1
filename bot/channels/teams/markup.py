"""The text of a Teams message as a person meant it: mentions, tags and entities undone.

Teams marks a mention as `<at>Name</at>` and lists it among the entities, whose `text` is exactly
what stands in the message. Only that is taken out: the bot's name elsewhere is a word like others.
"""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.teams.request_parsing import part_at, text_at

_MENTION = re.compile(r"<at\b[^<>]*>([^<]*)</at>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6]|blockquote|pre)>", re.IGNORECASE)
# Only the tags that the Teams editor writes: "<3" and "a<b" are not tags.
_TAG = re.compile(
    r"</?(?:p|div|span|b|strong|i|em|u|s|strike|a|ul|ol|li|h[1-6]|blockquote|pre|code"
    r"|font|img|emoji|attachment|at)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_MENTIONS_MOST = 100
MARKUP_MOST = 16_000
"""Characters of a message that are looked at, tags and all: four times what is read of one, on the event loop."""


def plain_text(text: str, entities: Sequence[Mapping[str, Any]], bot: str) -> str:
    """Return what was said: mentions of the bot gone, those of people as `@Name`, no markup."""
    text = text[:MARKUP_MOST]
    if "<" in text:
        text = _without_tags(_named(text, entities, bot))
    text = html.unescape(text) if "&" in text else text
    return _LINES.sub("\n", _SPACES.sub(" ", without_controls(text))).strip()


def without_controls(text: str) -> str:
    """Return text without control characters but line ends: nobody types them, and databases balk."""
    return _CONTROLS.sub(" ", text).strip()


def _named(text: str, entities: Sequence[Mapping[str, Any]], bot: str) -> str:
    # One place for each entity, in their order: two people, or the bot and a person, may share a name.
    for entity in entities[:_MENTIONS_MOST]:
        marked = text_at(entity, "text")
        if text_at(entity, "type").lower() == "mention" and marked:
            text = text.replace(marked, _mention(entity, marked, bot), 1)
    return _MENTION.sub(r"@\1", text)


def _mention(entity: Mapping[str, Any], marked: str, bot: str) -> str:
    mentioned = part_at(entity, "mentioned")
    if bot and text_at(mentioned, "id") == bot:
        return " "
    name = text_at(mentioned, "name")
    return f"@{html.escape(name, quote=False)}" if name else marked


def _without_tags(text: str) -> str:
    return _TAG.sub("", _BREAK.sub("\n", text))
