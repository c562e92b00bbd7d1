"""What becomes of a booked interview, said with a reason or a day first, where the lines of messages.txt hold no such interview."""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.harness.message_lines import interview, mails

_PEOPLE = Path(__file__).parent / "commands/directory.json"
DIRECTORY = from_json(json.loads(_PEOPLE.read_text(encoding="utf-8")))

COMING = [
    interview("b1", "2026-12-03T14:00", 90, ["ana", "samira", "wei"], {"name": "Eva Nowak"}),
    interview("b2", "2026-12-03T16:00", 45, ["ian"], {"name": "Katrin Vogel"}),
]


def read(text):
    context = {"speaker": mails("tom")[0], "last": "none", "interviews": COMING}
    row = {"text": text, "now": "2026-12-01T10:10", "zone": "Europe/London", "locale": "en-GB"}
    return answer_line(row | {"context": context}, DIRECTORY)


def test_who_alone_stays_is_not_removed():
    answer = read("Eva's interview: only Samira and Ana, without Wei")
    assert (answer["target"], answer["remove"]) == ("b1", mails("wei"))
    assert "add" not in answer


@pytest.mark.parametrize(
    "text",
    [
        "change the panel of Eva's interview to only Samira and Ana",
        "replace everyone on Eva's interview with Samira and Ana",
    ],
)
def test_the_last_of_those_who_stay_is_not_removed(text):
    assert read(text)["remove"] == mails("wei")


def test_which_interview_of_a_day_somebody_comes_to_is_asked():
    answer = read("on thursday swap in Tom")
    assert answer["intent"] == "change"
    assert "doubt" in answer


def test_a_room_for_a_time_without_an_interview_is_a_new_search():
    assert read("add room for Thursday 11:00")["intent"] == "availability"
