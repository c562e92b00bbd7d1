"""What was booked before, as far as a message may ask for it again or tell what came of it: "rebook Jo", of whom it was cancelled, or "same for Ann"."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer, Purpose
from bot.language.context import ComingInterview
from bot.language.interviews.attendance.no_shows import may_tell_of_ended
from bot.language.interviews.changes.repeats import may_repeat
from bot.language.requests import Question
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import zone_of
from dialogs.typed.message_context import as_spoken_of, as_whole
from dialogs.typed.typed_message import TypedMessage

AGAIN_WITHIN = timedelta(days=60)
"""How long after its time an interview can be asked for again."""


async def with_ended(said: TypedMessage, unit_of_work: UnitOfWork) -> TypedMessage:
    """Return a message with what it is read with, and where it may ask for one again or tell that nobody came, what the speaker had booked before."""
    text, talk, turn = said.text, said.talk, said.turn
    person = await unit_of_work.person(turn.speaker.id)
    if person is None or not (may_repeat(text) or may_tell_of_ended(text)):
        return said
    found = await unit_of_work.find(Interview, "by", person.id, after=turn.now - AGAIN_WITHIN)
    over = [one for one in found if _is_over(one, turn.now)]
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    shown = talk.interview if talk.is_about_interview else ""
    blocks: list[tuple[datetime, list[ComingInterview]]] = [
        (_over_at(one), [as_spoken_of(one, person, zone)]) for one in over if not one.loop
    ]
    for whole, sessions in await _whole_loops(over, zone, unit_of_work):
        own = (as_spoken_of(one, person, zone) for one in sessions)
        blocks.append((max(map(_over_at, sessions)), [whole, *own]))
    latest = sorted(blocks, key=lambda one: one[0], reverse=True)
    ordered = sorted((block for _, block in latest), key=lambda block: block[0].id != shown)
    ended = tuple(one for block in ordered for one in block)
    coming = await _as_asked(said.context.interviews, unit_of_work)
    is_shown = bool(ended) and ended[0].id == shown
    context = replace(said.context, interviews=coming, ended=ended, is_ended_shown=is_shown)
    return replace(said, context=context)


async def _as_asked(
    coming: Sequence[ComingInterview], unit_of_work: UnitOfWork
) -> tuple[ComingInterview, ...]:
    """Return the coming interviews with what was asked for when each of the speaker's own was booked."""
    own = [one for one in coming if one.role == "organizer" and not one.sessions]
    found = await unit_of_work.load_all(Interview, [InterviewId(one.id) for one in own])
    booked = {one.id: one.offer for one in found if one is not None and one.offer}
    offers = await unit_of_work.load_all(Offer, list(dict.fromkeys(booked.values())))
    asked = {
        one.id: msgspec.convert(one.asked, Question)
        for one in offers
        if one is not None and one.purpose is Purpose.BOOK
    }
    return tuple(
        replace(one, asked=asked.get(booked.get(InterviewId(one.id), OfferId(""))))
        for one in coming
    )


def _is_over(interview: Interview, now: datetime) -> bool:
    return not interview.is_live or interview.end <= now


def _over_at(interview: Interview) -> datetime:
    """Return when an interview was cancelled, or took place."""
    return interview.end if interview.is_live else interview.changed_at or interview.booked_at


async def _whole_loops(
    over: Sequence[Interview], zone: ZoneInfo, unit_of_work: UnitOfWork
) -> list[tuple[ComingInterview, list[Interview]]]:
    """Return each loop of which nothing is left, as one, and its sessions in order of time."""
    ids = list(dict.fromkeys(one.loop for one in over if one.loop))
    found = await unit_of_work.load_all(Loop, ids) if ids else []
    gone = []
    for loop in found:
        own = [one for one in over if loop is not None and one.loop == loop.id]
        if loop is not None and len(own) == len(loop.interviews):
            own.sort(key=lambda one: one.start)
            gone.append((as_whole(loop, own, zone), own))
    return gone
