"""The words for an administrator of Microsoft 365 who must approve the app first."""

from cards.view_models import Approval
from cards.words.formatting import display, join_names

NAMES_MOST = 12
TITLE = "An administrator must approve me first"
WHY = (
    "Your company lets only a Microsoft 365 administrator allow new apps. "
    "That’s one click on Microsoft’s own page, and it changes nobody’s calendar."
)
APPROVE = "Approve for all"
APPROVE_SPOKEN = "Approve this app for your whole company, on Microsoft’s own page"
TEXT_TITLE = "Text to send to your administrator"
TEXT = (
    "Hello, we would like to schedule interviews on our Microsoft 365 calendars from chat. "
    "Please approve the app for our company with the link below. It asks for delegated "
    "permissions only: it can do no more than each person who signs in could do."
)
NEVER_TITLE = "It never does this:"


def waiting(view: Approval) -> str:
    """Return who waits for the approval, and that they are told of it."""
    if not view.may_administer:
        return "I’ll tell you here as soon as it’s approved. I keep your question."
    if not view.waiting:
        return "Nobody is waiting for it right now."
    names = [display(one, 60) for one in view.waiting]
    said = join_names(names, NAMES_MOST)
    return f"Waiting for it: {said}. I’ll tell each of them as soon as it’s approved."
