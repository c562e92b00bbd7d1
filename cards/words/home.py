"""The words of a person's own page about the bot."""

from cards.words.formatting import first_name

WHAT_TO_SAY = "What you can say to me"
SIGN_IN_ENDED = "Your sign-in has ended"
CONNECTED = "Your calendar is connected"


def greeting(name: str) -> str:
    """Return "Hi Ian"."""
    return f"Hi {first_name(name)}" if name else "Hi"
