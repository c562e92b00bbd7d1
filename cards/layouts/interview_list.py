"""Several interviews at once, and the question whether one shall really be cancelled."""

from collections.abc import Iterator

from bot.domain.card_subjects import interview_subject
from cards.actions import Cancel, Change, Refresh
from cards.components import Button, Buttons, Facts, Form, Heading, Part, Points, Rule, Text
from cards.layouts.forms import cancel_form
from cards.layouts.typed_hints import with_twins
from cards.view_models import AskToCancel, AskToGoOffline, InterviewCard, InterviewList
from cards.words.formatting import count_of, display, join_names, short_time, when, zone
from cards.words.interview_card import ROOM_STATES

LISTED_MOST = 8

_ANSWERS = {
    "accepted": "you accepted",
    "tentative": "you said maybe",
    "declined": "you declined",
    "none": "you haven’t answered yet",
}


def interview_list(view: InterviewList) -> list[Part]:
    """Return what is coming, each with a button that shows it in full."""
    if not view.interviews:
        ask = "Ask me, for example: “who's free Tuesday with a room”."
        nothing: list[Part] = [Heading("No interviews are coming up")]
        return [*nothing, Text(ask)] if view.is_organizer else nothing
    total = len(view.interviews) + view.further
    parts: list[Part] = [Heading(count_of(total, "interview") + " coming up")]
    parts.append(Text(zone(view.interviews[0].zone), "quiet"))
    for number, one in enumerate(view.interviews[:LISTED_MOST], 1):
        parts += [Rule(), *_entry(view, one, number)]
    left = max(0, total - LISTED_MOST)
    return [*parts, Rule(), Text(f"… and {left} more.")] if left else parts


def _entry(view: InterviewList, one: InterviewCard, number: int) -> list[Part]:
    at = when(one.start, one.end, one.year or view.year)
    details = " · ".join(_details(one, is_organizer=view.is_organizer))
    show = Button(
        f"Show {short_time(one.start)}",
        Refresh(interview_subject(one.interview)),
        spoken=f"Show the interview on {at}",
        typed=f"show {number}",
    )
    return [
        Text(f"{number} · {at}", is_strong=True),
        Text(details, is_close=True),
        Buttons((show,)),
    ]


def _details(one: InterviewCard, *, is_organizer: bool) -> Iterator[str]:
    if one.candidate:
        yield display(one.candidate, 60)
    if is_organizer:
        accepted = sum(person.answer == "accepted" for person in one.people)
        names = join_names([person.name for person in one.people], 4)
        yield f"{names} ({accepted} of {len(one.people)} accepted)"
    else:
        yield f"for {display(one.organizer, 60)}, {_ANSWERS[one.own_answer or 'none']}"
    if one.room:
        state = ROOM_STATES[one.room_state]
        yield " ".join(filter(None, (display(one.room, 40), state)))


def ask_to_go_offline(view: AskToGoOffline) -> list[Part]:
    """Return what it means that a Teams meeting becomes none, and the two answers."""
    buttons: tuple[Button | Form, ...] = (
        Button("Yes, take it off", Change(view.interview, "offline"), typed="yes"),
        Button("Keep it", Refresh(interview_subject(view.interview)), typed="keep it"),
    )
    return [
        Heading("Take the Teams meeting off?"),
        Points(
            (
                "Microsoft can’t remove a Teams meeting from an invitation. I’d send everyone a new one and cancel the old.",
                "They’re asked to answer again.",
            )
        ),
        *with_twins(buttons),
    ]


def ask_to_cancel(view: AskToCancel) -> list[Part]:
    """Return what cancelling takes away and from whom, and the two answers."""
    at = when(view.start, view.end, view.year)
    rows = [
        ("When", at),
        ("Room", display(view.room, 60)),
        ("Interviewers", join_names(view.people, 8)),
    ]
    effects = ["Interviewers get a cancellation from Outlook."]
    if view.room:
        effects.append(f"{display(view.room, 60)} is free again.")
    sure = Cancel(view.interview, is_sure=True)
    buttons: tuple[Button | Form, ...] = (
        Button("Yes, cancel it", sure, style="destructive", typed="yes, cancel it"),
        cancel_form(view.interview),
        Button("Keep it", Refresh(interview_subject(view.interview)), typed="keep it"),
    )
    return [
        Heading("Cancel this interview?"),
        Facts(tuple((name, said) for name, said in rows if said)),
        Points(tuple(effects)),
        *with_twins(buttons),
    ]
