"""The words of the card that asks somebody to sign in with Microsoft."""

from cards.view_models import Consent
from cards.words.formatting import display, quote

CONNECT = "Connect your calendar"
CONNECT_AGAIN = "Connect your calendar again"
SIGN_IN = "Sign in to Microsoft"
SIGN_IN_SPOKEN = "Sign in with Microsoft, on Microsoft’s own page"
ALLOWED = "What you’ll allow"
ONLY_YOU = "This link only works for you."
PROMISES = (
    "Colleagues see when you’re free or busy, never what your meetings are about",
    "I don’t read your email or files, and I only change events I made",
    "Type “disconnect” any time and I’ll delete your sign-in",
)


def what_for(view: Consent) -> str:
    """Return what signing in is for: the question that waits, else what the bot does."""
    if view.question:
        return f"Then I’ll answer {quote(display(view.question, 120))} and book interviews for you."
    return "Then I can see when you’re free and put interviews into your calendar."


def ended(view: Consent) -> str:
    """Return that an earlier sign-in has ended, and what is answered after the next."""
    then = f" Then I’ll answer {quote(display(view.question, 120))}." if view.question else ""
    return f"Your sign-in has ended.{then}"


def fine_print(view: Consent) -> str:
    """Return who turned this on, and for whom the link is."""
    by = f"{display(view.enabled_by, 60)} turned on Microsoft 365 for interviews. "
    return f"{by if view.enabled_by else ''}{ONLY_YOU}"
