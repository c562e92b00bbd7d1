"""Cards as Microsoft Teams draws them: Adaptive Cards 1.5.

Teams reads markdown in every text block, fact and fallback, so all text is escaped here, once.
Actions stand in action sets of the card's own body: inside columns Android needs two taps.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from bot.runtime.ports import View
from cards.adaptive_card_actions import Element, draw_action, draw_inputs, execute
from cards.components import (
    Banner,
    Button,
    Buttons,
    Card,
    Facts,
    Fold,
    Form,
    FreeBusyPicture,
    Heading,
    Hint,
    OpenForm,
    Option,
    Options,
    Part,
    Points,
    Rule,
    Text,
    Tone,
)
from cards.layouts import lay_out
from cards.pictures import day as draw_day
from cards.pictures import marks
from cards.pictures import row as draw_row
from cards.words.formatting import display
from cards.words.teams import REFRESH

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
SUMMARY_MOST = 300
VIEWERS_MOST = 60
"""Teams draws a card anew by itself for at most so many people."""

_LABEL_WIDTH = "64px"
"""Of what stands before the rows of a picture."""
_LARGE_MOST = 48
"""Characters of a heading in large type: longer ones would push the card off a phone."""
_ROW_MOST = 42
_BUTTON_FRAME = 4
"""Both in characters of a button's type: 360 pixels, and what a button adds to its title."""

_STYLES: dict[Tone, Element] = {
    "plain": {},
    # Teams' green and yellow are too pale for letters on white.
    "good": {},
    "warning": {},
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
_LINK = re.compile(r"https?://\S+")


def draw(view: View) -> Element:
    """Return the card's JSON."""
    return _drawn(lay_out(view))


def draw_and_say(view: View) -> tuple[Element, str]:
    """Return the card's JSON, and what of it is said in a notification: the message's summary."""
    card = lay_out(view)
    return _drawn(card), summary(card.fallback)


def summary(text: str) -> str:
    """Return the beginning of a card's plain text on one line, without its links.

    Notifications show it on locked screens and cut it, and half a link leads nowhere.
    """
    lines = [one.removeprefix("- ") for one in text.split("\n") if one and not _LINK.search(one)]
    return display(" – ".join(lines), SUMMARY_MOST)


def fallback(view: View) -> str:
    """Return the card in plain text alone."""
    return lay_out(view).fallback


def _drawn(card: Card) -> Element:
    whole: Element = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.5",
        "fallbackText": _fallback_text(card.fallback),
        "body": _body(card),
    }
    words = " ".join(part.spoken for part in card.parts if isinstance(part, FreeBusyPicture))
    if words:
        heading = card.fallback.partition("\n")[0]
        whole["speak"] = escape(f"{heading}. {words}", quote=False)  # it may be SSML
    if card.refresh is not None and card.viewers:
        action = execute(REFRESH, card.refresh)
        whole["refresh"] = {"action": action, "userIds": list(card.viewers[:VIEWERS_MOST])}
    return whole


def escape_markdown(text: str) -> str:
    """Return text that Teams shows literally; ordinary sentences come back as they are."""
    return _MARKUP.sub(_literally, text)


def _literally(found: re.Match[str]) -> str:
    mark = found[0]
    # A number stands before its dot, which is what makes a list of it.
    return f"{mark}\\" if mark[-1].isdigit() else f"{mark[:-1]}\\{mark[-1]}"


def _fallback_text(text: str) -> str:
    # Links of our own buttons stand on lines of their own and would break with backslashes in them.
    lines = (one if _LINK.fullmatch(one) else escape_markdown(one) for one in text.split("\n"))
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
    if part.is_checked:
        return [_checked(line) for line in part.lines]
    # The one markdown of ours: a real list, which a screen reader counts.
    text = "\n".join(f"- {escape_markdown(line)}" for line in part.lines)
    return [{"type": "TextBlock", "text": text, "wrap": True, "spacing": "Small"}]


def _checked(line: str) -> Element:
    mark = {"type": "Column", "width": "auto", "items": [_block("✓", color="Accent")]}
    words = {"type": "Column", "width": "stretch", "spacing": "Small", "items": [_block(line)]}
    return {"type": "ColumnSet", "spacing": "Small", "columns": [mark, words]}


def _facts(part: Facts) -> list[Element]:
    facts = [
        {"title": _unbroken(escape_markdown(name)), "value": escape_markdown(said)}
        for name, said in part.rows
    ]
    return [{"type": "FactSet", "facts": facts, "spacing": "Small"}]


def _timeline(part: FreeBusyPicture) -> list[Element]:
    quarters = max(len(row.cells) for row in part.rows)
    hours = [_pictured(part.title, [_hours(part, quarters)], is_quiet=True)]
    if part.marks:
        url = marks(quarters, part.marks)
        hours.append(_pictured("\u00a0", [_picture(url, part.marks_spoken)]))
    draw = draw_day if part.is_by_day else draw_row
    rows = [
        _pictured(
            row.label,
            [_picture(draw(row.cells, row.bands, to_the_hour=part.to_the_hour), row.spoken)],
            is_quiet=row.is_quiet,
        )
        for row in part.rows
    ]
    hours[0]["spacing"] = "Medium"
    return [*hours, *rows, *_legend(part)]


def _pictured(label: str, items: list[Element], *, is_quiet: bool = False) -> Element:
    quiet = {"isSubtle": True} if is_quiet else {}
    name = _block(label or "\u00a0", size="Small", **quiet) | {"wrap": False}
    columns = [
        {"width": _LABEL_WIDTH, "items": [name]},
        {"width": "stretch", "spacing": "Small", "items": items},
    ]
    same = {"type": "Column", "verticalContentAlignment": "Center"}
    return {
        "type": "ColumnSet",
        "spacing": "None",
        "columns": [same | column for column in columns],
    }


def _picture(url: str, spoken: str) -> Element:
    return {"type": "Image", "url": url, "altText": spoken, "size": "Stretch"}


def _hours(part: FreeBusyPicture, quarters: int) -> Element:
    left = quarters - sum(width for _, width in part.hours)
    widths = [*part.hours, *([("", left)] if left > 0 else [])]
    columns = [
        {
            "type": "Column",
            "width": width,
            "spacing": "None",
            "items": [_block(name, size="Small", isSubtle=True) | {"wrap": False}] if name else [],
        }
        for name, width in widths
    ]
    return {"type": "ColumnSet", "spacing": "None", "columns": columns}


_SIGNS = {"#": ("■", "Accent"), "~": ("▨", "Accent"), "-": ("┄", "Default"), "?": ("▨", "Default")}
"""In characters that a legend can be written in, beside their colour."""


def _legend(part: FreeBusyPicture) -> list[Element]:
    runs: list[Element] = []
    for kind, words in part.legend:
        sign, colour = _SIGNS[kind]
        runs.append(_small_run(f"{sign} ", color=colour, isSubtle=colour == "Default"))
        runs.append(_small_run(f"{words}   ", isSubtle=True))
    return [{"type": "RichTextBlock", "spacing": "Small", "inlines": runs}] if runs else []


def _small_run(text: str, **style: Any) -> Element:
    return {"type": "TextRun", "text": _unbroken(text), "size": "Small", **style}


def _options(part: Options) -> list[Element]:
    rows = [_option(one, is_first=n == 0) for n, one in enumerate(part.options)]
    buttons = Buttons(tuple(one.button for one in part.options if one.button))
    return [*rows, *(_buttons(buttons) if buttons.buttons else [])]


def _option(one: Option, *, is_first: bool) -> Element:
    weight = {"isSubtle": True} if one.is_off else {"weight": "Bolder"}
    place = [_block(one.place, **({"isSubtle": True} if one.is_off else {}))] if one.place else []
    notes = [_block(note, spacing="None", size="Small", isSubtle=True) for note in one.notes]
    cells = (
        ("18px", "None", [_block(str(one.number), **weight)]),
        ("auto", "Small", [_block(one.time, **weight) | {"wrap": False}]),
        ("stretch", "Medium", [*place, *notes]),
    )
    columns = [
        {"type": "Column", "width": width, "spacing": spacing, "items": items}
        for width, spacing, items in cells
    ]
    first: Element = {"separator": True, "spacing": "Medium"} if is_first else {"spacing": "Small"}
    return {"type": "ColumnSet", "columns": columns, **first}


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _buttons(part: Buttons) -> list[Element]:
    return [{"type": "ActionSet", "actions": [_action(one) for one in row]} for row in _rows(part)]


def _action(one: Button | Form | Fold) -> Element:
    if not isinstance(one, Fold):
        return draw_action(one)
    body = [element for part in one.parts for element in _ELEMENTS[type(part)](part)]
    return {
        "type": "Action.ShowCard",
        "title": one.title,
        "card": {"type": "AdaptiveCard", "body": body},
    }


def _rows(part: Buttons) -> list[list[Button | Form | Fold]]:
    """Return the buttons in rows that fit on a phone: Teams cuts titles rather than to wrap."""
    rows: list[list[Button | Form | Fold]] = [[]]
    left = _ROW_MOST
    # What folds away stands last, and takes no room.
    folded = [one for one in part.buttons if isinstance(one, Button) and one.is_folded]
    for one in (one for one in part.buttons if one not in folded):
        width = len(one.title) + _BUTTON_FRAME
        if width > left and rows[-1]:
            rows.append([])
            left = _ROW_MOST
        rows[-1].append(one)
        left -= width
    rows[-1] += folded
    return rows


def _open_form(part: OpenForm) -> list[Element]:
    return [*draw_inputs(part.form.fields), *_buttons(Buttons((part.form.submit, *part.beside)))]


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
    FreeBusyPicture: _timeline,
    Options: _options,
    Buttons: _buttons,
    OpenForm: _open_form,
    Hint: _hint,
    Rule: _rule,
}


def _block(text: str, **style: Any) -> Element:
    return {"type": "TextBlock", "text": escape_markdown(text), "wrap": True, **style}
