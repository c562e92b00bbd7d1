"""Whatever a signed request says, the channel finds something that happened, or nothing, and lives on."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack import payload_parsing
from bot.channels.slack.mrkdwn import MARKUP_MOST, mention, plain_text
from cards.actions import OutdatedAction

KEYS = st.sampled_from(
    [
        "event",
        "authorizations",
        "team",
        "team_id",
        "user",
        "user_id",
        "user_team",
        "channel",
        "channel_id",
        "channel_type",
        "text",
        "ts",
        "thread_ts",
        "tab",
        "actions",
        "action_id",
        "value",
        "container",
        "message_ts",
        "is_ephemeral",
        "view",
        "state",
        "values",
        "private_metadata",
        "trigger_id",
        "event_id",
        "id",
        "subtype",
        "bot_id",
        "message",
    ]
)
WORDS = st.sampled_from(
    [
        "im",
        "home",
        "T1",
        "U1",
        "D1",
        "C1",
        "form/0",
        "form/99999",
        "link/0",
        "book/0",
        "{}",
        "[",
        "1.1",
        "",
    ]
) | st.text(max_size=8)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
VIEWS = st.fixed_dictionaries({"view": st.dictionaries(KEYS, ANYTHING, max_size=10)})
BODIES = VIEWS | st.dictionaries(KEYS, ANYTHING, max_size=10)


READERS = (
    payload_parsing.parse_message,
    payload_parsing.parse_mention,
    payload_parsing.parse_home,
    payload_parsing.parse_command,
    payload_parsing.parse_action,
    payload_parsing.parse_submission,
    payload_parsing.without_content,
)


@settings(max_examples=150, deadline=None)
@given(body=BODIES)
def test_any_body_is_something_or_nothing(body):
    """Each is asked of every reader: to make a body takes longer than to read it."""
    for read in READERS:
        with suppress(OutdatedAction):
            happening = read(body)
            assert happening is None or (happening.id and happening.team and happening.user), read


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="<>@#!|&;UW1a \n\x00lt", max_size=60))
def test_any_text_can_be_read(text):
    names = dict.fromkeys(mention(text), "Ian")
    read = plain_text(text, names, "U1")
    assert read == read.strip()
    assert not any(ord(one) < 32 and one != "\n" for one in read)


def test_of_a_message_only_so_much_is_undone_as_can_be_read_of_it_at_once():
    assert plain_text("<@U2> " * 30_000, {"U2": "Mei"}, "U1").count("@Mei") <= MARKUP_MOST / 6
    assert plain_text("a" * 200_000, {}, "U1") == "a" * MARKUP_MOST
