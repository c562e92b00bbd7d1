"""The copy keeps to `docs/copy.md`: no word of its list comes back on any card, in any message or error."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cards.adaptive_cards import fallback
from cards.slack_blocks import forms
from cards.view_models import message
from cards.words.error_catalog import WORDS
from tests.harness.for_each import for_each
from tests.harness.sample_views import SAMPLES

PAGE = (Path(__file__).parents[2] / "docs" / "copy.md").read_text()
BANNED = re.findall(r"^\| (?!not |---)([^|]+) \|", PAGE, re.MULTILINE)
EARLIER = {  # shown as an earlier version wrote them
    "notice", "notice good", "sheet", "sheet, long", "sheet with a file", "ask to forget",
    "ask to remove", "offer of an earlier version",
}  # fmt: skip
_TYPED = re.compile(r"“[^”]*”|https?://\S+|\w+@\S+")


def wrong(text):
    """Return the banned words of a text; what is typed or linked is not ours to spell."""
    own = _TYPED.sub("", text)
    found = [one for one in BANNED if re.search(rf"(?<!\w){re.escape(one)}(?![\w’])", own)]
    return found + re.findall(r"\b[A-Za-z]+'(?:s|t|re|ll|ve)\b", own)


def test_there_is_a_word_list():
    assert len(BANNED) > 20
    assert wrong("I can't say who that is, whoever it be") == ["whoever", "can't"]


@for_each("name", sorted(SAMPLES.keys() - EARLIER))
def test_no_banned_wording_is_on_a_card(name):
    assert wrong(fallback(SAMPLES[name])) == []


def words_of(form):
    """Every word of a form: its buttons, the names of its fields, what they hint at and offer."""
    yield from (form.title, form.submit.title, form.submit.spoken)
    for field in form.fields:
        yield from (field.label, field.hint, *(choice.title for choice in field.choices))


@for_each("name", sorted(SAMPLES.keys() - EARLIER))
def test_no_banned_wording_is_in_a_form(name):
    for form in forms(SAMPLES[name]):
        assert [found for one in words_of(form) for found in wrong(one)] == []


@for_each("key", sorted(WORDS))
def test_no_banned_wording_is_in_an_error(key):
    said = WORDS[key]
    assert [found for one in (*said.what, *said.next, said.unchanged) for found in wrong(one)] == []


@for_each("name", sorted(SAMPLES))
def test_no_card_uses_an_exclamation_mark_as_a_symbol(name):
    assert not re.search(r"(^|\n)! ", fallback(SAMPLES[name]))


GREETINGS = {"bookings/candidate_links.py", "formatting.py", "help.py", "home.py", "invitations.py"}
"""Where somebody is greeted, or named to a candidate as the account wants it."""


def test_sentences_about_people_shorten_names_by_the_one_rule_alone():
    words = Path(__file__).parents[2] / "cards" / "words"
    found = {
        str(one.relative_to(words))
        for one in words.rglob("*.py")
        if "first_name(" in one.read_text()
    }
    assert found == GREETINGS


@pytest.mark.parametrize("name", ["interview confirmed", "loop booked"])
def test_a_card_never_hints_at_another_candidate_than_its_own(name):
    assert "candidate Jo Park" in fallback(SAMPLES["interview without a room"])
    assert "“candidate " not in fallback(SAMPLES[name])


def test_an_answer_without_times_is_not_said_to_hold_times_that_are_out_of_date():
    times, none = SAMPLES["offer expired"], SAMPLES["offer with nothing"]
    assert "may be out of date" in fallback(times)
    assert "out of date" not in fallback(replace(none, is_expired=True))
    loop = SAMPLES["loop offer with nothing"]
    assert "out of date" not in fallback(replace(loop, is_expired=True))


def test_what_belongs_to_a_candidate_is_said_by_the_one_rule_of_possessives():
    link = replace(SAMPLES["link"], candidate="Jo Jones", candidate_zone="Europe/Berlin")
    assert "Jo Jones’ time zone" in fallback(link)
    assert "Jo Jones’ link is open again" in fallback(message("link-open-again", name="Jo Jones"))
