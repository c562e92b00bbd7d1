"""A message said a little differently means the same: names swapped, small letters, a greeting, thanks, no full stop.

Each transformation is made of every message of the blind corpora; what it means is known from the message as it was.
"""

import json
import re
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.language.score import verdict

DATA = Path(__file__).parents[1] / "data" / "language"
SWAPPED = {"ian": "tom", "murray": "becker", "mei": "lucy", "tanaka": "o'brien", "priya": "rita", "nair": "costa"}  # fmt: skip
SWAPS = SWAPPED | {new: old for old, new in SWAPPED.items()}
NAME = re.compile(rf"(?<![\w'])(?:{'|'.join(SWAPS)})(?![\w])", re.IGNORECASE)
MOST_SILENT = 0.02
LEAST_RIGHT = 0.95


def swapped(row):
    """Put other colleagues in the place of some, in the message and in its meaning."""

    def other(found):
        name = SWAPS[found[0].casefold()]
        return name.title() if found[0][0].isupper() else name

    return json.loads(NAME.sub(other, json.dumps(row, ensure_ascii=False)))


def typed(change):
    return lambda row: row | {"text": change(row["text"])}


TRANSFORMATIONS = {
    "other names": swapped,
    "no full stop": typed(lambda text: text.rstrip(".?! ")),
    "a greeting": typed(lambda text: f"Hi there! {text}"),
    "a good morning": typed(lambda text: f"Good morning, {text}"),
    "thanks": typed(lambda text: f"{text.rstrip('.')}. Thanks!"),
    "wide": typed(lambda text: text.replace(" ", "  ")),
}


def rows():
    lines = (DATA / "blind.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if "\\n" not in line]


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_a_message_said_a_little_differently_means_the_same(name):
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    changed = [TRANSFORMATIONS[name](row) for row in rows()]
    found = [(verdict(row, answer_line(row, directory))[0], row["text"]) for row in changed]
    silent = [text for said, text in found if said == "silent"]
    right = sum(said == "right" for said, _ in found)
    assert len(silent) <= MOST_SILENT * len(found), silent
    assert right >= LEAST_RIGHT * len(found), right / len(found)
