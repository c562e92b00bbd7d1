"""What a follow-up keeps of the question before it: said on the card, and dropped one by one."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from typing import Any, Literal

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.intervals import MINUTE
from bot.domain.rooms import seats_for
from bot.language.context import ParseContext
from bot.language.questions.follow_ups import timed
from bot.language.requests import Asked, AskedRoom, PartOfDay, Question
from cards.offer_views import HoursLine, KeptLine, RoomFacts
from dialogs.scheduling.search_inputs import AccountContext


def kept_filters(
    parts: Collection[str], question: Question, known: AccountContext
) -> Iterator[KeptLine]:
    """Yield each part that was kept with what it says, as far as the question still has it."""
    lines = {
        "people": KeptLine(part="people", names=tuple(map(known.name, question.people))),
        "time": _time("time", question, known),
        "days": _time("days", question, known),
        "hours": _time("hours", question, known),
        "length": KeptLine(part="length", minutes=question.minutes),
        "room": KeptLine(part="room", room=room_facts(question.room, known)),
        "online": KeptLine(part="online"),
        "candidate": KeptLine(
            part="candidate", candidate=question.candidate.name if question.candidate else ""
        ),
    }
    yield from (lines[part] for part in parts if part in lines and _says(lines[part]))


def _says(line: KeptLine) -> bool:
    return line.part == "online" or line != KeptLine(part=line.part)


def _time(
    part: Literal["time", "days", "hours"], question: Question, known: AccountContext
) -> KeptLine:
    days = [start.date() for start, _ in question.windows] if _names_days(question) else []
    hours = dict.fromkeys(one for asked in question.asked for one in asked.hours)
    account = known.asker.account
    return KeptLine(
        part=part,
        days=(min(days), max(days)) if days and part != "hours" else None,
        hours=tuple(_hours(one, account) for one in hours) if part != "days" else (),
    )


def _names_days(question: Question) -> bool:
    return any(asked.days for asked in question.asked)


def _hours(hours: PartOfDay, account: Account) -> HoursLine:
    return HoursLine(
        start=hours.start,
        end=hours.end,
        is_start=hours.is_start,
        is_from_opening=hours.start <= _minutes(account.hours.opening),
        is_to_closing=hours.end >= _minutes(account.hours.closing),
    )


def _minutes(length: timedelta) -> int:
    return length // MINUTE


def room_facts(
    wish: AskedRoom | None, known: AccountContext, *, interviewers: int = 0
) -> RoomFacts | None:
    """Return what is asked of a room; None for no room. One that is named may be too small for so many interviewers."""
    if wish is None:
        return None
    named = known.asker.account.room(wish.mail) if wish.mail else None
    coming = seats_for(interviewers)
    is_small = named is not None and 0 < named.capacity < coming
    return RoomFacts(
        holds=named.capacity if named and is_small else 0,
        coming=coming if is_small else 0,
        name=known.name(wish.mail) if wish.mail else "",
        seats=wish.capacity or 0,
        building=wish.building or "",
        features=wish.features,
    )


def without_part(
    question: Question, part: str, account: Account, context: ParseContext
) -> Question:
    """Return a question without one part: anyone, any day, the usual length, no room."""
    wider = replace(question, **_EMPTY[part]) if part in _EMPTY else question
    if part == "length":
        wider = replace(question, minutes=account.interview_minutes)
    elif part in {"days", "hours"}:
        asked = tuple(replace(one, **{part: ()}) for one in question.asked)
        wider = replace(question, asked=asked)
    # What a form says of a day stands in the windows alone.
    return timed(wider, context) if question.asked else wider


_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "people": {"people": (), "need": "any", "must": (), "absent": (), "away": ()},
    "time": {"asked": (Asked(),), "barred": ()},
    "room": {"room": None},
    "online": {"online": False},
    "candidate": {"candidate": None},
}
"""What a question has in place of a part that was dropped."""
