"""A loop that is booked, for its organizer: every session with how it stands, and what is to be done about it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.bookings.interviews import UNDO_FOR
from bot.domain.card_subjects import interview_subject, loop_subject
from cards.actions import Cancel, InviteCandidate, Move, Refresh, Replace, Undo
from cards.components import (
    Banner,
    Button,
    Buttons,
    Facts,
    Fold,
    Form,
    Heading,
    Part,
    Points,
    Text,
)
from cards.layouts.forms import cancel_form, loop_candidate_form, loop_form
from cards.layouts.interviews import instead
from cards.layouts.typed_hints import AnyButton, buttons_of, with_twins
from cards.loop_views import AskToCancelLoop, LoopCard, LoopSessionLine
from cards.words.bookings import interview_card
from cards.words.bookings import loops as words
from cards.words.bookings.interview_list import CANCEL_TYPED, KEEP_IT, KEEP_IT_TYPED, show_typed

SESSIONS_MOST = 8


def loop_card(view: LoopCard) -> list[Part]:
    """Return the sessions in order of time, each with its people and its room, and what can be done."""
    is_over = view.stage in {"ending", "ended"}
    troubles = [] if is_over else [one for each in view.sessions for one in _troubles(view, each)]
    only = troubles[0].said if len(troubles) == 1 and view.stage == "standing" else ""
    parts: list[Part] = [
        Heading(words.loop_title(view)),
        Text(words.loop_time(view), is_close=True),
        *_stage(view, only),
        Facts(tuple(words.loop_rows(view))),
    ]
    if facts := tuple(words.loop_facts(view)):
        parts.append(Facts(facts))
    if is_over:
        return parts
    ways = [part for one in troubles for part in _ways(one, is_said=bool(only))]
    ways += [part for one in view.sessions for part in _instead(view, one)]
    return [*parts, *ways, *_organizing(view, buttons_of(ways))]


def _stage(view: LoopCard, trouble: str) -> Iterator[Part]:
    """Return how the loop stands: where one thing alone has gone wrong, that before all else."""
    banner, rest, tone = words.loop_stage(view)
    if trouble:
        yield Banner(trouble, "warning")
        yield Text(banner, "quiet", is_close=True)
        return
    yield Banner(banner, tone)
    if rest:
        yield Text(rest, "quiet" if view.stage == "ending" else "plain")


class _Trouble(Struct, frozen=True):
    """What has gone wrong about a session, and the ways out."""

    said: str
    ways: tuple[Part, ...]


def _troubles(view: LoopCard, one: LoopSessionLine) -> Iterator[_Trouble]:
    gone = [each.name for each in one.people if each.answer == "declined"]
    if gone and one.stage == "standing":
        ways = () if one.to_replace else tuple(_substitutes(one))
        yield _Trouble(words.declined(view, one, gone), ways)
    left = [each.name for each in one.people if each.has_left and each.answer != "declined"]
    if left and one.stage == "standing":
        yield _Trouble(words.left(view, one, left), (Buttons((_show(one),)),))
    if said := words.in_doubt(one):
        yield _Trouble(said, (Buttons((_show(one),)),))


def _substitutes(one: LoopSessionLine) -> Iterator[Part]:
    if one.is_replaced_most:
        yield Text(interview_card.REPLACED_MOST)
    if one.substitutes:
        yield Text(interview_card.SUBSTITUTES, is_strong=True)
        yield from instead(
            interview_card.ASK, words.stand_ins(one), partial(Replace, one.interview)
        )


def _instead(view: LoopCard, one: LoopSessionLine) -> Iterator[Part]:
    """Return who could come in the place of who takes part, where that was asked."""
    if one.stage == "standing" and one.to_replace and one.substitutes:
        yield Text(words.instead_of(view, one), is_strong=True)
        yield from instead(
            interview_card.ASK, words.stand_ins(one), partial(Replace, one.interview)
        )


def _ways(one: _Trouble, *, is_said: bool) -> Iterator[Part]:
    if not is_said:
        yield Text(one.said, is_strong=True)
    yield from one.ways


def _show(one: LoopSessionLine) -> Button:
    return Button(
        words.show_title(one),
        Refresh(interview_subject(one.interview)),
        spoken=words.show_spoken(one),
        typed=show_typed(one.number),
    )


def _organizing(view: LoopCard, above: tuple[AnyButton, ...]) -> list[Part]:
    buttons: list[Button | Form | Fold] = []
    if view.may_undo:
        what = words.UNDO_CHANGE if view.undoes_change else words.UNDO_BOOKING
        buttons.append(
            Button(
                interview_card.UNDO,
                Undo(view.loop),
                spoken=what,
                typed=interview_card.UNDO_TYPED,
            )
        )
    if view.stage == "standing":
        move = Button(
            interview_card.MOVE,
            Move(view.loop),
            spoken=words.MOVE_SPOKEN,
            typed=interview_card.MOVE_TYPED,
        )
        buttons += [move, loop_form(view), loop_candidate_form(view), *_send_now(view)]
        shown = [one for one in view.sessions if one.stage != "ended" and not words.in_doubt(one)]
        buttons += [replace(_show(one), is_folded=True) for one in shown[:SESSIONS_MOST]]
        title, typed = words.cancel_all(view)
        cancel = Button(
            title,
            Cancel(view.loop),
            style="destructive",
            typed=typed,
            is_folded=True,
        )
        buttons.append(cancel)
    minutes = UNDO_FOR // timedelta(minutes=1)
    note = interview_card.undo_note(minutes, is_change=view.undoes_change)
    said = [Text(note, "quiet")] if view.may_undo else []
    return [*with_twins(tuple(buttons), above), *said]


def _send_now(view: LoopCard) -> Iterator[Button]:
    if title := interview_card.SEND_NOW.get(view.candidate_state):
        spoken = interview_card.send_now_spoken(title)
        typed = interview_card.SEND_NOW_TYPED
        yield Button(title, InviteCandidate(view.loop), spoken=spoken, typed=typed)


def ask_to_cancel_loop(view: AskToCancelLoop) -> list[Part]:
    """Return what cancelling all sessions takes away and from whom, and the two answers."""
    sure = Cancel(view.loop, is_sure=True)
    buttons: tuple[Button | Form, ...] = (
        Button(words.yes_cancel(view), sure, style="destructive", typed=CANCEL_TYPED),
        cancel_form(view.loop),
        Button(KEEP_IT, Refresh(loop_subject(view.loop)), typed=KEEP_IT_TYPED),
    )
    return [
        Heading(words.ask_to_cancel_title(view)),
        Facts(tuple(words.cancelled_rows(view))),
        Points(tuple(words.cancel_effects(view))),
        *with_twins(buttons),
    ]
