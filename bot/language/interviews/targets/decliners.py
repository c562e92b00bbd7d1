"""The interviews of which somebody declined, where a message asks for that and the one shown is none of them."""

from msgspec.structs import replace

from bot.language.context import ParseContext


def of_decliners(context: ParseContext) -> ParseContext:
    """Return the context in which only interviews that lack somebody are known, where the one shown lacks nobody and others do."""
    if context.last != "interview" or context.chosen or context.interviews[0].declined:
        return context
    lacking = tuple(one for one in context.interviews if one.declined)
    if not lacking:
        return context
    return replace(context, interviews=lacking, last="interview" if len(lacking) == 1 else "list")
