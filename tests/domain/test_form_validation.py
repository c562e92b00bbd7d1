import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput
from bot.domain.form_validation import require_valid, validate

GOOD = {
    "day": "2026-11-24",
    "minutes": "45",
    "people": "ian@x.example",
    "room": "any",
    "candidate": "Jo Park",
    "candidate_mail": " Jo@example.org ",
    "comment": "I am\ntravelling",
}


def test_what_is_right_is_given_back():
    assert require_valid(GOOD) == GOOD


def test_nothing_has_to_be_filled_in():
    assert validate({}) == {}
    assert validate(dict.fromkeys(GOOD, "")) == {}


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("day", "soon", "day"),
        ("day", "2026-02-30", "day"),
        ("day", "0001-01-01", "day"),
        ("day", "9999-12-31", "day"),
        ("minutes", "0", "minutes"),
        ("minutes", "4", "minutes"),
        ("minutes", "-5", "minutes"),
        ("minutes", "541", "minutes"),
        ("minutes", "²", "minutes"),
        ("minutes", "0" * 5000 + "9", "minutes"),
        ("candidate", "x" * 201, "candidate-name"),
        ("candidate_mail", "jo at example", "candidate-mail"),
        ("candidate_mail", "jo@example", "candidate-mail"),
        ("candidate_mail", "jo@x.example, al@x.example", "candidate-mail"),
        ("comment", "x" * 501, "comment"),
        ("own_link", "https://localhost", "meeting-link"),
        ("own_link", "https://###", "meeting-link"),
        ("own_link", "http://meet.example/jo", "meeting-link"),
        ("own_link", "https://meet.example/" + "x" * 500, "meeting-link"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_field(field, text, why):
    assert validate(GOOD | {field: text}) == {field: why}
    with pytest.raises(BadInput) as refused:
        require_valid(GOOD | {field: text})
    assert refused.value.facts == {"why": why, "field": field}


def test_every_mistake_is_told_at_once():
    found = validate({"candidate": "x" * 999, "candidate_mail": "jo", "comment": "fine"})
    assert found == {"candidate": "candidate-name", "candidate_mail": "candidate-mail"}


def test_spaces_do_not_count():
    assert validate({"comment": " \n" * 900 + "ill"}) == {}


@given(field=st.sampled_from([*GOOD, "other"]), text=st.text(max_size=30))
def test_any_text_is_right_or_a_mistake_of_its_field(field, text):
    assert set(validate({field: text})) <= {field}
