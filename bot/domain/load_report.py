"""Who had how many interviews in a stretch of days, and how they went: pure counts of what is kept of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from bot.domain.bookings.interviews import Answer, Attendance, Attendee, Ending, Interview
from bot.domain.intervals import Interval


@dataclass(slots=True)
class PersonLoad:
    """What one person had to do with."""

    mail: str
    name: str
    held: int = 0
    """Interviews that are over, to which the candidate came, and that they did not decline."""
    coming: int = 0
    declined: int = 0
    minutes: int = 0
    """Of what was held."""
    answer_times: list[timedelta] = field(default_factory=list)

    @property
    def answers_within(self) -> timedelta | None:
        """Return the time within which they answered half of what they answered."""
        seconds = [one.total_seconds() for one in self.answer_times]
        return timedelta(seconds=median(seconds)) if seconds else None


@dataclass(slots=True, kw_only=True)
class LoadReport:
    """What a stretch of days held."""

    people: list[PersonLoad]
    """The most loaded first: those with the most held, then the most coming."""
    rooms: dict[str, int]
    """How many interviews were or will be in each, by address, the most first."""
    held: int = 0
    coming: int = 0
    cancelled: int = 0
    moves: int = 0
    no_shows: int = 0


def load_report(interviews: Iterable[Interview], span: Interval, now: datetime) -> LoadReport:
    """Return the report of the interviews that start in a stretch of time."""
    people: dict[str, PersonLoad] = {}
    report = LoadReport(people=[], rooms={})
    for one in interviews:
        if span.holds(one.start):
            _count(one, people, report, now)
    report.people = sorted(people.values(), key=lambda it: (-it.held, -it.coming, it.name, it.mail))
    report.rooms = dict(sorted(report.rooms.items(), key=lambda room: (-room[1], room[0])))
    return report


def _count(
    interview: Interview, people: dict[str, PersonLoad], report: LoadReport, now: datetime
) -> None:
    if not interview.is_live:
        report.cancelled += interview.ending is Ending.CANCELLED
        return
    is_over = interview.end <= now
    is_no_show = any(one.attendance is Attendance.NO_SHOW for one in interview.people)
    report.no_shows += is_no_show
    report.held += is_over and not is_no_show
    report.coming += not (is_over or is_no_show)
    report.moves += interview.moves
    if interview.room:
        report.rooms[interview.room] = report.rooms.get(interview.room, 0) + 1
    for one in interview.people:
        load = people.setdefault(one.mail, PersonLoad(one.mail, one.name))
        _count_person(one, load, interview, is_over=is_over, is_no_show=is_no_show)
    for mail in set(interview.declines) - {one.mail for one in interview.people}:
        people.setdefault(mail, PersonLoad(mail, mail)).declined += 1


def _count_person(
    one: Attendee, load: PersonLoad, interview: Interview, *, is_over: bool, is_no_show: bool
) -> None:
    if one.answer is Answer.DECLINED:
        load.declined += 1
    elif is_no_show:
        pass
    elif is_over and one.attendance is not Attendance.NOT_ME:
        load.held += 1
        load.minutes += interview.span.minutes
    elif not is_over:
        load.coming += 1
    if one.answered_at and one.asked_at:
        load.answer_times.append(max(one.answered_at - one.asked_at, timedelta()))
