"""Worked examples from a folder outside the project: each answer has exactly the fields it should."""

import json
import os
from pathlib import Path

import pytest

from bot.language.contract import answer_line as answer
from bot.language.people.name_index import from_json

FOLDER = os.environ.get("LANGUAGE_EXAMPLES")  # noqa: TID251 - a test's switch, no setting


@pytest.mark.skipif(FOLDER is None, reason="LANGUAGE_EXAMPLES names no folder with examples")
def test_every_worked_example_is_read_as_it_should_be():
    folder = Path(FOLDER)
    directory = from_json(json.loads((folder / "directory.json").read_text(encoding="utf-8")))
    lines = (folder / "phrases.jsonl").read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines if line.strip()]
    wrong = [
        one["text"]
        for one in examples
        if not one["expect"].items() <= answer(one, directory).items()
    ]
    assert wrong == []
