"""Several interviews at once, and the question whether one shall really be cancelled."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from bot.domain.card_subjects import interview_subject, loop_subject
from cards.actions import Cancel, Change, Refresh
from cards.components import Button, Facts, Form, Heading, Option, Options, Part, Points, Text
from cards.interview_views import (
    AskToCancel,
    AskToGoOffline,
    InterviewCard,
    InterviewList,
    LoopLine,
)
from cards.layouts.forms import cancel_form
from cards.layouts.typed_hints import with_twins
from cards.words.administration.detail_cards import and_more
from cards.words.bookings import interview_list as words
from cards.words.formatting import stretch, when, zone

LISTED_MOST = 8


Entry = InterviewCard | LoopLine


def interview_list(view: InterviewList) -> list[Part]:
    """Return what is coming, day by day, each with a button that shows it in full."""
    entries = _entries(view)
    if not entries:
        nothing: list[Part] = [Heading(words.nothing(view))]
        return [*nothing, Text(words.ASK_ME)] if view.is_organizer else nothing
    total = len(view.interviews) + sum(one.sessions for one in view.loops) + view.further
    return [
        Heading(words.title(view, total)),
        Text(zone(entries[0].zone), "quiet", is_close=True),
        *agenda(view),
    ]


def _entries(view: InterviewList) -> list[Entry]:
    both: list[Entry] = [*view.interviews, *view.loops]
    return sorted(both, key=lambda one: one.start)


def agenda(view: InterviewList, today: date | None = None) -> Iterator[Part]:
    """Yield the next interviews under their days; with `today`, days have the names that this gives them."""
    entries = _entries(view)
    titles = words.show_titles(entries[:LISTED_MOST])
    numbered = enumerate(entries[:LISTED_MOST], 1)
    for day, group in groupby(numbered, key=lambda entry: entry[1].start.date()):
        yield Text(words.day_title(day, view.year, today), is_strong=True)
        yield Options(tuple(_option(view, one, number, titles) for number, one in group))
    left = len(entries) + view.further - LISTED_MOST
    if left > 0:
        yield Text(and_more(left), "quiet")


def _option(view: InterviewList, one: Entry, number: int, titles: Sequence[str]) -> Option:
    if isinstance(one, LoopLine):
        year, subject, spoken = view.year, loop_subject(one.loop), words.show_loop_spoken(view, one)
        notes = tuple(words.loop_notes(one))
    else:
        year, spoken = one.year or view.year, words.show_spoken(view, one)
        subject = interview_subject(one.interview)
        notes = tuple(words.notes(one, view))
    typed = words.MINE_TYPED if view.is_waiting else words.show_typed(number)
    return Option(
        number=number,
        time=stretch(one.start, one.end),
        spoken=when(one.start, one.end, year),
        place=words.whom(one),
        notes=notes,
        button=Button(
            words.ANSWER if view.is_waiting else titles[number - 1],
            Refresh(subject),
            spoken=spoken,
            typed=typed,
        ),
    )


def ask_to_go_offline(view: AskToGoOffline) -> list[Part]:
    """Return what it means that a Teams meeting becomes none, and the two answers."""
    offline = Change(view.interview, "offline")
    buttons: tuple[Button | Form, ...] = (
        Button(words.GO_OFFLINE_YES, offline, typed=words.GO_OFFLINE_TYPED),
        _keep_it(view.interview),
    )
    return [
        Heading(words.GO_OFFLINE),
        Points(tuple(words.go_offline_means(view))),
        *with_twins(buttons),
    ]


def _keep_it(interview: str) -> Button:
    back = Refresh(interview_subject(interview))
    return Button(words.KEEP_IT, back, typed=words.KEEP_IT_TYPED)


def ask_to_cancel(view: AskToCancel) -> list[Part]:
    """Return what cancelling takes away and from whom, and the two answers."""
    sure = Cancel(view.interview, is_sure=True)
    buttons: tuple[Button | Form, ...] = (
        Button(words.CANCEL_YES, sure, style="destructive", typed=words.CANCEL_TYPED),
        cancel_form(view.interview),
        _keep_it(view.interview),
    )
    return [
        Heading(words.cancel(view)),
        Facts(words.cancel_rows(view)),
        Points(words.cancel_effects(view)),
        *with_twins(buttons),
    ]
