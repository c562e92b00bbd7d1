"""Whatever is asked in a roundabout way means what it means with a "please"."""

import json
import re

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from bot.language.tokens.polite_requests import in_plain_requests
from tests.language.score import verdict
from tests.language.train import DATA

WAYS = (
    "I should be grateful if you could {}",
    "I'd be most grateful if you would {}.",
    "I would be obliged if you would {}",
    "I'd really appreciate it if you could {}",
    "Please be so good as to {}.",
    "Would you be so kind as to {}?",
    "Could you be kind enough to {}?",
    "Would you kindly {}?",
    "Would you be able to {}?",
    "May I ask you to {}?",
    "Might I trouble you to {}?",
    "I was wondering whether you might {}?",
    "I was hoping you could {}",
    "Do you think you could {}?",
    "Any chance you could {}?",
    "Is there any chance of you being able to {}?",
    "Would it be possible for you to {}?",
    "It would be great if you could {}",
    "If you don't mind, {}",
    "If it isn't too much bother, could you {}?",
    "Sorry to bother you, but could you {}?",
    "I should like you to {}",
    "Could you do me a favour and {}?",
    "Please go ahead and {}",
    "Be a dear and {}, would you?",
    "Please {}, if you would be so kind",
    "Kindly {} at your earliest convenience",
)
VERB = "add|remove|move|cancel|swap|put|make|change|push|shift|drop|turn|send|replace|take"
PLAIN = re.compile(rf"(?:please )?((?:{VERB})\b[^.?!\n]*)[.?!]*", re.IGNORECASE)
MESSAGES = 40
LAST_SET = 71
"""Up to which the messages are taken: a further set that is added changes none of them."""


@pytest.fixture(scope="module")
def asked():
    """Return messages of the blind corpora that ask for a thing plainly and are read right, with the directory."""
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    found = []
    rows = map(json.loads, (DATA / "blind.jsonl").read_text(encoding="utf-8").splitlines())
    for row in [row for row in rows if row["set"] <= LAST_SET][::-7]:
        plainly = PLAIN.fullmatch(row["text"])
        if plainly and "please" not in plainly[1] and verdict(row, answer_line(row, directory))[0] == "right":  # fmt: skip
            found.append((row, plainly[1][0].lower() + plainly[1][1:]))
        if len(found) == MESSAGES:
            return found, directory
    raise AssertionError(f"only {len(found)} messages ask plainly")


@pytest.mark.parametrize("way", WAYS)
def test_a_polite_request_means_what_the_plain_one_means(way, asked):
    rows, directory = asked
    said = [row | {"text": way.format(plainly)} for row, plainly in rows]
    assert [row["text"] for row in said if verdict(row, answer_line(row, directory))[0] != "right"] == []  # fmt: skip


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I should be most grateful if you could add Mei?", "please add Mei"),
        ("And would it perhaps be possible to have Jean-Luc join Ana?", "And can you have Jean-Luc join Ana?"),
        ("I'm late; might we begin at four instead?", "I'm late; could we begin at four instead?"),
        ("May I ask you to keep that link open until Thursday, please?", "please keep that link open until Thursday, please"),
        ("I would be obliged if you would remind April", "please remind April"),
    ],
)  # fmt: skip
def test_it_is_put_plainly(text, plain):
    assert in_plain_requests(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Can you do Tuesday?",
        "Would Tuesday be possible for you?",
        "Would it be possible for Mei to join?",
        "I was hoping for Tuesday",
        "He might be late",
        "Can you set up a backend pool with Ian?",
        "I need Ian to interview Jo",
        "If Ian doesn't mind, 9 is fine",
        "sorry, I can't make it",
    ],
)
def test_what_is_no_roundabout_request_stays(text):
    assert in_plain_requests(text) == text
