"""Prints the patterns that the first question of a bot that is warm has to find the cues of or compile: none, one after the other.

    python -m tests.harness.first_question

Whoever started before it in the same process would have made them already.
"""

import asyncio
import sys

from bot.cli.warm_up import read_first
from bot.language.tokens import cues
from tests.harness.office import Office


def cold() -> set[str]:
    """Return the patterns that nobody has tried yet."""
    return {one.pattern for one in cues.KNOWN if one._string is None}


async def asked() -> None:
    """Ask one question, and print what was tried for the first time."""
    office = await Office().open()
    before = cold()
    await office.says("rita", "who's free next week for 30 minutes with a room")
    await office.works()
    sys.stdout.writelines(f"{pattern}\n" for pattern in sorted(before - cold()))


if __name__ == "__main__":
    read_first()
    asyncio.run(asked())
