"""Every wording of `wordings.txt` is the command it stands under, no other row claims it, and nothing else is a command."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from bot.language.commands.rows import Row
from bot.language.commands.table import ROWS, claims, match_button, match_command
from bot.language.context import ParseContext
from bot.language.people.name_index import from_json
from bot.language.requests import AdminIntent, ButtonRequest, ButtonVerb, SettingIntent
from tests.harness.for_each import for_each

HERE = Path(__file__).parent
DIRECTORY = from_json(json.loads((HERE / "directory.json").read_text(encoding="utf-8")))
CONTEXT = ParseContext(
    datetime.fromisoformat("2026-12-01T10:10"),
    "Europe/London",
    "en-GB",
    DIRECTORY,
    "rita@contoso.example",
)
BUTTONS = frozenset({"book", "more", "why", "undo", "start_over"})


@cache
def wordings():
    return tuple(_wordings())


def _wordings():
    intent = ""
    for line in (HERE / "wordings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            intent = line[2:]
        elif line:
            text, _, values = line.partition(" => ")
            yield intent, text, values


def others():
    return (HERE / "others.txt").read_text(encoding="utf-8").splitlines()


def written(value):
    if isinstance(value, tuple):
        return ",".join(sorted(one.partition("@")[0] for one in value))
    return ",".join(map(str, sorted(value))) if isinstance(value, frozenset) else str(value)


every_intent = for_each("intent", sorted({intent for intent, _, _ in wordings()}))


def misread(intent, text, values):
    """Yield what a wording is read as where that is not what stands beside it."""
    request = match_command(text, CONTEXT, is_after=intent in BUTTONS)
    if request is None or request.intent != intent:
        yield f"{text}: {request and request.intent}"
        return
    for said in values.split():
        name, _, value = said.partition("=")
        read = written(getattr(request, "number" if name == "slot" else name))
        if read != value:
            yield f"{text}: {name}={read}"


@every_intent
def test_a_wording_is_the_command_it_stands_under(intent):
    assert [one for said in wordings() if said[0] == intent for one in misread(*said)] == []


@every_intent
def test_no_two_rows_claim_the_same_message(intent):
    """Two rows of one intent may both know a wording; they must make the same of it."""
    for _, text, _ in (said for said in wordings() if said[0] == intent):
        made = list(claims(text, CONTEXT, is_after=intent in BUTTONS))
        rows = [
            f"{row.intent} {row.verb}: {row.marks or row.phrase or row.button}" for row, _ in made
        ]
        read = {(one.intent, written(getattr(one, "people", ()))) for _, one in made}
        assert len(read) == 1, f"{text!r} is claimed by {rows}: a word in the `but` of one ends it"


@pytest.mark.parametrize("last", ["none", "offer", "interview", "invitation"])
def test_questions_changes_answers_and_idle_talk_are_no_commands(last):
    after = replace(CONTEXT, last=last)
    taken = (match_command(text, after, is_after=last == "offer") for text in others())
    assert [one for one in taken if one] == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("last", ["none", "offer", "interview"])
def test_a_button_told_at_a_glance_is_the_one_that_the_whole_table_gives(last):
    after = replace(CONTEXT, last=last)
    for text in (*(text for _, text, _ in wordings()), *others()):
        whole = match_command(text, after)
        for verbs in (("yes", "no", "dismiss"), ("ask",), ("book", "choose")):
            wanted = whole if isinstance(whole, ButtonRequest) and whole.verb in verbs else None
            assert match_button(text, after, frozenset(verbs)) == wanted, (text, verbs)


def test_every_row_names_an_intent_and_a_verb_that_exist():
    intents = {*get_args(AdminIntent), *get_args(SettingIntent), *BUTTONS, "unknown"}
    assert {row.intent for row in ROWS} <= intents
    assert {row.verb for row in ROWS if row.button} - {"start_over"} <= set(get_args(ButtonVerb))


def test_every_intent_of_the_table_has_a_row():
    assert {*get_args(AdminIntent), *get_args(SettingIntent), *BUTTONS} <= {
        row.intent for row in ROWS
    }


@for_each("row", {f"{number}: {row.intent}": row for number, row in enumerate(ROWS)})
def test_a_row_has_one_form(row: Row):
    assert sum(map(bool, (row.marks, row.phrase, row.button))) == 1


def test_a_time_is_named_instead_of_a_number():
    request = match_command("book 10:30", CONTEXT, is_after=True)
    assert request == ButtonRequest("book", "book", minute=630)


def test_a_day_is_named_instead_of_a_number():
    request = match_command("the thursday one", CONTEXT, is_after=True)
    assert isinstance(request, ButtonRequest)
    assert [start.isoformat() for start, _ in request.windows] == ["2026-12-03T09:00:00"]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Jo is in New York", "America/New_York"),
        ("the candidate is in London", "Europe/London"),
        ("Jo is in Thames", None),
        ("Mei is in New York", None),
        ("the interview is in London", None),
        ("interview is in London", None),
    ],
)
def test_a_city_where_the_company_has_a_building_is_where_a_candidate_is(text, zone):
    assert {"London", "New York"} == {one.building for one in DIRECTORY.rooms}
    request = match_command(text, replace(CONTEXT, last="link"))
    assert getattr(request, "zone", None) == zone


def test_why_keeps_the_day_and_the_people():
    request = match_command("why not Tuesday 9:30 with Ian", CONTEXT, is_after=True)
    assert isinstance(request, ButtonRequest)
    assert request.people == ("ian@contoso.example",)
    assert request.windows[0][0] == datetime.fromisoformat("2026-12-08T09:30")


def test_a_template_keeps_its_sessions_and_breaks():
    said = "onsite backend: 1 of Ian or Wei 60, Mei 45, 1 of Dana or Lucy 30, breaks 15 after two"
    request = match_command(said, CONTEXT)
    assert request is not None
    assert [(one.need, one.minutes) for one in request.sessions] == [(1, 60), ("all", 45), (1, 30)]
    assert (request.name, request.break_minutes, request.break_after) == ("backend", 15, 2)
    assert request.unknown == ("Dana",)


def test_a_link_is_kept_as_typed():
    request = match_command("feedback link https://forms.example.com/A?b=1", CONTEXT)
    assert request is not None
    assert request.text == "https://forms.example.com/A?b=1"


def test_closed_days_are_dates():
    request = match_command("we're closed on 24 and 25 December", CONTEXT)
    assert request is not None
    assert [day.isoformat() for day in request.dates] == ["2026-12-24", "2026-12-25"]


def test_who_is_not_known_is_said():
    request = match_command("limit Roberto to 2 a day", CONTEXT)
    assert request is not None
    assert (request.people, request.unknown) == ((), ("Roberto",))


@pytest.mark.parametrize(
    "text", ["", " ", "x" * 1000, "=" * 50, "\n", "\N{PILE OF POO}", "max " * 90, "365 " * 90]
)
def test_any_text_is_read_without_error(text):
    assert getattr(match_command(text, CONTEXT), "intent", None) in {None, "limit"}
