"""Cards as Slack draws them: blocks in a message, and forms in a modal.

Text goes into rich text and plain text, which Slack never reads as markup; only the message's own
`text`, for notifications and screen readers, is mrkdwn and escaped. A form opens in two steps: its
button carries `Refresh` of what the form is about, and `modal` draws the form of the view that
comes back.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextSectionElement,
)

from bot.runtime.ports import View
from cards.actions import Action, Refresh, unpacked
from cards.components import (
    Banner,
    Button,
    Buttons,
    Facts,
    Form,
    Heading,
    Hint,
    Part,
    Points,
    Strip,
    Text,
)
from cards.layouts import lay_out

BLOCKS_MOST = 50
HEADER_MOST = 150
LABEL_MOST = 75
TEXT_MOST = 3000
FORM = "form/"
"""What the action ids of buttons that open a form begin with; the form's number follows."""

_NOTHING = "–"
"""Stands for an empty text, which Slack refuses."""
_STYLES = {"positive": "primary", "destructive": "danger"}


def drawn(view: View) -> dict[str, Any]:
    """Return the message's `blocks`, and its `text` for notifications and screen readers."""
    card = lay_out(view)
    blocks = [block.to_dict() for block in _blocks(card.parts)][:BLOCKS_MOST]
    return {"text": escaped(card.fallback[:TEXT_MOST] or _NOTHING), "blocks": blocks}


def forms(view: View) -> tuple[Form, ...]:
    """Return the forms of a view, in the order of their buttons' numbers."""
    rows = [part.buttons for part in lay_out(view).parts if isinstance(part, Buttons)]
    return tuple(one for row in rows for one in row if isinstance(one, Form))


def escaped(text: str) -> str:
    """Return text that Slack's mrkdwn shows literally, mentions and links included."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def value(action: Action) -> str:
    """Return an action's payload as a button or a modal carries it."""
    return json.dumps(action.pack(), separators=(",", ":"))


def pressed(value: object) -> Action:
    """Return the action of a button's value; raises OutdatedAction for anything else than our own."""
    return unpacked(read(value))


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


def _blocks(parts: Sequence[Part]) -> Iterator[Block]:
    """Return the blocks; lines of text that follow each other share one, which keeps them close."""
    numbers, form_numbers = count(), count()
    lines: list[RichTextElement] = []
    for part in parts:
        more = list(_lines(part))
        lines += more
        if more:
            continue
        if lines:
            yield RichTextBlock(elements=lines)
            lines = []
        yield _block(part, numbers, form_numbers)
    if lines:
        yield RichTextBlock(elements=lines)


def _block(part: Part, numbers: Iterator[int], form_numbers: Iterator[int]) -> Block:
    match part:
        case Heading(text):
            return HeaderBlock(text=plain_text(text, HEADER_MOST))
        case Text(text) | Hint(text):
            return ContextBlock(elements=[plain_text(text, TEXT_MOST)])
        case Buttons(buttons):
            return ActionsBlock(
                elements=[
                    _opener(one, next(form_numbers))
                    if isinstance(one, Form)
                    else _button(one, next(numbers))
                    for one in buttons
                ]
            )
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
        case Points(lines):
            yield RichTextListElement(elements=[_line(_run(one)) for one in lines], style="bullet")
        case Facts(rows):
            for name, said in rows:
                yield _line(_run(f"{name}: ", is_strong=True), _run(said))
        case Strip():
            yield RichTextPreformattedElement(elements=[_run(_strip_text(part))])
        case _:
            return


def _line(*runs: RichTextElement) -> RichTextElement:
    return RichTextSectionElement(elements=runs)


def _run(text: str, *, is_strong: bool = False) -> RichTextElement:
    bold = RichTextElementParts.TextStyle(bold=True) if is_strong else None
    return RichTextElementParts.Text(text=text[:TEXT_MOST] or _NOTHING, style=bold)


def _strip_text(strip: Strip) -> str:
    width = max((len(label) for label, _ in strip.rows), default=0)
    rows = [("", strip.scale), *strip.rows] if strip.scale else strip.rows
    lines = [f"{label:<{width}} {cells}".rstrip() for label, cells in rows]
    return "\n".join([*lines, "", strip.legend] if strip.legend else lines)


def _button(button: Button, number: int) -> ButtonElement:
    verb = button.action.verb if button.action else "link"
    return ButtonElement(
        text=plain_text(button.title),
        action_id=f"{verb}/{number}",
        url=button.url or None,
        value=value(button.action) if button.action else None,
        style=_STYLES.get(button.style),
        accessibility_label=button.spoken[:LABEL_MOST] or None,
    )


def _opener(form: Form, number: int) -> ButtonElement:
    return ButtonElement(
        text=plain_text(form.title),
        action_id=f"{FORM}{number}",
        value=value(Refresh(form.subject)),
        style=_STYLES.get(form.submit.style) if form.submit.style == "destructive" else None,
    )
