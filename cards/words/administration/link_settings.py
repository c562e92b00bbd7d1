"""What the bot says of what candidates may do with their links."""

from cards.words.formatting import (
    count_of,
    length,
)
from cards.words.short_messages import ShortMessage, good, message_words

_TIMES = {1: "once", 2: "twice"}


def before_start(minutes: int) -> str:
    """Return "until 24 hours before the start", or until the start itself."""
    return f"until {length(minutes)} before the start" if minutes else "until the start"


def until_when(moves: int, minutes: int) -> str:
    """Return how often and until when something may be moved."""
    return f"{_TIMES.get(moves, f'{moves} times')}, {before_start(minutes)}" if moves else "never"


@message_words("link-days")
def link_days(days: int) -> ShortMessage:
    """Say how long candidates may choose."""
    return good(
        f"New links are open for {count_of(days, 'day')}. Those already sent stay as they are."
    )


@message_words("candidates-may-move")
def candidates_may_move(moves: int, minutes: int) -> ShortMessage:
    """Say how often and until when candidates may move an interview."""
    if not moves:
        return good("Candidates can’t move interviews by themselves any more. They can ask for it.")
    return good(f"Candidates may move their interview {until_when(moves, minutes)}.")


@message_words("candidates-may-cancel")
def candidates_may_cancel(minutes: int) -> ShortMessage:
    """Say until when candidates may cancel an interview."""
    return good(f"Candidates may cancel their interview {before_start(minutes)}.")


@message_words("sends-mail")
def sends_mail(is_on: bool) -> ShortMessage:  # noqa: FBT001 - a fact of the message
    """Say whether candidates may be sent their link by email."""
    if not is_on:
        return good("Links are no longer sent by email. Recruiters send them as they like.")
    return good(
        "Recruiters can now send a candidate their link by email, from their own mailbox: “send the link by email”.",
        "Who signed in before is asked to allow that (Mail.Send) when they first use it. I still read nobody’s email.",
    )


@message_words("holds-times")
def holds_times(is_on: bool) -> ShortMessage:  # noqa: FBT001 - a fact of the message
    """Say whether the times that candidates are given are held."""
    if not is_on:
        return good(
            "I no longer hold the times that candidates are given. What was held is let go."
        )
    return good(
        "From now on I hold the times that a candidate is given (“give Jo three times”), until they choose or the link ends.",
        "Each stands in the recruiter’s own calendar as “[Hold] Interview”, and nobody is written to.",
    )
