"""What an interviewer wishes of the organizer: their words, and a button that fulfils the wish where one does."""

from collections.abc import Iterator

from cards.actions import Swap
from cards.components import BUTTON_MOST, Banner, Button, Part, Text
from cards.interview_views import InterviewerWish
from cards.layouts.typed_hints import with_twins
from cards.words.bookings import refused_changes as words
from cards.words.formatting import display


def interviewer_wish(view: InterviewerWish) -> list[Part]:
    """Return who wishes what of which interview, and how it is done."""
    unread = [Text(words.wish_unread(view))] if view.is_unread else []
    return [
        Banner(words.wish(view), "warning"),
        Text(words.wish_is_open(view)),
        *unread,
        *_swap(view),
    ]


def _swap(view: InterviewerWish) -> Iterator[Part]:
    if not view.other_interview:
        return
    title, action = words.swap_both(view), Swap(view.interview, view.other_interview)
    button = Button(display(title, BUTTON_MOST), action, spoken=title, typed=words.swap_typed(view))
    yield from with_twins((button,))
