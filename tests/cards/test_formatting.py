from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.deployment.scopes import CALENDAR_SCOPES, MAIL_SCOPE, OPENID_SCOPES
from bot.settings.model import SELF_INSTALL
from cards.words import consent, formatting
from dialogs.account.room_diagnostics import WRITING
from tests.harness.sample_offers import at

NOON = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("moment", "year", "said"),
    [
        (NOON, 0, "Tuesday 24 November"),
        (NOON, 2026, "Tuesday 24 November"),
        (NOON + timedelta(days=42), 2026, "Tuesday 5 January 2027"),
        (NOON + timedelta(days=42), 0, "Tuesday 5 January"),
    ],
)
def test_a_day_is_written_out_with_its_year_only_where_that_is_another(moment, year, said):
    assert formatting.day(moment, year) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (at(14), at(15), "14:00–15:00"),
        (at(9, 5), at(9, 50), "09:05–09:50"),
        (at(23, 30), at(0, 30, day=25), "23:30–00:30 the next day"),
        (at(9), at(17, day=26), "09:00–17:00 on Thursday 26 November"),
    ],
)
def test_a_stretch_says_where_it_ends_on_another_day(start, end, said):
    assert formatting.stretch(start, end) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Europe/London", "London time"),
        ("America/New_York", "New York time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Etc/GMT-3", "UTC+3"),
        ("Etc/GMT+5", "UTC−5"),
        ("London time", "London time"),
        ("W. Europe Standard Time", "W. Europe Standard Time"),
    ],
)
def test_a_zone_is_said_plainly(name, said):
    assert formatting.zone(name) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (75, "1 hour 15 minutes"),
        (90, "1½ hours"),
        (120, "2 hours"),
        (150, "2½ hours"),
        (121, "2 hours 1 minute"),
    ],
)
def test_a_length_reads_like_a_sentence(minutes, said):
    assert formatting.length(minutes) == said


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        ((), 0, ""),
        (("Ian",), 0, "Ian"),
        (("Ian", "Mei"), 0, "Ian and Mei"),
        (("Ian", "Mei", "Sam"), 0, "Ian, Mei and Sam"),
        (("Ian", "Mei", "Sam", "Raj"), 2, "Ian, Mei and 2 more"),
        (("Ian", "Mei"), 2, "Ian and Mei"),
    ],
)
def test_names_are_listed_as_people_say_them(names, most, said):
    assert formatting.join_names(names, most) == said


def test_some_of_several_are_named_apart_from_who_has_to_be_there():
    names = ["Ian", "Mei", "Sam"]
    assert formatting.join_some(names, 2) == "2 of Ian, Mei and Sam"
    assert formatting.join_some(names, 2, ["Mei"]) == "Mei, plus 1 of Ian and Sam"


def test_what_is_counted_has_its_plural():
    assert [formatting.count_of(n, "room") for n in (0, 1, 2)] == ["0 rooms", "1 room", "2 rooms"]
    assert formatting.count_of(3, "connected person") == "3 connected people"
    assert formatting.possessive("James") == "James’"
    assert formatting.possessive("Raj") == "Raj’s"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Alex\nKim", "Alex Kim"),
        ("  Alex \t Kim ", "Alex Kim"),
        ("Alex\u202egnp.exe", "Alexgnp.exe"),
        ("\u2066Alex\u2069", "Alex"),
        ("A\u200blex\x00", "Alex"),
        ("דנה לוי", "\u2068דנה לוי\u2069"),
        ("Zoë 🧑‍💻", "Zoë 🧑‍💻"),
        ("a" * 300, "a" * 199 + "…"),
        ("word " * 100, "word " * 38 + "word…"),
    ],
)
def test_what_somebody_typed_becomes_one_harmless_line(typed, said):
    assert formatting.display(typed) == said


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.integers(5, 60))
def test_a_shown_text_is_one_line_within_its_length(typed, most):
    said = formatting.display(typed, most)
    isolated = said.strip("\u2068\u2069")
    assert len(isolated) <= most
    assert said == " ".join(said.split())
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\r\n\0") & set(said)


def test_the_permissions_are_said_without_microsofts_alarming_words():
    words = " ".join([*consent.PERMISSIONS.values(), *consent.NEVER]).lower()
    assert "all mailboxes" not in words


def test_every_permission_that_people_or_their_admins_are_asked_for_is_explained_and_no_other():
    asked = {*OPENID_SCOPES, *CALENDAR_SCOPES, SELF_INSTALL, WRITING, MAIL_SCOPE}
    assert set(consent.PERMISSIONS) == asked
    assert len(asked) == 8


@pytest.mark.parametrize(
    ("names", "among", "said"),
    [
        (["Ian Murray", "Mei Tanaka"], [], ["Ian", "Mei"]),
        (["Ian Murray", "Ian Holm"], [], ["Ian Murray", "Ian Holm"]),
        (["Ian Murray", "Ian Murray"], [], ["Ian", "Ian"]),
        (["Ian Murray"], ["Ian Holm", "Mei Tanaka"], ["Ian Murray"]),
        (["ian@x.example"], [], ["ian@x.example"]),
    ],
)
def test_a_first_name_is_said_where_it_can_mean_one_person_alone(names, among, said):
    assert formatting.short_names(names, among) == said
    assert [formatting.short_name(one, [*names, *among]) for one in names] == said


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/London", "2026-10-25 01:30"),
        ("Atlantic/Azores", "2026-10-25 00:30"),
        ("America/Santiago", "2026-04-04 23:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45"),
    ],
)
def test_a_time_shown_twice_that_night_says_which_wherever_in_the_night_it_is(zone, shown):
    first = datetime.fromisoformat(shown).replace(tzinfo=ZoneInfo(zone))
    both = [formatting.clock(first.replace(fold=fold)) for fold in (0, 1)]
    assert both == [f"{first:%H:%M} (summer time)", f"{first:%H:%M} (winter time)"]
    assert formatting.clock(first - timedelta(days=1)) == f"{first:%H:%M}"
