"""The text of an event: plain in a draft, HTML in Outlook, with the part of a Teams meeting kept in it."""

import re
from html import escape, unescape
from typing import Any

import msgspec

from bot.runtime.ports import Draft

Json = dict[str, Any]


class _Body(msgspec.Struct, rename="camel"):
    content: str = ""


class EventText(msgspec.Struct, rename="camel"):
    """The text of an event, as it stands in Outlook."""

    body: _Body = msgspec.field(default_factory=_Body)


def body_of(draft: Draft) -> Json:
    """Return the body that shows a draft's text."""
    return {"contentType": "html", "content": _html(draft.text)}


def rewritten_body(shown: str, draft: Draft) -> Json | None:
    """Return the body with the draft's text in it, and the Teams meeting's own part as it was.

    None where the event is a Teams meeting whose part cannot be told from the rest: without it nobody could join.
    """
    part = _MEETING_PART.search(shown)
    if part is None:
        return None if draft.online else body_of(draft)
    # Exchange puts a document around what it is given: its end would be there once more with each change.
    meeting = _DOCUMENT_END.sub("", shown[part.start() :])
    return {"contentType": "html", "content": f"{_html(draft.text)}<br>{meeting}"}


def shows_already(shown: str, body: Json) -> bool:
    """Whether an event shows the text of a body already, whatever HTML Exchange has made of it.

    A change that repeats what stands would be mailed to everybody once more.
    """
    return _plain(shown) == _plain(body["content"])


def _plain(content: str) -> str:
    """Return what is read of HTML, in one line."""
    return " ".join(unescape(_TAG.sub(" ", _HEAD.sub("", content))).split())


_HEAD = re.compile(r"<head\b.*?</head>|<style\b.*?</style>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DOCUMENT_END = re.compile(r"\s*</(?:body|html)>\s*", re.IGNORECASE)


_MEETING_PART = re.compile(r"(<(div|p|span)[^>]*>\s*)*_{20,}|<div[^>]*me-email-text", re.IGNORECASE)
"""Where Teams begins its part of an event's text: a line of underscores, or a block of this class."""


def _html(text: str) -> str:
    return "<br>".join(_line(line) for line in text.splitlines())


_LINK = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)])")


def _line(text: str) -> str:
    """Return a line with its links to be clicked."""
    parts = _LINK.split(text)
    return "".join(
        f'<a href="{escape(part)}">{escape(part)}</a>' if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )
