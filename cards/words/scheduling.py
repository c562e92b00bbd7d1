"""What the bot says in short where there are no times to show."""

from cards.words.said import Said, message_words, plain, warning


@message_words("time-has-passed")
def time_has_passed() -> Said:
    """Say that what was asked for is over."""
    return warning("That time has passed. Try another day, for example “who’s free tomorrow”.")


@message_words("no-more-times")
def no_more_times() -> Said:
    """Say that the last times were shown."""
    return plain("Those were all the times I found. Try another day or a shorter interview.")
