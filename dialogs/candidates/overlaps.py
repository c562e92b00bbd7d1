"""A candidate in two interviews at the same time: the one check that booking, moving and changing ask.

A booking is asked about before; a change, which Undo takes back, and what was done in Outlook are told afterwards.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.candidates import CANDIDATE_INDEX, candidate_key
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from bot.domain.intervals import Interval
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, message
from dialogs.authorization import may_see_candidates, zone_of

Happened = Literal["move", "change", "name", "outlook"]
"""What brought a candidate into two interviews at once; `name` where who it is has no Undo."""


async def overlapping(
    asked: Interview | Offer, spans: Iterable[Interval], unit_of_work: UnitOfWork
) -> list[Interview]:
    """Return the other live interviews of the same candidate at these times; not those of a namesake with another address.

    Of a loop its own sessions are no others.
    """
    wanted = tuple(spans)
    return [
        one
        for one in await other_interviews(asked, unit_of_work)
        if not (asked.loop and one.loop == asked.loop)
        and any(one.span.overlaps(span) for span in wanted)
    ]


async def other_interviews(
    asked: Interview | Offer | CandidateLink, unit_of_work: UnitOfWork
) -> list[Interview]:
    """Return the other live interviews of a candidate; not those of a namesake with another address."""
    if not asked.candidate:
        return []
    key = candidate_key(asked.tenant, asked.candidate)
    return [
        one
        for one in await unit_of_work.find(Interview, CANDIDATE_INDEX, key)
        if one.id != asked.id
        and one.is_live
        and _may_be_same(one.candidate_mail, asked.candidate_mail)
    ]


def is_same_candidate(one: Interview, other: Interview) -> bool:
    """Whether two interviews are, as far as is known, of the same candidate."""
    names = candidate_key("", one.candidate), candidate_key("", other.candidate)
    is_named = bool(one.candidate) and names[0] == names[1]
    return is_named and _may_be_same(one.candidate_mail, other.candidate_mail)


def _may_be_same(one: str, other: str) -> bool:
    """Whether two candidates of one name may be one person: not where both have an address and these differ."""
    return not (one and other) or one.casefold() == other.casefold()


async def told_of_overlap(
    changed: Iterable[tuple[Interview | None, Interview]],
    reader: Person,
    unit_of_work: UnitOfWork,
    *,
    what: Happened,
) -> list[OutgoingView]:
    """Return what tells somebody, in their own chat, that a candidate is in two interviews at once, and was not before.

    `changed` are interviews as they were and as they are.
    """
    for before, after in changed:
        others = await overlapping(after, [after.span], unit_of_work)
        new = [one for one in others if not _was_so(one, before)]
        if not new:
            continue
        zone = zone_of(reader, await unit_of_work.account(after.tenant))
        told = message(
            "candidate-twice",
            start=min(one.start for one in new).astimezone(zone).isoformat(),
            candidate=after.candidate if may_see_candidates(reader) else "",
            year=after.start.astimezone(zone).year,
            what=what,
        )
        return [OutgoingView(view=told, to=reader.id)]
    return []


def is_overlap_told(show: OutgoingView) -> bool:
    """Whether a view tells of a candidate in two interviews at once."""
    return isinstance(show.view, Message) and show.view.key == "candidate-twice"


async def with_overlap_told(
    outcome: Outcome, before: Interview, reader: Person, unit_of_work: UnitOfWork, *, what: Happened
) -> Outcome:
    """Return the outcome of a change that also tells of an overlap that it brings about."""
    changed = [(before, one) for one in outcome.save if isinstance(one, Interview)]
    told = await told_of_overlap(changed, reader, unit_of_work, what=what)
    return replace(outcome, show=[*outcome.show, *told])


def _was_so(other: Interview, before: Interview | None) -> bool:
    """Whether an interview was at the same time as another, and with the same candidate, before it changed."""
    if before is None or not before.span.overlaps(other.span):
        return False
    return is_same_candidate(before, other)
