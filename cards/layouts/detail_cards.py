"""Sheets to look something up, a question before what cannot be undone, and the text for an administrator."""

from cards.actions import Agree
from cards.components import (
    BUTTON_MOST,
    Banner,
    Button,
    Facts,
    Heading,
    Hint,
    Part,
    Points,
    Rule,
    Text,
)
from cards.layouts.accounts import permissions
from cards.layouts.typed_hints import with_twins
from cards.view_models import Approval, AskSure, Sheet
from cards.words.formatting import NEVER, display, join_names

ROWS_MOST = 40
LINE_MOST = 400
NAMES_MOST = 12


def sheet(view: Sheet) -> list[Part]:
    """Return the names with what holds for each, the sentences, and the text to send on."""
    parts: list[Part] = [Heading(display(view.title))]
    if view.summary:
        parts.append(Banner(display(view.summary, LINE_MOST), view.tone))
    if view.rows:
        rows = view.rows[:ROWS_MOST]
        parts.append(Facts(tuple((display(a, 60), display(b, LINE_MOST)) for a, b in rows)))
    if len(view.rows) > ROWS_MOST:
        parts.append(Text(f"… and {len(view.rows) - ROWS_MOST} more."))
    parts += [Text(display(line, LINE_MOST)) for line in view.lines]
    if view.download:
        parts += with_twins((Button("Download", url=view.download, style="positive"),))
    if view.forward:
        parts += [Rule(), Text(display(view.forward_title), is_strong=True)]
        parts += [Text(display(line, LINE_MOST)) for line in view.forward]
    return [*parts, *(Text(display(hint, LINE_MOST), "quiet") for hint in view.hints)]


def ask_sure(view: AskSure) -> list[Part]:
    """Return what will happen, what stays, and the button that does it."""
    parts: list[Part] = [Heading(display(view.title)), Text("What will happen", is_strong=True)]
    parts.append(Points(tuple(display(line, LINE_MOST) for line in view.stops)))
    if view.stays:
        parts.append(Text("What stays", is_strong=True))
        parts.append(Points(tuple(display(line, LINE_MOST) for line in view.stays)))
    button = Button(
        display(view.button, BUTTON_MOST),
        Agree(view.to, view.subject),
        style="destructive",
        typed="yes",
    )
    return [*parts, *with_twins((button,)), Hint("To leave everything as it is, type “no”.")]


def approval(view: Approval) -> list[Part]:
    """Return the way to Microsoft's page for administrators, and the text to send to one."""
    button = Button(
        "Approve for all",
        url=view.url,
        style="positive",
        spoken="Approve this app for your whole company, on Microsoft’s own page",
    )
    return [
        Heading("An administrator must approve me first"),
        Text(
            "Your company lets only a Microsoft 365 administrator allow new apps. "
            "That’s one click on Microsoft’s own page, and it changes nobody’s calendar."
        ),
        *_waiting(view),
        *with_twins((button,)),
        Rule(),
        Text("Text to send to your administrator", is_strong=True),
        Text(
            "Hello, we would like to schedule interviews on our Microsoft 365 calendars from chat. "
            "Please approve the app for our company with the link below. It asks for delegated "
            "permissions only: it can do no more than each person who signs in could do."
        ),
        Points(permissions(view.scopes)),
        Text("It never does this:"),
        Points(NEVER),
        Text(display(view.url, 300)),
    ]


def _waiting(view: Approval) -> list[Part]:
    if not view.may_administer:
        return [Text("You are told here as soon as it is approved. I keep your question.")]
    if not view.waiting:
        return [Text("Nobody is waiting for it right now.")]
    names = [display(one, 60) for one in view.waiting[:NAMES_MOST]]
    more = len(view.waiting) - len(names)
    said = join_names([*names, f"{more} more"] if more > 0 else names)
    return [Text(f"Waiting for it: {said}. Each is told here as soon as it is approved.")]
