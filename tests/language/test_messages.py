"""Messages of all kinds with what was shown last, as `messages.txt` tells: acts, changes, answers, absences, loops.

A line of the file is a message and what it means, in short: addresses without their domain, the first three windows.
A line beginning with `==` names the situation in which the messages below it are typed.
"""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from cards.words.clarifications import question_text
from tests.harness.for_each import for_each, in_part
from tests.harness.message_lines import DOMAIN, SITUATIONS, messages

HERE = Path(__file__).parent
DIRECTORY = from_json(json.loads((HERE / "commands/directory.json").read_text(encoding="utf-8")))
WINDOWS_SHOWN = 3


def in_short(answer):
    """Return an answer as the file tells it: without what follows from the situation or is usual."""
    told = {name: value for name, value in answer.items() if name not in {"kept", "note"}}
    if told["intent"] in {"availability", "link"}:
        usual = {"room": None, "online": False, "minutes": 60, "continues": False}
        told = {name: one for name, one in told.items() if usual.get(name, name) != one}
    spans = told.get("windows")
    if spans:
        shown = [f"{start[5:]}..{end[11:]}" for start, end in spans[:WINDOWS_SHOWN]]
        told["windows"] = shown + [f"+{len(spans) - WINDOWS_SHOWN}"][: len(spans) > WINDOWS_SHOWN]
    if "doubt" in told:
        told["doubt"] = question_text(told["doubt"]["kind"], told["doubt"]["facts"])
    return json.dumps(told, ensure_ascii=False).replace(DOMAIN, "").replace('"', "")[1:-1]


SOME, OTHERS = in_part({f"{number}: {one[1]}": one for number, one in enumerate(messages())})


@for_each("message", SOME)
def test_a_message_means_what_is_told(message):
    assert_means_what_is_told(message)


@pytest.mark.exhaustive
@pytest.mark.lasting
@for_each("message", OTHERS)
def test_any_other_message_means_what_is_told(message):
    assert_means_what_is_told(message)


def assert_means_what_is_told(message):
    situation, text, means = message
    row = {"text": text, "now": "2026-12-01T10:10", "zone": "Europe/London", "locale": "en-GB"}
    assert in_short(answer_line(row | SITUATIONS[situation], DIRECTORY)) == means
