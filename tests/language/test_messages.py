"""Messages of all kinds with what was shown last, as `messages.txt` tells: acts, changes, answers, absences, loops.

A line of the file is a message and what it means, in short: addresses without their domain, the first three windows.
A line beginning with `==` names the situation in which the messages below it are typed.
"""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json

HERE = Path(__file__).parent
DIRECTORY = from_json(json.loads((HERE / "commands/directory.json").read_text(encoding="utf-8")))
DOMAIN = "@contoso.example"
ASKED = ["Ian and Tom on Thursday afternoon, with a room"]
WINDOWS_SHOWN = 3


def mails(*names):
    return [f"{one}{DOMAIN}" for one in names]


def interview(id_, start, minutes, people, candidate, room=None):
    return {
        "id": id_,
        "start": start,
        "minutes": minutes,
        "people": mails(*people),
        "candidate": candidate,
        "room": room and f"{room}{DOMAIN}",
        "as": "organizer",
        "answer": None,
    }


OWN = [
    interview("i1", "2026-12-03T14:00", 60, ["ian", "tom"], {"name": "Jane Doe", "mail": "jane@doe.com"}, "camden"),
    interview("i2", "2026-12-04T10:00", 45, ["mei", "sam"], {"name": "Luis Ortega"}),
    interview("i3", "2026-12-07T15:00", 60, ["priya"], {"name": "Nadia Rahman"}, "thames"),
]  # fmt: skip
INVITED = [
    one
    | {
        "as": "interviewer",
        "people": [*mails("ian"), *(mail for mail in one["people"] if mail not in mails("ian"))],
    }
    for one in OWN
]
SOON = [OWN[0] | {"start": "2026-12-01T11:00"}, *OWN[1:]]
RITA, IAN = mails("rita", "ian")
SITUATIONS = {
    "nothing was said before": {},
    "after a question": {"after": ASKED},
    "after a question for anybody": {"after": ["who's free Thursday"]},
    "an interview was shown": {"context": {"speaker": RITA, "last": "interview", "interviews": OWN}},
    "interviews are booked": {"context": {"speaker": RITA, "last": "none", "interviews": OWN}},
    "invited": {"context": {"speaker": IAN, "last": "invitation", "interviews": INVITED}},
    "an interview is about to start": {"context": {"speaker": RITA, "last": "none", "interviews": SOON}},
}  # fmt: skip


def messages():
    situation = ""
    for line in (HERE / "messages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            situation = line.removeprefix("==").strip()
        elif line.strip() and not line.startswith("#"):
            text, _, means = line.rpartition(" -> ")
            yield situation, text.strip(), means.strip()


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
        told["doubt"] = told["doubt"]["question"]
    return json.dumps(told, ensure_ascii=False).replace(DOMAIN, "").replace('"', "")[1:-1]


@pytest.mark.parametrize(("situation", "text", "means"), list(messages()))
def test_a_message_means_what_is_told(situation, text, means):
    row = {"text": text, "now": "2026-12-01T10:10", "zone": "Europe/London", "locale": "en-GB"}
    assert in_short(answer_line(row | SITUATIONS[situation], DIRECTORY)) == means
