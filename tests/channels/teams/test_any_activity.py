"""Whatever JSON arrives, reading it raises nothing but what is answered."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.teams.activity_parsing import pressed_of, said_of, speaker_of, turn_of
from bot.channels.teams.markup import MARKUP_MOST, plain_text
from bot.channels.teams.messages_endpoint import outline_activity
from bot.runtime.turn import Said, Speaker
from cards.actions import ACTIONS, OutdatedAction
from tests.harness.teams_activities import NOON, an_activity

SPEAKER = Speaker(tenant="t", id="t/o")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = sorted(
    [*an_activity("http://127.0.0.1"), "value", "replyToId", "name", "membersAdded", "action"]
)
MARKUP = st.text(alphabet=st.sampled_from("<at></at>&amp;<p> \n\tScheduler\x00é火"), max_size=60)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_any_activity_can_be_read(changes):
    activity = an_activity("http://127.0.0.1") | changes

    outline_activity(activity)
    speaker_of(activity)
    turn_of(activity, SPEAKER, said_of(activity), now=NOON)


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(
        {"v": st.just(1) | ANYTHING, "do": st.sampled_from(sorted(ACTIONS)) | ANYTHING},
        optional=dict.fromkeys(("offer", "slot", "interview", "is_sure", "note"), ANYTHING),
    )
)
def test_any_payload_is_a_button_of_ours_or_outdated(data):
    with suppress(OutdatedAction):
        pressed = pressed_of({}, data)
        assert type(pressed.action) in ACTIONS.values()
        assert all(isinstance(value, str) for value in pressed.inputs.values())


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_what_was_said_has_no_markup_of_mentions_no_controls_and_no_loose_spaces(text):
    said = plain_text(text, [], "28:bot")

    assert said == said.strip()
    assert not any(ord(one) < 32 and one != "\n" for one in said)
    assert "  " not in said
    assert isinstance(Said(said).text, str)


def test_of_a_message_only_so_much_is_undone_as_can_be_read_of_it_at_once():
    assert plain_text("<p " * 80_000, [], "28:bot") == ("<p " * 80_000)[:MARKUP_MOST].strip()
    assert plain_text("a" * 200_000, [], "28:bot") == "a" * MARKUP_MOST
