"""A card as plain text: for notifications, for clients that draw no cards, for who would rather type.

Made of the same parts as the card, and complete: every button says what to type instead.
"""

from collections.abc import Iterator, Sequence

from cards.components import (
    Banner,
    Button,
    Buttons,
    Facts,
    Fold,
    Form,
    FreeBusyPicture,
    Heading,
    OpenForm,
    Option,
    Options,
    Part,
    Points,
    Text,
)
from cards.words.hints import typed_instead


def plain(parts: Sequence[Part]) -> str:
    """Return the card as lines of text."""
    return "\n".join(line for part in parts for line in _lines(part))


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(text) | Text(text) | Banner(text):
            yield text
        case Points(lines):
            yield from (f"- {line}" for line in lines)
        case Facts(rows):
            yield from (f"{name}: {said}" for name, said in rows)
        case FreeBusyPicture():
            yield from (row.spoken for row in part.rows)
        case OpenForm():
            yield from (line for one in part.closed for line in _lines(one))
        case Options() | Buttons():
            yield from _choices(part)
        case _:
            return


def _choices(part: Options | Buttons) -> Iterator[str]:
    if isinstance(part, Options):
        yield from (line for one in part.options for line in _option(one))
        return
    folds = [one for one in part.buttons if isinstance(one, Fold)]
    yield from (line for one in part.buttons if not isinstance(one, Fold) for line in _typed(one))
    for fold in folds:
        yield f"{fold.title}:"
        yield from (line for one in fold.parts for line in _lines(one))


def _typed(one: Button | Form) -> Iterator[str]:
    button = one.submit if isinstance(one, Form) else one
    said = button.spoken or one.title
    if button.url:
        # A line of its own, so that the address can be recognised and tapped.
        yield f"{said}:"
        yield button.url
    elif button.typed:
        yield typed_instead(said, button.typed)


def _option(one: Option) -> Iterator[str]:
    said = f"{one.number} · {one.spoken}"
    yield f"{said} · {one.place}" if one.place else said
    yield from one.notes
    if one.button:
        yield from _typed(one.button)
