"""What the page asks of the little Slack: somebody's own messages, the open form, an end to both."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.slack.chat_view import chat_json, clear_chat, close_views, record_own_message
from bot.sandbox.slack.events_api import message_event
from bot.sandbox.slack.workspace import SlackMessage, SlackServer, SlackView, add_team

PEOPLE = [("Rita Costa", "rita@contoso.example", "UTC"), ("Ian Murray", "ian@contoso.example", "")]


@pytest.fixture
def slack():
    made = SlackServer(lambda: datetime(2026, 11, 22, 10, tzinfo=UTC))
    add_team(made, "T1", "Contoso", "xoxb", PEOPLE)
    return made


@pytest.fixture
def rita(slack):
    return slack.teams["T1"].users["URITA1"]


@pytest.fixture
def ian(slack):
    return slack.teams["T1"].users["UIAN1"]


def write(slack, channel, text, **more):
    slack.messages.append(SlackMessage("T1", channel, slack.new_timestamp(), text, [], **more))


def texts(slack, user):
    return [(one["text"], one["is_own"]) for one in chat_json(slack, user)["messages"]]


def test_both_sides_of_a_chat_stand_in_the_order_they_were_said(slack, rita):
    record_own_message(slack, rita, message_event(slack, rita, {"text": "hello"}))
    write(slack, rita.chat, "good morning")
    record_own_message(slack, rita, message_event(slack, rita, {"text": "status"}))
    assert texts(slack, rita) == [("hello", True), ("good morning", False), ("status", True)]


def test_nobody_sees_what_is_not_for_them(slack, rita, ian):
    record_own_message(slack, rita, message_event(slack, rita, {"text": "hello"}))
    record_own_message(
        slack, rita, message_event(slack, rita, {"text": "hello", "channel": "CGENERAL"})
    )
    write(slack, ian.chat, "for Ian")
    write(slack, rita.chat, "gone", is_deleted=True)
    write(slack, rita.chat, "for another", user=ian.id)
    assert texts(slack, rita) == [("hello", True)]
    assert texts(slack, ian) == [("for Ian", False)]


def test_an_open_form_is_told_until_it_is_closed(slack, rita, ian):
    slack.views += [SlackView("V1", "T1", rita.id, {}), SlackView("V2", "T1", ian.id, {})]
    assert chat_json(slack, rita)["view"]["id"] == "V1"
    close_views(slack, rita)
    assert chat_json(slack, rita)["view"] is None
    assert chat_json(slack, ian)["view"]["id"] == "V2"


def test_starting_over_keeps_the_workspace(slack, rita):
    record_own_message(slack, rita, message_event(slack, rita, {"text": "hello"}))
    write(slack, rita.chat, "good morning")
    clear_chat(slack)
    assert texts(slack, rita) == []
    assert slack.teams["T1"].token == "xoxb"
