"""The words of a person's own page about the bot."""

from cards.interview_views import Home
from cards.words.formatting import count_of, first_name

WHAT_TO_SAY = "What you can say to me"
SIGN_IN_ENDED = "Your sign-in has ended"
CONNECTED = "Your calendar is connected"


def summary(view: Home) -> str:
    """Return how many interviews are still to come today and this week, or at all where none is so near."""
    if view.today_count:
        return f"{count_of(view.today_count, 'interview')} today, {view.week_count} this week"
    if view.week_count:
        return f"{count_of(view.week_count, 'interview')} this week, none left today"
    sessions = sum(one.sessions for one in view.coming.loops)
    total = len(view.coming.interviews) + sessions + view.coming.further
    return f"{count_of(total, 'interview')} coming up"


def greeting(name: str) -> str:
    """Return "Hi Ian"."""
    return f"Hi {first_name(name)}" if name else "Hi"
