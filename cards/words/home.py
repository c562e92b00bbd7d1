"""The words of a person's own page about the bot."""

from cards.view_models import Home
from cards.words.formatting import count_of, first_name

WHAT_TO_SAY = "What you can say to me"
SIGN_IN_ENDED = "Your sign-in has ended"
CONNECTED = "Your calendar is connected"


def summary(view: Home) -> str:
    """Return how many interviews are still to come today and this week."""
    today = count_of(view.today_count, "interview") if view.today_count else "No more interviews"
    return f"{today} today, {view.week_count or 'none'} this week"


def greeting(name: str) -> str:
    """Return "Hi Ian"."""
    return f"Hi {first_name(name)}" if name else "Hi"
