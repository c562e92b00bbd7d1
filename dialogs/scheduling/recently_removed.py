"""What interviews left in calendars a moment ago: Outlook takes it out of other people's only after a while.

So a time is free again at once for who books anew after an undo, a cancellation or a move.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Attendee, Interview, Stage
from bot.runtime.ports import FreeBusy
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.scheduling.own_events import without_own

GONE_WITHIN = timedelta(minutes=1)
"""How long an invitation may stand in a calendar after it was withdrawn."""


async def without_just_left(
    read: Mapping[str, FreeBusy], asker: Person, now: datetime, unit_of_work: UnitOfWork
) -> Mapping[str, FreeBusy]:
    """Return calendars without what the asker's own interviews have just given up: that is not there for long."""
    own = await unit_of_work.find(Interview, "by", asker.id, after=now)
    for left in _left(own, now):
        read = {mail: without_own(one, left, asker.mail) for mail, one in read.items()}
    return read


def _left(own: Iterable[Interview], now: datetime) -> Iterable[Interview]:
    """Yield interviews as they stood where they have given up their time."""
    for one in own:
        if one.changed_at is None or not now - GONE_WITHIN <= one.changed_at <= now:
            continue
        if one.stage is Stage.ENDED:
            yield replace(one, stage=Stage.STANDING)
        elif one.is_live and one.before and (one.before.start, one.before.end) != (one.start, one.end):  # fmt: skip
            before = one.before
            people = tuple(Attendee(mail=mail, name=name) for mail, name in before.people)
            yield replace(one, start=before.start, end=before.end, people=people, room=before.room)
