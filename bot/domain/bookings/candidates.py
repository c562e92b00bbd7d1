"""Candidates: who is interviewed, known by the name that was said, never one of the account's own people."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.bookings.interviews import CandidateInvitation, Interview, Stage
from bot.domain.bookings.loops import CandidateDay, Loop, LoopStage
from bot.domain.letters import plain_letters

CANDIDATE_INDEX = "candidate-name"
"""Under which `candidate_key` is kept. Another key takes another name, so that what is stored is filed anew."""


def candidate_key(tenant: str, name: str) -> str:
    """Return what all interviews of one candidate are found by, however the name was typed: with or without capitals and accents."""
    typed = plain_letters(" ".join(name.split())).replace("’", "'")
    return f"{tenant}/{typed}"


def forget_candidate(interview: Interview, now: datetime) -> Interview:
    """Return the interview without its candidate, and without what may speak of them.

    Whom Outlook invited besides may be the candidate, too; of a coming interview they are read from its event again.
    Of the candidate's own event only the place is kept, while the interview is still to end with it: nothing of one that is over.
    """
    is_needed = interview.stage is not Stage.ENDED and interview.end > now
    return replace(
        interview,
        candidate="",
        candidate_mail="",
        note="",
        title="",
        outsiders=(),
        before=None,
        stood=forget_candidate(interview.stood, now) if interview.stood else None,
        candidate_invitation=_forgotten(interview.candidate_invitation, is_needed=is_needed),
        revision=interview.revision + 1,
    )


def _forgotten(own: CandidateInvitation | None, *, is_needed: bool) -> CandidateInvitation | None:
    if own is None:
        return None
    if not is_needed:
        return CandidateInvitation()
    return replace(own, mail="", sealed_link="", shows="")


def forget_candidate_of_loop(loop: Loop, now: datetime) -> Loop:
    """Return the loop without its candidate; while it is alive it keeps where their events still to come are, which end with it."""
    # Days are told by the organizer's clock, wherever that is.
    first = now.date() - timedelta(days=1)
    is_needed = loop.stage is not LoopStage.ENDED
    coming = [one for one in loop.candidate_days if is_needed and one.day >= first]
    left = [one for one in loop.left_behind if one.day.day >= first]
    return replace(
        loop,
        candidate="",
        candidate_mail="",
        candidate_days=tuple(map(_forgotten_day, coming)),
        left_behind=tuple(replace(one, day=_forgotten_day(one.day)) for one in left),
        revision=loop.revision + 1,
    )


def _forgotten_day(day: CandidateDay) -> CandidateDay:
    return replace(day, shows="", invitation=replace(day.invitation, mail="", sealed_link=""))
