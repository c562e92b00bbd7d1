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

from bot.sandbox.directory import resident
from bot.sandbox.exchange.invitation_responses import Answer, answer
from bot.sandbox.exchange.mail_delivery import Notice, send
from bot.sandbox.exchange.mailboxes import (
    TEAMS,
    Calendar,
    Event,
    Mailbox,
    fresh_id,
    ical_id,
    put_away,
    touch,
)
from bot.sandbox.exchange.organization import Office, Scene
from bot.sandbox.graph.datetimes import read_pair
from bot.sandbox.graph.errors import Refused, impossible, invalid_parameter, unread_body
from bot.sandbox.graph.event_validation import apply, flag, mapping, text

ANSWERS = {
    "accept": "accepted",
    "tentativelyaccept": "tentativelyAccepted",
    "decline": "declined",
}


def create(scene: Scene, calendar: Calendar, body: Mapping[str, Any]) -> Event:
    """Make an event and post its invitations; a repeated transactionId gives the first event again."""
    if "start" not in body or "end" not in body:
        raise unread_body("An event needs a 'start' and an 'end'.")
    mailbox, transaction = scene.mailbox, text(body.get("transactionId")) or None
    if transaction in mailbox.transactions:
        return _first_time(mailbox, calendar, body)
    event = _blank(scene, calendar)
    apply(event, body)
    _name_attendees(scene.office, event)
    mailbox.events[event.id] = event
    if transaction:
        event.transaction = transaction
        mailbox.transactions[transaction] = (_fingerprint(calendar, body), event.id)
    if body.get("isOnlineMeeting"):
        _put_online(scene, calendar, event)
    send(scene, event, Notice.REQUEST, to=_mails(event))
    return event


def change(scene: Scene, event: Event, body: Mapping[str, Any]) -> Event:
    """Change this copy; only the organizer's changes travel. A new time asks everyone again."""
    mailbox, after = scene.mailbox, deepcopy(event)
    apply(after, body)
    _name_attendees(scene.office, after)
    touch(after, scene.at)
    mailbox.events[event.id] = after
    if not event.is_organizer:
        return after
    if body.get("isOnlineMeeting"):
        _put_online(scene, mailbox.calendars[event.calendar], after)
    has_moved = _times(after) != _times(event)
    for one in after.attendees if has_moved else ():
        one.response, one.answered, one.proposed = "none", None, None
    old, new = set(_mails(event)), set(_mails(after))
    send(scene, after, Notice.CANCELLATION, to=sorted(old - new))
    send(scene, after, Notice.REQUEST, to=sorted(new - old))
    again = Notice.REQUEST if has_moved else Notice.UPDATE
    send(scene, after, again, to=sorted(new & old))
    return after


def cancel(scene: Scene, event: Event) -> None:
    """Call the meeting off: attendees are told, the organizer's copy goes to Deleted Items."""
    if not event.is_organizer:
        raise impossible("You need to be an organizer to cancel a meeting.")
    delete(scene, event)


def delete(scene: Scene, event: Event) -> None:
    """Remove this copy; an organizer's deletion also calls the meeting off."""
    put_away(scene.mailbox, event)
    if event.is_organizer:
        send(scene, event, Notice.CANCELLATION, to=_mails(event))


def respond(scene: Scene, event: Event, *, verb: str, body: Mapping[str, Any]) -> None:
    """Answer an invitation; `verb` is the last part of the address."""
    if event.is_organizer:
        raise impossible("You can't respond to this meeting because you're the meeting organizer.")
    is_sent = True if body.get("sendResponse") is None else flag(body["sendResponse"])
    if text(body.get("comment")) and not is_sent:
        raise invalid_parameter("'SendResponse' must be true when 'Comment' is not null")
    if is_sent and not event.wants_response:
        raise impossible("The meeting organizer hasn't requested a response.")
    proposed = _proposed(event, body.get("proposedNewTime"), is_sent=is_sent)
    answer(scene, event, Answer(ANSWERS[verb], proposed, is_sent=is_sent))


def _proposed(event: Event, value: Any, *, is_sent: bool) -> tuple[datetime, datetime] | None:
    if value is None:
        return None
    if not is_sent or not event.takes_proposals:
        raise invalid_parameter(
            "'ProposedNewTime' needs 'SendResponse' and a meeting that allows new time proposals."
        )
    slot = mapping(value)
    return read_pair(slot.get("start"))[0], read_pair(slot.get("end"))[0]


def _blank(scene: Scene, calendar: Calendar) -> Event:
    office, owner = scene.office, scene.mailbox.owner
    office.meetings += 1
    return Event(
        id=fresh_id(scene.mailbox),
        ical=ical_id(f"{owner.mail}/{scene.mailbox.salt}/{office.meetings}"),
        calendar=calendar.id,
        organizer=(owner.name, owner.mail),
        start=datetime.min.replace(tzinfo=UTC),
        end=datetime.max.replace(tzinfo=UTC),
        created=scene.at,
        modified=scene.at,
    )


def _first_time(mailbox: Mailbox, calendar: Calendar, body: Mapping[str, Any]) -> Event:
    """Give the event this transaction made, if it is there and asked for in the same words."""
    fingerprint, event_id = mailbox.transactions[body["transactionId"]]
    known = mailbox.events.get(event_id)
    if known is not None and fingerprint == _fingerprint(calendar, body):
        return known
    raise Refused(
        400,
        "ErrorDuplicateTransactionId",
        "Your request can't be completed. The TransactionId specified in the request has already "
        "been used to create a different event.",
        extra={"@event.existingEventId": event_id},
    )


def _fingerprint(calendar: Calendar, body: Mapping[str, Any]) -> str:
    return sha256(f"{calendar.id}{json.dumps(body, sort_keys=True)}".encode()).hexdigest()


def _name_attendees(office: Office, event: Event) -> None:
    for one in event.attendees:
        known = resident(office.directory, one.mail)
        one.name = one.name or (known.name if known else one.mail)


def _put_online(scene: Scene, calendar: Calendar, event: Event) -> None:
    """Add a Teams meeting, or silently nothing where the calendar does not allow the provider."""
    if TEAMS not in calendar.providers or event.is_online:
        return
    token = sha256(event.ical.encode()).hexdigest()[:32]
    url = f"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{token}%40thread.v2/0"
    event.is_online = True
    event.body += f'<br>\r\n<p>Microsoft Teams meeting: <a href="{url}">Join</a></p>'
    if scene.office.habits.late_join_url:
        scene.office.queue.put(scene.later, partial(_link, event, url))
    else:
        event.join_url = url


def _link(event: Event, url: str, _: datetime) -> None:
    event.join_url = url


def _times(event: Event) -> tuple[datetime, datetime, bool]:
    return event.start, event.end, event.is_all_day


def _mails(event: Event) -> Iterable[str]:
    return (one.mail.casefold() for one in event.attendees)
