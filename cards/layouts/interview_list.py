"""Several interviews at once, and the question whether one shall really be cancelled."""

from bot.domain.card_subjects import interview_subject, loop_subject
from cards.actions import Cancel, Change, Refresh
from cards.components import Button, Buttons, Facts, Form, Heading, Part, Points, Rule, Text
from cards.layouts.forms import cancel_form
from cards.layouts.typed_hints import with_twins
from cards.view_models import AskToCancel, AskToGoOffline, InterviewCard, InterviewList, LoopLine
from cards.words import interview_list as words
from cards.words.detail_cards import and_more
from cards.words.formatting import zone

LISTED_MOST = 8


def interview_list(view: InterviewList) -> list[Part]:
    """Return what is coming, each with a button that shows it in full."""
    if not view.interviews and not view.loops:
        nothing: list[Part] = [Heading(words.nothing(view))]
        return [*nothing, Text(words.ASK_ME)] if view.is_organizer else nothing
    both: list[InterviewCard | LoopLine] = [*view.interviews, *view.loops]
    entries = sorted(both, key=lambda one: one.start)
    total = len(view.interviews) + sum(one.sessions for one in view.loops) + view.further
    parts: list[Part] = [Heading(words.title(view, total))]
    parts.append(Text(zone(entries[0].zone), "quiet"))
    for number, one in enumerate(entries[:LISTED_MOST], 1):
        parts += [Rule(), *_entry(view, one, number)]
    left = max(0, len(entries) + view.further - LISTED_MOST)
    return [*parts, Rule(), Text(and_more(left))] if left else parts


def _entry(view: InterviewList, one: InterviewCard | LoopLine, number: int) -> list[Part]:
    if isinstance(one, LoopLine):
        subject, spoken = loop_subject(one.loop), words.show_loop_spoken(view, one)
        details = words.loop_details(one)
    else:
        subject, spoken = interview_subject(one.interview), words.show_spoken(view, one)
        details = words.details(one, is_organizer=view.is_organizer)
    show = Button(words.show(one), Refresh(subject), spoken=spoken, typed=words.show_typed(number))
    return [
        Text(f"{number} · {words.entry_title(view, one)}", is_strong=True),
        Text(details, is_close=True),
        Buttons((show,)),
    ]


def ask_to_go_offline(view: AskToGoOffline) -> list[Part]:
    """Return what it means that a Teams meeting becomes none, and the two answers."""
    offline = Change(view.interview, "offline")
    buttons: tuple[Button | Form, ...] = (
        Button(words.GO_OFFLINE_YES, offline, typed=words.GO_OFFLINE_TYPED),
        _keep_it(view.interview),
    )
    return [Heading(words.GO_OFFLINE), Points(words.GO_OFFLINE_MEANS), *with_twins(buttons)]


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
