"""Reads questions as JSON lines and writes what they mean: `python -m bot.language --directory directory.json`."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.language.context import Scene
from bot.language.parser import Reading, read
from bot.language.people.name_index import Directory, from_json
from bot.language.requests import Question, RoomWish


def answer(asked: Mapping[str, Any], directory: Directory) -> dict[str, Any]:
    """Give the meaning of one line: its text, read after the earlier sentences it came with."""
    now = datetime.fromisoformat(asked["now"])
    scene = Scene(now, asked.get("zone", "UTC"), asked.get("locale", "en-GB"), directory)
    question = None
    for earlier in asked.get("after") or ():
        question = read(earlier, scene, after=question).question or question
    return written(read(asked["text"], scene, after=question))


def written(reading: Reading) -> dict[str, Any]:
    """Give a reading as the command writes it."""
    said: dict[str, Any] = {"intent": reading.intent}
    if reading.question is not None:
        said |= _fields(reading.question)
    if reading.doubt is not None:
        choices = [choice.label for choice in reading.doubt.choices]
        said["doubt"] = {"question": reading.doubt.question, "choices": choices}
    return said


def _fields(question: Question) -> dict[str, Any]:
    fixed = {
        "people": list(question.people),
        "need": question.need,
        "minutes": question.minutes,
        "windows": [[f"{edge:%Y-%m-%dT%H:%M}" for edge in window] for window in question.windows],
        "room": _room(question.room),
        "online": question.online,
    }
    further = {name: list(getattr(question, name)) for name in ("must", "optional", "excluded")}
    return fixed | {name: people for name, people in further.items() if people}


def _room(wish: RoomWish | None) -> dict[str, Any] | None:
    if wish is None:
        return None
    said = {
        "name": wish.name,
        "capacity": wish.capacity,
        "building": wish.building,
        "features": list(wish.features),
    }
    return {name: value for name, value in said.items() if value}


def main() -> None:
    """Answer every line of the standard input on the standard output, in order."""
    parser = argparse.ArgumentParser(prog="python -m bot.language", description=__doc__)
    parser.add_argument(
        "--directory", type=Path, required=True, help="people, rooms and hours, as JSON"
    )
    given = parser.parse_args()
    directory = from_json(json.loads(given.directory.read_text(encoding="utf-8")))
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer(json.loads(line), directory), ensure_ascii=False), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
