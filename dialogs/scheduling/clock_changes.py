"""The night the clocks go forward: an hour that was asked for does not exist, and the one after it is looked at."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.runtime.turn import OutgoingView
from cards.view_models import message
from dialogs.scheduling.availability_search import SearchRequest

MINUTE = timedelta(minutes=1)


def without_skipped_hours(
    wanted: SearchRequest, zone: ZoneInfo
) -> tuple[SearchRequest, list[OutgoingView]]:
    """Return what is asked for at times that exist, and what to say of those that do not."""
    question = wanted.question
    length = question.minutes * MINUTE
    skipped = {start: _gap(start, zone) for start, _ in question.windows if _gap(start, zone)}
    if not skipped:
        return wanted, []
    windows = tuple(
        (start + skipped[start], max(end, start + skipped[start] + length))
        if start in skipped
        else (start, end)
        for start, end in question.windows
    )
    asked, gap = next(iter(skipped.items()))
    told = message("skipped-hour", asked=asked.isoformat(), instead=(asked + gap).isoformat())
    moved = replace(question, windows=windows, asked=(), barred=())
    return replace(wanted, question=moved), [OutgoingView(view=told)]


def _gap(moment: datetime, zone: ZoneInfo) -> timedelta:
    """Return by how much the clock of a zone jumps over a moment; nothing for one that it shows."""
    there = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there.replace(tzinfo=None, fold=0) - moment.replace(fold=0)
