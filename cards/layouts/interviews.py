"""An interview: for its organizer, for an interviewer, and in a channel without names of candidates.

The organizer's card changes in place as the room and the people answer.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from bot.domain.bookings.interviews import UNDO_FOR
from bot.domain.card_subjects import interview_subject
from cards.actions import (
    Accept,
    Book,
    Cancel,
    Connect,
    DeclineProposal,
    InviteCandidate,
    Maybe,
    Move,
    Nudge,
    Propose,
    Replace,
    Undo,
)
from cards.components import (
    BUTTON_MOST,
    Banner,
    Button,
    Buttons,
    Facts,
    Fold,
    Form,
    Heading,
    Part,
    Text,
    Tone,
)
from cards.interview_views import InterviewCard
from cards.layouts.forms import candidate_form, decline_form, interview_form
from cards.layouts.interview_status import interviewer_stage, organizer_stage
from cards.layouts.typed_hints import AnyButton, buttons_of, with_twins
from cards.words.administration.account_status import CONNECT, CONNECT_TYPED
from cards.words.bookings import interview_card as words
from cards.words.bookings.changes import changed
from cards.words.delivery import not_delivered
from cards.words.formatting import display

ROOMS_MOST = 3
PEOPLE_MOST = 15

_OWN: dict[str, Tone] = {"accepted": "good", "tentative": "plain", "declined": "quiet"}


def interview_card(view: InterviewCard) -> list[Part]:
    """Return the card of whoever looks: the organizer, an interviewer, or a whole channel."""
    if view.audience == "organizer":
        return _organizer(view)
    return _interviewer(view) if view.audience == "interviewer" else _public(view)


def _organizer(view: InterviewCard) -> list[Part]:
    parts: list[Part] = [Heading(words.title(view)), *_hours(view)]
    if view.stage in {"ending", "ended"}:
        return [
            *parts,
            *organizer_stage(view),
            *_facts(*words.facts(view), *words.names(view)),
        ]
    only = _only_trouble(view)
    parts += [*_how_it_stands(view, only), *_changed(view), *_too_small(view)]
    parts += _facts(*words.facts(view))
    if far := words.far_room(view):
        parts.append(Text(far))
    if view.undelivered:
        parts.append(Text(not_delivered([display(one, 60) for one in view.undelivered])))
    if view.people:
        parts += [Text(words.INTERVIEWERS, is_strong=True), Facts(tuple(_people(view)))]
    rescue = (
        *_proposals(view, is_said=bool(only)),
        *_substitutes(view, is_said=bool(only)),
        *_spare_rooms(view),
    )
    return [*parts, *rescue, *_organizing(view, buttons_of(rescue))]


def _only_trouble(view: InterviewCard) -> str:
    """Return the one thing that the organizer is to settle about a booked interview; empty for none or several."""
    troubles = [words.proposes(one, view) for one in view.proposals]
    troubles += [words.cannot_come(view)] if words.declined(view) else []
    is_only = len(troubles) == len(words.amiss(view)) == 1
    return troubles[0] if is_only and view.stage == "standing" else ""


def _how_it_stands(view: InterviewCard, trouble: str) -> Iterator[Part]:
    """Yield how far a booking has come: where one thing is to be settled, that before all else."""
    if not trouble or words.is_settled_but_declined(view):
        yield from organizer_stage(view)
        return
    yield Banner(trouble, "warning")
    yield Text(words.standing_otherwise(view), "quiet", is_close=True)


def _changed(view: InterviewCard) -> Iterator[Part]:
    """Yield what the last change was and whom it concerns, while it can be undone."""
    if said := changed(view):
        yield Text(said)


def _too_small(view: InterviewCard) -> Iterator[Part]:
    """Yield that the room is too small, where the line above does not say so, and how another is found."""
    if not view.room_seats:
        return
    is_said = view.stage == "standing" and words.is_settled_but_small(view)
    if not is_said:
        yield Text(f"{words.too_small(view)}.", is_strong=True)
    if not view.spare_rooms:
        yield Text(words.BIGGER_ROOM)


def _hours(view: InterviewCard) -> Iterator[Part]:
    yield Text(words.hours(view), is_close=True)


def _facts(*rows: tuple[str, str]) -> Iterator[Part]:
    if rows:
        yield Facts(rows)


def _people(view: InterviewCard) -> Iterator[tuple[str, str]]:
    for person in view.people[:PEOPLE_MOST]:
        yield display(person.name, 60), words.answer(view, person)
    if len(view.people) > PEOPLE_MOST:
        yield words.more_people(len(view.people) - PEOPLE_MOST)


def _proposals(view: InterviewCard, *, is_said: bool) -> Iterator[Part]:
    for one in view.proposals[:ROOMS_MOST]:
        if not is_said:
            yield Text(words.proposes(one, view), is_strong=True)
        move = Button(
            words.move_to(one),
            Book(one.offer, one.slot_number),
            style="positive",
            spoken=words.move_to_spoken(one, view.year),
            typed=words.MOVE_TO_TYPED,
        )
        decline = DeclineProposal(view.interview, one.offer, one.slot_number)
        spoken, typed = words.keep_time_spoken(one, view), words.KEEP_TIME_TYPED
        yield Buttons((move, Button(words.KEEP_TIME, decline, spoken=spoken, typed=typed)))


def _substitutes(view: InterviewCard, *, is_said: bool) -> Iterator[Part]:
    if view.to_replace and view.substitutes:
        yield Text(words.instead_of(view), is_strong=True)
        yield from instead(words.ASK, view.substitutes, partial(Replace, view.interview))
        return
    if not words.declined(view):
        return
    if not is_said and not words.is_settled_but_declined(view):
        yield Text(words.cannot_come(view), is_strong=True)
    if view.is_replaced_most:
        yield Text(words.REPLACED_MOST)
    if not view.substitutes:
        return
    yield Text(words.SUBSTITUTES, is_strong=True)
    yield from instead(words.ASK, words.stand_ins(view), partial(Replace, view.interview))


def _spare_rooms(view: InterviewCard) -> Iterator[Part]:
    if not view.spare_rooms:
        return
    yield Text(words.BIGGER_ROOMS if _is_only_small(view) else words.OTHER_ROOMS, is_strong=True)
    if seats := words.seats_of_spare(view):
        yield Text(seats, "quiet")
    if far := words.far_spare(view):
        yield Text(far, "quiet")
    yield from instead(words.USE, view.spare_rooms, partial(Move, view.interview))


def _is_only_small(view: InterviewCard) -> bool:
    """Whether other rooms are named as this one is too small, and it is not refused or in doubt."""
    is_out = view.room_state == "declined" or view.is_room_silent or view.is_room_in_doubt
    return bool(view.room_seats) and not is_out


def instead(
    verb: str, names: Sequence[str], action: Callable[[int], Replace | Move]
) -> Iterator[Part]:
    """Return a button for each of these people or rooms, the best one first."""
    buttons = (
        Button(
            display(words.instead(verb, name), BUTTON_MOST),
            action(number),
            style="positive" if number == 1 else "default",
            spoken=words.instead_spoken(verb, name),
            typed=words.instead_typed(verb, name),
        )
        for number, name in enumerate(names[:ROOMS_MOST], 1)
    )
    yield Buttons(tuple(buttons))


def _organizing(view: InterviewCard, above: tuple[AnyButton, ...]) -> list[Part]:
    """Return what can be done, and in the last line how it is typed, with the buttons further up."""
    buttons: list[Button | Form | Fold] = [join(view)] if view.join_url else []
    if view.may_undo:
        spoken = words.undo_spoken(is_change=view.undoes_change)
        undo = Undo(view.interview)
        buttons.append(Button(words.UNDO, undo, spoken=spoken, typed=words.UNDO_TYPED))
    if view.stage == "standing":
        to_other_time = Move(view.interview)
        move = Button(words.MOVE, to_other_time, spoken=words.MOVE_SPOKEN, typed=words.MOVE_TYPED)
        change = [interview_form(view)] if view.form else []
        buttons += [move, *change, candidate_form(view), *_send_now(view), *_nudge(view)]
    if reserved := words.reserved_now(view):
        buttons.append(Fold(words.DETAILS, (Text(reserved),), interview_subject(view.interview)))
    if view.stage == "standing":
        cancel = Cancel(view.interview)
        buttons.append(
            Button(
                words.CANCEL, cancel, style="destructive", typed=words.CANCEL_TYPED, is_folded=True
            )
        )
    return [*with_twins(tuple(buttons), above), *_undo_note(view)]


def _send_now(view: InterviewCard) -> Iterator[Button]:
    if title := words.SEND_NOW.get(view.candidate_state):
        send = InviteCandidate(view.interview)
        spoken = words.send_now_spoken(title)
        yield Button(title, send, spoken=spoken, typed=words.SEND_NOW_TYPED)


def _nudge(view: InterviewCard) -> Iterator[Button]:
    if view.stage == "standing" and any(one.answer in words.OPEN_ANSWERS for one in view.people):
        nudge, spoken = Nudge(view.interview), words.NUDGE_SPOKEN
        yield Button(words.NUDGE, nudge, spoken=spoken, typed=words.NUDGE_TYPED, is_folded=True)


def _undo_note(view: InterviewCard) -> Iterator[Part]:
    if view.may_undo:
        minutes = UNDO_FOR // timedelta(minutes=1)
        yield Text(words.undo_note(minutes, is_change=view.undoes_change), "quiet")


def join(view: InterviewCard) -> Button:
    """Return the button that opens the Teams meeting."""
    return Button(words.JOIN, url=view.join_url)


def _interviewer(view: InterviewCard) -> list[Part]:
    is_over = view.stage in {"ending", "ended"}
    answer = words.own_answer(view)
    is_asked = not (is_over or answer or view.is_off or view.own_proposal)
    title = words.invitation_title(view) if is_asked else words.title(view)
    time = words.time(view) if is_asked else words.hours(view)
    parts: list[Part] = [Heading(title), Text(time, is_close=True)]
    if view.is_off and not is_over:
        banner, rest = words.no_longer_needed(view)
        return [*parts, Banner(banner, "quiet"), Text(rest, "quiet")]
    if is_over:
        parts += interviewer_stage(view)
    elif stays := words.time_stays(view):
        parts.append(Banner(stays, "warning"))
    elif wish := words.own_wish(view):
        parts += [Banner(wish, "good"), *_in_the_way(view)]
    elif answer:
        parts.append(Banner(answer, _OWN[view.own_answer]))
    parts += _facts(*words.facts(view), *words.names(view), *words.organizer(view))
    return parts if is_over else [*parts, *answering(view)]


def _in_the_way(view: InterviewCard) -> Iterator[Part]:
    if said := words.in_the_way(view):
        yield Text(said)


def answering(view: InterviewCard) -> list[Part]:
    """Return the buttons with which an interviewer answers."""
    interview = view.interview
    buttons: list[Button | Form] = []
    if view.own_proposal:
        title, typed = words.can_make(view), words.ACCEPT_TYPED
        undo = Button(
            words.UNDO, Undo(interview), spoken=words.UNDO_WISH_SPOKEN, typed=words.UNDO_TYPED
        )
        buttons += [Button(title, Accept(interview), typed=typed), undo]
    elif view.own_answer != "accepted":
        buttons.append(
            Button(words.ACCEPT, Accept(interview), style="positive", typed=words.ACCEPT_TYPED)
        )
    if view.own_answer != "declined":
        buttons.append(decline_form(interview))
    propose = Propose(interview)
    spoken, typed = words.NEW_TIME_SPOKEN, words.NEW_TIME_TYPED
    buttons.append(Button(words.NEW_TIME, propose, spoken=spoken, typed=typed))
    if view.join_url:
        buttons.append(join(view))
    if view.own_answer != "tentative":
        buttons.append(
            Button(words.MAYBE, Maybe(interview), typed=words.MAYBE_TYPED, is_folded=True)
        )
    return [*with_twins(tuple(buttons)), *_unconnected(view)]


def _unconnected(view: InterviewCard) -> Iterator[Part]:
    if not view.is_connected:
        yield Text(words.unconnected(view), "quiet")
        yield Buttons((Button(CONNECT, Connect(), typed=CONNECT_TYPED),))


def _public(view: InterviewCard) -> list[Part]:
    parts: list[Part] = [Heading(words.title(view)), *_hours(view)]
    if view.stage == "ended":
        parts.append(Banner(words.PUBLIC_ENDED, "quiet"))
    parts.append(Facts(tuple(words.public_rows(view))))
    return [*parts, Text(words.PUBLIC_DETAILS, "quiet")]
