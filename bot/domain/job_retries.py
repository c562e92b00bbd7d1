"""When a job that failed is tried again: at growing intervals, a message for a day; and when it is given up."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.errors import BotError, NotTaken, OutsideTrouble, Unreachable, Unsure
from bot.domain.jobs import Job, JobKind

ATTEMPTS = 9
"""Over about a quarter of an hour."""
DELIVERED_WITHIN = timedelta(hours=24)
"""How long a chat that is away is asked again; then a message waits for its person to write."""
UNSURE_PAUSE = timedelta(minutes=1)
"""Before a message that may have arrived is sent once more: a chat that hangs still does after seconds."""
ASIDE_FOR = timedelta(days=30)
"""How long admins can see what was set aside; then it is forgotten."""
_NEVER_ASIDE = frozenset({JobKind.ADVANCE, JobKind.LOOP, JobKind.LOOK, JobKind.LAPSE})
_LONGEST = {JobKind.ADVANCE: 8, JobKind.LOOP: 8, JobKind.LOOK: 60, JobKind.SHOW: 60}
"""Seconds between attempts at most: somebody waits for a booking as soon as Microsoft 365 is back."""
_OFTEN = 60
"""Attempts to deliver, over about an hour, after which a chat that is away is asked more rarely."""
_RARELY = 300


def postpone(due: Job, error: BotError, now: datetime) -> Job | None:
    """Return the work for another attempt, at growing intervals; given up after too many. None where none is to follow.

    Never an interview's: neither half a booking nor a room's answer may wait for an admin. Nor what
    deletes: no admin can do anything about it.
    """
    if isinstance(error, Unsure) and due.kind is JobKind.SHOW:
        return _postpone_unsure(due, error, now)
    is_over = due.attempts >= ATTEMPTS and due.kind not in _NEVER_ASIDE
    if isinstance(error, NotTaken) and due.kind is JobKind.SHOW:
        is_over = now - (due.since or now) >= DELIVERED_WITHIN
    if is_over or isinstance(error, Unreachable):
        return dead_letter(due, error, now)
    return _later(due, error, now + _pause(due, error))


def dead_letter(due: Job, error: BotError, now: datetime) -> Job:
    """Return the work as given up; a message still waits for its person to write."""
    is_message = due.kind is JobKind.SHOW
    again = _later(due, error, now + ASIDE_FOR)
    return replace(again, is_aside=True, is_waiting=is_message)


def _postpone_unsure(due: Job, error: BotError, now: datetime) -> Job | None:
    """Return the message to be sent once more at most, then with what its person writes next, then no more."""
    counted = replace(due, unsure=due.unsure + 1)
    if due.is_waiting:
        return None
    if counted.unsure == 1:
        return _later(counted, error, now + UNSURE_PAUSE)
    # It may well have arrived: nobody is told of a failure.
    return replace(_later(counted, error, now + ASIDE_FOR), is_waiting=True)


def _later(due: Job, error: BotError, at: datetime) -> Job:
    return replace(due, at=at, leased_until=None, trouble=error.key)


def _pause(due: Job, error: BotError) -> timedelta:
    asked = error.retry_after or 0 if isinstance(error, OutsideTrouble) else 0
    longest = _LONGEST.get(due.kind, 2**ATTEMPTS)
    if due.kind is JobKind.SHOW and due.attempts > _OFTEN:
        longest = _RARELY
    doubled = 2 ** min(due.attempts, ATTEMPTS)
    return timedelta(seconds=max(min(doubled, longest), min(asked, _RARELY)))
