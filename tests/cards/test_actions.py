import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from cards.actions import ACTIONS, VERSION, OutdatedAction, unpack
from cards.components import Buttons, Form
from cards.layouts import lay_out
from cards.slack_blocks import parse_press, value
from tests.harness.for_each import for_each
from tests.harness.sample_views import SAMPLES

VERBS = {
    "connect", "disconnect", "book", "more", "refine", "why", "accept", "decline", "tentative", "propose",
    "undo", "cancel", "move", "refresh", "switch", "invite", "agree", "say", "replace", "candidate", "send_invitation", "change", "change_loop",
    "somebody_else", "drop", "attended", "link", "choose_again", "send_link", "withdraw_link", "release_holds",
    "open", "details", "decline_proposal", "save_settings", "save_room", "remove_room", "save_pool", "remove_pool", "save_person", "remove_person",
    "save_limits",
    "save_notifications",
    "nudge", "swap",
}  # fmt: skip
VALUES = {str: "x1", int: 3, bool: True}

every_action = for_each("kind", ACTIONS)


def made(kind):
    return kind(**{one.name: VALUES[one.type] for one in fields(kind)})


def inputs():
    """The ids of all fields that are filled in on any card."""
    for view in SAMPLES.values():
        for part in lay_out(view).parts:
            for one in part.buttons if isinstance(part, Buttons) else ():
                yield from (field.id for field in one.fields) if isinstance(one, Form) else ()


@every_action
def test_an_action_comes_back_as_it_was_packed(kind):
    assert unpack(json.loads(json.dumps(made(kind).pack()))) == made(kind)


@every_action
def test_an_action_comes_back_from_slack_too(kind):
    assert parse_press(value(made(kind))) == made(kind)
    assert len(value(made(kind))) <= 2000


@every_action
def test_what_was_filled_in_beside_an_action_does_not_disturb_it(kind):
    assert unpack({"comment": "travelling", "day": ""} | made(kind).pack()) == made(kind)


@every_action
def test_a_field_of_the_wrong_kind_or_size_is_refused(kind):
    for one in fields(kind):
        for wrong in (None, 1.5, [], {}, "x" * 5000, -1, 10**9, "1" if one.type is not str else 1):
            with pytest.raises(OutdatedAction):
                unpack(made(kind).pack() | {one.name: wrong})


@every_action
def test_a_field_that_must_be_there_may_not_be_missing(kind):
    for one in fields(kind):
        payload = made(kind).pack()
        del payload[one.name]
        if one.required:
            with pytest.raises(OutdatedAction):
                unpack(payload)
        else:
            assert getattr(unpack(payload), one.name) == one.default


def test_the_verbs_are_those_that_are_fixed():
    assert {kind.verb for kind in ACTIONS.values()} == VERBS


def test_no_input_has_the_name_of_an_actions_field():
    """Teams merges inputs into the payload, where one could replace the other."""
    taken = {"v", "do"} | {one.name for kind in ACTIONS.values() for one in fields(kind)}
    assert set(inputs()) & taken - {"room"} == set()
    assert {one.name for one in fields(ACTIONS["Refine"])} == {"offer", "way"}


@pytest.mark.parametrize(
    "data",
    [None, [], "Book", {}, {"v": 1}, {"v": 1, "do": "Explode"}, {"v": 2, "do": "Connect"},
     {"v": 1, "do": ["Book"]}, {"v": 1, "do": "Action"}, {"do": "Connect"}],
)  # fmt: skip
def test_anything_but_our_own_payload_is_refused(data):
    with pytest.raises(OutdatedAction):
        unpack(data)


@pytest.mark.parametrize("text", [None, "", "book", "[1]", "{", 7])
def test_a_slack_button_with_a_foreign_value_is_refused(text):
    with pytest.raises(OutdatedAction):
        parse_press(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(ACTIONS)), st.dictionaries(st.text(max_size=9), JSON), st.data())
def test_a_payload_is_understood_whole_or_refused(name, extra, data):
    kind = ACTIONS[name]
    filled = {one.name: data.draw(JSON, label=one.name) for one in fields(kind)}
    try:
        action = unpack(extra | {"v": VERSION, "do": name} | filled)
    except OutdatedAction:
        return
    assert action.pack() == {"v": VERSION, "do": name} | filled
