"""Cards as Slack draws them: blocks in a message. Forms are drawn in `slack_modals`.

Text goes into rich text and plain text, which Slack never reads as markup; only the message's own
`text`, for notifications and screen readers, is mrkdwn and escaped. A form opens in two steps: its
button carries `Refresh` of what the form is about, and `slack_modals.modal` draws the form of the
view that comes back.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    ImageBlock,
    OverflowMenuElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.blocks import Option as MenuOption

from bot.runtime.ports import View
from cards.actions import Action, Refresh, unpack
from cards.components import (
    Banner,
    Button,
    Buttons,
    Facts,
    Form,
    FreeBusyPicture,
    Heading,
    Hint,
    OpenForm,
    Option,
    Options,
    Part,
    Points,
    Text,
)
from cards.layouts import lay_out
from cards.pictures import Band
from cards.slack_menus import AnyButton, folded, option_value, unfolding, with_version
from cards.slack_pictures import can_draw, pack

BLOCKS_MOST = 50
HEADER_MOST = 150
LABEL_MOST = 75
TEXT_MOST = 3000
ADDRESS_MOST, ALT_MOST = 3000, 2000
"""Of an image."""
FORM = "form/"
"""What the action ids of buttons that open a form begin with; the form's number follows."""

OPENS_PAGE = "open"
"""What the action ids of buttons that open a page begin with; in messages of earlier versions `link`, without a value."""

MENU = "menu"
"""What the action ids of menus begin with."""

_NOTHING = "–"
"""Stands for an empty text, which Slack refuses."""
_STYLES = {"positive": "primary", "destructive": "danger"}


PictureAddress = Callable[[bytes], str]
"""From what `cards.slack_pictures.pack` gives to the address at which Slack fetches the picture."""


def draw(view: View, picture: PictureAddress | None = None) -> dict[str, Any]:
    """Return the message's `blocks`, and its `text` for notifications and screen readers.

    Without `picture` an offer's picture is drawn in characters.
    """
    card = lay_out(view)
    blocks = [block.to_dict() for block in _blocks(card.parts, picture)][:BLOCKS_MOST]
    return {"text": escape_mrkdwn(card.fallback[:TEXT_MOST] or _NOTHING), "blocks": blocks}


def page(view: View) -> tuple[str, list[dict[str, Any]]]:
    """Return the title and the blocks of a view that is opened as a page of its own."""
    heading, *parts = lay_out(view).parts
    title = heading.text if isinstance(heading, Heading) else ""
    return title, [block.to_dict() for block in _blocks(parts, None)][:BLOCKS_MOST]


def forms(view: View) -> tuple[Form, ...]:
    """Return the forms of a view, in the order of their buttons' numbers."""
    parts = _closed(lay_out(view).parts)
    rows = [part.buttons for part in parts if isinstance(part, Buttons)]
    return tuple(one for row in rows for one in row if isinstance(one, Form))


def escape_mrkdwn(text: str) -> str:
    """Return text that Slack's mrkdwn shows literally, mentions and links included."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def value(action: Action) -> str:
    """Return an action's payload as a button or a modal carries it."""
    return json.dumps(action.pack(), separators=(",", ":"))


def parse_press(value: object) -> Action:
    """Return the action of a button's value; raises OutdatedAction for anything else than our own."""
    return unpack(read(value))


def parse_choice(value: object) -> Action:
    """Return the action of an option that was chosen in a menu; raises OutdatedAction as `parse_press` does."""
    return unpack(with_version(read(value)))


def read(text: object) -> dict[str, Any]:
    """Return the object that was written into a button or a modal; empty where there is none."""
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def plain_text(text: str, most: int = LABEL_MOST) -> PlainTextObject:
    """Return a text that is shown as it is, colons and all, cut to what Slack accepts."""
    kept = text if len(text) <= most else f"{text[: most - 1]}…"
    return PlainTextObject(text=kept or _NOTHING, emoji=False)


def _blocks(parts: Sequence[Part], picture: PictureAddress | None) -> Iterator[Block]:
    """Return the blocks; lines of text that follow each other share one, which keeps them close."""
    numbers, form_numbers = count(), count()
    lines: list[RichTextElement] = []
    for part in _closed(parts):
        image = _image(part, picture) if picture and isinstance(part, FreeBusyPicture) else None
        more = [] if image else list(_lines(part))
        lines += more
        if more:
            continue
        if lines:
            yield RichTextBlock(elements=lines)
            lines = []
        if image:
            yield image
            continue
        if isinstance(part, Options):
            yield DividerBlock()
            yield from (_option(one, numbers) for one in part.options)
            continue
        yield _block(part, numbers, form_numbers)
    if lines:
        yield RichTextBlock(elements=lines)


def _image(part: FreeBusyPicture, picture: PictureAddress) -> ImageBlock | None:
    """Return an offer's picture; None where its letters cannot be drawn, or its address would be too long."""
    address = picture(pack(part)) if can_draw(part) else ""
    if not 0 < len(address) <= ADDRESS_MOST:
        return None
    return ImageBlock(image_url=address, alt_text=part.spoken[:ALT_MOST] or _NOTHING)


def _closed(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        yield from part.closed if isinstance(part, OpenForm) else (part,)


def _block(part: Part, numbers: Iterator[int], form_numbers: Iterator[int]) -> Block:
    match part:
        case Heading(text):
            return HeaderBlock(text=plain_text(text, HEADER_MOST))
        case Text(text) | Hint(text):
            return ContextBlock(elements=[plain_text(text, TEXT_MOST)])
        case Buttons(buttons):
            return _row(buttons, numbers, form_numbers)
        case _:
            return DividerBlock()


def _lines(part: Part) -> Iterator[RichTextElement]:
    """Return a part as lines of rich text; nothing for what needs a block of its own."""
    match part:
        case Heading(text) if len(text) > HEADER_MOST:
            yield _line(_run(text, is_strong=True))
        case Banner():
            yield _line(_run(part.symbol + part.text, is_strong=True))
        case Text(text) if part.tone != "quiet":
            yield _line(_run(text, is_strong=part.is_strong))
        case Points():
            yield from _points(part)
        case Facts(rows):
            for name, said in rows:
                yield _line(_run(f"{name}: ", is_strong=True), _run(said))
        case FreeBusyPicture():
            yield RichTextPreformattedElement(elements=[_run("\n".join(_characters(part)))])
        case _:
            return


def _points(part: Points) -> Iterator[RichTextElement]:
    if part.is_checked:
        yield from (_line(_run(f"✓ {one}")) for one in part.lines)
        return
    yield RichTextListElement(elements=[_line(_run(one)) for one in part.lines], style="bullet")


def _line(*runs: RichTextElement) -> RichTextElement:
    return RichTextSectionElement(elements=runs)


def _run(text: str, *, is_strong: bool = False) -> RichTextElement:
    bold = RichTextElementParts.TextStyle(bold=True) if is_strong else None
    return RichTextElementParts.Text(text=text[:TEXT_MOST] or _NOTHING, style=bold)


_GLYPHS = {".": "·", "#": "█", "~": "▒", "-": "-", "?": "?"}
"""All five stand in Slack's monospaced font, which Slack draws a picture with until it has fetched one."""
_GRAVITY = ".-~#?"
_HALF = 2
"""Quarters of a character: a phone shows about 36 monospaced ones beside each other."""


def _characters(part: FreeBusyPicture) -> Iterator[str]:
    """Yield a picture as lines of characters, one for each half hour, which shows the gravest of its quarters."""
    width = max(len(row.label) for row in part.rows)
    scale = "".join(f"{name:<{quarters // _HALF}}" for name, quarters in part.hours)
    yield f"{'':<{width}} {scale}".rstrip()
    for row in part.rows:
        yield f"{row.label:<{width}} {_halves(row.cells)}".rstrip()
    marked = part.marks or tuple(band for row in part.rows for band in row.bands)
    if marked and not part.is_by_day:
        yield f"{'':<{width}} {_numbers(marked, len(part.rows[0].cells))}".rstrip()
    if part.legend:
        yield ""
        yield ", ".join(f"{_GLYPHS[kind]} {words}" for kind, words in part.legend)


def _halves(cells: str) -> str:
    pairs = (cells[at : at + _HALF] for at in range(0, len(cells), _HALF))
    return "".join(_GLYPHS[max(pair, key=_GRAVITY.index)] for pair in pairs)


def _numbers(bands: Sequence[Band], quarters: int) -> str:
    halves = [" "] * -(-quarters // _HALF)
    for band in bands:
        first, last = band.first // _HALF, -(-(band.first + band.quarters) // _HALF)
        halves[first:last] = str(band.number % 10) * (last - first)
    return "".join(halves)


def _option(one: Option, numbers: Iterator[int]) -> Block:
    line = " · ".join(filter(None, (f"{one.number}   {one.time}", one.place)))
    return SectionBlock(
        text=plain_text("\n".join([line, *one.notes]), TEXT_MOST),
        accessory=_button(one.button, next(numbers)) if one.button else None,
    )


def _button(button: Button, number: int) -> ButtonElement:
    verb = button.action.verb if button.action else OPENS_PAGE
    return ButtonElement(
        text=plain_text(button.title),
        action_id=f"{verb}/{number}",
        url=button.url or None,
        value=value(button.action) if button.action else None,
        style=None if button.is_folded else _STYLES.get(button.style),
        accessibility_label=button.spoken[:LABEL_MOST] or None,
    )


def _row(
    buttons: Sequence[AnyButton], numbers: Iterator[int], form_numbers: Iterator[int]
) -> ActionsBlock:
    shown, menus = folded(buttons)
    elements: list[ButtonElement | OverflowMenuElement] = [
        _opener(one, next(form_numbers)) if isinstance(one, Form) else _button(one, next(numbers))
        for one in map(unfolding, shown)
    ]
    return ActionsBlock(elements=[*elements, *(_menu(one, next(numbers)) for one in menus)])


def _menu(options: Sequence[Button], number: int) -> OverflowMenuElement:
    return OverflowMenuElement(
        action_id=f"{MENU}/{number}",
        options=[
            MenuOption(text=plain_text(one.title), value=option_value(one.action))
            for one in options
            if one.action
        ],
    )


def _opener(form: Form, number: int) -> ButtonElement:
    return ButtonElement(
        text=plain_text(form.title),
        action_id=f"{FORM}{number}",
        value=value(Refresh(form.subject)),
    )
