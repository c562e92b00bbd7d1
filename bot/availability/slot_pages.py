"""Times dealt onto pages, as cards show them: a few of each day, none that overlap, in order of time."""

from collections import Counter
from collections.abc import Sequence
from datetime import tzinfo

from bot.domain.search_models import Slot

PAGE_MOST = 5
DAY_MOST = 3


def take_page(slots: Sequence[Slot], zone: tzinfo) -> tuple[tuple[Slot, ...], ...]:
    """Return slots, the best first, as pages; each page takes the best that are left, and is in order of time."""
    pages = []
    left = list(slots)
    while left:
        page = _page(left, zone)
        pages.append(tuple(sorted(page, key=lambda one: one.span.start)))
        left = [one for one in left if one not in page]
    return tuple(pages)


def _page(slots: Sequence[Slot], zone: tzinfo) -> list[Slot]:
    page: list[Slot] = []
    days: Counter[object] = Counter()
    for one in slots:
        day = one.span.start.astimezone(zone).date()
        is_apart = not any(one.span.overlaps(other.span) for other in page)
        if is_apart and days[day] < DAY_MOST and len(page) < PAGE_MOST:
            page.append(one)
            days[day] += 1
    return page
