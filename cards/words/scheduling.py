"""What the bot says in short where there are no times to show."""

from datetime import datetime

from cards.words.formatting import clock, day
from cards.words.short_messages import Said, message_words, plain, warning


@message_words("time-has-passed")
def time_has_passed() -> Said:
    """Say that what was asked for is over."""
    return warning("That time has passed. Try another day, for example “who’s free tomorrow”.")


@message_words("skipped-hour")
def skipped_hour(asked: str, instead: str) -> Said:
    """Say that an hour does not exist on the night the clocks go forward, and which is looked at."""
    there, here = datetime.fromisoformat(asked), datetime.fromisoformat(instead)
    return warning(
        f"{clock(there)} doesn’t exist on {day(there)}: the clocks go forward that night. "
        f"{clock(here)} instead?"
    )


@message_words("no-more-times")
def no_more_times() -> Said:
    """Say that the last times were shown."""
    return plain("Those were all the times I found. Try another day or a shorter interview.")


@message_words("link-without-times")
def link_without_times() -> Said:
    """Say that no link was made, as nobody could choose anything with it."""
    return warning("No time works for that right now, so I made no link. Here’s why:")


@message_words("link-in-own-chat")
def link_in_own_chat() -> Said:
    """Say in a channel that a candidate's link went to who asked alone."""
    return plain("I’ve sent you the link in our own chat: it’s only for the candidate and you.")
