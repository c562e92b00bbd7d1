"""Other times that an interview's people propose: which stay open, and which are declined."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.domain.bookings.given_answers import with_answer
from bot.domain.bookings.interview_changes import increment_revision
from bot.domain.bookings.interviews import (
    Answer,
    Attendee,
    DeclinedProposal,
    Interview,
    Proposal,
)


def with_proposal(interview: Interview, proposal: Proposal, *, is_in_calendar: bool) -> Interview:
    """Return the interview for which somebody proposes another time; their calendar takes it with a perhaps."""
    others = tuple(one for one in interview.proposals if one.proposer != proposal.proposer)
    people = tuple(
        _proposing(one, is_in_calendar=is_in_calendar) if one.mail == proposal.proposer else one
        for one in interview.people
    )
    return increment_revision(replace(interview, people=people, proposals=(*others, proposal)))


def _proposing(person: Attendee, *, is_in_calendar: bool) -> Attendee:
    asking = replace(person, declined_proposal=None)
    if not is_in_calendar:
        return asking
    return with_answer(asking, Answer.TENTATIVE, is_in_calendar=True)


def withdraw_proposal(interview: Interview, mail: str) -> Interview:
    """Return the interview without the other time that this interviewer proposes; what a calendar still shows of it is no news."""
    proposal = interview.proposal_of(mail)
    if proposal is None:
        return interview
    shown = (proposal.start, proposal.end)
    people = tuple(
        replace(one, tallied_proposal=shown) if one.mail == mail else one
        for one in interview.people
    )
    left = tuple(one for one in interview.proposals if one is not proposal)
    return increment_revision(replace(interview, people=people, proposals=left))


def without_accepted(before: Interview, after: Interview) -> Interview:
    """Return the interview without what those proposed who have accepted its own time since."""
    for one in before.proposals:
        was, is_now = before.attendee(one.proposer), after.attendee(one.proposer)
        is_new = was is not None and was.answer is not Answer.ACCEPTED
        if is_new and is_now is not None and is_now.answer is Answer.ACCEPTED:
            after = withdraw_proposal(after, one.proposer)
    return after


def decline_proposals(
    interview: Interview, declined: Sequence[Proposal], now: datetime
) -> Interview:
    """Return the interview that stays at its time: who proposed these others is asked whether they can make it."""
    by = {one.proposer: DeclinedProposal(proposal=one, at=now) for one in declined}
    people = tuple(
        replace(one, declined_proposal=by[one.mail]) if one.mail in by else one
        for one in interview.people
    )
    left = tuple(one for one in interview.proposals if one not in declined)
    return increment_revision(replace(interview, people=people, proposals=left))


def with_question_answered(person: Attendee) -> Attendee:
    """Return an interviewer who is not asked any more whether they can make it after all."""
    declined = person.declined_proposal
    if declined is None or declined.is_answered:
        return person
    return replace(person, declined_proposal=replace(declined, is_answered=True))
