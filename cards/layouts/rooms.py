"""The account's rooms, and one of them with what can be changed."""

from collections.abc import Iterator

from bot.domain.card_subjects import ROOM, ROOMS, room_subject
from cards.account_views import RoomView
from cards.actions import Open, RemoveRoom, SaveRoom
from cards.components import (
    Button,
    Buttons,
    Choice,
    Facts,
    Field,
    Form,
    Heading,
    OpenForm,
    Part,
    Text,
)
from cards.layouts.forms import choose_button, choose_form, form_result, save_button
from cards.view_models import CHOICES_MOST, RoomList
from cards.words.administration import rooms as words
from cards.words.administration import settings_forms as form_words
from cards.words.formatting import display, field_value

ROOMS_MOST = 30
NAME_MOST, MAIL_MOST, FEATURES_MOST = 60, 200, 300


def room_list(view: RoomList) -> list[Part]:
    """Return each room with its seats, place and features; for admins, how to change them."""
    if not view.rooms:
        none = words.none_for(view.seats) if view.seats else words.NO_ROOMS
        return [Heading(words.TITLE), Text(none), *_ways(view)]
    rows = tuple((display(room.name, 40), words.room(room)) for room in view.rooms[:ROOMS_MOST])
    left = len(view.rooms) - len(rows)
    more: list[Part] = [Text(words.and_more(left))] if left > 0 else []
    return [Heading(words.title(len(view.rooms), view.seats)), Facts(rows), *more, *_ways(view)]


def _ways(view: RoomList) -> Iterator[Part]:
    if view.has_form:
        yield from _forms(view)
    ways = words.HOW_TO_CHANGE if view.may_administer else (words.WHO_CHANGES,)
    yield from (Text(one, "quiet") for one in ways)


def _forms(view: RoomList) -> Iterator[Part]:
    """Yield the ways to a new room, and to each that is there."""
    save = Button(
        form_words.ADD_ROOM, SaveRoom(), style="positive", typed=form_words.ADD_ROOM_TYPED
    )
    add = Form(form_words.ADD_ROOM, (_MAIL, *_fields()), save, ROOMS)
    choices = tuple(
        Choice(display(one.name, 60), one.key) for one in view.rooms[:CHOICES_MOST] if one.key
    )
    if not choices:
        yield Buttons((add,))
        return
    typed = form_words.room_typed(view.rooms[0].name)
    submit = choose_button(form_words.EDIT_ROOM, ROOM, typed)
    edit = choose_form(form_words.EDIT_ROOM, form_words.WHICH_ROOM, choices, submit, ROOMS)
    yield OpenForm((), edit, (add,))


_MAIL = Field("room_mail", form_words.ROOM_MAIL, "text", most=MAIL_MOST, is_required=True)


def room(view: RoomView) -> list[Part]:
    """Return one room, as a form that stands open."""
    save = save_button(SaveRoom(view.key, view.seen), form_words.room_typed(view.name))
    subject, heading = room_subject(view.key), form_words.CHANGE_ROOM
    form = Form(form_words.CHANGE, _fields(view), save, subject, heading)
    beside = (
        Button(form_words.ALL_ROOMS, Open(ROOMS), typed=form_words.ROOMS_TYPED),
        Button(
            form_words.REMOVE_ROOM,
            RemoveRoom(view.key),
            style="destructive",
            typed=form_words.remove_room_typed(view),
            is_folded=True,
        ),
    )
    return [
        Heading(display(view.name, 100)),
        Text(display(view.mail, 100), "quiet", is_close=True),
        *form_result(view.change),
        OpenForm(form_words.room_rows(view), form, beside),
    ]


def _fields(view: RoomView | None = None) -> tuple[Field, ...]:
    words = form_words
    if view is None:
        view = RoomView(
            key="", name="", mail="", seats=0, building="", floor="", features=(), seen=""
        )
    features = ", ".join(field_value(one, 60) for one in view.features)
    seats = str(view.seats) if view.seats else ""
    return (
        Field(
            "room_name",
            words.ROOM_NAME,
            "text",
            field_value(view.name, NAME_MOST),
            most=NAME_MOST,
            # A new room without one is called after its address.
            is_required=bool(view.key),
        ),
        Field("seats", words.SEATS, "text", seats, most=4, is_beside=True),
        Field(
            "building",
            words.BUILDING,
            "text",
            field_value(view.building, NAME_MOST),
            most=NAME_MOST,
        ),
        Field(
            "floor",
            words.FLOOR,
            "text",
            field_value(view.floor, NAME_MOST),
            most=NAME_MOST,
            is_beside=True,
        ),
        Field("features", words.FEATURES, "text", features, most=FEATURES_MOST),
    )
