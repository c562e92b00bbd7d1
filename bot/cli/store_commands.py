"""`python app.py reseal`, `backup` and `owner`: what whoever runs the bot does to its store."""

from pathlib import Path
from typing import cast

from bot.cli.clock import RealClock
from bot.graph.sign_in.reseal import reseal
from bot.runtime.deployment_mark import mark_resealed
from bot.runtime.ports import Export
from bot.settings.model import Settings
from bot.startup_errors import cannot_make_owner
from bot.store.backup import back_up
from bot.store.errors import StoreNotCopied
from bot.store.factory import open_existing_store
from dialogs.account import owner_command


async def reseal_sign_ins(settings: Settings) -> int:
    """Encrypt all sign-ins with the newest of TOKEN_KEYS; return 1 where none of the keys opens some."""
    store = await open_existing_store(settings.store_url.get_secret_value())
    try:
        done = await reseal(store, cast("Export", store), settings.keys)
        await mark_resealed(store)
    finally:
        await store.close()
    print(f"{done.sign_ins} sign-ins are encrypted with the newest key.")
    if done.unread:
        print(
            f"{done.unread} sign-ins, links or waiting cards open with none of TOKEN_KEYS, and were left as they are: put the key"
            " that they were encrypted with behind the others, and run this again, before it is lost."
        )
    return min(done.unread, 1)


async def back_up_store(settings: Settings, target: Path) -> None:
    """Copy the store into a new file, also while the bot runs."""
    try:
        await back_up(settings.store_url.get_secret_value(), target)
    except OSError as error:
        raise StoreNotCopied(f"{error.filename}: {error.strerror}") from error
    print(f"{target} holds a copy: STORE_URL=tinydb:{target} opens it.")


async def make_owner(settings: Settings, *, address: str) -> None:
    """Make somebody whom the bot knows an Owner; raises NotStarted for nobody or one of several."""
    store = await open_existing_store(settings.store_url.get_secret_value())
    try:
        known = await owner_command.people_at(address, cast("Export", store))
        if len(known) != 1:
            raise cannot_make_owner(address, [one.tenant for one in known])
        await owner_command.make_owner(known[0], store, RealClock(None).now())
    finally:
        await store.close()
    print(f"{known[0].name or address} is an Owner now; the audit log says that you did it.")
