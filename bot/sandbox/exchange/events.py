"""The life of an event in its owner's hands: made, changed, cancelled, deleted, answered.

Everything that concerns other mailboxes is posted, and arrives there later.
"""

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import Any

from bot.sandbox.directory import find_owner
from bot.sandbox.exchange.invitation_responses import InvitationResponse, record_response
from bot.sandbox.exchange.mail_delivery import Notice, send_notice
from bot.sandbox.exchange.mailboxes import (
    TEAMS,
    Calendar,
    Event,
    Mailbox,
    find_by_ical_uid,
    find_by_immutable_id,
    mark_changed,
    move_to_deleted_items,
    new_ical_uid,
    new_item_id,
)
from bot.sandbox.exchange.organization import Exchange, MailboxContext
from bot.sandbox.graph.datetimes import parse_date_time_zone
from bot.sandbox.graph.errors import GraphError, invalid_parameter, invalid_request, unreadable_body
from bot.sandbox.graph.event_validation import apply_fields, parse_boolean, parse_object, parse_text

ANSWERS = {
    "accept": "accepted",
    "tentativelyaccept": "tentativelyAccepted",
    "decline": "declined",
}


def create_event(context: MailboxContext, calendar: Calendar, body: Mapping[str, Any]) -> Event:
    """Create an event and send its invitations; a repeated transactionId returns the first event."""
    if "start" not in body or "end" not in body:
        raise unreadable_body("An event needs a 'start' and an 'end'.")
    mailbox, transaction = context.mailbox, parse_text(body.get("transactionId")) or None
    if transaction in mailbox.transactions:
        return _first_time(mailbox, calendar, body)
    event = _blank(context, calendar)
    apply_fields(event, body)
    _name_attendees(context.exchange, event)
    mailbox.events[event.id] = event
    if transaction:
        event.transaction = transaction
        mailbox.transactions[transaction] = (_fingerprint(calendar, body), event.immutable_id)
    if body.get("isOnlineMeeting"):
        _put_online(context, calendar, event)
    send_notice(context, event, Notice.REQUEST, to=_mails(event))
    return event


def update_event(context: MailboxContext, event: Event, body: Mapping[str, Any]) -> Event:
    """Change this copy; only the organizer's changes travel. A new time asks everyone again."""
    mailbox, after = context.mailbox, deepcopy(event)
    apply_fields(after, body)
    _name_attendees(context.exchange, after)
    mark_changed(after, context.at)
    mailbox.events[event.id] = after
    if not event.is_organizer:
        return after
    _keep_online(after)
    if body.get("isOnlineMeeting"):
        _put_online(context, mailbox.calendars[event.calendar], after)
    _notify(context, event, after, everybody=not {*body} <= {"attendees"})
    return after


def _notify(context: MailboxContext, before: Event, after: Event, *, everybody: bool) -> None:
    """Mail who joins and who leaves; all others too, unless only the list of attendees was changed."""
    has_moved = _times(after) != _times(before)
    after.sequence += has_moved
    for one in after.attendees if has_moved else ():
        one.response, one.answered, one.proposed = "none", None, None
    old, new = set(_mails(before)), set(_mails(after))
    send_notice(context, after, Notice.CANCELLATION, to=sorted(old - new))
    send_notice(context, after, Notice.REQUEST, to=sorted(new - old))
    again = Notice.REQUEST if has_moved else Notice.UPDATE
    send_notice(context, after, again, to=sorted(new & old) if everybody else ())


def cancel_event(context: MailboxContext, event: Event, *, comment: str = "") -> None:
    """Call the meeting off: attendees are told, the organizer's copy goes to Deleted Items."""
    if not event.is_organizer:
        raise invalid_request("You need to be an organizer to cancel a meeting.")
    delete_event(context, event, comment=comment)


def delete_event(context: MailboxContext, event: Event, *, comment: str = "") -> None:
    """Remove this copy; an organizer's deletion also calls the meeting off."""
    move_to_deleted_items(context.mailbox, event)
    if event.is_organizer:
        send_notice(context, event, Notice.CANCELLATION, to=_mails(event), comment=comment)


def respond_to_event(
    context: MailboxContext, event: Event, *, verb: str, body: Mapping[str, Any]
) -> None:
    """Answer an invitation; `verb` is the last part of the address."""
    if event.is_organizer:
        raise invalid_request(
            "You can't respond to this meeting because you're the meeting organizer."
        )
    is_sent = True if body.get("sendResponse") is None else parse_boolean(body["sendResponse"])
    if parse_text(body.get("comment")) and not is_sent:
        raise invalid_parameter("'SendResponse' must be true when 'Comment' is not null")
    if is_sent and not event.wants_response:
        raise invalid_request("The meeting organizer hasn't requested a response.")
    proposed = _proposed(event, body.get("proposedNewTime"), is_sent=is_sent)
    record_response(context, event, InvitationResponse(ANSWERS[verb], proposed, is_sent=is_sent))


def _proposed(event: Event, value: Any, *, is_sent: bool) -> tuple[datetime, datetime] | None:
    if value is None:
        return None
    if not is_sent or not event.takes_proposals:
        raise invalid_parameter(
            "'ProposedNewTime' needs 'SendResponse' and a meeting that allows new time proposals."
        )
    slot = parse_object(value)
    return parse_date_time_zone(slot.get("start"))[0], parse_date_time_zone(slot.get("end"))[0]


def _blank(context: MailboxContext, calendar: Calendar) -> Event:
    exchange, owner = context.exchange, context.mailbox.owner
    exchange.meetings += 1
    return Event(
        id=new_item_id(context.mailbox),
        ical=new_ical_uid(f"{owner.mail}/{context.mailbox.salt}/{exchange.meetings}"),
        calendar=calendar.id,
        organizer=(owner.name, owner.mail),
        start=datetime.min.replace(tzinfo=UTC),
        end=datetime.max.replace(tzinfo=UTC),
        created=context.at,
        modified=context.at,
    )


def _first_time(mailbox: Mailbox, calendar: Calendar, body: Mapping[str, Any]) -> Event:
    """Return the event this transactionId made; raise GraphError if it is gone or the body differs."""
    fingerprint, event_id = mailbox.transactions[body["transactionId"]]
    known = find_by_immutable_id(mailbox, event_id)
    if known is not None and fingerprint == _fingerprint(calendar, body):
        return known
    raise GraphError(
        400,
        "ErrorDuplicateTransactionId",
        "Your request can't be completed. The TransactionId specified in the request has already "
        "been used to create a different event.",
        extra={"@event.existingEventId": known.id if known else event_id},
    )


def _fingerprint(calendar: Calendar, body: Mapping[str, Any]) -> str:
    return sha256(f"{calendar.id}{json.dumps(body, sort_keys=True)}".encode()).hexdigest()


def _name_attendees(exchange: Exchange, event: Event) -> None:
    for one in event.attendees:
        known = find_owner(exchange.directory, one.mail)
        one.name = one.name or (known.name if known else one.mail)


def _put_online(context: MailboxContext, calendar: Calendar, event: Event) -> None:
    """Add a Teams meeting, or silently nothing where the calendar does not allow the provider."""
    if TEAMS not in calendar.providers or event.is_online:
        return
    url = _meeting_url(event)
    event.is_online = True
    event.has_dial_in = context.exchange.options.dial_in
    event.body += (
        f'<br>\r\n<div>{"_" * 80}</div>\r\n<p>Microsoft Teams meeting: <a href="{url}">Join</a></p>'
    )
    if context.exchange.options.late_join_url:
        later = partial(_link, context.mailbox, event.ical, url)
        context.exchange.queue.schedule(context.delivery_time, later)
    else:
        event.join_url = url


def _link(mailbox: Mailbox, ical: str, url: str, _: datetime) -> None:
    event = find_by_ical_uid(mailbox, ical)
    if event is not None and event.is_online:
        event.join_url = url


def _keep_online(event: Event) -> None:
    """End the Teams meeting of an event whose body has lost the meeting block, as Graph warns."""
    if event.is_online and _meeting_url(event) not in event.body:
        event.is_online, event.join_url = False, None


def _meeting_url(event: Event) -> str:
    token = sha256(event.ical.encode()).hexdigest()[:32]
    return f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{token}%40thread.v2/0"


def _times(event: Event) -> tuple[datetime, datetime, bool]:
    return event.start, event.end, event.is_all_day


def _mails(event: Event) -> Iterable[str]:
    return (one.mail.casefold() for one in event.attendees)
