"""Times proposed in Outlook as offers, so that one press moves the interview there as for any proposal."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, Proposal
from bot.domain.bookings.offers import Offer, OfferedSlot, Purpose
from bot.domain.intervals import Interval
from bot.language.requests import AskedRoom, Question, Window
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import zone_of
from dialogs.scheduling.search_inputs import working_hours

DAYS = 5
MINUTE = timedelta(minutes=1)


async def offers_of_proposals(
    before: Interview, after: Interview, organizer: Person, unit_of_work: UnitOfWork
) -> list[Offer]:
    """Return an offer of one time for each proposal that is new, made for the organizer."""
    account = await unit_of_work.account(after.tenant)
    known = {one.offer for one in before.proposals}
    fresh = [one for one in after.proposals if one.offer not in known]
    for one in fresh:
        await unit_of_work.load(Offer, one.offer)
    return [offer_of_proposal(after, one, organizer, account) for one in fresh]


def offer_of_proposal(
    interview: Interview,
    proposal: Proposal,
    organizer: Person,
    account: Account,
    *,
    rooms: tuple[str, ...] = (),
) -> Offer:
    """Return the offer of what somebody proposes, made for the organizer: in the first of these rooms that is free, else in its own."""
    zone = zone_of(organizer, account)
    slot = OfferedSlot(
        start=proposal.start,
        end=proposal.end,
        people=tuple(one.mail for one in interview.people),
        rooms=rooms or ((interview.room,) if interview.room else ()),
        interview=interview.id,
    )
    windows = coming_hours(account, zone, proposal.start)
    return Offer(
        id=proposal.offer,
        tenant=interview.tenant,
        by=organizer.id,
        asked=msgspec.to_builtins(question_about(interview, windows)),
        purpose=Purpose.MOVE,
        interview=interview.id,
        room_then=interview.room,
        minutes_then=interview.minutes,
        slots=(slot,),
        expires_at=proposal.start,
    )


def question_about(interview: Interview, windows: tuple[Window, ...]) -> Question:
    """Return the question for other times of an interview within these windows."""
    return Question(
        people=tuple(sorted(one.mail for one in interview.people)),
        need="all" if interview.people else "any",
        minutes=(interview.end - interview.start) // MINUTE,
        windows=windows,
        room=AskedRoom() if interview.room else None,
        online=interview.online,
    )


def coming_hours(account: Account, zone: ZoneInfo, now: datetime) -> tuple[Window, ...]:
    """Return the working hours of the next days from this moment on, on the clock of this zone."""
    coming = Interval(now, now + timedelta(days=DAYS + 4))
    return tuple(
        (
            one.start.astimezone(zone).replace(tzinfo=None),
            one.end.astimezone(zone).replace(tzinfo=None),
        )
        for one in working_hours(account, zone).spans(coming)[:DAYS]
    )
