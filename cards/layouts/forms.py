"""The forms of offers, interviews and loops (Change, candidate, decline, cancel), and what every form is made of.

The ids of the fields are what the dialogs find in `Pressed.inputs`: `day`, `minutes`, `people` and
`room`; `comment`. None of them is the name of a field of an action, which travels beside them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from bot.domain.card_subjects import cancel_subject, interview_subject, loop_subject, offer_subject
from bot.domain.form_validation import (
    CANDIDATE_MOST,
    COMMENT_MOST,
    LINK_MOST,
    MORE_MINUTES,
    MORE_PEOPLE,
    NOTE_MOST,
    TITLE_MOST,
)
from cards.actions import Action, Cancel, Change, ChangeLoop, Decline, NameCandidate, Open, Refine
from cards.components import Banner, Button, Choice, Field, Form, Part, Tone
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.view_models import CHOICES_MOST, FormValues
from cards.words import forms as words
from cards.words.administration import settings_forms as form_words
from cards.words.administration.detail_cards import RESULTS
from cards.words.bookings import loop_offers as loop_offer_words
from cards.words.bookings import loops as loop_words
from cards.words.formatting import display, field_value, length

TWICE_MOST = 1_000
"""Bytes of the people of an account who are listed twice in one form; in a larger one, one more session is typed."""
CHOICE_MOST = 25
"""Characters of a name to choose: twenty people and twenty rooms stay small in any script."""
_MINUTES = (15, 30, 45, 60, 90, 120)
_USUAL, _SHORT = 45, 30
T = TypeVar("T")


def change_form(offer: str, values: FormValues) -> Form:
    """Return the question of an offer to be asked differently, all filled in."""
    fields = (
        Field("day", words.DAY, "date", values.day),
        Field("minutes", words.LENGTH, "one", str(values.minutes), lengths(values.minutes)),
        Field("people", words.INTERVIEWERS, "several", ",".join(values.people), _people(values)),
        Field("room", words.ROOM, "one", values.room or "none", _rooms(values)),
        *_candidate_fields(values.candidate, values.candidate_mail),
        *(more_session(values) if _can_be_listed_twice(values) else ()),
    )
    again = Button(
        words.SEARCH_AGAIN,
        Refine(offer),
        style="positive",
        spoken=words.SEARCH_AGAIN_SPOKEN,
        typed=words.make_it(_SHORT if values.minutes == _USUAL else _USUAL),
    )
    return Form(words.CHANGE, fields, again, offer_subject(offer), words.CHANGE_SEARCH)


def _can_be_listed_twice(values: FormValues) -> bool:
    people = ((display(name, CHOICE_MOST), mail) for name, mail in values.all_people)
    return sum(len(name.encode()) + len(mail) for name, mail in people) <= TWICE_MOST


def more_session(values: FormValues) -> tuple[Field, Field]:
    """Return what makes one more session of the same candidate, behind the ones that are asked for."""
    return (
        Field(MORE_PEOPLE, loop_words.ADD_WITH, "several", choices=_people(values)),
        Field(MORE_MINUTES, loop_words.ADD_LENGTH, "one", str(_USUAL), lengths(_USUAL)),
    )


def loop_change_form(offer: str, values: FormValues) -> Form:
    """Return the question of an offer of schedules to be asked for another day, or with one more session."""
    fields = (Field("day", words.DAY, "date", values.day), *more_session(values))
    again = Button(
        words.SEARCH_AGAIN,
        Refine(offer),
        style="positive",
        spoken=loop_offer_words.CHANGE_SPOKEN,
        typed=loop_offer_words.change_typed(date.fromisoformat(values.day) if values.day else None),
    )
    return Form(words.CHANGE, fields, again, offer_subject(offer), words.CHANGE_SEARCH)


def interview_form(view: InterviewCard) -> Form:
    """Return what of a booked interview can be changed in place, all filled in."""
    values = view.form or FormValues(
        minutes=_USUAL, people=(), room="", all_people=(), all_rooms=()
    )
    no_meeting, meeting = Choice(words.NO_MEETING, "no"), Choice(words.MEETING, "yes")
    fields = (
        Field("people", words.INTERVIEWERS, "several", ",".join(values.people), _people(values)),
        Field("minutes", words.LENGTH, "one", str(values.minutes), lengths(values.minutes)),
        Field("room", words.ROOM, "one", values.room or "none", _booked_rooms(values)),
        Field("online", words.ONLINE, "one", "yes" if view.online else "no", (no_meeting, meeting)),
        Field("note", words.NOTE, "long", _lines(view.note), most=NOTE_MOST),
        Field(
            "own_link",
            words.OWN_LINK,
            "text",
            field_value(values.own_link, LINK_MOST),
            hint=words.OWN_LINK_HINT,
            most=LINK_MOST,
        ),
        Field(
            "title",
            words.TITLE,
            "text",
            field_value(values.title, TITLE_MOST),
            hint=words.TITLE_HINT,
            most=TITLE_MOST,
        ),
    )
    save = Button(
        words.SAVE_CHANGES,
        Change(view.interview),
        style="positive",
        spoken=words.SAVE_CHANGES_SPOKEN,
        typed=words.make_it(_SHORT),
    )
    subject = interview_subject(view.interview)
    return Form(words.CHANGE, fields, save, subject, words.CHANGE_INTERVIEW)


def loop_form(view: LoopCard) -> Form:
    """Return what of a booked loop can be changed as a whole: two sessions swapped, one more."""
    planned = [one for one in view.sessions if one.stage == "standing"]
    people = [Choice(display(name, CHOICE_MOST), mail) for name, mail in view.people[:CHOICES_MOST]]
    fields = (
        Field(
            "swap",
            loop_words.SWAP,
            "several",
            choices=tuple(
                Choice(loop_words.session_choice(one), str(one.number)) for one in planned
            ),
        ),
        Field("people", loop_words.ADD_WITH, "several", choices=tuple(people)),
        Field("minutes", loop_words.ADD_LENGTH, "one", str(_USUAL), lengths(_USUAL)),
    )
    save = Button(
        words.SAVE_CHANGES,
        ChangeLoop(view.loop),
        style="positive",
        spoken=loop_words.SAVE_SPOKEN,
        typed=loop_words.SAVE_TYPED,
    )
    return Form(words.CHANGE, fields, save, loop_subject(view.loop), words.CHANGE_SESSIONS)


def _lines(text: str) -> str:
    """Return what somebody wrote with its lines, so that saving the form unchanged changes nothing."""
    return "\n".join(field_value(line, NOTE_MOST) for line in text.splitlines())


def decline_form(interview: str) -> Form:
    """Return the answer no, with room for a word of why."""
    why = _why(words.WHY_DECLINE, words.WHY_DECLINE_HINT)
    submit = Button(
        words.DECLINE,
        Decline(interview),
        style="destructive",
        spoken=words.DECLINE_SPOKEN,
        typed=words.DECLINE_TYPED,
    )
    return Form(words.DECLINE, (why,), submit, interview_subject(interview))


def candidate_form(view: InterviewCard) -> Form:
    """Return the candidate's name, and the address if they are to be invited."""
    fields = _candidate_fields(view.candidate, view.candidate_mail)
    save = Button(
        words.SAVE_CANDIDATE,
        NameCandidate(view.interview),
        style="positive",
        typed=words.save_candidate_typed(view.candidate),
    )
    return Form(words.CANDIDATE, fields, save, interview_subject(view.interview))


def loop_candidate_form(view: LoopCard) -> Form:
    """Return who is interviewed in all sessions of a loop."""
    fields = _candidate_fields(view.candidate, view.candidate_mail)
    save = Button(
        words.SAVE_CANDIDATE,
        NameCandidate(view.loop),
        style="positive",
        typed=words.save_candidate_typed(view.candidate),
    )
    return Form(words.CANDIDATE, fields, save, loop_subject(view.loop))


def _candidate_fields(name: str, mail: str) -> tuple[Field, Field]:
    known, address = field_value(name, CANDIDATE_MOST), field_value(mail, CANDIDATE_MOST)
    return (
        Field("candidate", words.CANDIDATE_NAME, "text", known, most=CANDIDATE_MOST),
        Field(
            "candidate_mail",
            words.CANDIDATE_MAIL,
            "text",
            address,
            hint=words.CANDIDATE_MAIL_HINT,
            most=CANDIDATE_MOST,
        ),
    )


def cancel_form(interview: str) -> Form:
    """Return the same yes, with a reason that the interviewers read."""
    why = _why(words.WHY_CANCEL, words.WHY_CANCEL_HINT)
    submit = Button(
        words.CANCEL_WITH_REASON,
        Cancel(interview, is_sure=True),
        style="destructive",
        typed=words.CANCEL_WITH_REASON_TYPED,
    )
    return Form(words.SAY_WHY, (why,), submit, cancel_subject(interview))


def _why(label: str, hint: str) -> Field:
    return Field("comment", label, "long", hint=hint, most=COMMENT_MOST)


@lru_cache(maxsize=64)
def lengths(minutes: int) -> tuple[Choice, ...]:
    """Return the usual lengths of an interview and this one."""
    known = sorted({*_MINUTES, minutes})
    return tuple(Choice(length(one), str(one)) for one in known)


def choices_of(values: Iterable[T], name: Callable[[T], str]) -> tuple[Choice, ...]:
    """Return a choice for each value under its name."""
    return tuple(Choice(name(one), str(one)) for one in values)


def people_choices(
    people: Sequence[tuple[str, str]], chosen: Collection[str]
) -> tuple[Choice, ...]:
    """Return a choice for each person, name and address; who is chosen stands first, so that a cut never drops them."""
    ordered = sorted(people, key=lambda one: one[1] not in chosen)
    return tuple(Choice(display(name, CHOICE_MOST), mail) for name, mail in ordered[:CHOICES_MOST])


def joined(values: Iterable[object]) -> str:
    """Return several chosen values as a field holds them."""
    return ",".join(map(str, values))


def save_button(action: Action, typed: str) -> Button:
    """Return the button that sends a form of settings."""
    return Button(form_words.SAVE, action, style="positive", typed=typed)


def choose_form(
    title: str, label: str, choices: tuple[Choice, ...], submit: Button, subject: str
) -> Form:
    """Return the form that opens one of what a list shows: the first of the choices stands chosen."""
    which = Field("which", label, "one", choices[0].value, choices)
    return Form(title, (which,), submit, subject)


def choose_button(title: str, kind: str, typed: str) -> Button:
    """Return the button that opens what was chosen; it says of what kind, as a Slack option has no space for both."""
    return Button(title, Open(f"{kind}/"), style="positive", typed=typed)


def form_result(change: str) -> Iterator[Part]:
    """Yield what came of a form that was sent, if one was."""
    tones: dict[str, Tone] = {"same": "quiet", "meanwhile": "warning"}
    if change:
        yield Banner(RESULTS[change], tones.get(change, "good"))


def _people(values: FormValues) -> tuple[Choice, ...]:
    return people_choices(values.all_people, values.people)


def _rooms(values: FormValues) -> tuple[Choice, ...]:
    no_room, *rooms = _booked_rooms(values)
    return (no_room, Choice(words.ANY_ROOM, "any"), *rooms)


def _booked_rooms(values: FormValues) -> tuple[Choice, ...]:
    chosen = sorted(values.all_rooms, key=lambda one: one[1] != values.room)
    rooms = tuple(Choice(display(name, CHOICE_MOST), mail) for name, mail in chosen[:CHOICES_MOST])
    return (Choice(words.NO_ROOM, "none"), *rooms)
