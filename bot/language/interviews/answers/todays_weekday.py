"""Today's weekday named in answer to an invitation for a later day: on a Monday, "Friday doesn't work, could we do Monday?"."""

from datetime import timedelta

from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.requests import Target, Window


def after_own(
    spans: tuple[Window, ...], target: Target, shape: Shape, context: ParseContext
) -> tuple[Window, ...]:
    """Return the times to propose, those of today a week on where its weekday was named for an interview that is later."""
    today = context.now.date()
    own = next((one for one in context.interviews if one.id in target), None)
    said = {
        word.casefold()
        for one in shape.pieces
        for word in shape.sentence.words[one.start : one.end]
    }
    is_named = bool(said & {f"{today:%A}".casefold(), f"{today:%a}".casefold()})
    if own is None or own.start.date() <= today or not is_named or said & {"today", "this"}:
        return spans
    week = timedelta(days=7)
    return tuple(
        (start + week, end + week) if start.date() == today else (start, end)
        for start, end in spans
    )
