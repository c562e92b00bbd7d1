"""The row of a card drawn: what the offer's picture adds to a card, cold and with its rows kept."""

from collections.abc import Callable

from msgspec.structs import replace

from cards import pictures
from cards.adaptive_cards import draw
from tests.bench.paired_measurement import processor_of, side_by_side
from tests.bench.table import Row
from tests.harness.sample_views import SAMPLES

COLD_MOST, KEPT_MOST = 2.0, 0.2
"""Milliseconds of processor that the picture may add."""
ROUNDS, QUICK_ROUNDS = 15, 3
OFFER = SAMPLES["offer for a candidate"]
WITHOUT_PICTURE = replace(OFFER, timeline=())


async def cards(*, is_quick: bool) -> list[Row]:
    """Draw the offer's card with its picture, and the same without; the difference is what the picture takes."""
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    more = 5 if is_quick else 20
    cold, kept, without = await side_by_side(
        processor_of(_cold, times=more),
        processor_of(lambda: draw(OFFER), times=more),
        processor_of(lambda: draw(WITHOUT_PICTURE), times=more),
        rounds=rounds,
    )
    return [
        _row("cold", cold - without, COLD_MOST),
        _row("with its rows kept", kept - without, KEPT_MOST),
    ]


def _cold() -> None:
    for one in _KEPT:
        one()
    draw(OFFER)


_KEPT: tuple[Callable[[], None], ...] = (
    pictures.row.cache_clear,
    pictures.marks.cache_clear,
    pictures.day.cache_clear,
)


def _row(how: str, seconds: float, most: float) -> Row:
    return Row(
        work=f"a card drawn, {how}: ms of processor that its picture adds",
        rival="the most it may take",
        ours=max(seconds * 1000, 0.001),
        theirs=most,
        sense="at most",
        goal=1,
    )
