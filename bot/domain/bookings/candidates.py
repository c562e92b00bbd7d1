"""Candidates: who is interviewed, known by the name that was said, never one of the account's own people."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import CandidateInvitation, Interview
from bot.domain.bookings.loops import CandidateDay, Loop


def candidate_key(tenant: str, name: str) -> str:
    """Return what all interviews of one candidate are found by, however the name was typed."""
    return f"{tenant}/{' '.join(name.split()).casefold()}"


def is_candidate(interview: Interview, name: str, mail: str = "") -> bool:
    """Whether an interview is of this candidate: by address, else by every word of the name that was said."""
    if mail and mail.casefold() == interview.candidate_mail.casefold():
        return True
    said = name.casefold().split()
    return bool(said) and set(said) <= set(interview.candidate.casefold().split())


def forget_candidate(interview: Interview) -> Interview:
    """Return the interview without its candidate, and without what may speak of them.

    Whom Outlook invited besides may be the candidate, too; of a coming interview they are read from its event again.
    Of the candidate's own event only the place is kept, unless the interview was cancelled: the event ends with it.
    """
    return replace(
        interview,
        candidate="",
        candidate_mail="",
        note="",
        title="",
        outsiders=(),
        before=None,
        stood=forget_candidate(interview.stood) if interview.stood else None,
        candidate_invitation=_forgotten(interview.candidate_invitation, is_live=interview.is_live),
        revision=interview.revision + 1,
    )


def _forgotten(own: CandidateInvitation | None, *, is_live: bool) -> CandidateInvitation | None:
    if own is None:
        return None
    return replace(own, mail="", sealed_link="", event=own.event if is_live else None)


def forget_candidate_of_loop(loop: Loop) -> Loop:
    """Return the loop without its candidate; while it is alive it keeps where their events are, which end with it."""
    return replace(
        loop,
        candidate="",
        candidate_mail="",
        candidate_days=tuple(map(_forgotten_day, loop.candidate_days)) if loop.is_live else (),
        left_behind=tuple(replace(one, day=_forgotten_day(one.day)) for one in loop.left_behind),
        revision=loop.revision + 1,
    )


def _forgotten_day(day: CandidateDay) -> CandidateDay:
    return replace(day, invitation=replace(day.invitation, mail="", sealed_link=""))
