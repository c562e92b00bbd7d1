"""What a card folds away, as a page of its own."""

from cards.components import Heading, Part, Points, Text
from cards.view_models import CardDetails
from cards.words import consent
from cards.words.bookings import interview_card


def card_details(view: CardDetails) -> list[Part]:
    """Return the permissions that signing in gives, or how the room of an interview is reserved."""
    if view.scopes:
        return [Heading(consent.PERMISSIONS_TITLE), Points(consent.permissions(view.scopes))]
    reserved = interview_card.reserved(view.room, view.path, view.calendar)
    return [Heading(interview_card.DETAILS), Text(reserved)]
