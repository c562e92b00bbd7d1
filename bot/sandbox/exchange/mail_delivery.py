"""Mail between mailboxes: invitations, updates and cancellations arrive a moment after they are sent.

An invitation lands as a tentative, unanswered copy in the attendee's primary calendar, with its own id.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace  # noqa: TID251 - a mailbox changes its events in place
from datetime import datetime
from enum import Enum
from functools import partial

from bot.sandbox.exchange.mailboxes import (
    Attendee,
    Event,
    Mailbox,
    find_by_ical_uid,
    mark_changed,
    new_item_id,
    primary_calendar,
)
from bot.sandbox.exchange.organization import Exchange, MailboxContext, is_room
from bot.sandbox.exchange.outside_mail import Mail, receive_mail
from bot.sandbox.exchange.room_policies import process_invitation


class Notice(Enum):
    """What a message says: please answer, please note, or it is off."""

    REQUEST = "request"
    UPDATE = "update"
    CANCELLATION = "cancellation"


@dataclass(frozen=True, slots=True)
class _Message:
    to: Mailbox
    event: Event
    notice: Notice


def send_notice(
    context: MailboxContext, event: Event, notice: Notice, *, to: Iterable[str], comment: str = ""
) -> None:
    """Send a snapshot of the event to these addresses, inside the tenant and outside."""
    exchange, snapshot, at = context.exchange, deepcopy(event), context.delivery_time
    for mail in to:
        mailbox = exchange.mailboxes.get(mail.casefold())
        if mailbox is None:
            letter = Mail(at, notice.value, snapshot, comment)
            exchange.queue.schedule(at, partial(_receive, exchange, mail, letter))
        elif mail.casefold() != event.organizer[1]:
            message = _Message(mailbox, snapshot, notice)
            exchange.queue.schedule(at, partial(_deliver, exchange, message))


def _receive(exchange: Exchange, address: str, letter: Mail, _: datetime) -> None:
    receive_mail(exchange, address, letter)


def _deliver(exchange: Exchange, message: _Message, at: datetime) -> None:
    mailbox, mail = message.to, message.to.owner.mail
    known = find_by_ical_uid(mailbox, message.event.ical)
    if not mailbox.is_enabled or exchange.policies.get(mail) == "none":
        return
    if message.notice is Notice.CANCELLATION:
        _mark_cancelled(known, at)
    elif message.notice is Notice.REQUEST:
        copy = _with_known_id(_attendee_copy(exchange, message, at), known)
        # Removed first, as the order of a mailbox's events is the order of their arrival.
        mailbox.events.pop(copy.id, None)
        mailbox.events[copy.id] = copy
        if is_room(exchange, mail):
            process_invitation(MailboxContext(exchange, mailbox, at), copy)
    elif known is not None:  # declined or deleted here: only a new request brings it back
        mailbox.events[known.id] = _with_known_response(
            _with_known_id(_attendee_copy(exchange, message, at), known), known
        )


def _with_known_id(copy: Event, known: Event | None) -> Event:
    """Keep the id a mailbox already knows this meeting by."""
    if known is None:
        return copy
    return replace(
        copy,
        id=known.id,
        immutable_id=known.immutable_id,
        calendar=known.calendar,
        created=known.created,
        changed=known.changed + 1,
    )


def _with_known_response(copy: Event, known: Event) -> Event:
    has_accepted = known.response == "accepted"
    return replace(
        copy,
        response=known.response,
        answered=known.answered,
        show_as=copy.intended_show_as if has_accepted else known.show_as,
    )


def _mark_cancelled(known: Event | None, at: datetime) -> None:
    """Keep a cancelled copy, free and marked, as mailboxes do until someone removes it."""
    if known is not None and not known.is_cancelled:
        known.is_cancelled, known.show_as = True, "free"
        known.subject = f"Canceled: {known.subject}"
        mark_changed(known, at)


def _attendee_copy(exchange: Exchange, message: _Message, at: datetime) -> Event:
    mailbox, event = message.to, message.event
    copy = replace(
        deepcopy(event),
        id=new_item_id(mailbox),
        immutable_id="",
        calendar=primary_calendar(mailbox).id,
        created=at,
        modified=at,
        show_as="tentative",
        is_organizer=False,
        response="notResponded",
        answered=None,
        transaction=None,
        changed=0,
        attendees=[Attendee(one.kind, one.name, one.mail) for one in event.attendees],
    )
    if is_room(exchange, mailbox.owner.mail):  # a room shows who booked it, never what for
        copy.subject, copy.body, copy.sensitivity = event.organizer[0], "", "normal"
    return copy
