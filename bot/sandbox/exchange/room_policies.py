"""The booking attendants of the rooms, each with its policy, answering after the invitation arrives.

accept: at once. slow: after a few seconds. approval: tentative until someone decides. horizon: declines
what starts more than 30 days ahead. silent: puts it down as tentative and never answers. decline:
says no to all. none: does not even put it down. Conflicts, long and far-off bookings are declined.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import takewhile

from bot.sandbox.exchange.invitation_responses import InvitationResponse, record_response
from bot.sandbox.exchange.mailboxes import Event, Mailbox, free_busy_events, overlaps, utc_bounds
from bot.sandbox.exchange.organization import Exchange, MailboxContext
from bot.sandbox.time_zones import find_zone

POLICIES = ("accept", "slow", "approval", "horizon", "silent", "decline", "none")
SLOW = timedelta(seconds=6)
BOOKING_WINDOW = timedelta(days=180)
SHORT_WINDOW = timedelta(days=30)
LONGEST = timedelta(minutes=1440)


def process_invitation(context: MailboxContext, event: Event) -> None:
    """Queue the booking attendant's decision about an invitation that has just arrived."""
    policy = context.exchange.policies[context.mailbox.owner.mail]
    if policy == "silent":
        return
    wait = SLOW if policy == "slow" else timedelta()
    decides = partial(_decide, context.exchange, context.mailbox, event.id)
    context.exchange.queue.schedule(context.at + wait, decides)


def answer_pending(context: MailboxContext, response: str) -> None:
    """Answer all requests that wait for a human decision."""
    pending = ("tentativelyAccepted", "notResponded")
    waiting = [one for one in free_busy_events(context.mailbox) if one.response in pending]
    for event in waiting:
        record_response(context, event, InvitationResponse(response))


def _decide(exchange: Exchange, room: Mailbox, event_id: str, at: datetime) -> None:
    event = room.events.get(event_id)
    if event is None or event.is_cancelled or event.response != "notResponded":
        return
    context = MailboxContext(exchange, room, at)
    record_response(context, event, InvitationResponse(_verdict(context, event)))


def _verdict(context: MailboxContext, event: Event) -> str:
    room, at = context.mailbox, context.at
    policy = context.exchange.policies[room.owner.mail]
    start, end = utc_bounds(event, find_zone(room.owner.zone))
    window = SHORT_WINDOW if policy == "horizon" else BOOKING_WINDOW
    refused = (
        policy == "decline",
        end <= at,
        start > at + window,
        end - start > LONGEST,
        any(_earlier_claims(room, event)),
    )
    if any(refused):
        return "declined"
    return "tentativelyAccepted" if policy == "approval" else "accepted"


def _earlier_claims(room: Mailbox, event: Event) -> Iterator[Event]:
    """Yield what already holds the time: answered events, and requests that arrived before."""
    start, end = utc_bounds(event, UTC)
    before = {one.id for one in takewhile(lambda one: one.id != event.id, free_busy_events(room))}
    return (
        other
        for other in free_busy_events(room)
        if other.ical != event.ical
        and other.show_as not in ("free", "workingElsewhere")
        and overlaps(other, start=start, end=end)
        and (other.response != "notResponded" or other.id in before)
    )
