"""The copy keeps to `docs/copy.md`: no word of its list comes back on any card, in any message or error."""

import ast
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from cards.adaptive_cards import fallback
from cards.slack_blocks import forms
from cards.view_models import message
from cards.words.error_catalog import ERROR_WORDS
from tests.harness.for_each import for_each
from tests.harness.sample_views import SAMPLES

PAGE = (Path(__file__).parents[2] / "docs" / "copy.md").read_text()
BANNED = re.findall(r"^\| (?!not |---)([^|]+) \|", PAGE, re.MULTILINE)
EARLIER = {  # shown as an earlier version wrote them
    "notice", "notice good", "sheet", "sheet, long", "sheet with a file", "ask to forget",
    "ask to remove", "offer of an earlier version",
}  # fmt: skip
WORDS_FOLDER = Path(__file__).parents[2] / "cards" / "words"
TYPED = {"invite everybody", "somebody else for {}"}
"""What stands on a button's line to be typed, and is read in either spelling."""
_TYPED = re.compile(r"“[^”]*”|https?://\S+|\w+@\S+")


def wrong(text):
    """Return the banned words of a text; what is typed or linked is not ours to spell."""
    own = _TYPED.sub("", text)
    in_either_case = {one: f"[{one[0]}{one[0].upper()}]{re.escape(one[1:])}" for one in BANNED}
    found = [
        one for one, spelt in in_either_case.items() if re.search(rf"(?<!\w){spelt}(?![\w’])", own)
    ]
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


@for_each("key", sorted(ERROR_WORDS))
def test_no_banned_wording_is_in_an_error(key):
    said = ERROR_WORDS[key]
    assert [found for one in (*said.what, *said.next, said.unchanged) for found in wrong(one)] == []


def constants(tree):
    """Every text of a module but what documents it and what only names something; pieces of f-strings together."""
    skipped = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(one) for one in node.values}
            yield "".join(
                one.value if isinstance(one, ast.Constant) else "{}" for one in node.values
            )
        if isinstance(node, ast.Dict):
            skipped |= {id(key) for key in node.keys}
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in skipped:
            yield node.value


MODULES = {str(one.relative_to(WORDS_FOLDER)): one for one in WORDS_FOLDER.rglob("*.py")}


@for_each("name", sorted(MODULES.keys() - {"administration/doctor.py"}))
def test_no_banned_wording_is_in_the_words_of_any_message(name):
    """But for the doctor, who speaks to who runs the bot; a straight apostrophe is typed or written in a file."""
    texts = set(constants(ast.parse(MODULES[name].read_text()))) - TYPED
    assert [(text, one) for text in texts for one in wrong(text) if one in BANNED] == []


@for_each("name", sorted(SAMPLES))
def test_no_card_uses_an_exclamation_mark_as_a_symbol(name):
    assert not re.search(r"(^|\n)! ", fallback(SAMPLES[name]))


GREETINGS = {"bookings/candidate_links.py", "formatting.py", "help.py", "home.py", "invitations.py"}
"""Where somebody is greeted, or named to a candidate as the account wants it."""


def test_sentences_about_people_shorten_names_by_the_one_rule_alone():
    assert {name for name, one in MODULES.items() if "first_name(" in one.read_text()} == GREETINGS


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
