"""Invitations that reach people outside the tenant as mail, and the answers that come back.

An outside mailbox is a list of mails and nothing else: no calendar of it can be read.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.exchange.invitation_responses import InvitationResponse, Reply, send_reply
from bot.sandbox.exchange.mailboxes import Event
from bot.sandbox.exchange.organization import Exchange
from bot.sandbox.graph.datetimes import format_date_time_zone, format_instant

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: the event as it was when it was sent, and what the mail says about it."""

    at: datetime
    kind: str
    """`request`, `update` or `cancellation`."""
    event: Event
    comment: str = ""


def receive_mail(exchange: Exchange, address: str, mail: Mail) -> None:
    """Put a mail into an outside mailbox."""
    exchange.outside_mail.setdefault(address.casefold(), []).append(mail)


def mails_to(exchange: Exchange, address: str) -> list[Mail]:
    """Return all that an outside address got, oldest first."""
    return exchange.outside_mail.get(address.casefold(), [])


def mail_json(mail: Mail) -> Json:
    """Return a mail with the invitation in it, as a mail program would read it."""
    event = mail.event
    name, address = event.organizer
    return {
        "at": format_instant(mail.at),
        "kind": mail.kind,
        "method": "CANCEL" if mail.kind == "cancellation" else "REQUEST",
        "from": {"name": name, "address": address},
        "iCalUId": event.ical,
        "subject": event.subject,
        "body": event.body,
        "comment": mail.comment,
        "start": format_date_time_zone(event.start, UTC, "UTC"),
        "end": format_date_time_zone(event.end, UTC, "UTC"),
        "location": event.location.get("displayName", ""),
        "joinUrl": event.join_url,
        "attendees": [
            {"name": one.name, "address": one.mail, "type": one.kind}
            for one in (() if event.hides_attendees else event.attendees)
        ],
    }


def find_invitation(exchange: Exchange, address: str, ical: str) -> Event | None:
    """Return the latest invitation to this event, or None where there is none or it was called off."""
    about = [one for one in mails_to(exchange, address) if one.event.ical == ical]
    return about[-1].event if about and about[-1].kind != "cancellation" else None


def answer_invitation(
    exchange: Exchange, address: str, event: Event, given: InvitationResponse, at: datetime
) -> None:
    """Send somebody's answer from outside to the organizer."""
    send_reply(exchange, Reply(event, address.casefold(), given, at), at)
