"""Answers to invitations: set on the answerer's own copy, then sent to the organizer's.

Graph tallies answers only for events in the organizer's primary calendar; in any other calendar
the attendee's status stays `none` for ever, unless the tenant's habit is switched.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.sandbox.exchange.mailboxes import Event, copy_of, primary, put_away, touch
from bot.sandbox.exchange.organization import Office, Scene

_SHOWN_AS = {"tentativelyAccepted": "tentative", "declined": "free"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone answers, perhaps with another time; `is_sent` false keeps it to their own copy."""

    response: str
    proposed: tuple[datetime, datetime] | None = None
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class _Sent:
    copy: Event
    mail: str
    given: Answer


def answer(scene: Scene, event: Event, given: Answer) -> None:
    """Answer an invitation in this mailbox. A declined copy moves to Deleted Items."""
    event.response, event.answered = given.response, scene.at
    event.show_as = _SHOWN_AS.get(given.response, event.intended_show_as)
    touch(event, scene.at)
    if given.response == "declined":
        put_away(scene.mailbox, event)
    if given.is_sent:
        sent = _Sent(event, scene.mailbox.owner.mail, given)
        scene.office.queue.put(scene.later, partial(_tally, scene.office, sent))


def _tally(office: Office, sent: _Sent, at: datetime) -> None:
    organizer, given = sent.copy.organizer[1], sent.given
    mailbox = office.mailboxes.get(organizer)
    event = copy_of(mailbox, sent.copy.ical) if mailbox else None
    if mailbox is None or event is None:
        return
    if event.calendar != primary(mailbox).id and not office.habits.tallies_everywhere:
        return
    for one in event.attendees:
        if one.mail.casefold() == sent.mail:
            one.response, one.proposed = given.response, given.proposed
            one.answered = sent.copy.answered
            touch(event, at)
