"""The booking attendants of the rooms, each with its policy, answering after the invitation arrives.

accept: at once. slow: after a few seconds. approval: tentative until someone decides. horizon: declines
what starts more than 30 days ahead. silent: puts it down as tentative and never answers. decline:
says no to all. none: does not even put it down. Conflicts, long and far-off bookings are declined.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import takewhile

from bot.sandbox.exchange.invitation_responses import Answer, answer
from bot.sandbox.exchange.mailboxes import Event, Mailbox, bounds, counted, overlaps
from bot.sandbox.exchange.organization import Office, Scene
from bot.sandbox.time_zones import zone_named

POLICIES = ("accept", "slow", "approval", "horizon", "silent", "decline", "none")
SLOW = timedelta(seconds=6)
BOOKING_WINDOW = timedelta(days=180)
SHORT_WINDOW = timedelta(days=30)
LONGEST = timedelta(minutes=1440)


def consider(scene: Scene, event: Event) -> None:
    """Have the room's attendant look at an invitation that has just arrived."""
    policy = scene.office.policies[scene.mailbox.owner.mail]
    if policy == "silent":
        return
    wait = SLOW if policy == "slow" else timedelta()
    decides = partial(_decide, scene.office, scene.mailbox, event.id)
    scene.office.queue.put(scene.at + wait, decides)


def approve(scene: Scene, response: str) -> None:
    """Answer all requests that wait for a human decision."""
    pending = ("tentativelyAccepted", "notResponded")
    waiting = [one for one in counted(scene.mailbox) if one.response in pending]
    for event in waiting:
        answer(scene, event, Answer(response))


def _decide(office: Office, room: Mailbox, event_id: str, at: datetime) -> None:
    event = room.events.get(event_id)
    if event is None or event.is_cancelled or event.response != "notResponded":
        return
    scene = Scene(office, room, at)
    answer(scene, event, Answer(_verdict(scene, event)))


def _verdict(scene: Scene, event: Event) -> str:
    room, at = scene.mailbox, scene.at
    policy = scene.office.policies[room.owner.mail]
    start, end = bounds(event, zone_named(room.owner.zone))
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
    """Give what already holds the time: anything answered, and any request that arrived before."""
    start, end = bounds(event, UTC)
    before = {one.id for one in takewhile(lambda one: one.id != event.id, counted(room))}
    return (
        other
        for other in counted(room)
        if other.ical != event.ical
        and other.show_as not in ("free", "workingElsewhere")
        and overlaps(other, start=start, end=end)
        and (other.response != "notResponded" or other.id in before)
    )
