"""What the bot says unasked: NOTIFICATIONS, the table of who is told what, when, and whether it can be switched off.

What a person chose comes before what the account chose, and that before the table.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace


class NotificationKind(StrEnum):
    """What is told; the values stand in stored choices and in form inputs."""

    REMINDER = "reminder"
    """Before an interview: when, with whom, where, and the note."""
    UNANSWERED = "unanswered"
    """An invitation that was not answered, or only with maybe."""
    MORNING = "morning"
    """To interviewers, on days that hold one of their interviews."""
    OVERVIEW = "overview"
    """To recruiters, on working days: today's interviews, and what is not settled of the next days."""
    AFTER = "after"
    """After an interview: whether it took place, with the account's feedback link."""
    CHANGE = "change"
    """An interview was moved or cancelled, or goes on without the reader."""
    ALERT = "alert"
    """To the organizer: a room or a person declined, or a room stays silent."""


Audience = Literal["interviewer", "recruiter"]


class NotificationRule(Struct, frozen=True, kw_only=True):
    """A row of the table."""

    kind: NotificationKind
    audience: Audience
    minutes: int | None = None
    """How long before the start, or after the end, where that can be chosen."""
    minutes_choices: tuple[int, ...] = ()
    is_after: bool = False
    """The minutes count from the end of the interview, not to its start."""
    clock: str = ""
    """The time of day, `HH:MM` by the reader's clock, where that can be chosen."""
    clock_choices: tuple[str, ...] = ()
    can_be_off: bool = True
    is_repeatable: bool = False
    """One may be told several times, each so many minutes before."""


_MORNINGS = ("07:00", "07:30", "08:00", "08:30", "09:00", "09:30", "10:00")

NOTIFICATIONS: Mapping[NotificationKind, NotificationRule] = {
    rule.kind: rule
    for rule in (
        NotificationRule(
            kind=NotificationKind.REMINDER,
            audience="interviewer",
            minutes=15,
            minutes_choices=(5, 10, 15, 30, 60, 24 * 60),
            is_repeatable=True,
        ),
        NotificationRule(kind=NotificationKind.UNANSWERED, audience="interviewer"),
        NotificationRule(
            kind=NotificationKind.MORNING,
            audience="interviewer",
            clock="08:30",
            clock_choices=_MORNINGS,
        ),
        NotificationRule(
            kind=NotificationKind.AFTER,
            audience="interviewer",
            minutes=60,
            minutes_choices=(15, 30, 60, 120),
            is_after=True,
        ),
        NotificationRule(
            kind=NotificationKind.CHANGE,
            audience="interviewer",
            can_be_off=False,
        ),
        NotificationRule(
            kind=NotificationKind.OVERVIEW,
            audience="recruiter",
            clock="08:30",
            clock_choices=_MORNINGS,
        ),
        NotificationRule(
            kind=NotificationKind.ALERT,
            audience="recruiter",
            can_be_off=False,
        ),
    )
}


class NotificationChoice(Struct, frozen=True, kw_only=True):
    """What a person or an account chose of one kind; what is None or empty was left open."""

    is_on: bool | None = None
    minutes: int | None = None
    also: tuple[int, ...] = ()
    """Further minutes, of who wants to be told several times; they belong to `minutes`."""
    clock: str = ""


NotificationChoices = Mapping[str, NotificationChoice]
"""By the kind's value."""


class NotificationSetting(Struct, frozen=True, kw_only=True):
    """What holds for one person and kind."""

    is_on: bool
    minutes: int = 0
    also: tuple[int, ...] = ()
    """Further minutes, fewer than `minutes`, of who wants to be told several times."""
    clock: str = ""

    @property
    def all_minutes(self) -> tuple[int, ...]:
        """Return all of the minutes, the most first."""
        return tuple(sorted({self.minutes, *self.also}, reverse=True))


def notification_choice(minutes: Iterable[int]) -> NotificationChoice:
    """Return the choice to be told so many minutes before or after, once or several times."""
    first, *rest = sorted(set(minutes), reverse=True)
    return NotificationChoice(is_on=True, minutes=first, also=tuple(rest))


def notification_setting(
    kind: NotificationKind, *choices: NotificationChoices
) -> NotificationSetting:
    """Return what holds of a kind; of the choices the first that says something counts."""
    rule = NOTIFICATIONS[kind]
    made = [one[kind.value] for one in choices if kind.value in one]
    is_on = next((one.is_on for one in made if one.is_on is not None), True)
    timed = next((one for one in made if one.minutes is not None), NotificationChoice())
    minutes = rule.minutes or 0 if timed.minutes is None else timed.minutes
    clock = next((one.clock for one in made if one.clock), rule.clock)
    return NotificationSetting(
        is_on=is_on or not rule.can_be_off, minutes=minutes, also=timed.also, clock=clock
    )


def with_choice(
    choices: NotificationChoices, kind: NotificationKind, choice: NotificationChoice
) -> dict[str, NotificationChoice]:
    """Return the choices with what is said of one kind; what is left open stays as it was chosen before."""
    before = choices.get(kind.value, NotificationChoice())
    merged = replace(
        before,
        is_on=before.is_on if choice.is_on is None else choice.is_on,
        minutes=before.minutes if choice.minutes is None else choice.minutes,
        also=before.also if choice.minutes is None else choice.also,
        clock=choice.clock or before.clock,
    )
    return {**choices, kind.value: merged}
