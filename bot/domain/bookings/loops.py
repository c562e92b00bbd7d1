"""Loops: several interviews of one candidate, booked all or nothing and changed as one."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from bot.domain.accounts import CandidateEventPer, PersonId
from bot.domain.bookings.interview_changes import handed_invitation
from bot.domain.bookings.interviews import (
    UNDO_FOR,
    CandidateInvitation,
    Ending,
    HandedOver,
    InterviewId,
    LoopId,
    OfferId,
)


class LoopStage(StrEnum):
    """How far the booking of a loop has come; every stage may be repeated safely."""

    CLAIMED = "claimed"
    """Rooms and people of all sessions are held in the store; nothing is in any calendar."""
    CHECKED = "checked"
    """Looked at again and still free; the events of all sessions are being written."""
    STANDING = "standing"
    ENDING = "ending"
    """All sessions are on their way out."""
    ENDED = "ended"


class CandidateDay(Struct, frozen=True, kw_only=True):
    """The candidate's own event for one day of a loop, with the whole plan of the day, or for one session.

    It is kept before its event is written: without one, and not withdrawn, it is being written.
    """

    day: date
    """On the organizer's clock."""
    session: InterviewId | None = None
    """The only one that the event is for."""
    invitation: CandidateInvitation = field(default_factory=CandidateInvitation)
    shows: str = ""
    """A digest of the plan that the event shows; another one is written anew."""

    @property
    def part(self) -> "LoopPart":
        """Return what of the loop the event is for."""
        return self.session or self.day


class LeftBehind(Struct, frozen=True, kw_only=True):
    """An event of the candidate's that an organizer before has, or has where its writing took effect unseen."""

    by: PersonId
    day: CandidateDay


LoopPart = date | InterviewId
"""A day of a loop, or one of its sessions."""


class LoopPlaces(Struct, frozen=True, kw_only=True):
    """When, where and in which order the sessions were before the last change, and how they were asked for, for who undoes it."""

    interviews: tuple[InterviewId, ...]
    places: tuple[tuple[datetime, datetime, str], ...]
    """Start, end and room of each."""
    asked: dict[str, Any] | None = None
    """`Loop.asked` of then; None where it was not kept."""
    days_most: int | None = None


class Loop(Struct, frozen=True, kw_only=True):
    """What Book makes of a schedule; its sessions are interviews of their own."""

    id: LoopId
    tenant: str
    by: PersonId
    offer: OfferId
    slot_number: int = field(name="slot")
    """Which of the offer's schedules."""
    interviews: tuple[InterviewId, ...]
    """Every session that it has or had, in the order in which they were asked for."""
    asked: dict[str, Any]
    """The question as `bot.language` writes it, without the candidate."""
    days_most: int = 1
    """On how many days, at most, the sessions lie."""
    break_after: int | None = None
    break_minutes: int | None = None
    stage: LoopStage = LoopStage.CLAIMED
    ending: Ending = Ending.NONE
    candidate: str = ""
    candidate_mail: str = ""
    is_candidate_due: bool = False
    """The candidate's events may go out: Undo has closed, or the organizer said so."""
    is_candidate_urgent: bool = False
    """The organizer said that they go out at once as they are, though the last change may still be taken back."""
    candidate_told_at: datetime | None = None
    """When they were sent last because the organizer said so, and not once nothing could be taken back."""
    candidate_event_per: CandidateEventPer = CandidateEventPer.DAY
    """As the account had it when the loop was booked."""
    candidate_days: tuple[CandidateDay, ...] = ()
    candidate_zone: str = ""
    """IANA: on whose clock the candidate reads the times; empty means the organizer's."""
    candidate_events: int = 0
    """How many events the candidate ever had, so that each has a transaction of its own."""
    left_behind: tuple[LeftBehind, ...] = ()
    """The candidate's events of its organizers before, to be taken back once the new ones stand."""
    handed_over: HandedOver | None = None
    """The same as loops that were handed over earlier keep it: only events whose writing was seen to take effect."""
    reason: str = ""
    """What was said when it was cancelled; the attendees read it."""
    before: LoopPlaces | None = None
    changed_at: datetime | None = None
    going_back: str = ""
    """Why Microsoft 365 refused the last change for one session, while the others are still to go back."""
    is_change_undone: bool = False
    """Its last change was taken back: an Undo after it asks before it takes the booking back."""
    booked_at: datetime
    is_left_in_calendar: bool = False
    """It has ended, but Microsoft 365 did not let all of it be taken out of the organizer's calendar."""
    revision: int = 1

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id

    @property
    def is_live(self) -> bool:
        """Whether it stands or is on its way to."""
        return self.stage not in {LoopStage.ENDING, LoopStage.ENDED}

    @property
    def undo_closes(self) -> datetime:
        """Return the moment from which a fresh booking is taken back by Cancel only."""
        return self.booked_at + UNDO_FOR


def as_before(loop: Loop) -> Loop:
    """Return a loop that is asked for as it was before its last change: its order, its break, on how many days it may lie."""
    before = loop.before
    if before is None:
        return loop
    asked = loop.asked if before.asked is None else before.asked
    return replace(loop, asked=asked, days_most=before.days_most or loop.days_most)


def hand_loop_to(loop: Loop, organizer: PersonId, *, zone: str) -> Loop:
    """Return the loop with another organizer, in whose calendar the candidate's events are still to be written.

    What the candidate declined, or was taken back by hand, is not sent again.
    `zone` is that of its organizer until now: a candidate who is invited goes on reading the times on the same clock.
    """
    days = [
        replace(one, invitation=handed_invitation(one.invitation, zone))
        for one in loop.candidate_days
    ]
    left = (LeftBehind(by=loop.by, day=one) for one in loop.candidate_days)
    return replace(
        loop,
        by=organizer,
        candidate_days=tuple(one for one in days if one.invitation.is_withdrawn),
        candidate_zone=loop.candidate_zone or (zone if loop.candidate_days else ""),
        left_behind=(*loop.left_behind, *left),
        before=None,
        revision=loop.revision + 1,
    )
