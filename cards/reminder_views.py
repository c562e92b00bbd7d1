"""What people are told unasked: facts alone, as in `cards.view_models`."""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct

from cards.interview_views import InterviewCard
from cards.view_models import View

ReminderAbout = Literal["reminder", "unanswered", "after"]
"""It starts soon; it waits for an answer; it is over, did it take place? Values of `bot.domain.notifications.NotificationKind`."""


class Reminder(View, frozen=True, kw_only=True):
    """What an interviewer is told of an interview unasked."""

    kind: ClassVar[str] = "Reminder"
    about: ReminderAbout
    card: InterviewCard
    number: int = 1
    """How often this was said, this time included."""
    feedback_link: str = ""
    is_ahead: bool = False
    """Whether it is sent on a day before the interview's, which the reader then has to be told."""


class DigestLine(Struct, frozen=True, kw_only=True):
    """An interview in a morning digest."""

    start: datetime
    end: datetime
    candidate: str = ""
    people: tuple[str, ...] = ()
    """Names: who interviews, or of an unanswered one who has not answered."""
    room: str = ""
    room_state: str = "none"
    """A value of `bot.domain.bookings.interviews.RoomState`."""
    own_answer: str = ""
    """The reader's, where they interview; a value of `bot.domain.bookings.interviews.Answer`."""


class DigestSection(Struct, frozen=True, kw_only=True):
    """One thing that a morning digest tells of."""

    kind: Literal["own", "organized", "rooms", "unanswered", "unchosen"]
    """Today's of an interviewer; today's of an organizer; rooms not confirmed; people who have not answered;
    candidates who have not chosen, each from when they could until when they can."""
    lines: tuple[DigestLine, ...]


class MorningDigest(View, frozen=True, kw_only=True):
    """What the day holds, and what of the next days is not settled."""

    kind: ClassVar[str] = "MorningDigest"
    zone: str
    today: date
    sections: tuple[DigestSection, ...]
