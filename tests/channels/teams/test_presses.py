"""Buttons: what they become, and each shape of answer."""

import pytest

from bot.runtime.turn import Pressed, TokenOffered
from cards.actions import Book, Refresh
from cards.view_models import Help, Notice, Problem
from tests.harness.teams_activities import a_press, an_activity

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"


async def test_a_button_becomes_its_action_with_what_was_filled_in(door, bot, connector):
    await door.post(a_press(connector.url, Book("o1", 2), inputs={"note": "hi", "v2": 3}))

    (turn,) = bot.turns
    assert turn.content == Pressed(Book("o1", 2), message="m1", inputs={"note": "hi"})
    assert turn.id == "1700000000000"


async def test_a_card_redrawn_by_teams_itself_is_known_as_such(door, bot, connector):
    await door.post(a_press(connector.url, Refresh("offer/1"), trigger="automatic"))

    assert bot.turns[0].content.is_automatic


async def test_the_card_a_turn_gives_is_the_answer(door, bot, connector):
    bot.view = Help()

    status, answer = await door.post(a_press(connector.url, Book("o1", 2)))

    assert (status, answer["statusCode"], answer["type"]) == (200, 200, CARD)
    assert answer["value"]["type"] == "AdaptiveCard"


@pytest.mark.parametrize(
    "view",
    [Notice(lines=("Booked. Äß 🎉",)), Notice(title="Booked", tone="good"), Problem(key="gone")],
    ids=lambda view: type(view).__name__,
)
async def test_a_short_word_is_answered_as_text(door, bot, connector, view):
    bot.view = view

    _, answer = await door.post(a_press(connector.url, Book("o1", 2)))

    assert (answer["statusCode"], answer["type"]) == (200, MESSAGE)
    assert isinstance(answer["value"], str)
    assert answer["value"]


async def test_a_turn_without_a_view_is_still_answered(door, connector):
    _, answer = await door.post(a_press(connector.url, Book("o1", 2)))

    assert answer == {"statusCode": 200, "type": MESSAGE, "value": "Received."}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"v": 0, "do": "Book", "offer": "o1", "slot": 1},
        {"v": 1, "do": "Unheard", "offer": "o1"},
        {"v": 1, "do": "Book", "offer": "o1"},
        {"v": 1, "do": "Book", "offer": ["o1"], "slot": 1},
        {"v": 1, "do": "Book", "offer": "o1", "slot": "1"},
    ],
    ids=str,
)
async def test_a_payload_of_another_version_is_answered_politely(door, bot, connector, data):
    status, answer = await door.post(a_press(connector.url, data))

    assert (status, answer["statusCode"], answer["type"]) == (200, 400, ERROR)
    assert answer["value"]["code"] == "OutdatedCard"
    assert (bot.turns, bot.counted) == ([], {"outdated": 1})


@pytest.mark.parametrize(
    "value", [None, "text", [], {}, {"action": 3}, {"action": {"data": "x"}}], ids=str
)
async def test_a_malformed_press_is_answered_with_an_inner_400(door, bot, connector, value):
    press = a_press(connector.url, Book("o1", 2)) | {"value": value}

    status, answer = await door.post(press)

    assert (status, answer["statusCode"], bot.turns) == (200, 400, [])


@pytest.mark.parametrize("name", ["task/fetch", "composeExtension/query", ""])
async def test_invokes_for_other_kinds_of_app_are_not_implemented(door, bot, connector, name):
    status, answer = await door.post(an_activity(connector.url, type="invoke", name=name))

    assert (status, answer, bot.turns) == (501, None, [])


async def test_a_submit_button_is_a_press_too(door, bot, connector):
    submit = an_activity(
        connector.url, text=None, value=Book("o1", 2).pack() | {"note": "hi"}, replyToId="m7"
    )

    assert (await door.post(submit))[0] == 200
    assert bot.turns[0].content == Pressed(Book("o1", 2), message="m7", inputs={"note": "hi"})


async def test_an_outdated_submit_button_is_answered_in_the_chat(door, bot, connector):
    submit = an_activity(connector.url, text="", value={"v": 0, "do": "Book"})

    assert (await door.post(submit))[0] == 200

    assert bot.turns == []
    message = await connector.message(1)
    assert message.text.startswith("This button is from an earlier version of me.")
    assert (message.conversation, message.reply_to) == ("a:1/x;y", "1700000000000")


async def test_a_press_by_somebody_without_an_account_runs_nothing(door, bot, connector):
    press = a_press(connector.url, Book("o1", 2)) | {
        "from": {"id": "29:ghost", "name": "Ada Byrne"}
    }

    _, answer = await door.post(press)

    assert answer["type"] == MESSAGE
    assert answer["value"].startswith("I can’t tell who you are")
    assert (bot.turns, bot.counted) == ([], {"nobody": 1})


async def test_a_refusal_needs_no_message_to_answer_to(door, connector):
    await door.post(an_activity(connector.url, id=None, text="", value={"v": 0, "do": "Book"}))

    assert (await connector.message(1)).reply_to == ""


@pytest.mark.parametrize(
    ("name", "value", "token"),
    [
        ("signin/tokenExchange", {"id": "1", "connectionName": "microsoft365", "token": "t"}, "t"),
        ("signin/failure", {"code": "resourcematchfailed"}, ""),
    ],
)
async def test_a_token_that_teams_offers_is_a_turn(door, bot, connector, name, value, token):
    invoke = an_activity(connector.url, type="invoke", name=name, text=None, value=value)
    status, answer = await door.post(invoke)
    (turn,) = bot.turns
    assert (status, answer) == (200, {})
    assert turn.content == TokenOffered(token)
    assert "'t'" not in repr(turn)


async def test_the_end_of_a_sign_in_page_needs_nothing(door, bot, connector):
    invoke = an_activity(
        connector.url, type="invoke", name="signin/verifyState", value={"state": "1"}
    )
    assert await door.post(invoke) == (200, {})
    assert bot.turns == []
