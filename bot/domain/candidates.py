"""Candidates: who is interviewed, known by the name that was said, never one of the account's own people."""

from dataclasses import replace

from bot.domain.interviews import Interview


def candidate_key(tenant: str, name: str) -> str:
    """Return what all interviews of one candidate are found by, however the name was typed."""
    return f"{tenant}/{' '.join(name.split()).casefold()}"


def forget_candidate(interview: Interview) -> Interview:
    """Return the interview without its candidate, and without the note that may speak of them."""
    own = interview.candidate_invitation
    return replace(
        interview,
        candidate="",
        candidate_mail="",
        note="",
        title="",
        before=None,
        candidate_invitation=replace(own, mail="", event=None) if own else None,
        revision=interview.revision + 1,
    )
