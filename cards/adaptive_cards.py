"""Cards as Microsoft Teams draws them: Adaptive Cards 1.5.

Teams reads markdown in every text block, fact and fallback, so all text is escaped here, once.
Actions stand in action sets of the card's own body: inside columns Android needs two taps.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from bot.runtime.ports import View
from cards.adaptive_card_actions import Element, drawn_action, execute
from cards.components import (
    Banner,
    Button,
    Buttons,
    Card,
    Facts,
    Form,
    Heading,
    Hint,
    Part,
    Points,
    Rule,
    Strip,
    Text,
    Tone,
)
from cards.layouts import lay_out

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VIEWERS_MOST = 60
"""Teams draws a card anew by itself for at most so many people."""

_WORDS = "strip-in-words"
_LARGE_MOST = 48
"""Characters of a heading in large type: longer ones would push the card off a phone."""
_ROW_MOST = 42
_BUTTON_FRAME = 4
"""Both in characters of a button's type: 360 pixels, and what a button adds to its title."""

_STYLES: dict[Tone, Element] = {
    "plain": {},
    "good": {"color": "Good"},
    "warning": {"color": "Warning"},
    "bad": {"color": "Attention"},
    "quiet": {"isSubtle": True, "size": "Small"},
}
_BANNERS: dict[Tone, str] = {
    "plain": "accent",
    "good": "good",
    "warning": "warning",
    "bad": "attention",
    "quiet": "emphasis",
}
_MARKUP = re.compile(r"[\\`*_\[\]~<>&]|^\s*[-+#=|]|^\s*\d+(?=[.)])")
_LINK_LINE = re.compile(r"https?://\S+")


def drawn(view: View) -> Element:
    """Return the card's JSON."""
    return _drawn(lay_out(view))


def drawn_and_said(view: View) -> tuple[Element, str]:
    """Return the card's JSON, and the same in plain text for the message's summary."""
    card = lay_out(view)
    return _drawn(card), card.fallback


def fallback(view: View) -> str:
    """Return the card in plain text alone."""
    return lay_out(view).fallback


def _drawn(card: Card) -> Element:
    whole: Element = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.5",
        "fallbackText": _fallback_text(card.fallback),
        "msteams": {"width": "Full"},
        "body": _body(card),
    }
    words = " ".join(part.spoken for part in card.parts if isinstance(part, Strip))
    if words:
        heading = card.fallback.partition("\n")[0]
        whole["speak"] = escape(f"{heading}. {words}", quote=False)  # it may be SSML
    if card.refresh is not None and card.viewers:
        action = execute("Refresh", card.refresh)
        whole["refresh"] = {"action": action, "userIds": list(card.viewers[:VIEWERS_MOST])}
    return whole


def escaped(text: str) -> str:
    """Return text that Teams shows literally; ordinary sentences come back as they are."""
    return _MARKUP.sub(_literally, text)


def _literally(found: re.Match[str]) -> str:
    mark = found[0]
    # A number stands before its dot, which is what makes a list of it.
    return f"{mark}\\" if mark[-1].isdigit() else f"{mark[:-1]}\\{mark[-1]}"


def _fallback_text(text: str) -> str:
    # Links of our own buttons stand on lines of their own and would break with backslashes in them.
    lines = (one if _LINK_LINE.fullmatch(one) else escaped(one) for one in text.split("\n"))
    return "\n\n".join(lines)


def _body(card: Card) -> list[Element]:
    body: list[Element] = []
    is_parted = False
    for part in card.parts:
        elements = _ELEMENTS[type(part)](part)
        if is_parted and elements:
            elements[0] |= {"separator": True, "spacing": "Medium"}
        is_parted = isinstance(part, Rule)
        body += elements
    return body


def _heading(part: Heading) -> list[Element]:
    size = "Large" if len(part.text) <= _LARGE_MOST else "Medium"
    return [_block(part.text, size=size, weight="Bolder", style="heading")]


def _banner(part: Banner) -> list[Element]:
    line = _block(part.symbol + part.text, weight="Bolder")
    return [{"type": "Container", "style": _BANNERS[part.tone], "items": [line]}]


def _text(part: Text) -> list[Element]:
    strong = {"weight": "Bolder"} if part.is_strong else {}
    spacing = "None" if part.is_close else "Small"
    return [_block(part.text, spacing=spacing, **strong, **_STYLES[part.tone])]


def _points(part: Points) -> list[Element]:
    # The one markdown of ours: a real list, which a screen reader counts.
    text = "\n".join(f"- {escaped(line)}" for line in part.lines)
    return [{"type": "TextBlock", "text": text, "wrap": True, "spacing": "Small"}]


def _facts(part: Facts) -> list[Element]:
    facts = [
        {"title": _unbroken(escaped(name)), "value": escaped(said)} for name, said in part.rows
    ]
    return [{"type": "FactSet", "facts": facts, "spacing": "Small"}]


def _strip(part: Strip) -> list[Element]:
    width = max((len(label) for label, _ in part.rows), default=0)
    lines = [("", part.scale), *part.rows] if part.scale else part.rows
    rows = [_row(f"{label:<{width}} {cells}") for label, cells in lines]
    legend = [_block(part.legend, spacing="Small", **_STYLES["quiet"])] if part.legend else []
    panel = {"type": "Container", "style": "emphasis", "items": rows + legend}
    return [panel, *_in_words(part.spoken)] if part.spoken else [panel]


def _in_words(spoken: str) -> list[Element]:
    # Nothing hides the panel's characters from a screen reader, so the words are a press away.
    words = _block(spoken, id=_WORDS, isVisible=False, spacing="Small", size="Small")
    toggle = {
        "type": "Action.ToggleVisibility",
        "title": "In words",
        "tooltip": "Show these free times in words",
        "targetElements": [_WORDS],
    }
    return [words, {"type": "ActionSet", "spacing": "Small", "actions": [toggle]}]


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _row(text: str) -> Element:
    run = {"type": "TextRun", "text": _unbroken(text), "fontType": "Monospace"}
    return {"type": "RichTextBlock", "spacing": "None", "inlines": [run | {"size": "Small"}]}


def _buttons(part: Buttons) -> list[Element]:
    return [
        {"type": "ActionSet", "actions": [drawn_action(one) for one in row]} for row in _rows(part)
    ]


def _rows(part: Buttons) -> list[list[Button | Form]]:
    """Return the buttons in rows that fit on a phone: Teams cuts titles rather than to wrap."""
    rows: list[list[Button | Form]] = [[]]
    left = _ROW_MOST
    for one in part.buttons:
        width = len(one.title) + _BUTTON_FRAME
        if width > left and rows[-1]:
            rows.append([])
            left = _ROW_MOST
        rows[-1].append(one)
        left -= width
    return rows


def _hint(part: Hint) -> list[Element]:
    return [_block(part.text, spacing="Small", **_STYLES["quiet"])]


def _rule(_: Rule) -> list[Element]:
    return []


_ELEMENTS: dict[type[Part], Callable[[Any], list[Element]]] = {
    Heading: _heading,
    Banner: _banner,
    Text: _text,
    Points: _points,
    Facts: _facts,
    Strip: _strip,
    Buttons: _buttons,
    Hint: _hint,
    Rule: _rule,
}


def _block(text: str, **style: Any) -> Element:
    return {"type": "TextBlock", "text": escaped(text), "wrap": True, **style}
