"""Which links somebody has sent, and what was booked with one."""

from collections.abc import Container
from datetime import datetime

import msgspec

from bot.domain.accounts import PersonId
from bot.domain.bookings.candidate_links import CandidateLink, LinkState, link_state
from bot.domain.bookings.candidates import CANDIDATE_INDEX, candidate_key
from bot.domain.bookings.interviews import Interview
from bot.language.requests import Question
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
    others = await _others_open(link, now, unit_of_work)
    return next((one for one in others if one.by == link.by), None)


async def replaced_links(
    link: CandidateLink, now: datetime, unit_of_work: UnitOfWork
) -> list[CandidateLink]:
    """Return the other open links of the same sender and candidate for the same interview: somebody of its people is asked for again, or again nobody."""
    others = await _others_open(link, now, unit_of_work)
    alike = (one for one in others if one.by == link.by and _is_one_person(one, link))
    return [one for one in alike if _is_same_interview(one, link)]


def _is_one_person(one: CandidateLink, other: CandidateLink) -> bool:
    """Whether no two addresses tell two candidates of the same name apart."""
    mails = {it.candidate_mail.casefold() for it in (one, other)} - {""}
    return len(mails) <= 1


def _is_same_interview(one: CandidateLink, other: CandidateLink) -> bool:
    """Whether two links ask for one interview: with somebody in common, or both with whoever is free."""
    these, those = ({*msgspec.convert(it.asked, Question).people} for it in (one, other))
    return bool(these & those) or not (these or those)


async def open_link_of_colleague(
    link: CandidateLink, now: datetime, unit_of_work: UnitOfWork
) -> CandidateLink | None:
    """Return the newest link with which the same candidate can choose a time with somebody else's; not of a namesake.

    Two of the same name are told apart by their addresses, where both are known.
    """
    others = await _others_open(link, now, unit_of_work)
    mails = {"", link.candidate_mail.casefold()}
    alike = (
        one for one in others if not link.candidate_mail or one.candidate_mail.casefold() in mails
    )
    return next((one for one in alike if one.by != link.by), None)


async def _others_open(
    link: CandidateLink, now: datetime, unit_of_work: UnitOfWork
) -> list[CandidateLink]:
    """Return the other links of the same candidate with which a time can be chosen, the newest first."""
    if not link.candidate:
        return []
    key = candidate_key(link.tenant, link.candidate)
    same = await unit_of_work.find(CandidateLink, CANDIDATE_INDEX, key)
    others = [
        one
        for one in same
        if one.id != link.id and await state_of(one, now, unit_of_work) is LinkState.OPEN
    ]
    return sorted(others, key=lambda one: one.created_at, reverse=True)


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
