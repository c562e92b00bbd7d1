"""Until when somebody is told nothing that can wait: an hour after what they were told unasked last."""

from datetime import datetime

from bot.domain.accounts import Person
from bot.domain.reminders import BETWEEN_MESSAGES, LastTold
from bot.runtime.unit_of_work import UnitOfWork


async def rests_until(person: Person, unit_of_work: UnitOfWork) -> datetime | None:
    """Return until when; None for who was never told anything."""
    last = await unit_of_work.load(LastTold, person.id)
    return last.at + BETWEEN_MESSAGES if last else None
