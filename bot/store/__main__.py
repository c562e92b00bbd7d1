"""Copies all documents into another store: `python -m bot.store tinydb:data/bot.json postgresql://…`; stop the bot first."""

import asyncio
import sys
from contextlib import AsyncExitStack
from typing import cast

from bot.domain.errors import OutsideTrouble
from bot.store.copy_store import CopyableStore, copy_store
from bot.store.factory import open_existing_store, open_store

USAGE = "usage: python -m bot.store FROM TO, each as in STORE_URL"


async def _copied(source: str, target: str) -> str:
    async with AsyncExitStack() as stack:
        stores = []
        for url, opening in ((source, open_existing_store), (target, open_store)):
            store = cast(CopyableStore, await opening(url))
            stack.push_async_callback(store.close)
            stores.append(store)
        counts = await copy_store(*stores)
    return "\n".join(f"{count:8} {name}" for name, count in sorted(counts.items())) or "nothing"


def main(arguments: list[str]) -> str | None:
    """Move and write down what was moved; return what went wrong, for sys.exit."""
    if len(arguments) != 2:  # noqa: PLR2004 - from and to
        return USAGE
    try:
        sys.stdout.write(asyncio.run(_copied(*arguments)) + "\n")
    except ValueError as refusal:
        return str(refusal)
    except OutsideTrouble as trouble:
        why = trouble.facts.get("reference") or "it is away, or its disk is full"
        return f"a store failed in the middle ({why}): FROM is as it was; empty TO, and move again"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
