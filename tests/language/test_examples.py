"""Worked examples of single questions: each answer has exactly the fields it should."""

import json
from pathlib import Path

from bot.language.contract import answer_line as answer
from bot.language.people.name_index import from_json

FOLDER = Path(__file__).parents[1] / "data" / "language"


def test_every_worked_example_is_read_as_it_should_be():
    directory = from_json(json.loads((FOLDER / "directory.json").read_text(encoding="utf-8")))
    lines = (FOLDER / "phrases.jsonl").read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines if line.strip()]
    wrong = [
        one["text"]
        for one in examples
        if not one["expect"].items() <= answer(one, directory).items()
    ]
    assert wrong == []
