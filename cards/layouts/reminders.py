"""What interviewers are told of an interview unasked: that it starts, that it waits for an answer, that it is over."""

from collections.abc import Callable, Iterator, Mapping

from bot.domain.bookings.interviews import Attendance
from bot.domain.reminders import ASKED_AFTERWARDS_MOST
from cards.actions import Attended
from cards.components import Banner, Button, Buttons, Facts, Heading, Hint, Part, Points, Text
from cards.layouts.interviews import answering, join
from cards.layouts.typed_hints import with_twins
from cards.reminder_views import MorningDigest, Reminder, ReminderAbout
from cards.words.administration.detail_cards import and_more
from cards.words.bookings import interview_card
from cards.words.bookings import reminders as words
from cards.words.formatting import zone
from cards.words.hints import also_type

LINES_MOST = 10


def reminder(view: Reminder) -> list[Part]:
    """Return what is said, by what it is about."""
    return list(PARTS[view.about](view))


def _before(view: Reminder) -> Iterator[Part]:
    card = view.card
    yield Heading(words.starts_title(card, is_ahead=view.is_ahead))
    yield Text(interview_card.time(card), is_close=True)
    rows = (*interview_card.facts(card), *words.people(card), *interview_card.organizer(card))
    if rows:
        yield Facts(rows)
    if card.join_url:
        yield Buttons((join(card),))
    yield Hint(also_type([words.LATE_TYPED]))


def _unanswered(view: Reminder) -> Iterator[Part]:
    card = view.card
    yield Heading(words.unanswered_title(card))
    yield Text(interview_card.time(card), is_close=True)
    yield Banner(words.waiting(card), "warning")
    yield Facts((*interview_card.facts(card), *words.people(card), *interview_card.organizer(card)))
    yield from answering(card)


def _after(view: Reminder) -> Iterator[Part]:
    card = view.card
    yield Heading(words.after_title(card))
    yield Text(interview_card.time(card), is_close=True)
    buttons = (
        Button(
            words.DONE,
            Attended(card.interview, Attendance.DONE.value),
            style="positive",
            typed=words.DONE_TYPED,
        ),
        Button(
            words.NO_SHOW,
            Attended(card.interview, Attendance.NO_SHOW.value),
            spoken=words.NO_SHOW_SPOKEN,
            typed=words.NO_SHOW_TYPED,
        ),
        Button(
            words.NOT_ME,
            Attended(card.interview, Attendance.NOT_ME.value),
            typed=words.NOT_ME_TYPED,
        ),
    )
    link = (Button(words.FEEDBACK, url=view.feedback_link),) if view.feedback_link else ()
    yield from with_twins((*buttons, *link))
    if last := words.last_time(view, ASKED_AFTERWARDS_MOST):
        yield Text(last, "quiet")


PARTS: Mapping[ReminderAbout, Callable[[Reminder], Iterator[Part]]] = {
    "reminder": _before,
    "unanswered": _unanswered,
    "after": _after,
}
"""How each kind is laid out."""


def morning_digest(view: MorningDigest) -> list[Part]:
    """Return what the day holds, then what is not settled."""
    parts: list[Part] = [Heading(words.digest_title(view)), Text(zone(view.zone), "quiet")]
    for section in view.sections:
        lines = tuple(words.digest_line(section, one, view) for one in section.lines[:LINES_MOST])
        parts += [Text(words.section_title(section), is_strong=True), Points(lines)]
        if len(section.lines) > LINES_MOST:
            parts.append(Text(and_more(len(section.lines) - LINES_MOST), "quiet"))
    return [*parts, Hint(also_type(words.DIGEST_TYPED))]
