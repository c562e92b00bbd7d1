"""What the interviewers of one interview are told unasked, and when: pure functions of the interview as it stands.

No moment is stored: each is reckoned from the interview's present time, and what was sent counts for that time alone.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import PersonId
from bot.domain.bookings.interviews import (
    Answer,
    Attendance,
    Attendee,
    Interview,
    SentReminder,
    Stage,
)
from bot.domain.notifications import NOTIFICATIONS, NotificationKind, NotificationSetting
from bot.domain.quiet_hours import ReadingHours, at_clock, first_readable, next_morning

NUDGED_AFTER = timedelta(hours=24)
NUDGED_BEFORE = timedelta(hours=48)
NUDGES_MOST = 2
BETWEEN_NUDGES = timedelta(hours=12)
BETWEEN_MESSAGES = timedelta(hours=1)
"""What can wait is not said to somebody who was told something else just now."""
AFTER_THE_DIGEST = timedelta(minutes=1)
"""A question of the morning lets the digest go first, where there is one; it then comes an hour later."""
TOO_LATE_TO_ANSWER = timedelta(hours=1)
ASKED_AFTERWARDS_MOST = 3
ASKED_AFTERWARDS_FOR = timedelta(days=14)
_UNANSWERED = frozenset({Answer.NONE, Answer.TENTATIVE})


class Recipient(Struct, frozen=True, kw_only=True):
    """An interviewer who can be written to, with what they chose."""

    mail: str
    hours: ReadingHours
    """Their working hours."""
    settings: Mapping[NotificationKind, NotificationSetting]
    is_organizer: bool = False
    rests_until: datetime | None = None
    """They were told something just now: what can wait comes later."""


class DueReminder(Struct, frozen=True, kw_only=True):
    """One thing that one interviewer is to be told."""

    kind: NotificationKind
    mail: str
    at: datetime


class LastTold(Struct, frozen=True, kw_only=True):
    """When somebody was told something unasked last; what can wait comes an hour after it at the earliest."""

    person: PersonId
    at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.person

    @property
    def rests_until(self) -> datetime:
        """Return until when they are told nothing that can wait."""
        return self.at + BETWEEN_MESSAGES


def due_reminders(
    interview: Interview, recipients: Mapping[str, Recipient], now: datetime
) -> list[DueReminder]:
    """Return what is still to be said of an interview, in order of time; nothing of one that does not stand."""
    if interview.stage is not Stage.STANDING:
        return []
    found = [
        DueReminder(kind=kind, mail=one.mail, at=at)
        for one in interview.people
        if one.mail in recipients and one.answer is not Answer.DECLINED
        for kind, rule in _MOMENTS.items()
        if recipients[one.mail].settings[kind].is_on
        for at in rule(interview, one, recipients[one.mail], now)
    ]
    return sorted(found, key=lambda one: (one.at, one.kind, one.mail))


def with_sent(interview: Interview, sent: DueReminder, now: datetime) -> Interview:
    """Return the interview that remembers what was said, so that it is not said again."""
    noted = SentReminder(kind=sent.kind.value, start=interview.start, at=now)
    return replace(
        interview,
        people=tuple(
            replace(one, reminders=(*one.reminders, noted)) if one.mail == sent.mail else one
            for one in interview.people
        ),
    )


def with_asked(interview: Interview, now: datetime) -> Interview:
    """Return the interview that remembers since when each of its people is asked for its present time."""
    people = tuple(
        one
        if one.asked_for == interview.start
        else replace(one, asked_at=now, asked_for=interview.start)
        for one in interview.people
    )
    return interview if people == interview.people else replace(interview, people=people)


def times_sent(interview: Interview, mail: str, kind: NotificationKind) -> int:
    """Return how often somebody was told this of the interview at its present time."""
    own = interview.attendee(mail)
    return len(_sent(own, kind, interview)) if own else 0


def last_sent(interview: Interview, mail: str, kind: NotificationKind) -> datetime | None:
    """Return when somebody was told this last of the interview at its present time."""
    own = interview.attendee(mail)
    return next(reversed(_sent(own, kind, interview)), None) if own else None


def with_history(before: Interview | None, after: Interview, now: datetime) -> Interview:
    """Return the interview that remembers when people answered, who declined, and that it moved."""
    if before is None:
        return after
    earlier = {one.mail: one.answer for one in before.people}
    people = tuple(
        replace(one, answered_at=now)
        if one.answer not in {Answer.NONE, earlier.get(one.mail, Answer.NONE)}
        else one
        for one in after.people
    )
    declines = dict.fromkeys((*after.declines, *sorted(after.declined)))
    has_moved = before.start != after.start and after.is_live
    return replace(
        after,
        people=people,
        declines=tuple(declines),
        moves=before.moves + has_moved,
    )


def _sent(one: Attendee, kind: NotificationKind, interview: Interview) -> list[datetime]:
    """Return when somebody was told this of the interview at its present time."""
    return [
        sent.at
        for sent in one.reminders
        if sent.kind == kind.value and sent.start == interview.start
    ]


def _before(
    interview: Interview, one: Attendee, reader: Recipient, now: datetime
) -> Iterator[datetime]:
    if interview.start <= now:
        return
    asked = one.asked_at or interview.booked_at
    usual = NOTIFICATIONS[NotificationKind.REMINDER].minutes or 0
    chosen = reader.settings[NotificationKind.REMINDER].all_minutes
    moments = [interview.start - timedelta(minutes=minutes) for minutes in chosen]
    # Who chose a day and is asked later than that is still reminded shortly before.
    shortly = interview.start - timedelta(minutes=min(chosen[-1], usual))
    coming = [at for at in moments if at > asked] or [at for at in [shortly] if at > asked]
    last = max(_sent(one, NotificationKind.REMINDER, interview), default=asked)
    left = [at for at in coming if at > last]
    # Of several that are overdue one is enough.
    yield from [at for at in left if at <= now][-1:] or left[:1]


def _unanswered(
    interview: Interview, one: Attendee, reader: Recipient, now: datetime
) -> Iterator[datetime]:
    if reader.is_organizer or one.answer not in _UNANSWERED:
        return
    asked = _asked_last(interview, one)
    first, last = asked + NUDGED_AFTER, interview.start - NUDGED_BEFORE
    moments = [first, last] if last - first >= BETWEEN_NUDGES else [first]
    sent = _sent(one, NotificationKind.UNANSWERED, interview)
    if len(sent) >= min(len(moments), NUDGES_MOST):
        return
    rested = [sent[-1] + BETWEEN_NUDGES] if sent else []
    at = first_readable(max(moments[len(sent)], _rested(reader, now), *rested), reader.hours)
    if at is not None and at < interview.start - TOO_LATE_TO_ANSWER:
        yield at


def _asked_last(interview: Interview, one: Attendee) -> datetime:
    """Return when somebody was asked last whether they come: also when the time they proposed was declined."""
    declined = one.declined_proposal if one.is_asked_again else None
    return declined.at if declined else one.asked_at or interview.booked_at


def _after(
    interview: Interview, one: Attendee, reader: Recipient, now: datetime
) -> Iterator[datetime]:
    said = {other.attendance for other in interview.people}
    if one.attendance is not Attendance.NONE or Attendance.NO_SHOW in said:
        return
    sent = _sent(one, NotificationKind.AFTER, interview)
    if len(sent) >= ASKED_AFTERWARDS_MOST:
        return
    minutes = reader.settings[NotificationKind.AFTER].minutes
    first = interview.end + timedelta(minutes=minutes)
    clock = time.fromisoformat(reader.settings[NotificationKind.MORNING].clock)
    base = _following_morning(sent[-1], clock, reader.hours) if sent else first
    at = first_readable(max(base, _rested(reader, now)), reader.hours.waking) if base else None
    if at is not None and at < interview.end + ASKED_AFTERWARDS_FOR:
        yield at


def _rested(reader: Recipient, now: datetime) -> datetime:
    return max(now, reader.rests_until or now)


def _following_morning(sent: datetime, clock: time, hours: ReadingHours) -> datetime | None:
    """Return the morning of the next working day: nobody is asked twice a day."""
    same_day = at_clock(sent.astimezone(hours.zone).date(), clock, hours.zone)
    morning = next_morning(max(sent, same_day), clock, hours)
    return morning and morning + AFTER_THE_DIGEST


_MOMENTS = {
    NotificationKind.REMINDER: _before,
    NotificationKind.UNANSWERED: _unanswered,
    NotificationKind.AFTER: _after,
}
