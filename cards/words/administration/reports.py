"""The words of the report of interviews: who had how many, which rooms, and how it went."""

from collections.abc import Iterator, Sequence
from datetime import date

from cards.account_views import LoadLine, ReportView
from cards.view_models import Sheet
from cards.words.administration.plans import plans_named
from cards.words.formatting import MONTHS, count_of, display, join_names, length, short_names

REPORT_COLUMNS = (
    "start", "minutes", "room", "organizer", "state", "moves",
    "interviewer", "answer", "minutes to answer", "attendance", "candidate",
)  # fmt: skip
"""Of the file; the candidate's is the last, and left out for who may not see it."""
_STATES = {
    "taken": "not booked: no longer free",
    "failed": "not booked",
    "undone": "undone",
    "cancelled": "cancelled",
}
_ANSWERS = {"accepted": "accepted", "tentative": "maybe", "declined": "declined"}
_ATTENDANCES = {
    "done": "took place",
    "no-show": "candidate didn’t come",
    "not me": "wasn’t there",
}
_PEOPLE_MOST, _ROOMS_MOST = 15, 5


def report(view: ReportView) -> Sheet:
    """Return who had how many interviews, the most loaded first."""
    days = days_named(view.first, view.last)
    whose = "Your interviews" if view.is_own else "Interviews"
    rooms = view.rooms[:_ROOMS_MOST]
    return Sheet(
        title=f"{whose}, {days}",
        summary=_summary(view),
        rows=(
            *((one.name, _load(one)) for one in view.people[:_PEOPLE_MOST]),
            *((name, count_of(number, "interview")) for name, number in rooms),
        ),
        lines=tuple(_lines(view)),
        download=view.url,
        hints=tuple(_hints(view)),
    )


def state_cell(ending: str) -> str:
    """Return what became of an interview, for the file: `ending` is a value of `Ending`."""
    return _STATES.get(ending, "booked")


def answer_cell(answer: str) -> str:
    """Return what an interviewer said to the invitation, for the file: a value of `Answer`."""
    return _ANSWERS.get(answer, "no answer")


def attendance_cell(attendance: str) -> str:
    """Return what an interviewer said afterwards, for the file: a value of `Attendance`; empty where nothing."""
    return _ATTENDANCES.get(attendance, "")


def days_named(first: date, last: date) -> str:
    """Return the days of a report: "November 2026", "23 to 29 November 2026"."""
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if first.day == 1 and (last.month, last.year) == (first.month, first.year) and last.day >= 28:  # noqa: PLR2004 - the shortest month
        return f"{MONTHS[first.month - 1]} {first.year}"
    same = f" {MONTHS[first.month - 1]}" if first.month != last.month else ""
    return f"{first.day}{same} to {last.day} {MONTHS[last.month - 1]} {last.year}"


def _summary(view: ReportView) -> str:
    if not view.people:
        return "Nothing yet"
    if view.is_fewest and not view.is_own:
        return _who_has_fewest(view.people)
    first = view.people[0]
    if view.is_own or view.is_about_some or len(view.people) == 1:
        return ""
    most = [one.name for one in view.people if one.held == first.held]
    if not first.held or len(most) > 1:
        return ""
    return f"{display(first.name, 60)} has had the most: {first.held}"


def _who_has_fewest(people: Sequence[LoadLine]) -> str:
    """Return who has the fewest interviews, those to come counted too."""
    least = people[0].held + people[0].coming
    names = short_names([one.name for one in people if one.held + one.coming == least])
    have = "has" if len(names) == 1 else "have"
    return f"{join_names(names, 5)} {have} the fewest: {count_of(least, 'interview')}"


def _load(line: LoadLine) -> str:
    parts = (
        f"{line.held} held",
        f"({length(line.minutes)})" if line.minutes else "",
    )
    more = (
        f"{line.coming} coming" if line.coming else "",
        f"{line.declined} declined" if line.declined else "",
        f"answers within {length(max(1, line.answer_minutes))}" if line.answer_minutes >= 0 else "",
        f"at most {line.per_week} a week" if line.per_week else "",
    )
    return " · ".join(filter(None, (" ".join(filter(None, parts)), *more)))


def _lines(view: ReportView) -> Iterator[str]:
    if len(view.people) > _PEOPLE_MOST:
        yield f"And {len(view.people) - _PEOPLE_MOST} more."
    is_empty = not (view.people or view.cancelled)
    if view.is_own or view.is_about_some or is_empty:
        return
    parts = (
        f"{view.held} held",
        f"{view.coming} coming",
        f"{view.cancelled} cancelled" if view.cancelled else "",
        f"{count_of(view.moves, 'move')}" if view.moves else "",
        f"{count_of(view.no_shows, 'no-show')}" if view.no_shows else "",
    )
    yield f"In all: {', '.join(filter(None, parts))}."


def _hints(view: ReportView) -> Iterator[str]:
    if view.url:
        yield "The link works once, for ten minutes. Anyone who has it can read the table."
    if view.file_plans:
        yield f"Reports as a file (CSV) come with {plans_named(','.join(view.file_plans))}."
    if not view.is_own:
        yield "Other days: “report last month”, “how many did Ian do this week”."
