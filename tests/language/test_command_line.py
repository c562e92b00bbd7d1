"""`python -m bot.language` answers line by line; a question can be written down and read back."""

import json
import subprocess
import sys

import msgspec
import pytest

from bot.language.requests import Question
from tests.language.example_company import said

DIRECTORY = {
    "people": [{"name": "Dana Levi", "email": "dana@fabrikam.example"}],
    "rooms": [
        {
            "name": "Turing",
            "email": "turing@fabrikam.example",
            "capacity": 6,
            "building": "HQ",
            "features": [],
        }
    ],
    "working_hours": {"days": ["monday", "tuesday"], "start": "08:00", "end": "16:00"},
    "interview_minutes": 45,
}


def asked(text, **further):
    moment = {"now": "2026-11-22T10:00", "zone": "Europe/London", "locale": "en-GB"}
    return json.dumps({"text": text, **moment, **further})


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What the program answers to four lines."""
    directory = tmp_path_factory.mktemp("company") / "directory.json"
    directory.write_text(json.dumps(DIRECTORY), encoding="utf-8")
    lines = (
        asked("is Dana free next week"),
        asked("status"),
        asked("and in Turing", after=["is Dana free Tuesday"]),
        asked("is Bob free Tuesday"),
    )
    done = subprocess.run(
        [sys.executable, "-m", "bot.language", "--directory", str(directory)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_is_answered_in_order_with_the_fields_that_are_fixed(answers):
    first, second, third, _ = answers
    assert first == {
        "intent": "availability",
        "people": ["dana@fabrikam.example"],
        "need": "all",
        "minutes": 45,
        "windows": [
            ["2026-11-23T08:00", "2026-11-23T16:00"],
            ["2026-11-24T08:00", "2026-11-24T16:00"],
        ],
        "room": None,
        "online": False,
        "continues": False,
    }
    assert second == {"intent": "status"}
    assert third["room"] == {"name": "turing@fabrikam.example"}


def test_a_doubt_is_told_beside_what_is_certain(answers):
    answer = answers[-1]
    assert answer["intent"] == "availability"
    assert "Bob" in answer["doubt"]["question"]
    assert answer["windows"] == [["2026-11-24T08:00", "2026-11-24T16:00"]]


def test_a_question_is_written_down_and_read_back():
    question = said(
        "two of Dana, Raj and Priya Tuesday at 3 or Thursday except 12-1, room for 6 with video"
    ).question
    assert msgspec.json.decode(msgspec.json.encode(question), type=Question) == question
