"""Answers to invitations: set on the answerer's own copy, then sent to the organizer's.

Graph tallies answers only for events in the organizer's primary calendar; in any other calendar
the attendee's status stays `none` for ever, unless the tenant's habit is switched. An answer to an
earlier time that arrives after the meeting was moved is not tallied.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256

from bot.sandbox.exchange.mailboxes import (
    Attendee,
    Event,
    find_by_ical_uid,
    mark_changed,
    move_to_deleted_items,
    primary_calendar,
)
from bot.sandbox.exchange.organization import Exchange, MailboxContext

_SHOWN_AS = {"tentativelyAccepted": "tentative", "declined": "free"}


@dataclass(frozen=True, slots=True)
class InvitationResponse:
    """What someone answers, perhaps with another time; `is_sent` false keeps it to their own copy."""

    response: str
    proposed: tuple[datetime, datetime] | None = None
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer on its way to the organizer: about which event, from whom, and given when."""

    event: Event
    mail: str
    given: InvitationResponse
    at: datetime


def record_response(context: MailboxContext, event: Event, given: InvitationResponse) -> None:
    """Answer an invitation in this mailbox. A declined copy moves to Deleted Items."""
    event.response, event.answered = given.response, context.at
    event.show_as = _SHOWN_AS.get(given.response, event.intended_show_as)
    mark_changed(event, context.at)
    if given.response == "declined":
        move_to_deleted_items(context.mailbox, event)
    if given.is_sent:
        reply = Reply(event, context.mailbox.owner.mail, given, context.at)
        send_reply(context.exchange, reply, context.at)


def send_reply(exchange: Exchange, reply: Reply, at: datetime) -> None:
    """Send an answer to the organizer, where it is tallied when it arrives."""
    exchange.queue.schedule(at + exchange.options.delivery, partial(_tally, exchange, reply))


def _tally(exchange: Exchange, reply: Reply, at: datetime) -> None:
    mailbox = exchange.mailboxes.get(reply.event.organizer[1])
    event = find_by_ical_uid(mailbox, reply.event.ical) if mailbox else None
    if mailbox is None or event is None:
        return
    if (
        reply.event.sequence < event.sequence
    ):  # to a time that is past: never recorded (MS-OXOCAL 3.1.4.8.5.2)
        return
    if event.calendar != primary_calendar(mailbox).id and not exchange.options.tallies_everywhere:
        return
    for one in event.attendees:
        if one.mail.casefold() == reply.mail:
            one.response, one.proposed = reply.given.response, reply.given.proposed
            one.answered = reply.at
            one.shown_as = _address_form(exchange, one)
            mark_changed(event, at)


def _address_form(exchange: Exchange, attendee: Attendee) -> str:
    """Return what stands in place of the mail address of somebody who has answered."""
    form, mail = exchange.answers_as.get(attendee.mail.casefold()), attendee.mail
    if form == "x500":
        group = "EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)"
        number = sha256(mail.casefold().encode()).hexdigest()[:32]
        name = mail.partition("@")[0]
        return f"/O=EXCHANGELABS/OU={group}/CN=RECIPIENTS/CN={number}-{name}".upper()
    if form == "renamed":
        name, _, domain = mail.partition("@")
        return f"{name}.renamed@{domain}"
    return f"{attendee.name} <{mail}>" if form == "named" else ""
