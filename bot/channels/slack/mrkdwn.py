"""The text of a Slack message as a person meant it: mentions, links and entities undone.

Slack writes what is special between `<` and `>` and escapes those two and `&` everywhere else
(docs.slack.dev, "Formatting message text").
"""

import re
from collections.abc import Mapping

_SPECIAL = re.compile(r"<([^<>]*)>")
_USER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_GROUP = re.compile(r"<!subteam\^[A-Z0-9]+(?:\|@?([^<>]*))?>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
MARKUP_MOST = 16_000
"""Characters of a message that are looked at, links and all: four times what is read of one, on the event loop."""


def mention(text: str) -> list[str]:
    """Return the ids of the people that a text mentions, each once."""
    return list(dict.fromkeys(_USER.findall(text)))


def mention_groups(text: str) -> list[str]:
    """Return the names of the user groups that a text mentions, empty for one without a name."""
    return _GROUP.findall(text)


def plain_text(text: str, names: Mapping[str, str], bot: str) -> str:
    """Return what was said: mentions of the bot gone, those of people as `@Name`, no markup."""

    def undone(match: re.Match[str]) -> str:
        return _undone(match[1], names, bot)

    text = _SPECIAL.sub(undone, text[:MARKUP_MOST])
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _LINES.sub("\n", _SPACES.sub(" ", _CONTROLS.sub(" ", text))).strip()


def _undone(inside: str, names: Mapping[str, str], bot: str) -> str:
    target, _, label = inside.partition("|")
    kind, id_ = target[:1], target[1:]
    if kind == "@":
        return " " if id_ == bot else f"@{names.get(id_) or label or id_}"
    if kind == "#":
        return f"#{label or id_}"
    if kind == "!":
        return label or f"@{id_.partition('^')[0]}"
    return label or target.removeprefix("mailto:")
