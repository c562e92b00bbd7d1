"""Telegrams of engineers and founders: what is left out of a sentence is understood, and what they correct in it."""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.language.score import differing

DIRECTORY = from_json(
    json.loads(Path("tests/data/language/directory.json").read_text(encoding="utf-8"))
)
NOW = "2026-11-09T08:50"
"""A Monday, before work."""
INVITED = [
    {
        "id": "v1",
        "start": "2026-11-10T14:00",
        "minutes": 60,
        "people": ["tom@contoso.example", "priya@contoso.example"],
        "candidate": {"name": "Joris Smit"},
        "as": "interviewer",
    }
]


def _booked(name, start, people):
    mails = [f"{one}@contoso.example" for one in people.split()]
    return {
        "id": name.split()[0].lower(),
        "start": start,
        "minutes": 60,
        "people": mails,
        "candidate": {"name": name},
        "as": "organizer",
    }


BOOKED = [
    _booked("Femke Bakker", "2026-11-11T10:00", "ian mei"),
    _booked("Jan de Vries", "2026-11-12T14:00", "priya sam"),
    _booked("Sanne Visser", "2026-11-13T11:00", "wei"),
]


def mails(names):
    return [f"{one}@contoso.example" for one in names.split()]


def read(text, *, last="none", interviews=(), after=(), now=NOW):
    context = {"speaker": "tom@contoso.example", "last": last, "interviews": interviews}
    given = {"text": text, "now": now, "zone": "Europe/London", "locale": "en-GB"}
    return answer_line(given | {"context": context, "after": after}, DIRECTORY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark has holiday. May instead of Mark.", "ian may"),
        ("Mark can not. Priya then.", "ian priya"),
        ("Mark out, take April", "ian april"),
        ("Mark has leave. Priya for Mark.", "ian priya"),
        ("Mark is out, Mei instead", "ian mei"),
        ("Mark is sick, Mei is free", "ian mei"),
        ("Mark is sick so Mei will do it", "ian mei"),
        ("Mark no, Mei yes", "ian mei"),
        ("Mei too", "ian mark mei"),
        ("Mark is out at 3, Mei too", "ian mark mei"),
    ],
)
def test_who_cannot_is_replaced_and_the_others_stay(text, expected):
    said = read(text, after=["Ian and Mark tomorrow 1h"])
    assert said["people"] == sorted(mails(expected))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("what about the Tuesday after that", 17),
        ("the following Tuesday", 17),
        ("what about the Thursday after", 12),
        ("week after?", 17),
        ("following week", 17),
        ("the day after that then", 11),
        ("Tuesday the week after that", 24),
    ],
)
def test_a_weekday_after_that_lies_behind_the_days_asked_for(text, day):
    said = read(text, after=["Lucy and Wei on Tuesday half an hour"])
    assert said["windows"] == [[f"2026-11-{day}T09:00", f"2026-11-{day}T17:30"]]
    assert said["people"] == mails("lucy wei")


@pytest.mark.parametrize("text", ["y not weds", "why not wednesday", "y no wednesday"])
def test_a_letter_asks_why(text):
    said = read(text, after=["tom + may this week"])
    assert (said["intent"], said["windows"][0][0]) == ("why", "2026-11-11T09:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("need me lucy will thurs 25 min", "lucy tom will"),
        ("me lucy will thurs", "lucy tom will"),
        ("need me and lucy thurs 30 min", "lucy tom"),
        ("find time for me mei + lucy fri", "lucy mei tom"),
        ("find me lucy thurs", "lucy"),
        ("get me lucy and will thurs 30 min", "lucy will"),
    ],
)
def test_who_needs_themselves_takes_part(text, expected):
    assert read(text)["people"] == mails(expected)


CHANGES = [
    ("swap Sam for Mark in the interview of Jan de Vries", {"intent": "change", "target": "jan", "replace": [mails("sam mark")]}),
    ("cancel the interview of Jan", {"intent": "cancel", "target": "jan"}),
    ("move Femke to 12 Jan", {"intent": "reschedule", "target": "femke", "windows": [["2027-01-12T09:00", "2027-01-12T17:30"]]}),
    ("cancel the thursday and the friday interview", {"intent": "cancel", "target": ["jan", "sanne"]}),
    ("cancel the thursday one and the friday one", {"intent": "cancel", "target": ["jan", "sanne"]}),
    ("wednesdays interview in the boardroom instead", {"intent": "change", "target": "femke", "room": {"name": "boardroom@contoso.example"}}),
    ("the wednesday one in a bigger room instead", {"intent": "change", "target": "femke", "room": {"bigger": True}}),
    ("kill the room. go zoom", {"intent": "change", "target": "femke", "room": False, "online": True}),
    ("remove everyone except ian + add jeanluc", {"intent": "change", "target": "femke", "add": mails("jeanluc"), "remove": mails("mei")}),
    ("everyone out except ian", {"intent": "change", "target": "femke", "remove": mails("mei")}),
    ("Femke to 15h", {"intent": "reschedule", "target": "femke", "windows": [["2026-11-11T15:00", "2026-11-11T16:00"]]}),
    ("is Camden big enough? make it Boardroom", {"intent": "change", "target": "femke", "room": {"name": "boardroom@contoso.example"}}),
    ("is the room big enough for 4? switch to Thames", {"intent": "change", "target": "femke", "room": {"name": "thames@contoso.example", "capacity": 4}}),
    ("ditch mei, sub in lucy", {"intent": "change", "target": "femke", "replace": [mails("mei lucy")]}),
    ("femke wants 11 not 10", {"intent": "reschedule", "target": "femke", "windows": [["2026-11-11T11:00", "2026-11-11T12:00"]]}),
    ("Femke to 45 min", {"intent": "change", "target": "femke", "minutes": 45}),
    ("fri 11 → 3pm", {"intent": "reschedule", "target": "sanne", "windows": [["2026-11-13T15:00", "2026-11-13T16:00"]]}),
    ("yeet femke to fri same time", {"intent": "reschedule", "target": "femke", "windows": [["2026-11-13T10:00", "2026-11-13T11:00"]]}),
    ("kick Ian off", {"intent": "change", "target": "femke", "remove": mails("ian")}),
    ("Sam out Jan", {"intent": "change", "target": "jan", "remove": mails("sam")}),
    ("get mei off femke n give it to mark", {"intent": "change", "target": "femke", "replace": [mails("mei mark")]}),
    ("take wei off sanne, give it to tom", {"intent": "change", "target": "sanne", "replace": [mails("wei tom")]}),
    ("nix femke, moving on w other ppl", {"intent": "cancel", "target": "femke"}),
    ("put a note on Femke that she wants to talk about the team", {"intent": "change", "target": "femke", "note": "she wants to talk about the team"}),
    ("Mei cannot. Tom then", {"intent": "change", "target": "femke", "replace": [mails("mei tom")]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_a_telegram_changes_what_it_names(text, expected):
    assert differing(expected, read(text, last="interview", interviews=BOOKED)) == []


def _propose(*windows):
    return {"intent": "propose", "target": "v1", "windows": [list(one) for one in windows]}


ANSWERS = [
    ("+1", {"intent": "accept", "target": "v1"}),
    ("+1 from me", {"intent": "accept", "target": "v1"}),
    ("can't make it, holiday on tuesday", {"intent": "decline", "target": "v1", "reason": "holiday on tuesday"}),
    ("can not, sick", {"intent": "decline", "target": "v1", "reason": "sick"}),
    ("tuesday not possible. wednesday 9h30 is", _propose(("2026-11-11T09:30", "2026-11-11T10:30"))),
    ("tuesday no. wednesday yes", _propose(("2026-11-11T09:00", "2026-11-11T17:30"))),
    ("Then I can not. Wednesday or friday after 14h is better.", _propose(("2026-11-11T14:00", "2026-11-11T17:30"), ("2026-11-13T14:00", "2026-11-13T17:30"))),
    ("goes not. am in Rotterdam then.", {"intent": "decline", "target": "v1", "reason": "am in Rotterdam then"}),
    ("have already meeting at 14h", {"intent": "decline", "target": "v1", "reason": "have already meeting at 14h"}),
    ("have a question about Joris", {"intent": "chat"}),
    ("Sorry, tuesday is my day off.", {"intent": "decline", "target": "v1", "reason": "tuesday is my day off"}),
    ("14h is lunch for me, 15h?", _propose(("2026-11-10T15:00", "2026-11-10T16:00"))),
    ("haha no, double booked", {"intent": "decline", "target": "v1", "reason": "double booked"}),
    ("ok. but only 30 min possible", {"intent": "accept", "target": "v1", "left_out": ["but only 30 min possible"]}),
    ("im down", {"intent": "accept", "target": "v1"}),
    ("im down with flu", {"intent": "unknown"}),
    ("I am double booked so I will have to say no", {"intent": "decline", "target": "v1", "reason": "I am double booked"}),
    ("can not I am afraid I have the dentist at two", {"intent": "decline", "target": "v1", "reason": "I have the dentist at two"}),
    ("could we do it at three instead I have a thing at two", _propose(("2026-11-10T15:00", "2026-11-10T16:00"))),
    ("week from now better", _propose(("2026-11-16T09:00", "2026-11-16T17:30"))),
    ("14h is not possible, 16h is", _propose(("2026-11-10T16:00", "2026-11-10T17:00"))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_a_telegram_answers_an_invitation(text, expected):
    assert differing(expected, read(text, last="invitation", interviews=INVITED)) == []


@pytest.mark.parametrize("text", ["am 5 min late, train", "am a bit late", "am 10 late"])
def test_who_leaves_out_themselves_is_late_all_the_same(text):
    said = read(text, last="invitation", interviews=INVITED, now="2026-11-10T13:50")
    assert (said["intent"], said["target"]) == ("late", "v1")


SETTINGS = [
    ("my hours: mon-thu 8h30-17h", {"intent": "working_hours", "start": "08:30", "end": "17:00", "days": [0, 1, 2, 3]}),
    ("my working hours: 8h till 16h30, monday till thursday", {"intent": "working_hours", "start": "08:00", "end": "16:30", "days": [0, 1, 2, 3]}),
    ("no interviews for me on wednesdays 9h-12h. Focus time.", {"intent": "limit", "start": "09:00", "end": "12:00", "days": [2]}),
    ("dont book me on thursdays 12h-13h, lunch", {"intent": "limit", "start": "12:00", "end": "13:00", "days": [3]}),
    ("remove room Focus 1 from the list, is storage now", {"intent": "remove_room"}),
    ("nuke all data u have on candidate Ben Ortiz", {"intent": "forget"}),
    ("Jono is a nickname for Jean-Luc so use that from now on", {"intent": "nickname", "people": mails("jeanluc"), "name": "Jono"}),
    ("nickname for Samira is Sami", {"intent": "nickname", "people": mails("samira"), "name": "Sami"}),
    ("thx, top", {"intent": "chat"}),
    ("Ian Thursday before lunch, say around eleven", {"intent": "availability", "windows": [["2026-11-12T10:30", "2026-11-12T12:30"]]}),
    ("i work 4 days: mon-thu 9h-17h", {"intent": "working_hours", "start": "09:00", "end": "17:00", "days": [0, 1, 2, 3]}),
    ("ok clear", {"intent": "chat"}),
    ("finally friday", {"intent": "chat"}),
    ("aight im off, have a good wknd all", {"intent": "chat"}),
    ("im off tomorrow", {"intent": "absence", "windows": [["2026-11-10T09:00", "2026-11-10T17:30"]]}),
    ("restart the build server. it hangs", {"intent": "unknown"}),
    ("deploy staging", {"intent": "unknown"}),
    ("Tom friday, 1h", {"intent": "availability", "people": mails("tom"), "minutes": 60}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SETTINGS)
def test_a_telegram_of_no_interview(text, expected):
    assert differing(expected, read(text)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("thursday goes not, friday?", [13]),
        ("Thursday is not good. Friday works", [13]),
        ("thursday not possible, friday then", [13]),
        ("friday goes also", [12, 13]),
        ("and friday?", [13]),
    ],
)
def test_a_day_that_goes_not_gives_way_to_the_one_behind_it(text, days):
    said = read(text, after=["Ian and Wei thursday 1h"])
    assert [int(start[8:10]) for start, _ in said["windows"]] == days


@pytest.mark.parametrize(
    "text",
    [
        "Ian and Wei next week. Tuesday is full for them. half an hour",
        "Ian and Wei next week, tuesday is fully booked for Wei, 30 min",
        "Ian and Wei next week, 30 min, not tuesday",
    ],
)
def test_a_day_that_is_full_for_somebody_is_left_out(text):
    said = read(text)
    assert [start[8:10] for start, _ in said["windows"]] == ["16", "18", "19", "20"]
    assert said["minutes"] == 30


def test_clear_alone_ends_the_open_question():
    after = ["Ian and Wei thursday 1h"]
    assert read("clear", after=after)["intent"] == "start_over"
    assert read("ok clear", after=after)["intent"] == "chat"
