"""The command line: `python app.py` serves, `python app.py --help` names what else there is; each is a file of `bot.cli`."""

import gc

# What is loaded stays: to look through it for garbage takes a tenth of the start, and later holds the loop.
gc.disable()

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from bot.channels.teams.credentials import BadCredentials
from bot.cli.serve import serve
from bot.domain.errors import BotError
from bot.runtime import logs
from bot.settings.environment import BadSettings, for_reseal, from_environment
from bot.settings.model import Settings
from bot.startup_errors import NotStarted
from bot.store.errors import StoreNotCopied, StoreNotOpened
from cards.words.error_messages import error_lines


def main(arguments: list[str]) -> int:
    """Do what the command line says, with nothing of the other commands loaded; return the exit code."""
    gc.freeze()
    # At 5,000 they take a megabyte less, and a fortieth more of each question: most of so many are still in use.
    gc.set_threshold(10_000, 3)
    gc.enable()
    asked = _command_line().parse_args(arguments)
    match asked.command:
        case "reseal":
            from bot.cli.store_commands import reseal_sign_ins

            return _with_settings(reseal_sign_ins, read=for_reseal)
        case "move-store":
            from bot.store.__main__ import main as move_store

            refusal = move_store([asked.source, asked.target])
            return _refuse(refusal) if refusal else 0
        case "backup":
            from bot.cli.store_commands import back_up_store

            return _with_settings(partial(back_up_store, target=Path(asked.target)))
        case "owner":
            from bot.cli.store_commands import make_owner

            return _with_settings(partial(make_owner, address=asked.address))
        case "doctor":
            from bot.cli.doctor import examine
            from dialogs.account.doctor import Wanted

            return _with_settings(partial(examine, wanted=Wanted(asked.to, asked.room)))
        case _:
            return _with_settings(serve)


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="Serve the scheduling bot; settings come from the environment or .env (see README).",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="other than serving")
    commands.add_parser("reseal", help="encrypt all sign-ins with the newest of TOKEN_KEYS")
    move = commands.add_parser("move-store", help="carry everything from one store to another")
    move.add_argument("source", metavar="FROM", help="as in STORE_URL")
    move.add_argument("target", metavar="TO", help="as in STORE_URL")
    backup = commands.add_parser("backup", help="copy the store into a new file while the bot runs")
    backup.add_argument("target", metavar="TARGET", help="the file, which must not be there yet")
    owner = commands.add_parser(
        "owner", help="make somebody an Owner, where none is left who could"
    )
    owner.add_argument("address", metavar="ADDRESS", help="of somebody who has written to the bot")
    doctor = commands.add_parser("doctor", help="look for what is wrong, and say how to fix it")
    doctor.add_argument("--to", metavar="ADDRESS", default="", help="send a message to this person")
    doctor.add_argument(
        "--room", metavar="ADDRESS", default="", help="invite this room, and let it go again"
    )
    return parser


def _with_settings(
    run: Callable[[Settings], Coroutine[Any, Any, int | None]],
    read: Callable[[], Settings] = from_environment,
) -> int:
    try:
        settings = read()
        logs.configure(settings.log_level)
        return min(asyncio.run(run(settings)) or 0, 1)
    except BadSettings as error:
        return _refuse("The settings cannot be used:", *error.mistakes)
    except StoreNotOpened as error:
        return _refuse("The store that STORE_URL names cannot be used:", str(error))
    except (NotStarted, BadCredentials, StoreNotCopied) as error:
        return _refuse(str(error))
    except BotError as error:
        title, lines = error_lines(error)
        return _refuse(title, *lines)


def _refuse(*lines: str) -> int:
    print("\n".join(lines), file=sys.stderr)  # noqa: T201 - for the person at the terminal
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
