"""The answer to a question: what was understood, the picture of who is free, and the times to choose from.

In a channel the same card says no more than who is free and busy: no reasons, no working hours, no other clocks, no
candidate, no names of calendars that could not be read.
"""

from collections.abc import Iterable, Iterator, Sequence

from cards.actions import (
    Action,
    Book,
    Drop,
    LetCandidateChoose,
    More,
    Propose,
    Refine,
    SomebodyElse,
    Why,
)
from cards.change_facts import NO_CHANGE
from cards.components import (
    BUTTON_MOST,
    Button,
    Buttons,
    Form,
    Heading,
    Hint,
    Option,
    Options,
    Part,
    Points,
    Text,
)
from cards.layouts.availability_timeline import timeline
from cards.layouts.forms import change_form
from cards.loop_views import LoopOfferCard
from cards.offer_views import KeptLine, OfferCard, SlotLine
from cards.words.bookings import candidate_links as link_words
from cards.words.bookings import kept_filters, unavailability
from cards.words.bookings import offers as words
from cards.words.hints import also_type

SLOTS_MOST = 5
REASONS_MOST = 6


def offer_card(view: OfferCard) -> list[Part]:
    """Return what was understood, the picture, up to five times, and the ways on."""
    if view.is_expired:
        return _expired(view)
    parts: list[Part] = [Heading(words.title(view))]
    if understood := words.understood(view):
        parts.append(Text(understood, "quiet", is_close=True))
    if besides := words.once_moved(view):
        parts.append(Text(besides))
    if address := words.known_address(view):
        parts.append(Text(address, "quiet", is_close=True))
    parts += timeline(view)
    parts += kept_parts(view)
    parts += [Text(kept_filters.kept(view.kept), "quiet")] if view.kept and not view.filters else []
    parts += [Text(words.left_out(view), "warning")] if view.left_out else []
    if view.unread:
        parts.append(Text(unavailability.unread(view), "warning"))
    if small := words.too_small(view.asked_room):
        parts.append(Text(small, "warning"))
    options = tuple(_option(view, slot) for slot in view.slots[:SLOTS_MOST])
    if options:
        parts += [Text(words.order(view), "quiet")] if words.order(view) else []
        parts.append(Options(options))
    return [*parts, *_reasons(view), *_ways_on(view)]


def kept_parts(view: OfferCard | LoopOfferCard) -> Iterator[Part]:
    """Yield what was kept from the question before, each part with a way to drop it."""
    filters = [one for one in view.filters if not (view.is_public and one.candidate)]
    if filters:
        yield Text(kept_filters.KEPT, "quiet")
        yield Buttons(tuple(_drop(view, one) for one in filters))


def _drop(view: OfferCard | LoopOfferCard, line: KeptLine) -> Button:
    drop = Drop(view.offer, line.part)
    spoken, typed = kept_filters.drop_spoken(line), kept_filters.drop_typed(line)
    return Button(kept_filters.drop(line, BUTTON_MOST), drop, spoken=spoken, typed=typed)


def _expired(view: OfferCard) -> list[Part]:
    again = Button(
        words.SEARCH_AGAIN, Refine(view.offer), style="positive", typed=words.SEARCH_AGAIN_TYPED
    )
    return [Text(words.expired(view), "quiet"), Buttons((again,))]


def _option(view: OfferCard, slot: SlotLine) -> Option:
    is_first = slot is next((one for one in view.slots if not one.is_taken), None)
    can_choose = view.may_book and not slot.is_taken
    return Option(
        number=slot.number,
        time=words.slot_time(view, slot),
        spoken=words.slot_spoken(view, slot),
        place=words.slot_place(view, slot),
        notes=tuple(words.slot_notes(view, slot)),
        is_off=slot.is_taken,
        button=_choose(view, slot, is_first=is_first) if can_choose else None,
    )


def _others(view: OfferCard) -> Iterator[Button]:
    """Yield the ways to invite somebody else than who was chosen, where more people are free than are needed."""
    if view.may_book and view.purpose == "book":
        slots = [one for one in view.slots[:SLOTS_MOST] if one.has_others and not one.is_taken]
        yield from (_choose_other(view, slot) for slot in slots)


def _choose_other(view: OfferCard, slot: SlotLine) -> Button:
    return Button(
        words.other(slot),
        SomebodyElse(view.offer, slot.number),
        spoken=words.other_spoken(view, slot),
        typed=words.other_typed(slot),
        is_folded=True,
    )


def _choose(view: OfferCard, slot: SlotLine, *, is_first: bool) -> Button:
    action: Action = Book(view.offer, slot.number)
    if view.purpose == "propose":
        action = Propose(view.interview, slot.number)
    return Button(
        words.choose(view, slot),
        action,
        style="positive" if is_first else "default",
        spoken=words.choose_spoken(view, slot),
        typed=words.choose_typed(view, slot),
    )


def _reasons(view: OfferCard) -> Iterator[Part]:
    # Only recruiters change a question by its buttons: who proposes names another day.
    ways_out = () if view.purpose == "propose" else view.ways_out[:SLOTS_MOST]
    titles = [words.way_title(way, view.asked_people) for way in ways_out]
    is_helpless = not view.slots and view.purpose != "propose"
    nothing_helps = words.NOTHING_HELPS if is_helpless else ""
    return reasons(view, unavailability.reasons(view), titles, nothing_helps)


def reasons(
    view: OfferCard | LoopOfferCard,
    said: Iterable[str],
    titles: Sequence[str],
    nothing_helps: str,
) -> Iterator[Part]:
    """Yield what stands in the way, and the ways out by their titles; without any, what to do instead."""
    lines = tuple(said)[:REASONS_MOST]
    if lines and not view.is_public:
        yield Text(words.WHY if nothing_helps else words.WHY_NOT_OTHERS, is_strong=True)
        yield Points(lines)
    if titles:
        yield Text(words.TRY_INSTEAD, is_strong=True)
        yield from _ways_out(view, titles)
    elif nothing_helps and not view.is_public:
        yield Text(nothing_helps)


def _ways_out(view: OfferCard | LoopOfferCard, titles: Sequence[str]) -> Iterator[Part]:
    is_short = all(len(title) <= BUTTON_MOST for title in titles)
    if not is_short:
        yield Points(tuple(f"{n} · {title}" for n, title in enumerate(titles, 1)))
    yield Buttons(
        tuple(
            Button(
                title if is_short else words.try_one(n),
                Refine(view.offer, way.way),
                spoken=title,
                typed=title,
            )
            for n, (title, way) in enumerate(zip(titles, view.ways_out, strict=False), 1)
        )
    )


def _ways_on(view: OfferCard) -> Iterator[Part]:
    if view.purpose == "propose":
        yield Text(words.ANOTHER_DAY, "quiet")
    else:
        yield from _ways_to_ask(view)


def _ways_to_ask(view: OfferCard) -> Iterator[Part]:
    buttons: list[Button | Form] = []
    if view.has_more:
        buttons.append(Button(words.MORE_TIMES, More(view.offer), typed=words.MORE_TYPED))
    if view.question is not None and not view.is_public and view.purpose == "book":
        buttons.append(change_form(view.offer, view.question))
    if not (view.reasons or view.obstacles or view.is_public):
        why = Button(
            words.WHY_NOT,
            Why(view.offer),
            spoken=words.WHY_NOT_SPOKEN,
            typed=words.WHY_NOT_TYPED,
            is_folded=bool(view.slots),
        )
        buttons.append(why)
    is_plain = not view.is_public and view.purpose in {"book", "move"} and view.change == NO_CHANGE
    if view.slots and view.may_book and is_plain:
        buttons.append(_let_choose(view))
    buttons += _others(view)
    if buttons:
        yield Buttons(tuple(buttons))
    if fine_print := words.fine_print(view):
        yield Text(fine_print, "quiet")
    if typed := tuple(_typed(view, buttons)):
        yield Hint(also_type(typed))


def _let_choose(view: OfferCard) -> Button:
    return Button(
        link_words.LET_CHOOSE,
        LetCandidateChoose(view.offer),
        spoken=link_words.LET_CHOOSE_SPOKEN,
        typed=link_words.LET_CHOOSE_TYPED,
        is_folded=True,
    )


def _typed(view: OfferCard, buttons: list[Button | Form]) -> Iterator[str]:
    free = [slot for slot in view.slots[:SLOTS_MOST] if not slot.is_taken]
    if view.may_book and free:
        yield words.choose_typed(view, free[-1 if len(free) == 1 else 1])
    for one in buttons:
        button = one.submit if isinstance(one, Form) else one
        if button.typed:
            yield button.typed
