"""Sheets to look something up, a question before what cannot be undone, and the text for an administrator."""

from cards.actions import Agree
from cards.components import (
    BUTTON_MOST,
    Banner,
    Button,
    Buttons,
    Facts,
    Heading,
    Hint,
    Part,
    Points,
    Rule,
    Text,
)
from cards.layouts.typed_hints import with_twins
from cards.view_models import Approval, AskSure, Sheet
from cards.words.administration import approval as approval_words
from cards.words.administration import detail_cards as words
from cards.words.consent import NEVER, permissions
from cards.words.formatting import display

ROWS_MOST = 40
LINE_MOST = 400


def sheet(view: Sheet) -> list[Part]:
    """Return the names with what holds for each, the sentences, and the text to send on."""
    parts: list[Part] = [Heading(display(view.title))]
    if view.summary:
        parts.append(Banner(display(view.summary, LINE_MOST), view.tone))
    if view.rows:
        rows = view.rows[:ROWS_MOST]
        parts.append(Facts(tuple((display(a, 60), display(b, LINE_MOST)) for a, b in rows)))
    if len(view.rows) > ROWS_MOST:
        parts.append(Text(words.and_more(len(view.rows) - ROWS_MOST)))
    parts += [Text(display(line, LINE_MOST)) for line in view.lines]
    if view.download:
        parts += with_twins((Button(words.DOWNLOAD, url=view.download, style="positive"),))
    if view.forward:
        parts += [Rule(), Text(display(view.forward_title), is_strong=True)]
        parts += [Text(display(line, LINE_MOST)) for line in view.forward]
    return [*parts, *(Text(display(hint, LINE_MOST), "quiet") for hint in view.hints)]


def ask_sure(view: AskSure) -> list[Part]:
    """Return what will happen, what stays, and the button that does it."""
    parts: list[Part] = [Heading(display(view.title)), Text(words.WHAT_HAPPENS, is_strong=True)]
    parts.append(Points(tuple(display(line, LINE_MOST) for line in view.stops)))
    if view.stays:
        parts.append(Text(words.WHAT_STAYS, is_strong=True))
        parts.append(Points(tuple(display(line, LINE_MOST) for line in view.stays)))
    button = Button(
        display(view.button, BUTTON_MOST),
        Agree(view.to, view.subject),
        style="destructive",
        typed=words.YES_TYPED,
    )
    return [*parts, Buttons((button,)), Hint(words.YES_OR_NO)]


def approval(view: Approval) -> list[Part]:
    """Return the way to Microsoft's page for administrators, and the text to send to one."""
    words = approval_words
    button = Button(words.APPROVE, url=view.url, style="positive", spoken=words.APPROVE_SPOKEN)
    return [
        Heading(words.TITLE),
        Text(words.WHY),
        Text(words.waiting(view)),
        *with_twins((button,)),
        Rule(),
        Text(words.TEXT_TITLE, is_strong=True),
        Text(words.TEXT),
        Points(permissions(view.scopes)),
        Text(words.NEVER_TITLE),
        Points(NEVER),
        Text(display(view.url, 300)),
    ]
