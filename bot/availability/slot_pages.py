"""Times dealt onto pages, as cards show them: a few of each day, none that overlap, in order of time or of how many are free."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from bot.domain.search_models import Slot

PAGE_MOST = 5
DAY_MOST = 3


def take_page(
    slots: Sequence[Slot], zone: tzinfo, *, order: Callable[[Slot], tuple[object, ...]]
) -> tuple[tuple[Slot, ...], ...]:
    """Return slots, the best first, as pages; each page takes the best that are left, and is in this order."""
    pages: list[_Page] = []
    for one in slots:
        day = one.span.start.astimezone(zone).date()
        page = next((page for page in pages if page.has_room(one, day)), None)
        if page is None:
            pages.append(page := _Page())
        page.slots.append(one)
        page.days.append(day)
    return tuple(tuple(sorted(page.slots, key=order)) for page in pages)


def by_time(slot: Slot) -> tuple[datetime]:
    """Return what to sort by where times are in order of time."""
    return (slot.span.start,)


def by_free(slot: Slot) -> tuple[bool, int, datetime]:
    """Return what to sort by where the times with the most people free come first; those after working hours come last."""
    return slot.is_after_hours, -slot.free, slot.span.start


@dataclass(slots=True)
class _Page:
    slots: list[Slot] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def has_room(self, slot: Slot, day: date) -> bool:
        """Whether a time can stand here too."""
        if len(self.slots) >= PAGE_MOST or self.days.count(day) >= DAY_MOST:
            return False
        return not any(slot.span.overlaps(one.span) for one in self.slots)
