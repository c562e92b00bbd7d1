"""The words of the card that asks somebody to sign in with Microsoft."""

from collections.abc import Sequence

from cards.view_models import Consent
from cards.words.formatting import display, quote

CONNECT = "Connect your calendar"
CONNECT_AGAIN = "Connect your calendar again"
SIGN_IN = "Sign in to Microsoft"
SIGN_IN_SPOKEN = "Sign in with Microsoft, on Microsoft’s own page"
ALLOWED = "What you’ll allow"
PERMISSIONS_TITLE = "Permissions"
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


# --- what is allowed -----------------------------------------------------------------------------

PERMISSIONS = {
    "openid": "Know it’s really you signing in",
    "profile": "Know your name, to link your calendar to the right person",
    "offline_access": "Keep you signed in",
    "Calendars.ReadWrite": "Put interviews and room reservations into your calendar, "
    "and change or cancel them when you ask",
    "Calendars.Read.Shared": "See when colleagues and rooms that share it with you are free or busy",
    "Mail.Send": "Send a candidate their link from your mailbox, when you press “Send by email”",
    "TeamsAppInstallation.ReadWriteSelfForUser": "Add this app to your Teams, so that I can write to you there",
    "Calendars.ReadWrite.Shared": "Reserve a room in the room’s own calendar, "
    "where your IT team lets you",
}
NEVER = (
    "I never show anyone what your other meetings are about.",
    "I never read your email or files.",
    "I never change or cancel an event I didn’t make.",
    "I never see your password: you type it on Microsoft’s own page.",
)


def permissions(scopes: Sequence[str]) -> tuple[str, ...]:
    """Return a line for each permission: what it is for, and Microsoft's name of it."""
    names = (display(scope.rsplit("/", 1)[-1], 60) for scope in scopes[:10])
    return tuple(
        f"{PERMISSIONS.get(name, 'Asked for by your own administrator')} ({name})" for name in names
    )
