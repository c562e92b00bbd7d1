"""The answer to a question: what was understood, the day at a glance, and the times to choose from.

In a channel the same card says no more than who is free and busy: no reasons, no working hours, no
other clocks, no names of calendars that could not be read.
"""

from collections.abc import Iterator

from cards.actions import Action, Book, More, Propose, Refine, Why
from cards.components import (
    BUTTON_MOST,
    Banner,
    Button,
    Buttons,
    Form,
    Heading,
    Part,
    Points,
    Rule,
    Text,
)
from cards.formatting import counted, listed, possessive, short_time, shown, when, zone
from cards.layouts.availability_timeline import strip_panel
from cards.layouts.forms import change_form
from cards.layouts.typed_hints import hint, with_twins
from cards.view_models import OfferCard, SlotLine

SLOTS_MOST = 5
_PATHS = {
    "direct": "in the room's own calendar",
    "scheduler": "through Comeet Scheduler",
}
_CHOOSE = {"book": "Book", "move": "Move to", "propose": "Propose"}


def offer_card(view: OfferCard) -> list[Part]:
    """Return what was understood, the strip, up to five times, and the ways on."""
    parts: list[Part] = [Heading(shown(view.echo, 300)), Text(_fine_print(view), "quiet")]
    if view.is_expired:
        return [*parts, *_expired(view)]
    parts += strip_panel(view)
    parts += _unread(view)
    if not view.slots:
        parts.append(Banner("No time suits.", "warning"))
    for slot in view.slots[:SLOTS_MOST]:
        parts += [Rule(), *_slot(view, slot)]
    if view.slots:
        parts.append(Rule())
    return [*parts, *_reasons(view), *_ways_on(view)]


def _fine_print(view: OfferCard) -> str:
    said = [f"All times are {zone(view.zone)}."]
    if view.read_by and not view.is_public:
        said.append(f"Calendars were read with the sign-in of {shown(view.read_by, 60)}.")
    if view.is_public:
        said.append("Only whoever asked can choose; details are in your own chat with me.")
    return " ".join(said)


def _expired(view: OfferCard) -> list[Part]:
    old = Banner("These times are out of date: the calendars may have changed since.", "warning")
    again = Button("Look again", Refine(view.offer), style="positive", typed="look again")
    return [old, *with_twins((again,))]


def _unread(view: OfferCard) -> list[Part]:
    if not view.unread:
        return []
    if view.is_public:
        number = counted(len(view.unread), "calendar")
        return [Text(f"I could not read {number}; nobody is counted as free there.", "warning")]
    if len(view.unread) == 1:
        whose = possessive(view.unread[0])
        name = shown(view.unread[0], 60)
        line = f"I could not read {whose} calendar, so I did not count {name} as free."
    else:
        line = (
            f"I could not read the calendars of {listed(view.unread, 8)}, "
            "so I did not count them as free."
        )
    return [Text(line, "warning")]


def _slot(view: OfferCard, slot: SlotLine) -> Iterator[Part]:
    at = when(slot.start, slot.end, view.year)
    if slot.is_taken:
        yield Text(f"{slot.number} · {at} · no longer free", "quiet")
        return
    yield Text(f"{slot.number} · {at}", is_strong=True)
    for line in _who_and_where(view, slot):
        yield Text(line, is_close=True)
    if not view.is_public:
        for line in _warnings(slot):
            yield Text(line, "quiet", is_close=True)
    if view.may_book:
        yield Buttons((_choose(view, slot),))


def _who_and_where(view: OfferCard, slot: SlotLine) -> Iterator[str]:
    if slot.people:
        is_choice = view.wants_people or slot.invited
        yield f"{'Free: ' if is_choice else 'With '}{listed(slot.people, 5)}"
    if slot.room:
        path = "" if view.is_public else _PATHS.get(slot.path, "")
        yield f"{shown(slot.room, 60)}, to be reserved {path}" if path else shown(slot.room, 60)


def _warnings(slot: SlotLine) -> Iterator[str]:
    if slot.invited:
        yield f"Invites {listed(slot.invited, 5)}"
    if slot.room_elsewhere:
        yield f"Nobody who attends works in {shown(slot.room_elsewhere, 60)}"
    if slot.other_clock:
        yield shown(slot.other_clock)
    if slot.outside_hours:
        yield f"Outside working hours for {listed(slot.outside_hours, 5)}"


def _choose(view: OfferCard, slot: SlotLine) -> Button:
    verb = _CHOOSE[view.purpose]
    action: Action = Book(view.offer, slot.number)
    if view.purpose == "propose":
        action = Propose(view.interview, slot.number)
    return Button(
        f"{verb} {short_time(slot.start)}",
        action,
        style="positive",
        spoken=f"{verb} {when(slot.start, slot.end, view.year)}",
        typed=_typed(view, slot),
    )


def _typed(view: OfferCard, slot: SlotLine) -> str:
    return f"{'propose' if view.purpose == 'propose' else 'book'} {slot.number}"


def _reasons(view: OfferCard) -> Iterator[Part]:
    if view.reasons and not view.is_public:
        yield Text("What stands in the way", is_strong=True)
        yield Points(tuple(shown(reason) for reason in view.reasons[:6]))
    if view.ways_out:
        yield Text("What would help", is_strong=True)
        yield from _ways_out(view)
    elif not view.slots and not view.is_public:
        yield Text("Ask for another day, another time or other people.")


def _ways_out(view: OfferCard) -> Iterator[Part]:
    titles = [shown(way.title) for way in view.ways_out[:SLOTS_MOST]]
    is_short = all(len(title) <= BUTTON_MOST for title in titles)
    if not is_short:
        yield Points(tuple(f"{n} · {title}" for n, title in enumerate(titles, 1)))
    yield Buttons(
        tuple(
            Button(
                title if is_short else f"Try {n}",
                Refine(view.offer, way.way),
                spoken=title,
                typed=title,
            )
            for n, (title, way) in enumerate(zip(titles, view.ways_out, strict=False), 1)
        )
    )


def _ways_on(view: OfferCard) -> Iterator[Part]:
    buttons: list[Button | Form] = []
    if view.has_more:
        buttons.append(Button("More times", More(view.offer), typed="more"))
    if view.question is not None and not view.is_public and view.purpose == "book":
        buttons.append(change_form(view.offer, view.question))
    if not view.reasons and not view.is_public:
        buttons.append(Button("Why not…", Why(view.offer), typed="why not"))
    if buttons:
        yield Buttons(tuple(buttons))
    first = [slot for slot in view.slots[:SLOTS_MOST] if view.may_book and not slot.is_taken][:1]
    yield from hint((*(_choose(view, slot) for slot in first), *buttons))
