"""What cards are made of, the same for every channel.

A layout turns a view into a `Card` of these parts; `adaptive` and `blocks` draw the parts. Every
text here is plain: the drawer escapes it for its channel, so that a name can never become markup.
"""

from typing import Literal

from msgspec import Struct

from cards.actions import Action
from cards.pictures import Band

Tone = Literal["plain", "good", "warning", "bad", "quiet"]

SYMBOLS: dict[Tone, str] = {"plain": "", "good": "✓ ", "warning": "", "bad": "✗ ", "quiet": ""}

BUTTON_MOST = 20
"""Characters of a button's title: phones cut longer ones off."""


class Heading(Struct, frozen=True):
    """The first line of a card: what this is about."""

    text: str


class Banner(Struct, frozen=True):
    """How things stand, set apart: the symbol and the words say it, the colour only repeats it."""

    text: str
    tone: Tone = "plain"

    @property
    def symbol(self) -> str:
        """Return what stands before the words, so that no meaning hangs on colour."""
        return SYMBOLS[self.tone]


class Text(Struct, frozen=True):
    """A paragraph."""

    text: str
    tone: Tone = "plain"
    is_strong: bool = False
    is_close: bool = False
    """Belongs to the line above."""


class Points(Struct, frozen=True):
    """A list of short lines."""

    lines: tuple[str, ...]
    is_checked: bool = False
    """Each has a check mark: what is promised."""


class Facts(Struct, frozen=True):
    """Names and what holds for them, one a line."""

    rows: tuple[tuple[str, str], ...]


class DrawnRow(Struct, frozen=True):
    """A row of a picture of free and busy time."""

    label: str
    cells: str
    """A character a quarter of an hour, as `bot.domain.bookings.offers.TimelineRow` has them."""
    bands: tuple[Band, ...] = ()
    """The times offered that take this row."""
    spoken: str = ""
    """The same in words, for who cannot see it."""
    is_quiet: bool = False


class FreeBusyPicture(Struct, frozen=True):
    """A picture of free and busy time, row by row."""

    title: str
    """Stands before the hours."""
    hours: tuple[tuple[str, int], ...]
    """Names of hours, each with the quarters up to the next."""
    rows: tuple[DrawnRow, ...]
    marks: tuple[Band, ...] = ()
    """Numbered marks in a row of their own, above the others."""
    marks_spoken: str = ""
    is_by_day: bool = False
    """The rows are days, and hold their marks themselves."""
    to_the_hour: int = 0
    """Quarters until the first full hour."""
    legend: tuple[tuple[str, str], ...] = ()
    """What the kinds of cells mean, as far as they occur."""

    @property
    def spoken(self) -> str:
        """Return the whole picture in words."""
        return ". ".join(row.spoken for row in self.rows)


class Button(Struct, frozen=True):
    """Something to press: an action of ours, or a page to open."""

    title: str
    """At most `BUTTON_MOST` characters."""
    action: Action | None = None
    url: str = ""
    style: Literal["default", "positive", "destructive"] = "default"
    spoken: str = ""
    """What a screen reader says where the title alone is not enough ("Book Tuesday 14:00")."""
    typed: str = ""
    """What can be typed instead of pressing."""
    is_folded: bool = False
    """It is seldom pressed: it stands behind “…” where the channel can do that."""


class Option(Struct, frozen=True):
    """One of several times to choose from, on a line."""

    number: int
    time: str
    spoken: str
    """The time in full."""
    place: str = ""
    notes: tuple[str, ...] = ()
    """Quiet lines below."""
    is_off: bool = False
    """It is no longer to be had."""
    button: Button | None = None


class Options(Struct, frozen=True):
    """Times to choose from, each with its button."""

    options: tuple[Option, ...]


class Choice(Struct, frozen=True):
    """One of several to choose from."""

    title: str
    value: str


class Field(Struct, frozen=True):
    """Something to fill in."""

    id: str
    label: str
    kind: Literal["text", "long", "date", "time", "one", "several"]
    """A line of text, several lines, a date (ISO), a time of day (HH:MM), one choice, any number of choices."""
    value: str = ""
    """Filled in already; for `several`, separated by commas."""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    most: int = 0
    """The longest text, in characters; 0 for no limit."""
    is_beside: bool = False
    """It stands beside the field before it, where the channel can do that."""
    is_required: bool = False
    """It cannot be left empty."""


class Form(Struct, frozen=True):
    """Fields behind a button, sent together by another."""

    title: str
    """On the button that opens it."""
    fields: tuple[Field, ...]
    submit: Button
    subject: str = ""
    """What the form is about, as `Refresh` names it: Slack draws forms in a second step."""
    heading: str = ""
    """What stands above the form where it opens as a page of its own; the title, unless given."""


class Fold(Struct, frozen=True):
    """What only some want to read, behind a button."""

    title: str
    """On the button that opens it."""
    parts: "tuple[Text | Points | Facts, ...]"
    subject: str
    """What it is about, as `cards.actions.Details` names it: Slack draws it in a second step."""


class Buttons(Struct, frozen=True):
    """Buttons beside each other, some of which open a form, or details."""

    buttons: tuple[Button | Form | Fold, ...]


class OpenForm(Struct, frozen=True):
    """A form that stands open with what holds now, to be changed where it is shown."""

    rows: tuple[tuple[str, str], ...]
    """The same as names and what holds for each, where a channel has no fields in its messages."""
    form: Form
    beside: tuple[Button | Form, ...] = ()
    """Buttons beside the one that sends it."""

    @property
    def closed(self) -> tuple[Facts | Buttons, ...]:
        """Return the rows, and the form behind a button."""
        buttons = Buttons((self.form, *self.beside))
        return (Facts(self.rows), buttons) if self.rows else (buttons,)


class Hint(Struct, frozen=True):
    """A quiet line for who would rather type; the plain text says it with each button instead."""

    text: str


class Rule(Struct, frozen=True):
    """A line between two parts of a card."""


Part = (
    Heading
    | Banner
    | Text
    | Points
    | Facts
    | FreeBusyPicture
    | Options
    | Buttons
    | OpenForm
    | Hint
    | Rule
)


class Card(Struct, frozen=True):
    """A card, and the same in one plain text for where cards are not drawn."""

    parts: tuple[Part, ...]
    fallback: str
    refresh: Action | None = None
    """What draws the card anew for those who look at it later."""
    viewers: tuple[str, ...] = ()
    """The channel's own ids of those for whom it is drawn anew by itself."""
