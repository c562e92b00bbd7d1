"""A card as plain text: for notifications, for clients that draw no cards, for who would rather type.

Made of the same parts as the card, and complete: every button says what to type instead.
"""

from collections.abc import Iterator, Sequence

from cards.components import (
    Banner,
    Button,
    Buttons,
    Facts,
    Form,
    Heading,
    Option,
    Options,
    Part,
    Points,
    Text,
    Timeline,
)


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
        case Timeline():
            yield from (row.spoken for row in part.rows)
        case Options(options):
            yield from (line for one in options for line in _option(one))
        case Buttons(buttons):
            yield from (line for one in buttons for line in _typed(one))
        case _:
            return


def _typed(one: Button | Form) -> Iterator[str]:
    button = one.submit if isinstance(one, Form) else one
    said = button.spoken or one.title
    if button.url:
        # A line of its own, so that the address can be recognised and tapped.
        yield f"{said}:"
        yield button.url
    elif button.typed:
        yield f"{said}: type “{button.typed}”"


def _option(one: Option) -> Iterator[str]:
    said = f"{one.number} · {one.spoken}"
    yield f"{said} · {one.place}" if one.place else said
    yield from one.notes
    if one.button:
        yield from _typed(one.button)
