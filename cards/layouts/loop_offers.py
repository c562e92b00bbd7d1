"""Whole schedules of several sessions to choose from: one line a session, one for what is imperfect.

In a channel the same card names no candidate, no reasons and nobody's working hours.
"""

from collections.abc import Iterator

from cards.actions import Book, More, Refine
from cards.components import (
    Button,
    Buttons,
    Facts,
    Form,
    Heading,
    Part,
    Rule,
    Text,
)
from cards.layouts.forms import loop_change_form
from cards.layouts.offers import kept_parts, reasons
from cards.layouts.typed_hints import hint, with_twins
from cards.loop_views import LoopOfferCard, ScheduleLine
from cards.words.bookings import loop_offers as words
from cards.words.bookings import unavailability
from cards.words.bookings.offers import SEARCH_AGAIN, SEARCH_AGAIN_TYPED, too_small

SCHEDULES_MOST = 3


def loop_offer_card(view: LoopOfferCard) -> list[Part]:
    """Return what was understood, up to three schedules, and the ways on."""
    parts: list[Part] = [
        Heading(words.title(view)),
        Text(words.understood(view), "quiet", is_close=True),
    ]
    if address := words.known_address(view):
        parts.append(Text(address, "quiet", is_close=True))
    if view.is_expired:
        again = Button(SEARCH_AGAIN, Refine(view.offer), style="positive", typed=SEARCH_AGAIN_TYPED)
        return [*parts, Text(words.expired(view), "quiet"), *with_twins((again,))]
    parts += kept_parts(view)
    parts += [Text(words.left_out(view), "warning")] if view.left_out else []
    parts += [Text(unavailability.unread(view), "warning")] if view.unread else []
    if small := too_small(view.asked_room):
        parts.append(Text(small, "warning"))
    for one in view.schedules[:SCHEDULES_MOST]:
        parts += [Rule(), *_schedule(view, one)]
    return [*parts, *_reasons(view), *_ways_on(view)]


def _schedule(view: LoopOfferCard, one: ScheduleLine) -> Iterator[Part]:
    yield Text(words.schedule_title(one), "quiet" if one.is_taken else "plain", is_strong=True)
    if one.is_taken:
        return
    yield Facts(tuple(words.session_rows(view, one)))
    if imperfect := words.imperfect(view, one):
        yield Text(imperfect, "quiet", is_close=True)
    yield Buttons((_choose(view, one),))


def _choose(view: LoopOfferCard, one: ScheduleLine) -> Button:
    is_first = one is next(each for each in view.schedules if not each.is_taken)
    return Button(
        words.choose(view, one),
        Book(view.offer, one.number),
        style="positive" if is_first else "default",
        spoken=words.choose_spoken(view, one),
        typed=words.choose_typed(view, one),
    )


def _reasons(view: LoopOfferCard) -> Iterator[Part]:
    titles = [words.way_title(way) for way in view.ways_out]
    nothing_helps = "" if view.schedules else words.NOTHING_HELPS
    return reasons(view, words.reasons(view), titles, nothing_helps)


def _ways_on(view: LoopOfferCard) -> Iterator[Part]:
    free = [one for one in view.schedules[:SCHEDULES_MOST] if not one.is_taken]
    buttons: list[Button | Form] = []
    if view.has_more:
        buttons.append(Button(words.MORE, More(view.offer), typed=words.MORE_TYPED))
    if view.question is not None and not view.is_public:
        buttons.append(loop_change_form(view.offer, view.question))
    if buttons:
        yield Buttons(tuple(buttons))
    if view.is_public:
        yield Text(words.PUBLIC, "quiet")
    yield from hint((*(_choose(view, one) for one in free[:2]), *buttons))
