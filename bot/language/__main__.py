"""Reads messages as JSON lines and writes what they mean: `python -m bot.language --directory directory.json`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from cards.words.clarifications import option_text, question_text


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
            said = in_words(answer_line(json.loads(line), directory))
            print(json.dumps(said, ensure_ascii=False), flush=True)  # noqa: T201 - the answer


def in_words(said: dict[str, Any]) -> dict[str, Any]:
    """Return an answer with what is asked back as a person reads it."""
    doubt = said.get("doubt")
    if doubt is None:
        return said
    choices = [option_text(one["kind"], one["facts"]) for one in doubt["choices"]]
    question = question_text(doubt["kind"], doubt["facts"])
    return said | {"doubt": {"question": question, "choices": choices}}


if __name__ == "__main__":
    main()
