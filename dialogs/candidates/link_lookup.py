"""Which links somebody has sent, and what was booked with one."""

from collections.abc import Container
from datetime import datetime

from bot.domain.accounts import PersonId
from bot.domain.bookings.candidate_links import CandidateLink, LinkState, link_state
from bot.domain.bookings.candidates import candidate_key
from bot.domain.bookings.interviews import Interview
from bot.language.tokens.normalize import folded
from bot.runtime.unit_of_work import UnitOfWork


async def interview_of(link: CandidateLink, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the interview that was booked with a link last; None where no time was chosen yet."""
    return await unit_of_work.load(Interview, link.interview) if link.interview else None


async def state_of(link: CandidateLink, now: datetime, unit_of_work: UnitOfWork) -> LinkState:
    """Return what can be done with a link now."""
    return link_state(link, await interview_of(link, unit_of_work), now)


async def other_open_link(
    link: CandidateLink, now: datetime, unit_of_work: UnitOfWork
) -> CandidateLink | None:
    """Return the newest other link of the same sender and candidate with which a time can be chosen."""
    if not link.candidate:
        return None
    key = candidate_key(link.tenant, link.candidate)
    same = await unit_of_work.find(CandidateLink, "candidate", key)
    others = [
        one
        for one in same
        if one.id != link.id
        and one.by == link.by
        and await state_of(one, now, unit_of_work) is LinkState.OPEN
    ]
    return max(others, key=lambda one: one.created_at, default=None)


async def links_of(
    sender: PersonId, states: Container[LinkState], now: datetime, unit_of_work: UnitOfWork
) -> list[CandidateLink]:
    """Return the links of a sender that are in one of these states, the oldest first."""
    found = await unit_of_work.find(CandidateLink, "by", sender)
    fitting = [one for one in found if await state_of(one, now, unit_of_work) in states]
    return sorted(fitting, key=lambda one: one.created_at)


async def links_named(sender: PersonId, text: str, unit_of_work: UnitOfWork) -> list[CandidateLink]:
    """Return the links of a sender, in whatever state, whose candidate is named."""
    own = await unit_of_work.find(CandidateLink, "by", sender)
    return [one for one in own if is_named(one.candidate, text)]


def is_named(candidate: str, text: str) -> bool:
    """Whether a candidate's name, or a part of it from the start of a word, is what was said, accents or not."""
    return bool(candidate) and f" {folded(text.strip())}" in f" {folded(candidate)}"
