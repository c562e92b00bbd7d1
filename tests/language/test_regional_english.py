"""What people of a region, and who think in another language, type means what it means in common words."""

import json

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from bot.language.tokens.common_words import as_typed, in_common_words
from bot.language.tokens.message_text import spoken
from tests.harness.for_each import for_each, in_part
from tests.language.score import verdict
from tests.language.train import DATA

DIRECTORY = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
ROWS = [
    json.loads(line) for line in (DATA / "regional.jsonl").read_text(encoding="utf-8").splitlines()
]
TOM, RITA = "tom@contoso.example", "rita@contoso.example"
PETRA = {
    "id": "petra",
    "start": "2026-10-19T14:00",
    "minutes": 60,
    "people": [TOM, "priya@contoso.example"],
    "candidate": {"name": "Petra Huber"},
    "room": None,
    "as": "interviewer",
}
INVITED = {"speaker": TOM, "last": "invitation", "interviews": [PETRA]}
SHOWN = {"speaker": RITA, "last": "interview", "interviews": [PETRA | {"as": "organizer"}]}
OPEN = "Ian and Wei Thursday and Friday, 1 hour"


def read(text, *, after=None, context=None):
    row = {"text": text, "now": "2026-10-14T13:40", "zone": "Europe/London", "locale": "en-GB"}
    row |= {"context": context} if context else {}
    return answer_line(row | ({"after": [after]} if after else {}), DIRECTORY)


def days(found):
    return [start[8:10] for start, _ in found["windows"]]


NAMED = {f"{n} {row['text']}": row for n, row in enumerate(ROWS)}
SOME, OTHERS = in_part(NAMED)


@for_each("row", SOME)
def test_some_of_what_is_said_in_a_region_is_read_right(row):
    assert verdict(row, answer_line(row, DIRECTORY)) == ("right", [])


@pytest.mark.exhaustive
@for_each("row", OTHERS)
def test_all_that_is_said_in_a_region_is_read_right(row):
    assert verdict(row, answer_line(row, DIRECTORY)) == ("right", [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("can y'all get wei in wi tom", "can you get wei in with tom"),
        ("count me in, y'all", "count me in"),
        ("Ian at 14.30 Uhr", "Ian at 14:30"),
        ("from 9 to 11 Uhr", "from 9:00 to 11:00"),
        ("Kindly add my colleague Wei", "please add Wei"),
        ("Give Jo Park please three times", "please give Jo Park three times"),
        ("I am available for the same.", "I am available for it."),
        ("what's in me diary", "what's in my diary"),
        ("how 'bout Friday", "how about Friday"),
        ("both of em", "both of them"),
        ("How 'bout them Cowboys", "How 'bout them Cowboys"),
        ("an hour for Til Berger", "an hour for Til Berger"),
        ("the same time on Friday", "the same time on Friday"),
        ("do the same", "do the same"),
        ("let me know", "let me know"),
        ("my colleague is ill", "my colleague is ill"),
        ("Kindly share the link", "Kindly share the link"),
    ],
)
def test_words_of_a_region_are_put_in_common_ones(typed, meant):
    assert in_common_words(typed) == meant


@pytest.mark.parametrize(
    ("said", "typed", "own"),
    [
        ("clashes with something else", "soz cant, clashes wi summat else", "clashes wi summat else"),
        ("have to run", "no, gotta run.", "gotta run"),
        ("my child is ill", "sorry, my child is ill", "my child is ill"),
        ("nobody said so", "something else", "nobody said so"),
    ],
)  # fmt: skip
def test_what_is_passed_on_is_found_as_it_was_typed(said, typed, own):
    assert as_typed(said, typed) == own


def test_a_note_and_a_title_keep_their_words():
    assert read("add a note: bring yer cv wi you", context=SHOWN)["note"] == "bring yer cv wi you"
    assert read("call it Screening wi Petra", context=SHOWN)["title"] == "Screening wi Petra"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Mei on Monday, 19.10., at 3", "Mei on Monday, 19 october, at 3"),
        ("on 20.10. or 21.10.", "on 20 october or 21 october"),
        ("move it to 9.10.", "move it to 9.10."),
    ],
)
def test_a_date_may_end_with_a_stop_before_another_sign(typed, said):
    assert spoken(typed).text == said


@pytest.mark.parametrize("text", ["Friday works", "Friday is better", "only Friday", "Friday fits"])
def test_a_day_of_which_good_is_said_is_wanted(text):
    found = read(text, after=OPEN)
    assert (days(found), found.get("left_out")) == (["16"], None)


@pytest.mark.parametrize(
    "text", ["Friday grumbles", "Friday collapses", "Friday has gone for a burton"]
)
def test_what_no_rule_knows_of_a_day_is_named(text):
    assert read(text, after=OPEN)["left_out"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Excuse me, I have a question", "unknown"),
        ("How are you fixed for Monday?", "chat"),
        ("set an interview on Friday with Ian", "availability"),
        ("set up the interview with Ian on Friday", "availability"),
        ("On Mondays I take interviews", "unknown"),
    ],
)
def test_what_only_looks_like_it_is_left_as_it_is(text, intent):
    assert read(text, context=INVITED if text.startswith("Excuse") else None)["intent"] == intent


def test_the_same_time_on_a_weekday_that_is_today_is_next_weeks_once_it_is_past():
    row = {"text": "Move it to Monday, same time", "now": "2026-10-12T15:30", "context": SHOWN}
    found = answer_line(row | {"zone": "Europe/London", "locale": "en-GB"}, DIRECTORY)
    assert days(found) == ["19"]
