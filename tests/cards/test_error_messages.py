import ast
import re

import pytest

from bot.domain import errors, form_validation
from cards.adaptive_cards import fallback
from cards.view_models import Problem
from cards.words.error_catalog import ERROR_WORDS
from cards.words.error_messages import error_message
from tests.harness.for_each import for_each
from tests.harness.sources import holding, nodes, parsed


def family(kind):
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


MACHINES_OWN = {"sign-in-refused/token", "not-allowed/mail"}
"""Nothing a person could do differently hangs on these: the words of the key say enough."""
KEYS = sorted({kind.key for kind in family(errors.BotError)})
FACTS = {
    "what": "Thames",
    "who": "Maya Cole",
    "why": "The link is too old.",
    "mail": "raj@contoso.example",
    "service": "Microsoft 365",
}


@for_each("key", KEYS)
@pytest.mark.parametrize("changed", ["no", "yes", "unknown"])
@pytest.mark.parametrize("facts", [{}, FACTS], ids=["bare", "with facts"])
def test_every_error_says_what_happened_whether_anything_changed_and_what_next(key, changed, facts):
    said = error_message(key, changed, facts)
    for sentence in (said.what, said.changed, said.next):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence


@for_each("key", KEYS)
def test_no_error_but_the_last_resort_borrows_its_words(key):
    assert key == "trouble" or error_message(key).what != error_message("trouble").what


@for_each("key", KEYS)
def test_what_cannot_be_told_says_how_to_check(key):
    said = error_message(key, "unknown").changed
    assert "couldn’t tell" in said
    assert "my interviews" in said


def test_facts_make_the_sentence_exact():
    said = error_message("slot-taken", facts={"what": "Thames", "who": "Maya Cole"})
    assert said.what == "Maya Cole just booked Thames for that time."
    assert (
        error_message("slot-taken", facts={"what": "Thames"}).what
        == "Thames is already taken then."
    )
    asked = error_message("not-enabled", facts={"who": "Olivia Park, Noah Fischer"}).next
    assert asked == "Ask Olivia Park or Noah Fischer to type “enable office365” here."


def test_an_unknown_key_and_odd_facts_still_make_a_sentence():
    assert error_message("brand-new").what == error_message("trouble").what
    assert "{what.__class__}" in error_message("bad-input", facts={"why": "{what.__class__}"}).what


def test_codes_and_addresses_are_never_shown():
    assert error_message("bad-input", facts={"why": "brand-new"}) == error_message("bad-input")
    said = error_message("slot-taken", facts={"what": "thames@contoso.example", "who": "Maya Cole"})
    assert said.what == "Maya Cole just booked that time."
    assert error_message("outside-trouble", facts={"service": "store"}).what.startswith(
        "My own memory"
    )


def raised():
    """Every key and code that stands in the source, where an error is made."""
    kinds = {kind.__name__: kind.key for kind in family(errors.BotError)}
    for path in holding(rf"\b({'|'.join(kinds)})\(", "bot", "dialogs"):
        for node in nodes(parsed(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in kinds:
                for fact in node.keywords:
                    value = getattr(fact.value, "value", None)
                    if fact.arg in {"why", "what"} and isinstance(value, str):
                        yield kinds[node.func.id], value


def test_every_code_that_is_raised_has_words_of_its_own():
    codes = {f"{key}/{value}" for key, value in raised() if re.fullmatch(r"[a-z-]+", value)}
    assert codes
    assert codes - set(ERROR_WORDS) - MACHINES_OWN == set()


def test_what_is_wrong_with_a_field_has_words_of_its_own():
    codes = {f"bad-input/{why}" for _, why, _ in form_validation._CHECKS}
    assert codes - set(ERROR_WORDS) == set()


def test_every_code_belongs_to_an_error():
    assert {one.partition("/")[0] for one in ERROR_WORDS} == set(KEYS)


@for_each("code", sorted(ERROR_WORDS))
def test_what_happened_leaves_whether_anything_changed_to_the_sentence_after_it(code):
    words = ERROR_WORDS[code]
    assert not words.unchanged or not any(words.unchanged in one for one in words.what)


def test_a_problem_keeps_its_reference():
    assert "Reference: 7f3a" in fallback(Problem(key="trouble", reference="7f3a"))
