"""Formal letters and the talk of a region mean what they mean in plain words."""

import json

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from bot.language.tokens.message_text import spoken
from tests.language.train import DATA

DIRECTORY = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
RITA, TOM = "rita@contoso.example", "tom@contoso.example"
LUKAS = {
    "id": "k3",
    "start": "2027-06-16T09:00",
    "minutes": 30,
    "people": ["lucy@contoso.example", "wei@contoso.example"],
    "candidate": {"name": "Lukas Steindl"},
    "room": None,
    "as": "organizer",
}
EVA = LUKAS | {"id": "k2", "start": "2027-06-14T15:00", "candidate": {"name": "Eva Pichler"}}
INVITED = {
    "speaker": TOM,
    "last": "invitation",
    "interviews": [
        LUKAS | {"start": "2027-06-11T15:00", "people": ["ian@contoso.example", TOM], "as": "interviewer"}
    ],
}  # fmt: skip
OPEN = "Sam and Lucy next week, 45 mins"


def read(text, *, after=None, **context):
    row = {"text": text, "now": "2027-06-10T11:40", "zone": "Europe/Dublin", "locale": "en-GB"}
    row |= {"context": {"speaker": RITA} | context}
    return answer_line(row | ({"after": [after]} if after else {}), DIRECTORY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is there a slot for ye on Monday", "is there a slot for you on Monday"),
        ("could yez find Mei", "could you find Mei"),
        ("ye have me worn out", "you have me worn out"),
        ("ye sure", "ye sure"),
        ("ok ye that works", "ok ye that works"),
        ("Mei for Wei Ye on Monday", "Mei for Wei Ye on Monday"),
        ("yes for Monday", "yes for Monday"),
    ],
)
def test_ye_is_you_where_it_is_no_yes_and_no_name(text, said):
    assert spoken(text).text == said


def test_ye_is_no_candidate():
    found = read("New one for ye. Orla Hurley is on nights. Can Ian meet her next Friday?")
    assert found["candidate"] == {"name": "Orla Hurley"}
    assert read("disconnect my calendar would ye")["intent"] == "disconnect"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Thirty minutes will suffice.", 30),
        ("30 minutes will do", 30),
        ("half an hour will do nicely", 30),
        ("Sixty will do", 60),
    ],
)
def test_a_verb_behind_a_length_is_nobody(text, minutes):
    found = read(text, after=OPEN)
    assert found["people"] == ["lucy@contoso.example", "sam@contoso.example"]
    assert found["minutes"] == minutes


def test_will_is_somebody_behind_a_length_in_a_list():
    assert "will@contoso.example" in read("45 minutes, Will and Mei on Monday")["people"]


@pytest.mark.parametrize("see", ["see", "determine", "establish", "ascertain", "verify"])
def test_a_sentence_that_names_who_and_when_is_never_idle(see):
    found = read(
        "After the regrettable misunderstanding of last Friday, I wish to proceed with care. "
        f"Please {see} whether Will and Rita are both free on Tuesday at 15:30. "
        "The interview shall last 45 minutes and concerns the candidate Katharina Wimmer."
    )
    assert found["people"] == [RITA, "will@contoso.example"]
    assert found["windows"] == [["2027-06-15T15:30", "2027-06-15T16:15"]]
    assert found["candidate"] == {"name": "Katharina Wimmer"}


def test_a_letter_to_be_written_is_refused_behind_a_story():
    told = "He was a lovely fella but he hadn't a notion about spreadsheets."
    assert read(f"{told} Draft a rejection letter to Cian Harte.")["intent"] == "unknown"
    assert read(told)["intent"] == "chat"


def test_who_it_is_with_is_said_behind_the_link():
    found = read(
        "I've been playing phone tag with this girl since Monday. Would you send Grace Kiely a link "
        "so she can choose herself? It's Samira for 60 minutes on Monday or Tuesday."
    )
    assert (found["intent"], found["people"]) == ("link", ["samira@contoso.example"])
    assert [start[:10] for start, _ in found["windows"]] == ["2027-06-14", "2027-06-15"]


@pytest.mark.parametrize("leaves", ["goes home at 4", "has to leave at 4", "flies back at 4"])
def test_the_day_a_candidate_comes_counts_beside_when_they_leave(leaves):
    found = read(
        f"Candidate Padraig Foley is coming on the early train on Wednesday and {leaves}. Set up "
        "Samira for an hour, then Olivia for 45 mins, all after 11 and before 4."
    )
    assert found["windows"] == [["2027-06-16T11:00", "2027-06-16T16:00"]]


@pytest.mark.parametrize(
    "title", ["Mag.", "MMag.", "Ing.", "DI", "Dipl.-Ing.", "Frau Mag.", "Prof. Dr.", "DDr."]
)
def test_titles_are_no_part_of_a_name(title):
    found = read(f"I'd like Mei for the candidate {title} Eva Pichler on Monday.")
    assert (found["candidate"], found.get("doubt")) == ({"name": "Eva Pichler"}, None)


@pytest.mark.parametrize("end", ["to the Wednesday interview", "to Lukas Steindl's interview."])
@pytest.mark.parametrize("note", ["the note", "a short note saying", "this comment:"])
def test_a_quoted_note_stands_before_its_interview(note, end):
    text = f'Please add {note} "The portfolio will be presented in German" {end}'
    found = read(text, interviews=[EVA, LUKAS])
    assert (found["intent"], found["target"]) == ("change", "k3")
    assert found["note"] == "The portfolio will be presented in German"


@pytest.mark.parametrize("is_good", ["is grand", "is ideal", "looks lovely", "is spot on", "is perfect"])  # fmt: skip
def test_the_one_that_is_praised_is_booked(is_good):
    assert read(f"the friday one {is_good}", after=OPEN)["intent"] == "book"


@pytest.mark.parametrize(
    "text",
    [
        "Go on so, I'll do it",
        "I'll do it, but somebody get me a coffee first",
        "Ah lads, ye have me run ragged. Go on so, I'll do it, but somebody get me a coffee first.",
    ],
)
def test_a_joke_takes_nothing_from_a_yes(text):
    assert read(text, **INVITED) == {"intent": "accept", "target": "k3"}


def test_the_hour_proposed_is_kept_beside_why_the_other_is_bad():
    text = "3 is no good to me, the auditors are in till all hours. Any chance we could do it at 10 tomorrow morning instead?"
    assert read(text, **INVITED)["windows"] == [["2027-06-11T10:00", "2027-06-11T10:30"]]


@pytest.mark.parametrize("part", ["participation", "attendance", "place"])
def test_all_who_come_to_it_are_those_of_the_interview_shown(part):
    shown = {"last": "interview", "interviews": [LUKAS, EVA]}
    asked = f"Have all interviewers confirmed their {part} in it?"
    assert read(asked, **shown)["target"] == "k3"


@pytest.mark.parametrize(
    "text",
    [
        "find a gap for me and Lucy on Friday, before 12",
        "The board has approved it, after long deliberations. Find Mei and Lucy an hour on Friday.",
        "With reference to our telephone conversation, kindly look for an hour with Mei on Friday.",
        "The candidate Lukas Steindl resides in Graz. Kindly find an hour with Mei on Friday.",
    ],
)
def test_setting_the_scene_is_not_left_out(text):
    assert read(text).get("left_out") is None


def test_what_lies_behind_an_event_is_left_out():
    assert read("Find Mei and Lucy an hour on Friday after the consultation")["left_out"]
