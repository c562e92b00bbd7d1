"""Candidates: who is interviewed, known by the name that was said, never one of the account's own people."""

from dataclasses import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop


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
    """
    own = interview.candidate_invitation
    return replace(
        interview,
        candidate="",
        candidate_mail="",
        note="",
        title="",
        outsiders=(),
        before=None,
        stood=forget_candidate(interview.stood) if interview.stood else None,
        candidate_invitation=replace(own, mail="", event=None, sealed_link="") if own else None,
        revision=interview.revision + 1,
    )


def forget_candidate_of_loop(loop: Loop) -> Loop:
    """Return the loop without its candidate, and without where their invitations were."""
    return replace(
        loop,
        candidate="",
        candidate_mail="",
        candidate_days=(),
        revision=loop.revision + 1,
    )
