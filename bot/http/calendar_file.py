"""An interview as a calendar file (RFC 5545), for candidates whose calendar takes no invitation by itself."""

from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from cards.candidate_views import CandidatePage
from cards.words.bookings.candidate_page import calendar_subject, calendar_text

PRODUCT = "-//Comeet Scheduler//Interview//EN"


def calendar_file(page: CandidatePage, url: str, now: datetime) -> bytes:
    """Return the interview of a page as a file; empty where it has none, or is not settled.

    Its identity is that of the invitation, where one was sent, so that a calendar shows the two as one.
    """
    interview = page.interview
    if interview is None or not interview.is_settled:
        return b""
    event = Event()
    event.add("uid", interview.uid)
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", interview.start.astimezone(UTC))
    event.add("dtend", interview.end.astimezone(UTC))
    event.add("summary", calendar_subject(page))
    event.add("description", calendar_text(page, url))
    event.add("location", interview.place or interview.join_url)
    event.add("status", "CONFIRMED")
    if page.contact_mail:
        event["organizer"] = _organizer(page)
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(event)
    return bytes(whole.to_ical())


def _organizer(page: CandidatePage) -> vCalAddress:
    address = vCalAddress(f"mailto:{page.contact_mail}")
    address.params["cn"] = vText(page.contact)
    return address
