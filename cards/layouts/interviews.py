"""An interview: for its organizer, for an interviewer, and in a channel without names of candidates.

The organizer's card changes in place as the room and the people answer.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from bot.domain.interviews import UNDO_FOR
from cards.actions import (
    Accept,
    Book,
    Cancel,
    Connect,
    InviteCandidate,
    Maybe,
    Move,
    Propose,
    Replace,
    Undo,
)
from cards.components import BUTTON_MOST, Banner, Button, Buttons, Facts, Form, Heading, Part, Text
from cards.formatting import counted, day, length, listed, quoted, short_time, shown, when, zone
from cards.layouts.forms import candidate_form, decline_form, interview_form
from cards.layouts.interview_status import ROOM_STATES, interviewer_stage, organizer_stage
from cards.layouts.typed_hints import with_twins
from cards.view_models import InterviewCard, PersonLine
from cards.words.delivery import not_delivered

ROOMS_MOST = 3
PEOPLE_MOST = 15

_ANSWERS = {
    "accepted": "✓ accepted",
    "tentative": "? maybe",
    "declined": "✗ declined",
}
_OWN = {
    "accepted": Banner("You accepted.", "good"),
    "tentative": Banner("You said maybe."),
    "declined": Banner("You declined.", "quiet"),
}


def interview_card(view: InterviewCard) -> list[Part]:
    """Return the card of whoever looks: the organizer, an interviewer, or a whole channel."""
    if view.audience == "organizer":
        return _organizer(view)
    return _interviewer(view) if view.audience == "interviewer" else _public(view)


def _organizer(view: InterviewCard) -> list[Part]:
    parts: list[Part] = [Heading(_title(view)), *organizer_stage(view)]
    rows = (*_when_and_where(view), *_reserved(view), *_about(view))
    if view.stage in {"ending", "ended"}:
        return [*parts, Facts((*rows, *_names(view)))]
    parts.append(Facts(rows))
    if view.undelivered:
        names = [shown(one, 60) for one in view.undelivered]
        parts.append(Banner(not_delivered(names), "warning"))
    if view.people:
        parts += [Text("Interviewers", is_strong=True), Facts(tuple(_people(view)))]
    rescue = (*_proposals(view), *_substitutes(view), *_spare_rooms(view))
    return [*parts, *rescue, *_organizing(view)]


def _title(view: InterviewCard) -> str:
    if view.candidate:
        return f"Interview with {shown(view.candidate, 80)}"
    return f"Interview on {day(view.start, view.year)}"


def _when_and_where(view: InterviewCard) -> Iterator[tuple[str, str]]:
    at = when(view.start, view.end, view.year)
    yield "When", f"{at} ({zone(view.zone)})" if view.zone else at
    if view.room:
        is_over = view.stage in {"ending", "ended"}
        state = "" if is_over else ROOM_STATES[view.room_state]
        yield "Room", ", ".join(filter(None, (shown(view.room, 60), state)))


def _reserved(view: InterviewCard) -> Iterator[tuple[str, str]]:
    if not view.room or not view.path or view.stage in {"ending", "ended"}:
        return
    if view.path == "direct":
        yield "Reserved", "In the room's own calendar"
    else:
        calendar = shown(view.calendar, 60) or "Comeet Scheduler"
        why = "Microsoft did not let me write into the room's own calendar"
        yield "Reserved", f"In your {calendar} calendar, with the room invited. {why}."


def _about(view: InterviewCard) -> Iterator[tuple[str, str]]:
    if view.candidate_state:
        yield "Candidate", _candidate(view)
    if view.online:
        yield "Online", _online(view)
    if view.note:
        yield "Note", shown(view.note, 300)
    if view.reason:
        yield "Reason", quoted(shown(view.reason))


def _candidate(view: InterviewCard) -> str:
    mail = shown(view.candidate_mail, 80)
    match view.candidate_state:
        case "waiting" if view.candidate_at:
            return f"{mail}; the invitation goes out at {short_time(view.candidate_at)}"
        case "withdrawn":
            return f"{mail}; their invitation was deleted in Outlook"
        case "invited" if view.candidate_answer in _ANSWERS:
            return f"{mail}, {_ANSWERS[view.candidate_answer]}"
        case "invited":
            return f"{mail}, invited, no answer yet"
        case "old":
            return f"invited as {mail}"
        case _:
            return f"{mail}, being invited"


def _online(view: InterviewCard) -> str:
    if view.join_url or view.stage != "standing":
        return "Teams meeting"
    return "Microsoft gave no Teams link for this calendar: add another link to the invitation"


def _names(view: InterviewCard) -> Iterator[tuple[str, str]]:
    if view.people:
        yield "Interviewers", listed([one.name for one in view.people], 8)


def _people(view: InterviewCard) -> Iterator[tuple[str, str]]:
    for person in view.people[:PEOPLE_MOST]:
        yield shown(person.name, 60), _answer(view, person)
    if len(view.people) > PEOPLE_MOST:
        yield "And", f"{len(view.people) - PEOPLE_MOST} more"


def _answer(view: InterviewCard, person: PersonLine) -> str:
    if person.answer == "none":
        return "invited, no answer yet" if view.stage == "standing" else "not invited yet"
    chat = " (said in chat)" if person.said_in_chat else ""
    comment = f": {quoted(shown(person.comment))}" if person.comment else ""
    return f"{_ANSWERS[person.answer]}{chat}{comment}"


def _proposals(view: InterviewCard) -> Iterator[Part]:
    for one in view.proposals[:ROOMS_MOST]:
        at = when(one.start, one.end, view.year)
        yield Banner(f"{shown(one.by, 60)} proposes {at}.", "warning")
        move = Button(
            f"Move to {short_time(one.start)}",
            Book(one.offer, one.slot),
            style="positive",
            spoken=f"Move the interview to {at}",
            typed=f"book {one.slot}",
        )
        yield from with_twins((move,))


def _substitutes(view: InterviewCard) -> Iterator[Part]:
    gone = [one.name for one in view.people if one.answer == "declined"]
    if not gone:
        return
    yield Banner(f"{listed(gone, 3)} cannot come.", "warning")
    if not view.substitutes:
        return
    yield Text("Who could stand in at the same time", is_strong=True)
    yield from _instead("Ask", view.substitutes, partial(Replace, view.interview))


def _spare_rooms(view: InterviewCard) -> Iterator[Part]:
    if not view.spare_rooms:
        return
    yield Text("Other rooms at the same time", is_strong=True)
    yield from _instead("Use", view.spare_rooms, partial(Move, view.interview))


def _instead(
    verb: str, names: Sequence[str], action: Callable[[int], Replace | Move]
) -> Iterator[Part]:
    """Return a button for each of these people or rooms, the best one first."""
    buttons = (
        Button(
            shown(f"{verb} {name}", BUTTON_MOST),
            action(number),
            style="positive" if number == 1 else "default",
            spoken=f"{verb} {shown(name, 60)} instead",
            typed=f"{verb.lower()} {shown(name, 60)}",
        )
        for number, name in enumerate(names[:ROOMS_MOST], 1)
    )
    yield from with_twins(tuple(buttons))


def _organizing(view: InterviewCard) -> list[Part]:
    buttons: list[Button | Form] = [_join(view)] if view.join_url else []
    if view.may_undo:
        what = "Undo the last change" if view.undoes_change else "Undo booking"
        buttons.append(Button("Undo", Undo(view.interview), spoken=what, typed="undo"))
    if view.stage == "standing":
        move = Button("Move", Move(view.interview), spoken="Find another time", typed="move")
        change = [interview_form(view)] if view.form else []
        buttons += [move, *change, candidate_form(view), *_send_now(view)]
        cancel = Cancel(view.interview)
        buttons.append(Button("Cancel interview", cancel, style="destructive", typed="cancel"))
    return [*with_twins(tuple(buttons)), *_undo_note(view)]


def _send_now(view: InterviewCard) -> Iterator[Button]:
    titles = {"waiting": "Send now", "withdrawn": "Invite again"}
    if title := titles.get(view.candidate_state):
        spoken = f"{title}: the candidate's invitation"
        yield Button(title, InviteCandidate(view.interview), spoken=spoken, typed="send now")


def _undo_note(view: InterviewCard) -> Iterator[Part]:
    if view.may_undo:
        minutes = UNDO_FOR // timedelta(minutes=1)
        what = "the change" if view.undoes_change else "booking"
        yield Text(f"Undo works for {length(minutes)} after {what}.", "quiet")


def _join(view: InterviewCard) -> Button:
    return Button("Join meeting", url=view.join_url)


def _interviewer(view: InterviewCard) -> list[Part]:
    parts: list[Part] = [Heading(_title(view))]
    is_over = view.stage in {"ending", "ended"}
    answer = _OWN.get(view.own_answer)
    if view.is_off and not is_over:
        return [*parts, *_off(view)]
    if is_over:
        parts += interviewer_stage(view)
    elif answer is not None:
        parts.append(answer)
    else:
        parts.append(Text(_request(view)))
    parts.append(Facts(tuple(_for_interviewer(view))))
    return parts if is_over else [*parts, *_answering(view)]


def _off(view: InterviewCard) -> Iterator[Part]:
    organizer = shown(view.organizer, 60) or "The organizer"
    yield Banner(f"{organizer} doesn't need you for this interview any more.", "quiet")
    yield Text("Outlook takes it out of your calendar; there's nothing to do.", "quiet")


def _request(view: InterviewCard) -> str:
    whom = f" {shown(view.candidate, 80)}" if view.candidate else ""
    return f"{shown(view.organizer, 60) or 'A recruiter'} asks you to interview{whom}."


def _for_interviewer(view: InterviewCard) -> Iterator[tuple[str, str]]:
    yield from _when_and_where(view)
    yield from _about(view)
    yield from _names(view)
    if view.organizer:
        yield "Organizer", shown(view.organizer, 60)


def _answering(view: InterviewCard) -> list[Part]:
    interview = view.interview
    buttons: list[Button | Form] = []
    if view.own_answer != "accepted":
        buttons.append(Button("Accept", Accept(interview), style="positive", typed="accept"))
    if view.own_answer != "tentative":
        buttons.append(Button("Maybe", Maybe(interview), typed="maybe"))
    if view.own_answer != "declined":
        buttons.append(decline_form(interview))
    propose = Button("Propose another time", Propose(interview), typed="propose another time")
    buttons.append(propose)
    if view.join_url:
        buttons.append(_join(view))
    return [*with_twins(tuple(buttons)), *_unconnected(view)]


def _unconnected(view: InterviewCard) -> Iterator[Part]:
    if view.is_connected:
        return
    organizer = shown(view.organizer, 60) or "the organizer"
    yield Text(
        f"Your calendar is not connected: I pass your answer on to {organizer} in chat. "
        "To answer in your calendar too, connect it, or answer in Outlook.",
        "quiet",
    )
    yield Buttons((Button("Connect calendar", Connect(), typed="connect"),))


def _public(view: InterviewCard) -> list[Part]:
    parts: list[Part] = [Heading(f"Interview on {day(view.start, view.year)}")]
    if view.stage == "ended":
        parts.append(Banner("No longer planned.", "quiet"))
    rows = [*_when_and_where(view), ("Interviewers", counted(len(view.people), "person"))]
    parts.append(Facts(tuple(rows)))
    return [*parts, Text("Details are in your own chat with me.", "quiet")]
