"""Types the lines of a file at a bot of its own and prints what each chat shows for it.

    python -m tests.harness.typed_lines teams FILE

A line is `name: what they type`, `name! verb words of the card` for a button, `+600` for so many seconds that pass, or
`name?` for what stands in their calendars; what begins with `#` is printed. It begins on Monday 23 November 2026, 08:55
in London, with the account enabled; whoever writes first is connected before.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fakes.connector import FakeConnector
from tests.harness.recruiter_chat import Chat, SlackWords, TeamsWords, begin_on_monday
from tests.harness.running_bot import World

SETTLED, LONGEST = 1.0, 15.0
"""Seconds in which nothing new is shown once all is said, and that it may take."""
CHATS = {"teams": TeamsWords, "slack": SlackWords}


async def main(channel: str, lines: list[str]) -> None:
    names = dict.fromkeys(name for line in lines if (name := _parts(line)[0]))
    with TemporaryDirectory() as folder:
        async with FakeConnector() as connector:
            world = World(folder=Path(folder), connector=connector)
            try:
                await world.start()
                chat = CHATS[channel](world)
                await begin_on_monday(chat, *names)
                shown = await _settled(chat, list(names), {})
                for line in lines:
                    print(f"\n=== {line}", flush=True)
                    try:
                        await _do(chat, *_parts(line), line)
                    except AssertionError as error:
                        print(f"--- not done: {str(error)[:300]}")
                    shown = await _print_news(chat, list(names), shown)
            finally:
                await world.stop()


def _parts(line: str) -> tuple[str, str, str]:
    """Return who does it, what kind of thing it is, and what they say or press."""
    if line.startswith(("#", "+")):
        return "", line[0], line[1:]
    name, kind, what = line.partition(":")
    for sign in "!?":
        head, found, rest = line.partition(sign)
        if found and len(head) < len(name):
            name, kind, what = head, sign, rest
    return name.strip(), kind, what.strip()


async def _do(chat: Chat, name: str, kind: str, what: str, line: str) -> None:
    if kind == "+":
        await chat.world.advance(float(what))
    elif kind == "!":
        verb, *words = what.split(" ", 1)
        await chat.press(name, verb, *words)
    elif kind == "?":
        await _print_interviews(chat.world, name)
    elif kind == ":":
        await chat.say(name, what)
    elif kind != "#":
        raise SystemExit(f"not a line: {line}")


async def _print_interviews(world: World, name: str) -> None:
    for calendar in sorted(await world.calendars(name)):
        for event in await world.interviews(name, calendar):
            invited = [one["emailAddress"]["address"] for one in event["attendees"]]
            at = event["start"]["dateTime"][:16]
            print(f"--- {calendar}: {at} {event['subject']} with {invited}")


async def _print_news(
    chat: Chat, names: list[str], before: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Print what is new in the chats or stands there changed, and return what they show."""
    now = await _settled(chat, names, before)
    for name in names:
        old = list(before.get(name, []))
        for one in now[name]:
            if one in old:
                old.remove(one)
            else:
                print(f"--- {name} sees: " + " | ".join(one.split("\n")))
    return now


async def _settled(
    chat: Chat, names: list[str], before: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Return what the chats show once it no longer changes."""
    loop = asyncio.get_running_loop()
    end, since, last = loop.time() + LONGEST, loop.time(), before
    while loop.time() < end:
        now = {name: list(await chat.cards(name)) for name in names}
        if now != last:
            last, since = now, loop.time()
        if loop.time() - since > SETTLED:
            break
        await asyncio.sleep(0.1)
    return last


if __name__ == "__main__":
    asyncio.run(
        main(
            sys.argv[1], [one for one in Path(sys.argv[2]).read_text().splitlines() if one.strip()]
        )
    )
