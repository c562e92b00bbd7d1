"""The pace of a workspace: nobody sends faster than it, what is due for one person goes first, rows keep their order."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.message_pace import (
    CHAT_AHEAD,
    CHAT_BETWEEN,
    WORKSPACE_AHEAD,
    BulkPlace,
    WorkspacePace,
    moved_back,
    with_bulk,
    with_single,
)

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
BETWEEN = timedelta(milliseconds=250)
EMPTY = WorkspacePace(workspace="T1")
CHATS = tuple(f"D{number}" for number in range(6))
"""So many that the workspace takes no more before each of them does."""


def _messages(least, most, longest_pause):
    kind = st.sampled_from(("single", "bulk"))
    message = st.tuples(kind, st.integers(0, longest_pause), st.sampled_from(CHATS))
    return st.lists(message, min_size=least, max_size=most)


messages = _messages(0, 60, 1_000) | _messages(60, 90, 50)
"""With milliseconds before each: any, and more at once than the pace lets through."""


@dataclass
class Workspace:
    """What a workspace is sent when several copies of the bot take turns."""

    pace: WorkspacePace = EMPTY
    sent: list = field(default_factory=list)
    row: list = field(default_factory=list)

    def takes(self, kind, chat, now):
        if kind == "bulk":
            place, self.pace = with_bulk(self.pace, now, BETWEEN)
            self.row.append(place)
        else:
            at, self.pace = with_single(self.pace, chat, now, BETWEEN)
            self.sent.append((at, chat))

    def send_row(self):
        """Let each of the row go where it is moved to by everything that went before it."""
        for place in self.row:
            self.sent.append((moved_back(self.pace, place, BETWEEN).at, ""))


def a_morning(messages):
    workspace, now = Workspace(), NOW
    for kind, pause, chat in messages:
        now += timedelta(milliseconds=pause)
        workspace.takes(kind, chat, now)
    workspace.send_row()
    return workspace


@given(messages)
def test_a_chat_is_written_to_once_a_second_but_for_short_bursts(messages):
    for chat in CHATS:
        moments = sorted(at for at, name in a_morning(messages).sent if name == chat)
        _is_within(moments, CHAT_BETWEEN, CHAT_AHEAD)


def test_what_the_workspace_let_wait_does_not_come_to_a_chat_all_at_once():
    one_chat_then_another = [("single", 0, "D0")] * 13 + [("single", 0, "D1")] * 6
    moments = [at for at, name in a_morning(one_chat_then_another).sent if name == "D1"]
    _is_within(moments, CHAT_BETWEEN, CHAT_AHEAD)


@given(messages)
def test_a_workspace_is_sent_no_more_than_its_pace(messages):
    moments = sorted(at for at, _ in a_morning(messages).sent)
    # What goes before a row moves it back: only the burst that is allowed anyway stands out.
    _is_within(moments, BETWEEN, 2 * WORKSPACE_AHEAD)


def _is_within(moments, between, ahead):
    for first, start in enumerate(moments):
        for count, end in enumerate(moments[first:]):
            assert count * between <= end - start + ahead + between


@given(messages)
def test_who_stands_first_in_the_row_goes_first(messages):
    row = a_morning(messages).row
    assert [one.at for one in row] == sorted(one.at for one in row)
    assert len({one.at for one in row}) == len(row)


def test_what_is_due_for_one_person_does_not_wait_for_thousands():
    pace = EMPTY
    for _ in range(5_000):
        _, pace = with_bulk(pace, NOW, BETWEEN)
    at, pace = with_single(pace, "D1", NOW, BETWEEN)
    assert at == NOW
    assert moved_back(pace, BulkPlace(NOW, 0), BETWEEN).at == NOW + BETWEEN


def test_chats_that_were_quiet_are_forgotten():
    _, pace = with_single(EMPTY, "D1", NOW, BETWEEN)
    _, pace = with_single(pace, "D2", NOW + timedelta(seconds=5), BETWEEN)
    assert list(pace.chats) == ["D2"]
