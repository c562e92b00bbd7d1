"""What the bot says of interviews in short."""

from datetime import datetime

from cards.formatting import clock, day, first_name
from cards.words.said import Said, good, message_words, plain


@message_words("no-substitute")
def no_substitute() -> Said:
    """Say that nobody can stand in."""
    return plain("Nobody else is free at that time.", "Nothing changed. For other times: “move”.")


@message_words("nothing-to-change")
def nothing_to_change() -> Said:
    """Say that an interview is already as it was wanted."""
    return plain("It's like that already, so I changed nothing.")


@message_words("proposed")
def proposed(start: str, organizer: str) -> Said:
    """Say that another time was proposed, and that nothing has changed by it."""
    at = datetime.fromisoformat(start)
    return good(
        f"You proposed {day(at)}, {clock(at)}. {first_name(organizer)} will decide; nothing changes until then."
    )
